//! What is being done, and the buttons to pause it, go on and call it off.

use leptos::prelude::*;

/// A card with all of it.
#[component]
pub fn StandingLine() -> impl IntoView {}
