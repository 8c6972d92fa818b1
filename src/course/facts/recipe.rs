//! Numbers of the network, the data and the recipes, from the experiment's defaults and presets.

use super::{Fact, computed, count, decimals};
use crate::experiment::{BOOK_TABLE, Experiment, Preset};

/// Weights and biases of every Linear layer, from the input.
fn layers(experiment: &Experiment) -> Vec<(u64, u64)> {
    let (mut inputs, outputs) = experiment.data.shape();
    let mut layers = Vec::new();
    for &width in experiment.hidden.iter().chain([&outputs]) {
        layers.push(((inputs * width) as u64, width as u64));
        inputs = width;
    }
    layers
}

/// How many times a step with this momentum is as long as one without, once the gradient has
/// stayed the same for long: 1 + m + m² + … = 1/(1 − m).
fn stretch(momentum: f64) -> String {
    decimals(1.0 / (1.0 - momentum), 0)
}

pub fn facts() -> Vec<Fact> {
    let experiment = Experiment::default();
    let first = Experiment::preset(Preset::BookRelu);
    let table = Experiment::preset(Preset::BookTable);
    let thirty = Experiment::preset(Preset::ThirtyLayers);
    let (inputs, outputs) = experiment.data.shape();
    let layers = layers(&experiment);
    let layer = |at: usize| count(layers[at].0 + layers[at].1);
    let all = experiment.parameter_count();
    let weights: u64 = layers.iter().map(|(weights, _)| weights).sum();
    let share = 100.0 * (layers[0].0 + layers[0].1) as f64 / all as f64;
    let one = Experiment {
        hidden: Vec::new(),
        ..Experiment::default()
    };
    let width = |at: usize| count(experiment.hidden[at] as u64);
    vec![
        // The images are square.
        computed("image-side", inputs.isqrt().to_string()),
        computed("inputs", count(inputs as u64)),
        computed("classes", count(outputs as u64)),
        computed("parameters", count(all)),
        computed("table-functions", BOOK_TABLE.len().to_string()),
        computed("width-1", width(0)),
        computed("width-2", width(1)),
        computed("width-3", width(2)),
        computed("width-4", width(3)),
        computed("layer-1-parameters", layer(0)),
        computed("layer-2-parameters", layer(1)),
        computed("layer-3-parameters", layer(2)),
        computed("layer-4-parameters", layer(3)),
        computed("layer-5-parameters", layer(4)),
        computed("first-layer-share", decimals(share, 0)),
        computed("one-layer-parameters", count(one.parameter_count())),
        computed("mult-adds-millions", decimals(weights as f64 / 1e6, 2)),
        computed("megabytes", decimals(4.0 * all as f64 / 1e6, 2)),
        computed("guessing-loss", decimals((outputs as f64).ln(), 2)),
        computed("training-images", count(experiment.n as u64)),
        computed("batch", count(experiment.batch as u64)),
        computed(
            "steps-per-epoch",
            count(experiment.n.div_ceil(experiment.batch) as u64),
        ),
        computed("last-batch", (experiment.n % experiment.batch).to_string()),
        computed("first-lr", first.lr.to_string()),
        computed("first-momentum", first.momentum.to_string()),
        computed("first-epochs", first.epochs.to_string()),
        computed("first-stretch", stretch(first.momentum)),
        computed("table-lr", table.lr.to_string()),
        computed("table-momentum", table.momentum.to_string()),
        computed("table-epochs", table.epochs.to_string()),
        computed("table-stretch", stretch(table.momentum)),
        computed("thirty-layers", thirty.hidden.len().to_string()),
        computed("thirty-width", thirty.hidden[0].to_string()),
    ]
}
