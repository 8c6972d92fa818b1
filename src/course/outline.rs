//! The chapters, in the order of the book.

use super::chapters;
use super::figure::Figure;

/// A chapter as data; its words are in [`super::texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its name in links and files.
    pub name: &'static str,
    /// The figures that its text shows.
    pub figures: &'static [Figure],
    /// The exercises that its text has, in order.
    pub exercises: &'static [&'static str],
    /// About how long it takes to read and to try its figures, in minutes, without the exercises.
    pub minutes: u32,
}

/// All chapters.
pub const CHAPTERS: [Chapter; 13] = [
    chapters::WHY,
    chapters::HISTORY,
    chapters::FUNCTIONS,
    chapters::SLOPES,
    chapters::NETWORK,
    chapters::START,
    chapters::TRAINING,
    chapters::COMPARING,
    chapters::OUTPUTS,
    chapters::NEURONS,
    chapters::CHOOSING,
    chapters::DESIGNING,
    chapters::RESEARCH,
];

/// The chapter of that name.
pub fn find(name: &str) -> Option<&'static Chapter> {
    CHAPTERS.iter().find(|chapter| chapter.name == name)
}

impl Chapter {
    /// The figure of that name.
    pub fn figure(&self, name: &str) -> Option<&'static Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}
