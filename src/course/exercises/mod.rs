//! The exercises, one file each: the chapter's eleven (`e1` … `e11`) and the claims worth
//! checking (`c1` … `c16`).

mod book;
pub(super) mod claims;
mod tools;

use super::exercise::Exercise;

/// All exercises, in order.
pub fn all() -> impl Iterator<Item = &'static Exercise> {
    book::ALL.iter().chain(claims::ALL)
}

/// The exercise of that name.
pub fn find(name: &str) -> Option<&'static Exercise> {
    all().find(|exercise| exercise.name == name)
}
