//! The network and the data.

use crate::course::Chapter;

/// The network and the data.
pub const NETWORK: Chapter = Chapter {
    name: "network",
    figures: &[],
    exercises: &["c1"],
    minutes: 15,
};
