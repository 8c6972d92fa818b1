//! The places of the pages that come with the other programs, and their loading.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::link::Page;
use crate::ui::{explorer, inside, t};

/// A program that is loaded when one of its pages is first opened.
#[derive(Clone, Copy)]
pub struct Program {
    /// The element for its pages; its files are named after it as well.
    place: &'static str,
    /// What it dispatches at the window once its pages are there.
    ready: &'static str,
    shows: fn(Page) -> bool,
}

/// Explore and Design.
pub const EXPLORER: Program = Program {
    place: explorer::PLACE,
    ready: explorer::READY,
    shows: explorer::shows,
};

/// The pages that look inside a network.
pub const INSIDE: Program = Program {
    place: inside::PLACE,
    ready: inside::READY,
    shows: inside::shows,
};

/// How far a program is.
#[derive(Clone, Copy, PartialEq)]
enum Loading {
    /// None of its pages was opened yet.
    Unasked,
    Coming,
    Here,
    /// It could not be loaded, or not started.
    Failed,
}

/// The place of a program, empty and out of sight until one of its pages is opened.
#[component]
pub fn Elsewhere(page: Memo<Page>, program: Program) -> impl IntoView {
    let loading = RwSignal::new(Loading::Unasked);
    let wanted = Memo::new(move |_| (program.shows)(page.get()));
    Effect::new(move |_| {
        if wanted.get() && loading.get_untracked() == Loading::Unasked {
            loading.set(Loading::Coming);
            load(program, loading);
        }
    });
    view! {
        <div id=program.place hidden=move || !wanted.get()></div>
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

/// Adds the loader that Trunk writes for the program to the document, and listens for what
/// becomes of it.
fn load(program: Program, loading: RwSignal<Loading>) {
    let failed = move || {
        if loading.get_untracked() == Loading::Coming {
            loading.set(Loading::Failed);
        }
    };
    // A loader that was fetched but cannot go on fails while its module is evaluated, which the
    // window is told of; or it rejects a promise that nobody holds.
    let thrown = window_event_listener(leptos::ev::error, move |event| {
        let place = text(&event, "filename") + &text(&property(&event, "error"), "stack");
        if !is_of_another(&place, program.place) {
            failed();
        }
    });
    let rejected = window_event_listener(leptos::ev::unhandledrejection, move |event| {
        if !is_of_another(&text(&property(&event, "reason"), "stack"), program.place) {
            failed();
        }
    });
    let ready = leptos::ev::Custom::<web_sys::Event>::new(program.ready);
    let here = window_event_listener(ready, move |_| loading.set(Loading::Here));
    // They listen for as long as the document lives; there is one of each for a program.
    std::mem::forget((thrown, rejected, here));
    let script = document().create_element("script").ok();
    let head = document().head();
    let (Some(script), Some(head)) = (script, head) else {
        return failed();
    };
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", &["./", program.place, "_loader.js"].concat());
    let on_error = wasm_bindgen::closure::Closure::once_into_js(failed);
    let _ = script.add_event_listener_with_callback("error", on_error.as_ref().unchecked_ref());
    let _ = head.append_child(&script);
}

/// Whether an error came from another program's file, going by the addresses it names. One that
/// names none may be anyone's. (One taken for another's does no lasting harm: a program that gets
/// ready after all is there.)
fn is_of_another(place: &str, program: &str) -> bool {
    let names = |file: &str| place.contains(&["/", file].concat());
    let is_from = |program: &str| {
        [".js", "_"]
            .iter()
            .any(|end| names(&[program, end].concat()))
    };
    let others = names("app-") || is_from(EXPLORER.place) || is_from(INSIDE.place);
    others && !is_from(program)
}

fn property(from: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(from, &name.into()).unwrap_or_default()
}

fn text(from: &JsValue, name: &str) -> String {
    property(from, name).as_string().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_counts_against_the_program_that_it_came_from() {
        let explorers = "TypeError: failed to fetch at init (https://a.b/lab/explorer.js:9:1)";
        assert!(is_of_another(explorers, "inside"));
        assert!(!is_of_another(explorers, "explorer"));
        let apps = "https://a.b/app-0f1e_bg.wasm:wasm-function[7]";
        assert!(is_of_another(apps, "inside") && is_of_another(apps, "explorer"));
        // Whose the others are nobody can tell.
        for anyones in ["", "TypeError: failed to fetch", "https://inside.org/x.js"] {
            assert!(!is_of_another(anyones, "inside") && !is_of_another(anyones, "explorer"));
        }
        // An error that went through two programs' files.
        let both = "https://a.b/inside_bg.wasm, https://a.b/explorer_bg.wasm";
        assert!(!is_of_another(both, "inside") && !is_of_another(both, "explorer"));
    }

    #[test]
    fn every_page_is_of_one_program() {
        for page in Page::ALL {
            let here = matches!(page, Page::Course | Page::Train);
            let programs = [EXPLORER, INSIDE].map(|program| (program.shows)(page));
            let count = programs
                .into_iter()
                .chain([here])
                .filter(|&shows| shows)
                .count();
            assert!(count <= 1, "{page:?}");
        }
    }
}
