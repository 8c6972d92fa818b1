//! The line chart as a component: canvas, overlay, legend, table, buttons.

use std::collections::BTreeSet;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

use super::draw::{self, Theme};
use super::frame::{Frame, density, watch};
use super::layout::Plot;
use super::legend::Legend;
use super::sample::{nearest, stops};
use super::scene::{Axis, Backdrop, Scale, Scene, Series};
use super::table::{self, Table};
use super::ticks::written;
use super::{csv, overlay, save};
use crate::ui::palette::Rgb;
use crate::ui::t;

/// What the last drawing left behind, for hovering without drawing again.
#[derive(Default)]
struct Drawn {
    plot: Option<Plot>,
    theme: Theme,
    stops: Vec<f64>,
    size: (f64, f64),
}

/// A line chart with values on hover and by keyboard, a table behind it, and
/// buttons that save it as an image or as comma-separated values.
#[component]
pub fn LineChart(
    /// The title, a heading above the chart and in saved files.
    #[prop(into)]
    title: Signal<String>,
    /// The horizontal axis; always linear.
    #[prop(into)]
    x: Signal<Axis>,
    /// The vertical axis.
    #[prop(into)]
    y: Signal<Axis>,
    /// The curves.
    #[prop(into)]
    series: Signal<Vec<Series>>,
    /// What stands in the chart while there are no curves; a general sentence if absent.
    #[prop(optional, into)]
    empty: MaybeProp<String>,
    /// What stands behind the curves.
    #[prop(optional, into)]
    backdrop: Signal<Backdrop>,
    /// Offers a button for a logarithmic y axis.
    #[prop(optional)]
    logarithm: bool,
    /// Whatever names the page's theme: the chart reads its colours anew when it changes.
    #[prop(optional, into)]
    theme: Signal<String>,
) -> impl IntoView {
    let hidden = RwSignal::new(BTreeSet::<String>::new());
    let chosen_log = RwSignal::new(false);
    let cursor = RwSignal::new(None::<f64>);
    let spoken = RwSignal::new(String::new());
    let dark = RwSignal::new(false);
    let scene = Memo::new(move |_| {
        let mut y = y.get();
        if chosen_log.get() {
            y.scale = Scale::Logarithmic;
        }
        Scene {
            title: title.get(),
            x: x.get(),
            y,
            series: series.with(|series| {
                hidden.with(|hidden| {
                    let shown = series.iter().filter(|one| !hidden.contains(&one.id));
                    shown.cloned().collect()
                })
            }),
            backdrop: backdrop.get(),
            empty: empty.get().unwrap_or_else(|| t!("chart-empty")),
        }
    });

    let stage = NodeRef::<html::Div>::new();
    let curves = NodeRef::<html::Canvas>::new();
    let above = NodeRef::<html::Canvas>::new();
    let drawn = StoredValue::new_local(Drawn::default());

    let point = Frame::new(move || draw_cursor(above, drawn, scene, cursor));
    let pointed = point.clone();
    let paint = Frame::whole(move || {
        if let Some(is_dark) = draw_curves(stage, curves, drawn, scene) {
            // Only a change may be told: every swatch follows this.
            if dark.try_get_untracked() == Some(!is_dark) {
                dark.set(is_dark);
            }
            draw_cursor(above, drawn, scene, cursor);
        }
    });
    let painted = paint.clone();
    Effect::new(move |_| {
        scene.track();
        theme.track();
        painted.request();
    });
    Effect::new(move |_| {
        cursor.track();
        pointed.request();
    });
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            let paint = paint.clone();
            watch(&stage, move || paint.request());
        }
    });

    let hover = move |event: PointerEvent| {
        let at = f64::from(event.offset_x());
        cursor.set(drawn.with_value(|drawn| {
            let x = drawn.plot.as_ref()?.data_x(at);
            drawn.stops.get(nearest(&drawn.stops, x)?).copied()
        }));
    };
    let leave = move |event: PointerEvent| {
        // A finger leaves when it lifts; its values stay until another place is touched.
        if event.pointer_type() != "touch" {
            cursor.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let target = drawn.with_value(|drawn| step(&event.key(), cursor.get_untracked(), drawn));
        let Some(target) = target else { return };
        event.prevent_default();
        event.stop_propagation();
        cursor.set(target);
        spoken
            .set(scene.with_untracked(|scene| target.map_or_else(String::new, |x| say(scene, x))));
    };
    let save_image = move |_| {
        let theme = drawn.with_value(|drawn| drawn.theme);
        scene.with_untracked(|scene| save_image(scene, &theme, drawn.with_value(|d| d.size.0)));
    };
    let save_csv =
        move |_| scene.with_untracked(|scene| save::csv(&scene.title, table::rows(scene)));
    let label = move || t!("chart-label", title = title.get());
    view! {
        <figure class="chart">
            <figcaption class="chart-head">
                <h3 class="chart-title">{title}</h3>
                <div class="chart-tools">
                    {logarithm
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    aria-pressed=move || chosen_log.get().to_string()
                                    on:click=move |_| chosen_log.update(|log| *log = !*log)
                                >
                                    {move || t!("chart-log")}
                                </button>
                            }
                        })}
                    <button type="button" on:click=save_image>
                        {move || t!("chart-save-image")}
                    </button>
                    <button type="button" on:click=save_csv>
                        {move || t!("chart-save-csv")}
                    </button>
                </div>
            </figcaption>
            <div
                class="chart-stage"
                node_ref=stage
                tabindex="0"
                role="application"
                aria-label=label
                on:pointermove=hover
                on:pointerdown=hover
                on:pointerleave=leave
                on:keydown=press
                on:blur=move |_| cursor.set(None)
            >
                <canvas node_ref=curves aria-hidden="true"></canvas>
                <canvas node_ref=above aria-hidden="true"></canvas>
            </div>
            <p class="visually-hidden" aria-live="polite">
                {spoken}
            </p>
            <Legend series hidden dark=dark.into() />
            <Table scene />
        </figure>
    }
}

/// Draws the curves; says whether the page is dark, or nothing if it could not draw.
fn draw_curves(
    stage: NodeRef<html::Div>,
    canvas: NodeRef<html::Canvas>,
    drawn: StoredValue<Drawn, LocalStorage>,
    scene: Memo<Scene>,
) -> Option<bool> {
    let stage = stage.try_get_untracked()??;
    let canvas = canvas.try_get_untracked()??;
    let size = (
        f64::from(stage.client_width()),
        f64::from(stage.client_height()),
    );
    // Not laid out: in a closed part of the page. Its size will change when it opens.
    if size.0 < 1.0 || size.1 < 1.0 {
        return None;
    }
    let theme = read_theme(&stage);
    scene.try_with_untracked(|scene| {
        let plot = draw::chart(&canvas, size, density(), scene, &theme);
        drawn.try_update_value(|drawn| {
            *drawn = Drawn {
                plot,
                theme,
                stops: stops(scene.series.iter().map(|series| series.points.as_slice())),
                size,
            };
        });
    })?;
    Some(theme.dark())
}

fn draw_cursor(
    canvas: NodeRef<html::Canvas>,
    drawn: StoredValue<Drawn, LocalStorage>,
    scene: Memo<Scene>,
    cursor: RwSignal<Option<f64>>,
) {
    let (Some(Some(canvas)), Some(x)) = (canvas.try_get_untracked(), cursor.try_get_untracked())
    else {
        return;
    };
    drawn.try_with_value(|drawn| {
        let plot = drawn.plot.as_ref()?;
        scene.try_with_untracked(|scene| {
            overlay::cursor(&canvas, drawn.size, density(), scene, plot, &drawn.theme, x)
        })?
    });
}

/// The page's colours where the chart stands. The stylesheet puts them into properties
/// whose computed value is a plain colour, whatever the variables hold.
pub(in crate::ui) fn read_theme(stage: &Element) -> Theme {
    let plain = Theme::default();
    let Ok(Some(style)) = window().get_computed_style(stage) else {
        return plain;
    };
    let read = |property: &str, otherwise: Rgb| {
        let value = style.get_property_value(property).unwrap_or_default();
        Rgb::parse(&value).unwrap_or(otherwise)
    };
    Theme {
        text: read("color", plain.text),
        muted: read("caret-color", plain.muted),
        line: read("column-rule-color", plain.line),
        surface: read("background-color", plain.surface),
    }
}

/// Where a key moves the cursor: `None` for keys that mean nothing here, `Some(None)` to hide it.
fn step(key: &str, cursor: Option<f64>, drawn: &Drawn) -> Option<Option<f64>> {
    let last = drawn.stops.len().checked_sub(1)?;
    let at = cursor.and_then(|x| nearest(&drawn.stops, x));
    let target = match (key, at) {
        ("Escape", Some(_)) => return Some(None),
        ("Home", _) | ("ArrowRight" | "PageDown", None) => 0,
        ("End", _) | ("ArrowLeft" | "PageUp", None) => last,
        ("ArrowRight", Some(at)) => (at + 1).min(last),
        ("ArrowLeft", Some(at)) => at.saturating_sub(1),
        ("PageDown", Some(at)) => (at + 10).min(last),
        ("PageUp", Some(at)) => at.saturating_sub(10),
        _ => return None,
    };
    Some(drawn.stops.get(target).copied())
}

/// The values at `x` as a sentence for the live region.
fn say(scene: &Scene, x: f64) -> String {
    let range = scene.axes(4, 2).0;
    let values = overlay::values(scene, x, (range.high - range.low) * 1e-3);
    let values: Vec<_> = values
        .iter()
        .map(|&(index, y)| {
            format!(
                "{} {}",
                scene.series[index].name,
                written(y, scene.y.values)
            )
        })
        .collect();
    format!(
        "{} {}: {}",
        scene.x.label,
        written(x, scene.x.values),
        values.join("; ")
    )
}

fn save_image(scene: &Scene, theme: &Theme, width: f64) {
    let canvas = document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
    if let Some(canvas) = canvas
        && draw::image(&canvas, width.clamp(640.0, 1600.0), scene, theme).is_some()
    {
        save::png(csv::file_name(&scene.title, "png"), &canvas);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_cursor_over_the_points_and_stop_at_the_ends() {
        let drawn = Drawn {
            stops: (1..=15).map(f64::from).collect(),
            ..Drawn::default()
        };
        for (key, from, to) in [
            ("ArrowRight", None, Some(Some(1.0))),
            ("ArrowLeft", None, Some(Some(15.0))),
            ("ArrowRight", Some(3.0), Some(Some(4.0))),
            ("ArrowRight", Some(15.0), Some(Some(15.0))),
            ("ArrowLeft", Some(1.0), Some(Some(1.0))),
            ("PageDown", Some(2.0), Some(Some(12.0))),
            ("PageUp", Some(5.0), Some(Some(1.0))),
            ("Home", Some(9.0), Some(Some(1.0))),
            ("End", None, Some(Some(15.0))),
            ("Escape", Some(9.0), Some(None)),
            ("Escape", None, None),
            ("Tab", Some(9.0), None),
            ("a", Some(9.0), None),
        ] {
            assert_eq!(step(key, from, &drawn), to, "{key} from {from:?}");
        }
        assert_eq!(step("Home", None, &Drawn::default()), None);
    }
}
