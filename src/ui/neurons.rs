//! The Neurons page: which neurons do nothing, when that happens, and what becomes of them.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `worked` | the chapter's worked mask, as it may be changed | the browser |
//! | `view`, `edits` | what is shown, as the link has it | the browser |
//! | `wants` | what must be found out for that | the browser |
//! | `figures` | what the chapter printed, and what was measured again | the browser |
//! | `tally`, `groups` | the census as rows of tables | the browser |
//! | `grid`, `squares` | the map: where each neuron is, and what it looks like | the browser |
//! | `weights`, `over`, `lives`, `sweep`, `styles` | pictures and curves as plain data | the browser |
//! | `page` | what the components share | |
//! | the others | the components, one section each | |

mod change_buttons;
mod changes;
mod controls;
mod edits;
mod example;
mod figures;
mod formula;
mod grid;
mod groups;
mod legend;
mod lives;
mod map;
mod map_paint;
mod map_table;
mod neuron;
mod over;
mod over_time;
mod page;
mod parts;
mod picture;
mod ranks;
mod squares;
mod sweep;
mod sweeps;
mod table;
mod table_file;
mod tally;
mod view;
mod wants;
mod weight_views;
mod weights;
mod worked;

use leptos::prelude::*;

use super::explore::turns::later;
use super::inside::StandingLine;
use super::t;
use changes::Changes;
use controls::Controls;
use example::MaskExample;
use formula::Formula;
use map::NeuronMap;
use neuron::ChosenNeuron;
use over_time::OverTime;
use page::Page;
pub use parts::part;
use sweeps::Sweeps;
use table::{CensusTable, counted};

/// The page.
#[component]
pub fn NeuronsPage() -> impl IntoView {
    let page = Page::new();
    provide_context(page);
    page.room.follow(Memo::new(move |_| {
        page.experiment
            .with(|experiment| page.view.with(|view| wants::plan(experiment, view)))
    }));
    let groups = counted(page);
    view! {
        <h1 class="page-title">{move || t!("neurons-title")}</h1>
        <p class="page-lead">{move || t!("neurons-lead")}</p>
        <MaskExample />
        <div class="train neurons">
            <div class="side">{later(15, || view! { <Controls /> }.into_any())}</div>
            <div class="bench">
                {later(20, || view! { <StandingLine /> }.into_any())}
                {later(30, move || view! { <CensusTable groups /> }.into_any())}
                {later(45, || view! { <NeuronMap /> }.into_any())}
                {later(60, || view! { <ChosenNeuron /> }.into_any())}
                {later(75, || view! { <Formula /> }.into_any())}
                {later(90, || view! { <OverTime /> }.into_any())}
                {later(105, || view! { <Changes /> }.into_any())}
                {later(120, || view! { <Sweeps /> }.into_any())}
            </div>
        </div>
    }
    .into_any()
}
