//! The program of the Train page, loaded when that is first opened, as `explorer` is.
//!
//! A training goes on while other pages are shown. What it has to say is told on its own page;
//! the app tells only what is the matter with a link.

use leptos::prelude::*;

use super::lab::Lab;
use super::notices::Messages;
use super::train::{TrainPage, TrainingPart};
use super::{figures, i18n, join, router, shell, words};
use crate::course::figure::Part;
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "trainer";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:trainer";

/// The parts that a figure can show of it.
pub const PARTS: &[Part] = &[Part::Training];

/// Whether a page is one of this program's.
pub const fn shows(page: Page) -> bool {
    matches!(page, Page::Train)
}

/// Shows the page in its element, for as long as the document lives.
pub fn start() {
    join(PLACE, READY, i18n::trainer, || view! { <Trainer /> });
}

#[component]
fn Trainer() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    shell::mirror();
    figures::serve(PARTS, |_| view! { <TrainingPart /> }.into_any());
    let page = lab.page();
    move || match page.get() {
        Page::Train => view! {
            <Messages testid="warnings" said=words::message />
            <TrainPage />
        }
        .into_any(),
        _ => ().into_any(),
    }
}
