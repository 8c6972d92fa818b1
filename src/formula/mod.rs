//! The language in which activation functions are written, and everything made from a formula.
//!
//! | module | holds |
//! |---|---|
//! | [`ast`], [`functions`] | a formula as it is written; the functions it may call |
//! | [`parse`], [`error`], `print` | from text to formula, what can be wrong with it, and back |
//! | [`graph`], `lower` | what a formula computes, simplified, equal parts shared |
//! | [`mod@derive`] | derivatives, on the graph |
//! | [`program`], [`value`], [`scalar`], [`spline`] | a graph's outputs as instructions, run in f64 |
//! | [`compiled`] | value, slopes and parameter slopes of one formula |
//! | [`properties`] | what a function of one number does: its property card, computed |
//! | [`elementary`], [`block`], `bounds` | the same in f32, block by block: the CPU's kernels |
//! | [`wgsl`] | both passes as compute shaders: the GPU's kernels |
//! | [`breed`] | a new formula made from two |
//! | [`raise`] | a graph's node as an expression again, to be read |
//! | [`mathml`], [`pytorch`] | an expression for the page; a module to take away |
//!
//! Knows neither Burn nor the browser.

pub mod ast;
pub mod block;
mod bounds;
pub mod breed;
pub mod compiled;
pub mod derive;
pub mod elementary;
pub mod error;
pub mod functions;
pub mod graph;
pub mod lower;
pub mod mathml;
mod parse;
mod print;
pub mod program;
pub mod properties;
pub mod pytorch;
pub mod raise;
pub mod scalar;
pub mod spline;
pub mod value;
pub mod wgsl;

pub use ast::Formula;
pub use compiled::Compiled;
pub use error::{FormulaError, Mistake};
pub use parse::parse;

#[cfg(test)]
mod tests;
