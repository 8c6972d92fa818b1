//! The exercises, one file each: the chapter's eleven (`e1` … `e11`) and the claims worth
//! checking (`c1` … `c16`).

mod e3;

use super::exercise::Exercise;

/// All exercises, in order.
pub const ALL: &[Exercise] = &[e3::EXERCISE];

/// The exercise of that name.
pub fn find(name: &str) -> Option<&'static Exercise> {
    ALL.iter().find(|exercise| exercise.name == name)
}
