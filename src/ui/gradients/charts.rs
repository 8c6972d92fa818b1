//! Each layer's gradient, and what it goes through, as charts.

use leptos::prelude::*;

use super::norms::{self, Why, written};
use super::split;
use crate::ui::chart::ticks::short;
use crate::ui::chart::{Axis, LineChart, Scale, Values};
use crate::ui::histogram::figures::figure;
use crate::ui::layers::Shown;
use crate::ui::shell::Dark;
use crate::ui::t;

/// The theme's name, which the charts read their colours by.
pub fn theme() -> Signal<String> {
    let Dark(dark) = expect_context();
    Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned())
}

/// The layers, from 1.
fn layers(shown: Memo<Vec<Shown>>, hidden_only: bool) -> Signal<Axis> {
    Signal::derive(move || {
        let most = shown.with(|shown| {
            let counts = shown
                .iter()
                .filter_map(|one| Some(one.snapshot()?.layers.len()));
            counts.max().unwrap_or(2)
        });
        let last = if hidden_only {
            most.saturating_sub(1)
        } else {
            most
        };
        Axis {
            label: match hidden_only {
                true => t!("norms-hidden-axis"),
                false => t!("norms-axis"),
            },
            values: Values::Whole,
            at_least: Some((1.0, last.max(2) as f64)),
            ..Axis::default()
        }
    })
}

fn logarithmic(label: fn() -> String) -> Signal<Axis> {
    Signal::derive(move || Axis {
        label: label(),
        scale: Scale::Logarithmic,
        ..Axis::default()
    })
}

/// The norm of each layer's gradient, and what has no place on the axis.
#[component]
pub fn Norms(shown: Memo<Vec<Shown>>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="norms-heading" data-testid="norms">
            <h2 id="norms-heading">{move || t!("norms-heading")}</h2>
            <p class="card-lead">{move || t!("norms-lead")}</p>
            <NormsChart shown />
        </section>
    }
    .into_any()
}

/// The chart, and its notes.
#[component]
pub fn NormsChart(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let series = Memo::new(move |_| {
        crate::ui::i18n::language();
        shown.with(|shown| norms::series(shown))
    });
    let sentences = move || shown.with(|shown| shown.iter().flat_map(missing).collect::<Vec<_>>());
    view! {
        <LineChart
            title=Signal::derive(|| t!("norms-title"))
            x=layers(shown, false)
            y=logarithmic(|| t!("norms-label"))
            series
            theme=theme()
        />
        <p class="chart-note">{move || t!("norms-note")}</p>
        <ul class="plain-list" data-testid="silent">
            {move || {
                sentences()
                    .into_iter()
                    .map(|text| view! { <li>{text}</li> })
                    .collect::<Vec<_>>()
            }}
        </ul>
    }
    .into_any()
}

/// The layers of a network that the chart cannot show, as sentences.
fn missing(shown: &Shown) -> Vec<String> {
    let Some(snapshot) = shown.snapshot() else {
        return Vec::new();
    };
    let name = &*shown.panel.name;
    let silent = norms::silent(snapshot);
    let mut said: Vec<String> = silent
        .iter()
        .map(|(why, ranges)| {
            let layers = written(ranges);
            match why {
                Why::TooSmall => t!("norms-too-small", name = name, layers = layers),
                Why::Flat => t!("norms-flat", name = name, layers = layers),
                Why::NoInput => t!("norms-no-input", name = name, layers = layers),
            }
        })
        .collect();
    let broken = norms::broken(snapshot);
    if !broken.is_empty() {
        said.push(t!("norms-broken", name = name, layers = written(&broken)));
    }
    said
}

/// What the weights and what f′ do with the gradient's size.
#[component]
pub fn Splits(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let series = Memo::new(move |_| {
        crate::ui::i18n::language();
        shown.with(|shown| split::series(shown))
    });
    let empty = Signal::derive(move || {
        let flat = |one: &Shown| one.panel.experiment.hidden.is_empty();
        shown.with(|shown| shown.iter().all(flat).then(|| t!("split-no-hidden")))
    });
    let products = move || {
        shown.with(|shown| {
            let each = shown.iter().filter_map(|one| {
                let product = split::product(one.snapshot()?)?;
                let name = &*one.panel.name;
                Some(match product == 0.0 {
                    true => t!("split-nothing", name = name),
                    false => t!("split-product", name = name, product = figure(product)),
                })
            });
            each.map(|text| view! { <li>{text}</li> })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="card" aria-labelledby="split-heading" data-testid="split">
            <h2 id="split-heading">{move || t!("split-heading")}</h2>
            <p class="card-lead">{move || t!("split-lead", one = short(1.0))}</p>
            <LineChart
                title=Signal::derive(|| t!("split-title"))
                x=layers(shown, true)
                y=logarithmic(|| t!("split-label"))
                series
                empty
                theme=theme()
            />
            <ul class="plain-list">{products}</ul>
        </section>
    }
    .into_any()
}
