//! The thirteen functions and the rest.

use crate::course::Chapter;

/// The thirteen functions and the rest.
pub const FUNCTIONS: Chapter = Chapter {
    name: "functions",
    figures: &[],
    exercises: &["e1", "c7", "c11", "c15"],
    minutes: 15,
};
