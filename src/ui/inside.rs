//! The program of the pages that look inside a network: Gradients, Outputs and Neurons. It is
//! loaded when one of them is first opened, as `explorer` is.
//!
//! The pages share a training worker of their own. Each says what it wants to see (`plan`); what
//! is missing is then got, one after another (`state`), through the handle that components hold
//! (`room`); the standing line says how far that is.

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

use super::gradients::GradientsPage;
use super::lab::Lab;
use super::neurons::NeuronsPage;
use super::outputs::OutputsPage;
use super::{i18n, join, router, shell};
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "inside";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:inside";

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
    let page = lab.page();
    move || match page.get() {
        Page::Gradients => view! { <GradientsPage /> }.into_any(),
        Page::Outputs => view! { <OutputsPage /> }.into_any(),
        Page::Neurons => view! { <NeuronsPage /> }.into_any(),
        _ => ().into_any(),
    }
}
