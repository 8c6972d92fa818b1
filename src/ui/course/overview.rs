//! The list of chapters.

use leptos::prelude::*;

use super::library::{Library, Reading};
use super::prose::chapter_link;
use crate::course::outline::CHAPTERS;
use crate::ui::t;

/// All chapters, in order.
#[component]
pub fn Overview() -> impl IntoView {
    let chapters = CHAPTERS
        .iter()
        .map(|chapter| {
            let text = Library::get().lesson(chapter.name);
            let title = move || match text.get() {
                Reading::Here(lesson) => lesson.title.clone(),
                _ => chapter.name.to_owned(),
            };
            view! {
                <li>
                    <a href=chapter_link(chapter.name)>{title}</a>
                    <span>{move || t!("course-minutes", minutes = chapter.minutes)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="course-overview">
            <h2>{move || t!("course-chapters")}</h2>
            <ol data-testid="chapters">{chapters}</ol>
        </section>
    }
}
