//! The program of the course, loaded with the bare address: chapters with live parts of the lab,
//! exercises, progress, the report, and what an instructor assigns.
//!
//! | module | holds |
//! |---|---|
//! | `desk` | what the student did, kept in the browser; the handle that components hold |
//! | `library` | the texts, got when they are first read |
//! | `prose` | a text's tree as elements of the page |
//! | `overview`, `chapter` | the list of chapters; one of them |
//! | `figure`, `exercise` | a live part of the lab in a chapter; an exercise, step by step |

mod chapter;
mod desk;
mod exercise;
mod figure;
mod library;
mod overview;
mod prose;

use leptos::prelude::*;

use super::inside::Room;
use super::lab::Lab;
use super::{i18n, join, router, shell};
use crate::link::Page;
use chapter::ChapterView;
use desk::Desk;
use exercise::Bench;
use library::Library;
use overview::Overview;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "course";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:course";

/// Whether a page is one of this program's.
pub const fn shows(page: Page) -> bool {
    matches!(page, Page::Course)
}

/// Shows the pages in their element, for as long as the document lives.
pub fn start() {
    join(PLACE, READY, i18n::course, || view! { <Course /> });
}

#[component]
fn Course() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    shell::mirror();
    let (desk, room) = (Desk::open(), Room::new(super::data_base()));
    provide_context(desk);
    provide_context(room);
    provide_context(Bench::open(room, desk));
    provide_context(Library::default());
    let page = lab.page();
    let chapter = lab.of_link(|link| {
        let name = link.view.get("chapter")?;
        crate::course::outline::find(name)
    });
    move || match (page.get(), chapter.get()) {
        (Page::Course, Some(chapter)) => view! { <ChapterView chapter /> }.into_any(),
        (Page::Course, None) => view! { <Overview /> }.into_any(),
        _ => ().into_any(),
    }
}
