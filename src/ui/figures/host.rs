//! The side of the page that has figures, and of the app.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventInit, FocusOptions, HtmlElement};

use super::place::{State, program};
use super::{HIDE, SHOW, TOLD};
use crate::course::figure::Part;

/// A figure, as the component that has it sees it.
#[derive(Clone, Copy)]
pub struct Host {
    /// Its element.
    pub place: NodeRef<html::Div>,
    /// How far it is.
    pub state: RwSignal<State>,
    /// The link of what it shows by now; none before it is shown.
    pub now: RwSignal<Option<String>>,
}

impl Host {
    /// A figure that nobody wants yet. It is wanted no longer when the component goes that calls
    /// this.
    pub fn open() -> Self {
        let host = Self {
            place: NodeRef::new(),
            state: RwSignal::new(State::Away),
            now: RwSignal::new(None),
        };
        let kept = StoredValue::new_local(None::<HtmlElement>);
        Effect::new(move |_| {
            if let Some(place) = host.place.get() {
                kept.set_value(Some((*place).clone()));
            }
        });
        let event = leptos::ev::Custom::<web_sys::Event>::new(TOLD);
        let told = window_event_listener(event, move |event| {
            let own = kept.try_with_value(|place| {
                let place = place.as_ref()?;
                let (figure, _) = of_event(&event)?;
                place.is_same_node(Some(&figure)).then_some(figure)
            });
            if let Some(Some(figure)) = own {
                host.state.set(state(&figure));
                host.now.set(figure.get_attribute("data-now"));
            }
        });
        on_cleanup(move || {
            told.remove();
            kept.try_with_value(|place| place.as_ref().map(hide));
        });
        host
    }

    /// Wants it shown. Its program comes if it is not there yet.
    pub fn show(self) {
        if let Some(place) = self.place.get_untracked() {
            set(&place, State::Wanted);
            say(&place, SHOW);
            // It may have been refused at once.
            self.state.set(state(&place));
        }
    }

    /// Wants it shown because the reader asked for it, and begun: the button for it goes.
    pub fn begin(self) {
        if let Some(place) = self.place.get_untracked() {
            // The focus would go with the button; and what is asked for begins without another.
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = place.focus_with_options(&options);
            let _ = place.set_attribute("data-go", "");
        }
        self.show();
    }
}

/// Wants a figure no longer; before its element goes, or when it has gone.
fn hide(figure: &HtmlElement) {
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
pub(super) fn state(figure: &Element) -> State {
    State::read(figure.get_attribute("data-state").as_deref())
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
