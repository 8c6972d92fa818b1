//! The chapter's formula for a dying chain beside the count, which it contradicts.

use leptos::prelude::*;

use super::page::{Page, as_census};
use super::tally::{Chain, chain};
use crate::ui::chart::ticks::short;
use crate::ui::chart::{Axis, LineChart, Series, Values};
use crate::ui::palette::{Weight, style};
use crate::ui::{format, key, t};

/// The formula, layer by layer, of the network that is looked at closely.
#[component]
pub fn Formula() -> impl IntoView {
    let page = Page::get();
    let chain = Memo::new(move |_| {
        page.census.with(|found| {
            let census = found.as_deref().and_then(as_census);
            census.map(chain).unwrap_or_default()
        })
    });
    let series = Signal::derive(move || {
        chain.with(|chain| {
            vec![
                curve(key("neurons-formula-counted"), "relu", chain, |l| l.counted),
                curve(key("neurons-formula-product"), "tanh", chain, |l| {
                    l.predicted
                }),
                curve(key("neurons-formula-factor"), "identity", chain, |l| {
                    l.factor
                }),
            ]
        })
    });
    let x = Signal::derive(|| Axis {
        label: t!("neurons-layer"),
        values: Values::Whole,
        ..Axis::default()
    });
    let y = Signal::derive(|| Axis {
        label: t!("neurons-share"),
        values: Values::Percent,
        at_least: Some((0.0, 0.1)),
        ..Axis::default()
    });
    let seen = move || {
        chain.with(|chain| {
            let (first, last) = (chain.first()?, chain.last()?);
            let percent = |share: f64| format::percent(share, 1);
            Some(t!(
                "neurons-formula-here",
                predicted_first = percent(first.predicted),
                predicted_last = percent(last.predicted),
                counted_first = percent(first.counted),
                counted_last = percent(last.counted)
            ))
        })
    };
    view! {
        <section class="card" data-testid="formula">
            <h2>{move || t!("neurons-formula-title")}</h2>
            <p class="card-lead">{move || t!("neurons-formula-lead")}</p>
            <p class="neurons-verdict">{move || t!("neurons-formula-wrong")}</p>
            <p>{seen}</p>
            <LineChart
                title=Signal::derive(|| t!("neurons-formula-chart"))
                x
                y
                series
                empty=Signal::derive(|| Some(t!("neurons-not-counted")))
                theme=page.theme
            />
            <details class="chart-table">
                <summary>{move || t!("neurons-formula-table")}</summary>
                {move || chain.with(|chain| numbers(chain))}
            </details>
            <details class="neurons-hint">
                <summary>{move || t!("neurons-formula-question")}</summary>
                <p>{move || t!("neurons-formula-hint")}</p>
                <p>{move || t!("neurons-formula-answer")}</p>
            </details>
        </section>
    }
    .into_any()
}

fn curve(name: &'static str, look: &str, chain: &[Chain], figure: fn(&Chain) -> f64) -> Series {
    let points = chain.iter().enumerate();
    Series {
        id: name.to_owned(),
        name: t!(name),
        style: style(look),
        weight: Weight::Strong,
        points: points
            .map(|(at, layer)| ((at + 1) as f64, figure(layer)))
            .collect(),
    }
}

/// What goes into the formula.
fn numbers(chain: &[Chain]) -> impl IntoView + use<> {
    let rows: Vec<_> = chain
        .iter()
        .enumerate()
        .map(|(at, layer)| {
            view! {
                <tr>
                    <th scope="row">{at + 1}</th>
                    <td>{short(layer.mean)}</td>
                    <td>{short(layer.deviation)}</td>
                    <td>{format!("{} %", format::percent(layer.factor, 1))}</td>
                    <td>{format!("{} %", format::percent(layer.predicted, 2))}</td>
                    <td>{format!("{} %", format::percent(layer.counted, 2))}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-formula-table")>
            <table class="data-table">
                <caption class="visually-hidden">{t!("neurons-formula-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("neurons-layer")}</th>
                        <th scope="col">{t!("neurons-formula-mean")}</th>
                        <th scope="col">{t!("neurons-formula-deviation")}</th>
                        <th scope="col">{t!("neurons-formula-factor")}</th>
                        <th scope="col">{t!("neurons-formula-product")}</th>
                        <th scope="col">{t!("neurons-formula-counted")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
