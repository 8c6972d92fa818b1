//! Designing a function.

use crate::course::Chapter;

/// Designing a function.
pub const DESIGNING: Chapter = Chapter {
    name: "designing",
    figures: &[],
    exercises: &["e5", "e9", "e10", "e11"],
    minutes: 15,
};
