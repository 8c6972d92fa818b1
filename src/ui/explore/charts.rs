//! f and f′ of every chosen function, over a window that is dragged and zoomed.

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::curves::{Shown, sample};
use super::window::{USUAL, Window};
use crate::ui::chart::{Axis, LineChart, Series};
use crate::ui::lab::Lab;
use crate::ui::palette::Weight;
use crate::ui::shell::Dark;
use crate::ui::t;

/// How much a turn of the wheel, or a press of a button, zooms.
const ZOOM: f64 = 1.25;

/// How far a press of a button moves, as a share of the width.
const PAN: f64 = 0.2;

/// Pixels to the left of the curves, about, which the wheel's place is counted from.
const MARGIN: f64 = 48.0;

/// Both charts and their window.
#[component]
pub fn Charts(
    shown: Memo<Vec<Shown>>,
    /// The window's buttons stand behind a summary, below the charts.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let lab = Lab::get();
    let window = lab.of_link(|link| Window::read(link.view.get("x").map(String::as_str)));
    let look = Callback::new(move |wanted: Window| {
        lab.change(|state| {
            match wanted.text() {
                Some(text) => state.link.view.insert("x".to_owned(), text),
                None => state.link.view.remove("x"),
            };
        });
    });
    let both = Memo::new(move |_| {
        let window = window.get();
        shown.with(|shown| {
            let mut curves = (Vec::new(), Vec::new());
            for one in shown {
                let Ok(function) = &one.function else {
                    continue;
                };
                let (value, slope) = sample(function, window);
                let series = |points| Series {
                    id: crate::link::activation_text(&one.choice),
                    name: one.name.clone(),
                    style: one.style,
                    weight: Weight::Strong,
                    points,
                };
                curves.0.push(series(value));
                curves.1.push(series(slope));
            }
            curves
        })
    });
    let values = Memo::new(move |_| both.with(|both| both.0.clone()));
    let slopes = Memo::new(move |_| both.with(|both| both.1.clone()));
    view! {
        {(!brief).then(|| view! { <Range window look /> })}
        <div class="pair">
            <section class="card" data-testid="value-chart">
                <Movable window look>
                    <Chart title=Signal::derive(|| t!("explore-value")) label="f(x)" series=values.into() window />
                </Movable>
            </section>
            <section class="card" data-testid="slope-chart">
                <Movable window look>
                    <Chart title=Signal::derive(|| t!("explore-slope")) label="f′(x)" series=slopes.into() window />
                </Movable>
            </section>
        </div>
        {brief
            .then(|| {
                view! {
                    <details class="figure-more">
                        <summary>{move || t!("explore-range")}</summary>
                        <Range window look />
                    </details>
                }
            })}
    }
    .into_any()
}

#[component]
fn Chart(
    title: Signal<String>,
    label: &'static str,
    series: Signal<Vec<Series>>,
    window: Memo<Window>,
) -> impl IntoView {
    let Dark(dark) = expect_context();
    let x = Signal::derive(move || {
        let Window { low, high } = window.get();
        Axis {
            label: "x".to_owned(),
            at_least: Some((low, high)),
            ..Axis::default()
        }
    });
    let y = Signal::derive(move || Axis {
        label: label.to_owned(),
        ..Axis::default()
    });
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    view! { <LineChart title x y series theme /> }.into_any()
}

/// Buttons and fields that do what dragging and the wheel do.
#[component]
fn Range(window: Memo<Window>, look: Callback<Window>) -> impl IntoView {
    let end = move |left: bool| {
        move |event: leptos::ev::Event| {
            let now = window.get_untracked();
            let Ok(value) = event_target_value(&event).trim().parse::<f64>() else {
                return;
            };
            let wanted = match left {
                true => Window::new(value, now.high),
                false => Window::new(now.low, value),
            };
            if let Some(wanted) = wanted {
                look.run(wanted);
            }
        }
    };
    let press =
        move |change: fn(Window) -> Window| move |_| look.run(change(window.get_untracked()));
    view! {
        <div class="card range" role="group" aria-label=move || t!("explore-range")>
            <label class="field">
                <span>{move || t!("explore-from")}</span>
                <input
                    type="number"
                    step="any"
                    data-testid="range-from"
                    prop:value=move || window.get().low.to_string()
                    on:change=end(true)
                />
            </label>
            <label class="field">
                <span>{move || t!("explore-to")}</span>
                <input
                    type="number"
                    step="any"
                    data-testid="range-to"
                    prop:value=move || window.get().high.to_string()
                    on:change=end(false)
                />
            </label>
            <button type="button" on:click=press(|window| window.panned(-PAN))>
                {move || t!("explore-left")}
            </button>
            <button type="button" on:click=press(|window| window.panned(PAN))>
                {move || t!("explore-right")}
            </button>
            <button type="button" on:click=press(|window| window.zoomed(1.0 / ZOOM, 0.5))>
                {move || t!("explore-in")}
            </button>
            <button type="button" on:click=press(|window| window.zoomed(ZOOM, 0.5))>
                {move || t!("explore-out")}
            </button>
            <button type="button" on:click=press(|_| USUAL)>
                {move || t!("explore-reset")}
            </button>
        </div>
    }
    .into_any()
}

/// Lets what is inside be dragged sideways and zoomed by the wheel.
#[component]
fn Movable(window: Memo<Window>, look: Callback<Window>, children: Children) -> impl IntoView {
    let grabbed = StoredValue::new(None::<(f64, Window)>);
    // Buttons, legend and table inside stay what they are.
    let stage = |event: &web_sys::Event| {
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        target.closest(".chart-stage").ok().flatten()
    };
    let width = |stage: &web_sys::Element| (f64::from(stage.client_width()) - MARGIN).max(1.0);
    let down = move |event: PointerEvent| {
        if event.button() == 0 && stage(&event).is_some() {
            grabbed.set_value(Some((f64::from(event.client_x()), window.get_untracked())));
        }
    };
    let drag = move |event: PointerEvent| {
        let Some((from, start)) = grabbed.get_value() else {
            return;
        };
        if event.buttons() & 1 == 0 {
            return grabbed.set_value(None);
        }
        if let Some(stage) = stage(&event) {
            let moved = (f64::from(event.client_x()) - from) / width(&stage);
            look.run(start.panned(-moved));
        }
    };
    let drop = move |_: PointerEvent| grabbed.set_value(None);
    let wheel = move |event: WheelEvent| {
        let Some(stage) = stage(&event) else { return };
        // The page scrolls as ever; with Ctrl or Shift, or after a click into the chart, the wheel zooms.
        let focused = document()
            .active_element()
            .is_some_and(|active| active == stage);
        if !(event.ctrl_key() || event.shift_key() || focused) {
            return;
        }
        event.prevent_default();
        let left = stage.get_bounding_client_rect().left() + MARGIN;
        let place = ((f64::from(event.client_x()) - left) / width(&stage)).clamp(0.0, 1.0);
        let turned = if event.delta_y() != 0.0 {
            event.delta_y()
        } else {
            event.delta_x()
        };
        let factor = if turned > 0.0 { ZOOM } else { 1.0 / ZOOM };
        look.run(window.get_untracked().zoomed(factor, place));
    };
    view! {
        <div
            class="movable"
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=drop
            on:pointercancel=drop
            on:wheel=wheel
        >
            {children()}
        </div>
    }
    .into_any()
}
