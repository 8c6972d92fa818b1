//! How much of each hidden layer is exactly 0, and how much of it lies where the function is flat.

use leptos::prelude::*;

use super::rows::shares;
use crate::ui::histogram::figures::figure;
use crate::ui::layers::Shown;
use crate::ui::t;

/// The table of a network, and its loss.
pub fn table(shown: &Shown) -> Option<AnyView> {
    let loss = figure(shown.snapshot()?.loss);
    let rows: Vec<_> = shares(shown)?
        .into_iter()
        .enumerate()
        .map(|(at, layer)| {
            view! {
                <tr>
                    <th scope="row">{at + 1}</th>
                    <td>{layer.zeros}</td>
                    <td>{layer.flat.unwrap_or_else(|| "–".to_owned())}</td>
                </tr>
            }
        })
        .collect();
    let many = shown.panel.has_many_curves();
    let table = (!rows.is_empty()).then(|| {
        let (caption, label) = (t!("outputs-shares"), t!("outputs-shares"));
        view! {
            <div class="table-scroll shares" tabindex="0" role="region" aria-label=label>
                <table class="data-table" data-testid="shares">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("outputs-layer-head")}</th>
                            <th scope="col">{t!("outputs-zero-head")}</th>
                            <th scope="col">{t!("outputs-flat-head")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let view = view! {
        {table}
        {many.then(|| view! { <p class="view-note">{t!("layers-mean-curve")}</p> })}
        <p class="view-note">{t!("outputs-loss", loss = loss)}</p>
    };
    Some(view.into_any())
}
