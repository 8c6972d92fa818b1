//! How gradients flow at the start.

use crate::course::Chapter;

/// How gradients flow at the start.
pub const START: Chapter = Chapter {
    name: "start",
    figures: &[],
    exercises: &["c14"],
    minutes: 15,
};
