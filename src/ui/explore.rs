//! The Explore page: any number of functions beside their derivatives, with their formulas and
//! their parameters to move.

mod cards;
mod charts;
mod curves;
mod facts;
mod knowledge;
mod math;
mod sliders;
mod two;
mod window;

use leptos::prelude::*;

use super::lab::Lab;
use super::t;
use super::train::Activations;
use cards::Cards;
use charts::Charts;
use knowledge::Knowledge;
use sliders::Sliders;
use two::TwoInputs;

/// The page.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let lab = Lab::get();
    let shown = curves::shown(lab);
    let train = lab.link_to(crate::link::Page::Train);
    view! {
        <h1 class="page-title">{move || t!("explore-title")}</h1>
        <p class="page-lead">{move || t!("explore-lead")}</p>
        <div class="train">
            <div class="side">
                <section class="card">
                    <Activations />
                    <Sliders shown />
                    <p>
                        <a class="button" href=train>
                            {move || t!("explore-train")}
                        </a>
                    </p>
                </section>
            </div>
            <div class="bench">
                <Charts shown />
                <Cards shown />
                <TwoInputs shown />
            </div>
        </div>
        <Knowledge />
    }
}
