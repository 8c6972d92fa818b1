//! A slider for each parameter that is one number, and for each size.

use leptos::prelude::*;

use super::curves::Shown;
use crate::formula::ast::{Role, limits};
use crate::ui::lab::Lab;
use crate::ui::{format, t};

/// A parameter to move.
#[derive(Clone, Debug, PartialEq)]
struct Knob {
    /// Which of the experiment's activations.
    place: usize,
    /// Its key.
    key: String,
    function: String,
    name: String,
    role: Role,
    value: f64,
}

impl Knob {
    /// The least and the largest value, and the step.
    fn range(&self) -> (f64, f64, f64) {
        match self.role {
            Role::Size => (1.0, limits::TERMS as f64, 1.0),
            Role::Trained | Role::Fixed => {
                // Wide enough for where training has been seen to take it, and for its start.
                let reach = (2.0 * self.value.abs()).clamp(4.0, 1e4);
                (-reach.round(), reach.round(), 0.01)
            }
        }
    }
}

/// All sliders of the chosen functions.
#[component]
pub fn Sliders(
    shown: Memo<Vec<Shown>>,
    /// Gives the function at this place another value of a parameter.
    set: Callback<(usize, String, f64)>,
) -> impl IntoView {
    let lab = Lab::get();
    let knobs = Memo::new(move |_| {
        shown.with(|shown| {
            let mut knobs = Vec::new();
            for (place, one) in shown.iter().enumerate() {
                let Ok(function) = &one.function else {
                    continue;
                };
                let name = function
                    .entry()
                    .map_or(&*one.choice.key, |entry| entry.name);
                for (parameter, role, value) in function.numbers() {
                    knobs.push(Knob {
                        place,
                        key: one.choice.key.clone(),
                        function: name.to_owned(),
                        name: parameter,
                        role,
                        value,
                    });
                }
            }
            knobs
        })
    });
    // Sliders stay while their values move, so that one that is held is not taken away.
    let names = Memo::new(move |_| {
        knobs.with(|knobs| {
            let names = knobs
                .iter()
                .map(|knob| (knob.place, knob.key.clone(), knob.name.clone()));
            names.collect::<Vec<_>>()
        })
    });
    let drawn = Memo::new(move |_| {
        shown.with(|shown| {
            shown.iter().any(|one| {
                one.function
                    .as_ref()
                    .is_ok_and(|function| function.instance.slots().iter().any(|slot| slot.list))
            })
        })
    });
    view! {
        <div class="sliders">
            <For each=move || names.get() key=Clone::clone let(name)>
                <Slider knobs name set />
            </For>
            {move || {
                drawn
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                data-testid="draw-again"
                                on:click=move |_| {
                                    lab.edit(|e| {
                                        e.seed = (e.seed + 1) % crate::experiment::limits::SEED;
                                    });
                                }
                            >
                                {move || t!("explore-draw")}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Slider(
    knobs: Memo<Vec<Knob>>,
    name: (usize, String, String),
    set: Callback<(usize, String, f64)>,
) -> impl IntoView {
    let (place, key, parameter) = name;
    let wanted = (place, parameter.clone());
    let knob = Memo::new(move |_| {
        knobs.with(|knobs| {
            let own = |knob: &&Knob| knob.place == wanted.0 && knob.name == wanted.1;
            knobs.iter().find(own).cloned()
        })
    });
    // The range stays as it was when the slider came, or it would run away under the hand.
    let range = knob
        .get_untracked()
        .map_or((-4.0, 4.0, 0.01), |knob| knob.range());
    let value = move || knob.with(|knob| knob.as_ref().map_or(0.0, |knob| knob.value));
    let label = move || {
        knob.with(|knob| {
            knob.as_ref().map_or_else(String::new, |knob| {
                let value = format::plain(knob.value);
                match knob.role {
                    Role::Trained => t!(
                        "explore-trained",
                        function = &*knob.function,
                        name = &*knob.name,
                        value = value
                    ),
                    Role::Fixed | Role::Size => {
                        t!(
                            "explore-fixed",
                            function = &*knob.function,
                            name = &*knob.name,
                            value = value
                        )
                    }
                }
            })
        })
    };
    let test = format!("slider-{key}-{parameter}");
    let slide = move |event: leptos::ev::Event| {
        let Ok(value) = event_target_value(&event).parse::<f64>() else {
            return;
        };
        // Never −0, which would be written as such.
        set.run((place, parameter.clone(), value + 0.0));
    };
    view! {
        <label class="field wide slider">
            <span>{label}</span>
            <input
                type="range"
                min=range.0
                max=range.1
                step=range.2
                prop:value=move || value().to_string()
                on:input=slide
                data-testid=test
            />
        </label>
    }
    .into_any()
}
