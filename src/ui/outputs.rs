//! The Outputs page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn OutputsPage() -> impl IntoView {}
