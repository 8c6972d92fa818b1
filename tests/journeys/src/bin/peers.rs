//! Times a training step of our CPU worker against jax-js's wasm backend: same browser,
//! same minute, taking turns. Prints one line a round and the ratio of the medians.
//!
//! Started by `cargo xtask bench peers`, which puts the built worker, jax-js and
//! `peers/jax.js` into one folder and names it in `ACTIVATION_LAB_SITE`.

use std::process::ExitCode;

use activation_lab::experiment::Experiment;
use activation_lab_journeys::Page;
use activation_lab_journeys::timing::{Bench, STEPS, median};

const ROUNDS: usize = 7;
/// Our milliseconds per step over jax-js's: what the project promises at most.
const PROMISE: f64 = 0.85;

fn main() -> ExitCode {
    let bench = Bench::open();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first round is warming up: compilation, caches, the processor's clock.
    for round in 0..=ROUNDS {
        let (own, jax) = (bench.step(Experiment::default()), jax_step(&bench.page));
        println!("round {round}: ours {own:.2} ms, jax-js wasm {jax:.2} ms");
        if round > 0 {
            ours.push(own);
            theirs.push(jax);
        }
    }
    let (own, jax) = (median(&mut ours), median(&mut theirs));
    let ratio = own / jax;
    println!(
        "medians: ours {own:.2} ms, jax-js wasm {jax:.2} ms; ratio {ratio:.3}, promised ≤ {PROMISE}"
    );
    if ratio <= PROMISE {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn jax_step(page: &Page) -> f64 {
    let answer = page.script_async(
        "const done = arguments[arguments.length - 1];
         window.jaxMillisecondsPerStep(arguments[0]).then(done, (error) => done(String(error)));",
        vec![STEPS.into()],
    );
    answer
        .as_f64()
        .unwrap_or_else(|| panic!("no time, but: {answer}"))
}
