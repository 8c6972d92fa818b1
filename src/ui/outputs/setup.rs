//! What is trained and looked at.

use leptos::prelude::*;

use super::plan::SAMPLE;
use super::rows::Parts;
use crate::experiment::{Experiment, Preset};
use crate::ui::inside::Moment;
use crate::ui::lab::Lab;
use crate::ui::layers::View;
use crate::ui::layers::controls::{ControlField, SampleField, look};
use crate::ui::train::{Activations, ChoiceField, DataField, DeviceField, INITS, TextField};
use crate::ui::{key, t};

/// The card.
#[component]
pub fn Setup() -> impl IntoView {
    view! {
        <section class="card setup" aria-labelledby="setup-title">
            <h2 id="setup-title">{move || t!("setup-title")}</h2>
            <div class="fields">
                <Activations />
                <ControlField />
                <TextField
                    name="hidden"
                    label=key("field-hidden")
                    hint=key("field-hidden-hint")
                    wide=true
                />
                <TextField name="lr" label=key("field-lr") />
                <TextField name="momentum" label=key("field-momentum") />
                <TextField name="epochs" label=key("field-epochs") />
                <TextField name="seed" label=key("field-seed") />
                <ChoiceField
                    name="init"
                    label=key("field-init")
                    options=&INITS
                    get=|e| e.init
                    set=|e, value| e.init = value
                />
                <SampleField usual=SAMPLE />
                <details class="more">
                    <summary>{move || t!("outputs-more")}</summary>
                    <div class="fields">
                        <TextField name="batch" label=key("field-batch") />
                        <TextField name="n" label=key("field-n") />
                        <DataField />
                        <DeviceField />
                        <BookTable />
                    </div>
                </details>
            </div>
        </section>
    }
    .into_any()
}

/// The recipe of the chapter's table, for the functions that are chosen.
fn take(experiment: &mut Experiment) {
    let now = experiment.clone();
    *experiment = Experiment {
        activations: now.activations,
        formulas: now.formulas,
        data: now.data,
        n: now.n,
        seed: now.seed,
        device: now.device,
        ..Experiment::preset(Preset::BookTable)
    };
}

#[component]
fn BookTable() -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("preset");
    let current = lab.of_link(|link| {
        let mut taken = link.experiment.clone();
        take(&mut taken);
        link.experiment == taken
    });
    view! {
        <div class="field wide" hidden=hidden>
            <button
                type="button"
                class="preset"
                aria-pressed=move || current.get().to_string()
                on:click=move |_| lab.edit(take)
            >
                {move || t!("outputs-book")}
            </button>
        </div>
    }
    .into_any()
}

const PARTS: [(Parts, &str); 3] = [
    (Parts::Both, key("outputs-both")),
    (Parts::Linear, key("outputs-only-linear")),
    (Parts::Activations, key("outputs-only-activations")),
];

/// Which outputs are shown.
#[component]
pub fn PartsField(parts: Memo<Parts>) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("show");
    let commit = move |event| {
        let index = event_target_value(&event).parse::<usize>();
        if let Some((parts, _)) = index.ok().and_then(|index| PARTS.get(index)) {
            look(lab, |view| parts.put(view));
        }
    };
    let place = move || PARTS.iter().position(|(own, _)| *own == parts.get());
    let options: Vec<_> = PARTS
        .iter()
        .enumerate()
        .map(|(index, (own, text))| {
            view! {
                <option value=index.to_string() selected=move || parts.get() == *own>
                    {move || t!(*text)}
                </option>
            }
        })
        .collect();
    view! {
        <label class="field" hidden=hidden>
            <span>{move || t!("outputs-show")}</span>
            <select
                data-testid="parts"
                prop:value=move || place().unwrap_or_default().to_string()
                on:change=commit
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// When the networks are looked at: fresh, at the end, or after so many steps.
#[component]
pub fn MomentField(view: Memo<View>) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("at");
    let at = Memo::new(move |_| view.with(|view| view.at));
    let kind = move || match at.get() {
        None | Some(Moment::End) => "end",
        Some(Moment::Start) => "start",
        Some(Moment::Step(_)) => "step",
    };
    let choose = move |event| {
        let at = match &*event_target_value(&event) {
            "start" => Some(Moment::Start),
            // A first epoch of the usual experiment.
            "step" => Some(Moment::Step(469)),
            _ => None,
        };
        look(lab, |view| view.at = at);
    };
    let typed = move |event| {
        if let Ok(steps) = event_target_value(&event).trim().parse::<u64>() {
            let at = match steps {
                0 => Moment::Start,
                steps => Moment::Step(steps),
            };
            look(lab, |view| view.at = Some(at));
        }
    };
    let option = move |value: &'static str, text: &'static str| {
        view! {
            <option value=value selected=move || kind() == value>
                {move || t!(text)}
            </option>
        }
    };
    view! {
        <label class="field" hidden=hidden>
            <span>{move || t!("outputs-when")}</span>
            <select data-testid="moment" prop:value=kind on:change=choose>
                {option("end", key("outputs-end"))}
                {option("start", key("outputs-start"))}
                {option("step", key("outputs-step"))}
            </select>
        </label>
        <label class="field" hidden=move || hidden.get() || kind() != "step">
            <span>{move || t!("outputs-step-number")}</span>
            <input
                type="number"
                min="0"
                step="1"
                prop:value=move || match at.get() {
                    Some(Moment::Step(steps)) => steps.to_string(),
                    _ => String::new(),
                }
                on:change=typed
            />
        </label>
    }
    .into_any()
}
