//! The course: chapters and exercises as data, and how an exercise is checked.
//!
//! | module | holds |
//! |---|---|
//! | [`outline`], [`chapters`] | the chapters in order: their figures and exercises |
//! | [`figure`] | a live part of the lab in a chapter: a link, and which part of its page |
//! | [`text`], `compile` | a text as a tree; reading it from Markdown (natively, when the site is built) |
//! | [`texts`] | where the texts are: folders of the source, files of the site |
//! | [`facts`], [`sources`] | the numbers that the prose quotes; what it cites |
//! | [`exercise`], [`exercises`] | an exercise as data; all of them |
//! | [`measure`], [`measured`] | what an exercise has the student run; what came out |
//! | [`check`], [`right`], [`equal`], [`evidence`] | whether an answer is right: against what was measured, or by numeric equivalence of formulas; what the noise over seeds can tell apart |
//! | [`progress`], [`merge`] | what a student did; the changes of two tabs brought together |
//! | [`report`], [`assignment`] | the report of it; what an instructor picks |
//!
//! Knows neither Burn nor the browser.

pub mod assignment;
pub mod chapters;
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
pub mod equal;
pub mod evidence;
pub mod exercise;
pub mod exercises;
#[cfg(not(target_arch = "wasm32"))]
pub mod facts;
pub mod figure;
pub mod measure;
pub mod measured;
pub mod merge;
pub mod outline;
pub mod progress;
pub mod report;
pub mod right;
pub mod sources;
pub mod text;
pub mod texts;

pub use exercise::Exercise;
pub use figure::Figure;
pub use outline::Chapter;
