//! Times an epoch that is watched against one that is not: same CPU worker, same run, taking
//! turns. It is looked at far more often than once a second, so that what one look costs stands out
//! of the noise; printed is what one a second costs then.
//!
//! Started by `cargo xtask bench observing`, which names the built site in
//! `ACTIVATION_LAB_SITE`.

use std::process::ExitCode;

use activation_lab::experiment::{Experiment, limits};
use activation_lab::protocol::{Command, Event, RunState, Watch, to_bytes};
use activation_lab_journeys::timing::{Bench, median};

const ROUNDS: usize = 5;
/// What is promised: at most so much of a run's speed at one look a second.
const PROMISED: f64 = 0.10;

/// Steps between two looks.
const EVERY: u32 = 10;

const RUN: u32 = 1;

fn main() -> ExitCode {
    let bench = Bench::open();
    let experiment = Experiment {
        epochs: limits::EPOCHS,
        ..Experiment::default()
    };
    let steps = experiment.n.div_ceil(experiment.batch) as f64;
    let paused = |state| to_bytes(&Event::State { run: RUN, state });
    let open = Command::Open {
        run: RUN,
        experiment: Box::new(experiment),
        data_base: bench.data_base(),
        checkpoint: None,
    };
    bench.until(&[open], &paused(RunState::Paused));
    // The first epoch waits for the data and warms up.
    let epoch = |watch| {
        let commands = [
            Command::Watch { run: RUN, watch },
            Command::Epoch { run: RUN },
        ];
        bench.until(&commands, &paused(RunState::Paused))
    };
    epoch(None);
    let both = Watch {
        every: EVERY,
        layers: true,
        neurons: 2_000,
        norms: false,
    };
    let kinds = [
        ("not watched", None),
        ("layers", Some(Watch { neurons: 0, ..both })),
        (
            "neurons",
            Some(Watch {
                layers: false,
                ..both
            }),
        ),
        ("both", Some(both)),
        (
            "norms of every step",
            Some(Watch {
                every: 0,
                layers: false,
                neurons: 0,
                norms: true,
            }),
        ),
    ];
    let mut times = kinds.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((_, watch), times) in kinds.iter().zip(&mut times) {
            times.push(epoch(*watch));
        }
    }
    let medians = times.map(|mut times| median(&mut times));
    let looks = (steps / f64::from(EVERY)).ceil();
    println!(
        "{:<20} {:>10} {:>12} {:>16}",
        "", "ms/epoch", "ms/look", "at one a second"
    );
    let mut kept = true;
    for ((name, watch), time) in kinds.iter().zip(medians) {
        let more = time - medians[0];
        match watch {
            Some(watch) if watch.every > 0 => {
                // What a look takes of each second of training.
                let share = more / looks / 1000.0;
                println!(
                    "{name:<20} {time:>10.0} {:>12.1} {:>15.1}%",
                    more / looks,
                    100.0 * share
                );
                kept &= share <= PROMISED;
            }
            Some(_) => println!(
                "{name:<20} {time:>10.0} {:>11.1}% of every step",
                100.0 * more / medians[0]
            ),
            None => println!("{name:<20} {time:>10.0}"),
        }
    }
    println!(
        "promised: at most {:.0} % at one look a second",
        100.0 * PROMISED
    );
    match kept {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
