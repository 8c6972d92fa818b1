//! Derivatives, and functions of two inputs.

use crate::course::Chapter;

/// Derivatives, and functions of two inputs.
pub const SLOPES: Chapter = Chapter {
    name: "slopes",
    figures: &[],
    exercises: &["e2", "c5"],
    minutes: 15,
};
