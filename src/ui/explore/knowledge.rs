//! What is known about the functions beyond their formulas.
//!
//! | module | holds |
//! |---|---|
//! | `notes` | what each function is good and bad at, and where the chapter is mistaken about it |
//! | `checklist` | the chapter's requirements, with what decides each |

mod checklist;
mod notes;

pub use checklist::Checklist;
pub use notes::Notes;
