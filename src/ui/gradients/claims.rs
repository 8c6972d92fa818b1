//! The chapter's figures beside what was computed now.

use leptos::prelude::*;

use super::book::{CLAIMS, LAYERS, Place, applies, measured, place};
use crate::ui::histogram::figures::figure;
use crate::ui::layers::Shown;
use crate::ui::layers::rows::layer_name;
use crate::ui::{t, words};

/// The card.
#[component]
pub fn Claims(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let claims = move || shown.with(|shown| claims(shown));
    let table = move || shown.with(|shown| table(shown));
    view! {
        <section class="card claims" aria-labelledby="claims-title" data-testid="claims">
            <h2 id="claims-title">{move || t!("claims-title")}</h2>
            <p class="card-lead">{move || t!("claims-lead")}</p>
            <ul>
                {move || {
                    claims().into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>()
                }}
            </ul>
            <p>{move || t!("claims-means")}</p>
            {table}
        </section>
    }
    .into_any()
}

/// Each printed magnitude, with what was computed where the network is the chapter's.
fn claims(shown: &[Shown]) -> Vec<String> {
    let each = CLAIMS.iter().map(|claim| {
        let choice = crate::experiment::ActivationChoice::new(claim.key);
        let name = words::activation(&choice);
        let size = figure(claim.size);
        let mut said = match claim.output {
            true => t!("claims-output", name = &*name, size = size),
            false => t!("claims-input", name = &*name, size = size),
        };
        let own = shown.iter().find(|one| one.panel.id == claim.key);
        let layer = own.and_then(|one| {
            let snapshot = one.snapshot()?;
            applies(&one.panel.experiment, snapshot).then_some(())?;
            match claim.output {
                true => snapshot.layers.last(),
                false => snapshot.layers.first(),
            }
        });
        said.push(' ');
        said += &match layer {
            Some(layer) => {
                let stats = &layer.gradients.stats;
                t!(
                    "claims-now",
                    mean = figure(stats.mean_abs()),
                    largest = figure(stats.largest())
                )
            }
            None => t!("claims-not-now", name = name),
        };
        said
    });
    each.collect()
}

/// Mean |∂L/∂W| of each layer now, and the ranges measured with PyTorch.
fn table(shown: &[Shown]) -> AnyView {
    let rows: Vec<_> = shown
        .iter()
        .filter_map(|one| {
            let snapshot = one.snapshot()?;
            applies(&one.panel.experiment, snapshot).then_some(())?;
            let ranges = measured(&one.panel.id)?;
            let cells: Vec<_> = snapshot
                .layers
                .iter()
                .zip(ranges)
                .map(|(layer, &range)| cell(layer.gradients.stats.mean_abs(), range))
                .collect();
            Some(view! { <tr><th scope="row">{one.panel.name.clone()}</th>{cells}</tr> })
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="view-note">{t!("claims-no-table")}</p> }.into_any();
    }
    let heads: Vec<_> = (0..LAYERS)
        .map(|layer| view! { <th scope="col">{layer_name(layer, LAYERS)}</th> })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t!("claims-table")>
            <table class="data-table">
                <caption class="visually-hidden">{t!("claims-table")}</caption>
                <thead><tr><th scope="col">{t!("claims-network")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="chart-note">{t!("claims-source")}</p>
    }
    .into_any()
}

fn cell(now: f64, range: (f64, f64)) -> AnyView {
    let (low, high) = (figure(range.0), figure(range.1));
    let said = match place(now, range) {
        Place::Inside => t!("claims-inside", low = low, high = high),
        Place::Below => t!("claims-below", low = low, high = high),
        Place::Above => t!("claims-above", low = low, high = high),
    };
    view! { <td>{figure(now)}<span class="cell-note">{said}</span></td> }.into_any()
}
