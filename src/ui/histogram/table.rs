//! The numbers behind the picture as a table.

use leptos::prelude::*;

use super::figures::{cells, heads};
use super::scene::Scene;
use crate::ui::t;

/// The table, built only while it is open.
#[component]
pub(super) fn Table(
    /// What the picture shows.
    scene: Memo<Scene>,
    /// Heads of the rows' further cells.
    notes: Signal<Vec<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
    };
    let body = move || {
        let heads: Vec<_> = heads(&notes.get())
            .into_iter()
            .map(|head| view! { <th scope="col">{head}</th> })
            .collect();
        scene.with(|scene| {
            let rows: Vec<_> = scene
                .rows
                .iter()
                .map(|(row, _)| {
                    let mut cells = cells(row).into_iter();
                    let name = cells.next();
                    let cells: Vec<_> = cells.map(|cell| view! { <td>{cell}</td> }).collect();
                    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
                })
                .collect();
            let title = scene.title.clone();
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table class="data-table">
                        <caption class="visually-hidden">{title.clone()}</caption>
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
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
