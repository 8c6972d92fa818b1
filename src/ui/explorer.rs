//! The program of Explore and Design, loaded when one of them is first opened.
//!
//! It shows its pages in the element that the app has for them. The page's programs know of each
//! other only what stands in the document: the address (the router tells when it was written)
//! and the language and colours at its root.

use leptos::prelude::*;

use super::design::{DesignPage, EditorPart};
use super::explore::{self, ExplorePage};
use super::lab::Lab;
use super::{figures, i18n, join, router, shell};
use crate::course::figure::Part;
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "explorer";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:explorer";

/// The parts that a chapter can show of them.
pub const PARTS: &[Part] = &[
    Part::Curves,
    Part::Surface,
    Part::Cards,
    Part::History,
    Part::Comparison,
    Part::Advice,
    Part::Editor,
];

/// Whether a page is one of this program's.
pub const fn shows(page: Page) -> bool {
    matches!(page, Page::Explore | Page::Design)
}

/// Shows the pages in their element, for as long as the document lives.
pub fn start() {
    join(PLACE, READY, i18n::explorer, || view! { <Explorer /> });
}

#[component]
fn Explorer() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    shell::mirror();
    figures::serve(PARTS, part);
    let page = lab.page();
    move || match page.get() {
        Page::Explore => view! { <ExplorePage /> }.into_any(),
        Page::Design => view! { <DesignPage /> }.into_any(),
        _ => ().into_any(),
    }
}

/// A part as a figure shows it.
fn part(part: Part) -> AnyView {
    match part {
        Part::Editor => view! { <EditorPart /> }.into_any(),
        part => explore::part(part),
    }
}
