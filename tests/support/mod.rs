//! What the native and the browser's engine tests share: batches, and the
//! comparison of an engine with the f64 reference network and with another engine.

#![allow(dead_code)] // each test binary uses its own part

pub mod formulas;

use activation_lab::data::{Batch, Source, order};
use activation_lab::engine::{Device, Engine, Settings};
use activation_lab::experiment::{ActivationChoice, DataSource, Experiment, Share};
use activation_lab::network::NetworkShape;
use activation_lab::parameters::{Tensor, TrainState};
use activation_lab::reference::{Mode, Reference};

/// The thirteen functions of the chapter and none.
pub const KEYS: [&str; 14] = [
    "identity",
    "sigmoid",
    "tanh",
    "relu",
    "gelu",
    "mish",
    "leaky_relu",
    "silu",
    "hardswish",
    "swish",
    "prelu",
    "rrelu",
    "telu",
    "staf",
];

/// The book's ReLU run on drawings that every machine makes alike.
pub fn book_relu() -> Experiment {
    Experiment {
        data: DataSource::Synthetic,
        n: 6400,
        seed: 1,
        ..Experiment::default()
    }
}

/// A network small enough that each function can be tried on a software GPU.
pub fn small(key: &str, share: Share) -> Experiment {
    Experiment {
        activations: vec![ActivationChoice::new(key)],
        hidden: vec![24, 16],
        batch: 32,
        share,
        data: DataSource::Synthetic,
        n: 320,
        seed: 5,
        ..Experiment::default()
    }
}

/// The first `count` batches of the experiment's first epoch.
pub fn batches(experiment: &Experiment, count: usize) -> Vec<Batch> {
    let source = Source::open(experiment.data, experiment.n);
    order::epoch_order(experiment.seed, 0, experiment.n)
        .chunks(experiment.batch)
        .take(count)
        .map(|indices| source.train().batch(indices))
        .collect()
}

/// The network of an experiment and its start.
pub fn network(experiment: &Experiment, batch: &Batch) -> (NetworkShape, TrainState) {
    let shape = NetworkShape::new(experiment, batch.width, 10).expect("the experiment is valid");
    let parameters = shape.start_parameters(experiment.init, experiment.seed);
    (
        shape,
        TrainState {
            parameters,
            momentum: Vec::new(),
            steps: 0,
        },
    )
}

/// The engine settings of an experiment.
pub fn settings(experiment: &Experiment) -> Settings {
    Settings {
        lr: experiment.lr,
        momentum: experiment.momentum,
        seed: experiment.seed,
    }
}

/// Loss before each of the steps.
pub async fn losses<D: Device>(device: &D, experiment: &Experiment, steps: usize) -> Vec<f64> {
    let batches = batches(experiment, steps);
    let (shape, start) = network(experiment, &batches[0]);
    let mut engine = device.engine(&shape, start, settings(experiment));
    let mut losses = Vec::new();
    for batch in &batches {
        engine.step(batch);
        let results = engine.drain().await.expect("the device answers");
        losses.extend(results.iter().map(|result| result.loss));
    }
    losses
}

/// ‖a − b‖ / ‖b‖.
pub fn relative(a: &[f32], b: &[f64]) -> f64 {
    let (mut difference, mut norm) = (0.0, 0.0);
    for (&a, &b) in a.iter().zip(b) {
        difference += (f64::from(a) - b).powi(2);
        norm += b * b;
    }
    (difference / norm.max(f64::MIN_POSITIVE)).sqrt()
}

/// Checks loss and every gradient of the first step against the f64 reference network.
pub async fn first_step_agrees<D: Device>(device: &D, experiment: &Experiment, tolerance: f64) {
    let batch = &batches(experiment, 1)[0];
    let (shape, start) = network(experiment, batch);
    let mode = Mode::Training {
        seed: experiment.seed,
        step: 0,
    };
    let reference = Reference::new(&shape, &start.parameters).expect("the start fits");
    let expected_loss = reference.loss(batch, mode).expect("the batch fits");
    let expected = reference.gradients(batch, mode).expect("the batch fits");

    let engine = device.engine(&shape, start, settings(experiment));
    let (loss, gradients) = engine.gradients(batch).await.expect("the device answers");
    let what = format!(
        "{} with {:?} parameters",
        experiment.activation().key,
        experiment.share
    );
    let off = (loss - expected_loss).abs() / expected_loss;
    assert!(
        off < tolerance,
        "{what}: loss {loss}, reference {expected_loss}"
    );
    assert_eq!(gradients.len(), expected.len(), "{what}");
    for (Tensor { name, values, .. }, expected) in gradients.iter().zip(&expected) {
        assert_eq!(values.len(), expected.len(), "{what}: {name}");
        let off = relative(values, expected);
        assert!(
            off < tolerance,
            "{what}: the gradient of {name} is off by {off:.1e} relative"
        );
    }
}

/// Checks that two lists of losses agree.
pub fn agree(what: &str, ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (step, (a, b)) in ours.iter().zip(theirs).enumerate() {
        let off = (a - b).abs() / b.abs();
        assert!(
            off < tolerance,
            "{what}: step {}: {a} against {b}, {off:.1e} relative",
            step + 1
        );
    }
}
