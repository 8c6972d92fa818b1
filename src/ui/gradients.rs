//! The Gradients page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn GradientsPage() -> impl IntoView {}
