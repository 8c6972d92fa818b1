//! Each look against a direct computation on what the engine gives back.

use activation_lab::activation;
use activation_lab::data::{Batch, Source, order};
use activation_lab::engine::burn::{BurnEngine, OnBurn};
use activation_lab::engine::{Device, Engine, Slopes};
use activation_lab::experiment::{ActivationChoice, Experiment, Share};
use activation_lab::network::NetworkShape;
use activation_lab::observe::{Distribution, Sample, Snapshot, States};
use activation_lab::parameters::TrainState;
use activation_lab::protocol::{Change, Found, Look};
use activation_lab::reference::{Mode, Reference};

use super::support::{inside_agrees, settings, small};
use super::{look, wait};

/// The network of an experiment at its start.
fn start(experiment: &Experiment) -> (NetworkShape, TrainState) {
    let (inputs, outputs) = experiment.data.shape();
    let shape = NetworkShape::new(experiment, inputs, outputs).unwrap();
    let parameters = shape.start_parameters(experiment.init, experiment.seed);
    let state = TrainState {
        parameters,
        ..TrainState::default()
    };
    (shape, state)
}

fn engine(experiment: &Experiment) -> BurnEngine {
    let (shape, state) = start(experiment);
    OnBurn::cpu().engine(&shape, state, settings(experiment))
}

fn source(experiment: &Experiment) -> Source {
    Source::open(experiment.data, experiment.n)
}

fn first_batch(experiment: &Experiment) -> Batch {
    let source = source(experiment);
    let order = order::epoch_order(experiment.seed, 0, experiment.n.min(source.train_len()));
    source.train().batch(&order[..experiment.batch])
}

fn whole(experiment: &Experiment) -> Batch {
    let source = source(experiment);
    let n = experiment.n.min(source.train_len()) as u32;
    source.train().batch(&(0..n).collect::<Vec<_>>())
}

fn layers(experiment: &Experiment, sample: Sample) -> Snapshot {
    match look(experiment, 0, &[Look::Layers { sample }]).remove(0) {
        Found::Layers(snapshot) => snapshot,
        other => panic!("{other:?}"),
    }
}

#[test]
fn histograms_are_those_of_the_values_read_back() {
    for key in ["relu", "sigmoid", "prelu", "swiglu", "staf", "rrelu"] {
        let experiment = small(key, Share::All);
        let snapshot = layers(&experiment, Sample::Batch);
        let (engine, batch) = (engine(&experiment), first_batch(&experiment));
        let trace = wait(engine.trace(&batch, Slopes::Without)).unwrap();
        let (loss, gradients) = wait(engine.gradients(&batch)).unwrap();
        let state = wait(engine.state()).unwrap();
        // RReLU's loss is that of its training mode there, and of its mean slope here.
        if key != "rrelu" {
            assert!((snapshot.loss - loss).abs() < 1e-6, "{key}");
        }
        assert_eq!(snapshot.layers.len(), trace.len());
        for (layer, (view, seen)) in snapshot.layers.iter().zip(&trace).enumerate() {
            assert_eq!(view.pre, Distribution::of(&seen.pre_activations), "{key}");
            assert_eq!(view.post, Distribution::of(&seen.activations), "{key}");
            let weights = &state.parameters[2 * layer].values;
            assert_eq!(view.weights, Distribution::of(weights), "{key}");
            let gradient = &gradients[2 * layer].values;
            assert_eq!(view.gradients, Distribution::of(gradient), "{key}");
            // Totals add up to the element count.
            for (seen, count) in [
                (&view.pre, seen.pre_activations.len()),
                (&view.post, seen.activations.len()),
                (&view.weights, weights.len()),
                (&view.gradients, gradient.len()),
            ] {
                assert_eq!(seen.stats.count, count as u64);
                assert_eq!(seen.linear.total(), count as u64);
                assert_eq!(seen.log.total() + seen.stats.zeros, count as u64);
                // Counted by comparing each value with the edges of a bin.
                let bin = seen.linear.counts.len() / 2;
                let (low, high) = seen.linear.edges(bin);
                assert!(low < high && seen.linear.low <= seen.stats.min);
            }
        }
    }
}

#[test]
fn the_whole_set_is_the_sum_of_its_batches() {
    let experiment = small("gelu", Share::All);
    let snapshot = layers(&experiment, Sample::Whole);
    let (engine, batch) = (engine(&experiment), whole(&experiment));
    assert!(batch.size > 256, "more than one piece");
    assert_eq!(snapshot.samples as usize, batch.size);
    let trace = wait(engine.trace(&batch, Slopes::Without)).unwrap();
    let (loss, gradients) = wait(engine.gradients(&batch)).unwrap();
    assert!((snapshot.loss - loss).abs() < 1e-5);
    let flow = wait(engine.flow(&batch)).unwrap();
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-4 * b.abs();
    for (layer, view) in snapshot.layers.iter().enumerate() {
        // Batches are multiplied in other blocks than the whole, so a value may change its bin.
        let direct = Distribution::of(&trace[layer].pre_activations);
        assert_eq!(view.pre.linear.total(), direct.linear.total());
        assert!(near(view.pre.stats.std(), direct.stats.std()));
        let moved: u64 = view
            .pre
            .linear
            .counts
            .iter()
            .zip(&direct.linear.counts)
            .map(|(a, b)| u64::from(a.abs_diff(*b)))
            .sum();
        assert!(
            moved <= direct.stats.count / 500,
            "{moved} of {}",
            direct.stats.count
        );
        let norm = Distribution::of(&gradients[2 * layer].values).stats.norm();
        assert!(near(view.gradients.stats.norm(), norm));
        assert!(near(view.delta, flow[layer].by_pre_activation.sqrt()));
    }
}

#[test]
fn the_gradients_way_back_is_the_reference_networks() {
    for activation in activation::all() {
        let experiment = Experiment {
            hidden: vec![12, 9, 7],
            ..small(activation.key, Share::All)
        };
        let (shape, state) = start(&experiment);
        let batch = first_batch(&experiment);
        let flow = wait(engine(&experiment).flow(&batch)).unwrap();
        // The bias gradient of one sample is its ∂L/∂z: sample by sample, in f64.
        let reference = Reference::new(&shape, &state.parameters).unwrap();
        if experiment_is_random(&experiment) {
            continue;
        }
        let mut expected = vec![0.0; shape.linear_layers()];
        for sample in 0..batch.size {
            let one = sample_of(&batch, sample);
            let gradients = reference.gradients(&one, Mode::Evaluation).unwrap();
            for (layer, sum) in expected.iter_mut().enumerate() {
                let bias = &gradients[2 * layer + 1];
                // The mean over the batch divides each sample's by the batch's size.
                *sum += bias
                    .iter()
                    .map(|g| (g / batch.size as f64).powi(2))
                    .sum::<f64>();
            }
        }
        for (layer, (flow, expected)) in flow.iter().zip(&expected).enumerate() {
            let (ours, theirs) = (flow.by_pre_activation.sqrt(), expected.sqrt());
            assert!(
                (ours - theirs).abs() <= 2e-4 * theirs + 1e-12,
                "{} layer {layer}: {ours}, the reference {theirs}",
                activation.key
            );
        }
    }
}

fn experiment_is_random(experiment: &Experiment) -> bool {
    let (shape, _) = start(experiment);
    shape
        .activation
        .is_some_and(|activation| activation.random().is_some())
}

fn sample_of(batch: &Batch, sample: usize) -> Batch {
    use activation_lab::data::BatchTargets;
    let targets = match &batch.targets {
        BatchTargets::Classes(labels) => BatchTargets::Classes(vec![labels[sample]]),
        BatchTargets::Values { width, values } => BatchTargets::Values {
            width: *width,
            values: values[sample * width..(sample + 1) * width].to_vec(),
        },
    };
    Batch {
        size: 1,
        width: batch.width,
        inputs: batch.inputs[sample * batch.width..(sample + 1) * batch.width].to_vec(),
        targets,
    }
}

#[test]
fn both_factors_lead_from_the_output_to_the_input() {
    let experiment = small("tanh", Share::All);
    let snapshot = layers(&experiment, Sample::Batch);
    let last = snapshot.layers.last().unwrap();
    assert!(last.split.is_none() && last.parameters.is_empty());
    let product = snapshot.layers.iter().filter_map(|layer| layer.split);
    let product: f64 = product.map(|split| split.gain * split.slope).product();
    let ratio = snapshot.layers[0].delta / last.delta;
    assert!((product / ratio - 1.0).abs() < 1e-9);
}

#[test]
fn going_back_leads_back() {
    for (key, share) in [
        ("relu", Share::All),
        ("swiglu", Share::Layer),
        ("prelu", Share::Neuron),
    ] {
        wait(inside_agrees(&OnBurn::cpu(), &small(key, share), 1e-4));
    }
}

#[test]
fn slopes_are_the_derivative() {
    for activation in activation::all() {
        for share in [Share::All, Share::Neuron] {
            let experiment = small(activation.key, share);
            let (engine, batch) = (engine(&experiment), first_batch(&experiment));
            let trace = wait(engine.trace(&batch, Slopes::With)).unwrap();
            let (shape, _) = start(&experiment);
            let instance = shape.activation.as_ref().unwrap();
            let (maps, compiled) = (instance.inputs(), instance.compiled());
            let hidden = &trace[0];
            let p = instance.start_parameters(experiment.seed, 0, 0);
            // The first neuron: its own parameters are those of column 0.
            for (pre, slopes) in hidden
                .pre_activations
                .chunks_exact(maps * hidden.width)
                .zip(hidden.slopes.chunks_exact(maps * hidden.width))
            {
                let x: Vec<f64> = (0..maps)
                    .map(|map| f64::from(pre[map * hidden.width]))
                    .collect();
                let exact = compiled.derivatives(&x, &p, None);
                for map in 0..maps {
                    let (ours, theirs) = (f64::from(slopes[map * hidden.width]), exact[1 + map]);
                    assert!(
                        (ours - theirs).abs()
                            < 1e-4 * (1.0 + theirs.abs()) * (1.0 + p.len() as f64),
                        "{} at {x:?}: {ours}, exactly {theirs}",
                        activation.key
                    );
                }
            }
            assert!(
                trace
                    .last()
                    .unwrap()
                    .slopes
                    .iter()
                    .all(|&slope| slope == 1.0)
            );
        }
    }
}

#[test]
fn a_census_is_the_mask_over_the_whole_set() {
    for (key, noact) in [
        ("relu", false),
        ("sigmoid", false),
        ("swiglu", false),
        ("relu", true),
    ] {
        let experiment = Experiment {
            hidden: vec![40, 40, 40, 40],
            noact,
            ..small(key, Share::All)
        };
        let samples = experiment.n as u32;
        let Found::Census(census) = look(&experiment, 0, &[Look::Census { samples }]).remove(0)
        else {
            panic!("a census");
        };
        let batch = whole(&experiment);
        assert_eq!(census.samples as usize, batch.size);
        let trace = wait(engine(&experiment).trace(&batch, Slopes::With)).unwrap();
        assert_eq!(census.layers.len(), 4);
        for (layer, seen) in census.layers.iter().zip(&trace) {
            for (neuron, one) in layer.neurons.iter().enumerate() {
                let outputs: Vec<f32> = seen
                    .activations
                    .chunks_exact(seen.width)
                    .map(|row| row[neuron])
                    .collect();
                let zeros = outputs.iter().filter(|&&a| a == 0.0).count();
                assert_eq!(one.zeros as usize, zeros, "{key}");
                assert_eq!(layer.states(neuron).has(States::DEAD), zeros == batch.size);
                let largest = outputs.iter().copied().fold(f32::MIN, f32::max);
                assert!((one.max - largest).abs() <= 1e-5 * largest.abs().max(1.0));
                if noact {
                    assert_eq!(one.active as usize, batch.size);
                }
            }
        }
    }
}

#[test]
fn a_neuron_is_seen_as_the_whole_network_sees_it() {
    for (key, share) in [
        ("relu", Share::All),
        ("swiglu", Share::All),
        ("prelu", Share::Neuron),
    ] {
        let experiment = Experiment {
            hidden: vec![9, 8],
            ..small(key, share)
        };
        let samples = experiment.n as u32;
        let wanted = Look::Neuron {
            layer: 1,
            neuron: 5,
            samples,
        };
        let Found::Neuron(view) = look(&experiment, 0, &[wanted]).remove(0) else {
            panic!("a neuron");
        };
        let batch = whole(&experiment);
        let trace = &wait(engine(&experiment).trace(&batch, Slopes::With)).unwrap()[1];
        let outputs: Vec<f32> = trace
            .activations
            .chunks_exact(8)
            .map(|row| row[5])
            .collect();
        let maps = trace.pre_activations.len() / trace.activations.len();
        assert_eq!(view.samples as usize, batch.size);
        assert_eq!(view.pre.stats.count as usize, maps * batch.size, "{key}");
        let direct = Distribution::of(&outputs);
        assert!((view.post.stats.mean() - direct.stats.mean()).abs() < 1e-5);
        assert!((view.post.stats.max - direct.stats.max).abs() < 1e-5);
        let slopes = trace.slopes.chunks_exact(maps * 8);
        let active = slopes
            .filter(|row| (0..maps).any(|map| row[map * 8 + 5].abs() >= 0.01))
            .count();
        assert_eq!(view.active as usize, active, "{key}");
        let best = view.top[0] as usize;
        assert!((outputs[best] - view.top_outputs[0]).abs() < 1e-5);
        assert!(view.top_outputs.windows(2).all(|pair| pair[0] >= pair[1]));
        // Its weights, from the whole matrix.
        let (_, state) = start(&experiment);
        let matrix = &state.parameters[2];
        assert_eq!(view.weights.len(), 9 * maps);
        assert_eq!(view.biases.len(), maps);
        for (place, &weight) in view.weights.iter().enumerate() {
            let (map, input) = (place / 9, place % 9);
            assert_eq!(weight, matrix.values[input * matrix.shape[1] + map * 8 + 5]);
        }
    }
}

#[test]
fn a_look_at_what_is_not_there_says_so_and_ends_nothing() {
    let experiment = small("relu", Share::All);
    let task = super::Task {
        until: Some(2),
        looks: vec![
            Look::Neuron {
                layer: 99,
                neuron: 0,
                samples: 10,
            },
            Look::Changed {
                changes: vec![Change::Silence {
                    layer: 0,
                    neuron: 70_000,
                }],
            },
            Look::Census { samples: u32::MAX },
        ],
        ..Default::default()
    };
    let (outcome, events) = super::run(&experiment, task);
    assert!(outcome.found[0].is_none() && outcome.found[1].is_none());
    assert!(matches!(&outcome.found[2], Some(Found::Census(census)) if census.steps == 2));
    let warnings = events
        .iter()
        .filter(|event| matches!(event, super::Event::Warning { .. }));
    assert_eq!(warnings.count(), 2);
}

#[test]
fn changes_are_made_and_taken_back() {
    let experiment = Experiment {
        epochs: 3,
        lr: 0.05,
        activations: vec![ActivationChoice::new("relu")],
        ..small("relu", Share::All)
    };
    let silence = |neuron| Change::Silence { layer: 0, neuron };
    let redraw = |times| Change::Redraw { layer: 1, times };
    let all = (0..experiment.hidden[0] as u32).map(silence).collect();
    let on = Change::Train { steps: 20 };
    let lists = [
        vec![],
        all,
        vec![redraw(1)],
        vec![redraw(2)],
        vec![redraw(1)],
        vec![redraw(1), on],
        vec![redraw(1), on, on],
        vec![],
    ];
    let looks: Vec<Look> = lists.map(|changes| Look::Changed { changes }).to_vec();
    let steps = 3 * experiment.n.div_ceil(experiment.batch) as u64;
    let found = look(&experiment, steps, &looks);
    let figures: Vec<(f64, f64)> = found
        .iter()
        .map(|found| match found {
            Found::Changed { loss, accuracy, .. } => (*loss, *accuracy),
            other => panic!("{other:?}"),
        })
        .collect();
    let [
        whole,
        silent,
        first,
        second,
        again,
        trained,
        longer,
        restored,
    ] = figures[..]
    else {
        panic!("eight looks");
    };
    assert_eq!(whole, restored, "taken back exactly");
    assert!(
        silent.0 > whole.0,
        "nothing is known without the first layer: {figures:?}"
    );
    assert_ne!(first, second, "each drawing is another");
    assert_eq!(first, again, "and the same when it is repeated");
    assert_ne!(first, whole);
    assert!(trained.0 < first.0, "it learns again: {figures:?}");
    assert_ne!(longer, trained);
}
