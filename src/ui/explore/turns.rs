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
