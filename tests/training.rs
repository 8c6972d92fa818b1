//! Training, natively: gradients against the reference network, resuming bit for bit,
//! divergence told as such, and the book's run to its known accuracy.

#![cfg(all(feature = "train", not(target_arch = "wasm32")))]

mod support;

use std::path::PathBuf;

use activation_lab::activation;
use activation_lab::course::figure;
use activation_lab::data::{Source, files};
use activation_lab::engine::burn::OnBurn;
use activation_lab::engine::{Device, Engine, Slopes};
use activation_lab::experiment::{ActivationChoice, DataSource, Experiment, Share};
use activation_lab::link;
use activation_lab::protocol::{Event, Problem};
use activation_lab::reference::{Mode, Reference};
use activation_lab::session::headless;
use support::{agree, batches, book_relu, first_step_agrees, losses, network, settings, small};

fn wait<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

#[test]
fn the_first_step_agrees_with_the_reference() {
    wait(first_step_agrees(&OnBurn::cpu(), &book_relu(), 1e-4));
    for activation in activation::all() {
        for share in [Share::All, Share::Layer, Share::Neuron] {
            let experiment = small(activation.key, share);
            wait(first_step_agrees(&OnBurn::cpu(), &experiment, 1e-4));
        }
    }
}

#[test]
fn a_layer_sees_what_the_reference_sees() {
    for activation in activation::all() {
        let key = activation.key;
        let experiment = small(key, Share::All);
        let batch = &batches(&experiment, 1)[0];
        let (shape, start) = network(&experiment, batch);
        let reference = Reference::new(&shape, &start.parameters).unwrap();
        let expected = reference.forward(batch, Mode::Evaluation).unwrap();
        let engine = OnBurn::cpu().engine(&shape, start, settings(&experiment));
        let trace = wait(engine.trace(batch, Slopes::With)).unwrap();
        assert_eq!(trace.len(), expected.layers.len());
        for (ours, theirs) in trace.iter().zip(&expected.layers) {
            assert!(
                support::relative(&ours.pre_activations, &theirs.pre) < 1e-5,
                "{key}"
            );
            assert!(
                support::relative(&ours.activations, &theirs.post) < 1e-5,
                "{key}"
            );
        }
    }
}

#[test]
fn the_update_is_pytorchs_sgd() {
    // Five steps with momentum, every update in f64 by the reference network.
    for key in ["relu", "prelu", "rrelu", "staf"] {
        let experiment = small(key, Share::All);
        let batches = batches(&experiment, 5);
        let (shape, start) = network(&experiment, &batches[0]);
        let mut reference = Reference::new(&shape, &start.parameters).unwrap();
        let mut expected = Vec::new();
        let mut momentum = Vec::new();
        for (step, batch) in batches.iter().enumerate() {
            let mode = Mode::Training {
                seed: experiment.seed,
                step: step as u64,
            };
            expected.push(reference.loss(batch, mode).unwrap());
            let gradients = reference.gradients(batch, mode).unwrap();
            reference.sgd_step(
                &mut momentum,
                &gradients,
                experiment.lr,
                experiment.momentum,
            );
        }
        agree(
            key,
            &wait(losses(&OnBurn::cpu(), &experiment, 5)),
            &expected,
            1e-4,
        );
    }
}

#[test]
fn fifty_steps_equal_the_losses_kept_for_the_browser() {
    // The browser's test compares with the same file. To write it anew after a deliberate
    // change: WRITE_NATIVE_LOSSES=1 cargo test --profile quick --test training fifty
    let ours = wait(losses(&OnBurn::cpu(), &book_relu(), 50));
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/reference/native_losses.txt"
    );
    if std::env::var_os("WRITE_NATIVE_LOSSES").is_some() {
        let lines: Vec<String> = ours.iter().map(f64::to_string).collect();
        let head = "# Losses of the book's ReLU run on the synthetic garments, one a step; see tests/training.rs.";
        std::fs::write(path, format!("{head}\n{}\n", lines.join("\n"))).unwrap();
    }
    let kept: Vec<f64> = std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.parse().unwrap())
        .collect();
    // Another processor may sum in another order.
    agree("this build against the kept losses", &ours, &kept, 1e-3);
}

/// Trains a single run; its epochs, and the events it told.
fn train(experiment: &Experiment) -> (headless::Outcome, Vec<Event>) {
    let source = Source::open(experiment.data, experiment.n);
    let mut events = Vec::new();
    let outcome =
        headless::train(experiment, source, &mut |event| events.push(event.clone())).unwrap();
    (outcome, events)
}

/// What a reader of the first page is told to watch.
#[test]
fn the_first_training_shows_what_an_activation_is_for() {
    let (link, notices) = link::decode(figure::FIRST.link);
    assert_eq!(notices, []);
    for run in link.experiment.runs() {
        let (outcome, _) = train(&run);
        let accuracies = || outcome.epochs.iter().map(|epoch| epoch.test_accuracy);
        match &*run.activation().key {
            // No better than a straight line through two rings.
            "identity" => assert!(accuracies().all(|share| share < 0.7)),
            _ => assert!(accuracies().next_back().is_some_and(|share| share > 0.95)),
        }
    }
}

#[test]
fn a_run_resumed_from_a_checkpoint_ends_in_the_same_weights() {
    for key in ["relu", "rrelu", "staf"] {
        let experiment = Experiment {
            epochs: 3,
            lr: 0.001,
            ..small(key, Share::All)
        };
        let (outcome, events) = train(&experiment);
        assert_eq!(outcome.epochs.len(), 3, "{key}");
        let kept = |wanted: u32, events: &[Event]| {
            events
                .iter()
                .find_map(|event| match event {
                    Event::Checkpoint { epoch, bytes, .. } if *epoch == wanted => {
                        Some(bytes.clone())
                    }
                    _ => None,
                })
                .expect("a checkpoint after each epoch")
        };
        let mut resumed = Vec::new();
        let source = Source::open(experiment.data, experiment.n);
        let task = headless::Task {
            checkpoint: Some(kept(1, &events)),
            ..Default::default()
        };
        headless::run(&experiment, source, task, &mut |event| {
            resumed.push(event.clone());
        })
        .unwrap();
        let state = |bytes: &[u8]| {
            let (_, start) = network(&experiment, &batches(&experiment, 1)[0]);
            let read = activation_lab::session::checkpoint::Checkpoint::from_bytes(
                bytes,
                &start.parameters,
            );
            read.unwrap().state
        };
        assert_eq!(state(&kept(3, &resumed)), state(&kept(3, &events)), "{key}");
    }
}

#[test]
fn the_same_experiment_gives_the_same_numbers_twice() {
    let experiment = Experiment {
        epochs: 1,
        ..small("rrelu", Share::All)
    };
    let strip = |(outcome, _): (headless::Outcome, _)| {
        let mut epoch = outcome.epochs[0].clone();
        epoch.seconds = 0.0;
        epoch
    };
    assert_eq!(strip(train(&experiment)), strip(train(&experiment)));
}

#[test]
fn a_run_that_leaves_the_finite_range_says_at_which_step() {
    let experiment = Experiment {
        lr: 1000.0,
        epochs: 2,
        ..small("identity", Share::All)
    };
    let (outcome, events) = train(&experiment);
    let Some((epoch, step)) = outcome.diverged else {
        panic!("it diverged: {outcome:?}")
    };
    assert!(epoch == 1 && step >= 1);
    assert!(outcome.blowup.is_some(), "and where it began");
    assert!(events.iter().any(|e| matches!(
        e,
        Event::Warning {
            problem: Problem::Diverged { .. },
            ..
        }
    )));
}

#[test]
fn every_data_set_can_be_trained_on() {
    for data in [
        DataSource::Synthetic,
        DataSource::Xor,
        DataSource::Circles,
        DataSource::Spiral,
        DataSource::Moons,
        DataSource::Fit1d,
    ] {
        let experiment = Experiment {
            activations: vec![ActivationChoice::new("tanh")],
            hidden: vec![32, 32],
            batch: 16,
            lr: if data == DataSource::Synthetic {
                0.01
            } else {
                0.05
            },
            // The spirals are hard: 60 rounds over 1000 points.
            epochs: if data == DataSource::Synthetic { 3 } else { 60 },
            data,
            n: 1000,
            ..Experiment::default()
        };
        let (outcome, _) = train(&experiment);
        let first = &outcome.epochs[0];
        let last = outcome.epochs.last().unwrap();
        assert!(last.test_loss < first.test_loss, "{data:?}: {outcome:?}");
        assert!(last.test_accuracy > 0.6, "{data:?}: {outcome:?}");
    }
}

/// The folder with the real files; says so and gives nothing where there is none.
fn real_data(test: &str) -> Option<PathBuf> {
    match files::find(None) {
        Ok(folder) => Some(folder),
        Err(why) => {
            eprintln!("SKIPPED {test}: {why}");
            None
        }
    }
}

#[test]
fn the_books_relu_run_reaches_its_accuracy() {
    let Some(folder) = real_data("the book's ReLU run") else {
        return;
    };
    let text = "#/train?v=1&act=relu&lr=0.01&momentum=0.9&batch=128&epochs=10&seed=1";
    let (link, notices) = link::decode(text);
    assert!(notices.is_empty(), "{notices:?}");
    let source = files::load(&folder, link.experiment.n).unwrap();
    let outcome = headless::train(&link.experiment, source, &mut |_| ()).unwrap();
    let last = outcome.epochs.last().expect("ten epochs");
    // PyTorch, same recipe: 0.874 to 0.879.
    assert!(last.test_accuracy >= 0.865, "{last:?}");
    assert!(last.test_loss <= 0.38, "{last:?}");
    eprintln!(
        "test accuracy {:.4}, loss {:.4}",
        last.test_accuracy, last.test_loss
    );
}

#[test]
fn every_formula_is_what_it_is_in_f64() {
    use support::formulas::{Bar, kernel_agrees};

    let cpu = OnBurn::cpu();
    for entry in activation_lab::activation::all() {
        for per_neuron in [false, true] {
            let agrees = kernel_agrees(cpu.device(), entry.text, per_neuron, Bar::Catalogue);
            pollster::block_on(agrees);
        }
    }
    let (mut numbers, mut left_out) = (0, 0);
    for text in include_str!("reference/random_formulas.txt").lines() {
        let agrees = kernel_agrees(cpu.device(), text, false, Bar::Random);
        let compared = pollster::block_on(agrees);
        numbers += compared.numbers;
        left_out += compared.left_out;
    }
    assert!(left_out * 4 < numbers, "{left_out} of {numbers} left out");
}
