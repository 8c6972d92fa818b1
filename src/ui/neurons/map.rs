//! The map of every neuron, read by pointer and by keyboard.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::grid::{Grid, Place};
use super::legend::Legend;
use super::map_paint::{self, Drawn};
use super::map_table::{Table, rows};
use super::page::{Page, as_census, moment, name};
use super::squares::looks;
use crate::observe::{Census, States};
use crate::ui::chart::frame::{Frame, watch};
use crate::ui::chart::save;
use crate::ui::figures::Heading;
use crate::ui::{format, key, t};

/// Between the last key and what a screen reader is given to say: of a key held down, the end.
const PAUSE: Duration = Duration::from_millis(300);

/// The map with its legend, table and buttons.
#[component]
pub fn NeuronMap() -> impl IntoView {
    let page = Page::get();
    let looks = Memo::new(move |_| {
        page.census.with(|found| {
            let census = found.as_deref().and_then(as_census);
            census.map(looks).unwrap_or_default()
        })
    });
    let chosen = page.of_view(|view| view.chosen);
    let marked = RwSignal::new(None::<Place>);
    let empty = Memo::new(move |_| looks.with(Vec::is_empty));
    let title = Signal::derive(move || {
        let several = page.experiment.with(|e| e.seeds > 1);
        let run = page.run.with(|run| name(run, several));
        t!(
            "neurons-map-title",
            name = run,
            moment = moment(page.view.with(|view| view.at))
        )
    });
    let drawn = StoredValue::new_local(Drawn::default());
    let save_image = move |_| {
        looks.with_untracked(|looks| {
            let title = title.get_untracked();
            drawn.with_value(|drawn| map_paint::save(looks, &title, &drawn.theme));
        });
    };
    let save_csv = move |_| {
        page.census.with_untracked(|found| {
            if let Some(census) = found.as_deref().and_then(as_census) {
                save::csv(&title.get_untracked(), rows(census));
            }
        });
    };
    let sentence = move || match marked.get() {
        Some(place) => sentence(page, place),
        None => t!("neurons-map-hint"),
    };
    view! {
        <section class="card" data-testid="neuron-map">
            <figure class="chart">
                <figcaption class="chart-head">
                    <Heading class="chart-title">{title}</Heading>
                    <div class="chart-tools">
                        <button type="button" disabled=empty on:click=save_image>
                            {move || t!("chart-save-image")}
                        </button>
                        <button type="button" disabled=empty on:click=save_csv>
                            {move || t!("chart-save-csv")}
                        </button>
                    </div>
                </figcaption>
                {move || match empty.get() {
                    true => view! { <p class="view-empty">{nothing(page)}</p> }.into_any(),
                    false => view! { <Stage looks marked chosen drawn /> }.into_any(),
                }}
                <p class="surface-values">{sentence}</p>
                <Legend />
                <Table title />
            </figure>
        </section>
    }
    .into_any()
}

/// Why there are no squares.
fn nothing(page: Page) -> String {
    match page.run.with(|run| run.hidden.is_empty()) {
        true => t!("neurons-no-layers"),
        false => t!("neurons-not-counted"),
    }
}

/// The squares, and above them what is pointed at and what is chosen.
#[component]
fn Stage(
    looks: Memo<Vec<Vec<super::squares::Look>>>,
    marked: RwSignal<Option<Place>>,
    chosen: Memo<Option<Place>>,
    drawn: StoredValue<Drawn, LocalStorage>,
) -> impl IntoView {
    let page = Page::get();
    let stage = NodeRef::<html::Div>::new();
    let below = NodeRef::<html::Canvas>::new();
    let above = NodeRef::<html::Canvas>::new();
    let high = RwSignal::new(200.0);
    let spoken = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);

    let mark = Frame::new(move || {
        let places = (marked.try_get_untracked(), chosen.try_get_untracked());
        if let (Some(Some(above)), (Some(marked), Some(chosen))) =
            (above.try_get_untracked(), places)
        {
            drawn.try_with_value(|drawn| map_paint::marks(&above, drawn, marked, chosen));
        }
    });
    let marking = mark.clone();
    let paint = Frame::whole(move || {
        let (Some(Some(stage)), Some(Some(below))) =
            (stage.try_get_untracked(), below.try_get_untracked())
        else {
            return;
        };
        looks.try_with_untracked(|looks| {
            drawn.try_update_value(|drawn| {
                if let Some(height) = map_paint::paint(&stage, &below, looks, drawn)
                    && high.try_get_untracked() != Some(height)
                {
                    high.set(height);
                }
            })
        });
        marking.request();
    });
    let painting = paint.clone();
    Effect::new(move |_| {
        looks.track();
        page.theme.track();
        painting.request();
    });
    Effect::new(move |_| {
        marked.track();
        chosen.track();
        mark.request();
    });
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            let paint = paint.clone();
            watch(&stage, move || paint.request());
        }
    });
    on_cleanup(move || {
        // The whole page may be gone by now.
        let _ = marked.try_set(None);
    });

    let under = move |event: &web_sys::MouseEvent| {
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        drawn.with_value(|drawn| drawn.grid.as_ref()?.pick(at))
    };
    let hover = move |event: PointerEvent| {
        let at = under(&event);
        if marked.get_untracked() != at {
            marked.set(at);
        }
    };
    let leave = move |event: PointerEvent| {
        // A finger leaves when it lifts; its values stay until another place is touched.
        if event.pointer_type() != "touch" {
            marked.set(None);
        }
    };
    let choose = move |place: Option<Place>| {
        if place.is_some() {
            page.change(|view| view.chosen = place);
        }
    };
    let say = move |place: Option<Place>| {
        let say = move || {
            // The component may be gone by now.
            let text = place.map_or_else(String::new, |place| untrack(|| sentence(page, place)));
            spoken.try_set(text);
        };
        let next = set_timeout_with_handle(say, PAUSE).ok();
        if let Some(Some(before)) = waiting.try_update_value(|last| std::mem::replace(last, next)) {
            before.clear();
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let now = marked.get_untracked();
        if matches!(event.key().as_str(), "Enter" | " ") && now.is_some() {
            choose(now);
        } else {
            let to = drawn.with_value(|drawn| {
                let grid: &Grid = drawn.grid.as_ref()?;
                // The first key begins at the neuron that is chosen, if one is.
                match (now, chosen.get_untracked()) {
                    (None, Some(place)) if event.key() != "Escape" => {
                        grid.pressed(&event.key(), Some(place)).map(|_| Some(place))
                    }
                    _ => grid.pressed(&event.key(), now),
                }
            });
            let Some(to) = to else { return };
            marked.set(to);
            say(to);
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <div
            class="chart-stage neurons-map"
            node_ref=stage
            tabindex="0"
            role="application"
            aria-label=move || t!("neurons-map-label")
            style:height=move || format!("{}px", high.get())
            on:pointermove=hover
            on:pointerdown=hover
            on:pointerleave=leave
            on:click=move |event| choose(under(&event))
            on:keydown=press
        >
            <canvas node_ref=below aria-hidden="true"></canvas>
            <canvas node_ref=above aria-hidden="true"></canvas>
        </div>
        <p class="visually-hidden" aria-live="polite">
            {spoken}
        </p>
    }
    .into_any()
}

/// A neuron of the census in words.
fn sentence(page: Page, (layer, neuron): Place) -> String {
    page.census.with(|found| {
        let census = found.as_deref().and_then(as_census);
        let Some(census) = census.filter(|census| known(census, (layer, neuron))) else {
            return t!("neurons-map-hint");
        };
        let layers = &census.layers[layer];
        let one = layers.neurons[neuron];
        let share = f64::from(one.active) / f64::from(layers.samples.max(1));
        t!(
            "neurons-map-at",
            layer = layer + 1,
            neuron = neuron + 1,
            width = layers.neurons.len(),
            states = states(layers.states(neuron)),
            share = format::percent(share, 1)
        )
    })
}

fn known(census: &Census, (layer, neuron): Place) -> bool {
    let layer = census.layers.get(layer);
    layer.is_some_and(|layer| neuron < layer.neurons.len())
}

/// Some states in words.
pub fn states(states: States) -> String {
    let names = [
        (States::DEAD, key("neurons-is-dead")),
        (States::NEAR_DEAD, key("neurons-is-near-dead")),
        (States::SATURATED, key("neurons-is-saturated")),
        (States::CONSTANT, key("neurons-is-constant")),
    ];
    let held: Vec<String> = names
        .into_iter()
        .filter(|(state, _)| states.has(*state))
        .map(|(_, name)| t!(name))
        .collect();
    match held.is_empty() {
        true => t!("neurons-is-well"),
        false => held.join(&t!("neurons-and")),
    }
}
