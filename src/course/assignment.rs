//! What an instructor picks: exercises, in a link.

use super::exercise::Exercise;
use super::exercises;
use crate::link::{Link, Page};

/// The view key with the picked exercises, and the one with the open chapter.
pub const KEYS: [&str; 2] = ["pick", "chapter"];

/// Names of the controls of this page that a link may hide.
pub const HIDEABLE: [&str; 3] = ["hints", "solution", "chapters"];

/// The exercises that a link picks, in its order; none if it picks none.
pub fn picked(link: &Link) -> Option<Vec<&'static Exercise>> {
    let names = link.view.get("pick")?;
    let mut picked: Vec<&'static Exercise> = Vec::new();
    for exercise in names.split('.').filter_map(exercises::find) {
        if !picked.iter().any(|known| known.name == exercise.name) {
            picked.push(exercise);
        }
    }
    (!picked.is_empty()).then_some(picked)
}

/// The link that assigns these exercises.
pub fn link(names: &[&str]) -> Link {
    let mut link = Link::new(Page::Course);
    if !names.is_empty() {
        link.view.insert("pick".to_owned(), names.join("."));
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{VIEW_VALUE, decode, encode};

    #[test]
    fn a_link_assigns_what_was_picked() {
        let text = encode(&link(&["e3", "e1"]));
        let (read, notices) = decode(&text);
        assert!(notices.is_empty(), "{text}");
        let names: Vec<_> = picked(&read).unwrap().iter().map(|one| one.name).collect();
        assert_eq!(names, ["e3", "e1"]);
        assert!(picked(&decode("#/?v=1&pick=zz.%3Cb%3E").0).is_none());
    }

    #[test]
    fn all_exercises_fit_in_a_link() {
        let names: Vec<_> = exercises::all().map(|one| one.name).collect();
        assert!(link(&names).view["pick"].len() <= VIEW_VALUE);
    }
}
