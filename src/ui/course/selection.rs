//! What an instructor chooses, and the link that says it.

use std::collections::BTreeSet;

use super::outlook::groups;
use crate::course::assignment::{self, HIDEABLE};
use crate::link::{Lang, Link, encode};

/// The exercises that are assigned, and how the page is shown to the student.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    picked: BTreeSet<&'static str>,
    hidden: BTreeSet<&'static str>,
    /// The language of the page; the student's own where absent.
    pub language: Option<Lang>,
}

impl Selection {
    /// Picks an exercise, or leaves it out.
    pub fn pick(&mut self, exercise: &'static str, picked: bool) {
        match picked {
            true => self.picked.insert(exercise),
            false => self.picked.remove(exercise),
        };
    }

    /// Hides a control, or shows it.
    pub fn hide(&mut self, control: &'static str, hidden: bool) {
        match hidden {
            true => self.hidden.insert(control),
            false => self.hidden.remove(control),
        };
    }

    /// Whether an exercise is picked.
    pub fn picks(&self, exercise: &str) -> bool {
        self.picked.contains(exercise)
    }

    /// Whether a control is hidden.
    pub fn hides(&self, control: &str) -> bool {
        self.hidden.contains(control)
    }

    /// The picked exercises, in the order of the course.
    pub fn names(&self) -> Vec<&'static str> {
        let all = groups().into_iter().flat_map(|(_, some)| some);
        all.map(|exercise| exercise.name)
            .filter(|name| self.picks(name))
            .collect()
    }

    /// The link; without exercises it opens the whole course.
    pub fn link(&self) -> String {
        let mut link: Link = assignment::link(&self.names());
        link.presentation.lang = self.language;
        link.presentation.hide = HIDEABLE
            .into_iter()
            .filter(|control| self.hides(control))
            .map(str::to_owned)
            .collect();
        encode(&link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;

    #[test]
    fn a_selection_is_a_link_and_is_read_back() {
        let mut selection = Selection::default();
        assert_eq!(selection.link(), "#/");
        selection.pick("e3", true);
        selection.hide("solution", true);
        selection.hide("hints", true);
        selection.language = Some(Lang::ZhCn);
        let text = selection.link();
        assert_eq!(text, "#/?v=1&pick=e3&lang=zh-CN&hide=hints,solution");
        let (link, notices) = decode(&text);
        assert!(notices.is_empty());
        assert_eq!(assignment::picked(&link).unwrap()[0].name, "e3");
        selection.pick("e3", false);
        selection.hide("hints", false);
        assert_eq!(selection.link(), "#/?v=1&lang=zh-CN&hide=solution");
    }

    #[test]
    fn exercises_are_assigned_in_the_order_of_the_course() {
        let order: Vec<_> = groups()
            .into_iter()
            .flat_map(|(_, some)| some)
            .map(|exercise| exercise.name)
            .collect();
        let mut selection = Selection::default();
        for name in order.iter().rev() {
            selection.pick(name, true);
        }
        assert_eq!(selection.names(), order);
        assert!(selection.picks(order[0]));
    }
}
