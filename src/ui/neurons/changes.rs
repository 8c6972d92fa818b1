//! Silencing neurons and drawing layers anew, and what the test set says to that.

use leptos::prelude::*;

use super::change_buttons::Buttons;
use super::page::{Page, moment};
use super::wants;
use crate::protocol::{Change, Found};
use crate::ui::chart::{csv, save};
use crate::ui::state::Shared;
use crate::ui::{format, t};

/// A list of changes and the network with them.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    change: Option<Change>,
    tested: Option<Tested>,
}

/// What is known of a changed network.
#[derive(Clone, Debug, PartialEq)]
struct Tested {
    loss: f64,
    accuracy: f64,
    /// Dead neurons of each hidden layer, on the probe.
    dead: Vec<u32>,
}

impl Tested {
    fn of(found: &Found) -> Option<Self> {
        match found {
            Found::Changed {
                loss,
                accuracy,
                dead,
                ..
            } => Some(Self {
                loss: *loss,
                accuracy: *accuracy,
                dead: dead.clone(),
            }),
            _ => None,
        }
    }

    /// The dead neurons, layer by layer.
    fn dead(&self) -> String {
        let layers: Vec<String> = self.dead.iter().map(u32::to_string).collect();
        layers.join(" · ")
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
                        tested: found.as_deref().and_then(Tested::of),
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
        Some(Change::Train { steps }) => t!("neurons-trained-on", steps = steps),
    }
}

fn table(steps: &[Step]) -> impl IntoView + use<> {
    let first = steps.first().and_then(|step| step.tested.clone());
    let rows: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let dash = || "–".to_owned();
            let (accuracy, loss, difference, dead) = match &step.tested {
                Some(now) => (
                    format::percent(now.accuracy, 2),
                    format::fixed(now.loss, 4),
                    first
                        .as_ref()
                        .map_or_else(dash, |first| points(now.accuracy - first.accuracy)),
                    now.dead(),
                ),
                None => (t!("neurons-change-waits"), dash(), dash(), dash()),
            };
            view! {
                <tr>
                    <th scope="row">{at}</th>
                    <td class="text">{said(step.change)}</td>
                    <td>{accuracy}</td>
                    <td>{difference}</td>
                    <td>{loss}</td>
                    <td>{dead}</td>
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
                        <th scope="col">{t!("neurons-change-dead")}</th>
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
        t!("neurons-change-dead"),
    ];
    let rows = steps.iter().enumerate().map(|(at, step)| {
        let number = |part: fn(&Tested) -> f64| step.tested.as_ref().map_or(f64::NAN, part);
        vec![
            at.to_string(),
            said(step.change),
            csv::number(number(|now| now.accuracy * 100.0)),
            csv::number(number(|now| now.loss)),
            step.tested.as_ref().map(Tested::dead).unwrap_or_default(),
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
                tested: Some(Tested {
                    loss: 0.5,
                    accuracy: 0.875,
                    dead: vec![0, 12],
                }),
            },
            Step {
                change: Some(silence),
                tested: None,
            },
        ];
        let rows = file(&steps);
        assert_eq!(rows[1][2..], ["87.5", "0.5", "0 · 12"]);
        assert_eq!(rows[2][2..], ["", "", ""]);
        assert!(rows[2][1].contains('5'));
    }
}
