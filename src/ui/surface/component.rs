//! The two-input view as a component: both halves, what is marked in words, table, buttons.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::camera::Camera;
use super::flat::HeatMap;
use super::marks::Names;
use super::paint;
use super::table::Table;
use super::turning::Turning;
use super::values::{Grid, Samples, Vertex};
use crate::ui::chart::draw::Theme;
use crate::ui::chart::ticks::short;
use crate::ui::chart::{csv, save};
use crate::ui::t;

/// Between the last key and what a screen reader is given to say: of a key held down, the end.
const PAUSE: Duration = Duration::from_millis(300);

/// What both halves show and share.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The numbers; nothing while there are none that can be drawn.
    pub grid: Memo<Option<Grid>>,
    /// The name of the function.
    pub name: Signal<String>,
    /// The vertex that is pointed at, in both halves.
    pub marked: RwSignal<Option<Vertex>>,
    /// Whatever names the page's theme.
    pub theme: Signal<String>,
    /// The page's colours, as the last drawing found them; for saved images.
    pub colours: StoredValue<Theme>,
    spoken: RwSignal<String>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Shown {
    /// Says something to a screen reader once the reader pauses.
    pub fn say(self, text: String) {
        let say = move || {
            // The component may be gone by now.
            self.spoken.try_set(text);
        };
        let next = set_timeout_with_handle(say, PAUSE).ok();
        if let Some(Some(before)) = self
            .waiting
            .try_update_value(|last| std::mem::replace(last, next))
        {
            before.clear();
        }
    }

    /// What is marked, as a sentence; nothing if there is no mark.
    pub fn sentence(self) -> Option<String> {
        let vertex = self.marked.get()?;
        let [x, y, z, gradient] = self.grid.with(|grid| grid.as_ref()?.row(vertex))?;
        Some(t!(
            "surface-values",
            x = short(x),
            y = short(y),
            z = short(z),
            gradient = short(gradient)
        ))
    }

    /// Moves the mark by a key; whether the key meant something.
    pub fn pressed(self, key: &str) -> bool {
        let marked = self.marked.get_untracked();
        let moved = self
            .grid
            .with_untracked(|grid| grid.as_ref()?.pressed(key, marked));
        if let Some(vertex) = moved {
            self.marked.set(vertex);
            self.say(untrack(move || self.sentence()).unwrap_or_default());
        }
        moved.is_some()
    }
}

/// A function of two inputs, z = f(x) + f(y): a surface that turns, beside a heat map of
/// the size of its gradient.
#[component]
pub fn Surface(
    /// The name of f, in the titles and in saved files.
    #[prop(into)]
    name: Signal<String>,
    /// f and f′ along one input, a hundred samples as in the chapter; both inputs use them.
    #[prop(into)]
    samples: Signal<Samples>,
    /// Where the reader looks from: read at the start and whenever it changes.
    #[prop(optional, into)]
    camera: Signal<Camera>,
    /// Told where the reader looks from, each time that a turn has ended.
    #[prop(optional, into)]
    on_turn: Option<Callback<Camera>>,
    /// Whatever names the page's theme: the view reads its colours anew when it changes.
    #[prop(optional, into)]
    theme: Signal<String>,
) -> impl IntoView {
    let shown = Shown {
        grid: Memo::new(move |_| samples.with(Grid::new)),
        name,
        marked: RwSignal::new(None),
        theme,
        colours: StoredValue::new(Theme::default()),
        spoken: RwSignal::new(String::new()),
        waiting: StoredValue::new(None),
    };
    let now = RwSignal::new(camera.get_untracked());
    Effect::new(move |_| {
        let asked = camera.get();
        if now.get_untracked() != asked {
            now.set(asked);
        }
    });
    let drawable = Memo::new(move |_| shown.grid.with(Option::is_some));
    let save_image = move |_| {
        shown.grid.with_untracked(|grid| {
            if let Some(grid) = grid {
                save_image(shown, grid, now.get_untracked());
            }
        });
    };
    let save_csv = move |_| {
        shown.grid.with_untracked(|grid| {
            if let Some(grid) = grid {
                save::csv(&title(shown), grid.rows(head()));
            }
        });
    };
    let halves = move || {
        if !drawable.get() {
            return view! { <p class="view-empty">{t!("surface-empty")}</p> }.into_any();
        }
        view! {
            <div class="surface-halves">
                <Turning shown now on_turn />
                <HeatMap shown />
            </div>
            <p class="surface-values">
                {move || shown.sentence().unwrap_or_else(|| t!("surface-hint"))}
            </p>
            <Table shown />
        }
        .into_any()
    };
    view! {
        <figure class="chart surface">
            <figcaption class="chart-head">
                <h3 class="chart-title">{move || title(shown)}</h3>
                <div class="chart-tools">
                    <button type="button" disabled=move || !drawable.get() on:click=save_image>
                        {move || t!("chart-save-image")}
                    </button>
                    <button type="button" disabled=move || !drawable.get() on:click=save_csv>
                        {move || t!("chart-save-csv")}
                    </button>
                </div>
            </figcaption>
            {halves}
            <p class="visually-hidden" aria-live="polite">
                {shown.spoken}
            </p>
        </figure>
    }
    .into_any()
}

fn title(shown: Shown) -> String {
    t!("surface-title", name = shown.name.get())
}

/// The heads of the columns of the table and the file.
pub(super) fn head() -> [String; 4] {
    [
        t!("surface-x"),
        t!("surface-y"),
        t!("surface-z"),
        t!("surface-gradient-short"),
    ]
}

/// The words around the surface.
pub(super) fn surface_names() -> Names {
    Names {
        x: t!("surface-x"),
        y: t!("surface-y"),
        z: t!("surface-z"),
        bar: t!("surface-sum"),
    }
}

/// The words around the heat map.
pub(super) fn gradient_names() -> Names {
    Names {
        bar: t!("surface-gradient-short"),
        ..surface_names()
    }
}

fn save_image(shown: Shown, grid: &Grid, camera: Camera) {
    let canvas = document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
    let title = untrack(|| title(shown));
    let titles = [title.clone(), t!("surface-heading"), t!("surface-gradient")];
    let names = [&surface_names(), &gradient_names()];
    let theme = shown.colours.get_value();
    if let Some(canvas) = canvas
        && paint::image(&canvas, grid, camera, &titles, names, &theme).is_some()
    {
        save::png(csv::file_name(&title, "png"), &canvas);
    }
}
