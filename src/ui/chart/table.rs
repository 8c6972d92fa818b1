//! The numbers behind a chart: the table on the page and the file.

use leptos::prelude::*;

use super::csv;
use super::sample::{stops, value_at};
use super::scene::Scene;
use super::ticks::written;
use crate::ui::t;

/// Most rows that the page shows; the file has all of them.
const ROWS: usize = 100;

/// The rows that a page shows of `count`: all, or evenly spread ones with the first and the last.
fn shown(count: usize) -> Vec<usize> {
    if count <= ROWS {
        return (0..count).collect();
    }
    (0..ROWS)
        .map(|row| row * (count - 1) / (ROWS - 1))
        .collect()
}

fn scene_stops(scene: &Scene) -> Vec<f64> {
    stops(scene.series.iter().map(|series| series.points.as_slice()))
}

/// How far a point may lie from its row's x.
fn slack(stops: &[f64]) -> f64 {
    match (stops.first(), stops.last()) {
        (Some(first), Some(last)) => (last - first) * 1e-6,
        _ => 0.0,
    }
}

/// Every number of the scene, unrounded, a column per curve.
pub fn rows(scene: &Scene) -> Vec<Vec<String>> {
    let stops = scene_stops(scene);
    let slack = slack(&stops);
    let mut rows = Vec::with_capacity(stops.len() + 1);
    let names = scene.series.iter().map(|series| series.name.clone());
    rows.push(
        std::iter::once(scene.x.label.clone())
            .chain(names)
            .collect(),
    );
    for &x in &stops {
        let values = scene
            .series
            .iter()
            .map(|series| value_at(&series.points, x, slack).map_or_else(String::new, csv::number));
        rows.push(std::iter::once(csv::number(x)).chain(values).collect());
    }
    rows
}

/// The table, built only while it is open and at most once a second.
#[component]
pub fn Table(
    /// What the chart shows.
    scene: Memo<Scene>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let snapshot = RwSignal::new(Scene::default());
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        scene.track();
        if !open.get() {
            return;
        }
        if snapshot.with_untracked(Scene::is_empty) {
            snapshot.set(scene.get_untracked());
        } else if !waiting.get_value() {
            waiting.set_value(true);
            let take = move || {
                // The component may be gone by now.
                if waiting.try_set_value(false).is_none()
                    && let Some(scene) = scene.try_get_untracked()
                {
                    snapshot.try_set(scene);
                }
            };
            set_timeout(take, std::time::Duration::from_secs(1));
        }
    });
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
        if !open.get_untracked() {
            snapshot.set(Scene::default());
        }
    };
    let body =
        move || {
            snapshot.with(|scene| {
            let stops = scene_stops(scene);
            let slack = slack(&stops);
            let rows = shown(stops.len());
            let part = (rows.len() < stops.len()).then(|| {
                let text = t!("chart-table-part", shown = rows.len(), total = stops.len());
                view! { <p class="chart-note">{text}</p> }
            });
            let cells = |x: f64| {
                let cell = |points: &[(f64, f64)]| {
                    let text = value_at(points, x, slack)
                        .map_or_else(String::new, |y| written(y, scene.y.values));
                    view! { <td>{text}</td> }
                };
                let cells: Vec<_> =
                    scene.series.iter().map(|series| cell(&series.points)).collect();
                view! { <tr><th scope="row">{written(x, scene.x.values)}</th>{cells}</tr> }
            };
            let names: Vec<_> = scene
                .series
                .iter()
                .map(|series| view! { <th scope="col">{series.name.clone()}</th> })
                .collect();
            view! {
                {part}
                <div class="table-scroll" tabindex="0" role="region" aria-label=scene.title.clone()>
                    <table class="data-table">
                        <caption class="visually-hidden">{scene.title.clone()}</caption>
                        <thead><tr><th scope="col">{scene.x.label.clone()}</th>{names}</tr></thead>
                        <tbody>
                            {rows.iter().map(|&row| cells(stops[row])).collect::<Vec<_>>()}
                        </tbody>
                    </table>
                </div>
            }
        })
        };
    view! {
        <details class="chart-table" on:toggle=toggled>
            <summary>{move || t!("chart-table")}</summary>
            {move || open.get().then(body)}
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::scene::Series;
    use crate::ui::palette::{Weight, style};

    #[test]
    fn the_file_has_every_number_and_empty_cells_for_gaps() {
        let series = |name: &str, points: &[(f64, f64)]| Series {
            id: name.into(),
            name: name.into(),
            style: style(name),
            weight: Weight::Strong,
            points: points.to_vec(),
        };
        let mut scene = Scene {
            series: vec![
                series("a", &[(1.0, 0.1), (2.0, f64::NAN), (3.0, 0.3)]),
                series("b", &[(2.0, 1.0 / 3.0)]),
            ],
            ..Scene::default()
        };
        scene.x.label = "Epoch".into();
        let expected = [
            ["Epoch", "a", "b"],
            ["1", "0.1", ""],
            ["2", "", "0.3333333333333333"],
            ["3", "0.3", ""],
        ];
        assert_eq!(rows(&scene), expected);
        assert_eq!(rows(&Scene::default()), [[""]]);
    }

    #[test]
    fn a_long_table_is_spread_over_the_whole_range() {
        assert_eq!(shown(3), [0, 1, 2]);
        let rows = shown(12_345);
        assert_eq!((rows.len(), rows[0], rows[ROWS - 1]), (ROWS, 0, 12_344));
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
