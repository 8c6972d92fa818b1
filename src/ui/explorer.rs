//! The second program of the page: Explore and Design, loaded when one of them is first opened.
//!
//! It shows its pages in the element that the app has for them. The two programs know of each
//! other only what stands in the document: the address (the router tells when it was written)
//! and the language and colours at its root.

use leptos::prelude::*;

use super::design::DesignPage;
use super::explore::ExplorePage;
use super::lab::Lab;
use super::{data_base, i18n, router, shell};
use crate::link::Page;

/// The element that the app has for the pages of this program.
pub const PLACE: &str = "explorer";

/// What is dispatched at the window once the pages are there.
pub const READY: &str = "activation-lab:explorer";

/// Whether a page is one of this program's.
pub const fn shows(page: Page) -> bool {
    matches!(page, Page::Explore | Page::Design)
}

/// Shows the pages in their element, for as long as the document lives.
pub fn start() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
    i18n::speak_from(i18n::explorer);
    // The app says what is wrong with a link.
    let (link, _) = router::read();
    let lab = Lab::new(link, Vec::new(), data_base());
    let Some(place) = document().get_element_by_id(PLACE) else {
        return;
    };
    let mount = leptos::mount::mount_to(wasm_bindgen::JsCast::unchecked_into(place), move || {
        provide_context(lab);
        view! { <Explorer /> }
    });
    mount.forget();
    if let Ok(event) = web_sys::Event::new(READY) {
        let _ = window().dispatch_event(&event);
    }
}

#[component]
fn Explorer() -> impl IntoView {
    let lab = Lab::get();
    router::connect(lab);
    shell::mirror();
    let page = lab.page();
    move || match page.get() {
        Page::Explore => view! { <ExplorePage /> }.into_any(),
        Page::Design => view! { <DesignPage /> }.into_any(),
        _ => ().into_any(),
    }
}
