//! The numbers behind the map: a part of them on the page, all in the file.

use leptos::prelude::*;

use super::map::states;
use super::page::{Page, as_census};
use super::tally::every_neuron;
use crate::observe::{Census, States};
use crate::ui::chart::csv;
use crate::ui::chart::ticks::short;
use crate::ui::{format, t};

/// Most rows that the page shows.
const ROWS: usize = 100;

fn head() -> Vec<String> {
    vec![
        t!("neurons-layer"),
        t!("neurons-neuron"),
        t!("neurons-zero-share"),
        t!("neurons-active-share"),
        t!("neurons-min"),
        t!("neurons-max"),
    ]
}

/// Every neuron as a row of a file, unrounded, under a head.
pub fn rows(census: &Census) -> Vec<Vec<String>> {
    let mut first = head();
    first.extend([
        t!("neurons-dead"),
        t!("neurons-near-dead"),
        t!("neurons-saturated"),
        t!("neurons-constant"),
    ]);
    let neurons = every_neuron(census).map(|row| row.map(csv::number).to_vec());
    std::iter::once(first).chain(neurons).collect()
}

/// The table, built only while it is open.
#[component]
pub fn Table(title: Signal<String>) -> impl IntoView {
    let page = Page::get();
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
    };
    let body = move || {
        page.census.with(|found| {
            let census = found.as_deref().and_then(as_census)?;
            let total: usize = census.layers.iter().map(|layer| layer.neurons.len()).sum();
            let every = total.div_ceil(ROWS).max(1);
            let rows: Vec<_> = every_neuron(census).step_by(every).map(line).collect();
            let part = (rows.len() < total).then(|| {
                let text = t!("chart-table-part", shown = rows.len(), total = total);
                view! { <p class="chart-note">{text}</p> }
            });
            let mut heads = head();
            heads.push(t!("neurons-states"));
            let heads: Vec<_> = heads
                .into_iter()
                .map(|name| view! { <th scope="col">{name}</th> })
                .collect();
            let title = title.get();
            Some(view! {
                {part}
                <div class="table-scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table class="data-table">
                        <caption class="visually-hidden">{title.clone()}</caption>
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })
        })
    };
    view! {
        <details class="chart-table" on:toggle=toggled>
            <summary>{move || t!("chart-table")}</summary>
            {move || open.get().then(body)}
        </details>
    }
    .into_any()
}

fn line([layer, neuron, zeros, active, min, max, held @ ..]: [f64; 10]) -> impl IntoView {
    let bits = [
        States::DEAD,
        States::NEAR_DEAD,
        States::SATURATED,
        States::CONSTANT,
    ];
    let bits = bits.into_iter().zip(held).filter(|(_, holds)| *holds > 0.0);
    let states = states(States(bits.map(|(bit, _)| bit).sum()));
    view! {
        <tr>
            <th scope="row">{layer}</th>
            <td>{neuron}</td>
            <td>{format!("{} %", format::percent(zeros, 1))}</td>
            <td>{format!("{} %", format::percent(active, 1))}</td>
            <td>{short(min)}</td>
            <td>{short(max)}</td>
            <td class="text">{states}</td>
        </tr>
    }
}
