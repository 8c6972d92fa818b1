//! Which neurons do nothing: the chapter's count of dead neurons, and what it cannot see.
//!
//! Folded over batches, so that it is exact over a whole data set without ever holding it.

use serde::{Deserialize, Serialize};

/// A neuron is active on a sample when |f′(z)| is at least this; for ReLU that is z > 0.
pub const ACTIVE: f32 = 0.01;

/// A neuron that is active on less than this share of the samples is near-dead.
pub const NEAR: f64 = 0.01;

/// A neuron is constant when its outputs differ by less than this share of its layer's deviation.
pub const CONSTANT: f64 = 1e-6;

/// What one neuron did over the samples.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neuron {
    /// Samples on which its output was exactly 0.
    pub zeros: u32,
    /// Samples on which it was active; see [`ACTIVE`].
    pub active: u32,
    /// Its smallest output.
    pub min: f32,
    /// Its largest output.
    pub max: f32,
}

/// What is the matter with a neuron; more than one may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct States(pub u8);

impl States {
    /// Its output was exactly 0 for every sample.
    pub const DEAD: u8 = 1;
    /// Active on under 1 % of the samples, but not dead.
    pub const NEAR_DEAD: u8 = 2;
    /// Active on no sample.
    pub const SATURATED: u8 = 4;
    /// It said the same for every sample.
    pub const CONSTANT: u8 = 8;

    /// Whether one of the states above holds.
    pub const fn has(self, state: u8) -> bool {
        self.0 & state != 0
    }
}

/// Neurons of a layer in each state; they may overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Exactly 0 for every sample.
    pub dead: u32,
    /// Active on under 1 % of the samples, but not dead.
    pub near_dead: u32,
    /// Active on no sample.
    pub saturated: u32,
    /// The same for every sample.
    pub constant: u32,
}

/// The neurons of one hidden layer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LayerCensus {
    /// In the layer's order.
    pub neurons: Vec<Neuron>,
    /// Samples seen.
    pub samples: u32,
    /// Σz and Σz² over samples and neurons, and how many they are.
    pre: (f64, f64, u64),
    /// Σa and Σa² over samples and neurons, of those that are finite.
    post: (f64, f64, u64),
}

impl LayerCensus {
    /// A layer of `width` neurons of which nothing was seen yet.
    pub fn new(width: usize) -> Self {
        let unseen = Neuron {
            zeros: 0,
            active: 0,
            min: f32::INFINITY,
            max: f32::NEG_INFINITY,
        };
        Self {
            neurons: vec![unseen; width],
            ..Self::default()
        }
    }

    /// Takes in a batch, all row-major: `pre` and `slopes` (f′ by each linear map) are
    /// [batch, k·width] for an activation of k linear maps, `post` is [batch, width].
    pub fn add(&mut self, pre: &[f32], post: &[f32], slopes: &[f32]) {
        let width = self.neurons.len();
        if width == 0 || post.is_empty() {
            return;
        }
        let maps = pre.len() / post.len();
        for (post, slopes) in post
            .chunks_exact(width)
            .zip(slopes.chunks_exact(maps * width))
        {
            for (column, (neuron, &a)) in self.neurons.iter_mut().zip(post).enumerate() {
                neuron.zeros += u32::from(a == 0.0);
                neuron.min = neuron.min.min(a);
                neuron.max = neuron.max.max(a);
                let active = (0..maps).any(|map| slopes[map * width + column].abs() >= ACTIVE);
                neuron.active += u32::from(active);
            }
        }
        self.samples += (post.len() / width) as u32;
        for (sums, values) in [(&mut self.pre, pre), (&mut self.post, post)] {
            for &value in values.iter().filter(|value| value.is_finite()) {
                let value = f64::from(value);
                *sums = (sums.0 + value, sums.1 + value * value, sums.2 + 1);
            }
        }
    }

    /// Mean and standard deviation of the pre-activations over samples and neurons.
    pub fn pre_activation(&self) -> (f64, f64) {
        moments(self.pre)
    }

    /// The states of one neuron.
    pub fn states(&self, neuron: usize) -> States {
        let deviation = moments(self.post).1;
        self.states_of(&self.neurons[neuron], deviation)
    }

    /// The states of every neuron.
    pub fn all_states(&self) -> Vec<States> {
        let deviation = moments(self.post).1;
        let states = self.neurons.iter();
        states.map(|one| self.states_of(one, deviation)).collect()
    }

    fn states_of(&self, neuron: &Neuron, deviation: f64) -> States {
        if self.samples == 0 {
            return States::default();
        }
        let dead = neuron.zeros == self.samples;
        let near = !dead && f64::from(neuron.active) < NEAR * f64::from(self.samples);
        let range = f64::from(neuron.max) - f64::from(neuron.min);
        // In a layer that is constant altogether the deviation is 0, and so is the range.
        let constant = range == 0.0 || range < CONSTANT * deviation;
        let states = [
            (dead, States::DEAD),
            (near, States::NEAR_DEAD),
            (neuron.active == 0, States::SATURATED),
            (constant, States::CONSTANT),
        ];
        States(
            states
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, bit)| bit)
                .sum(),
        )
    }

    /// How many neurons are in each state.
    pub fn counts(&self) -> Counts {
        count(&self.all_states())
    }
}

/// How many of some neurons are in each state.
pub fn count(states: &[States]) -> Counts {
    let number = |state| states.iter().filter(|one| one.has(state)).count() as u32;
    Counts {
        dead: number(States::DEAD),
        near_dead: number(States::NEAR_DEAD),
        saturated: number(States::SATURATED),
        constant: number(States::CONSTANT),
    }
}

/// Mean and standard deviation from Σv, Σv² and the number of values.
fn moments((sum, squares, count): (f64, f64, u64)) -> (f64, f64) {
    let count = count.max(1) as f64;
    let mean = sum / count;
    (mean, (squares / count - mean * mean).max(0.0).sqrt())
}

/// The hidden layers of a network, counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Census {
    /// Optimiser steps taken; 0 for a fresh network.
    pub steps: u64,
    /// Samples seen.
    pub samples: u32,
    /// The hidden layers, from the input on.
    pub layers: Vec<LayerCensus>,
}

impl Census {
    /// The share of dead neurons that the chapter's formula predicts for each layer:
    /// ∏ Φ(−μₗ/σₗ) over the layers up to it, μ and σ of the pre-activations over samples and
    /// neurons. It falls from layer to layer, while the counted share rises: what it describes is
    /// the chance that every layer's pre-activation is negative at once.
    pub fn predicted(&self) -> Vec<f64> {
        let mut product = 1.0;
        let layers = self.layers.iter();
        layers
            .map(|layer| {
                let (mean, deviation) = layer.pre_activation();
                product *= match deviation > 0.0 {
                    true => normal_cdf(-mean / deviation),
                    // Every pre-activation is the mean.
                    false => f64::from(u8::from(mean <= 0.0)),
                };
                product
            })
            .collect()
    }
}

/// Φ, the cumulative distribution of the standard normal.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The chapter's mask: for each column of a batch whether it is 0 in every row, folded over the
/// batches with AND.
pub fn mask(batches: &[Vec<Vec<f32>>]) -> Vec<bool> {
    let rows = batches.iter().flatten();
    let width = rows.clone().map(Vec::len).min().unwrap_or(0);
    (0..width)
        .map(|column| rows.clone().all(|row| row[column] == 0.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The chapter's worked example, as spec'd: three samples of five neurons, two batches.
    fn worked() -> [Vec<Vec<f32>>; 2] {
        [
            vec![
                vec![0.0, 1.5, 0.0, 1.0, 1.0],
                vec![0.0, 0.0, 0.0, 0.0, 1.0],
                vec![0.0, 1.0, 0.0, 1.2, 1.0],
            ],
            vec![
                vec![1.1, 1.0, 0.0, 1.0, 1.0],
                vec![1.0, 0.0, 0.0, 0.0, 1.0],
                vec![0.0, 1.0, 0.0, 1.0, 1.0],
            ],
        ]
    }

    fn relu_slope(a: f32) -> f32 {
        f32::from(u8::from(a > 0.0))
    }

    #[test]
    fn the_worked_example_comes_out_as_printed() {
        let [first, second] = worked();
        assert_eq!(
            mask(std::slice::from_ref(&first)),
            [true, false, true, false, false]
        );
        assert_eq!(
            mask(std::slice::from_ref(&second)),
            [false, false, true, false, false]
        );
        assert_eq!(
            mask(&[first.clone(), second.clone()]),
            [false, false, true, false, false]
        );
        let mut layer = LayerCensus::new(5);
        for batch in [first, second] {
            let flat = batch.concat();
            let slopes: Vec<f32> = flat.iter().map(|&a| relu_slope(a)).collect();
            layer.add(&flat, &flat, &slopes);
        }
        let dead: Vec<bool> = layer
            .all_states()
            .iter()
            .map(|s| s.has(States::DEAD))
            .collect();
        assert_eq!(dead, [false, false, true, false, false]);
        // The last neuron says 1 to everything.
        assert!(layer.states(4).has(States::CONSTANT) && !layer.states(4).has(States::SATURATED));
    }

    #[test]
    fn the_states_are_told_apart() {
        // 1000 samples of: dead, active once, saturated, active always.
        let mut layer = LayerCensus::new(4);
        let (mut post, mut slopes) = (Vec::new(), Vec::new());
        for sample in 0..1000 {
            let once = if sample == 7 { 1.0 } else { 0.0 };
            let drift = sample as f32 / 1000.0;
            post.extend([0.0, once, 0.999 + 1e-4 * drift, drift]);
            slopes.extend([0.0, once, 1e-4, 1.0]);
        }
        layer.add(&post, &post, &slopes);
        let states: Vec<u8> = layer.all_states().iter().map(|s| s.0).collect();
        assert_eq!(
            states,
            [
                States::DEAD | States::SATURATED | States::CONSTANT,
                States::NEAR_DEAD,
                States::NEAR_DEAD | States::SATURATED,
                0
            ]
        );
        let counts = layer.counts();
        assert_eq!(
            (
                counts.dead,
                counts.near_dead,
                counts.saturated,
                counts.constant
            ),
            (1, 2, 2, 1)
        );
    }

    #[test]
    fn a_layer_of_several_maps_is_active_when_one_of_them_is() {
        let mut layer = LayerCensus::new(2);
        // Two maps: columns 0 and 1 are the first, 2 and 3 the second.
        layer.add(&[1.0; 4], &[1.0, 1.0], &[0.0, 0.0, 0.5, 0.0]);
        assert_eq!((layer.neurons[0].active, layer.neurons[1].active), (1, 0));
    }

    #[test]
    fn the_formula_halves_for_centred_layers() {
        let mut layer = LayerCensus::new(2);
        layer.add(
            &[-1.0, 1.0, 1.0, -1.0],
            &[0.0, 1.0, 1.0, 0.0],
            &[0.0, 1.0, 1.0, 0.0],
        );
        let census = Census {
            steps: 0,
            samples: 2,
            layers: vec![layer.clone(), layer.clone(), layer],
        };
        assert_eq!(census.predicted(), [0.5, 0.25, 0.125]);
        assert!((normal_cdf(1.959963984540054) - 0.975).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_fold_is_the_count_over_everything(
            rows in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0.0f32), -2f32..2.0], 6), 1..40),
            cut in 0usize..40,
        ) {
            let relu: Vec<Vec<f32>> = rows.iter().map(|row| row.iter().map(|z| z.max(0.0)).collect()).collect();
            let feed = |layer: &mut LayerCensus, from: usize, to: usize| {
                let (pre, post) = (rows[from..to].concat(), relu[from..to].concat());
                let slopes: Vec<f32> = post.iter().map(|&a| relu_slope(a)).collect();
                layer.add(&pre, &post, &slopes);
            };
            let mut folded = LayerCensus::new(6);
            let cut = cut.min(rows.len());
            feed(&mut folded, 0, cut);
            feed(&mut folded, cut, rows.len());
            let dead: Vec<bool> = folded.all_states().iter().map(|s| s.has(States::DEAD)).collect();
            prop_assert_eq!(&dead, &mask(std::slice::from_ref(&relu)));
            for (column, neuron) in folded.neurons.iter().enumerate() {
                let active = rows.iter().filter(|row| row[column] > 0.0).count();
                prop_assert_eq!(neuron.active as usize, active);
                prop_assert_eq!(neuron.zeros as usize, rows.len() - active);
            }
        }
    }
}
