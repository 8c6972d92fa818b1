//! The activation functions: the only place that knows them.
//!
//! An [`Activation`] is a catalogue entry: key, name, parameters with their start
//! values, and the function with its derivatives in f64. `tensor` (feature
//! `train`) holds the same function on Burn tensors.
//!
//! An [`Instance`] is an entry as an experiment uses it: with the terms and the
//! start values that the link chose.

mod catalogue;
mod instance;
pub mod scalar;
#[cfg(feature = "train")]
pub mod tensor;

pub use catalogue::{RRELU_MEAN, RRELU_RANGE, all, find};
pub use instance::{Instance, InstanceError, Slot, TERMS};

/// How a parameter starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// A fixed number.
    Value(f64),
    /// A draw from N(0, 1), as [`crate::random::Purpose::ActivationParameter`].
    Normal,
}

/// A parameter of an activation function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Its name in links and tables, such as `a`.
    pub name: &'static str,
    /// How it starts.
    pub start: Start,
    /// Whether training changes it.
    pub trained: bool,
    /// It is one number (false) or one number per term of the function's sum (true; STAF).
    pub per_term: bool,
}

/// Second derivatives along a direction, see [`Activation::second`].
pub type Second = fn(x: f64, p: &[f64], dx: f64, dp: &[f64], out: &mut [f64]) -> f64;

/// A catalogue entry.
///
/// The functions take `p`, the parameters' values in the order of `parameters`;
/// a per-term parameter takes `terms` consecutive places. RReLU's single
/// parameter is the slope itself, drawn by the network while training.
#[derive(Clone, Copy, Debug)]
pub struct Activation {
    /// The key in links, such as `leaky_relu`.
    pub key: &'static str,
    /// The name people use, such as `LeakyReLU`.
    pub name: &'static str,
    /// The parameters.
    pub parameters: &'static [Parameter],
    /// Terms of the sum unless the link says otherwise (STAF: τ = 25); 1 for every other function.
    pub terms: usize,
    /// While training, the slope is drawn per element from U(low, high) (RReLU).
    pub random_slope: Option<(f64, f64)>,
    /// f(x).
    pub value: fn(x: f64, p: &[f64]) -> f64,
    /// df/dx; at a kink the value PyTorch returns.
    pub slope: fn(x: f64, p: &[f64]) -> f64,
    /// df/dp for each place of `p`, written to `out`.
    pub parameter_slopes: fn(x: f64, p: &[f64], out: &mut [f64]),
    /// The rate at which `slope` (returned) and `parameter_slopes` (written to `out`) change in
    /// the direction (dx, dp): the second derivatives, from which exact Hessian-vector products are made.
    pub second: Second,
}
