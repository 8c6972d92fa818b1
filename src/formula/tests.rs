//! Formulas against cited references, differences, and themselves.

mod any;
mod language;
mod numbers;
