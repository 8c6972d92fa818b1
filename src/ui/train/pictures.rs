//! Images: what the network says about some of the test set, where it errs, and
//! what the classes look like.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::lab::{Lab, calmly};
use crate::ui::state::{LabState, RunRecord};
use crate::ui::views::{ClassSamples, Confusion, ConfusionMatrix, PredictionGrid};
use crate::ui::{t, words};

/// The run that is looked at: the chosen one, else the latest that has predictions.
fn looked_at(state: &LabState, chosen: Option<usize>) -> Option<&RunRecord> {
    let runs = state.runs();
    let with = |run: &&RunRecord| run.predictions.is_some();
    chosen
        .and_then(|index| runs.get(index))
        .filter(with)
        .or_else(|| state.current().filter(with))
        .or_else(|| runs.iter().rfind(with))
}

/// All of them.
#[component]
pub fn Pictures() -> impl IntoView {
    let lab = Lab::get();
    let chosen = RwSignal::new(None::<usize>);
    let latest = Memo::new(move |_| {
        let chosen = chosen.get();
        lab.with(|state| looked_at(state, chosen)?.predictions.clone())
    });
    // Not both in one task: each builds a hundred elements.
    let predictions = calmly(latest, Duration::from_millis(400));
    let counted = calmly(latest, Duration::from_millis(550));
    let classes = classes(lab);
    let matrix = Memo::new(move |_| {
        let predictions = counted.get()?;
        Confusion::new(classes.get(), predictions.confusion.clone())
    });
    let epoch = Memo::new(move |_| predictions.with(|p| p.as_ref().map(|p| p.epoch)));
    view! {
        <Looked chosen epoch />
        <section class="card" data-testid="predictions">
            <PredictionGrid
                predictions=Signal::derive(move || predictions.get().map(|p| (*p).clone()))
                classes
            />
        </section>
        <div class="pair uneven">
            <section class="card" data-testid="confusion">
                <ConfusionMatrix matrix />
            </section>
            <Samples />
        </div>
    }
    .into_any()
}

/// The names of the classes, once the data is there.
fn classes(lab: Lab) -> Memo<Vec<String>> {
    lab.memo(|state| {
        let runs = state.runs().iter();
        let opened = runs.rev().find_map(|run| run.opened.as_ref());
        let classes = opened.map(|opened| opened.classes.iter());
        let named = classes.map(|classes| classes.map(|name| words::class(name)).collect());
        named.unwrap_or_default()
    })
}

/// What the classes look like.
#[component]
fn Samples() -> impl IntoView {
    let lab = Lab::get();
    let samples = lab.memo(|state| {
        let runs = state.runs().iter();
        runs.rev().find_map(|run| run.samples.clone())
    });
    view! {
        <section class="card" data-testid="samples">
            <h3>{move || t!("samples-title")}</h3>
            <ClassSamples
                images=Signal::derive(move || samples.get().map(|s| (*s).clone()))
                classes=classes(lab)
            />
        </section>
    }
    .into_any()
}

/// Which run is looked at, where there is a choice.
#[component]
fn Looked(chosen: RwSignal<Option<usize>>, epoch: Memo<Option<u32>>) -> impl IntoView {
    let lab = Lab::get();
    let names = lab.memo(|state| {
        let seeds = state
            .queue
            .as_ref()
            .map_or(1, |queue| queue.experiment.seeds);
        let runs = state.runs().iter().enumerate();
        runs.filter(|(_, run)| run.predictions.is_some())
            .map(|(index, run)| (index, run.experiment.clone(), seeds))
            .collect::<Vec<_>>()
    });
    let options = move || {
        names
            .get()
            .into_iter()
            .map(|(index, experiment, seeds)| {
                let name = words::trained(&experiment);
                let name = match seeds {
                    1 => name,
                    _ => t!("run-seed", name = name, seed = experiment.seed.to_string()),
                };
                view! {
                    <option value=index.to_string() selected=chosen.get() == Some(index)>
                        {name}
                    </option>
                }
            })
            .collect_view()
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    view! {
        <div class="looked">
            <h2>{move || t!("pictures-title")}</h2>
            <p class="muted">
                {move || epoch.get().map(|epoch| t!("pictures-epoch", epoch = epoch))}
            </p>
            <label hidden=move || names.with(|names| names.len() < 2)>
                {move || t!("pictures-run")}
                " "
                <select on:change=choose>
                    <option value="" selected=move || chosen.get().is_none()>
                        {move || t!("pictures-latest")}
                    </option>
                    {options}
                </select>
            </label>
        </div>
    }
    .into_any()
}
