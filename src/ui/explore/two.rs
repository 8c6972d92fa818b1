//! The two-input view of one of the chosen functions: f(x) + f(y), and how steep it is.

use leptos::prelude::*;

use super::curves::Shown;
use super::turns::after;
use super::window::Window;
use crate::ui::lab::Lab;
use crate::ui::shell::Dark;
use crate::ui::surface::{Camera, Samples, Surface};
use crate::ui::t;

/// Samples along each input, as in the chapter.
const SAMPLES: usize = 100;

/// When the view comes: after the cards of a few functions.
const TURN: u64 = 140;

/// The view, once it is its turn.
#[component]
pub fn TwoInputs(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let ready = after(TURN);
    move || {
        ready
            .get()
            .then(|| view! { <TwoInputsNow shown /> }.into_any())
    }
}

/// The view, and a choice of the function where there are several.
#[component]
pub fn TwoInputsNow(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let lab = Lab::get();
    let Dark(dark) = expect_context();
    let wanted = RwSignal::new(0usize);
    // A function may have gone since it was chosen.
    let place = Memo::new(move |_| shown.with(|shown| wanted.get().min(shown.len().max(1) - 1)));
    let window = lab.of_link(|link| Window::read(link.view.get("x").map(String::as_str)));
    let samples = Memo::new(move |_| {
        let Window { low, high } = window.get();
        shown.with(|shown| {
            let mut samples = Samples::default();
            let function = shown.get(place.get()).map(|one| &one.function);
            if let Some(Ok(function)) = function {
                for number in 0..SAMPLES {
                    let x = low + (high - low) * number as f64 / (SAMPLES - 1) as f64;
                    let (f, slope) = function.at(x);
                    samples.x.push(x);
                    samples.f.push(f);
                    samples.slope.push(slope);
                }
            }
            samples
        })
    });
    let name = Memo::new(move |_| {
        shown.with(|shown| {
            let one = shown.get(place.get());
            one.map_or_else(String::new, |one| one.name.clone())
        })
    });
    let camera = lab.of_link(|link| {
        let text = link.view.get("cam");
        text.and_then(|text| Camera::parse(text))
            .unwrap_or_default()
    });
    let turned = Callback::new(move |camera: Camera| {
        lab.change(|state| {
            let view = &mut state.link.view;
            match camera == Camera::default() {
                true => view.remove("cam"),
                false => view.insert("cam".to_owned(), camera.text()),
            };
        });
    });
    let names = Memo::new(move |_| {
        shown.with(|shown| shown.iter().map(|one| one.name.clone()).collect::<Vec<_>>())
    });
    let choose = move |event: leptos::ev::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            wanted.set(place);
        }
    };
    let choice = move || {
        names.with(|names| {
            (names.len() > 1).then(|| {
                let options: Vec<_> = names
                    .iter()
                    .enumerate()
                    .map(|(number, name)| {
                        let selected = number == place.get_untracked();
                        view! {
                            <option value=number.to_string() selected=selected>
                                {name.clone()}
                            </option>
                        }
                    })
                    .collect();
                view! {
                    <label class="field">
                        <span>{t!("explore-which")}</span>
                        <select on:change=choose data-testid="surface-function">
                            {options}
                        </select>
                    </label>
                }
            })
        })
    };
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    view! {
        <section class="card" data-testid="two-inputs">
            <p class="field-note">{move || t!("explore-two")}</p>
            {choice}
            <Surface name samples camera on_turn=turned theme />
        </section>
    }
    .into_any()
}
