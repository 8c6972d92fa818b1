//! The experiment panel: what the next start trains.

use leptos::prelude::*;

use super::activations::Activations;
use super::field::{ChoiceField, TextField};
use crate::experiment::{DataSource, DeviceChoice, Experiment, Init, Preset, Share};
use crate::ui::lab::Lab;
use crate::ui::state::LabState;
use crate::ui::{key, t};

/// The data sets on offer.
const DATA: [(DataSource, &str); 2] = [
    (DataSource::Fashion, key("data-fashion")),
    (DataSource::Synthetic, key("data-synthetic")),
];

/// The devices on offer.
const DEVICES: [(DeviceChoice, &str); 3] = [
    (DeviceChoice::Auto, key("choice-auto")),
    (DeviceChoice::Cpu, key("choice-cpu")),
    (DeviceChoice::Webgpu, key("choice-webgpu")),
];

/// The start values on offer.
pub const INITS: [(Init, &str); 4] = [
    (Init::Torch, key("init-torch")),
    (Init::Kaiming, key("init-kaiming")),
    (Init::Xavier, key("init-xavier")),
    (Init::Orthogonal, key("init-orthogonal")),
];

const SHARES: [(Share, &str); 3] = [
    (Share::All, key("share-all")),
    (Share::Layer, key("share-layer")),
    (Share::Neuron, key("share-neuron")),
];

/// The panel.
#[component]
pub fn ExperimentPanel() -> impl IntoView {
    let lab = Lab::get();
    let busy = lab.memo(LabState::busy);
    let experiment = lab.experiment();
    let noact = Memo::new(move |_| experiment.with(|e| e.noact));
    let (noact_hidden, presets_hidden) = (lab.hides("noact"), lab.hides("preset"));
    view! {
        <section class="card setup" aria-labelledby="setup-title">
            <h2 id="setup-title">{move || t!("setup-title")}</h2>
            <div class="presets" hidden=presets_hidden>
                <PresetButton preset=Preset::BookRelu name=key("preset-book-relu") />
                <PresetButton preset=Preset::BookTable name=key("preset-book-table") />
            </div>
            <p class="field-note" role="status">
                {move || busy.get().then(|| t!("setup-busy"))}
            </p>
            <fieldset class="fields" disabled=busy>
                <legend class="visually-hidden">{move || t!("setup-title")}</legend>
                <Activations />
                <label class="field wide check" hidden=noact_hidden>
                    <input
                        type="checkbox"
                        prop:checked=noact
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            lab.edit(|e| e.noact = on);
                        }
                    />
                    <span>{move || t!("field-noact")}</span>
                </label>
                <details class="more" open=is_wide()>
                    <summary>{move || t!("settings")}</summary>
                    <Settings />
                </details>
            </fieldset>
        </section>
    }
    .into_any()
}

/// On a narrow screen the settings would push the Start button far down.
fn is_wide() -> bool {
    let query = window().match_media("(min-width: 68rem)").ok().flatten();
    query.is_none_or(|query| query.matches())
}

/// Everything but the activations.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <div class="fields">
            <TextField
                name="hidden"
                label=key("field-hidden")
                hint=key("field-hidden-hint")
                wide=true
            />
            <TextField name="lr" label=key("field-lr") />
            <TextField name="momentum" label=key("field-momentum") />
            <TextField name="batch" label=key("field-batch") />
            <TextField name="epochs" label=key("field-epochs") />
            <TextField name="seed" label=key("field-seed") />
            <TextField name="seeds" label=key("field-seeds") />
            <DataField />
            <TextField name="n" label=key("field-n") />
            <ChoiceField
                name="init"
                label=key("field-init")
                options=&INITS
                get=|e| e.init
                set=|e, value| e.init = value
            />
            <DeviceField />
            <ChoiceField
                name="share"
                label=key("field-share")
                options=&SHARES
                get=|e| e.share
                set=|e, value| e.share = value
                wide=true
            />
        </div>
    }
    .into_any()
}

/// Takes a preset's recipe; the device stays, for it belongs to the machine.
#[component]
fn PresetButton(preset: Preset, name: &'static str) -> impl IntoView {
    let lab = Lab::get();
    let busy = lab.memo(LabState::busy);
    let current = lab.of_link(move |link| {
        let recipe = Experiment {
            device: link.experiment.device,
            ..Experiment::preset(preset)
        };
        link.experiment == recipe
    });
    let take = move |_| {
        lab.edit(|e| {
            *e = Experiment {
                device: e.device,
                ..Experiment::preset(preset)
            }
        });
    };
    view! {
        <button
            type="button"
            class="preset"
            data-testid=crate::link::preset_key(preset)
            aria-pressed=move || current.get().to_string()
            disabled=busy
            on:click=take
        >
            {move || t!(name)}
        </button>
    }
    .into_any()
}

/// The choice of the data set.
#[component]
pub fn DataField() -> impl IntoView {
    view! {
        <ChoiceField
            name="data"
            label=key("field-data")
            options=&DATA
            get=|e| e.data
            set=|e, value| e.data = value
        />
    }
}

/// The choice of the device.
#[component]
pub fn DeviceField() -> impl IntoView {
    view! {
        <ChoiceField
            name="device"
            label=key("field-device")
            options=&DEVICES
            get=|e| e.device
            set=|e, value| e.device = value
        />
    }
}
