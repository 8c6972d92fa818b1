//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::example::MaskExample;
use super::page::Page;
use super::table::{CensusTable, counted};
use super::wants;
use crate::course::figure::Part;
use crate::ui::inside::StandingLine;

/// A part as a figure shows it; nothing for a part of another page.
pub fn part(part: Part) -> AnyView {
    let page = Page::new();
    provide_context(page);
    match part {
        Part::Example => view! { <MaskExample /> }.into_any(),
        Part::Census => view! { <Census /> }.into_any(),
        _ => ().into_any(),
    }
}

/// The states of all neurons.
#[component]
fn Census() -> impl IntoView {
    let page = Page::get();
    page.room.follow(Memo::new(move |_| {
        page.experiment
            .with(|experiment| page.view.with(|view| wants::plan(experiment, view)))
    }));
    let groups = counted(page);
    view! {
        <StandingLine />
        <CensusTable groups />
    }
    .into_any()
}
