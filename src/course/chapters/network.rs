//! The network and the data.

use crate::course::Chapter;

/// The network and the data.
pub const NETWORK: Chapter = Chapter {
    name: "network",
    figures: &[],
    exercises: &[],
    minutes: 15,
};
