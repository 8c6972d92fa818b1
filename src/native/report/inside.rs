//! What is seen inside a network, for the commands: neurons, layers, metrics.

use serde::{Serialize, Serializer};

use super::Report;
use crate::observe::{Census, Distribution, Histogram, Snapshot};

/// The neurons of one hidden layer; the states may overlap.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayerCounts {
    /// The hidden layer, counted from 1.
    pub layer: usize,
    /// Neurons.
    pub width: usize,
    /// Output exactly 0 for every sample.
    pub dead: u32,
    /// Active on under 1 % of the samples, but not dead.
    pub near_dead: u32,
    /// Active on no sample.
    pub saturated: u32,
    /// The same output for every sample.
    pub constant: u32,
    /// The share of dead neurons that the chapter's formula ∏Φ(−μ/σ) predicts, in 0…1.
    pub predicted: f64,
}

impl LayerCounts {
    /// Those of a census.
    pub fn of(census: &Census) -> Vec<Self> {
        let layers = census.layers.iter().zip(census.predicted()).enumerate();
        layers
            .map(|(index, (layer, predicted))| {
                let counts = layer.counts();
                Self {
                    layer: index + 1,
                    width: layer.neurons.len(),
                    dead: counts.dead,
                    near_dead: counts.near_dead,
                    saturated: counts.saturated,
                    constant: counts.constant,
                    predicted,
                }
            })
            .collect()
    }
}

/// The metrics of one Linear layer in one epoch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayerMetrics {
    /// Mean over the epoch's steps of the norm of its weight gradient.
    pub gradient_norm: f64,
    /// Mean of its weights at the epoch's end.
    pub weight_mean: f64,
    /// Their standard deviation.
    pub weight_std: f64,
    /// Their norm.
    pub weight_norm: f64,
}

impl LayerMetrics {
    /// From the network at an epoch's end and the norms of its steps.
    pub fn of(snapshot: &Snapshot, norms: &[f64]) -> Vec<Self> {
        let layers = snapshot.layers.iter().zip(norms);
        layers
            .map(|(layer, &gradient_norm)| {
                let weights = &layer.weights.stats;
                Self {
                    gradient_norm,
                    weight_mean: weights.mean(),
                    weight_std: weights.std(),
                    weight_norm: weights.norm(),
                }
            })
            .collect()
    }
}

/// A tensor's values.
#[derive(Serialize)]
struct Values<'a> {
    count: u64,
    not_finite: u64,
    /// Share of values that are exactly 0, in 0…1.
    zeros: f64,
    min: Option<f64>,
    max: Option<f64>,
    mean: f64,
    std: f64,
    mean_abs: f64,
    norm: f64,
    histogram: &'a Histogram,
    /// Of log₁₀|v|, zeros left out.
    log_histogram: &'a Histogram,
}

impl<'a> From<&'a Distribution> for Values<'a> {
    fn from(distribution: &'a Distribution) -> Self {
        let stats = &distribution.stats;
        Self {
            count: stats.count,
            not_finite: stats.not_finite,
            zeros: stats.zero_share(),
            min: Some(stats.min).filter(|min| min.is_finite()),
            max: Some(stats.max).filter(|max| max.is_finite()),
            mean: stats.mean(),
            std: stats.std(),
            mean_abs: stats.mean_abs(),
            norm: stats.norm(),
            histogram: &distribution.linear,
            log_histogram: &distribution.log,
        }
    }
}

/// One Linear layer.
#[derive(Serialize)]
struct Layer<'a> {
    layer: usize,
    inputs: u32,
    width: u32,
    gradients: Values<'a>,
    weights: Values<'a>,
    pre_activations: Values<'a>,
    activations: Values<'a>,
    /// What the weights above do to the gradient's size; none where it is 0, and at the output.
    gain: Option<f64>,
    /// What f′ does to it.
    slope: Option<f64>,
}

/// The layers of a snapshot, as JSON has them.
pub(super) fn layers<S: Serializer>(
    snapshot: &Option<Snapshot>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let layers = snapshot.iter().flat_map(|snapshot| &snapshot.layers);
    let number = |value: f64| Some(value).filter(|value| value.is_finite());
    serializer.collect_seq(layers.enumerate().map(|(index, layer)| Layer {
        layer: index + 1,
        inputs: layer.inputs,
        width: layer.width,
        gradients: (&layer.gradients).into(),
        weights: (&layer.weights).into(),
        pre_activations: (&layer.pre).into(),
        activations: (&layer.post).into(),
        gain: layer.split.and_then(|split| number(split.gain)),
        slope: layer.split.and_then(|split| number(split.slope)),
    }))
}

impl Report {
    /// A block per run: the neurons of each hidden layer.
    pub fn neurons_table(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            text.push_str(&format!("{}\n", run.name()));
            if let Some(error) = &run.error {
                text.push_str(&format!("  failed: {error}\n"));
                continue;
            }
            text.push_str(&format!(
                "  {:>5} {:>6} {:>6} {:>7} {:>10} {:>10} {:>9} {:>10}\n",
                "layer", "width", "dead", "share", "near-dead", "saturated", "constant", "∏Φ(−μ/σ)"
            ));
            for layer in &run.neurons {
                text.push_str(&format!(
                    "  {:>5} {:>6} {:>6} {:>6.1}% {:>10} {:>10} {:>9} {:>9.1}%\n",
                    layer.layer,
                    layer.width,
                    layer.dead,
                    100.0 * f64::from(layer.dead) / layer.width.max(1) as f64,
                    layer.near_dead,
                    layer.saturated,
                    layer.constant,
                    100.0 * layer.predicted
                ));
            }
        }
        text
    }

    /// A block per run: the weight gradients of each Linear layer.
    pub fn gradients_table(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            text.push_str(&format!("{}\n", run.name()));
            if let Some(error) = &run.error {
                text.push_str(&format!("  failed: {error}\n"));
                continue;
            }
            text.push_str(&format!(
                "  {:>5} {:>11} {:>10} {:>10} {:>10} {:>7} {:>10} {:>10}\n",
                "layer", "weights", "mean |g|", "std", "norm", "zeros", "gain", "f′"
            ));
            let layers = run.layers.iter().flat_map(|snapshot| &snapshot.layers);
            for (index, layer) in layers.enumerate() {
                let stats = &layer.gradients.stats;
                let split = layer.split.map_or(String::new(), |split| {
                    format!(" {:>10.3} {:>10.3}", split.gain, split.slope)
                });
                text.push_str(&format!(
                    "  {:>5} {:>11} {:>10.2e} {:>10.2e} {:>10.2e} {:>6.1}%{split}\n",
                    index + 1,
                    format!("{}×{}", layer.inputs, layer.width),
                    stats.mean_abs(),
                    stats.std(),
                    stats.norm(),
                    100.0 * stats.zero_share(),
                ));
            }
        }
        text
    }
}
