//! What surrounds every page: head, navigation, messages, foot.

mod appearance;
mod elsewhere;
mod frame;
mod later;
mod offline;
mod welcome;

pub use appearance::{Dark, mirror, store, stored, wants_motion};
pub use welcome::remember;

use leptos::prelude::*;

use super::lab::Lab;
use super::notices::{Messages, of_link};
use super::{explorer, inside, router, t, trainer};
use crate::link::Page;
use elsewhere::{COURSE, EXPLORER, Elsewhere, INSIDE, TRAINER};
use frame::{Footer, Header};
use later::Later;
use offline::NewVersion;
use welcome::Welcome;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    appearance::follow(lab);
    let page = lab.page();
    let embedded = lab.of_link(|link| link.presentation.embed);
    let reading =
        lab.of_link(|link| link.view.contains_key("chapter") || link.view.contains_key("pick"));
    let content = move || match page.get() {
        // What is above the list of chapters; a chapter stands alone.
        Page::Course if !reading.get() => view! { <Welcome /> }.into_any(),
        Page::Course => ().into_any(),
        page if is_elsewhere(page) => ().into_any(),
        page => view! { <Later page /> }.into_any(),
    };
    view! {
        <button type="button" class="skip" on:click=move |_| focus_main()>
            {move || t!("skip")}
        </button>
        {move || (!embedded.get()).then(|| view! { <Header /> }.into_any())}
        <main id="main" tabindex="-1">
            <NewVersion />
            <Messages testid="notices" said=of_link />
            {content}
            <Elsewhere page program=TRAINER />
            <Elsewhere page program=EXPLORER />
            <Elsewhere page program=INSIDE />
            <Elsewhere page program=COURSE />
        </main>
        {move || (!embedded.get()).then(|| view! { <Footer /> }.into_any())}
    }
}

/// A link to `#main` would replace the experiment in the address.
fn focus_main() {
    let main = document().get_element_by_id("main");
    if let Some(main) = main {
        let main: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(main);
        let _ = main.focus();
    }
}

/// The key of a page's name.
fn name(page: Page) -> &'static str {
    use super::key;
    match page {
        Page::Course => key("page-course"),
        Page::Explore => key("page-explore"),
        Page::Design => key("page-design"),
        Page::Play => key("page-play"),
        Page::Train => key("page-train"),
        Page::Compare => key("page-compare"),
        Page::Gradients => key("page-gradients"),
        Page::Outputs => key("page-outputs"),
        Page::Neurons => key("page-neurons"),
        Page::Deep => key("page-deep"),
        Page::Runs => key("page-runs"),
    }
}

/// Whether a page can be used already.
fn is_built(page: Page) -> bool {
    page == Page::Course || is_elsewhere(page)
}

/// Whether a page is one of another program's.
fn is_elsewhere(page: Page) -> bool {
    trainer::shows(page) || explorer::shows(page) || inside::shows(page)
}
