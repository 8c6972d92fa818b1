//! What the layers put out.

use crate::course::Chapter;

/// What the layers put out.
pub const OUTPUTS: Chapter = Chapter {
    name: "outputs",
    figures: &[],
    exercises: &["c10"],
    minutes: 15,
};
