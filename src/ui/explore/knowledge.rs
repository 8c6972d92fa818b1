//! What is known about the functions beyond their formulas.
//!
//! | module | holds |
//! |---|---|
//! | `notes` | what each function is good and bad at, and where the chapter is mistaken about it |

mod notes;

pub use notes::Notes;
