//! How much memory what workers told takes, to within a few per cent.

use std::mem::size_of;

use crate::observe::{Distribution, Snapshot, States};
use crate::protocol::{Found, NeuronView, Seen};

fn distribution(of: &Distribution) -> usize {
    let counts = of.linear.counts.len() + of.log.counts.len();
    size_of::<Distribution>() + counts * size_of::<u32>()
}

fn snapshot(of: &Snapshot) -> usize {
    let layers = of.layers.iter().map(|layer| {
        let distributions = [&layer.weights, &layer.gradients, &layer.pre, &layer.post];
        let parameters = layer.parameters.len() * size_of::<f32>();
        distributions.map(distribution).iter().sum::<usize>() + parameters
    });
    size_of::<Snapshot>() + layers.sum::<usize>()
}

fn neuron(of: &NeuronView) -> usize {
    let values = of.weights.len() + of.biases.len() + of.top.len() + of.top_outputs.len();
    let images = of.images.as_ref();
    let images = images.map_or(0, |images| images.pixels.len() + images.labels.len());
    size_of::<NeuronView>() + 4 * values + images + distribution(&of.pre) + distribution(&of.post)
}

/// What was seen at one moment.
pub fn seen(of: &Seen) -> usize {
    let neurons = of.neurons.iter().flatten();
    let neurons = neurons.map(|layer| size_of::<Vec<States>>() + layer.len());
    let norms = of.norms.as_ref().map_or(0, |norms| 8 * norms.len());
    size_of::<Seen>() + of.layers.as_ref().map_or(0, snapshot) + neurons.sum::<usize>() + norms
}

/// What a look has found.
pub fn found(of: &Found) -> usize {
    size_of::<Found>()
        + match of {
            Found::Layers(layers) => snapshot(layers),
            Found::Census(census) => {
                let neurons = census.layers.iter().map(|layer| layer.neurons.len());
                16 * neurons.sum::<usize>() + 100 * census.layers.len()
            }
            Found::Neuron(view) => neuron(view),
            Found::Changed { changes, dead, .. } => 12 * changes.len() + 4 * dead.len(),
        }
}
