//! Every layer of a network at one moment.

use serde::{Deserialize, Serialize};

use super::Distribution;

/// What a network is looked at with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sample {
    /// The first batch of the first epoch: always the same images, so that what changes from one
    /// moment to the next is the network.
    #[default]
    Batch,
    /// The first images of the test set, as many as in a batch.
    Test,
    /// The whole training set.
    Whole,
}

/// What becomes of the gradient's size on its way back through a hidden layer. The product of
/// both factors over all layers above is the gradient's size here over its size at the output.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// ‖∂L/∂a‖ of this layer over ‖∂L/∂z‖ of the layer above it: what the weights between do.
    pub gain: f64,
    /// ‖∂L/∂z‖ over ‖∂L/∂a‖ of this layer: what f′ does.
    pub slope: f64,
}

/// One Linear layer and the activation after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerView {
    /// Values that come in.
    pub inputs: u32,
    /// Neurons.
    pub width: u32,
    /// The weights.
    pub weights: Distribution,
    /// ∂L/∂W for the mean loss over the sample.
    pub gradients: Distribution,
    /// z = x·W + b, over the sample and all neurons.
    pub pre: Distribution,
    /// f(z); for the output layer and without activations the same as `pre`.
    pub post: Distribution,
    /// ‖∂L/∂z‖ over the sample.
    pub delta: f64,
    /// What the gradient goes through here; none for the output layer.
    pub split: Option<Split>,
    /// The activation's parameters in this layer, in the order of the formula's numbers; the mean
    /// over the neurons where each has its own. Empty for the output layer and without activations.
    pub parameters: Vec<f32>,
}

/// A network at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Optimiser steps taken; 0 for a fresh network.
    pub steps: u64,
    /// What it is looked at with.
    pub sample: Sample,
    /// Samples in it.
    pub samples: u32,
    /// Mean loss over the sample.
    pub loss: f64,
    /// The Linear layers, from the input to the output.
    pub layers: Vec<LayerView>,
}
