//! Comparing many, and why one run each is no evidence.

use crate::course::Chapter;

/// Comparing many, and why one run each is no evidence.
pub const COMPARING: Chapter = Chapter {
    name: "comparing",
    figures: &[],
    exercises: &["e6", "c2", "c3", "c4"],
    minutes: 15,
};
