//! Choosing a function.

use crate::course::Chapter;

/// Choosing a function.
pub const CHOOSING: Chapter = Chapter {
    name: "choosing",
    figures: &[],
    exercises: &["c16"],
    minutes: 15,
};
