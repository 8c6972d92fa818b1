//! One drawing per animation frame, however many changes asked for it, and the
//! observers that ask.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Coalesces requests to draw.
#[derive(Clone)]
pub struct Frame {
    waiting: Rc<Cell<bool>>,
    draw: Rc<dyn Fn()>,
}

impl Frame {
    /// A drawing that has not been asked for.
    pub fn new(draw: impl Fn() + 'static) -> Self {
        Self {
            waiting: Rc::default(),
            draw: Rc::new(draw),
        }
    }

    /// Draws in the next animation frame, once.
    pub fn request(&self) {
        if !self.waiting.replace(true) {
            let frame = self.clone();
            request_animation_frame(move || {
                frame.waiting.set(false);
                (frame.draw)();
            });
        }
    }
}

/// Calls `changed` when the element's size, the screen's density or the system's colour
/// scheme changes, until the component that calls this is gone.
pub fn watch(element: &Element, changed: impl Fn() + Clone + 'static) {
    let resized = changed.clone();
    let callback = Closure::<dyn FnMut()>::new(resized);
    // Browsers without the interface are too old to run the page at all.
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
    // Zooming and moving to another screen change the density; both resize the window.
    let zoomed = changed.clone();
    let handle = window_event_listener(leptos::ev::resize, move |_| zoomed());
    on_cleanup(move || handle.remove());

    let query = window().match_media("(prefers-color-scheme: dark)");
    if let Ok(Some(query)) = query {
        let callback = Closure::<dyn FnMut()>::new(changed);
        let listener = callback.as_ref().unchecked_ref();
        if query
            .add_event_listener_with_callback("change", listener)
            .is_ok()
        {
            let kept = StoredValue::new_local((query, callback));
            on_cleanup(move || {
                kept.try_with_value(|(query, callback)| {
                    let listener = callback.as_ref().unchecked_ref();
                    // Nothing is left to do if the browser has already forgotten the listener.
                    let _ = query.remove_event_listener_with_callback("change", listener);
                });
            });
        }
    }
}

/// Device pixels per CSS pixel, within what a canvas can be expected to hold.
pub fn density() -> f64 {
    let density = window().device_pixel_ratio();
    if density.is_finite() {
        density.clamp(1.0, 4.0)
    } else {
        1.0
    }
}
