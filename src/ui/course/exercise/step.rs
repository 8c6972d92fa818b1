//! One step: what is asked, the field for the answer, and what is said to it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::choices::{Choose, Mark};
use super::fields::{Explain, Number};
use super::formula::FormulaField;
use super::help::Model;
use super::rank::Rank;
use super::run::RunView;
use super::said::SaidView;
use super::sentences::{of_step, task};
use super::work::Work;
use crate::course::exercise::{Ask, Step, Task};
use crate::course::text::Wording;
use crate::ui::course::prose::prose;
use crate::ui::state::Shared;
use crate::ui::t;

/// A name for a part of a step, of its own in the document.
pub fn id(work: Work, step: &Step, part: &str) -> String {
    [work.exercise.name, "-", step.name, "-", part].concat()
}

/// The step at that place.
#[component]
pub fn StepView(work: Work, words: Shared<Wording>, place: usize) -> impl IntoView {
    let step = &work.exercise.steps[place];
    let stand = work.stand(place);
    let asks = id(work, step, "asks");
    let wording = of_step(&words, step.name).cloned().unwrap_or_default();
    let prompt = prose(&wording.prompt, None);
    let closed = move || {
        let after = stand.get().after?;
        Some(view! { <p class="field-note">{t!("exercise-after", step = after + 1)}</p> })
    };
    let usable = Signal::derive(move || stand.get().usable);
    let labelled = asks.clone();
    let field = match step.task {
        Task::Run(measures) => view! { <RunView work step measures usable /> }.into_any(),
        Task::Explain { least } => view! { <Explain work step least labelled /> }.into_any(),
        Task::Formula(wanted) => view! { <FormulaField work step wanted labelled /> }.into_any(),
        Task::Predict(question) | Task::Answer(question) => match question.ask {
            Ask::Choose(options) => {
                view! { <Choose work step options wording labelled /> }.into_any()
            }
            Ask::Mark(options) => view! { <Mark work step options wording labelled /> }.into_any(),
            Ask::Rank(options) => view! { <Rank work step options wording labelled /> }.into_any(),
            Ask::Number(unit) => view! { <Number work step unit labelled /> }.into_any(),
        },
    };
    let number = t!(
        "exercise-step",
        number = place + 1,
        count = work.exercise.steps.len(),
        task = t!(task(step.task))
    );
    let said = id(work, step, "said");
    let committed = move |_| {
        work.commit(step);
        // A prediction that stands closes its field, and the focus would go with the button.
        if stand.get_untracked().locked {
            focus(&said);
        }
    };
    let explains = matches!(step.task, Task::Explain { .. });
    // What a run is made with has buttons of its own.
    let answered = match step.task {
        Task::Run(_) => field,
        _ => {
            let disabled = move || {
                let stand = stand.get();
                !stand.usable || stand.locked
            };
            view! {
                <fieldset class="exercise-field" disabled=disabled aria-labelledby=asks.clone()>
                    {field}
                    <button type="button" data-testid="commit" on:click=committed>
                        {move || commit(step.task, stand.get().answered)}
                    </button>
                </fieldset>
                <SaidView work step words=words.clone() />
                {explains.then(|| view! { <Model work step place words=words.clone() /> })}
            }
            .into_any()
        }
    };
    view! {
        <li
            class="exercise-step"
            class:closed=move || !usable.get()
            data-testid=["step-", step.name].concat()
        >
            <h3>{number}</h3>
            <div id=asks>{prompt}</div>
            {closed}
            {answered}
        </li>
    }
    .into_any()
}

/// Puts the focus on the element with that id.
pub fn focus(id: &str) {
    let place = document().get_element_by_id(id);
    if let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = place.focus();
    }
}

/// What the button says that commits an answer.
fn commit(task: Task, answered: bool) -> String {
    match (task, answered) {
        (Task::Predict(_), false) => t!("exercise-predict"),
        (Task::Predict(_), true) => t!("exercise-revise"),
        (Task::Explain { .. }, _) => t!("exercise-keep"),
        _ => t!("exercise-check"),
    }
}
