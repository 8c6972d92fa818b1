//! Small sets in one and two dimensions, on which a network can be watched whole.
//!
//! Each is drawn from a fixed seed of its own, so the data never depends on an
//! experiment's seed. Coordinates lie roughly in [−1, 1].

use core::f64::consts::{PI, TAU};

use super::{Dataset, Features, Targets};
use crate::random::{Draws, Plane, Purpose};

/// Most training samples.
pub const TRAIN: usize = 2000;
/// Test samples.
pub const TEST: usize = 500;

const SEED: u64 = 0x7079;

/// One labelled point.
type Labelled = ([f64; 2], u8);

/// Draws a training set of at most `n` points and a test set, from `draw(draws, index)`.
fn classes(layer: u64, n: usize, draw: impl Fn(Plane, u64) -> Labelled) -> (Dataset, Dataset) {
    let half = |split: u64, len: usize| {
        let plane = Draws::new(SEED, Purpose::Data).at(split, layer);
        let mut values = Vec::with_capacity(2 * len);
        let mut labels = Vec::with_capacity(len);
        for index in 0..len as u64 {
            let (point, label) = draw(plane, index);
            values.extend(point.map(|v| v as f32));
            labels.push(label);
        }
        Dataset {
            features: Features::Points { width: 2, values },
            targets: Targets::Classes {
                names: vec!["A".to_owned(), "B".to_owned()],
                labels,
            },
        }
    };
    (half(0, n.min(TRAIN)), half(1, TEST))
}

/// Four clouds on the corners of a square, opposite corners alike: a straight line cannot part them.
pub fn xor(n: usize) -> (Dataset, Dataset) {
    classes(0, n, |draws, i| {
        let corner = draws.below(i, 0, 4);
        let side = |bit: u64, column: u64| {
            (if bit == 1 { 0.5 } else { -0.5 }) + 0.18 * draws.normal(i, column)
        };
        let (a, b) = (corner & 1, corner >> 1);
        ([side(a, 1), side(b, 2)], (a ^ b) as u8)
    })
}

/// A ring around a smaller ring.
pub fn circles(n: usize) -> (Dataset, Dataset) {
    classes(1, n, |draws, i| {
        let label = (i % 2) as u8;
        let angle = draws.uniform(i, 0, 0.0, TAU);
        let radius = if label == 0 { 0.9 } else { 0.45 };
        let noise = |column| 0.09 * draws.normal(i, column);
        let point = [
            radius * libm::cos(angle) + noise(1),
            radius * libm::sin(angle) + noise(2),
        ];
        (point, label)
    })
}

/// Two arms that wind around each other for one and three quarter turns.
pub fn spiral(n: usize) -> (Dataset, Dataset) {
    classes(2, n, |draws, i| {
        let label = (i % 2) as u8;
        let along = draws.unit(i, 0);
        let angle = 1.75 * TAU * along + PI * f64::from(label);
        let radius = 0.08 + 0.92 * along;
        let noise = |column| 0.025 * draws.normal(i, column);
        let point = [
            radius * libm::cos(angle) + noise(1),
            radius * libm::sin(angle) + noise(2),
        ];
        (point, label)
    })
}

/// Two half-moons that reach into each other.
pub fn moons(n: usize) -> (Dataset, Dataset) {
    classes(3, n, |draws, i| {
        let label = (i % 2) as u8;
        let angle = draws.uniform(i, 0, 0.0, PI);
        let (x, y) = if label == 0 {
            (libm::cos(angle), libm::sin(angle))
        } else {
            (1.0 - libm::cos(angle), 0.5 - libm::sin(angle))
        };
        let noise = |column| 0.07 * draws.normal(i, column);
        // Centred and scaled from [−1, 2] × [−0.5, 1].
        let point = [(x - 0.5) / 1.5 + noise(1), (y - 0.25) / 1.5 + noise(2)];
        (point, label)
    })
}

/// The curve behind [`fit1d`]: smooth, with one slow and one fast wave.
pub fn curve(x: f64) -> f64 {
    0.6 * libm::sin(PI * x) + 0.3 * libm::sin(3.0 * PI * x)
}

/// Regression on one input in [−1, 1]: [`curve`] with noise of standard deviation 0.05.
pub fn fit1d(n: usize) -> (Dataset, Dataset) {
    let half = |split: u64, len: usize| {
        let draws = Draws::new(SEED, Purpose::Data).at(split, 4);
        let (mut inputs, mut outputs) = (Vec::with_capacity(len), Vec::with_capacity(len));
        for i in 0..len as u64 {
            let x = draws.uniform(i, 0, -1.0, 1.0);
            inputs.push(x as f32);
            outputs.push((curve(x) + 0.05 * draws.normal(i, 1)) as f32);
        }
        Dataset {
            features: Features::Points {
                width: 1,
                values: inputs,
            },
            targets: Targets::Values {
                width: 1,
                values: outputs,
            },
        }
    };
    (half(0, n.min(TRAIN)), half(1, TEST))
}
