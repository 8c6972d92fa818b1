//! The places of the pages that come with the other programs, and their loading.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::name;
use crate::link::Page;
use crate::ui::{course, explorer, figures, inside, t, trainer};

/// A program that is loaded when one of its pages is first opened, or a part of one wanted for a
/// figure.
#[derive(Clone, Copy)]
pub struct Program {
    /// The element for its pages; its files are named after it as well.
    place: &'static str,
    /// What it dispatches at the window once its pages are there.
    ready: &'static str,
    /// What its pages look like: files in the folder `later`, beside the page.
    styles: &'static [&'static str],
    shows: fn(Page) -> bool,
}

/// Train.
pub const TRAINER: Program = Program {
    place: trainer::PLACE,
    ready: trainer::READY,
    styles: &["train"],
    shows: trainer::shows,
};

/// Explore and Design.
pub const EXPLORER: Program = Program {
    place: explorer::PLACE,
    ready: explorer::READY,
    styles: &["train", "explore", "design", "surface"],
    shows: explorer::shows,
};

/// The pages that look inside a network.
pub const INSIDE: Program = Program {
    place: inside::PLACE,
    ready: inside::READY,
    styles: &[
        "train",
        "explore",
        "surface",
        "inside",
        "gradients",
        "neurons",
    ],
    shows: inside::shows,
};

/// The course.
pub const COURSE: Program = Program {
    place: course::PLACE,
    ready: course::READY,
    // Fields, notes, and how far a run is look as on the Train page; before what differs from it.
    styles: &["train", "course", "figures", "exercise"],
    shows: course::shows,
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
    let ask = move || {
        if loading.get_untracked() == Loading::Unasked {
            loading.set(Loading::Coming);
            load(program, loading);
        }
    };
    Effect::new(move |_| {
        if wanted.get() {
            ask();
        }
    });
    figures::wanted(move |part| {
        if figures::program(part) == program.place {
            ask();
            if loading.get_untracked() == Loading::Failed {
                figures::refuse(program.place);
            }
        }
    });
    Effect::new(move |_| {
        if loading.get() == Loading::Failed {
            figures::refuse(program.place);
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
            // The welcome above the list of chapters has the heading already.
            let heading = page.get() != Page::Course;
            wanted
                .get()
                .then(|| {
                    view! {
                        <div class="card narrow">
                            {heading.then(|| view! { <h1>{t!(name(page.get()))}</h1> })}
                            <p role="status">{said}</p>
                        </div>
                    }
                })
        }}
    }
    .into_any()
}

/// Adds the program's styles and the loader that Trunk writes for it to the document, and listens
/// for what becomes of it.
fn load(program: Program, loading: RwSignal<Loading>) {
    let failed = move || {
        if loading.get_untracked() == Loading::Coming {
            loading.set(Loading::Failed);
        }
    };
    // A loader that was fetched but cannot go on fails while its module is evaluated, which the
    // window is told of; or it rejects a promise that nobody holds. An error of something else in
    // that moment is taken for the program's, and forgotten when it gets ready after all.
    let thrown = window_event_listener(leptos::ev::error, move |_| failed());
    let rejected = window_event_listener(leptos::ev::unhandledrejection, move |_| failed());
    let ready = leptos::ev::Custom::<web_sys::Event>::new(program.ready);
    let here = window_event_listener(ready, move |_| loading.set(Loading::Here));
    // They listen for as long as the document lives; there is one of each for a program.
    std::mem::forget((thrown, rejected, here));
    let Some(head) = document().head() else {
        return failed();
    };
    for style in program.styles {
        let address = ["./later/", style, ".css"].concat();
        let known = document().query_selector(&["link[href='", &address, "']"].concat());
        // Another program may have brought it.
        if matches!(known, Ok(None)) {
            let _ = add(&head, "link", &[("rel", "stylesheet"), ("href", &address)]);
        }
    }
    let loader = ["./", program.place, "_loader.js"].concat();
    let Some(script) = add(&head, "script", &[("type", "module"), ("src", &loader)]) else {
        return failed();
    };
    let on_error = wasm_bindgen::closure::Closure::once_into_js(failed);
    let _ = script.add_event_listener_with_callback("error", on_error.as_ref().unchecked_ref());
}

/// Adds an element to the document's head.
fn add(
    head: &web_sys::Element,
    name: &str,
    attributes: &[(&str, &str)],
) -> Option<web_sys::Element> {
    let element = document().create_element(name).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    head.append_child(&element).ok()?;
    Some(element)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::figure::Part;

    #[test]
    fn every_page_is_of_one_program() {
        for page in Page::ALL {
            let programs = [TRAINER, EXPLORER, INSIDE, COURSE].map(|program| (program.shows)(page));
            let count = programs.into_iter().filter(|&shows| shows).count();
            assert!(count <= 1, "{page:?}");
        }
    }

    #[test]
    fn every_part_is_of_one_program() {
        for part in Part::ALL {
            let programs = [TRAINER, EXPLORER, INSIDE, COURSE];
            let of = programs
                .iter()
                .filter(|program| program.place == figures::program(part));
            assert_eq!(of.count(), 1, "{part:?}");
        }
    }
}
