//! A history to play.

use crate::course::Chapter;

/// A history to play.
pub const HISTORY: Chapter = Chapter {
    name: "history",
    figures: &[],
    exercises: &["c8"],
    minutes: 15,
};
