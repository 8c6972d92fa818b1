//! The comparison table: what each function came to, beside what the chapter printed.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::results_data::{Column, Group, NOISE, Reference, RunResult, Spread, groups, sort};
use crate::course::evidence::LEAST;
use crate::ui::chart::{Swatch, csv, save};
use crate::ui::palette::style;
use crate::ui::{format, key, t};

/// A row per function: accuracy, loss and time over its seeds, the printed figures and the
/// range measured before. Differences inside the noise get the same places.
#[component]
pub fn ResultsTable(
    /// Every finished or diverged run.
    #[prop(into)]
    runs: Signal<Vec<RunResult>>,
    /// Printed figures by activation key; empty where the recipe is not the chapter's.
    #[prop(into)]
    references: Signal<BTreeMap<String, Reference>>,
    /// Whether the page is dark, for the swatches.
    #[prop(into)]
    dark: Signal<bool>,
) -> impl IntoView {
    let order = RwSignal::new((Column::Name, false));
    let rows = Memo::new(move |_| {
        let mut rows = runs.with(|runs| groups(runs));
        let (column, falling) = order.get();
        sort(&mut rows, column, falling);
        rows
    });
    let compared = Memo::new(move |_| !references.with(BTreeMap::is_empty));
    let save = move |_| save::csv(&t!("results-title"), file(&runs.get_untracked()));
    let body = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="view-empty">{t!("results-empty")}</p> }.into_any();
        }
        let compared = compared.get();
        let learned = rows.iter().any(|row| !row.learned.is_empty());
        let regression = rows.iter().any(|row| row.regression);
        let lines: Vec<_> = rows
            .iter()
            .map(|row| {
                let reference = references.with(|all| all.get(&row.key).copied());
                line(row, compared, learned, reference, dark)
            })
            .collect();
        let printed = compared.then(|| {
            view! {
                <th scope="col">{t!("results-published")}</th>
                <th scope="col">{t!("results-measured")}</th>
                <th scope="col">{t!("results-difference")}</th>
            }
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("results-title")>
                <table class="data-table results">
                    <caption class="visually-hidden">{t!("results-title")}</caption>
                    <thead>
                        <tr>
                            <Header column=Column::Name text=key("results-activation") order />
                            <Header column=Column::Accuracy text=quality(regression) order />
                            <th scope="col">{t!("results-place")}</th>
                            {printed}
                            <Header column=Column::Loss text=key("results-loss") order />
                            <Header column=Column::Seconds text=key("results-seconds") order />
                            <Header column=Column::Epochs text=key("results-epochs") order />
                            {learned.then(|| view! { <th scope="col">{t!("results-learned")}</th> })}
                            <th scope="col">{t!("results-device")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <p class="view-note">
                {t!(
                    "results-note",
                    noise = format::fixed(NOISE * 100.0, 1),
                    least = format::fixed(LEAST * 100.0, 1)
                )}
            </p>
            {compared.then(|| view! { <p class="view-note">{t!("results-printed-note")}</p> })}
        }
        .into_any()
    };
    view! {
        <section class="view">
            <header class="view-head">
                <h3>{move || t!("results-title")}</h3>
                <button
                    type="button"
                    disabled=move || rows.with(Vec::is_empty)
                    on:click=save
                >
                    {move || t!("chart-save-csv")}
                </button>
            </header>
            {body}
        </section>
    }
}

/// What the quality of a run is called.
const fn quality(regression: bool) -> &'static str {
    match regression {
        true => key("results-r2"),
        false => key("results-accuracy"),
    }
}

/// A column's head: a button that sorts by it, and the other way round when pressed again.
#[component]
fn Header(
    column: Column,
    /// The key of its words.
    text: &'static str,
    order: RwSignal<(Column, bool)>,
) -> impl IntoView {
    let sorted = move || match order.get() {
        (chosen, _) if chosen != column => "none",
        (_, true) => "descending",
        (_, false) => "ascending",
    };
    let arrow = move || match sorted() {
        "none" => "",
        "descending" => " ▾",
        _ => " ▴",
    };
    let press = move |_| {
        order.update(|(chosen, falling)| {
            // Accuracy starts with the best; everything else with the smallest.
            *falling = if *chosen == column {
                !*falling
            } else {
                column == Column::Accuracy
            };
            *chosen = column;
        });
    };
    view! {
        <th scope="col" aria-sort=sorted>
            <button type="button" class="sort" on:click=press>
                {move || t!(text)}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

fn line(
    row: &Group,
    compared: bool,
    learned: bool,
    reference: Option<Reference>,
    dark: Signal<bool>,
) -> impl IntoView + use<> {
    let accuracy = row
        .accuracy
        .map_or_else(String::new, |spread| match row.regression {
            true => range(&spread, 3),
            false => percent_range(&spread),
        });
    let note = match (row.diverged, row.runs) {
        (0, 1) => None,
        (0, runs) => Some(t!("results-seeds", count = runs)),
        (diverged, runs) if diverged == runs && runs == 1 => Some(t!("results-diverged")),
        (diverged, runs) => Some(t!(
            "results-some-diverged",
            diverged = diverged,
            runs = runs
        )),
    };
    let note = note.map(|note| {
        let class = if row.diverged > 0 {
            "cell-note warn"
        } else {
            "cell-note"
        };
        view! { <span class=class>{note}</span> }
    });
    let place = row.places.map_or_else(dash, |(best, worst)| {
        if best == worst {
            best.to_string()
        } else {
            format!("{best}–{worst}")
        }
    });
    let printed = compared.then(|| {
        let published = reference.and_then(|reference| reference.accuracy);
        let measured = reference.and_then(|reference| reference.measured);
        let difference = row
            .accuracy
            .zip(published)
            .map(|(ours, printed)| ours.mean - printed);
        view! {
            <td>{published.map_or_else(dash, |share| format::percent(share, 1))}</td>
            <td>{measured.map_or_else(dash, |(low, high)| span(low * 100.0, high * 100.0, 1))}</td>
            <td>{difference.map_or_else(dash, points)}</td>
        }
    });
    // The printed loss and time stand in the cells of ours.
    let book = |figure: fn(&Reference) -> Option<f64>, decimals| {
        let printed = reference.as_ref().and_then(figure)?;
        let text = t!("results-book", figure = format::fixed(printed, decimals));
        Some(view! { <span class="cell-note">{text}</span> })
    };
    let loss = row.loss.map_or_else(dash, |spread| range(&spread, 3));
    let seconds = row.seconds.map_or_else(dash, |spread| range(&spread, 1));
    view! {
        <tr>
            <th scope="row">
                <Swatch style=style(&row.key) dark />
                {row.name.clone()}
            </th>
            <td>
                {accuracy}
                {note}
            </td>
            <td>{place}</td>
            {printed}
            <td>{loss} {book(|r| r.loss, 2)}</td>
            <td>{seconds} {book(|r| r.seconds, 1)}</td>
            <td>{row.epochs}</td>
            {learned.then(|| view! { <td class="text learned">{numbers(&row.learned)}</td> })}
            <td class="text">{row.devices.clone()}</td>
        </tr>
    }
}

/// Most learned numbers in a cell; the file has more.
const NUMBERS: usize = 4;

/// Learned numbers, a line each.
fn numbers(learned: &[(String, Spread)]) -> AnyView {
    if learned.is_empty() {
        return dash().into_any();
    }
    let lines = learned
        .iter()
        .take(NUMBERS)
        .map(|(name, spread)| view! { <div>{format!("{name} = {}", range(spread, 3))}</div> });
    let more = (learned.len() > NUMBERS).then_some("…");
    view! { {lines.collect_view()} {more} }.into_any()
}

fn dash() -> String {
    "–".to_owned()
}

fn percent_range(spread: &Spread) -> String {
    let hundred = Spread {
        mean: spread.mean * 100.0,
        low: spread.low * 100.0,
        high: spread.high * 100.0,
        ..*spread
    };
    range(&hundred, 1)
}

/// A mean, and behind it the range where there is more than one run.
fn range(spread: &Spread, decimals: usize) -> String {
    let mean = format::fixed(spread.mean, decimals);
    if spread.count < 2 {
        return mean;
    }
    format!("{mean} ({})", span(spread.low, spread.high, decimals))
}

fn span(low: f64, high: f64, decimals: usize) -> String {
    let (low, high) = (format::fixed(low, decimals), format::fixed(high, decimals));
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// A difference of two shares in percentage points, with its sign.
fn points(difference: f64) -> String {
    let text = format!("{:+.1}", difference * 100.0);
    match text.as_str() {
        "+0.0" | "-0.0" => "0.0".to_owned(),
        text => text.replace('-', "−"),
    }
}

/// Learned numbers in one cell of a file.
fn written(learned: &[(String, f32)]) -> String {
    let numbers = learned.iter();
    let numbers: Vec<_> = numbers
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    numbers.join(" ")
}

/// Every run, a line each, unrounded.
fn file(runs: &[RunResult]) -> Vec<Vec<String>> {
    let regression = runs.iter().any(|run| run.regression);
    let head = [
        t!("results-activation"),
        t!("results-key"),
        t!("results-seed"),
        t!("results-device"),
        t!("results-epochs"),
        t!(quality(regression)),
        t!("results-loss"),
        t!("results-seconds"),
        t!("results-diverged"),
        t!("results-learned"),
    ];
    let lines = runs.iter().map(|run| {
        vec![
            run.name.clone(),
            run.key.clone(),
            run.seed.to_string(),
            run.device.clone(),
            run.epochs.to_string(),
            csv::number(match run.regression {
                true => run.test_accuracy,
                false => run.test_accuracy * 100.0,
            }),
            csv::number(run.test_loss),
            csv::number(run.seconds),
            u8::from(run.diverged).to_string(),
            written(&run.learned),
        ]
    });
    std::iter::once(head.to_vec()).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_with_their_range() {
        let one = Spread::of([0.8137].into_iter()).expect("one");
        assert_eq!(percent_range(&one), "81.4");
        let three = Spread::of([0.81, 0.82, 0.83].into_iter()).expect("three");
        assert_eq!(percent_range(&three), "82.0 (81.0–83.0)");
        assert_eq!(points(-0.0123), "−1.2");
        assert_eq!(points(0.005), "+0.5");
        assert_eq!(points(-0.0001), "0.0");
    }
}
