//! What came out of the runs: a row of each function, charts where they help, and the single runs.

use leptos::prelude::*;

use super::bench;
use super::labels::{self, Column, State, columns, names};
use super::results::{Row, curves, dots, noise, page, rows};
use super::work::Work;
use crate::course::evidence::Spread;
use crate::course::measure::{Measure, Read};
use crate::course::measured::GUESSED;
use crate::ui::chart::{Axis, LineChart, Scale, Series, Swatch, Values};
use crate::ui::course::ways;
use crate::ui::lab::Lab;
use crate::ui::palette::Weight;
use crate::ui::shell::Dark;
use crate::ui::{format, t};

/// The results of a step, once there are any.
#[component]
pub fn Results(work: Work, measures: &'static [Measure]) -> impl IntoView {
    let rows = Memo::new(move |_| work.done(|answers, measured| rows(measures, answers, measured)));
    let any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let stale = move || {
        let stale = work.done(|answers, measured| bench::is_stale(measures, answers, measured));
        stale.then(|| t!("exercise-stale"))
    };
    view! {
        <p class="field-note">{stale}</p>
        {move || any.get().then(|| view! { <Shown measures rows /> })}
    }
    .into_any()
}

#[component]
fn Shown(measures: &'static [Measure], rows: Memo<Vec<Row>>) -> impl IntoView {
    let has = |read: Read| {
        let mut measures = measures.iter();
        measures.any(|measure| measure.reads.contains(&read))
    };
    let layers = [
        (has(Read::GradientsAtStart), Chart::Gradients(false)),
        (has(Read::GradientsAtEnd), Chart::Gradients(true)),
        (has(Read::NeuronsAtStart), Chart::Neurons(false)),
        (has(Read::NeuronsAtEnd), Chart::Neurons(true)),
        (has(Read::Training), Chart::Accuracy),
    ];
    let charts: Vec<_> = layers
        .into_iter()
        .filter(|(has, _)| *has)
        .map(|(_, chart)| view! { <ChartView chart rows /> })
        .collect();
    view! {
        <div class="exercise-results" data-testid="results">
            <Table rows />
            <div class="pair">{charts}</div>
            <details>
                <summary>{t!("exercise-singles")}</summary>
                <Singles rows />
            </details>
        </div>
    }
    .into_any()
}

/// How runs that diverged count.
fn lost() -> String {
    t!("exercise-lost-note", guess = format::percent(GUESSED, 0))
}

/// The way to a page of the lab, which leads back.
fn open(link: &str) -> String {
    Lab::get().now(|state| ways::carried(&state.link, link))
}

/// A row of each function: means and standard deviations over its seeds.
#[component]
fn Table(rows: Memo<Vec<Row>>) -> impl IntoView {
    let Dark(dark) = expect_context();
    let body = move || {
        rows.with(|rows| {
            let (names, columns, told) = (names(rows), columns(rows), noise(rows));
            let compared = rows.len() > 1 && rows.iter().any(|row| !row.accuracies().is_empty());
            let heads: Vec<_> = columns
                .iter()
                .map(|column| view! { <th scope="col">{column.head()}</th> })
                .collect();
            let line = |(place, row): (usize, &Row)| {
                let cells: Vec<_> = columns
                    .iter()
                    .map(|column| view! { <td>{column.cell(row)}</td> })
                    .collect();
                let noise = compared.then(|| {
                    let said = labels::noise(&told[place], &names);
                    view! { <td class="text exercise-noise">{said}</td> }
                });
                view! {
                    <tr>
                        <th scope="row">
                            <span class="layer-number">{place + 1}</span>
                            <Swatch style=row.style weight=Weight::Strong dark />
                            " "
                            {names[place].clone()}
                        </th>
                        {cells}
                        {noise}
                        <td class="text">
                            <a href=open(&row.link())>{labels::open(page(row.measure.reads))}</a>
                        </td>
                    </tr>
                }
            };
            let lines: Vec<_> = rows.iter().enumerate().map(line).collect();
            let noise = compared.then(|| view! { <th scope="col">{t!("exercise-noise")}</th> });
            view! {
                <table class="data-table" data-testid="results-table">
                    <caption>{t!("exercise-results")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("exercise-column-function")}</th>
                            {heads}
                            {noise}
                            <th scope="col">{t!("exercise-column-open")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
                {rows.iter().any(Row::has_lost).then(|| view! { <p class="field-note">{lost()}</p> })}
            }
        })
    };
    view! {
        <div
            class="table-scroll"
            tabindex="0"
            role="region"
            aria-label=move || t!("exercise-results")
        >
            {body}
        </div>
    }
    .into_any()
}

/// Every run on its own: what a mean hides.
#[component]
fn Singles(rows: Memo<Vec<Row>>) -> impl IntoView {
    let body = move || {
        rows.with(|rows| {
            let (names, mut columns) = (names(rows), columns(rows));
            columns.retain(|column| *column != Column::Runs);
            let heads: Vec<_> = columns
                .iter()
                .map(|column| view! { <th scope="col">{column.head()}</th> })
                .collect();
            let mut lines = Vec::new();
            for (row, name) in rows.iter().zip(&names) {
                for reading in &row.readings {
                    // A row of one run says what the table above says of several.
                    let alone = Row {
                        readings: vec![reading.clone()],
                        ..row.clone()
                    };
                    let cells: Vec<_> = columns
                        .iter()
                        .map(|column| {
                            let said = match (column, alone.has_lost()) {
                                (Column::Accuracy, true) => t!("stage-diverged"),
                                _ => column.cell(&alone),
                            };
                            view! { <td>{said}</td> }
                        })
                        .collect();
                    lines.push(view! {
                        <tr>
                            <th scope="row">{name.clone()}</th>
                            <td>{reading.seed.to_string()}</td>
                            {cells}
                            <td class="text">{reading.device.clone()}</td>
                            <td class="text">
                                <a href=open(&reading.link)>{t!("exercise-open-train")}</a>
                            </td>
                        </tr>
                    });
                }
            }
            view! {
                <table class="data-table">
                    <thead>
                        <tr>
                            <th scope="col">{t!("exercise-column-function")}</th>
                            <th scope="col">{t!("field-seed")}</th>
                            {heads}
                            <th scope="col">{t!("field-device")}</th>
                            <th scope="col">{t!("exercise-column-open")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            }
        })
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t!("exercise-singles")>
            {body}
        </div>
    }
    .into_any()
}

/// The charts that there may be; of the network after training, or before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chart {
    /// A dot for every run.
    Accuracy,
    /// Mean |gradient| from layer to layer.
    Gradients(bool),
    /// The share of dead neurons from layer to layer.
    Neurons(bool),
}

#[component]
fn ChartView(chart: Chart, rows: Memo<Vec<Row>>) -> impl IntoView {
    let Dark(dark) = expect_context();
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    let series = Memo::new(move |_| {
        crate::ui::i18n::language();
        rows.with(|rows| series(chart, rows))
    });
    // One dot says no more than the table.
    let helps = Memo::new(move |_| {
        let points = |one: &Series| {
            one.points
                .iter()
                .filter(|point| point.1.is_finite())
                .count()
        };
        series.with(|series| series.iter().map(points).sum::<usize>() > 1)
    });
    let x = Signal::derive(move || {
        let (label, last) = match chart {
            Chart::Accuracy => (t!("exercise-axis-row"), rows.with(Vec::len) as f64 + 0.5),
            _ => (t!("exercise-axis-layer"), 2.0),
        };
        Axis {
            label,
            values: Values::Whole,
            at_least: Some((if chart == Chart::Accuracy { 0.5 } else { 1.0 }, last)),
            ..Axis::default()
        }
    });
    let y = Signal::derive(move || match chart {
        Chart::Accuracy => Axis {
            label: t!("exercise-column-accuracy"),
            values: Values::Percent,
            ..Axis::default()
        },
        Chart::Gradients(_) => Axis {
            label: t!("exercise-axis-gradient"),
            scale: Scale::Logarithmic,
            ..Axis::default()
        },
        Chart::Neurons(_) => Axis {
            label: t!("exercise-axis-dead"),
            values: Values::Percent,
            at_least: Some((0.0, 0.1)),
            ..Axis::default()
        },
    });
    move || {
        helps.get().then(|| {
            view! {
                <div>
                    <LineChart title=Signal::derive(move || title(chart)) x y series theme />
                </div>
            }
        })
    }
}

fn title(chart: Chart) -> String {
    match chart {
        Chart::Accuracy => t!("exercise-chart-accuracy"),
        Chart::Gradients(false) => t!("exercise-chart-gradients-start"),
        Chart::Gradients(true) => t!("exercise-chart-gradients-end"),
        Chart::Neurons(false) => t!("exercise-chart-dead-start"),
        Chart::Neurons(true) => t!("exercise-chart-dead-end"),
    }
}

fn series(chart: Chart, rows: &[Row]) -> Vec<Series> {
    let names = names(rows);
    match chart {
        Chart::Accuracy => dots(rows, &names),
        Chart::Gradients(at_end) => curves(rows, &names, |row| {
            let gradients = row.gradients(at_end).into_iter();
            gradients.map(|layer| layer.mean).collect()
        }),
        Chart::Neurons(at_end) => curves(rows, &names, |row| {
            let dead = row.neurons(at_end, State::Dead.count()).into_iter();
            let share = |(dead, width): (Spread, u32)| dead.mean / f64::from(width.max(1));
            dead.map(share).collect()
        }),
    }
}
