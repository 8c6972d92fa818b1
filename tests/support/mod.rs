//! What the native and the browser's engine tests share: batches, and the
//! comparison of an engine with the f64 reference network and with another engine.

#![allow(dead_code)] // each test binary uses its own part

pub mod formulas;

use activation_lab::data::{Batch, Source, order};
use activation_lab::engine::burn::OnBurn;
use activation_lab::engine::{Device, Engine, Settings, Slopes};
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

/// Checks what is seen inside a network on a device against the CPU, whose own figures the native
/// tests hold to the f64 reference; and that going back leads back.
pub async fn inside_agrees<D: Device>(device: &D, experiment: &Experiment, tolerance: f64) {
    let batch = &batches(experiment, 1)[0];
    let (shape, start) = network(experiment, batch);
    let what = format!(
        "{} with {:?} parameters",
        experiment.activation().key,
        experiment.share
    );
    let close = |part: &str, ours: &[f32], theirs: &[f32]| {
        assert_eq!(ours.len(), theirs.len(), "{what}: {part}");
        let theirs: Vec<f64> = theirs.iter().map(|&value| f64::from(value)).collect();
        let off = relative(ours, &theirs);
        assert!(off < tolerance, "{what}: {part} is off by {off:.1e}");
    };
    let cpu = OnBurn::cpu().engine(&shape, start.clone(), settings(experiment));
    let mut ours = device.engine(&shape, start, settings(experiment));

    let seen = ours.trace(batch, Slopes::With).await.expect("a trace");
    let expected = cpu.trace(batch, Slopes::With).await.expect("a trace");
    for (seen, expected) in seen.iter().zip(&expected) {
        close(
            "a pre-activation",
            &seen.pre_activations,
            &expected.pre_activations,
        );
        close("an activation", &seen.activations, &expected.activations);
        close("a slope", &seen.slopes, &expected.slopes);
    }
    let flow = ours.flow(batch).await.expect("a flow");
    let expected = cpu.flow(batch).await.expect("a flow");
    for (flow, expected) in flow.iter().zip(&expected) {
        for (ours, theirs) in [
            (flow.by_activation, expected.by_activation),
            (flow.by_pre_activation, expected.by_pre_activation),
        ] {
            let off = (ours - theirs).abs() / theirs;
            assert!(
                off < 2.0 * tolerance,
                "{what}: a gradient's size is off by {off:.1e}"
            );
        }
    }
    let seen = ours.neuron(batch, 1, 3).await.expect("a neuron");
    let expected = cpu.neuron(batch, 1, 3).await.expect("a neuron");
    close(
        "a neuron's pre-activation",
        &seen.pre_activations,
        &expected.pre_activations,
    );
    close(
        "a neuron's activation",
        &seen.activations,
        &expected.activations,
    );

    let before = ours.state().await.expect("a state");
    ours.measure_norms(true);
    ours.mark();
    ours.step(batch);
    let results = ours.drain().await.expect("a step");
    let (_, gradients) = cpu.gradients(batch).await.expect("gradients");
    let norms = gradients.iter().step_by(2).map(|tensor| {
        let squares = tensor.values.iter().map(|&g| f64::from(g) * f64::from(g));
        squares.sum::<f64>().sqrt()
    });
    assert_eq!(results[0].gradient_norms.len(), shape.linear_layers());
    for (ours, theirs) in results[0].gradient_norms.iter().zip(norms) {
        assert!(
            (ours - theirs).abs() < 2.0 * tolerance * theirs,
            "{what}: norm {ours}, on the CPU {theirs}"
        );
    }
    assert_ne!(ours.state().await.expect("a state"), before, "{what}");
    assert!(ours.rewind(), "{what}: there is a mark");
    assert_eq!(ours.state().await.expect("a state"), before, "{what}");
    assert!(!ours.rewind(), "{what}: a mark serves once");
}
