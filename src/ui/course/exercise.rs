//! An exercise, step by step: predict, run, answer, explain.
//!
//! | module | holds |
//! |---|---|
//! | `steps`, `sentences` | which step can be used, what committing does; what is said to answers |
//! | `bench`, `running` | what is missing of the runs, and what becomes of it; the one job at a time |
//! | `results`, `labels` | the seeds folded into rows; what the table says |
//! | `work` | the handle that the components below hold |
//! | `step`, `said` | one step, and what is said to it |
//! | `choices`, `rank`, `fields`, `formula`, `run`, `table` | the kinds of answers; the runs and their results |
//! | `help` | hints and the solution |

mod bench;
mod choices;
mod fields;
mod formula;
mod help;
mod labels;
mod rank;
mod results;
mod run;
mod running;
mod said;
mod sentences;
mod step;
mod steps;
mod table;
mod work;

pub use running::Bench;

use leptos::prelude::*;

use super::library::{Library, Reading};
use super::prose::prose;
use super::ways;
use crate::course::Exercise;
use crate::course::text::Wording;
use crate::ui::lab::Lab;
use crate::ui::state::Shared;
use crate::ui::t;
use help::{Hints, Solution};
use step::StepView;
use work::Work;

/// The exercise.
#[component]
pub fn ExerciseView(exercise: &'static Exercise) -> impl IntoView {
    let text = Library::get().wording(exercise.name);
    let work = Work::on(exercise);
    move || match text.get() {
        Reading::Here(words) => view! { <Player work words /> }.into_any(),
        Reading::Coming => view! {
            <section class="card exercise coming">
                <p role="status">{move || t!("exercise-coming")}</p>
            </section>
        }
        .into_any(),
        Reading::Failed => view! {
            <section class="card exercise">
                <p role="alert">{move || t!("exercise-failed")}</p>
                <button type="button" on:click=move |_| Library::get().again()>
                    {move || t!("exercise-again")}
                </button>
            </section>
        }
        .into_any(),
    }
}

/// The exercise with its words.
#[component]
fn Player(work: Work, words: Shared<Wording>) -> impl IntoView {
    let exercise = work.exercise;
    let done = work.is_done();
    let title = [exercise.name, "-title"].concat();
    let start = Lab::get().of_link(move |link| ways::carried(link, exercise.start));
    let steps: Vec<_> = (0..exercise.steps.len())
        .map(|place| view! { <StepView work words=words.clone() place /> })
        .collect();
    view! {
        <section
            class="card exercise"
            data-testid=exercise.name
            data-done=move || done.get().to_string()
            aria-labelledby=title.clone()
        >
            <header class="exercise-head">
                <p class="eyebrow">{sentences::origin(exercise.name)}</p>
                <h2 id=title.clone()>{words.title.clone()}</h2>
                <span class="pill" data-state="finished" hidden=move || !done.get()>
                    {t!("exercise-done")}
                </span>
            </header>
            {prose(&words.intro, None)}
            <p>
                <a href=start>{t!("exercise-start")}</a>
            </p>
            <ol class="exercise-steps">{steps}</ol>
            <Finish work words=words.clone() />
            <Hints work words=words.clone() />
            <Solution work words />
        </section>
    }
    .into_any()
}

/// What is said when everything is right.
#[component]
fn Finish(work: Work, words: Shared<Wording>) -> impl IntoView {
    let done = work.is_done();
    let cost = work.attempt(|attempt| (attempt.wrong, attempt.hints, attempt.solution));
    let said = move || {
        let (wrong, hints, solution) = cost.get();
        let mut said = vec![t!("exercise-all-right")];
        if wrong > 0 {
            said.push(t!("exercise-cost-wrong", count = wrong));
        }
        if hints > 0 {
            said.push(t!("exercise-cost-hints", count = hints));
        }
        if solution {
            said.push(t!("exercise-cost-solution"));
        }
        said.join(&t!("exercise-space"))
    };
    view! {
        <div class="exercise-finish" hidden=move || !done.get()>
            <p role="status" data-testid="exercise-finish">
                <strong>{move || done.get().then(said)}</strong>
            </p>
            {move || done.get().then(|| prose(&words.right, None))}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod fixture;
