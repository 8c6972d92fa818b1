//! Training one network.

use crate::course::Chapter;

/// Training one network.
pub const TRAINING: Chapter = Chapter {
    name: "training",
    figures: &[],
    exercises: &["e4", "c6"],
    minutes: 15,
};
