//! Looking inside: what is counted equals what is computed directly from the values, watching
//! changes nothing, and the figures are those of PyTorch.

#![cfg(all(feature = "train", not(target_arch = "wasm32")))]

#[path = "observing/figures.rs"]
mod figures;
#[path = "observing/looks.rs"]
mod looks;
mod support;
#[path = "observing/watching.rs"]
mod watching;

use activation_lab::data::Source;
use activation_lab::experiment::Experiment;
use activation_lab::protocol::{Event, Found, Look};
use activation_lab::session::headless::{self, Outcome, Task};

fn wait<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

/// Does a task on generated data.
fn run(experiment: &Experiment, task: Task) -> (Outcome, Vec<Event>) {
    let source = Source::open(experiment.data, experiment.n);
    let mut events = Vec::new();
    let outcome = headless::run(experiment, source, task, &mut |event| {
        events.push(event.clone());
    });
    (outcome.expect("the task can be done"), events)
}

/// What looks find at a network after so many steps.
fn look(experiment: &Experiment, steps: u64, looks: &[Look]) -> Vec<Found> {
    let task = Task {
        until: Some(steps),
        looks: looks.to_vec(),
        ..Task::default()
    };
    let (outcome, _) = run(experiment, task);
    assert_eq!(outcome.found.len(), looks.len());
    outcome
        .found
        .into_iter()
        .map(|found| found.expect("a look that can be taken"))
        .collect()
}
