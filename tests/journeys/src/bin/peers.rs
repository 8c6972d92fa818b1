//! Times a training step of our CPU worker against jax-js's wasm backend: same browser,
//! same minute, taking turns. Prints one line a round and the ratio of the medians.
//!
//! Started by `cargo xtask bench peers`, which puts the built worker, jax-js and
//! `peers/jax.js` into one folder and names it in `ACTIVATION_LAB_SITE`.

use std::process::ExitCode;
use std::time::Duration;

use activation_lab::experiment::Experiment;
use activation_lab::protocol::{Command, Event, from_bytes, to_bytes};
use activation_lab_journeys::{Page, Visit};

const ROUNDS: usize = 7;
const STEPS: u32 = 60;
/// Our milliseconds per step over jax-js's: what the project promises at most.
const PROMISE: f64 = 0.85;

fn main() -> ExitCode {
    let page = Page::open(Visit::new(""));
    page.allow_scripts(Duration::from_secs(120));
    let worker = "const done = arguments[arguments.length - 1];
        window.worker = new Worker('./worker_cpu_loader.js', { type: 'module' });
        window.worker.onmessage = () => done('ready');
        window.worker.onerror = (error) => done('the worker does not load: ' + error.message);";
    let answer = page.script_async(worker, Vec::new());
    assert_eq!(answer, "ready");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first round is warming up: compilation, caches, the processor's clock.
    for round in 0..=ROUNDS {
        let (own, jax) = (our_step(&page), jax_step(&page));
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

/// Asks our worker to time itself, as the page does before it chooses a device.
fn our_step(page: &Page) -> f64 {
    let command = Command::Probe {
        run: 1,
        experiment: Box::new(Experiment::default()),
        steps: STEPS,
    };
    let probed = page.script_async(
        "const done = arguments[arguments.length - 1];
         window.worker.onmessage = (event) => done(Array.from(event.data));
         window.worker.postMessage(new Uint8Array(arguments[0]));",
        vec![to_bytes(&command).into()],
    );
    let bytes = probed.as_array().expect("a message is bytes").iter();
    let bytes: Vec<u8> = bytes
        .filter_map(|byte| byte.as_u64()?.try_into().ok())
        .collect();
    match from_bytes(&bytes) {
        Ok(Event::Probed { probe, .. }) => probe.ms_per_step,
        answer => panic!("no time, but: {answer:?}"),
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

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
