//! Claims of the chapter that are worth checking.

mod c1;
mod c10;
mod c11;
mod c12;
mod c13;
mod c14;
mod c15;
mod c16;
mod c2;
mod c3;
mod c4;
mod c5;
mod c6;
mod c7;
mod c8;
mod c9;
pub(in crate::course) mod printed;

use crate::course::Exercise;

/// All of them, in order.
pub const ALL: &[Exercise] = &[
    c1::EXERCISE,
    c2::EXERCISE,
    c3::EXERCISE,
    c4::EXERCISE,
    c5::EXERCISE,
    c6::EXERCISE,
    c7::EXERCISE,
    c8::EXERCISE,
    c9::EXERCISE,
    c10::EXERCISE,
    c11::EXERCISE,
    c12::EXERCISE,
    c13::EXERCISE,
    c14::EXERCISE,
    c15::EXERCISE,
    c16::EXERCISE,
];
