//! Why any activation at all.

use crate::course::Chapter;

/// Why any activation at all.
pub const WHY: Chapter = Chapter {
    name: "why",
    figures: &[],
    exercises: &["e3"],
    minutes: 15,
};
