//! LaTeX as a tree of MathML.

use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

use super::{TextError, error};
use crate::course::text::Math;

/// A formula in LaTeX; `display` on a line of its own.
pub fn math(latex: &str, display: bool) -> Result<Math, TextError> {
    let storage = Storage::new();
    let config = RenderConfig {
        display_mode: match display {
            true => pulldown_latex::config::DisplayMode::Block,
            false => pulldown_latex::config::DisplayMode::Inline,
        },
        annotation: None,
        ..RenderConfig::default()
    };
    let mut markup = String::new();
    let parsed: Result<Vec<_>, _> = Parser::new(latex, &storage).collect();
    if let Err(wrong) = parsed {
        return error(format!("the formula ${latex}$ cannot be read: {wrong}"));
    }
    if let Err(wrong) = push_mathml(&mut markup, Parser::new(latex, &storage), config) {
        return error(format!("the formula ${latex}$ cannot be written: {wrong}"));
    }
    // pulldown-latex 0.8 writes the relation < as it is, and spaces as an entity of HTML, that of
    // `\ ` escaped as if it were a text.
    let markup = markup
        .replace("<</mo>", "&lt;</mo>")
        .replace("&amp;nbsp;", "\u{a0}")
        .replace("&nbsp;", "\u{a0}");
    let document = roxmltree::Document::parse(&markup)
        .map_err(|wrong| TextError(format!("the MathML of ${latex}$ is damaged: {wrong}")))?;
    Ok(element(document.root_element()))
}

fn element(node: roxmltree::Node<'_, '_>) -> Math {
    // The page's policy lets no element bring a style of its own; what is lost is the finest
    // spacing, such as that of `\\!`.
    let attributes = node
        .attributes()
        .filter(|attribute| attribute.name() != "style")
        .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()));
    let elements: Vec<Math> = node
        .children()
        .filter(|child| child.is_element())
        .map(element)
        .collect();
    Math {
        name: node.tag_name().name().to_owned(),
        attributes: attributes.collect(),
        text: match elements.is_empty() {
            true => node.text().unwrap_or_default().to_owned(),
            false => String::new(),
        },
        elements,
    }
}
