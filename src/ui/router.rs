//! The one gateway to the address bar. The part after `#` always holds the link of
//! what is shown: it is read at the start and when it changes, and written, a
//! moment after the last change, in place of the entry there is.
//!
//! The page's programs (see `trainer`, `explorer`, `inside`) all do that, and tell each other when they have.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::lab::Lab;
use crate::link::{Link, Notice, decode, encode};

/// Typing changes the link with every key; browsers limit how often it may be written.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Longest address that is written. A longer one stays as it was; the link can
/// still be copied.
const LONGEST: usize = 60_000;

/// What is dispatched at the window after the address was written: the browser itself
/// says nothing then.
const WRITTEN: &str = "activation-lab:link";

/// What the address says.
pub fn read() -> (Link, Vec<Notice>) {
    decode(&hash())
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address of the page with the link of what is shown.
pub fn address(lab: Lab) -> String {
    with_base(&lab.now(|state| encode(&state.link)))
}

/// The address of the page with a link.
pub fn with_base(link: &str) -> String {
    let base = window().location().href().unwrap_or_default();
    let base = base.split('#').next().unwrap_or_default();
    format!("{base}{link}")
}

/// Keeps the address and the state at one.
pub fn connect(lab: Lab) {
    let shown = lab.of_link(encode);
    let waiting = Rc::new(Cell::new(None::<TimeoutHandle>));
    let pending = Rc::clone(&waiting);
    Effect::new(move |_| {
        let text = shown.get();
        cancel(&pending);
        let before = hash();
        // Somebody may follow another link in that moment; that is told only after this.
        let write = move || {
            if hash() == before {
                write(&text);
            }
        };
        let handle = set_timeout_with_handle(write, DEBOUNCE);
        pending.set(handle.ok());
    });
    let unwritten = Rc::clone(&waiting);
    let followed = window_event_listener(leptos::ev::hashchange, move |_| {
        cancel(&unwritten);
        let (link, notices) = read();
        lab.change(|state| state.follow(link, notices));
    });
    let written = leptos::ev::Custom::<web_sys::Event>::new(WRITTEN);
    let told = window_event_listener(written, move |_| {
        // The program that wrote it hears this too.
        if lab.now(|state| encode(&state.link)) != hash() {
            cancel(&waiting);
            lab.change(|state| state.follow(read().0, Vec::new()));
        }
    });
    // The listeners live as long as the page.
    std::mem::forget((followed, told));
}

fn cancel(waiting: &Cell<Option<TimeoutHandle>>) {
    if let Some(handle) = waiting.take() {
        handle.clear();
    }
}

fn write(text: &str) {
    let now = hash();
    let bare = now.is_empty() && text == "#/";
    if now == text || bare || text.len() > LONGEST {
        return;
    }
    // A page from a file or in a sandbox may not write its address; it works without.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(text));
        if let Ok(event) = web_sys::Event::new(WRITTEN) {
            let _ = window().dispatch_event(&event);
        }
    }
}
