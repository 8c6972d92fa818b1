//! MathML in the page, node by node: text of a formula is only ever text.

use leptos::html;
use leptos::prelude::*;

use crate::formula::mathml::{Content, Element};

/// The name space of MathML's elements.
const NAMES: &str = "http://www.w3.org/1998/Math/MathML";

/// A formula as mathematicians write it.
#[component]
pub fn Math(
    /// What is shown; it may change.
    #[prop(into)]
    formula: Signal<Element>,
) -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        formula.with(|formula| {
            place.set_text_content(None);
            if let Some(node) = node(formula) {
                let _ = place.append_child(&node);
            }
        });
    });
    view! { <span class="math" node_ref=place></span> }
}

/// An empty element of MathML.
pub fn formula_node<'a>(
    name: &str,
    attributes: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<web_sys::Element> {
    let node = document().create_element_ns(Some(NAMES), name).ok()?;
    for (name, value) in attributes {
        node.set_attribute(name, value).ok()?;
    }
    Some(node)
}

fn node(element: &Element) -> Option<web_sys::Element> {
    let node = formula_node(element.name, element.attributes.iter().copied())?;
    match &element.content {
        Content::Text(text) => node.set_text_content(Some(text)),
        Content::Elements(elements) => {
            for inner in elements {
                let inner = self::node(inner)?;
                node.append_child(&inner).ok()?;
            }
        }
    }
    Some(node)
}
