//! The census as a table: every hidden layer of every activation, and what was printed.

use leptos::prelude::*;

use super::figures::Figures;
use super::groups::{Group, cell, groups, percent, ranks, whole};
use super::page::{Page, as_census, moment};
use super::tally::{Row, Span};
use super::wants;
use crate::experiment::Experiment;
use crate::protocol::Found;
use crate::ui::chart::{Swatch, csv, save};
use crate::ui::inside::Moment;
use crate::ui::palette::style;
use crate::ui::state::Shared;
use crate::ui::{format, t, words};

/// Every network's census, as far as it is there, in groups.
pub fn counted(page: Page) -> Memo<Vec<Group>> {
    let at = page.of_view(|view| view.at);
    let found = Memo::new(move |_| {
        let at = at.get();
        page.runs.with(|runs| {
            let found = runs
                .iter()
                .map(|run| page.room.found(&wants::census(run, at)));
            found.collect::<Vec<Option<Shared<Found>>>>()
        })
    });
    Memo::new(move |_| {
        page.runs.with(|runs| {
            found.with(|found| {
                let censuses = found.iter().map(|one| one.as_deref().and_then(as_census));
                let pairs: Vec<_> = runs.iter().zip(censuses).collect();
                groups(&pairs, at.get() == Moment::End)
            })
        })
    })
}

/// The table.
#[component]
pub fn CensusTable(groups: Memo<Vec<Group>>) -> impl IntoView {
    let page = Page::get();
    let compared = Memo::new(move |_| groups.with(|all| all.iter().any(|g| g.figures.is_some())));
    let empty = Memo::new(move |_| groups.with(|all| all.iter().all(|g| g.counted == 0)));
    // Of many groups only the one that changes is drawn again.
    let count = Memo::new(move |_| groups.with(Vec::len));
    let save =
        move |_| groups.with_untracked(|groups| save::csv(&t!("neurons-table"), file(groups)));
    let troubled = page.room.memo(|state| {
        let troubles = state.standing().troubles;
        let of = troubles.into_iter().map(|trouble| trouble.experiment);
        of.collect::<Vec<Experiment>>()
    });
    let body = move || {
        let figures = compared.get().then(|| {
            view! {
                <th scope="col">{t!("neurons-published")}</th>
                <th scope="col">{t!("neurons-measured")}</th>
            }
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-table")>
                <table class="data-table census" data-testid="census">
                    <caption class="visually-hidden">{t!("neurons-table")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("neurons-layer")}</th>
                            <th scope="col">{t!("neurons-width")}</th>
                            <th scope="col">{t!("neurons-dead")}</th>
                            <th scope="col">{t!("neurons-near-dead")}</th>
                            <th scope="col">{t!("neurons-saturated")}</th>
                            <th scope="col">{t!("neurons-constant")}</th>
                            <th scope="col">{t!("neurons-predicted")}</th>
                            {figures}
                        </tr>
                    </thead>
                    <For each=move || 0..count.get() key=|at| *at let(at)>
                        {
                            let group = Memo::new(move |_| {
                                groups.with(|groups| groups.get(at).cloned())
                            });
                            move || {
                                let group = group.get()?;
                                let in_trouble = troubled.with(|all| all.contains(&group.run));
                                Some(part(&group, in_trouble, compared.get(), page.dark).into_any())
                            }
                        }
                    </For>
                </table>
            </div>
        }
        .into_any()
    };
    let notes = move || {
        let several = groups.with(|all| all.iter().any(|group| group.seeds > 1));
        [
            Some(t!("neurons-note-overlap")),
            several.then(|| t!("neurons-note-seeds")),
            compared.get().then(|| t!("neurons-note-figures")),
        ]
        .into_iter()
        .flatten()
        .map(|note| view! { <p class="view-note">{note}</p> })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="card view">
            <header class="view-head">
                <h2>
                    {move || t!("neurons-table-at", moment = moment(page.view.with(|v| v.at)))}
                </h2>
                <button type="button" disabled=empty on:click=save>
                    {move || t!("chart-save-csv")}
                </button>
            </header>
            {body}
            {notes}
            <dl class="neurons-terms">
                <dt>{move || t!("neurons-dead")}</dt>
                <dd>{move || t!("neurons-dead-means")}</dd>
                <dt>{move || t!("neurons-near-dead")}</dt>
                <dd>{move || t!("neurons-near-dead-means")}</dd>
                <dt>{move || t!("neurons-saturated")}</dt>
                <dd>{move || t!("neurons-saturated-means")}</dd>
                <dt>{move || t!("neurons-constant")}</dt>
                <dd>{move || t!("neurons-constant-means")}</dd>
            </dl>
            <Ranks groups />
        </section>
    }
    .into_any()
}

/// The rows of one activation, under its name.
fn part(
    group: &Group,
    in_trouble: bool,
    compared: bool,
    dark: Signal<bool>,
) -> impl IntoView + use<> {
    let columns = if compared { "9" } else { "7" };
    let state = match (group.counted, group.seeds) {
        (0, _) if in_trouble => t!("neurons-trouble"),
        (0, _) => t!("neurons-not-counted"),
        (_, 1) => t!(
            "neurons-counted",
            samples = group.samples,
            steps = group.steps
        ),
        (counted, seeds) => t!(
            "neurons-counted-seeds",
            samples = group.samples,
            steps = group.steps,
            counted = counted,
            seeds = seeds
        ),
    };
    let rows: Vec<_> = group
        .layers
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let name = (at + 1).to_string();
            line(
                name,
                row,
                figure_cells(group.figures, compared, Some(at), row.width),
            )
        })
        .collect();
    let all = group.all.as_ref().map(|row| {
        let cells = figure_cells(group.figures, compared, None, row.width);
        line(t!("neurons-all"), row, cells)
    });
    view! {
        <tbody>
            <tr class="census-group">
                <th scope="rowgroup" colspan=columns>
                    <Swatch style=style(&group.run.activation().key) dark />
                    {words::trained(&group.run)}
                    <span class="cell-note">{state}</span>
                </th>
            </tr>
            {rows}
            {all}
        </tbody>
    }
}

/// What was printed and measured for a layer, or for all; empty where nothing was.
fn figure_cells(
    figures: Option<Figures>,
    compared: bool,
    layer: Option<usize>,
    width: u32,
) -> Option<[String; 2]> {
    if !compared {
        return None;
    }
    let one = |list: &[u32]| match layer {
        Some(layer) => list.get(layer).copied(),
        None => Some(list.iter().sum()),
    };
    let published = figures
        .and_then(|figures| one(figures.published))
        .map_or_else(dash, |n| cell(Span { low: n, high: n }, width));
    let measured = figures
        .and_then(|figures| {
            let measured = figures.measured?;
            // The smallest sum is not the sum of the smallest.
            if layer.is_none() && measured.seeds > 1 {
                return None;
            }
            let span = Span {
                low: one(measured.low)?,
                high: one(measured.high)?,
            };
            let seeds = t!("neurons-measured-seeds", seeds = measured.seeds);
            Some(format!("{}; {seeds}", whole(span)))
        })
        .unwrap_or_else(dash);
    Some([published, measured])
}

fn dash() -> String {
    "–".to_owned()
}

fn line(name: String, row: &Row, figures: Option<[String; 2]>) -> impl IntoView + use<> {
    let width = row.width;
    let counts = [row.dead, row.near_dead, row.saturated, row.constant];
    let cells: Vec<_> = counts
        .iter()
        .map(|&count| view! { <td>{cell(count, width)}</td> })
        .collect();
    let figures: Option<Vec<_>> =
        figures.map(|cells| cells.map(|text| view! { <td>{text}</td> }).into());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{format::integer(width.into())}</td>
            {cells}
            <td>{row.predicted.map_or_else(dash, percent)}</td>
            {figures}
        </tr>
    }
}

/// Several activations beside each other, with places only where the noise is known.
#[component]
fn Ranks(groups: Memo<Vec<Group>>) -> impl IntoView {
    let page = Page::get();
    let ranks = Memo::new(move |_| groups.with(|groups| ranks(groups)));
    move || {
        let ranks = ranks.get();
        if ranks.len() < 2 {
            return ().into_any();
        }
        let known = ranks.iter().any(|rank| rank.places.is_some());
        let rows: Vec<_> = ranks
            .iter()
            .map(|rank| {
                let place = rank
                    .places
                    .map_or_else(dash, |(best, worst)| match best == worst {
                        true => best.to_string(),
                        false => format!("{best}–{worst}"),
                    });
                view! {
                    <tr>
                        <th scope="row">
                            <Swatch style=style(&rank.run.activation().key) dark=page.dark />
                            {words::trained(&rank.run)}
                        </th>
                        <td>{cell(rank.dead, rank.width)}</td>
                        <td>{cell(rank.any, rank.width)}</td>
                        <td>{place}</td>
                    </tr>
                }
            })
            .collect();
        let note = match known {
            true => t!("neurons-ranks-note"),
            false => t!("neurons-ranks-unknown"),
        };
        view! {
            <h3>{t!("neurons-ranks")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-ranks")>
                <table class="data-table results" data-testid="ranks">
                    <caption class="visually-hidden">{t!("neurons-ranks")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-activation")}</th>
                            <th scope="col">{t!("neurons-dead")}</th>
                            <th scope="col">{t!("neurons-any")}</th>
                            <th scope="col">{t!("results-place")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="view-note">{note}</p>
        }
        .into_any()
    }
}

/// Every row of every group, unrounded.
fn file(groups: &[Group]) -> Vec<Vec<String>> {
    let range = |name: String| {
        [
            t!("neurons-least", name = &*name),
            t!("neurons-most", name = name),
        ]
    };
    let mut head = vec![
        t!("results-activation"),
        t!("results-key"),
        t!("neurons-seeds"),
        t!("neurons-steps"),
        t!("neurons-samples"),
        t!("neurons-layer"),
        t!("neurons-width"),
    ];
    let ranges = [
        t!("neurons-dead"),
        t!("neurons-near-dead"),
        t!("neurons-saturated"),
        t!("neurons-constant"),
        t!("neurons-predicted"),
        t!("neurons-measured"),
    ];
    head.extend(ranges.into_iter().flat_map(range));
    head.push(t!("neurons-published"));
    let mut rows = vec![head];
    for group in groups {
        for (at, row) in group.layers.iter().enumerate() {
            let mut cells = vec![
                words::trained(&group.run),
                group.run.activation().key.clone(),
                group.counted.to_string(),
                group.steps.to_string(),
                group.samples.to_string(),
                (at + 1).to_string(),
                row.width.to_string(),
            ];
            for count in [row.dead, row.near_dead, row.saturated, row.constant] {
                cells.extend([count.low.to_string(), count.high.to_string()]);
            }
            let predicted = row
                .predicted
                .map(|span| [span.low, span.high].map(csv::number));
            cells.extend(predicted.unwrap_or_default());
            let measured = group.figures.and_then(|figures| figures.measured);
            let measured = measured.map(|m| [m.low[at].to_string(), m.high[at].to_string()]);
            cells.extend(measured.unwrap_or_default());
            let published = group
                .figures
                .map(|figures| figures.published[at].to_string());
            cells.push(published.unwrap_or_default());
            rows.push(cells);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::tally::tests::census;
    use super::*;
    use crate::experiment::{ActivationChoice, Preset};

    #[test]
    fn the_file_has_a_cell_for_every_head() {
        let big = Experiment::preset(Preset::BigUntrained);
        let gelu = Experiment {
            activations: vec![ActivationChoice::new("gelu")],
            ..big.clone()
        };
        let widths: Vec<_> = big.hidden.iter().map(|&width| (width.min(9), 1)).collect();
        let census = census(&widths);
        let groups = groups(&[(&big, Some(&census)), (&gelu, Some(&census))], false);
        let rows = file(&groups);
        assert_eq!(rows.len(), 15);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        // The last layer of the first group: dead 1–1, measured 53–73, published 58.
        assert_eq!(rows[7][7..9], ["1", "1"]);
        assert_eq!(rows[7][17..], ["53", "73", "58"]);
        assert_eq!(rows[14][17..], ["", "", ""]);
    }

    #[test]
    fn figures_stand_beside_their_layer() {
        let figures =
            super::super::figures::figures(&Experiment::preset(Preset::BigUntrained), false);
        let cells = |layer, width| figure_cells(figures, true, layer, width).unwrap();
        assert_eq!(cells(Some(4), 512)[0], "113 (22.1 %)");
        assert!(cells(Some(4), 512)[1].starts_with("98–121; "));
        assert_eq!(cells(None, 5504), ["294 (5.3 %)", "–"]);
        assert_eq!(figure_cells(None, true, Some(0), 9).unwrap(), ["–", "–"]);
        assert_eq!(figure_cells(figures, false, Some(0), 9), None);
    }
}
