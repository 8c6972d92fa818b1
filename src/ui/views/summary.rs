//! The network summary, as torchinfo prints it.

use leptos::prelude::*;

use crate::activation::find;
use crate::parameters::SummaryRow;
use crate::ui::{format, t};

/// Rows of the network and their totals.
#[component]
pub fn SummaryTable(
    /// The rows; empty while there is no network.
    #[prop(into)]
    rows: Signal<Vec<SummaryRow>>,
) -> impl IntoView {
    move || {
        rows.with(|rows| {
            if rows.is_empty() {
                return view! { <p class="view-empty">{t!("summary-empty")}</p> }.into_any();
            }
            let lines: Vec<_> = rows
                .iter()
                .enumerate()
                .map(|(at, row)| line(at, row))
                .collect();
            let total = |figure: fn(&SummaryRow) -> usize| -> u64 {
                rows.iter().map(|row| figure(row) as u64).sum()
            };
            let parameters = total(|row| row.parameters);
            let mult_adds = total(|row| row.mult_adds);
            // f32: four bytes a parameter; a megabyte is 10⁶ bytes, as torchinfo counts.
            let megabytes = format::fixed(parameters as f64 * 4.0 / 1e6, 2);
            let millions = format::fixed(mult_adds as f64 / 1e6, 2);
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label=t!("summary-title")>
                    <table class="data-table summary">
                        <caption class="visually-hidden">{t!("summary-title")}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{t!("summary-layer")}</th>
                                <th scope="col">{t!("summary-output")}</th>
                                <th scope="col">{t!("summary-parameters-column")}</th>
                                <th scope="col">{t!("summary-mult-adds")}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                        <tfoot>
                            <tr>
                                <th scope="row" colspan="2">{t!("summary-total")}</th>
                                <td>{format::integer(parameters)}</td>
                                <td>{format::integer(mult_adds)}</td>
                            </tr>
                        </tfoot>
                    </table>
                </div>
                <p class="view-note">
                    {t!("summary-parameters", count = parameters)} " "
                    {t!("summary-cost", millions = millions, megabytes = megabytes)}
                </p>
            }
            .into_any()
        })
    }
}

fn line(at: usize, row: &SummaryRow) -> impl IntoView + use<> {
    let count = |count: usize| match count {
        0 => "–".to_owned(),
        count => format::integer(count as u64),
    };
    let name = find(&row.kind).map_or_else(|| row.kind.clone(), |entry| entry.name.to_owned());
    view! {
        <tr>
            <th scope="row"><span class="layer-number">{at + 1}</span> {name}</th>
            <td>{t!("summary-shape", width = row.output)}</td>
            <td>{count(row.parameters)}</td>
            <td>{count(row.mult_adds)}</td>
        </tr>
    }
}
