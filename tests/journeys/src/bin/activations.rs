//! Times a training step with each of some activation functions against one with ReLU, on the
//! CPU worker: same worker, same minute, taking turns. Prints the medians and their ratios.
//!
//! Started by `cargo xtask bench activations`, which names the built site in
//! `ACTIVATION_LAB_SITE`.

use std::process::ExitCode;

use activation_lab::experiment::{ActivationChoice, Experiment};
use activation_lab_journeys::timing::{Bench, median};

const ROUNDS: usize = 7;
/// The functions, and what is promised: at most so many times the step with ReLU.
const PROMISED: [(&str, f64); 6] = [
    ("relu", 1.0),
    ("gelu", 1.2),
    ("mish", 1.2),
    ("swish", 1.2),
    ("telu", f64::INFINITY),
    ("staf", 3.0),
];

fn main() -> ExitCode {
    let bench = Bench::open();
    let mut times = PROMISED.map(|_| Vec::new());
    // The first round is warming up: compilation, caches, the processor's clock.
    for round in 0..=ROUNDS {
        for ((key, _), times) in PROMISED.iter().zip(&mut times) {
            let experiment = Experiment {
                activations: vec![ActivationChoice::new(*key)],
                ..Experiment::default()
            };
            let time = bench.step(experiment);
            if round > 0 {
                times.push(time);
            }
        }
    }
    let medians = times.map(|mut times| median(&mut times));
    let mut kept = true;
    println!(
        "{:<8} {:>10} {:>8} {:>10}",
        "", "ms/step", "ratio", "promised"
    );
    for ((key, most), time) in PROMISED.iter().zip(medians) {
        let ratio = time / medians[0];
        println!("{key:<8} {time:>10.2} {ratio:>8.2} {most:>10.2}");
        kept &= ratio <= *most;
    }
    if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
