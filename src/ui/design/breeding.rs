//! A formula bred from two others.

use leptos::prelude::*;

use super::draft::Draft;
use crate::activation::{all, find, formula_number};
use crate::formula::breed::{Breed, breed};
use crate::formula::{Formula, parse};
use crate::ui::explore::mistake;
use crate::ui::lab::Lab;
use crate::ui::{key, t};

fn name(how: Breed) -> &'static str {
    match how {
        Breed::Mean => key("breed-mean"),
        Breed::Blend => key("breed-blend"),
        Breed::Product => key("breed-product"),
        Breed::Chain => key("breed-chain"),
        Breed::Larger => key("breed-larger"),
        Breed::Join => key("breed-join"),
        Breed::Mixture => key("breed-mixture"),
    }
}

/// Two choices, a way, and a button that writes the result into the formula.
#[component]
pub fn Breeding(draft: Draft) -> impl IntoView {
    let lab = Lab::get();
    let first = RwSignal::new("swish".to_owned());
    let second = RwSignal::new("gelu".to_owned());
    let how = RwSignal::new(0usize);
    let problem = RwSignal::new(None::<String>);
    let formula = move |key: &str| -> Option<Formula> {
        match formula_number(key) {
            Some(number) => lab.now(|state| {
                let text = state.link.experiment.formulas.get(&number)?;
                parse(text).ok()
            }),
            None => Some(find(key)?.formula()),
        }
    };
    let go = move |_| {
        let (f, g) = (first.get_untracked(), second.get_untracked());
        let (Some(f), Some(g)) = (formula(&f), formula(&g)) else {
            return;
        };
        match breed(&f, &g, Breed::ALL[how.get_untracked()]) {
            Ok(both) => {
                problem.set(None);
                draft.write(both.to_string());
            }
            Err(error) => problem.set(Some(t!(
                "design-breed-failed",
                problem = mistake(&error.kind)
            ))),
        }
    };
    let ways = move || {
        Breed::ALL
            .into_iter()
            .enumerate()
            .map(|(place, way)| {
                let selected = place == how.get_untracked();
                view! {
                    <option value=place.to_string() selected=selected>
                        {t!(name(way))}
                    </option>
                }
            })
            .collect_view()
    };
    let choose_way = move |event| {
        let place = event_target_value(&event).parse().unwrap_or(0);
        how.set(std::cmp::min(place, Breed::ALL.len() - 1));
    };
    view! {
        <h2>{move || t!("design-breed")}</h2>
        <div class="breeding">
            <label class="field">
                <span>{move || t!("design-breed-first")}</span>
                <Parent chosen=first test="breed-first" />
            </label>
            <label class="field">
                <span>{move || t!("design-breed-second")}</span>
                <Parent chosen=second test="breed-second" />
            </label>
            <label class="field wide">
                <span>{move || t!("design-breed-how")}</span>
                <select data-testid="breed-how" on:change=choose_way>
                    {ways}
                </select>
            </label>
            <button type="button" data-testid="breed-go" on:click=go>
                {move || t!("design-breed-go")}
            </button>
        </div>
        <p class="warn" role="status">
            {problem}
        </p>
    }
    .into_any()
}

/// A choice among the catalogue and the link's own formulas that can be read.
#[component]
fn Parent(chosen: RwSignal<String>, test: &'static str) -> impl IntoView {
    let lab = Lab::get();
    let own = lab.of_link(|link| {
        let own = link.experiment.formulas.iter();
        own.filter(|(_, text)| parse(text).is_ok())
            .map(|(number, _)| *number)
            .collect::<Vec<_>>()
    });
    let option = move |value: String, shown: String| {
        let selected = chosen.with_untracked(|chosen| *chosen == value);
        view! {
            <option value=value selected=selected>
                {shown}
            </option>
        }
    };
    let options = move || {
        let formulas = own.get().into_iter().map(|number| {
            let shown = t!("design-number", number = number);
            option(format!("f{number}"), shown)
        });
        let catalogue = all()
            .iter()
            .map(|entry| option(entry.key.to_owned(), entry.name.to_owned()));
        catalogue.chain(formulas).collect_view()
    };
    view! {
        <select data-testid=test on:change=move |event| chosen.set(event_target_value(&event))>
            {options}
        </select>
    }
    .into_any()
}
