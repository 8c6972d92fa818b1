//! What a component does otherwise in a figure than on its page.

use leptos::prelude::*;

/// What makes the ids of a figure's elements its own; on a page there is none.
#[derive(Clone)]
pub(super) struct Suffix(pub String);

/// The id of an element of a component that a page has once, and a document may have in several
/// figures besides.
pub fn id(name: &str) -> String {
    match use_context::<Suffix>() {
        Some(Suffix(suffix)) => format!("{name}-{suffix}"),
        None => name.to_owned(),
    }
}

/// A heading within a part: of the second level on its page, of the third in a chapter, whose own
/// headings are of the second.
#[component]
pub fn Heading(
    /// Its look.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    match use_context::<Suffix>() {
        Some(_) => view! { <h3 class=class>{children()}</h3> }.into_any(),
        None => view! { <h2 class=class>{children()}</h2> }.into_any(),
    }
}
