//! Where research goes.

use crate::course::Chapter;

/// Where research goes.
pub const RESEARCH: Chapter = Chapter {
    name: "research",
    figures: &[],
    exercises: &["c13"],
    minutes: 15,
};
