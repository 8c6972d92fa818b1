//! Named parameters and optimiser state as plain values, and a network's shape.
//!
//! Every engine takes its start from these values and gives its state back as
//! these values, whatever runs inside. Knows neither Burn nor the browser.

use serde::{Deserialize, Serialize};

/// One parameter tensor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tensor {
    /// `layers.0.weight`, `layers.0.bias`, `activation.a` (shared) or
    /// `activation.0.a` (of the first hidden layer).
    pub name: String,
    /// Weights are `[inputs, outputs]` (the transpose of PyTorch's), biases `[outputs]`.
    pub shape: Vec<usize>,
    /// Row-major values.
    pub values: Vec<f32>,
}

/// All that must be kept to go on with a run exactly where it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrainState {
    /// The parameters.
    pub parameters: Vec<Tensor>,
    /// The momentum buffer of each parameter, in the same order; empty before the first step.
    pub momentum: Vec<Vec<f32>>,
    /// Optimiser steps taken.
    pub steps: u64,
}

/// A row of the network summary, as torchinfo prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryRow {
    /// `Flatten`, `Linear` or the activation's key.
    pub kind: String,
    /// Output shape without the batch.
    pub output: usize,
    /// Trained parameters.
    pub parameters: usize,
    /// Multiply-adds for one sample, counted as torchinfo counts them: one per parameter of a Linear layer.
    pub mult_adds: usize,
}
