//! Hints, one after another, and the solution.

use leptos::html;
use leptos::prelude::*;

use super::sentences::Case;
use super::work::Work;
use crate::course::exercise::{Step, Task};
use crate::course::text::Wording;
use crate::ui::course::places;
use crate::ui::course::prose::prose;
use crate::ui::lab::Lab;
use crate::ui::state::Shared;
use crate::ui::t;

/// The hints that were opened, and the button for the next.
#[component]
pub fn Hints(work: Work, words: Shared<Wording>) -> impl IntoView {
    let hidden = Lab::get().hides("hints");
    let opened = work.attempt(|attempt| attempt.hints as usize);
    let count = words.hints.len().min(work.exercise.hints);
    let text = words.clone();
    let shown = move || {
        let opened = text.hints.iter().take(opened.get()).enumerate();
        let hint = |(place, blocks): (usize, &Vec<_>)| {
            view! {
                <div class="exercise-hint" data-testid="hint">
                    <h4>{t!("exercise-hint", number = place + 1, count = count)}</h4>
                    {prose(blocks, None)}
                </div>
            }
        };
        opened.map(hint).collect_view()
    };
    let all = move || opened.get() >= count;
    let next = move || {
        let number = opened.get() + 1;
        t!("exercise-open-hint", number = number, count = count)
    };
    let place = NodeRef::<html::Div>::new();
    let open = move |_| {
        work.hint();
        // With the last hint the button goes, and the focus would go with it.
        if opened.get_untracked() >= count
            && let Some(place) = place.get_untracked()
        {
            places::focus(&place);
        }
    };
    view! {
        <div class="exercise-hints" hidden=hidden>
            <div aria-live="polite" tabindex="-1" node_ref=place>
                {shown}
            </div>
            <button type="button" data-testid="open-hint" hidden=all on:click=open>
                {next}
            </button>
        </div>
    }
    .into_any()
}

/// The solution, opened after a confirmation while the exercise is not done.
#[component]
pub fn Solution(work: Work, words: Shared<Wording>) -> impl IntoView {
    let hidden = Lab::get().hides("solution");
    let done = work.is_done();
    let opened = work.attempt(|attempt| attempt.solution);
    let (asked, shown) = (RwSignal::new(false), RwSignal::new(false));
    let open = move |_| {
        // Who was asked once is not asked again.
        if done.get_untracked() || opened.get_untracked() {
            shown.update(|shown| *shown = !*shown);
        } else {
            asked.set(true);
        }
    };
    let button = NodeRef::<html::Button>::new();
    // Both buttons of the question go when it is answered; the focus stays near.
    let back = move || {
        asked.set(false);
        if let Some(button) = button.get_untracked() {
            places::focus(&button);
        }
    };
    let confirm = move |_| {
        work.give_up();
        shown.set(true);
        back();
    };
    let asks = move || asked.get() && !shown.get() && !done.get();
    view! {
        <div class="exercise-solution" hidden=hidden>
            <button
                type="button"
                data-testid="open-solution"
                node_ref=button
                aria-expanded=move || shown.get().to_string()
                on:click=open
            >
                {move || match shown.get() {
                    true => t!("exercise-hide-solution"),
                    false => t!("exercise-open-solution"),
                }}
            </button>
            <div role="status">
                {move || {
                    asks()
                        .then(|| {
                            view! {
                                <p>{t!("exercise-confirm")}</p>
                                <button
                                    type="button"
                                    data-testid="confirm-solution"
                                    on:click=confirm
                                >
                                    {t!("exercise-confirm-yes")}
                                </button>
                                " "
                                <button type="button" on:click=move |_| back()>
                                    {t!("exercise-confirm-no")}
                                </button>
                            }
                        })
                }}
            </div>
            <p class="field-note">
                {move || opened.get().then(|| t!("exercise-solution-opened"))}
            </p>
            {move || {
                shown.get().then(|| view! { <SolutionText work words=words.clone() /> })
            }}
        </div>
    }
    .into_any()
}

/// The solution's text, and a right answer to each step.
#[component]
fn SolutionText(work: Work, words: Shared<Wording>) -> impl IntoView {
    let answers: Vec<_> = work.done(|answers, measured| {
        let case = Case {
            exercise: work.exercise,
            words: &words,
            answers,
            measured,
        };
        let steps = work.exercise.steps.iter().enumerate();
        steps
            .filter_map(|(place, step)| Some((place, solution(case, step)?)))
            .collect()
    });
    let answers: Vec<_> = answers
        .into_iter()
        .map(|(place, (code, answer))| {
            let answer = match code {
                true => view! { <code>{answer}</code> }.into_any(),
                false => answer.into_any(),
            };
            let step = t!("exercise-solution-step", step = place + 1);
            view! { <li>{step} {t!("exercise-space")} {answer}</li> }
        })
        .collect();
    view! {
        <div class="exercise-answer" data-testid="solution">
            {prose(&words.solution, None)}
            <ul>{answers}</ul>
        </div>
    }
    .into_any()
}

/// A right answer to a step, and whether it is code; none to what is run or explained.
fn solution(case: Case<'_>, step: &Step) -> Option<(bool, String)> {
    let mut known = case.exercise.solution.iter();
    let answer = known.find(|(name, _)| *name == step.name)?.1;
    match step.task {
        Task::Run(_) | Task::Explain { .. } => None,
        Task::Formula(_) => Some((true, answer.to_owned())),
        Task::Predict(question) | Task::Answer(question) => {
            // What is measured is the student's own, whatever it is elsewhere.
            let own = (!case.exercise.is_quick()).then(|| (question.right)(case.measured));
            let said = match own.flatten() {
                Some(right) => case.right(step, question.ask, &right),
                None if answer == "=measured" => t!("exercise-solution-measured"),
                None => case.answer(step, question.ask, answer),
            };
            Some((false, said))
        }
    }
}

/// The model answer to an explanation, offered once that is long enough and nothing else is given
/// away by it.
#[component]
pub fn Model(
    work: Work,
    step: &'static Step,
    place: usize,
    words: Shared<Wording>,
) -> impl IntoView {
    let hidden = Lab::get().hides("solution");
    let right = work.is_right(step);
    let before = work.are_right(place);
    move || {
        if !right.get() || hidden.get() {
            return ().into_any();
        }
        if !before.get() {
            return view! { <p class="field-note">{t!("exercise-model-later")}</p> }.into_any();
        }
        view! {
            <details class="exercise-model" data-testid="model">
                <summary>{t!("exercise-model")}</summary>
                {prose(&words.solution, None)}
            </details>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::check::Answers;
    use crate::course::measured::Measured;
    use crate::link::Lang;
    use crate::ui::course::exercise::fixture::{EXERCISE, measured};
    use crate::ui::i18n::set_language;

    #[test]
    fn the_solution_names_what_the_students_own_runs_say() {
        set_language(Lang::En);
        let (words, answers) = (Wording::default(), Answers::new());
        let told = |measured: &Measured, step: &str| {
            let case = Case {
                exercise: &EXERCISE,
                words: &words,
                answers: &answers,
                measured,
            };
            solution(case, EXERCISE.step(step).unwrap())
        };
        let nothing = Measured::default();
        let before = told(&nothing, "guess").unwrap().1;
        let own = "x*sigmoid(2*x)";
        let runs = measured([0.8, 0.801], [0.7, 0.701], own);
        assert_eq!(told(&runs, "guess"), Some((false, "above".to_owned())));
        assert_ne!(before, "above");
        assert_eq!(told(&nothing, "own"), Some((true, own.to_owned())));
        assert_eq!(told(&nothing, "run"), None);
        assert_eq!(told(&nothing, "why"), None);
    }
}
