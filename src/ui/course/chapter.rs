//! One chapter.

use leptos::prelude::*;

use super::desk::Desk;
use super::library::{Library, Reading};
use super::prose::prose;
use crate::course::Chapter;
use crate::ui::t;

/// The chapter's text with its live parts.
#[component]
pub fn ChapterView(chapter: &'static Chapter) -> impl IntoView {
    let text = Library::get().lesson(chapter.name);
    let desk = Desk::get();
    Effect::new(move |_| desk.change(|progress| progress.here = Some(chapter.name.to_owned())));
    move || match text.get() {
        Reading::Coming => view! { <p role="status">{move || t!("course-coming")}</p> }.into_any(),
        Reading::Failed => view! {
            <p role="alert">
                {move || t!("course-failed")}
                <button type="button" on:click=move |_| Library::get().again()>
                    {move || t!("course-again")}
                </button>
            </p>
        }
        .into_any(),
        Reading::Here(lesson) => view! {
            <article class="lesson" data-testid="lesson">
                <h1>{lesson.title.clone()}</h1>
                {prose(&lesson.blocks, Some(chapter))}
            </article>
        }
        .into_any(),
    }
}
