//! A page that is not built yet says so, and what it will hold.

use leptos::prelude::*;

use super::name;
use crate::link::Page;
use crate::ui::lab::Lab;
use crate::ui::{key, t};

fn promise(page: Page) -> &'static str {
    match page {
        Page::Play => key("later-play"),
        Page::Compare => key("later-compare"),
        Page::Deep => key("later-deep"),
        Page::Runs => key("later-runs"),
        // These are built.
        Page::Course
        | Page::Explore
        | Page::Design
        | Page::Train
        | Page::Gradients
        | Page::Outputs
        | Page::Neurons => key("later-not-built"),
    }
}

/// The page's name, the plain fact, the plan, and a way on.
#[component]
pub fn Later(page: Page) -> impl IntoView {
    let train = Lab::get().link_to(Page::Train);
    view! {
        <section class="card narrow">
            <h1>{move || t!(name(page))}</h1>
            <p class="lead">{move || t!("later-not-built")}</p>
            <p>{move || t!(promise(page))}</p>
            <p>
                <a class="button" href=train>
                    {move || t!("later-train")}
                </a>
            </p>
        </section>
    }
}
