//! The numbers behind the two-input view, a hundred of ten thousand; the file has all.

use leptos::prelude::*;

use super::component::{Shown, head};
use crate::ui::chart::ticks::short;
use crate::ui::t;

/// The table, built only while it is open.
#[component]
pub(super) fn Table(shown: Shown) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
    };
    let body = move || {
        shown.grid.with(|grid| {
            let grid = grid.as_ref()?;
            let vertices = grid.shown();
            let total = grid.size() * grid.size();
            let part = (vertices.len() < total).then(|| {
                let text = t!("chart-table-part", shown = vertices.len(), total = total);
                view! { <p class="chart-note">{text}</p> }
            });
            let heads: Vec<_> = head()
                .into_iter()
                .map(|name| view! { <th scope="col">{name}</th> })
                .collect();
            let rows: Vec<_> = vertices
                .into_iter()
                .filter_map(|vertex| grid.row(vertex))
                .map(|[x, y, z, gradient]| {
                    view! {
                        <tr>
                            <th scope="row">{short(x)}</th>
                            <td>{short(y)}</td>
                            <td>{short(z)}</td>
                            <td>{short(gradient)}</td>
                        </tr>
                    }
                })
                .collect();
            let title = t!("surface-title", name = shown.name.get());
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
}
