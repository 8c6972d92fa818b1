//! One drawing per animation frame, however many changes asked for it, and the
//! observers that ask.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Milliseconds that whole pictures may take together in one animation frame.
const BUDGET: f64 = 8.0;

thread_local! {
    /// The pictures drawn in the present animation frame.
    static TURNS: Cell<Turns> = const { Cell::new(Turns::NONE) };
}

/// Pictures that follow each other without a pause, as they do within an animation frame.
#[derive(Clone, Copy)]
struct Turns {
    began: f64,
    ended: f64,
}

impl Turns {
    const NONE: Self = Self {
        began: f64::NEG_INFINITY,
        ended: f64::NEG_INFINITY,
    };

    /// The turns as they are before a picture that would begin now; none if it must wait.
    fn before(self, now: f64) -> Option<Self> {
        let began = if now - self.ended > 1.0 {
            now
        } else {
            self.began
        };
        (now - began <= BUDGET).then_some(Self { began, ended: now })
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Coalesces requests to draw.
#[derive(Clone)]
pub struct Frame {
    waiting: Rc<Cell<bool>>,
    draw: Rc<dyn Fn()>,
    whole: bool,
}

impl Frame {
    /// A drawing that has not been asked for.
    pub fn new(draw: impl Fn() + 'static) -> Self {
        Self {
            waiting: Rc::default(),
            draw: Rc::new(draw),
            whole: false,
        }
    }

    /// The drawing of a whole picture. Many that are asked for together are drawn in as many
    /// animation frames as it takes, so that no frame is long.
    pub fn whole(draw: impl Fn() + 'static) -> Self {
        Self {
            whole: true,
            ..Self::new(draw)
        }
    }

    /// Draws in the next animation frame, once.
    pub fn request(&self) {
        if !self.waiting.replace(true) {
            let frame = self.clone();
            request_animation_frame(move || {
                frame.waiting.set(false);
                if frame.whole {
                    frame.in_turn();
                } else {
                    (frame.draw)();
                }
            });
        }
    }
}

impl Frame {
    fn in_turn(&self) {
        let Some(turns) = TURNS.get().before(now()) else {
            return self.request();
        };
        (self.draw)();
        TURNS.set(Turns {
            ended: now(),
            ..turns
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_wait_for_the_next_frame_when_this_one_is_long() {
        let drawn = |turns: Turns, at: f64, took: f64| {
            turns.before(at).map(|turns| Turns {
                ended: at + took,
                ..turns
            })
        };
        let first = drawn(Turns::NONE, 100.0, 5.0).expect("the first of a frame");
        let second = drawn(first, 105.1, 20.0).expect("there is time left");
        assert!(drawn(second, 125.2, 1.0).is_none());
        // One that takes long is drawn all the same, alone.
        let next = drawn(second, 133.0, 50.0).expect("the next frame");
        assert!(drawn(next, 183.1, 1.0).is_none());
        assert!(drawn(next, 191.0, 1.0).is_some());
    }
}
