use super::*;
use crate::activation::all;
use crate::experiment::{ActivationChoice, Experiment, Init, Share};
use crate::random::{Draws, Purpose};

const TRAINING: Mode = Mode::Training { seed: 7, step: 3 };

/// Random inputs in [−1, 1) with random targets.
fn batch(size: usize, width: usize, outputs: usize, classes: bool) -> Batch {
    let plane = Draws::new(11, Purpose::Probe).at(0, 0);
    let draw = |row, column| plane.uniform(row as u64, column as u64, -1.0, 1.0) as f32;
    let inputs = (0..size)
        .flat_map(|row| (0..width).map(move |column| draw(row, column)))
        .collect();
    let targets = if classes {
        let label = |row| plane.below(row as u64, 1_000_000, outputs as u64) as u8;
        BatchTargets::Classes((0..size).map(label).collect())
    } else {
        BatchTargets::Values {
            width: outputs,
            values: (0..size * outputs).map(|i| draw(i, 1_000_001)).collect(),
        }
    };
    Batch {
        size,
        width,
        inputs,
        targets,
    }
}

fn network(experiment: &Experiment, input: usize, output: usize, seed: u64) -> Reference {
    let shape = NetworkShape::new(experiment, input, output).unwrap();
    let tensors = shape.start_parameters(Init::Torch, seed);
    Reference::new(&shape, &tensors).unwrap()
}

/// Three inputs, two small hidden layers, three outputs; weights three times PyTorch's, so that the
/// functions' curved parts are reached.
fn small(key: &str, share: Share) -> Reference {
    let experiment = Experiment {
        activations: vec![ActivationChoice::new(key)],
        hidden: vec![4, 3],
        share,
        ..Experiment::default()
    };
    let mut network = network(&experiment, 3, 3, 5);
    for values in &mut network.parameters_mut()[..6] {
        values.iter_mut().for_each(|value| *value *= 3.0);
    }
    network
}

/// Every activation with every way of sharing, by classification and by regression.
fn for_each_small_network(mut check: impl FnMut(&str, &mut Reference, &Batch)) {
    for activation in all() {
        for share in [Share::All, Share::Layer, Share::Neuron] {
            for classes in [true, false] {
                let what = format!("{} {share:?} classes={classes}", activation.key);
                let mut network = small(activation.key, share);
                check(&what, &mut network, &batch(5, 3, 3, classes));
            }
        }
    }
}

/// The fourth-order central difference of `f` at 0.
fn difference(mut f: impl FnMut(f64) -> f64) -> f64 {
    let h = 1e-4;
    (8.0 * (f(h) - f(-h)) - (f(2.0 * h) - f(-2.0 * h))) / (12.0 * h)
}

#[test]
fn gradients_agree_with_central_differences_of_the_loss() {
    for_each_small_network(|what, network, batch| {
        let gradients = network.gradients(batch, TRAINING).unwrap();
        for (tensor, gradient) in gradients.iter().enumerate() {
            let name = network.places[tensor].name.clone();
            for (index, &found) in gradient.iter().enumerate() {
                let start = network.parameters[tensor][index];
                let expected = difference(|h| {
                    network.parameters[tensor][index] = start + h;
                    network.loss(batch, TRAINING).unwrap()
                });
                network.parameters[tensor][index] = start;
                assert!(
                    (found - expected).abs() < 1e-9 * (1.0 + expected.abs()),
                    "{what}: d loss / d {name}[{index}] is {found}, by differences {expected}"
                );
            }
        }
    });
}

#[test]
fn the_hessian_vector_product_agrees_with_differences_of_the_gradient() {
    for_each_small_network(|what, network, batch| {
        let plane = Draws::new(3, Purpose::Probe).at(0, 1);
        let direction: Vec<Vec<f64>> = network
            .parameters
            .iter()
            .enumerate()
            .map(|(tensor, values)| {
                (0..values.len())
                    .map(|index| plane.uniform(tensor as u64, index as u64, -1.0, 1.0))
                    .collect()
            })
            .collect();
        let product = network
            .hessian_vector_product(batch, TRAINING, &direction)
            .unwrap();
        let start = network.parameters.clone();
        let mut moved = |h: f64| {
            for ((values, from), along) in network.parameters.iter_mut().zip(&start).zip(&direction)
            {
                for ((value, from), along) in values.iter_mut().zip(from).zip(along) {
                    *value = from + h * along;
                }
            }
            network.gradients(batch, TRAINING).unwrap()
        };
        // The four gradients of the fourth-order difference, each taken once.
        let h = 1e-4;
        let [p1, m1, p2, m2] = [h, -h, 2.0 * h, -2.0 * h].map(&mut moved);
        for (tensor, values) in product.iter().enumerate() {
            for (index, &found) in values.iter().enumerate() {
                let at = |gradients: &[Vec<f64>]| gradients[tensor][index];
                let expected = (8.0 * (at(&p1) - at(&m1)) - (at(&p2) - at(&m2))) / (12.0 * h);
                assert!(
                    (found - expected).abs() < 1e-7 * (1.0 + expected.abs()),
                    "{what}: (Hv)[{tensor}][{index}] is {found}, by differences {expected}"
                );
            }
        }
    });
}

#[test]
fn a_fresh_classifier_of_ten_classes_loses_about_ln_10() {
    for noact in [false, true] {
        let experiment = Experiment {
            noact,
            ..Experiment::default()
        };
        let loss = network(&experiment, 784, 10, 1)
            .loss(&batch(32, 784, 10, true), Mode::Evaluation)
            .unwrap();
        assert!((loss - 10f64.ln()).abs() < 0.1, "{loss}");
    }
}

/// One input, two outputs, no hidden layer, all parameters zero.
fn blank() -> Reference {
    let experiment = Experiment {
        hidden: Vec::new(),
        ..Experiment::default()
    };
    let mut network = network(&experiment, 1, 2, 1);
    network.parameters = vec![vec![0.0; 2]; 2];
    network
}

fn one_sample(input: f32, targets: BatchTargets) -> Batch {
    Batch {
        size: 1,
        width: 1,
        inputs: vec![input],
        targets,
    }
}

#[test]
fn a_step_worked_by_hand() {
    let mut network = blank();
    let batch = one_sample(3.0, BatchTargets::Classes(vec![1]));
    assert!((network.loss(&batch, TRAINING).unwrap() - 2f64.ln()).abs() < 1e-15);
    // softmax = (½, ½), so dz = (½, −½) and dW = 3·dz.
    let gradients = network.gradients(&batch, TRAINING).unwrap();
    assert_eq!(gradients, [vec![1.5, -1.5], vec![0.5, -0.5]]);
    let mut momentum = Vec::new();
    network.sgd_step(&mut momentum, &gradients, 0.1, 0.5);
    network.sgd_step(&mut momentum, &gradients, 0.1, 0.5);
    // v = g, then 1.5·g: θ = −0.1·2.5·g.
    assert_eq!(momentum[1], [0.75, -0.75]);
    for (value, gradient) in network
        .parameters
        .iter()
        .flatten()
        .zip(gradients.iter().flatten())
    {
        assert!((value + 0.25 * gradient).abs() < 1e-15);
    }
    let values = BatchTargets::Values {
        width: 2,
        values: vec![1.0, 2.0],
    };
    let loss = blank().loss(&one_sample(3.0, values), TRAINING).unwrap();
    assert_eq!(loss, 2.5);
}

#[test]
fn huge_logits_do_not_overflow() {
    let mut network = blank();
    network.parameters[0] = vec![1e4, -1e4];
    let right = one_sample(1.0, BatchTargets::Classes(vec![0]));
    let wrong = one_sample(1.0, BatchTargets::Classes(vec![1]));
    assert_eq!(network.loss(&right, TRAINING).unwrap(), 0.0);
    assert_eq!(network.loss(&wrong, TRAINING).unwrap(), 2e4);
    assert_eq!(network.correct(&right, TRAINING).unwrap(), 1);
    assert_eq!(network.correct(&wrong, TRAINING).unwrap(), 0);
    assert_eq!(network.gradients(&wrong, TRAINING).unwrap()[1], [1.0, -1.0]);
}

#[test]
fn training_lowers_the_loss_and_rrelu_draws_only_while_training() {
    let mut network = small("rrelu", Share::All);
    let batch = batch(5, 3, 3, true);
    let evaluation = network.loss(&batch, Mode::Evaluation).unwrap();
    let drawn = |step| network.loss(&batch, Mode::Training { seed: 7, step });
    assert_ne!(drawn(0), drawn(1));
    assert_eq!(drawn(0), drawn(0));
    let trace = network.forward(&batch, Mode::Evaluation).unwrap();
    for (pre, post) in trace.layers[0].pre.iter().zip(&trace.layers[0].post) {
        let slope = if *pre > 0.0 { 1.0 } else { 11.0 / 48.0 };
        assert_eq!(*post, slope * pre);
    }
    let trace = network.forward(&batch, TRAINING).unwrap();
    for (pre, post) in trace.layers[0].pre.iter().zip(&trace.layers[0].post) {
        let slope = post / pre;
        assert!(slope == 1.0 && *pre > 0.0 || (0.125..1.0 / 3.0).contains(&slope) && *pre < 0.0);
    }
    let mut momentum = Vec::new();
    for step in 0..100 {
        let mode = Mode::Training { seed: 7, step };
        let gradients = network.gradients(&batch, mode).unwrap();
        network.sgd_step(&mut momentum, &gradients, 0.05, 0.9);
    }
    let trained = network.loss(&batch, Mode::Evaluation).unwrap();
    assert!(trained < 0.5 * evaluation, "{evaluation} → {trained}");
}

#[test]
fn what_does_not_fit_is_refused_with_a_sentence() {
    let network = small("prelu", Share::All);
    let good = batch(5, 3, 3, true);
    let mut wide = good.clone();
    wide.width = 4;
    let mut short = good.clone();
    short.inputs.pop();
    let mut label = good.clone();
    label.targets = BatchTargets::Classes(vec![0, 1, 2, 3, 0]);
    let mut few = good.clone();
    few.targets = BatchTargets::Classes(vec![0]);
    for bad in [wide, short, label, few] {
        assert!(network.loss(&bad, TRAINING).is_err());
    }
    assert!(
        network
            .hessian_vector_product(&good, TRAINING, &[])
            .is_err()
    );
    let mut tensors = network.tensors();
    assert!(Reference::new(network.shape(), &tensors).is_ok());
    tensors[1].values.pop();
    assert!(Reference::new(network.shape(), &tensors).is_err());
    let error = Reference::new(network.shape(), &network.tensors()[..6]).unwrap_err();
    assert!(error.to_string().contains("activation.a"), "{error}");
}

/// Run with `cargo test --release -- --ignored`: a time says nothing without optimisation.
#[test]
#[ignore = "measures time; run it in an optimised build"]
fn a_gradient_of_the_books_network_takes_under_a_second() {
    let network = network(&Experiment::default(), 784, 10, 1);
    let batch = batch(128, 784, 10, true);
    let begin = std::time::Instant::now();
    let gradients = network.gradients(&batch, TRAINING).unwrap();
    let gradient_time = begin.elapsed();
    network
        .hessian_vector_product(&batch, TRAINING, &gradients)
        .unwrap();
    println!(
        "gradient {gradient_time:?}, with a Hessian-vector product {:?}",
        begin.elapsed()
    );
    assert!(gradient_time.as_secs_f64() < 1.0, "{gradient_time:?}");
}
