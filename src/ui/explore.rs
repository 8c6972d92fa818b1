//! The Explore page: any number of functions beside their derivatives, with their formulas and
//! their parameters to move.

mod cards;
mod charts;
mod curves;
mod facts;
mod knowledge;
mod math;
mod mistakes;
mod parts;
mod sliders;
pub mod turns;
mod two;
mod window;

use leptos::prelude::*;

use super::lab::Lab;
use super::t;
use super::train::Activations;
pub use cards::Cards;
pub use charts::Charts;
pub use curves::{Function, Shown, functions, sample};
pub use facts::number;
use knowledge::Knowledge;
pub use math::{Math, formula_node};
pub use mistakes::{marked, mistake};
pub use parts::part;
pub use sliders::Sliders;
pub use two::{TwoInputs, TwoInputsNow};
pub use window::USUAL;

/// Gives the function at a place of the experiment another value of a parameter.
fn setter(lab: Lab) -> Callback<(usize, String, f64)> {
    Callback::new(move |(place, name, value): (usize, String, f64)| {
        lab.edit(|e| {
            if let Some(choice) = e.activations.get_mut(place) {
                choice.parameters.insert(name, value);
            }
        });
    })
}

/// The page.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let lab = Lab::get();
    let shown = curves::shown(lab);
    let set = setter(lab);
    let train = lab.link_to(crate::link::Page::Train);
    view! {
        <h1 class="page-title">{move || t!("explore-title")}</h1>
        <p class="page-lead">{move || t!("explore-lead")}</p>
        <div class="train">
            <div class="side">
                <section class="card">
                    <Activations />
                    <Sliders shown set />
                    <p>
                        <a class="button" href=train>
                            {move || t!("explore-train")}
                        </a>
                    </p>
                </section>
            </div>
            <div class="bench">
                <h2 class="visually-hidden">{move || t!("explore-curves")}</h2>
                <Charts shown />
                <Cards shown />
                <TwoInputs shown />
            </div>
        </div>
        <Knowledge />
    }
}
