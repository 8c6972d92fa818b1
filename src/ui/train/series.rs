//! The curves of an experiment as plain data for the charts.

use crate::protocol::EpochResult;
use crate::ui::chart::Series;
use crate::ui::palette::{Style, Weight, style};
use crate::ui::state::{LabState, RunRecord};
use crate::ui::{t, words};

/// What the charts show; they are drawn anew when it changes. The live curve counts
/// in steps of four values, so that it moves about five times a second.
pub fn version(state: &LabState) -> Vec<(u32, usize, u32)> {
    let runs = state.runs().iter();
    runs.map(|run| (run.id, run.epochs.len(), run.recent.pushed() / 4))
        .collect()
}

/// A curve over the epochs of each run that has some.
fn by_epoch(
    state: &LabState,
    id: &str,
    weight: Weight,
    name: impl Fn(String) -> String,
    value: impl Fn(&EpochResult) -> f64,
) -> Vec<Series> {
    let seeds = state
        .queue
        .as_ref()
        .map_or(1, |queue| queue.experiment.seeds);
    let runs = state.runs().iter().enumerate();
    runs.filter(|(_, run)| !run.epochs.is_empty())
        .map(|(index, run)| Series {
            id: format!("{index}-{id}"),
            name: name(words::run(run, seeds)),
            style: look(state.runs(), index),
            weight,
            points: run
                .epochs
                .iter()
                .map(|result| (f64::from(result.epoch), value(result)))
                .collect(),
        })
        .collect()
}

/// The look of a run: its function's, and told from those of the same function before it.
fn look(runs: &[RunRecord], index: usize) -> Style {
    let key = key(&runs[index]);
    let before = runs[..index].iter().filter(|run| self::key(run) == key);
    style(key).again(before.count())
}

/// The function of a run: its activation's key, or that of no activation.
fn key(run: &RunRecord) -> &str {
    if run.experiment.noact {
        "identity"
    } else {
        &run.experiment.activation().key
    }
}

/// More runs than this, and their training curves would hide their test curves.
pub const WITH_TRAINING: usize = 3;

/// Test loss and, if wanted, training loss by epoch, and the current run's training loss as it comes.
pub fn losses(state: &LabState, training: bool) -> Vec<Series> {
    let test = |name| t!("curve-test", name = name);
    let train = |name| t!("curve-train", name = name);
    let mut series = by_epoch(state, "test", Weight::Strong, test, |r| r.test_loss);
    if training {
        series.extend(by_epoch(state, "train", Weight::Thin, train, |r| {
            r.train_loss
        }));
    }
    if let Some(run) = state
        .current()
        .filter(|run| !run.recent.points().is_empty())
    {
        series.push(Series {
            id: "live".to_owned(),
            name: t!("curve-live", name = words::trained(&run.experiment)),
            style: style(LIVE),
            weight: Weight::Thin,
            points: run.recent.points().to_vec(),
        });
    }
    series
}

/// The live curve takes the look of no function in particular: grey and dotted.
const LIVE: &str = "identity";

/// Test accuracy and, if wanted, training accuracy by epoch, as shares.
pub fn accuracies(state: &LabState, training: bool) -> Vec<Series> {
    let test = |name| t!("curve-test", name = name);
    let train = |name| t!("curve-train", name = name);
    let mut series = by_epoch(state, "test", Weight::Strong, test, |r| r.test_accuracy);
    if training {
        let accuracy = |result: &EpochResult| result.train_accuracy;
        series.extend(by_epoch(state, "train", Weight::Thin, train, accuracy));
    }
    series
}
