//! How the point travels by itself: to and fro, slower at the ends, a little with every frame.

use std::cell::Cell;
use std::f64::consts::TAU;
use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use crate::activation::samples::POINTS;

/// There and back, in milliseconds.
const LAP: f64 = 11_000.0;

/// How much of the way it uses.
const SHARE: f64 = 0.94;

/// Longest time between two frames that counts: a page that was hidden goes on where it was.
const LONGEST: f64 = 100.0;

/// The point after this share of a lap.
fn point(lap: f64) -> usize {
    let middle = (POINTS - 1) as f64 / 2.0;
    (middle - middle * SHARE * (lap * TAU).cos()).round() as usize
}

/// The share of a lap after which it is at this point, on its way to the right.
fn lap(point: usize) -> f64 {
    let middle = (POINTS - 1) as f64 / 2.0;
    let share = (middle - point as f64) / (middle * SHARE);
    share.clamp(-1.0, 1.0).acos() / TAU
}

/// Whether the reader wants little to move.
pub fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Says in `seen` whether an element is in the window, until the component that calls this is gone.
pub fn watch(element: &Element, seen: RwSignal<bool>) {
    let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: Option<IntersectionObserverEntry> =
            entries.iter().last().map(JsCast::unchecked_into);
        if let Some(last) = last {
            seen.try_set(last.is_intersecting());
        }
    });
    // In a browser that cannot tell it counts as seen.
    if let Ok(observer) = IntersectionObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new_local((observer, changed));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}

/// Moves the point while `moving`, until both are gone.
pub fn travel(at: RwSignal<usize>, moving: Signal<bool>) {
    let turn = Rc::new(Cell::new(0u32));
    Effect::new(move |_| {
        let moving_now = moving.get();
        turn.set(turn.get().wrapping_add(1));
        if moving_now {
            frame(Travel {
                at,
                begun: lap(at.get_untracked()),
                passed: 0.0,
                last: None,
                mine: turn.get(),
                turn: Rc::clone(&turn),
            });
        }
    });
}

/// A journey from one start to the next stop.
struct Travel {
    at: RwSignal<usize>,
    /// The share of a lap at which it began.
    begun: f64,
    /// Milliseconds since then.
    passed: f64,
    /// When the last frame was.
    last: Option<f64>,
    /// The journey's number, and that of the latest.
    mine: u32,
    turn: Rc<Cell<u32>>,
}

/// Waits for the browser's next frame, and moves on.
fn frame(mut travel: Travel) {
    request_animation_frame(move || {
        let now = window().performance().map_or(0.0, |clock| clock.now());
        let since = travel.last.map_or(0.0, |last| now - last);
        travel.last = Some(now);
        travel.passed += since.clamp(0.0, LONGEST);
        let point = point(travel.begun + travel.passed / LAP);
        let stale = travel.turn.get() != travel.mine;
        // The component may be gone by now.
        let there = !stale
            && travel
                .at
                .try_maybe_update(|at| {
                    let moved = *at != point;
                    *at = point;
                    (moved, ())
                })
                .is_some();
        if there {
            frame(travel);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_from_where_it_is_and_stays_on_the_curve() {
        for at in (20..POINTS - 20).step_by(30) {
            assert_eq!(point(lap(at)), at);
        }
        for thousandth in 0..1000 {
            let here = point(f64::from(thousandth) / 1000.0);
            let next = point(f64::from(thousandth + 1) / 1000.0);
            assert!(here < POINTS);
            assert!(here.abs_diff(next) <= 2, "no leap, at {here}");
        }
        // From an end that it does not reach by itself.
        assert!(point(lap(0)) < 20);
        assert!(point(lap(POINTS - 1)) > POINTS - 20);
    }
}
