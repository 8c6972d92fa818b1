//! What is looked at: functions, depth, start values.

use leptos::prelude::*;

use super::depth::{USUAL, WIDTHS, said, text, width};
use super::plan::SAMPLE;
use crate::experiment::{Experiment, Preset, limits};
use crate::link::Notice;
use crate::ui::lab::Lab;
use crate::ui::layers::controls::{ControlField, SampleField};
use crate::ui::train::{Activations, ChoiceField, DataField, DeviceField, INITS, TextField, enter};
use crate::ui::{key, notices, t};

/// The card.
#[component]
pub fn Setup() -> impl IntoView {
    let lab = Lab::get();
    let presets_hidden = lab.hides("preset");
    view! {
        <section class="card setup" aria-labelledby="setup-title">
            <h2 id="setup-title">{move || t!("setup-title")}</h2>
            <div class="presets" hidden=presets_hidden>
                <PresetButton preset=Preset::BookRelu name=key("gradients-book-network") />
                <PresetButton preset=Preset::ThirtyLayers name=key("gradients-thirty") />
            </div>
            <div class="fields">
                <Activations />
                <ControlField />
                <Depth />
                <ChoiceField
                    name="init"
                    label=key("field-init")
                    options=&INITS
                    get=|e| e.init
                    set=|e, value| e.init = value
                />
                <SampleField usual=SAMPLE />
                <TextField name="seed" label=key("field-seed") />
                <TextField name="batch" label=key("field-batch") />
                <details class="more">
                    <summary>{move || t!("gradients-training")}</summary>
                    <div class="fields">
                        <TextField name="lr" label=key("field-lr") />
                        <TextField name="momentum" label=key("field-momentum") />
                        <TextField name="epochs" label=key("field-epochs") />
                        <TextField name="n" label=key("field-n") />
                        <DataField />
                        <DeviceField />
                    </div>
                </details>
            </div>
        </section>
    }
    .into_any()
}

/// Takes a preset's network and recipe; what is compared, and on what, stays.
fn take(experiment: &mut Experiment, preset: Preset) {
    let now = experiment.clone();
    *experiment = Experiment {
        activations: now.activations,
        formulas: now.formulas,
        data: now.data,
        n: now.n,
        seed: now.seed,
        device: now.device,
        ..Experiment::preset(preset)
    };
}

#[component]
fn PresetButton(preset: Preset, name: &'static str) -> impl IntoView {
    let lab = Lab::get();
    let current = lab.of_link(move |link| {
        let mut taken = link.experiment.clone();
        take(&mut taken, preset);
        link.experiment == taken
    });
    view! {
        <button
            type="button"
            class="preset"
            data-testid=crate::link::preset_key(preset)
            aria-pressed=move || current.get().to_string()
            on:click=move |_| lab.edit(|e| take(e, preset))
        >
            {move || t!(name)}
        </button>
    }
    .into_any()
}

/// How many hidden layers of one width; and any widths, as text.
#[component]
fn Depth() -> impl IntoView {
    let lab = Lab::get();
    let (experiment, hidden) = (lab.experiment(), lab.hides("hidden"));
    let layers = Memo::new(move |_| experiment.with(|e| e.hidden.len()));
    let widths = Memo::new(move |_| experiment.with(|e| e.hidden.clone()));
    // While the slider is held only its number moves: another depth is another network.
    let held = RwSignal::new(None::<usize>);
    let chosen = RwSignal::new(experiment.with_untracked(width).unwrap_or(USUAL));
    let notice = RwSignal::new(None::<Notice>);
    let set = move |layers: usize, width: usize| {
        let entered = experiment.with_untracked(|e| enter(e, "hidden", &text(layers, width)));
        lab.edit(|e| *e = entered.experiment);
        notice.set(entered.notice);
    };
    let hold = move |event: leptos::ev::Event| held.set(event_target_value(&event).parse().ok());
    let drop = move |event: leptos::ev::Event| {
        held.set(None);
        if let Ok(layers) = event_target_value(&event).parse() {
            set(layers, chosen.get_untracked());
        }
    };
    let widen = move |event: leptos::ev::Event| {
        if let Ok(width) = event_target_value(&event).parse() {
            chosen.set(width);
            set(layers.get_untracked(), width);
        }
    };
    let shown = move || held.get().unwrap_or_else(|| layers.get());
    let says = move || match held.get() {
        Some(layers) => t!(
            "depth-layers",
            layers = layers,
            width = chosen.get().to_string()
        ),
        None => match widths.with(Vec::is_empty) {
            true => t!("depth-none"),
            false => t!("depth-now", widths = widths.with(|widths| said(widths))),
        },
    };
    let common = Memo::new(move |_| experiment.with(width));
    let options = WIDTHS.map(|one| {
        view! {
            <option value=one.to_string() selected=move || common.get() == Some(one)>
                {one.to_string()}
            </option>
        }
    });
    let other = move || match common.get() {
        Some(width) if WIDTHS.contains(&width) => None,
        Some(width) => {
            Some(view! { <option value=width.to_string() selected>{width.to_string()}</option> })
        }
        None => Some(view! { <option value=String::new() selected>{t!("depth-mixed")}</option> }),
    };
    let shown_width = move || {
        common
            .get()
            .map_or_else(String::new, |width| width.to_string())
    };
    let trouble = move || {
        let said = notice.with(|notice| notice.as_ref().map(notices::notice));
        said.map(|text| view! { <span class="warn">{text}</span> })
    };
    view! {
        <div class="field wide depth" hidden=hidden>
            <label class="field slider">
                <span>{move || t!("depth-label", layers = shown())}</span>
                <input
                    type="range"
                    min="0"
                    max=limits::LAYERS.to_string()
                    step="1"
                    data-testid="depth"
                    prop:value=move || shown().to_string()
                    on:input=hold
                    on:change=drop
                />
            </label>
            <label class="field">
                <span>{move || t!("depth-width")}</span>
                <select data-testid="width" prop:value=shown_width on:change=widen>
                    {other}
                    {options.into_iter().collect_view()}
                </select>
            </label>
            <p class="field-note" role="status">
                {says} " " {trouble}
            </p>
        </div>
        <TextField name="hidden" label=key("field-hidden") hint=key("field-hidden-hint") wide=true />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;

    #[test]
    fn a_preset_changes_the_network_and_keeps_what_is_compared() {
        let mut experiment = decode("act=gelu,f1&f1=x*x&data=synthetic&seed=3&lr=1&hidden=9")
            .0
            .experiment;
        take(&mut experiment, Preset::ThirtyLayers);
        assert_eq!(experiment.hidden, [128; 30]);
        assert_eq!(experiment.preset, Some(Preset::ThirtyLayers));
        assert_eq!(experiment.activations.len(), 2);
        assert_eq!((experiment.seed, experiment.lr), (3, 0.01));
        assert_eq!(experiment.formulas.len(), 1);
    }
}
