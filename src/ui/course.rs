//! The program of the course, loaded with the bare address: chapters with live parts of the lab,
//! exercises, progress, the report, and what an instructor assigns.
//!
//! | module | holds |
//! |---|---|
//! | `desk` | what the student did, kept in the browser; the handle that components hold |
//! | `library` | the texts, got when they are first read |
//! | `ways`, `places` | the links between the parts; where the reader was, and where one begins |
//! | `outlook`, `selection`, `paper` | what comes next, what is assigned, what is handed in; pure logic |
//! | `titles` | what the chapters are called |
//! | `prose`, `cited` | a text's tree as elements of the page; the sources that it cites |
//! | `overview`, `tasks`, `keeping`, `instructor` | the list of chapters; of exercises; progress as a file; assigning |
//! | `chapter`, `assignment` | one chapter; the exercises that a link assigns |
//! | `report`, `sheet` | the report on the page; one exercise in it |
//! | `figure`, `exercise` | a live part of the lab in a chapter; an exercise, step by step |

mod assignment;
mod chapter;
mod cited;
mod desk;
mod exercise;
mod figure;
mod instructor;
mod keeping;
mod library;
mod outlook;
mod overview;
mod paper;
mod places;
mod prose;
mod report;
mod selection;
mod sheet;
mod tasks;
mod titles;
mod ways;

use leptos::prelude::*;

use super::inside::Room;
use super::lab::Lab;
use super::{i18n, join, router, shell, t};
use crate::link::Page;
use assignment::AssignmentView;
use chapter::ChapterView;
use desk::Desk;
use exercise::Bench;
use keeping::Notes;
use library::Library;
use overview::Overview;
use places::Places;
use ways::Shown;

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
    let places = Places::default();
    provide_context(places);
    let shown = lab.of_link(Shown::of);
    Effect::new(move |_| {
        if shown.with(Option::is_none) {
            places.leave();
        }
    });
    // By its key, so that nothing of one chapter is left standing in the next.
    let part = |shown| match shown {
        Shown::Overview => view! { <Overview /> }.into_any(),
        Shown::Chapter(chapter) => view! { <ChapterView chapter /> }.into_any(),
        Shown::Assignment(names) => view! { <AssignmentView names /> }.into_any(),
    };
    view! {
        <div class="course" on:click=move |event| places.clicked(&event)>
            {move || shown.with(Option::is_some).then(|| view! { <Notes /> })}
            <For each=move || shown.get() key=Shown::key children=part />
        </div>
    }
}

/// Names the document after what is shown, as long as it is.
fn entitle(name: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&t!("course-document", name = name())));
    on_cleanup(|| document().set_title(&t!("course-document-alone")));
}
