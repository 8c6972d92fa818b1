//! The bare address: what this is, and the way to the first experiment.

use leptos::prelude::*;

use crate::experiment::{Experiment, Preset};
use crate::link::{Link, Page, encode};
use crate::ui::lab::Lab;
use crate::ui::t;

/// The link of a preset on the Train page.
fn preset_link(preset: Preset) -> String {
    let mut link = Link::new(Page::Train);
    link.experiment = Experiment::preset(preset);
    encode(&link)
}

/// A short welcome.
#[component]
pub fn Welcome() -> impl IntoView {
    let lab = Lab::get();
    let go = move |_| {
        // As if the link had been followed, so that Back leads here.
        let mut link = lab.now(|state| state.link.clone());
        link.page = Page::Train;
        let text = encode(&link);
        let _ = window().location().set_hash(&text);
    };
    view! {
        <section class="hero">
            <p class="eyebrow">{move || t!("welcome-eyebrow")}</p>
            <h1>{move || t!("welcome-title")}</h1>
            <p class="lead">{move || t!("welcome-lead")}</p>
            <p>
                <button type="button" class="primary large" data-testid="start" on:click=go>
                    {move || t!("welcome-start")}
                </button>
            </p>
        </section>
        <section class="doors">
            <a class="card door" href=preset_link(Preset::BookRelu)>
                <h2>{move || t!("welcome-relu")}</h2>
                <p>{move || t!("welcome-book-relu")}</p>
            </a>
            <a class="card door" href=preset_link(Preset::BookTable)>
                <h2>{move || t!("welcome-table")}</h2>
                <p>{move || t!("welcome-book-table")}</p>
            </a>
            <div class="card door">
                <h2>{move || t!("welcome-course")}</h2>
                <p>{move || t!("later-course")}</p>
            </div>
        </section>
    }
}
