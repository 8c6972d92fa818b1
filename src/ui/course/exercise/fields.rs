//! Numbers and explanations.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::step::id;
use super::work::Work;
use crate::course::check::{self, ANSWER, Answers, Help, Verdict};
use crate::course::exercise::{Exercise, Step, Unit};
use crate::course::measured::Measured;
use crate::ui::t;

/// How long after a field was left its text is committed: what is said then may move what was just
/// clicked at.
const LEFT: Duration = Duration::from_millis(250);

/// A number.
#[component]
pub fn Number(
    work: Work,
    step: &'static Step,
    unit: Unit,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let unit_id = id(work, step, "unit");
    let labelled = [&labelled, " ", &unit_id].concat();
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            work.commit(step);
        }
    };
    view! {
        <span class="exercise-number">
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="40"
                data-testid="number"
                aria-labelledby=labelled
                prop:value=text
                on:input=move |event| work.write(step, &event_target_value(&event))
                on:keydown=press
            />
            <span id=unit_id>
                {match unit {
                    Unit::Plain => String::new(),
                    Unit::Percent => "%".to_owned(),
                    Unit::Points => t!("exercise-unit-points"),
                    Unit::Neurons => t!("exercise-unit-neurons"),
                }}
            </span>
        </span>
    }
    .into_any()
}

/// An explanation in words. It is committed when the field is left, so that none is forgotten.
#[component]
pub fn Explain(
    work: Work,
    step: &'static Step,
    least: usize,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let note = id(work, step, "note");
    let left = move || match text.with(|text| missing(work.exercise, step, text)) {
        Some(left) => t!("exercise-left", left = left, least = least),
        None => t!("exercise-enough"),
    };
    view! {
        <textarea
            rows="5"
            maxlength=ANSWER
            data-testid="explain"
            aria-labelledby=labelled
            aria-describedby=note.clone()
            prop:value=text
            on:input=move |event| work.write(step, &event_target_value(&event))
            on:blur=move |_| set_timeout(move || work.leave(step), LEFT)
        ></textarea>
        <p class="field-note" id=note>
            {left}
        </p>
    }
    .into_any()
}

/// How many characters an explanation lacks; none if it is long enough.
fn missing(exercise: &Exercise, step: &Step, text: &str) -> Option<usize> {
    let answers = Answers::from([(step.name.to_owned(), text.to_owned())]);
    match check::verdict(exercise, step, &answers, &Measured::default()) {
        Verdict::Right => None,
        Verdict::Wrong {
            help: Help::Short { have, least },
            ..
        } => Some(least.saturating_sub(have)),
        _ => match step.task {
            crate::course::exercise::Task::Explain { least } => Some(least),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::course::exercise::fixture::EXERCISE;

    #[test]
    fn what_an_explanation_lacks_is_counted_as_it_is_checked() {
        let step = EXERCISE.step("why").unwrap();
        let left = |text| missing(&EXERCISE, step, text);
        assert_eq!(left(""), Some(20));
        assert_eq!(left("  "), Some(20));
        assert_eq!(left("0123456789"), Some(10));
        assert_eq!(
            left("因为梯度"),
            Some(8),
            "a Chinese character counts as three"
        );
        assert_eq!(left(&"x".repeat(20)), None);
    }
}
