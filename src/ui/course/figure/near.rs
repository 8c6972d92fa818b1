//! Waiting until the reader comes near.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside of the window an element is near, above and below: most of a screen, so that
/// what is shown stands before it is scrolled to.
const MARGIN: &str = "75% 0px";

/// Calls `come` once, when the element is in the window or near it, unless the component that calls
/// this is gone by then.
pub fn near(element: &Element, come: impl Fn() + Clone + 'static) {
    let reached = come.clone();
    let seen = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let is_near = |entry: wasm_bindgen::JsValue| {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                entry.is_intersecting()
            };
            if entries.iter().any(is_near) {
                observer.disconnect();
                reached();
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let listener = seen.as_ref().unchecked_ref();
    let Ok(observer) = IntersectionObserver::new_with_options(listener, &options) else {
        // A browser that cannot tell shows it at once.
        return come();
    };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
