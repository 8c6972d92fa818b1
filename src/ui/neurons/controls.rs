//! Which networks are counted, and when.

use leptos::prelude::*;

use super::page::{Page, name};
use super::view::asked;
use crate::experiment::{DeviceChoice, Experiment, Preset};
use crate::ui::inside::Moment;
use crate::ui::train::{Activations, Settings};
use crate::ui::{key, t};

/// The big network with its own ReLU, untrained.
fn big_untrained(now: &Experiment) -> Experiment {
    with_device(Experiment::preset(Preset::BigUntrained), now.device)
}

/// The recipe of the book's table for the chosen activations.
fn book_recipe(now: &Experiment) -> Experiment {
    let recipe = Experiment {
        activations: now.activations.clone(),
        formulas: now.formulas.clone(),
        ..Experiment::preset(Preset::BookTable)
    };
    with_device(recipe, now.device)
}

/// The device belongs to the machine.
fn with_device(recipe: Experiment, device: DeviceChoice) -> Experiment {
    Experiment { device, ..recipe }
}

/// The panel.
#[component]
pub fn Controls() -> impl IntoView {
    let page = Page::get();
    let presets_hidden = page.lab.hides("preset");
    let gradients = page.lab.link_to(crate::link::Page::Gradients);
    view! {
        <section class="card setup" aria-labelledby="neurons-setup">
            <h2 id="neurons-setup">{move || t!("neurons-setup")}</h2>
            <div class="presets" hidden=presets_hidden>
                <Recipe
                    words=key("neurons-preset-big")
                    test="preset-big"
                    make=big_untrained
                    at=Moment::Start
                />
                <Recipe
                    words=key("neurons-preset-book")
                    test="preset-book"
                    make=book_recipe
                    at=Moment::End
                />
            </div>
            <div class="fields">
                <Activations />
                <When />
                <Which />
                <details class="more">
                    <summary>{move || t!("settings")}</summary>
                    <Settings />
                </details>
            </div>
            <p>
                <a class="button" href=gradients>
                    {move || t!("neurons-gradients")}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// A button that sets the experiment and the moment.
#[component]
fn Recipe(
    words: &'static str,
    test: &'static str,
    make: fn(&Experiment) -> Experiment,
    at: Moment,
) -> impl IntoView {
    let page = Page::get();
    let pressed = Memo::new(move |_| {
        page.view.with(|view| view.at) == at && page.experiment.with(|e| *e == make(e))
    });
    let take = move |_| {
        page.lab.edit(|e| *e = make(e));
        page.change(|view| view.at = at);
    };
    view! {
        <button
            type="button"
            class="preset"
            data-testid=test
            aria-pressed=move || pressed.get().to_string()
            on:click=take
        >
            {move || t!(words)}
        </button>
    }
    .into_any()
}

/// Fresh, trained, or something between.
#[component]
pub fn When() -> impl IntoView {
    let page = Page::get();
    let at = page.of_view(|view| view.at);
    let hidden = page.lab.hides("at");
    let button =
        move |words: &'static str, test: &'static str, is: fn(Moment) -> bool, to: Moment| {
            view! {
                <button
                    type="button"
                    class="chip"
                    data-testid=test
                    aria-pressed=move || is(at.get()).to_string()
                    on:click=move |_| page.change(|view| view.at = to)
                >
                    {move || t!(words)}
                </button>
            }
        };
    let is_between = move || matches!(at.get(), Moment::Step(_));
    let steps = move || match at.get() {
        Moment::Step(steps) => steps.to_string(),
        _ => String::new(),
    };
    let typed = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Ok(steps) = input.value().trim().parse::<u64>() {
            page.change(|view| {
                view.at = match steps {
                    0 => Moment::Start,
                    steps => Moment::Step(steps),
                }
            });
        }
        input.set_value(&untrack(steps));
    };
    view! {
        <fieldset class="field wide chips" hidden=hidden>
            <legend>{move || t!("neurons-when")}</legend>
            <div class="chip-list">
                {button(
                    key("neurons-when-fresh"),
                    "at-fresh",
                    |at| at == Moment::Start,
                    Moment::Start,
                )}
                {button(
                    key("neurons-when-between"),
                    "at-between",
                    |at| matches!(at, Moment::Step(_)),
                    Moment::Step(100),
                )} {button(key("neurons-when-end"), "at-end", |at| at == Moment::End, Moment::End)}
            </div>
            <label class="field neurons-steps" hidden=move || !is_between()>
                <span>{move || t!("neurons-when-steps")}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=steps
                    on:change=typed
                />
            </label>
            <p class="field-note">
                {move || (at.get() != Moment::Start).then(|| t!("neurons-when-trains"))}
            </p>
        </fieldset>
    }
    .into_any()
}

/// Which of several networks is looked at closely.
#[component]
pub fn Which() -> impl IntoView {
    let page = Page::get();
    let chosen = page.of_view(|view| view.run);
    let seeds = Memo::new(move |_| page.experiment.with(|e| e.seeds > 1));
    let choose = move |event: leptos::ev::Event| {
        if let Ok(run) = event_target_value(&event).parse() {
            page.change(|view| view.run = run);
        }
    };
    let options = move || {
        let several = seeds.get();
        page.runs.with(|runs| {
            let named = runs.iter().enumerate();
            named
                .map(|(number, run)| {
                    view! {
                        <option
                            value=number.to_string()
                            selected=move || chosen.get() == number
                        >
                            {name(run, several)}
                        </option>
                    }
                })
                .collect::<Vec<_>>()
        })
    };
    let one = Memo::new(move |_| page.runs.with(|runs| runs.len() < 2));
    let cut = move || {
        let asked = page.experiment.with(asked);
        let taken = page.runs.with(Vec::len);
        (taken < asked).then(|| t!("neurons-cut", taken = taken, asked = asked))
    };
    view! {
        <label class="field wide" hidden=one>
            <span>{move || t!("neurons-which")}</span>
            <select on:change=choose data-testid="neurons-which">
                {options}
            </select>
        </label>
        <p class="field-note wide">{cut}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ActivationChoice;

    #[test]
    fn recipes_keep_the_device_and_the_books_one_the_functions() {
        let now = Experiment {
            activations: vec![ActivationChoice::new("swish")],
            device: DeviceChoice::Cpu,
            lr: 0.5,
            ..Experiment::default()
        };
        let book = book_recipe(&now);
        assert_eq!(
            (book.activations.clone(), book.device),
            (now.activations.clone(), now.device)
        );
        assert_eq!((book.lr, book.momentum, book.epochs), (0.001, 0.8, 15));
        assert_eq!(book_recipe(&book), book);
        let big = big_untrained(&now);
        assert_eq!(
            (big.activation().key.as_str(), big.device),
            ("relu", DeviceChoice::Cpu)
        );
        assert_eq!(big_untrained(&big), big);
    }
}
