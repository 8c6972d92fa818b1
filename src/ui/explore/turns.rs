//! Parts of a page that come one after another, each in a task of its own, so that opening the
//! page holds nothing up for long.

use std::time::Duration;

use leptos::prelude::*;

/// Becomes true so many milliseconds after the page's first parts stand.
pub fn after(milliseconds: u64) -> RwSignal<bool> {
    let turn = RwSignal::new(false);
    let come = move || {
        // The page may have been left by then.
        let _ = turn.try_set(true);
    };
    set_timeout(come, Duration::from_millis(milliseconds));
    turn
}

/// A part of a page that comes so many milliseconds after the first ones, in a task of its own.
/// Parts come in the order in which they stand, or what comes late moves what is there.
pub fn later(milliseconds: u64, part: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let turn = after(milliseconds);
    move || turn.get().then(&part)
}
