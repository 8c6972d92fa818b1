//! The measured numbers that the prose quotes, measured again.

use activation_lab::course::facts::{self, Basis};
use activation_lab::data::files;
use activation_lab::link::decode;
use activation_lab::observe::Census;
use activation_lab::protocol::{EpochResult, Found, Look};
use activation_lab::session::headless::{self, Task};

use crate::bench;

/// The tests of this file, by the names that facts give.
const TESTS: &[&str] = &["the_fresh_big_network", "a_fresh_sigmoid_network"];

#[test]
fn every_measured_number_has_its_test() {
    for fact in facts::all() {
        if let Basis::Measured(test) = fact.basis {
            assert!(
                TESTS.contains(&test),
                "{}: there is no test {test}",
                fact.name
            );
        }
    }
}

/// The neurons of a link's network, fresh or trained to the end, over its training images; and
/// its epochs. None without the real data.
fn neurons(test: &str, link: &str, until: Option<u64>) -> Option<(Census, Vec<EpochResult>)> {
    let folder = bench::real_data(test)?;
    let run = decode(link).0.experiment;
    let source = files::load(&folder, run.n).expect("the real data is whole");
    let samples = run.n as u32;
    let task = Task {
        until,
        looks: vec![Look::Census { samples }],
        ..Task::default()
    };
    let outcome = headless::run(&run, source, task, &mut |_| ()).expect("the run can be done");
    match &outcome.found[0] {
        Some(Found::Census(census)) => Some((census.clone(), outcome.epochs)),
        other => panic!("no census: {other:?}"),
    }
}

/// What the prose says.
fn said(name: &str) -> String {
    facts::text(&facts::all(), name).expect("a fact")
}

#[test]
fn the_fresh_big_network() {
    let link = "#/neurons?v=1&preset=big-untrained&n=2000";
    let Some((census, _)) = neurons("dead neurons of the big network", link, Some(0)) else {
        return;
    };
    let shares = census.layers.iter().map(|layer| {
        let dead = f64::from(layer.counts().dead);
        100.0 * dead / layer.neurons.len() as f64
    });
    let shares: Vec<f64> = shares.collect();
    println!("{shares:?}");
    assert_eq!(said("big-dead-last"), format!("{:.0}", shares[6]));
    // Deeper layers have more of them, up to about a half.
    assert!(shares[..6].is_sorted() && shares[0] == 0.0, "{shares:?}");
    assert!((40.0..55.0).contains(&shares[6]), "{shares:?}");
}

#[test]
fn a_fresh_sigmoid_network() {
    let link = "#/outputs?v=1&act=sigmoid&n=2000";
    let Some((census, _)) = neurons("what a fresh sigmoid network says", link, Some(0)) else {
        return;
    };
    // How much one neuron's output changes over the images.
    let ranges = census.layers.iter().map(|layer| {
        let each = layer.neurons.iter();
        let sum: f64 = each.map(|one| f64::from(one.max - one.min)).sum();
        sum / layer.neurons.len() as f64
    });
    let ranges: Vec<f64> = ranges.collect();
    println!("{ranges:?}");
    assert_eq!(said("sigmoid-range-first"), format!("{:.2}", ranges[0]));
    assert_eq!(said("sigmoid-range-last"), format!("{:.4}", ranges[3]));
}

/// What the chapters say of two figures in words.
#[test]
fn networks_trained_too_fast_saturate_or_die() {
    let test = "networks trained too fast";
    let tanh = "#/outputs?v=1&act=tanh&n=2000&epochs=3&lr=1";
    let relu = "#/neurons?v=1&act=relu&n=6000&epochs=3&lr=0.3&at=end";
    let Some((census, epochs)) = neurons(test, tanh, None) else {
        return;
    };
    let last = &census.layers[3];
    assert_eq!(last.counts().dead, 0);
    assert!(2 * last.counts().saturated as usize > last.neurons.len());
    assert!(epochs[2].test_accuracy < 0.15, "{:?}", epochs[2]);

    let (census, epochs) = neurons(test, relu, None).expect("the data was there");
    let last = &census.layers[3];
    assert_eq!(last.counts().dead as usize, last.neurons.len());
    assert!((epochs[2].test_accuracy - 0.1).abs() < 1e-9);
    assert_eq!(said("guessing-loss"), format!("{:.2}", 10_f64.ln()));
    assert!(
        (epochs[2].test_loss - 10_f64.ln()).abs() < 0.02,
        "{:?}",
        epochs[2]
    );
}

/// What the solution of c12 says of the network that it links to: not even GELU keeps all neurons
/// when the steps are too long.
#[test]
fn gelu_loses_neurons_to_long_steps() {
    let link = "#/neurons?v=1&act=gelu&lr=0.1&n=6000&batch=32&epochs=2&init=kaiming&at=end";
    let Some((census, _)) = neurons("GELU after long steps", link, None) else {
        return;
    };
    let last = &census.layers[3];
    println!("{:?}", last.counts());
    assert!(2 * last.counts().saturated as usize > last.neurons.len());
}
