//! The Train page: an experiment, its controls, and what comes out of it.

mod activations;
mod controls;
mod curves;
mod entry;
mod field;
mod network;
mod panel;
mod part;
mod pictures;
mod results;
mod series;
mod shortcuts;
mod standing;
mod status;
mod trouble;

use std::time::Duration;

use leptos::prelude::*;

use super::lab::Lab;
use super::t;
pub use activations::{Activations, Chip};
use controls::Controls;
use curves::Charts;
pub use entry::enter;
pub use field::{ChoiceField, TextField};
use network::Network;
use panel::ExperimentPanel;
pub use panel::{DataField, DeviceField, INITS, Settings};
pub use part::TrainingPart;
use pictures::Pictures;
use results::Results;
use status::Status;

/// The page. What the student acts on stands at once; charts and pictures follow in
/// tasks of their own, so that none keeps the browser busy for long.
#[component]
pub fn TrainPage() -> impl IntoView {
    let lab = Lab::get();
    warm_up(lab);
    let (charts, rest) = (RwSignal::new(false), RwSignal::new(false));
    for (part, milliseconds) in [(charts, 30), (rest, 80)] {
        let show = move || {
            // The page may have been left by then.
            let _ = part.try_set(true);
        };
        set_timeout(show, Duration::from_millis(milliseconds));
    }
    view! {
        <h1 class="page-title">{move || t!("train-title")}</h1>
        <p class="page-lead">{move || t!("train-lead")}</p>
        <div class="train">
            <div class="side">
                <ExperimentPanel />
                <Network />
            </div>
            <div class="bench">
                <section class="card cockpit" aria-label=move || t!("cockpit")>
                    <Controls />
                    <Status />
                </section>
                {move || charts.get().then(|| view! { <Charts /> }.into_any())}
                {move || {
                    rest.get()
                        .then(|| {
                            view! {
                                <Results />
                                <Pictures />
                            }
                                .into_any()
                        })
                }}
            </div>
        </div>
    }
}

/// Loads the CPU worker once the page stands, so that Start need not wait for it.
fn warm_up(lab: Lab) {
    let start = move || lab.perform(|state| state.warm_up());
    set_timeout(start, Duration::from_millis(400));
}
