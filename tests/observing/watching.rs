//! Watching while training: at the right moments, and without changing anything.

use activation_lab::experiment::{Experiment, Share};
use activation_lab::observe::{Lives, Sample};
use activation_lab::protocol::{Event, Found, Look, Seen, Watch};
use activation_lab::session::headless::Task;

use super::support::small;
use super::{look, run};

fn watched(events: &[Event]) -> Vec<Seen> {
    let seen = events.iter().filter_map(|event| match event {
        Event::Watched { seen, .. } => Some(seen.open().unwrap()),
        _ => None,
    });
    seen.collect()
}

/// Weights and momentum after each epoch.
fn checkpoints(events: &[Event]) -> Vec<Vec<u8>> {
    let kept = events.iter().filter_map(|event| match event {
        Event::Checkpoint { bytes, .. } => Some(bytes.to_vec()),
        _ => None,
    });
    kept.collect()
}

const WATCH: Watch = Watch {
    every: 3,
    layers: true,
    neurons: 100,
    norms: true,
};

#[test]
fn a_watched_run_is_the_run_itself() {
    for key in ["relu", "rrelu", "staf"] {
        let experiment = Experiment {
            epochs: 2,
            lr: 0.001,
            ..small(key, Share::All)
        };
        let (plain, plain_events) = run(&experiment, Task::default());
        let task = Task {
            watch: Some(WATCH),
            ..Task::default()
        };
        let (outcome, events) = run(&experiment, task);
        let losses = |epochs: &[activation_lab::protocol::EpochResult]| {
            let losses = epochs.iter().map(|e| (e.train_loss, e.test_loss));
            losses.collect::<Vec<_>>()
        };
        assert_eq!(losses(&outcome.epochs), losses(&plain.epochs), "{key}");
        // The seconds differ, the weights do not.
        for (a, b) in checkpoints(&events).iter().zip(checkpoints(&plain_events)) {
            assert_eq!(a.len(), b.len());
            let differing = a.iter().zip(&b).filter(|(a, b)| a != b).count();
            assert!(differing <= 8, "{key}: {differing} bytes differ");
        }
        let steps = experiment.n.div_ceil(experiment.batch) as u64;
        let mut expected: Vec<u64> = (0..=2 * steps)
            .filter(|s| s % 3 == 0 || s % steps == 0)
            .collect();
        expected.dedup();
        let seen = watched(&events);
        assert_eq!(
            seen.iter().map(|seen| seen.steps).collect::<Vec<_>>(),
            expected
        );
        for seen in seen {
            let snapshot = seen.layers.as_ref().unwrap();
            assert_eq!(
                (snapshot.steps, snapshot.sample),
                (seen.steps, Sample::Batch)
            );
            assert_eq!(
                seen.neurons.as_ref().unwrap().len(),
                experiment.hidden.len()
            );
            let ends = seen.steps > 0 && seen.steps % steps == 0;
            assert_eq!(seen.norms.is_some(), ends, "at {}", seen.steps);
        }
    }
}

#[test]
fn a_run_can_be_trained_up_to_any_step() {
    let experiment = Experiment {
        epochs: 3,
        ..small("gelu", Share::All)
    };
    let task = Task {
        watch: Some(Watch { every: 1, ..WATCH }),
        ..Task::default()
    };
    let (_, events) = run(&experiment, task);
    let seen = watched(&events);
    let steps = experiment.n.div_ceil(experiment.batch) as u64;
    let sample = Sample::Batch;
    for at in [0, 1, 5, steps, steps + 1, 3 * steps] {
        let Found::Layers(snapshot) = look(&experiment, at, &[Look::Layers { sample }]).remove(0)
        else {
            panic!("layers");
        };
        assert_eq!(snapshot.steps, at);
        let known = seen
            .iter()
            .find(|seen| seen.steps == at)
            .expect("watched at each step");
        assert_eq!(known.layers.as_ref(), Some(&snapshot), "at {at}");
    }
}

#[test]
fn the_norms_are_means_over_the_steps() {
    // Momentum 0 and a tiny rate: the network hardly moves, so the mean over the steps is near
    // the gradient norms of the batches of the start.
    let experiment = Experiment {
        epochs: 1,
        lr: 1e-12,
        momentum: 0.0,
        ..small("tanh", Share::All)
    };
    let task = Task {
        watch: Some(Watch { every: 0, ..WATCH }),
        ..Task::default()
    };
    let (_, events) = run(&experiment, task);
    let seen = watched(&events);
    let norms = seen.last().unwrap().norms.as_ref().unwrap();
    let (mut sums, mut batches) = (vec![0.0; norms.len()], 0);
    for batch in super::support::batches(&experiment, experiment.n.div_ceil(experiment.batch)) {
        use activation_lab::engine::{Device, Engine, burn::OnBurn};
        let (shape, state) = super::support::network(&experiment, &batch);
        let engine = OnBurn::cpu().engine(&shape, state, super::support::settings(&experiment));
        let (_, gradients) = super::wait(engine.gradients(&batch)).unwrap();
        for (sum, tensor) in sums.iter_mut().zip(gradients.iter().step_by(2)) {
            let squares: f64 = tensor.values.iter().map(|&g| f64::from(g).powi(2)).sum();
            *sum += squares.sqrt();
        }
        batches += 1;
    }
    for (norm, sum) in norms.iter().zip(sums) {
        let mean = sum / f64::from(batches);
        assert!((norm / mean - 1.0).abs() < 1e-4, "{norm}, directly {mean}");
    }
}

#[test]
fn lives_can_be_followed_through_a_run() {
    // A rate that kills: neurons die, and the counts say when.
    let experiment = Experiment {
        epochs: 3,
        lr: 0.5,
        ..small("relu", Share::All)
    };
    let task = Task {
        watch: Some(Watch { every: 1, ..WATCH }),
        ..Task::default()
    };
    let (_, events) = run(&experiment, task);
    let mut lives = Lives::default();
    let points: Vec<_> = watched(&events)
        .iter()
        .filter_map(|seen| seen.neurons.as_ref())
        .map(|states| lives.next(states))
        .collect();
    let total = |part: fn(&activation_lab::observe::LifePoint) -> u32| -> i64 {
        points
            .iter()
            .flatten()
            .map(|point| i64::from(part(point)))
            .sum()
    };
    let dead = |point: &[activation_lab::observe::LifePoint]| -> i64 {
        point.iter().map(|layer| i64::from(layer.dead)).sum()
    };
    assert!(total(|p| p.died) > 0, "this rate kills");
    // Who is dead at the end was dead at the start or died, and did not come back.
    assert_eq!(
        dead(points.last().unwrap()),
        dead(&points[0]) + total(|p| p.died) - total(|p| p.born) - total(|p| p.revived)
    );
}

#[test]
fn where_a_run_left_the_finite_range_is_found_exactly() {
    use activation_lab::protocol::Part;
    let experiment = Experiment {
        lr: 1000.0,
        epochs: 2,
        ..small("relu", Share::All)
    };
    let (outcome, _) = run(&experiment, Task::default());
    let (epoch, step) = outcome.diverged.expect("it diverges");
    let blowup = outcome.blowup.expect("and where is known");
    // The same step again, one at a time, with everything looked at.
    let steps = experiment.n.div_ceil(experiment.batch) as u64;
    let before = u64::from(epoch - 1) * steps + u64::from(step) - 1;
    let batch = {
        use activation_lab::data::{Source, order};
        let source = Source::open(experiment.data, experiment.n);
        let order = order::epoch_order(experiment.seed, epoch - 1, experiment.n);
        let from = (step as usize - 1) * experiment.batch;
        source
            .train()
            .batch(&order[from..(from + experiment.batch).min(experiment.n)])
    };
    let (shape, mut state) = super::support::network(&experiment, &batch);
    use activation_lab::engine::{Device, Engine, Slopes, burn::OnBurn};
    let mut engine = OnBurn::cpu().engine(
        &shape,
        std::mem::take(&mut state),
        super::support::settings(&experiment),
    );
    for batch in super::support::batches(&experiment, before as usize) {
        engine.step(&batch);
        let results = super::wait(engine.drain()).unwrap();
        assert!(results[0].loss.is_finite(), "not before");
    }
    let state = super::wait(engine.state()).unwrap();
    let trace = super::wait(engine.trace(&batch, Slopes::Without)).unwrap();
    let bad = |values: &[f32]| values.iter().any(|value| !value.is_finite());
    let layer = blowup.layer as usize;
    for (index, seen) in trace.iter().enumerate().take(layer + 1) {
        let weights = bad(&state.parameters[2 * index].values)
            || bad(&state.parameters[2 * index + 1].values);
        let (pre, post) = (bad(&seen.pre_activations), bad(&seen.activations));
        if index < layer {
            assert!(!weights && !pre && !post, "layer {index} is still finite");
            continue;
        }
        match blowup.part {
            Part::Weights => assert!(weights),
            Part::PreActivations => assert!(!weights && pre),
            Part::Activations | Part::Parameters => assert!(!weights && !pre && post),
        }
    }
}
