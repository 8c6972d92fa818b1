//! Derivatives, and functions of two inputs.

use crate::course::Chapter;

/// Derivatives, and functions of two inputs.
pub const SLOPES: Chapter = Chapter {
    name: "slopes",
    figures: &[],
    exercises: &[],
    minutes: 15,
};
