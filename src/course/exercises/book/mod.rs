//! The chapter's exercises.

mod e1;
mod e2;
mod e3;
mod tools;

use crate::course::Exercise;

/// All of them, in order.
pub const ALL: &[Exercise] = &[e1::EXERCISE, e2::EXERCISE, e3::EXERCISE];
