//! The chapter's exercises.

mod e3;

use crate::course::Exercise;

/// All of them, in order.
pub const ALL: &[Exercise] = &[e3::EXERCISE];
