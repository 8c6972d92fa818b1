//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::knowledge::{Advice, Comparison, History};
use super::{Cards, Charts, Sliders, TwoInputs, curves, setter};
use crate::course::figure::Part;
use crate::ui::lab::Lab;

/// A part as a figure shows it; nothing for a part of another page.
pub fn part(part: Part) -> AnyView {
    match part {
        Part::Curves => view! { <Curves /> }.into_any(),
        Part::Surface => view! { <TwoInputs shown=curves::shown(Lab::get()) /> }.into_any(),
        Part::Cards => view! { <Cards shown=curves::shown(Lab::get()) /> }.into_any(),
        Part::History => view! { <History /> }.into_any(),
        Part::Comparison => view! { <Comparison /> }.into_any(),
        Part::Advice => view! { <Advice /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Curves, slopes, and the parameters to move.
#[component]
fn Curves() -> impl IntoView {
    let lab = Lab::get();
    let shown = curves::shown(lab);
    view! {
        <Charts shown />
        <Sliders shown set=setter(lab) />
    }
    .into_any()
}
