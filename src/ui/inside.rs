//! The program of the pages that look inside a network: Gradients, Outputs and Neurons. It is
//! loaded when one of them is first opened, as `explorer` is.
//!
//! The pages share a training worker of their own. Each says what it wants to see (`plan`); what
//! is missing is then got, one after another (`state`), through the handle that components hold
//! (`room`); the standing line says how far that is.

mod followers;
mod history;
mod plan;
mod record;
mod room;
mod size;
mod standing;
mod state;
mod store;

pub use plan::{Moment, Plan, WANTS, Want, run_of};
pub use room::Room;
pub use standing::StandingLine;
pub use state::{Activity, InsideState, Standing, Trouble};

use leptos::prelude::*;

use super::gradients::{self, GradientsPage};
use super::lab::Lab;
use super::neurons::{self, NeuronsPage};
use super::outputs::{OutputsPage, OutputsPart};
use super::{figures, i18n, join, router, shell};
use crate::course::figure::Part;
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "inside";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:inside";

/// The parts that a chapter can show of them.
pub const PARTS: &[Part] = &[
    Part::Layers,
    Part::Norms,
    Part::Linked,
    Part::Outputs,
    Part::Example,
    Part::Census,
];

/// Whether a page is one of this program's.
pub const fn shows(page: Page) -> bool {
    matches!(page, Page::Gradients | Page::Outputs | Page::Neurons)
}

/// Shows the pages in their element, for as long as the document lives.
pub fn start() {
    join(PLACE, READY, i18n::inside, || view! { <Inside /> });
}

#[component]
fn Inside() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    shell::mirror();
    provide_context(Room::new(super::data_base()));
    figures::serve(PARTS, part);
    let page = lab.page();
    move || match page.get() {
        Page::Gradients => view! { <GradientsPage /> }.into_any(),
        Page::Outputs => view! { <OutputsPage /> }.into_any(),
        Page::Neurons => view! { <NeuronsPage /> }.into_any(),
        _ => ().into_any(),
    }
}

/// A part as a figure shows it.
fn part(part: Part) -> AnyView {
    provide_context(Room::get().of_figure());
    match part {
        Part::Outputs => view! { <OutputsPart /> }.into_any(),
        Part::Example | Part::Census => neurons::part(part),
        part => gradients::part(part),
    }
}
