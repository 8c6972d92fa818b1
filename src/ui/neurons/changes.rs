//! Silencing neurons and drawing layers anew, and what the test set says to that.

use leptos::prelude::*;

use super::change_buttons::Buttons;
use super::page::{Page, moment};
use super::wants;
use crate::protocol::{Change, Found};
use crate::ui::chart::{csv, save};
use crate::ui::state::Shared;
use crate::ui::{format, t};

/// A list of changes and the test set with them.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    change: Option<Change>,
    /// Loss and accuracy.
    tested: Option<(f64, f64)>,
}

fn tested(found: &Found) -> Option<(f64, f64)> {
    match found {
        Found::Changed { loss, accuracy, .. } => Some((*loss, *accuracy)),
        _ => None,
    }
}

/// The section.
#[component]
pub fn Changes() -> impl IntoView {
    let page = Page::get();
    let open = page.of_view(|view| view.edit);
    let hidden = page.lab.hides("edit");
    let toggle = move |_| {
        page.change(|view| {
            if view.edit {
                view.changes.clear();
            }
            view.edit = !view.edit;
        });
    };
    view! {
        <section class="card" data-testid="changes">
            <h2>{move || t!("neurons-change-title")}</h2>
            <p class="card-lead">{move || t!("neurons-change-lead")}</p>
            <button
                type="button"
                aria-pressed=move || open.get().to_string()
                hidden=hidden
                on:click=toggle
                data-testid="changes-open"
            >
                {move || t!("neurons-change-open")}
            </button>
            {move || open.get().then(|| view! { <Steps /> }.into_any())}
        </section>
    }
    .into_any()
}

#[component]
fn Steps() -> impl IntoView {
    let page = Page::get();
    let changes = page.of_view(|view| view.changes.clone());
    let wants = Memo::new(move |_| {
        let run = page.run.get();
        page.view.with(|view| wants::changed(&run, view))
    });
    let found = Memo::new(move |_| {
        wants.with(|wants| {
            let found = wants.iter().map(|want| page.room.found(want));
            found.collect::<Vec<Option<Shared<Found>>>>()
        })
    });
    let steps = Memo::new(move |_| {
        changes.with(|changes| {
            found.with(|found| {
                let names = std::iter::once(None).chain(changes.iter().copied().map(Some));
                names
                    .zip(found)
                    .map(|(change, found)| Step {
                        change,
                        tested: found.as_deref().and_then(tested),
                    })
                    .collect::<Vec<_>>()
            })
        })
    });
    let save = move |_| {
        save::csv(
            &t!("neurons-change-title"),
            steps.with_untracked(|s| file(s)),
        )
    };
    view! {
        <Buttons changes />
        <header class="view-head">
            <h3>
                {move || {
                    t!("neurons-change-table", moment = moment(page.view.with(|view| view.at)))
                }}
            </h3>
            <button type="button" on:click=save>
                {move || t!("chart-save-csv")}
            </button>
        </header>
        {move || steps.with(|steps| table(steps))}
        <p class="view-note">{move || t!("neurons-change-note")}</p>
    }
    .into_any()
}

/// A change in words.
fn said(change: Option<Change>) -> String {
    match change {
        None => t!("neurons-change-none"),
        Some(Change::Silence { layer, neuron }) => {
            t!("neurons-silenced", layer = layer + 1, neuron = neuron + 1)
        }
        Some(Change::Redraw { layer, times }) => {
            t!("neurons-redrawn", layer = layer + 1, times = times)
        }
    }
}

fn table(steps: &[Step]) -> impl IntoView + use<> {
    let first = steps.first().and_then(|step| step.tested);
    let rows: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let dash = || "–".to_owned();
            let (accuracy, loss, difference) = match step.tested {
                Some((loss, accuracy)) => (
                    format::percent(accuracy, 2),
                    format::fixed(loss, 4),
                    first.map_or_else(dash, |(_, before)| points(accuracy - before)),
                ),
                None => (t!("neurons-change-waits"), dash(), dash()),
            };
            view! {
                <tr>
                    <th scope="row">{at}</th>
                    <td class="text">{said(step.change)}</td>
                    <td>{accuracy}</td>
                    <td>{difference}</td>
                    <td>{loss}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-change-title")>
            <table class="data-table" data-testid="changes-table">
                <caption class="visually-hidden">{t!("neurons-change-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("neurons-change-number")}</th>
                        <th scope="col">{t!("neurons-change")}</th>
                        <th scope="col">{t!("results-accuracy")}</th>
                        <th scope="col">{t!("neurons-change-difference")}</th>
                        <th scope="col">{t!("results-loss")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A difference of two shares in percentage points, with its sign.
fn points(difference: f64) -> String {
    match format!("{:+.2}", difference * 100.0) {
        text if text.ends_with("0.00") && text.len() == 5 => "0.00".to_owned(),
        text => text.replace('-', "−"),
    }
}

fn file(steps: &[Step]) -> Vec<Vec<String>> {
    let head = vec![
        t!("neurons-change-number"),
        t!("neurons-change"),
        t!("results-accuracy"),
        t!("results-loss"),
    ];
    let rows = steps.iter().enumerate().map(|(at, step)| {
        let (loss, accuracy) = step.tested.unwrap_or((f64::NAN, f64::NAN));
        vec![
            at.to_string(),
            said(step.change),
            csv::number(accuracy * 100.0),
            csv::number(loss),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_their_sign() {
        assert_eq!(points(-0.0123), "−1.23");
        assert_eq!(points(0.1), "+10.00");
        assert_eq!(points(-0.000001), "0.00");
        assert_eq!(points(0.0), "0.00");
        assert_eq!(points(-0.1), "−10.00");
    }

    #[test]
    fn the_file_has_empty_cells_for_what_is_not_known() {
        let silence = Change::Silence {
            layer: 0,
            neuron: 4,
        };
        let steps = [
            Step {
                change: None,
                tested: Some((0.5, 0.875)),
            },
            Step {
                change: Some(silence),
                tested: None,
            },
        ];
        let rows = file(&steps);
        assert_eq!(rows[1][2..], ["87.5", "0.5"]);
        assert_eq!(rows[2][2..], ["", ""]);
        assert!(rows[2][1].contains('5'));
    }
}
