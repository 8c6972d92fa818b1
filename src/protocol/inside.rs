//! The part of the protocol that is about looking inside a network: what is asked, what is found.

use serde::{Deserialize, Serialize};

use super::Images;
use crate::observe::{Census, Distribution, Sample, Snapshot, States};

/// When to look at a network while it trains. It is looked at at the start, after each epoch, and
/// besides after every so many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Steps between two looks; 0 for none within an epoch.
    pub every: u32,
    /// Whether histograms of all layers are wanted.
    pub layers: bool,
    /// Training images on which the neurons are followed; 0 for none.
    pub neurons: u32,
    /// Whether the gradient norms of every step are averaged over the epoch.
    pub norms: bool,
}

/// What to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the variant's line says what its fields are
pub enum Look {
    /// Every layer, on a sample. Answered by `Found::Layers`.
    Layers { sample: Sample },
    /// Every neuron, over the first `samples` training images. Answered by `Found::Census`.
    Census { samples: u32 },
    /// One neuron of a hidden layer (both counted from 0), over the first `samples` training
    /// images. Answered by `Found::Neuron`.
    Neuron {
        layer: u32,
        neuron: u32,
        samples: u32,
    },
    /// The test accuracy with these changes instead of earlier ones; they stay until the next
    /// `Changed`, and what is trained from then on starts from them. Answered by `Found::Changed`.
    Changed { changes: Vec<Change> },
}

/// A change of a network. Several are made in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // the variant's line says what its fields are
pub enum Change {
    /// The neuron's output counts for nothing in the next layer. (Its outgoing weights become 0.)
    Silence { layer: u32, neuron: u32 },
    /// The hidden layer's incoming weights and biases are drawn again, for the n-th time.
    Redraw { layer: u32, times: u32 },
    /// The network trains on for so many steps, with the batches that would have come next.
    Train { steps: u32 },
}

/// Bounds on changes.
pub mod changes {
    /// Most changes at a time.
    pub const MOST: usize = 32;
    /// Most steps that one of them trains.
    pub const STEPS: u32 = 10_000;
    /// Training images on which the neurons of the changed network are counted.
    pub const PROBE: u32 = 2_000;
}

/// What watching saw at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Optimiser steps taken.
    pub steps: u64,
    /// All layers on the fixed batch, if they are wanted.
    pub layers: Option<Snapshot>,
    /// The states of each hidden layer's neurons on the probe, if they are followed.
    pub neurons: Option<Vec<Vec<States>>>,
    /// At the end of an epoch, if wanted: the mean over its steps of the norm of each Linear
    /// layer's weight gradient.
    pub norms: Option<Vec<f64>>,
}

/// What a look has found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the variant's line says what its fields are
pub enum Found {
    /// Every layer.
    Layers(Snapshot),
    /// Every neuron.
    Census(Census),
    /// One neuron.
    Neuron(Box<NeuronView>),
    /// The test set with the changes that stand.
    Changed {
        changes: Vec<Change>,
        /// Mean loss.
        loss: f64,
        /// Share of test samples classified correctly, in 0…1; for regression, R².
        accuracy: f64,
        /// Dead neurons of each hidden layer on the first [`changes::PROBE`] training images.
        dead: Vec<u32>,
    },
}

/// One neuron.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeuronView {
    /// Optimiser steps taken.
    pub steps: u64,
    /// The hidden layer, counted from 0.
    pub layer: u32,
    /// Its place in the layer, counted from 0.
    pub neuron: u32,
    /// Samples seen.
    pub samples: u32,
    /// Its incoming weights; k times as many for an activation of k linear maps, map after map.
    pub weights: Vec<f32>,
    /// Its bias, one for each linear map.
    pub biases: Vec<f32>,
    /// z over the samples.
    pub pre: Distribution,
    /// f(z) over the samples.
    pub post: Distribution,
    /// Samples on which it was active (see [`crate::observe::census::ACTIVE`]).
    pub active: u32,
    /// The places in the training set of the samples with its largest outputs, largest first.
    pub top: Vec<u32>,
    /// Its outputs there.
    pub top_outputs: Vec<f32>,
    /// Those samples, if they are labelled images.
    pub images: Option<Images>,
}

/// Where a network's values left the finite range first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blowup {
    /// The Linear layer, counted from 0; the last is the output layer.
    pub layer: u32,
    /// What of it.
    pub part: Part,
}

/// A part of a layer, in the order in which it is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Weights or biases: the step before made them so.
    Weights,
    /// z = x·W + b.
    PreActivations,
    /// The activation's parameters: the step before made them so.
    Parameters,
    /// f(z).
    Activations,
}
