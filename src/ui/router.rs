//! The one gateway to the address bar. The part after `#` always holds the link of
//! what is shown: it is read at the start and when it changes, and written, a
//! moment after the last change, in place of the entry there is.

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

/// What the address says.
pub fn read() -> (Link, Vec<Notice>) {
    decode(&hash())
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address of the page with the link of what is shown.
pub fn address(lab: Lab) -> String {
    let base = window().location().href().unwrap_or_default();
    let base = base.split('#').next().unwrap_or_default();
    format!("{base}{}", lab.now(|state| encode(&state.link)))
}

/// Keeps the address and the state at one.
pub fn connect(lab: Lab) {
    let shown = lab.of_link(encode);
    let waiting = Rc::new(Cell::new(None::<TimeoutHandle>));
    let pending = Rc::clone(&waiting);
    Effect::new(move |_| {
        let text = shown.get();
        cancel(&pending);
        let handle = set_timeout_with_handle(move || write(&text), DEBOUNCE);
        pending.set(handle.ok());
    });
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        cancel(&waiting);
        let (link, notices) = read();
        lab.change(|state| state.follow(link, notices));
    });
    // The listener lives as long as the page.
    std::mem::forget(handle);
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
    }
}
