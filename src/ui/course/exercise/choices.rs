//! Options to choose one of, or to mark.

use leptos::prelude::*;

use super::step::id;
use super::work::Work;
use crate::course::exercise::Step;
use crate::course::text::{Inline, StepWording};
use crate::ui::course::prose::line;

/// The words of an option; its name where a text lacks them.
pub fn option(wording: &StepWording, name: &str) -> Vec<Inline> {
    let mut options = wording.options.iter();
    let found = options.find(|(option, _)| option == name);
    found.map_or_else(
        || vec![Inline::Text(name.to_owned())],
        |(_, words)| words.clone(),
    )
}

/// One of the options.
#[component]
pub fn Choose(
    work: Work,
    step: &'static Step,
    options: &'static [&'static str],
    wording: StepWording,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let group = id(work, step, "choice");
    let options: Vec<_> = options
        .iter()
        .map(|name| {
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=group.clone()
                        value=*name
                        prop:checked=move || text.with(|text| text == name)
                        on:change=move |_| work.write(step, name)
                    />
                    <span>{line(&option(&wording, name))}</span>
                </label>
            }
        })
        .collect();
    view! {
        <div class="exercise-options" role="radiogroup" aria-labelledby=labelled>
            {options}
        </div>
    }
    .into_any()
}

/// All options that apply.
#[component]
pub fn Mark(
    work: Work,
    step: &'static Step,
    options: &'static [&'static str],
    wording: StepWording,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let boxes: Vec<_> = options
        .iter()
        .map(|name| {
            let mark = move |event| {
                let on = event_target_checked(&event);
                let marked = text.with_untracked(|text| toggled(text, options, name, on));
                work.write(step, &marked);
            };
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || text.with(|text| is_marked(text, name))
                        on:change=mark
                    />
                    <span>{line(&option(&wording, name))}</span>
                </label>
            }
        })
        .collect();
    view! {
        <div class="exercise-options" role="group" aria-labelledby=labelled>
            {boxes}
        </div>
    }
    .into_any()
}

fn is_marked(text: &str, name: &str) -> bool {
    text.split(',').any(|marked| marked.trim() == name)
}

/// The marks with one of them set or taken away, in the order of the options.
fn toggled(text: &str, options: &[&str], name: &str, on: bool) -> String {
    let marked = |option: &&&str| match **option == name {
        true => on,
        false => is_marked(text, option),
    };
    let marks: Vec<&str> = options.iter().filter(marked).copied().collect();
    match marks.is_empty() {
        true => "none".to_owned(),
        false => marks.join(","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_and_taken_away() {
        let options = ["a", "b", "c"];
        assert_eq!(toggled("", &options, "c", true), "c");
        assert_eq!(toggled("c", &options, "a", true), "a,c");
        assert_eq!(toggled("a, c", &options, "a", false), "c");
        assert_eq!(toggled("c", &options, "c", false), "none");
        assert_eq!(toggled("none", &options, "b", true), "b");
        assert!(is_marked("a, c", "c") && !is_marked("ab", "a") && !is_marked("none", "a"));
    }

    #[test]
    fn an_option_without_words_is_shown_by_its_name() {
        let wording = StepWording {
            prompt: Vec::new(),
            options: vec![("a".into(), vec![Inline::Code("A".into())])],
        };
        assert_eq!(option(&wording, "a"), [Inline::Code("A".into())]);
        assert_eq!(option(&wording, "b"), [Inline::Text("b".into())]);
    }
}
