//! The keys that do not change the experiment: what is looked at, and how the page is shown.

use std::collections::BTreeMap;

use super::notice::{Notice, Notices, disturbs};
use super::{Lang, Presentation, Theme};

/// The view keys, in the order in which they are written. Each belongs to a page,
/// which checks its value; here only its length is bounded.
pub const VIEW_KEYS: [&str; 15] = [
    "x", "cam", "formula", "at", "every", "layer", "neuron", "show", "sample", "axes", "scale",
    "bins", "edit", "chapter", "pick",
];

/// Longest value of a view key, in characters.
pub const VIEW_VALUE: usize = 120;

/// Most controls that a link hides.
pub const HIDDEN_CONTROLS: usize = 32;

/// Longest name of a control, in characters.
const CONTROL_NAME: usize = 32;

pub(super) fn is_key(key: &str) -> bool {
    VIEW_KEYS.contains(&key) || ["lang", "theme", "hide", "embed"].contains(&key)
}

pub(super) fn read(
    pairs: &BTreeMap<String, String>,
    notices: &mut Notices,
) -> (BTreeMap<String, String>, Presentation) {
    let mut view = BTreeMap::new();
    for key in VIEW_KEYS {
        let Some(value) = pairs.get(key) else {
            continue;
        };
        let fits = value.chars().count() <= VIEW_VALUE && !value.chars().any(disturbs);
        if fits && !value.is_empty() {
            view.insert(key.to_owned(), value.clone());
        } else {
            notices.push(Notice::bad(key, value, ""));
        }
    }

    let mut presentation = Presentation::default();
    if let Some(value) = pairs.get("lang") {
        presentation.lang = Lang::ALL.into_iter().find(|lang| lang.tag() == value);
        if presentation.lang.is_none() {
            notices.push(Notice::bad("lang", value, ""));
        }
    }
    if let Some(value) = pairs.get("theme") {
        presentation.theme = Theme::ALL.into_iter().find(|theme| theme.key() == value);
        if presentation.theme.is_none() {
            notices.push(Notice::bad("theme", value, ""));
        }
    }
    if let Some(value) = pairs.get("hide") {
        presentation.hide = controls(value, notices);
    }
    match pairs.get("embed").map(String::as_str) {
        None | Some("0") => {}
        Some("1") => presentation.embed = true,
        Some(value) => notices.push(Notice::bad("embed", value, "0")),
    }
    (view, presentation)
}

fn controls(value: &str, notices: &mut Notices) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in value.split(',') {
        let well_formed = !name.is_empty()
            && name.len() <= CONTROL_NAME
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b));
        if !well_formed || names.len() == HIDDEN_CONTROLS {
            notices.push(Notice::bad("hide", name, ""));
        } else if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

pub(super) fn write(
    view: &BTreeMap<String, String>,
    presentation: &Presentation,
) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = VIEW_KEYS
        .iter()
        .filter_map(|key| Some((key.to_string(), view.get(*key)?.clone())))
        .collect();
    if let Some(lang) = presentation.lang {
        pairs.push(("lang".into(), lang.tag().into()));
    }
    if let Some(theme) = presentation.theme {
        pairs.push(("theme".into(), theme.key().into()));
    }
    if !presentation.hide.is_empty() {
        pairs.push(("hide".into(), presentation.hide.join(",")));
    }
    if presentation.embed {
        pairs.push(("embed".into(), "1".into()));
    }
    pairs
}
