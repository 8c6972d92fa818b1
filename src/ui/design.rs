//! The Design page: a formula of one's own, and everything that is made from it as it is typed.

mod away;
mod breeding;
mod draft;
mod editor;
mod examples;
mod part;

use leptos::prelude::*;

use super::explore::{Cards, Charts, Sliders, TwoInputs};
use super::lab::Lab;
use super::t;
use away::{Away, TrainIt};
use breeding::Breeding;
use draft::Draft;
use editor::Editor;
use examples::Examples;
pub use part::EditorPart;

/// The page.
#[component]
pub fn DesignPage() -> impl IntoView {
    let draft = Draft::of(Lab::get());
    let shown = draft.beside_others();
    let own = Memo::new(move |_| shown.with(|shown| shown[..1].to_vec()));
    let set = Callback::new(move |(_, name, value): (usize, String, f64)| {
        draft.set_start(&name, value);
    });
    view! {
        <h1 class="page-title">{move || t!("design-title")}</h1>
        <p class="page-lead">{move || t!("design-lead")}</p>
        <div class="train">
            <div class="side">
                <section class="card">
                    <Editor draft shown />
                    <Sliders shown=own set />
                    <TrainIt draft />
                </section>
                <section class="card">
                    <Examples draft />
                </section>
                <section class="card">
                    <Breeding draft />
                </section>
            </div>
            <div class="bench">
                <Charts shown />
                <Cards shown=own />
                <Away shown=own />
                <TwoInputs shown />
            </div>
        </div>
    }
}
