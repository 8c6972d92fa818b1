//! The chapter's table of twelve functions. What can be computed is computed, so that nothing
//! typed can disagree with the cards.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;

use crate::activation::{Instance, find};
use crate::experiment::{ActivationChoice, Experiment};
use crate::formula::properties::{Bound, Properties, properties};
use crate::ui::explore::facts::{monotonic, number};
use crate::ui::{key, t};

/// What the chapter says of a function; the texts are keys of the page's words.
struct Row {
    key: &'static str,
    strength: &'static str,
    used: &'static str,
    weakness: &'static str,
}

/// In the chapter's order.
static ROWS: [Row; 12] = [
    Row {
        key: "sigmoid",
        strength: key("strength-sigmoid"),
        used: key("use-output"),
        weakness: key("weakness-sigmoid"),
    },
    Row {
        key: "tanh",
        strength: key("strength-tanh"),
        used: key("use-recurrent"),
        weakness: key("weakness-tanh"),
    },
    Row {
        key: "relu",
        strength: key("strength-relu"),
        used: key("use-cnn"),
        weakness: key("weakness-relu"),
    },
    Row {
        key: "gelu",
        strength: key("strength-gelu"),
        used: key("use-transformer"),
        weakness: key("weakness-gelu"),
    },
    Row {
        key: "mish",
        strength: key("strength-mish"),
        used: key("use-general"),
        weakness: key("weakness-mish"),
    },
    Row {
        key: "leaky_relu",
        strength: key("strength-leaky_relu"),
        used: key("use-cnn"),
        weakness: key("weakness-leaky_relu"),
    },
    Row {
        key: "hardswish",
        strength: key("strength-hardswish"),
        used: key("use-mobile"),
        weakness: key("weakness-hardswish"),
    },
    Row {
        key: "swish",
        strength: key("strength-swish"),
        used: key("use-deep"),
        weakness: key("weakness-swish"),
    },
    Row {
        key: "prelu",
        strength: key("strength-prelu"),
        used: key("use-cnn"),
        weakness: key("weakness-prelu"),
    },
    Row {
        key: "rrelu",
        strength: key("strength-rrelu"),
        used: key("use-unnamed"),
        weakness: key("weakness-rrelu"),
    },
    Row {
        key: "telu",
        strength: key("strength-telu"),
        used: key("use-unnamed"),
        weakness: key("weakness-telu"),
    },
    Row {
        key: "staf",
        strength: key("strength-staf"),
        used: key("use-patterns"),
        weakness: key("weakness-staf"),
    },
];

/// What is computed of a row's function: nothing yet, or its properties if it has any.
type Computed = Option<Option<Properties>>;

/// The properties of a function at the start values that a new experiment gives it.
fn compute(key: &str) -> Option<Properties> {
    let instance = Instance::new(&ActivationChoice::new(key), &BTreeMap::new()).ok()?;
    let p = instance.start_parameters(Experiment::default().seed, 0, 0);
    properties(instance.compiled(), &p).ok()
}

/// Computes the rows from `place` on, each in a task of its own: together they would hold the
/// page up.
fn compute_from(place: usize, computed: Vec<RwSignal<Computed>>) {
    let task = move || {
        let (Some(row), Some(signal)) = (ROWS.get(place), computed.get(place)) else {
            return;
        };
        // Of a page that was left nothing more is computed.
        if signal.try_set(Some(compute(row.key))).is_none() {
            compute_from(place + 1, computed);
        }
    };
    set_timeout(task, Duration::ZERO);
}

/// An interval as one writes it: square brackets for values that are reached.
fn range(card: &Properties) -> String {
    let low = match card.lowest {
        Bound::Attained { value, .. } => format!("[{}", number(value)),
        Bound::Approached { value, .. } => format!("({}", number(value)),
        Bound::Unbounded { .. } => "(−∞".to_owned(),
        Bound::Found { .. } | Bound::Nowhere => String::new(),
    };
    let high = match card.highest {
        Bound::Attained { value, .. } => format!("{}]", number(value)),
        Bound::Approached { value, .. } => format!("{})", number(value)),
        Bound::Unbounded { .. } => "+∞)".to_owned(),
        Bound::Found { .. } | Bound::Nowhere => String::new(),
    };
    if !low.is_empty() && !high.is_empty() {
        return format!("{low}, {high}");
    }
    match (card.lowest.value(), card.highest.value()) {
        (Some(low), Some(high)) => {
            t!("compare-seen", low = number(low), high = number(high))
        }
        _ => t!("fact-unknown"),
    }
}

fn centred(card: &Properties) -> String {
    match (card.zero_centred(), card.moments.mean) {
        (Some(true), Some(mean)) => t!("compare-yes-mean", mean = number(mean)),
        (Some(false), Some(mean)) => t!("compare-no-mean", mean = number(mean)),
        _ => t!("fact-unknown"),
    }
}

/// The table, behind a summary: it is made when it is first opened.
#[component]
pub fn Comparison() -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        if details.has_attribute("open") && !opened.get_untracked() {
            opened.set(true);
        }
    };
    view! {
        <section class="card" aria-labelledby="compare-title" data-testid="comparison">
            <h2 id="compare-title">{move || t!("compare-title")}</h2>
            <p class="view-note">{move || t!("compare-lead")}</p>
            <details on:toggle=toggled>
                <summary>{move || t!("compare-open")}</summary>
                {move || opened.get().then(|| view! { <ComparisonTable /> }.into_any())}
            </details>
        </section>
    }
    .into_any()
}

/// The table itself.
#[component]
pub fn ComparisonTable() -> impl IntoView {
    let computed: Vec<RwSignal<Computed>> = ROWS.iter().map(|_| RwSignal::new(None)).collect();
    compute_from(0, computed.clone());
    let rows: Vec<_> = ROWS
        .iter()
        .zip(computed)
        .map(|(row, computed)| {
            let cell = move |said: fn(&Properties) -> String| {
                move || {
                    computed.with(|computed| match computed {
                        None => t!("compare-wait"),
                        Some(None) => t!("compare-none"),
                        Some(Some(card)) => said(card),
                    })
                }
            };
            view! {
                <tr data-function=row.key>
                    <th scope="row">{find(row.key).map(|entry| entry.name)}</th>
                    <td>{move || t!(row.strength)}</td>
                    <td>{move || t!(row.used)}</td>
                    <td>{move || t!(row.weakness)}</td>
                    <td>{cell(range)}</td>
                    <td>{cell(monotonic)}</td>
                    <td>{cell(centred)}</td>
                </tr>
            }
        })
        .collect();
    let heads: Vec<_> = [
        key("compare-function"),
        key("compare-strength"),
        key("compare-use"),
        key("compare-weakness"),
        key("compare-range"),
        key("compare-monotonic"),
        key("compare-centred"),
    ]
    .into_iter()
    .map(|head| view! { <th scope="col">{move || t!(head)}</th> })
    .collect();
    view! {
        <div
            class="table-scroll comparison"
            role="region"
            tabindex="0"
            aria-label=move || t!("compare-title")
        >
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::BOOK_TABLE;

    #[test]
    fn the_rows_are_the_chapters_in_its_order() {
        let keys: Vec<_> = ROWS.iter().map(|row| row.key).collect();
        // SiLU has no row of its own.
        let table: Vec<_> = BOOK_TABLE
            .into_iter()
            .filter(|key| *key != "silu")
            .collect();
        assert_eq!(keys, table);
    }

    #[test]
    fn what_is_computed_is_said_shortly() {
        for (key, values, centre) in [
            ("sigmoid", "(0, 1)", "no, mean 0.5"),
            ("tanh", "(−1, 1)", "yes, mean 0"),
            ("relu", "[0, +∞)", "no, mean 0.3989"),
            ("gelu", "[−0.17, +∞)", "no"),
            ("leaky_relu", "(−∞, +∞)", "no"),
            ("hardswish", "[−0.375, +∞)", "no"),
            ("telu", "(−1, +∞)", "no"),
        ] {
            let card = compute(key).unwrap();
            assert_eq!(range(&card), values, "{key}");
            assert!(
                centred(&card).starts_with(centre),
                "{key}: {}",
                centred(&card)
            );
        }
        assert!(range(&compute("staf").unwrap()).starts_with("seen"));
    }

    #[test]
    fn every_row_can_be_computed() {
        for row in &ROWS {
            assert!(compute(row.key).is_some(), "{}", row.key);
        }
    }
}
