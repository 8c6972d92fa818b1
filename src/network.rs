//! SimpleNetwork's shape, start values and summary.
//!
//! Inputs → (Linear → activation) per hidden width → Linear → outputs. Nothing is
//! computed here; the engines and the f64 reference network take the shape and the
//! start values from this one place, so that they begin from the same bits.

mod start;

use crate::activation::Instance;
pub use crate::activation::{InstanceError, RRELU_MEAN};
use crate::experiment::{Experiment, Init, Share, limits};
use crate::parameters::{SummaryRow, Tensor};
use crate::random::{Draws, Plane, Purpose};

/// Why an experiment has no network.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NetworkError {
    /// The experiment names no activation.
    #[error("the experiment names no activation function; choose one")]
    NoActivation,
    /// The activation cannot be used.
    #[error(transparent)]
    Activation(#[from] InstanceError),
    /// Too many hidden layers.
    #[error(
        "{layers} hidden layers are too many; at most {} are allowed",
        limits::LAYERS
    )]
    TooManyLayers {
        /// Hidden layers asked for.
        layers: usize,
    },
    /// A hidden layer's width is out of bounds.
    #[error(
        "hidden layer {layer} has {width} neurons; it must have 1 to {}",
        limits::WIDTH
    )]
    Width {
        /// The hidden layer, counted from 1.
        layer: usize,
        /// Neurons asked for.
        width: usize,
    },
    /// The data has no inputs or asks for no outputs.
    #[error("a network needs at least one input and one output, not {input} and {output}")]
    Empty {
        /// Inputs per sample.
        input: usize,
        /// Outputs per sample.
        output: usize,
    },
    /// Too many parameters.
    #[error(
        "the network would have {parameters} parameters; at most {} are allowed",
        limits::PARAMETERS
    )]
    TooManyParameters {
        /// Parameters asked for.
        parameters: u64,
    },
}

/// The shape of a SimpleNetwork: all that is needed to build one.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkShape {
    /// Inputs, the hidden layers' neurons, outputs; at least two numbers.
    pub widths: Vec<usize>,
    /// The activation after each hidden layer. None if the experiment drops the activations or
    /// there is no hidden layer to apply one to.
    pub activation: Option<Instance>,
    /// How many sets of trained activation parameters there are.
    pub share: Share,
}

/// A trained activation parameter as a tensor of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivationTensor {
    /// `activation.a` if shared, `activation.0.a` for the first hidden layer's own.
    pub name: String,
    /// The hidden layer it belongs to, counted from 0; None if shared by all.
    pub layer: Option<usize>,
    /// `[1]` for one number, `[terms]` for a per-term parameter; with a set per neuron, `[width]`
    /// and `[terms, width]`.
    pub shape: Vec<usize>,
    /// Its places in the activation's `p`; the first dimension of `shape` unless it is one number.
    pub places: std::ops::Range<usize>,
}

impl NetworkShape {
    /// The network of a single run, for data with `input` values per sample and `output` classes
    /// or regression outputs.
    ///
    /// # Errors
    /// A sentence for the student about what is out of bounds, see [`limits`].
    pub fn new(experiment: &Experiment, input: usize, output: usize) -> Result<Self, NetworkError> {
        let hidden = &experiment.hidden;
        if input == 0 || output == 0 {
            return Err(NetworkError::Empty { input, output });
        }
        if hidden.len() > limits::LAYERS {
            return Err(NetworkError::TooManyLayers {
                layers: hidden.len(),
            });
        }
        if let Some(index) = hidden
            .iter()
            .position(|width| !(1..=limits::WIDTH).contains(width))
        {
            return Err(NetworkError::Width {
                layer: index + 1,
                width: hidden[index],
            });
        }
        let activation = match experiment.activations.first() {
            _ if experiment.noact || hidden.is_empty() => None,
            Some(choice) => Some(Instance::new(choice, &experiment.formulas)?),
            None => return Err(NetworkError::NoActivation),
        };
        let mut widths = vec![input];
        widths.extend(hidden);
        widths.push(output);
        let shape = Self {
            widths,
            activation,
            share: experiment.share,
        };
        let parameters = shape.parameters();
        if parameters > limits::PARAMETERS as u64 {
            return Err(NetworkError::TooManyParameters { parameters });
        }
        Ok(shape)
    }

    /// Number of Linear layers: the hidden ones and the output layer.
    pub fn linear_layers(&self) -> usize {
        self.widths.len() - 1
    }

    /// Number of hidden layers.
    pub fn hidden_layers(&self) -> usize {
        self.widths.len() - 2
    }

    /// Outputs of Linear layer `layer`: its neurons, or k times as many before an activation
    /// that takes k linear maps. Those of the first map come first, then those of the second.
    pub fn linear_width(&self, layer: usize) -> usize {
        let maps = match &self.activation {
            Some(activation) if layer < self.hidden_layers() => activation.inputs(),
            _ => 1,
        };
        self.widths[layer + 1] * maps
    }

    /// Trained parameters: weights, biases and activation parameters.
    pub fn parameter_count(&self) -> usize {
        self.parameters() as usize
    }

    /// As [`Self::parameter_count`], in 64 bits also on wasm, and saturating.
    fn parameters(&self) -> u64 {
        let linear = (0..self.linear_layers())
            .map(|layer| linear_parameters(self.widths[layer], self.linear_width(layer)));
        let activation =
            (0..self.hidden_layers()).map(|layer| self.activation_parameters(layer) as u64);
        linear.chain(activation).fold(0, u64::saturating_add)
    }

    /// Trained activation parameters that hidden layer `layer` brings; those of a shared object
    /// count for the first layer.
    fn activation_parameters(&self, layer: usize) -> usize {
        let one = self.activation.as_ref().map_or(0, Instance::trained_len);
        match self.share {
            Share::All if layer > 0 => 0,
            Share::All | Share::Layer => one,
            Share::Neuron => one * self.widths[layer + 1],
        }
    }

    /// The tensors of the trained activation parameters, in the order in which they follow the
    /// weights and biases.
    pub fn activation_tensors(&self) -> Vec<ActivationTensor> {
        let Some(activation) = &self.activation else {
            return Vec::new();
        };
        let owners: Vec<Option<usize>> = match self.share {
            Share::All => vec![None],
            Share::Layer | Share::Neuron => (0..self.hidden_layers()).map(Some).collect(),
        };
        let mut tensors = Vec::new();
        for layer in owners {
            for slot in activation.slots() {
                if !slot.trained {
                    continue;
                }
                let name = &slot.name;
                let per_neuron = match (self.share, layer) {
                    (Share::Neuron, Some(layer)) => Some(self.widths[layer + 1]),
                    _ => None,
                };
                let terms = slot.list.then_some(slot.places.len());
                let shape = match (terms, per_neuron) {
                    (None, None) => vec![1],
                    (terms, width) => terms.into_iter().chain(width).collect(),
                };
                tensors.push(ActivationTensor {
                    name: match layer {
                        None => format!("activation.{name}"),
                        Some(layer) => format!("activation.{layer}.{name}"),
                    },
                    layer,
                    shape,
                    places: slot.places,
                });
            }
        }
        tensors
    }

    /// The start values, as a pure function of shape, scheme and seed: `layers.0.weight`,
    /// `layers.0.bias`, `layers.1.weight`, … and then the tensors of
    /// [`Self::activation_tensors`]. Drawn in f64 and rounded to f32.
    ///
    /// [`Init::Orthogonal`] costs 2·max·min² operations for a layer of max × min weights: a
    /// 2048 × 1024 layer about a second in an optimised native build, the largest allowed
    /// (4096 × 4096) half a minute; see [`Init`] for the schemes.
    pub fn start_parameters(&self, init: Init, seed: u64) -> Vec<Tensor> {
        let mut tensors = Vec::new();
        for layer in 0..self.linear_layers() {
            tensors.extend(self.start_layer(init, seed, layer));
        }
        if let Some(activation) = &self.activation {
            for tensor in self.activation_tensors() {
                tensors.push(start::activation(activation, tensor, seed));
            }
        }
        tensors
    }

    /// Weight and bias of one Linear layer as [`Self::start_parameters`] draws them.
    pub fn start_layer(&self, init: Init, seed: u64, layer: usize) -> [Tensor; 2] {
        let (inputs, outputs) = (self.widths[layer], self.linear_width(layer));
        let weight = Tensor {
            name: format!("layers.{layer}.weight"),
            shape: vec![inputs, outputs],
            values: start::weight(init, seed, layer, inputs, outputs),
        };
        let bias = Tensor {
            name: format!("layers.{layer}.bias"),
            shape: vec![outputs],
            values: start::bias(init, seed, layer, inputs, outputs),
        };
        [weight, bias]
    }

    /// The network summary, as torchinfo prints it: Flatten if the inputs are images, then each
    /// Linear layer, and an activation's row after each hidden layer if it has trained
    /// parameters or takes several linear maps. The parameters of a shared object are counted once, in its first row.
    pub fn summary(&self, input_image: bool) -> Vec<SummaryRow> {
        let mut rows = Vec::new();
        if input_image {
            rows.push(SummaryRow {
                kind: "Flatten".to_owned(),
                output: self.widths[0],
                parameters: 0,
                mult_adds: 0,
            });
        }
        // An activation has a row of its own where it changes what the summary counts.
        let shown = |a: &&Instance| a.trained() || a.inputs() > 1;
        let shown = self.activation.as_ref().filter(shown);
        for layer in 0..self.linear_layers() {
            let output = self.linear_width(layer);
            // At most `limits::PARAMETERS`, checked by `new`.
            let parameters = linear_parameters(self.widths[layer], output) as usize;
            rows.push(SummaryRow {
                kind: "Linear".to_owned(),
                output,
                parameters,
                mult_adds: parameters,
            });
            if let Some(activation) = shown
                && layer < self.hidden_layers()
            {
                rows.push(SummaryRow {
                    kind: activation.key.clone(),
                    output: self.widths[layer + 1],
                    parameters: self.activation_parameters(layer),
                    mult_adds: 0,
                });
            }
        }
        rows
    }
}

/// Weights and biases of a Linear layer.
fn linear_parameters(inputs: usize, outputs: usize) -> u64 {
    (inputs as u64)
        .saturating_add(1)
        .saturating_mul(outputs as u64)
}

/// The draws of RReLU's slopes in one training step, for hidden layer `layer` (from 0): the slope
/// of (row = sample in the batch, column = neuron) is `low + (high − low)·plane.unit(row, column)`
/// with the range of `random_slope`. `step` counts optimiser steps from 0 over the whole run.
pub fn slope_plane(seed: u64, step: u64, layer: usize) -> Plane {
    Draws::new(seed, Purpose::Slope).at(step, layer as u64)
}

#[cfg(test)]
mod tests;
