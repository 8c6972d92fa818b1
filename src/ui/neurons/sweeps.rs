//! Dead neurons against depth and width, as charts.

use leptos::prelude::*;

use super::page::{Page, as_census};
use super::sweep::{Counted, Point, SAMPLES, SEEDS, Sweep};
use super::wants;
use crate::protocol::Found;
use crate::ui::chart::{Axis, LineChart, Series, Values};
use crate::ui::layers::layer_style;
use crate::ui::palette::{Weight, style};
use crate::ui::state::Shared;
use crate::ui::{key, t, words};

/// The section with both sweeps.
#[component]
pub fn Sweeps() -> impl IntoView {
    let page = Page::get();
    let hidden = page.lab.hides("sweep");
    let counted = page.of_view(|view| view.counted);
    let names = [
        key("neurons-dead"),
        key("neurons-saturated"),
        key("neurons-any"),
    ];
    let options: Vec<_> = Counted::ALL
        .into_iter()
        .zip(names)
        .enumerate()
        .map(|(at, (one, name))| {
            view! {
                <option value=at.to_string() selected=move || counted.get() == one>
                    {move || t!(name)}
                </option>
            }
        })
        .collect();
    let choose = move |event: leptos::ev::Event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(one) = place.and_then(|place| Counted::ALL.get(place)) {
            page.change(|view| view.counted = *one);
        }
    };
    view! {
        <section class="card" hidden=hidden data-testid="sweeps">
            <h2>{move || t!("neurons-sweep-title")}</h2>
            <p class="card-lead">
                {move || {
                    t!(
                        "neurons-sweep-lead",
                        name = page.run.with(words::trained),
                        samples = SAMPLES,
                        seeds = SEEDS
                    )
                }}
            </p>
            <label class="field neurons-steps">
                <span>{move || t!("neurons-sweep-count")}</span>
                <select on:change=choose data-testid="sweep-count">
                    {options}
                </select>
            </label>
            <One place=0 open=key("neurons-sweep-depth") fixed=key("neurons-sweep-at-width") />
            <One place=1 open=key("neurons-sweep-width") fixed=key("neurons-sweep-at-depth") />
        </section>
    }
    .into_any()
}

/// One sweep: its button, what stays the same, and its charts once it is asked for.
#[component]
fn One(place: usize, open: &'static str, fixed: &'static str) -> impl IntoView {
    let page = Page::get();
    let sweep = page.of_view(move |view| view.sweeps[place]);
    let usual = Sweep::USUAL[place];
    let toggle = move |_| {
        page.change(|view| {
            view.sweeps[place] = match view.sweeps[place] {
                Some(_) => None,
                None => Some(usual),
            };
        });
    };
    let options: Vec<_> = usual
        .choices()
        .iter()
        .map(|&choice| {
            let selected = move || sweep.get().unwrap_or(usual).fixed() == choice;
            view! {
                <option value=choice.to_string() selected=selected>
                    {choice}
                </option>
            }
        })
        .collect();
    let choose = move |event: leptos::ev::Event| {
        if let Ok(choice) = event_target_value(&event).parse() {
            page.change(|view| view.sweeps[place] = Some(usual.beside(choice)));
        }
    };
    let charts = move || {
        let sweep = sweep.get()?;
        Some(view! { <Charts sweep /> }.into_any())
    };
    view! {
        <div class="neurons-buttons">
            <button
                type="button"
                aria-pressed=move || sweep.get().is_some().to_string()
                on:click=toggle
                data-testid=usual.kind()
            >
                {move || t!(open)}
            </button>
            <label class="field">
                <span>{move || t!(fixed)}</span>
                <select on:change=choose>{options}</select>
            </label>
        </div>
        {charts}
    }
    .into_any()
}

/// What is counted of a sweep so far, a point per depth or width.
fn points(page: Page, sweep: Sweep) -> Memo<Vec<Point>> {
    let counted = page.of_view(|view| view.counted);
    let found = Memo::new(move |_| {
        page.run.with(|run| {
            let values = sweep.values().iter();
            values
                .map(|&value| {
                    let wants = wants::swept(run, sweep, value);
                    let found = wants.iter().filter_map(|want| page.room.found(want));
                    found.collect::<Vec<Shared<Found>>>()
                })
                .collect::<Vec<_>>()
        })
    });
    Memo::new(move |_| {
        found.with(|found| {
            let values = sweep.values().iter().zip(found);
            values
                .filter_map(|(&value, found)| {
                    let censuses = found.iter().filter_map(|one| as_census(one));
                    Point::new(value, &censuses.collect::<Vec<_>>(), counted.get())
                })
                .collect::<Vec<_>>()
        })
    })
}

#[component]
fn Charts(sweep: Sweep) -> impl IntoView {
    let page = Page::get();
    let points = points(page, sweep);
    let is_depth = matches!(sweep, Sweep::Depth(_));
    let name = move |value: usize| match is_depth {
        true => t!("neurons-sweep-layers", count = value),
        false => t!("neurons-sweep-wide", count = value),
    };
    let by_layer = Signal::derive(move || {
        points.with(|points| {
            points
                .iter()
                .map(|point| {
                    let at = sweep
                        .values()
                        .iter()
                        .position(|&value| value == point.value);
                    let layers = point.layers.iter().enumerate();
                    Series {
                        id: point.value.to_string(),
                        name: name(point.value),
                        style: layer_style(at.unwrap_or(0)),
                        weight: Weight::Strong,
                        points: layers
                            .map(|(at, &share)| ((at + 1) as f64, share))
                            .collect(),
                    }
                })
                .collect::<Vec<_>>()
        })
    });
    let whole = Signal::derive(move || {
        let look = page.run.with(|run| style(&run.activation().key));
        let curve = |id: &'static str, weight, figure: fn(&Point) -> f64| Series {
            id: id.to_owned(),
            name: t!(id),
            style: look,
            weight,
            points: points.with(|points| {
                let points = points.iter().map(|p| (p.value as f64, figure(p)));
                points.collect()
            }),
        };
        vec![
            curve(key("neurons-sweep-mean"), Weight::Strong, |p| p.mean),
            curve(key("neurons-sweep-low"), Weight::Thin, |p| p.span.low),
            curve(key("neurons-sweep-high"), Weight::Thin, |p| p.span.high),
        ]
    });
    let share = Signal::derive(|| Axis {
        label: t!("neurons-share"),
        values: Values::Percent,
        at_least: Some((0.0, 0.05)),
        ..Axis::default()
    });
    let axis = |label: &'static str| {
        Signal::derive(move || Axis {
            label: t!(label),
            values: Values::Whole,
            ..Axis::default()
        })
    };
    let (layer_axis, value_axis) = match is_depth {
        true => (
            axis(key("neurons-layer")),
            axis(key("neurons-sweep-depth-axis")),
        ),
        false => (
            axis(key("neurons-layer")),
            axis(key("neurons-sweep-width-axis")),
        ),
    };
    let titles = match is_depth {
        true => (key("neurons-by-depth"), key("neurons-whole-by-depth")),
        false => (key("neurons-by-width"), key("neurons-whole-by-width")),
    };
    let title = move |title: &'static str| {
        Signal::derive(move || {
            let counted = match page.view.with(|view| view.counted) {
                Counted::Dead => t!("neurons-dead"),
                Counted::Saturated => t!("neurons-saturated"),
                Counted::Any => t!("neurons-any"),
            };
            t!(title, counted = counted)
        })
    };
    let empty = Signal::derive(|| Some(t!("neurons-not-counted")));
    let done = move || {
        let done: usize = points.with(|points| points.iter().map(|point| point.seeds).sum());
        let all = sweep.values().len() * SEEDS as usize;
        (done < all).then(|| t!("neurons-sweep-done", done = done, all = all))
    };
    view! {
        <div class="pair">
            <LineChart
                title=title(titles.0)
                x=layer_axis
                y=share
                series=by_layer
                empty
                theme=page.theme
            />
            <LineChart
                title=title(titles.1)
                x=value_axis
                y=share
                series=whole
                empty
                theme=page.theme
            />
        </div>
        <p class="view-note" role="status">
            {done}
        </p>
    }
    .into_any()
}
