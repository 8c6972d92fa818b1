//! Options to be put in order.

use leptos::prelude::*;

use super::choices::option;
use super::sentences::plain;
use super::step::{focus, id};
use super::work::Work;
use crate::course::exercise::Step;
use crate::course::text::StepWording;
use crate::ui::course::prose::line;
use crate::ui::t;

/// All options with buttons to move each up and down. The places stay in the document and the
/// options move over them, so that no button loses the focus by being moved.
#[component]
pub fn Rank(
    work: Work,
    step: &'static Step,
    options: &'static [&'static str],
    wording: StepWording,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let order = Memo::new(move |_| text.with(|text| ranked(text, options)));
    let spoken = RwSignal::new(String::new());
    let wording = StoredValue::new(wording);
    let words = move |name: &str| wording.with_value(|wording| option(wording, name));
    let shift = move |place: usize, up: bool| {
        let Some((moved, to)) = order.with_untracked(|order| moved(order, place, up)) else {
            return;
        };
        let name = plain(&words(moved[to]));
        work.write(step, &moved.join(">"));
        spoken.set(t!(
            "exercise-moved",
            name = name,
            place = to + 1,
            count = moved.len()
        ));
        // The button that moves the same option on, or back where it can go no further.
        let up = match up {
            true => to > 0,
            false => to + 1 == moved.len(),
        };
        focus(&button(work, step, to, up));
    };
    let last = options.len().saturating_sub(1);
    let places: Vec<_> = (0..options.len())
        .map(|place| {
            let at = move || order.with(|order| order[place]);
            let arrow = move |up: bool| {
                let label = move || {
                    let name = plain(&words(at()));
                    match up {
                        true => t!("exercise-up-of", name = name),
                        false => t!("exercise-down-of", name = name),
                    }
                };
                view! {
                    <button
                        type="button"
                        id=button(work, step, place, up)
                        disabled=place == if up { 0 } else { last }
                        aria-label=label
                        on:click=move |_| shift(place, up)
                    >
                        {if up { t!("exercise-up") } else { t!("exercise-down") }}
                    </button>
                }
            };
            view! {
                <li>
                    <span class="exercise-name">{move || line(&words(at()))}</span>
                    {arrow(true)}
                    {arrow(false)}
                </li>
            }
        })
        .collect();
    view! {
        <ol class="exercise-rank" aria-labelledby=labelled>
            {places}
        </ol>
        <p class="visually-hidden" aria-live="polite">
            {spoken}
        </p>
    }
    .into_any()
}

fn button(work: Work, step: &Step, place: usize, up: bool) -> String {
    let way = if up { "up" } else { "down" };
    id(work, step, &format!("{place}-{way}"))
}

/// The order that a text gives; that of the options where it gives none.
fn ranked(text: &str, options: &[&'static str]) -> Vec<&'static str> {
    let known = |name: &str| {
        options
            .iter()
            .copied()
            .find(|option| *option == name.trim())
    };
    let order: Vec<_> = text.split('>').filter_map(known).collect();
    let whole = order.len() == options.len() && options.iter().all(|one| order.contains(one));
    match whole {
        true => order,
        false => options.to_vec(),
    }
}

/// The order with the option at a place moved by one, and its new place; none at the end.
fn moved(order: &[&'static str], place: usize, up: bool) -> Option<(Vec<&'static str>, usize)> {
    let to = match up {
        true => place.checked_sub(1)?,
        false => place + 1,
    };
    if place.max(to) >= order.len() {
        return None;
    }
    let mut order = order.to_vec();
    order.swap(place, to);
    Some((order, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: [&str; 3] = ["a", "b", "c"];

    #[test]
    fn a_text_gives_an_order_or_none() {
        assert_eq!(ranked("c > a>b", &OPTIONS), ["c", "a", "b"]);
        for text in ["", "a", "a>b", "a>b>b", "a>b>x", "a>b>c>a"] {
            assert_eq!(ranked(text, &OPTIONS), OPTIONS, "{text}");
        }
    }

    #[test]
    fn an_option_moves_by_one_and_not_over_the_end() {
        assert_eq!(moved(&OPTIONS, 1, true), Some((vec!["b", "a", "c"], 0)));
        assert_eq!(moved(&OPTIONS, 1, false), Some((vec!["a", "c", "b"], 2)));
        assert_eq!(moved(&OPTIONS, 0, true), None);
        assert_eq!(moved(&OPTIONS, 2, false), None);
        assert_eq!(moved(&OPTIONS, 7, true), None);
    }
}
