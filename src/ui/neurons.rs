//! The Neurons page: which neurons do nothing, when that happens, and what becomes of them.

mod edits;
mod figures;
mod grid;
mod groups;
mod lives;
mod squares;
mod sweep;
mod tally;
mod view;
mod wants;
mod weights;
mod worked;

use leptos::prelude::*;

/// The page.
#[component]
pub fn NeuronsPage() -> impl IntoView {}
