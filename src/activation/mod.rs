//! The activation functions: the only place that knows them.
//!
//! An [`Activation`] is a catalogue entry: a key, a name, where it comes from, and its formula
//! in the language of [`crate::formula`]. Curves, derivatives, kernels and training are all made
//! from that formula.
//!
//! An [`Instance`] is an activation as an experiment uses it: an entry of the catalogue or a
//! formula of the link, with the sizes and the start values that the link chose.

mod catalogue;
mod instance;
pub mod samples;

pub use catalogue::{RRELU_MEAN, RRELU_RANGE, all, find};
pub use instance::{Instance, InstanceError, Slot, formula_number};

use crate::formula::{Formula, parse};

/// The families into which the chapter sorts the functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// The first ones: threshold, sigmoid, tanh.
    Classic,
    /// ReLU and what is built around it; fixed shape.
    Modern,
    /// A few numbers of its shape are trained.
    Parametric,
    /// Its whole shape is trained, or it is a layer of its own.
    Structural,
    /// A part of other functions, or none at all.
    Building,
}

/// A catalogue entry.
#[derive(Debug)]
pub struct Activation {
    /// The key in links, such as `leaky_relu`.
    pub key: &'static str,
    /// The name people use, such as `LeakyReLU`.
    pub name: &'static str,
    /// The family.
    pub family: Family,
    /// The year it was published in, where that is known.
    pub year: Option<u16>,
    /// Who published it where; empty if the chapter is the only source.
    pub source: &'static str,
    /// The formula, with its parameters and their start values.
    pub text: &'static str,
}

impl Activation {
    /// The formula.
    pub fn formula(&self) -> Formula {
        parse(self.text).expect("a test reads every formula of the catalogue")
    }
}
