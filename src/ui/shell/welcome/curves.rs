//! The chart: a function, the point that travels along it, and the tangent whose slope is f′(x).
//! Drawn from values computed beforehand, so that it is there at once.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::plane::{
    BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, across, down, path, point_at, tangent, tenths, written,
};
use super::travel::{still, travel, watch};
use crate::activation::{find, samples};
use crate::ui::palette::style;
use crate::ui::shell::Dark;
use crate::ui::{key, t};

/// What is to be seen of each function of [`samples::KEYS`].
const ABOUT: [&str; samples::KEYS.len()] = [
    key("curve-relu"),
    key("curve-gelu"),
    key("curve-leaky-relu"),
    key("curve-tanh"),
    key("curve-sigmoid"),
];

/// Points that the slider moves at once: a tenth of x.
const STEP: usize = samples::PER_UNIT / 10;

/// The function that is shown first: the tangent turns on all of it.
const FIRST: usize = 1;

/// Where the point begins.
const BEGIN: usize = samples::POINTS * 5 / 8;

/// What the chart shows.
#[derive(Clone, Copy)]
struct Shown {
    /// The function's place in [`samples::KEYS`].
    function: RwSignal<usize>,
    /// The point.
    at: RwSignal<usize>,
    /// Whether it travels by itself.
    moving: RwSignal<bool>,
}

impl Shown {
    fn x(self) -> i32 {
        samples::x(self.at.get())
    }

    fn value(self) -> i32 {
        samples::value(self.function.get(), self.at.get())
    }

    fn slope(self) -> i32 {
        samples::slope(self.function.get(), self.at.get())
    }

    /// Takes the point somewhere; from then on it rests.
    fn take(self, point: usize) {
        self.moving.set(false);
        self.at.set(point.min(samples::POINTS - 1));
    }
}

/// The chart with its buttons, and the way to the page where there is more of this.
#[component]
pub fn Curves(
    /// The link of the same functions on the Explore page.
    explore: Memo<String>,
) -> impl IntoView {
    let shown = Shown {
        function: RwSignal::new(FIRST),
        at: RwSignal::new(BEGIN),
        moving: RwSignal::new(!still()),
    };
    let place = NodeRef::<leptos::html::Figure>::new();
    let seen = RwSignal::new(true);
    place.on_load(move |place| watch(&place, seen));
    travel(
        shown.at,
        Signal::derive(move || shown.moving.get() && seen.get()),
    );
    let Dark(dark) = expect_context();
    let colour = Memo::new(move |_| {
        let key = samples::KEYS[shown.function.get()];
        style(key).colour(dark.get()).css()
    });
    let buttons = samples::KEYS
        .into_iter()
        .enumerate()
        .map(|(place, key)| {
            let name = find(key).map_or(key, |entry| entry.name);
            view! {
                <button
                    type="button"
                    aria-pressed=move || (shown.function.get() == place).to_string()
                    on:click=move |_| shown.function.set(place)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    view! {
        <figure class="alive" data-testid="alive" node_ref=place>
            <div class="alive-functions" role="group" aria-label=move || t!("curve-functions")>
                {buttons}
            </div>
            <div class="alive-stage">
                <Picture shown colour />
                <Reading shown colour />
            </div>
            <Mover shown />
            <p class="alive-about">{move || t!(ABOUT[shown.function.get()])}</p>
            <figcaption>
                {move || t!("curve-note")} " " <a href=explore>{move || t!("curve-explore")}</a>
            </figcaption>
        </figure>
    }
}

/// The drawing. It can be pointed at; what it says is said in words below and beside it.
#[component]
fn Picture(shown: Shown, colour: Memo<String>) -> impl IntoView {
    let stage = NodeRef::<leptos::svg::Svg>::new();
    let curve = Memo::new(move |_| {
        let function = shown.function.get();
        path(|point| samples::value(function, point))
    });
    let steepness = Memo::new(move |_| {
        let function = shown.function.get();
        path(|point| samples::slope(function, point))
    });
    let ends = Memo::new(move |_| tangent(shown.x(), shown.value(), shown.slope()));
    let end = move |which: usize| move || tenths(ends.get()[which]);
    let (x, value, slope) = (
        Memo::new(move |_| tenths(across(shown.x()))),
        Memo::new(move |_| tenths(down(shown.value()))),
        Memo::new(move |_| tenths(down(shown.slope()))),
    );
    let point_to = move |event: &PointerEvent| {
        let Some(stage) = stage.get_untracked() else {
            return;
        };
        let place = stage.get_bounding_client_rect();
        if place.width() > 0.0 {
            let across = (f64::from(event.client_x()) - place.left()) / place.width() * WIDTH;
            shown.take(point_at(across));
        }
    };
    let press = move |event: PointerEvent| {
        if let Some(stage) = stage.get_untracked() {
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        point_to(&event);
    };
    let drag = move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            point_to(&event);
        }
    };
    let size = format!("0 0 {WIDTH} {HEIGHT}");
    view! {
        <svg
            node_ref=stage
            viewBox=size
            role="img"
            aria-label=move || t!("curve-label")
            on:pointerdown=press
            on:pointermove=drag
        >
            <Axes />
            <path class="alive-slope" d=steepness stroke=colour />
            <path class="alive-curve" d=curve stroke=colour />
            <path class="alive-drop" d=move || format!("M{} {}V{}", x.get(), tenths(TOP), tenths(BOTTOM)) />
            <line class="alive-tangent" x1=end(0) y1=end(1) x2=end(2) y2=end(3) />
            <circle class="alive-dot on-slope" cx=x cy=slope r="3.5" stroke=colour />
            <circle class="alive-dot on-curve" cx=x cy=value r="6" fill=colour />
        </svg>
    }
}

/// The axes with their numbers and names.
#[component]
fn Axes() -> impl IntoView {
    let (left, right, top, bottom) = (tenths(LEFT), tenths(RIGHT), tenths(TOP), tenths(BOTTOM));
    let mut grid = String::new();
    let reach = samples::REACH as i32;
    for unit in -reach..=reach {
        grid += &format!("M{} {top}V{bottom}", tenths(across(1000 * unit)));
    }
    for unit in -1..=reach {
        grid += &format!("M{left} {}H{right}", tenths(down(1000 * unit)));
    }
    let axes = format!(
        "M{left} {}H{right}M{} {top}V{bottom}",
        tenths(down(0)),
        tenths(across(0))
    );
    let written = |unit: i32| unit.to_string().replace('-', "−");
    let below = (-reach..=reach).step_by(2).map(|unit| {
        view! {
            <text x=tenths(across(1000 * unit)) y=tenths(BOTTOM + 13.0) text-anchor="middle">
                {written(unit)}
            </text>
        }
    });
    let beside = (-1..=reach).map(|unit| {
        view! {
            <text x=tenths(LEFT - 6.0) y=tenths(down(1000 * unit) + 4.0) text-anchor="end">
                {written(unit)}
            </text>
        }
    });
    view! {
        <path class="alive-grid" d=grid />
        <path class="alive-axes" d=axes />
        <g class="alive-numbers">
            {below.collect_view()} {beside.collect_view()}
            <text x=tenths(LEFT) y=tenths(TOP - 7.0)>
                {move || t!("curve-y")}
            </text>
            <text x=right y=tenths(BOTTOM + 26.0) text-anchor="end">
                {move || t!("curve-x")}
            </text>
        </g>
    }
}

/// The legend, with what each line is worth where the point is.
#[component]
fn Reading(shown: Shown, colour: Memo<String>) -> impl IntoView {
    let line = move |class: &'static str| {
        view! {
            <svg viewBox="0 0 22 8" aria-hidden="true">
                <path class=class d="M0 4H22" stroke=colour />
            </svg>
        }
    };
    view! {
        <ul class="alive-reading">
            <li>
                <span></span>
                "x = "
                {move || written(shown.x(), 2)}
            </li>
            <li>
                {line("alive-curve")} "f(x) = " {move || written(shown.value(), 3)}
            </li>
            <li>
                {line("alive-slope")} "f′(x) = " {move || written(shown.slope(), 3)}
            </li>
            <li>{line("alive-tangent")} {move || t!("curve-tangent")}</li>
        </ul>
    }
}

/// The button that stops and starts the travelling, and a slider for x.
#[component]
fn Mover(shown: Shown) -> impl IntoView {
    let slide = move |event| {
        if let Ok(point) = event_target_value(&event).parse() {
            shown.take(point);
        }
    };
    // Who comes by keyboard wants to move it, and not to chase it.
    let rest = move |event: KeyboardEvent| {
        if event.key().starts_with("Arrow") {
            shown.moving.set(false);
        }
    };
    let spoken = move || {
        t!(
            "curve-spoken",
            x = written(shown.x(), 2),
            value = written(shown.value(), 3),
            slope = written(shown.slope(), 3)
        )
    };
    let name = move || match shown.moving.get() {
        true => t!("curve-rest"),
        false => t!("curve-move"),
    };
    let picture = move || match shown.moving.get() {
        true => "M4 3h3v10H4zM9 3h3v10H9z",
        false => "M4.500 2.500v11l9-5.500z",
    };
    view! {
        <div class="alive-mover">
            <button
                type="button"
                data-testid="alive-move"
                aria-label=name
                title=name
                on:click=move |_| shown.moving.update(|moving| *moving = !*moving)
            >
                <svg class="icon solid" viewBox="0 0 16 16" aria-hidden="true">
                    <path d=picture />
                </svg>
            </button>
            <label>
                <span>"x"</span>
                <input
                    type="range"
                    data-testid="alive-x"
                    min="0"
                    max=samples::POINTS - 1
                    step=STEP
                    prop:value=move || shown.at.get().to_string()
                    aria-valuetext=spoken
                    on:input=slide
                    on:keydown=rest
                />
            </label>
        </div>
    }
}
