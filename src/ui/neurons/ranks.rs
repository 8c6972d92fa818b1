//! Several activations beside each other.

use leptos::prelude::*;

use super::groups::{Group, cell, ranks};
use super::page::Page;
use crate::ui::chart::Swatch;
use crate::ui::palette::style;
use crate::ui::{t, words};

/// Several activations beside each other, with places only where the noise is known.
#[component]
pub fn Ranks(groups: Memo<Vec<Group>>) -> impl IntoView {
    let page = Page::get();
    let ranks = Memo::new(move |_| groups.with(|groups| ranks(groups)));
    move || {
        let ranks = ranks.get();
        if ranks.len() < 2 {
            return ().into_any();
        }
        let known = ranks.iter().any(|rank| rank.places.is_some());
        let rows: Vec<_> = ranks
            .iter()
            .map(|rank| {
                let place = rank.places.map_or_else(
                    || "–".to_owned(),
                    |(best, worst)| match best == worst {
                        true => best.to_string(),
                        false => format!("{best}–{worst}"),
                    },
                );
                view! {
                    <tr>
                        <th scope="row">
                            <Swatch style=style(&rank.run.activation().key) dark=page.dark />
                            {words::trained(&rank.run)}
                        </th>
                        <td>{cell(rank.dead, rank.width)}</td>
                        <td>{cell(rank.any, rank.width)}</td>
                        <td>{place}</td>
                    </tr>
                }
            })
            .collect();
        let note = match known {
            true => t!("neurons-ranks-note"),
            false => t!("neurons-ranks-unknown"),
        };
        view! {
            <h3>{t!("neurons-ranks")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-ranks")>
                <table class="data-table results" data-testid="ranks">
                    <caption class="visually-hidden">{t!("neurons-ranks")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-activation")}</th>
                            <th scope="col">{t!("neurons-dead")}</th>
                            <th scope="col">{t!("neurons-any")}</th>
                            <th scope="col">{t!("results-place")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="view-note">{note}</p>
        }
        .into_any()
    }
}
