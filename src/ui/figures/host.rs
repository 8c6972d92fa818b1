//! The side of the page that has figures, and of the app.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventInit, HtmlElement};

use super::place::{State, program};
use super::{HIDE, SHOW, TOLD};
use crate::course::figure::Part;

/// Wants a figure shown. Its program comes if it is not there yet.
pub fn show(figure: &HtmlElement) {
    set(figure, State::Wanted);
    say(figure, SHOW);
}

/// Wants a figure no longer; before its element goes, or when it has gone.
pub fn hide(figure: &HtmlElement) {
    set(figure, State::Away);
    say(figure, HIDE);
    if !figure.is_connected()
        && let Ok(event) = web_sys::Event::new(HIDE)
    {
        // Nothing bubbles from an element that is not in the document.
        let _ = window().dispatch_event(&event);
    }
}

/// How far a figure is.
pub fn state(figure: &Element) -> State {
    State::read(figure.get_attribute("data-state").as_deref())
}

/// The link of what a figure shows by now; none before it is shown.
pub fn now(figure: &Element) -> Option<String> {
    figure.get_attribute("data-now")
}

/// Calls `hear` when something about a figure became known, until the component that calls this is
/// gone.
pub fn told(hear: impl Fn(Element) + 'static) {
    let event = leptos::ev::Custom::<web_sys::Event>::new(TOLD);
    let handle = window_event_listener(event, move |event| {
        if let Some((figure, _)) = of_event(&event) {
            hear(figure.unchecked_into());
        }
    });
    on_cleanup(move || handle.remove());
}

/// Calls `hear` with the part of every figure that is wanted, as long as the document lives.
pub fn wanted(hear: impl Fn(Part) + 'static) {
    let event = leptos::ev::Custom::<web_sys::Event>::new(SHOW);
    let handle = window_event_listener(event, move |event| {
        if let Some((_, part)) = of_event(&event) {
            hear(part);
        }
    });
    std::mem::forget(handle);
}

/// Says of every figure that waits for the program of this name that it cannot be loaded.
pub fn refuse(place: &str) {
    for (figure, part) in all(State::Wanted) {
        if program(part) == place {
            set(&figure, State::Failed);
            say(&figure, TOLD);
        }
    }
}

/// The figures in the document that are so far.
pub(super) fn all(state: State) -> Vec<(HtmlElement, Part)> {
    let word = state.word().unwrap_or_default();
    let selector = [".figure[data-state='", word, "']"].concat();
    let Ok(found) = document().query_selector_all(&selector) else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|place| found.get(place));
    nodes
        .filter_map(|node| {
            let figure: HtmlElement = node.dyn_into().ok()?;
            let part = part(&figure)?;
            Some((figure, part))
        })
        .collect()
}

/// The figure at which an event was said, and its part.
pub(super) fn of_event(event: &web_sys::Event) -> Option<(HtmlElement, Part)> {
    let figure: HtmlElement = event.target()?.dyn_into().ok()?;
    let part = part(&figure)?;
    Some((figure, part))
}

fn part(figure: &Element) -> Option<Part> {
    Part::find(&figure.get_attribute("data-part")?)
}

/// Writes down how far a figure is.
pub(super) fn set(figure: &Element, state: State) {
    let _ = match state.word() {
        Some(word) => figure.set_attribute("data-state", word),
        None => figure.remove_attribute("data-state"),
    };
}

/// Says something at a figure, so that the window hears it.
pub(super) fn say(figure: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict(name, &init) {
        let _ = figure.dispatch_event(&event);
    }
}
