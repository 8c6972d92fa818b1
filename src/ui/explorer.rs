//! The program of Explore and Design, loaded when one of them is first opened.
//!
//! It shows its pages in the element that the app has for them. The page's programs know of each
//! other only what stands in the document: the address (the router tells when it was written)
//! and the language and colours at its root.

use leptos::prelude::*;

use super::design::DesignPage;
use super::explore::ExplorePage;
use super::lab::Lab;
use super::{i18n, join, router, shell};
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "explorer";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:explorer";

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
    let page = lab.page();
    move || match page.get() {
        Page::Explore => view! { <ExplorePage /> }.into_any(),
        Page::Design => view! { <DesignPage /> }.into_any(),
        _ => ().into_any(),
    }
}
