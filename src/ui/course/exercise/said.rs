//! What is said to an answer, once, when it was committed.

use leptos::prelude::*;

use super::sentences::{Case, Said, Tone, refused};
use super::step::id;
use super::work::Work;
use crate::course::exercise::{Step, Task};
use crate::course::text::Wording;
use crate::ui::course::prose::prose;
use crate::ui::state::Shared;
use crate::ui::t;

/// The verdict, the section about a typical mistake, and the answer that was given first.
#[component]
pub fn SaidView(work: Work, step: &'static Step, words: Shared<Wording>) -> impl IntoView {
    let said = work.said(step, words.clone());
    let refusal = work.refusal(step);
    let changed = work.changed(step);
    let tone = move || {
        let said = said.with(|said| said.as_ref().map(|said| said.tone));
        match refusal.get() {
            Some(_) => Some(Tone::Wrong.name()),
            None => said.map(Tone::name),
        }
    };
    let text = words.clone();
    let content = move || match refusal.get() {
        Some(refusal) => view! { <p>{refused(refusal, step.task)}</p> }.into_any(),
        None => said.with(|said| match said {
            Some(said) => shown(said, &text),
            None => ().into_any(),
        }),
    };
    view! {
        <div
            class="exercise-said"
            id=id(work, step, "said")
            role="status"
            tabindex="-1"
            data-testid="said"
            data-tone=tone
        >
            {content}
        </div>
        <p class="field-note">
            {move || (changed.get() && refusal.get().is_none()).then(|| t!("exercise-changed"))}
        </p>
        <First work step words />
    }
    .into_any()
}

fn shown(said: &Said, words: &Wording) -> AnyView {
    let sentences: Vec<_> = said
        .sentences
        .iter()
        .map(|sentence| view! { <p>{sentence.clone()}</p> })
        .collect();
    let section = said.section.and_then(|section| {
        let mut mistakes = words.mistakes.iter();
        let (_, blocks) = mistakes.find(|(name, _)| name == section)?;
        Some(prose(blocks, None))
    });
    view! {
        {sentences}
        {section}
    }
    .into_any()
}

/// The first answer, where another took its place: it stands in the report as well.
#[component]
fn First(work: Work, step: &'static Step, words: Shared<Wording>) -> impl IntoView {
    let first = work.first(step);
    let said = move || {
        let first = first.get()?;
        let first = work.done(|answers, measured| {
            let case = Case {
                exercise: work.exercise,
                words: &words,
                answers,
                measured,
            };
            match step.task {
                Task::Predict(question) | Task::Answer(question) => {
                    case.answer(step, question.ask, &first)
                }
                _ => first,
            }
        });
        Some(t!("exercise-first", answer = first))
    };
    view! { <p class="field-note">{said}</p> }.into_any()
}
