//! Dead neurons.

use crate::course::Chapter;

/// Dead neurons.
pub const NEURONS: Chapter = Chapter {
    name: "neurons",
    figures: &[],
    exercises: &[],
    minutes: 15,
};
