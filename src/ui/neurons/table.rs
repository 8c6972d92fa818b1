//! The census as a table: every hidden layer of every activation, and what was printed.

use leptos::prelude::*;

use super::figures::Figures;
use super::groups::{Group, cell, groups, percent, whole};
use super::page::{Page, as_census, moment};
use super::ranks::Ranks;
use super::table_file::file;
use super::tally::{Row, Span};
use super::wants;
use crate::experiment::Experiment;
use crate::protocol::Found;
use crate::ui::chart::{Swatch, save};
use crate::ui::figures::Heading;
use crate::ui::inside::Moment;
use crate::ui::palette::style;
use crate::ui::state::Shared;
use crate::ui::{format, t, words};

/// Every network's census, as far as it is there, in groups.
pub fn counted(page: Page) -> Memo<Vec<Group>> {
    let at = page.of_view(|view| view.at);
    let found = Memo::new(move |_| {
        let at = at.get();
        page.runs.with(|runs| {
            let found = runs
                .iter()
                .map(|run| page.room.found(&wants::census(run, at)));
            found.collect::<Vec<Option<Shared<Found>>>>()
        })
    });
    Memo::new(move |_| {
        page.runs.with(|runs| {
            found.with(|found| {
                let censuses = found.iter().map(|one| one.as_deref().and_then(as_census));
                let pairs: Vec<_> = runs.iter().zip(censuses).collect();
                groups(&pairs, at.get() == Moment::End)
            })
        })
    })
}

/// The table.
#[component]
pub fn CensusTable(
    groups: Memo<Vec<Group>>,
    /// What the words mean stands behind a summary.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let page = Page::get();
    let compared = Memo::new(move |_| groups.with(|all| all.iter().any(|g| g.figures.is_some())));
    let empty = Memo::new(move |_| groups.with(|all| all.iter().all(|g| g.counted == 0)));
    // Of many groups only the one that changes is drawn again.
    let count = Memo::new(move |_| groups.with(Vec::len));
    let save =
        move |_| groups.with_untracked(|groups| save::csv(&t!("neurons-table"), file(groups)));
    let standing = page.room.standing();
    let troubled = Memo::new(move |_| {
        standing.with(|standing| {
            let of = standing.troubles.iter();
            of.map(|trouble| trouble.experiment.clone())
                .collect::<Vec<Experiment>>()
        })
    });
    let body = move || {
        let figures = compared.get().then(|| {
            view! {
                <th scope="col">{t!("neurons-published")}</th>
                <th scope="col">{t!("neurons-measured")}</th>
            }
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-table")>
                <table class="data-table census" data-testid="census">
                    <caption class="visually-hidden">{t!("neurons-table")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("neurons-layer")}</th>
                            <th scope="col">{t!("neurons-width")}</th>
                            <th scope="col">{t!("neurons-dead")}</th>
                            <th scope="col">{t!("neurons-near-dead")}</th>
                            <th scope="col">{t!("neurons-saturated")}</th>
                            <th scope="col">{t!("neurons-constant")}</th>
                            <th scope="col">{t!("neurons-predicted")}</th>
                            {figures}
                        </tr>
                    </thead>
                    <For each=move || 0..count.get() key=|at| *at let(at)>
                        {
                            let group = Memo::new(move |_| {
                                groups.with(|groups| groups.get(at).cloned())
                            });
                            move || {
                                let group = group.get()?;
                                let in_trouble = troubled.with(|all| all.contains(&group.run));
                                Some(part(&group, in_trouble, compared.get(), page.dark).into_any())
                            }
                        }
                    </For>
                </table>
            </div>
        }
        .into_any()
    };
    let notes = move || {
        let several = groups.with(|all| all.iter().any(|group| group.seeds > 1));
        [
            Some(t!("neurons-note-overlap")),
            several.then(|| t!("neurons-note-seeds")),
            compared.get().then(|| t!("neurons-note-figures")),
        ]
        .into_iter()
        .flatten()
        .map(|note| view! { <p class="view-note">{note}</p> })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="card view">
            <header class="view-head">
                <Heading>
                    {move || t!("neurons-table-at", moment = moment(page.view.with(|v| v.at)))}
                </Heading>
                <button type="button" disabled=empty on:click=save>
                    {move || t!("chart-save-csv")}
                </button>
            </header>
            {body}
            {notes}
            {match brief {
                false => view! { <Terms /> }.into_any(),
                true => {
                    view! {
                        <details class="figure-more">
                            <summary>{move || t!("neurons-terms")}</summary>
                            <Terms />
                        </details>
                    }
                        .into_any()
                }
            }}
            <Ranks groups />
        </section>
    }
    .into_any()
}

/// What the words in the head of the table mean.
#[component]
fn Terms() -> impl IntoView {
    view! {
        <dl class="neurons-terms">
            <dt>{move || t!("neurons-dead")}</dt>
            <dd>{move || t!("neurons-dead-means")}</dd>
            <dt>{move || t!("neurons-near-dead")}</dt>
            <dd>{move || t!("neurons-near-dead-means")}</dd>
            <dt>{move || t!("neurons-saturated")}</dt>
            <dd>{move || t!("neurons-saturated-means")}</dd>
            <dt>{move || t!("neurons-constant")}</dt>
            <dd>{move || t!("neurons-constant-means")}</dd>
        </dl>
    }
    .into_any()
}

/// The rows of one activation, under its name.
fn part(
    group: &Group,
    in_trouble: bool,
    compared: bool,
    dark: Signal<bool>,
) -> impl IntoView + use<> {
    let columns = if compared { "9" } else { "7" };
    let state = match (group.counted, group.seeds) {
        (0, _) if in_trouble => t!("neurons-trouble"),
        (0, _) => t!("neurons-not-counted"),
        (_, 1) => t!(
            "neurons-counted",
            samples = group.samples,
            steps = group.steps
        ),
        (counted, seeds) => t!(
            "neurons-counted-seeds",
            samples = group.samples,
            steps = group.steps,
            counted = counted,
            seeds = seeds
        ),
    };
    let rows: Vec<_> = group
        .layers
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let name = (at + 1).to_string();
            line(
                name,
                row,
                figure_cells(group.figures, compared, Some(at), row.width),
            )
        })
        .collect();
    let all = group.all.as_ref().map(|row| {
        let cells = figure_cells(group.figures, compared, None, row.width);
        line(t!("neurons-all"), row, cells)
    });
    view! {
        <tbody>
            <tr class="census-group">
                <th scope="rowgroup" colspan=columns>
                    <Swatch style=style(&group.run.activation().key) dark />
                    {words::trained(&group.run)}
                    <span class="cell-note">{state}</span>
                </th>
            </tr>
            {rows}
            {all}
        </tbody>
    }
}

/// What was printed and measured for a layer, or for all; empty where nothing was.
fn figure_cells(
    figures: Option<Figures>,
    compared: bool,
    layer: Option<usize>,
    width: u32,
) -> Option<[String; 2]> {
    if !compared {
        return None;
    }
    let one = |list: &[u32]| match layer {
        Some(layer) => list.get(layer).copied(),
        None => Some(list.iter().sum()),
    };
    let published = figures
        .and_then(|figures| one(figures.published))
        .map_or_else(dash, |n| cell(Span { low: n, high: n }, width));
    let measured = figures
        .and_then(|figures| {
            let measured = figures.measured?;
            // The smallest sum is not the sum of the smallest.
            if layer.is_none() && measured.seeds > 1 {
                return None;
            }
            let span = Span {
                low: one(measured.low)?,
                high: one(measured.high)?,
            };
            let seeds = t!("neurons-measured-seeds", seeds = measured.seeds);
            Some(format!("{}; {seeds}", whole(span)))
        })
        .unwrap_or_else(dash);
    Some([published, measured])
}

fn dash() -> String {
    "–".to_owned()
}

fn line(name: String, row: &Row, figures: Option<[String; 2]>) -> impl IntoView + use<> {
    let width = row.width;
    let counts = [row.dead, row.near_dead, row.saturated, row.constant];
    let cells: Vec<_> = counts
        .iter()
        .map(|&count| view! { <td>{cell(count, width)}</td> })
        .collect();
    let figures: Option<Vec<_>> =
        figures.map(|cells| cells.map(|text| view! { <td>{text}</td> }).into());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{format::integer(width.into())}</td>
            {cells}
            <td>{row.predicted.map_or_else(dash, percent)}</td>
            {figures}
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Preset;

    #[test]
    fn figures_stand_beside_their_layer() {
        let figures =
            super::super::figures::figures(&Experiment::preset(Preset::BigUntrained), false);
        let cells = |layer, width| figure_cells(figures, true, layer, width).unwrap();
        assert_eq!(cells(Some(4), 512)[0], "113 (22.1 %)");
        assert!(cells(Some(4), 512)[1].starts_with("98–121; "));
        assert_eq!(cells(None, 5504), ["294 (5.3 %)", "–"]);
        assert_eq!(figure_cells(None, true, Some(0), 9).unwrap(), ["–", "–"]);
        assert_eq!(figure_cells(figures, false, Some(0), 9), None);
    }
}
