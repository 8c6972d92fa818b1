//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::charts::NormsChart;
use super::state::Looking;
use super::timeline::Rows;
use super::view::{LinkedPanels, Panels};
use crate::course::figure::Part;
use crate::ui::inside::{Room, StandingLine};
use crate::ui::lab::Lab;

/// A part as a figure shows it; nothing for a part of another page. A figure whose link says how
/// often a network is looked at while it trains can train it, and look back.
pub fn part(part: Part) -> AnyView {
    let lab = Lab::get();
    let looking = Looking::new(lab, Room::get());
    let chart = match part {
        Part::Layers => view! { <Panels looking brief=true /> }.into_any(),
        Part::Norms => view! { <NormsChart shown=looking.shown /> }.into_any(),
        Part::Linked => view! { <LinkedPanels looking /> }.into_any(),
        _ => ().into_any(),
    };
    // Once: emptying the field for it does not take the field away.
    let trains = lab.now(|state| state.link.view.contains_key("every"));
    view! {
        <StandingLine brief=true />
        {trains.then(|| view! { <Rows looking /> })}
        {chart}
    }
    .into_any()
}
