//! An exercise, step by step.

use leptos::prelude::*;

use super::library::{Library, Reading};
use super::prose::prose;
use crate::course::Exercise;

/// The exercise.
#[component]
pub fn ExerciseView(exercise: &'static Exercise) -> impl IntoView {
    let text = Library::get().wording(exercise.name);
    move || match text.get() {
        Reading::Here(words) => view! {
            <section class="card exercise" data-testid=exercise.name>
                <h2>{words.title.clone()}</h2>
                {prose(&words.intro, None)}
            </section>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
