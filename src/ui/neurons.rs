//! The Neurons page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn NeuronsPage() -> impl IntoView {}
