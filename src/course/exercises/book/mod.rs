//! The chapter's exercises.

mod conditions;
mod e1;
mod e10;
mod e11;
mod e2;
mod e3;
mod e4;
mod e5;
mod e6;
mod e7;
mod e8;
mod e9;

use crate::course::Exercise;

/// All of them, in order.
pub const ALL: &[Exercise] = &[
    e1::EXERCISE,
    e2::EXERCISE,
    e3::EXERCISE,
    e4::EXERCISE,
    e5::EXERCISE,
    e6::EXERCISE,
    e7::EXERCISE,
    e8::EXERCISE,
    e9::EXERCISE,
    e10::EXERCISE,
    e11::EXERCISE,
];
