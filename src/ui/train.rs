//! The Train page: an experiment, its controls, and what comes out of it.

mod activations;
mod controls;
mod curves;
mod entry;
mod field;
mod network;
mod panel;
mod pictures;
mod results;
mod series;
mod shortcuts;
mod status;

use leptos::prelude::*;

use super::lab::Lab;
use super::t;
use controls::Controls;
use curves::{AccuracyChart, LossChart};
use network::Network;
use panel::ExperimentPanel;
use pictures::Pictures;
use results::Results;
use status::Status;

/// The page.
#[component]
pub fn TrainPage() -> impl IntoView {
    let lab = Lab::get();
    warm_up(lab);
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
                <div class="pair">
                    <section class="card" data-testid="loss-chart">
                        <LossChart />
                    </section>
                    <section class="card" data-testid="accuracy-chart">
                        <AccuracyChart />
                    </section>
                </div>
                <Results />
                <Pictures />
            </div>
        </div>
    }
}

/// Loads the CPU worker once the page stands, so that Start need not wait for it.
fn warm_up(lab: Lab) {
    let after = std::time::Duration::from_millis(400);
    set_timeout(move || lab.perform(|state| state.warm_up()), after);
}
