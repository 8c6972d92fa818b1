//! Dead neurons.

use crate::course::Chapter;

/// Dead neurons.
pub const NEURONS: Chapter = Chapter {
    name: "neurons",
    figures: &[],
    exercises: &["e7", "e8", "c9", "c12"],
    minutes: 15,
};
