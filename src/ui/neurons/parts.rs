//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::controls::{When, Which};
use super::example::Batches;
use super::map::NeuronMap;
use super::page::Page;
use super::table::{CensusTable, counted};
use super::wants;
use crate::course::figure::Part;
use crate::ui::explore::turns::later;
use crate::ui::inside::{Plan, StandingLine};

/// A part as a figure shows it; nothing for a part of another page.
pub fn part(part: Part) -> AnyView {
    let page = Page::new();
    provide_context(page);
    match part {
        Part::Example => view! { <Batches /> }.into_any(),
        Part::Census => view! { <Census /> }.into_any(),
        _ => ().into_any(),
    }
}

/// The states of all neurons: counted, and each for itself.
#[component]
fn Census() -> impl IntoView {
    let page = Page::get();
    let at = page.of_view(|view| view.at);
    page.room.follow(Memo::new(move |_| {
        page.runs.with(|runs| Plan {
            wants: runs
                .iter()
                .map(|run| wants::census(run, at.get()))
                .collect(),
            watch: None,
        })
    }));
    let groups = counted(page);
    view! {
        <StandingLine brief=true />
        <div class="layer-fields">
            <When />
            <Which />
        </div>
        <CensusTable groups brief=true />
        {later(30, || view! { <NeuronMap /> }.into_any())}
    }
    .into_any()
}
