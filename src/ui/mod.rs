//! The page (Leptos). State is ordinary data with named updates (`state`); the
//! components only show it and call those updates. Must not know Burn: training
//! happens in workers that are reached through [`crate::protocol`].
//!
//! | module | holds |
//! |---|---|
//! | `i18n`, `format` | every sentence of the page, in every language; numbers as people read them |
//! | `palette`, `chart`, `views` | one look per function; charts, tables and pictures from plain data |
//! | `histogram` | distributions in rows, one histogram below the other |
//! | `surface` | the two-input view: a surface that turns, beside the size of its gradient |
//! | `book` | the figures that the chapter printed, and those measured again |
//! | `device` | which device trains, and why; pure logic |
//! | `state` | what the page knows and what it does about an event; pure logic |
//! | `workers`, `lab` | the workers themselves, and the handle that components call |
//! | `router` | the one gateway to the address bar |
//! | `notices` | what the student is told; what a link could not say, as sentences |
//! | `words` | problems, messages and reasons as sentences |
//! | `shell`, `train`, `explore`, `design` | the components |
//! | `layers` | what the Gradients and the Outputs page share |
//! | `gradients`, `outputs`, `neurons` | the pages that look inside a network |
//! | `figures` | parts of the pages, shown by their programs inside the course |
//! | `trainer`, `explorer`, `inside`, `course` | the other programs, with the pages that are loaded when first opened |

pub mod book;
pub mod chart;
mod clipboard;
pub mod course;
mod design;
pub mod device;
mod explore;
pub mod explorer;
pub mod figures;
pub mod format;
mod gradients;
pub mod histogram;
pub mod i18n;
pub mod inside;
pub mod lab;
mod layers;
mod neurons;
mod notices;
mod outputs;
pub mod palette;
pub mod router;
mod shell;
pub mod state;
pub mod surface;
mod train;
pub mod trainer;
pub mod views;
mod words;
mod workers;

pub use i18n::{key, t};

use leptos::prelude::*;

/// Shows the page in the element that `index.html` has for it, in place of the
/// sentence that stands there until then.
pub fn start() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
    i18n::speak_from(i18n::app);
    let (link, notices) = router::read();
    let lab = lab::Lab::new(link, notices, data_base());
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    place.set_inner_html("");
    let mount = leptos::mount::mount_to(wasm_bindgen::JsCast::unchecked_into(place), move || {
        provide_context(lab);
        view! { <shell::App /> }
    });
    mount.forget();
}

/// Shows the pages of a program that the app has loaded in the element that the app has for them,
/// for as long as the document lives, and says that they are there.
fn join<V: IntoView + 'static>(
    place: &str,
    ready: &str,
    sources: i18n::Sources,
    pages: impl FnOnce() -> V + 'static,
) {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
    i18n::speak_from(sources);
    // The app says what is wrong with a link.
    let (link, _) = router::read();
    let lab = lab::Lab::new(link, Vec::new(), data_base());
    let Some(place) = document().get_element_by_id(place) else {
        return;
    };
    let mount = leptos::mount::mount_to(wasm_bindgen::JsCast::unchecked_into(place), move || {
        provide_context(lab);
        pages()
    });
    mount.forget();
    if let Ok(event) = web_sys::Event::new(ready) {
        let _ = window().dispatch_event(&event);
    }
}

/// The address of the folder with the data files, beside the page.
fn data_base() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base("data/fashion-mnist/", &base)
        .map_or_else(|_| "data/fashion-mnist/".to_owned(), |url| url.href())
}
