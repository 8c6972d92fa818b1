//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::charts::Norms;
use super::state::Looking;
use super::view::{Histograms, Linked};
use crate::course::figure::Part;
use crate::ui::inside::{Room, StandingLine};
use crate::ui::lab::Lab;

/// A part as a figure shows it; nothing for a part of another page.
pub fn part(part: Part) -> AnyView {
    let looking = Looking::new(Lab::get(), Room::get());
    let chart = match part {
        Part::Layers => view! { <Histograms looking /> }.into_any(),
        Part::Norms => view! { <Norms shown=looking.shown /> }.into_any(),
        Part::Linked => view! { <Linked looking /> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <StandingLine />
        {chart}
    }
    .into_any()
}
