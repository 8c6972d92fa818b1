//! The course, checked like code: its texts in both languages, its numbers, its figures, and every
//! exercise from start to solution, with real training where the goal needs it.

#![cfg(all(feature = "train", not(target_arch = "wasm32")))]

#[path = "course/bench.rs"]
mod bench;
#[path = "course/exercises.rs"]
mod exercises;
#[path = "course/measured.rs"]
mod measured;
#[path = "course/shown.rs"]
mod shown;
#[path = "course/texts.rs"]
mod texts;
