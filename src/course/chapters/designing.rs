//! Designing a function.

use crate::course::Chapter;

/// Designing a function.
pub const DESIGNING: Chapter = Chapter {
    name: "designing",
    figures: &[],
    exercises: &[],
    minutes: 15,
};
