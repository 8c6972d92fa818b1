//! Times an epoch that is watched, about one look a second, against one that is not: same CPU
//! worker, same run, taking turns. Prints the medians and what the watching costs.
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
    let seconds = epoch(None) / 1000.0;
    let every = (steps / seconds.max(1.0)).round().max(1.0) as u32;
    let both = Watch {
        every,
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
    let looks = (steps / f64::from(every)).floor().max(1.0);
    println!("a look every {every} steps, and at the end of the epoch");
    println!(
        "{:<20} {:>12} {:>8} {:>16}",
        "", "ms/epoch", "cost", "at one a second"
    );
    let mut kept = true;
    for ((name, watch), time) in kinds.iter().zip(medians) {
        let cost = time / medians[0] - 1.0;
        // What one look costs, were there one in each second of training.
        let each = (time - medians[0]) / looks / 1000.0;
        println!(
            "{name:<20} {time:>12.0} {:>7.1}% {:>15.1}%",
            100.0 * cost,
            100.0 * each
        );
        kept &= watch.is_none_or(|watch| watch.norms) || each <= PROMISED;
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
