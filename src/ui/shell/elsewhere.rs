//! The place of the pages that come with the second program, and its loading.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::link::Page;
use crate::ui::explorer::{PLACE, READY, shows};
use crate::ui::t;

/// The loader that Trunk writes for the second program, beside the page.
const LOADER: &str = "./explorer_loader.js";

/// How far the second program is.
#[derive(Clone, Copy, PartialEq)]
enum Loading {
    /// None of its pages was opened yet.
    Unasked,
    Coming,
    Here,
    /// It could not be loaded, or not started.
    Failed,
}

/// The place, empty and out of sight until one of its pages is opened.
#[component]
pub fn Elsewhere(page: Memo<Page>) -> impl IntoView {
    let loading = RwSignal::new(Loading::Unasked);
    let wanted = Memo::new(move |_| shows(page.get()));
    Effect::new(move |_| {
        if wanted.get() && loading.get_untracked() == Loading::Unasked {
            loading.set(Loading::Coming);
            load(loading);
        }
    });
    view! {
        <div id=PLACE hidden=move || !wanted.get()></div>
        {move || {
            let said = match loading.get() {
                Loading::Coming => t!("elsewhere-coming"),
                Loading::Failed => t!("elsewhere-failed"),
                Loading::Unasked | Loading::Here => return None,
            };
            wanted.get().then(|| view! { <p class="card narrow" role="status">{said}</p> })
        }}
    }
    .into_any()
}

/// Adds the loader to the document, and listens for what becomes of it.
fn load(loading: RwSignal<Loading>) {
    let failed = move || {
        if loading.get_untracked() == Loading::Coming {
            loading.set(Loading::Failed);
        }
    };
    // A loader that was fetched but cannot go on fails while its module is evaluated, which the
    // window is told of; or it rejects a promise that nobody holds.
    let thrown = window_event_listener(leptos::ev::error, move |_| failed());
    let rejected = window_event_listener(leptos::ev::unhandledrejection, move |_| failed());
    let ready = leptos::ev::Custom::<web_sys::Event>::new(READY);
    let here = window_event_listener(ready, move |_| loading.set(Loading::Here));
    // They listen for as long as the document lives; there is one of each.
    std::mem::forget((thrown, rejected, here));
    let script = document().create_element("script").ok();
    let head = document().head();
    let (Some(script), Some(head)) = (script, head) else {
        return failed();
    };
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", LOADER);
    let on_error = wasm_bindgen::closure::Closure::once_into_js(failed);
    let _ = script.add_event_listener_with_callback("error", on_error.as_ref().unchecked_ref());
    let _ = head.append_child(&script);
}
