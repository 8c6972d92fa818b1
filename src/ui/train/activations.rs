//! The choice of activations: every function of the catalogue, any number of them.

use leptos::prelude::*;

use crate::activation;
use crate::experiment::{ActivationChoice, BOOK_TABLE, Experiment, limits};
use crate::ui::chart::Swatch;
use crate::ui::lab::Lab;
use crate::ui::palette::{Weight, style};
use crate::ui::shell::Dark;
use crate::ui::{t, words};

/// The keys on offer: the chapter's thirteen in its order, then the others.
fn offered() -> Vec<&'static str> {
    let others = activation::all()
        .iter()
        .map(|entry| entry.key)
        .filter(|key| !BOOK_TABLE.contains(key));
    BOOK_TABLE.into_iter().chain(others).collect()
}

/// Adds or removes a function; the last one stays. Chosen functions keep the order of the offer.
fn toggle(experiment: &mut Experiment, key: &str) {
    let chosen = &mut experiment.activations;
    let others = chosen.iter().filter(|choice| choice.key != key).count();
    if others < chosen.len() {
        if others > 0 {
            chosen.retain(|choice| choice.key != key);
        }
    } else if chosen.len() < limits::ACTIVATIONS {
        chosen.push(ActivationChoice::new(key));
        let order = offered();
        chosen.sort_by_key(|choice| {
            order
                .iter()
                .position(|key| *key == choice.key)
                .unwrap_or(order.len())
        });
    }
}

/// Makes a function the only one.
fn only(experiment: &mut Experiment, key: &str) {
    experiment.activations.retain(|choice| choice.key == key);
    if experiment.activations.is_empty() {
        experiment.activations.push(ActivationChoice::new(key));
    }
}

/// A button per function; those that only a link can name stand behind them.
#[component]
pub fn Activations() -> impl IntoView {
    let lab = Lab::get();
    let experiment = lab.experiment();
    let hidden = lab.hides("act");
    let strangers = Memo::new(move |_| {
        let known = offered();
        experiment.with(|e| {
            let unknown = e.activations.iter().filter(|c| !known.contains(&&*c.key));
            unknown.map(|choice| choice.key.clone()).collect::<Vec<_>>()
        })
    });
    let buttons = offered()
        .into_iter()
        .map(|key| view! { <Chip key=key.to_owned() /> })
        .collect_view();
    let count = Memo::new(move |_| experiment.with(|e| e.activations.len()));
    view! {
        <fieldset class="field wide chips" hidden=hidden>
            <legend>{move || t!("field-act")}</legend>
            <div class="chip-list">
                {buttons}
                <For each=move || strangers.get() key=Clone::clone let(key)>
                    <Chip key=key />
                </For>
            </div>
            <p class="field-note">
                {move || match count.get() {
                    1 => t!("field-act-hint"),
                    count => t!("field-act-many", count = count),
                }}
            </p>
        </fieldset>
    }
    .into_any()
}

/// The button of one function: a press adds it or takes it away.
#[component]
pub fn Chip(
    /// Its key.
    key: String,
) -> impl IntoView {
    let lab = Lab::get();
    let Dark(dark) = expect_context();
    let experiment = lab.experiment();
    let (mine, named, chosen) = (key.clone(), key.clone(), key.clone());
    let pressed = Memo::new(move |_| {
        experiment.with(|e| e.activations.iter().any(|choice| choice.key == mine))
    });
    let name = Memo::new(move |_| {
        experiment.with(|e| {
            let choice = e.activations.iter().find(|choice| choice.key == named);
            let fresh = ActivationChoice::new(named.clone());
            words::activation(choice.unwrap_or(&fresh))
        })
    });
    let press = move |event: leptos::ev::MouseEvent| {
        let alone = event.alt_key() || event.shift_key();
        lab.edit(|e| {
            if alone {
                only(e, &chosen);
            } else {
                toggle(e, &chosen);
            }
        });
    };
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || pressed.get().to_string()
            on:click=press
        >
            <Swatch style=style(&key) weight=Weight::Strong dark />
            {name}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(experiment: &Experiment) -> Vec<&str> {
        let choices = experiment.activations.iter();
        choices.map(|choice| &*choice.key).collect()
    }

    #[test]
    fn functions_are_added_in_the_chapters_order_and_the_last_one_stays() {
        let mut experiment = Experiment::default();
        toggle(&mut experiment, "gelu");
        toggle(&mut experiment, "sigmoid");
        assert_eq!(keys(&experiment), ["sigmoid", "relu", "gelu"]);
        toggle(&mut experiment, "relu");
        toggle(&mut experiment, "gelu");
        toggle(&mut experiment, "sigmoid");
        assert_eq!(keys(&experiment), ["sigmoid"]);
        only(&mut experiment, "staf");
        assert_eq!(keys(&experiment), ["staf"]);
    }

    #[test]
    fn every_function_of_the_catalogue_is_offered_once() {
        let mut keys = offered();
        assert_eq!(keys.len(), activation::all().len());
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), activation::all().len());
    }
}
