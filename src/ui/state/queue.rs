//! The runs of an experiment, trained one after another.

use super::run::{RunRecord, Stage};
use crate::experiment::Experiment;

/// What to do with the current run once it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Intent {
    /// Nothing.
    #[default]
    Rest,
    /// Train to the end, and the runs after it.
    Run,
    /// One optimiser step.
    Step,
    /// To the end of the epoch.
    Epoch,
}

/// An experiment with its runs: one per activation and seed.
#[derive(Clone, Debug)]
pub struct RunQueue {
    /// The experiment as it was when it began.
    pub experiment: Experiment,
    /// Its runs, in the order of training; at least one.
    pub runs: Vec<RunRecord>,
    /// Which of them is trained, or was trained last.
    pub index: usize,
    /// What to do once the current run is open.
    pub intent: Intent,
}

impl RunQueue {
    /// The runs of an experiment, none begun.
    pub fn new(experiment: Experiment, intent: Intent) -> Self {
        Self {
            runs: experiment.runs().into_iter().map(RunRecord::new).collect(),
            experiment,
            index: 0,
            intent,
        }
    }

    /// The run that is trained, or was trained last.
    pub fn current(&self) -> &RunRecord {
        &self.runs[self.index]
    }

    /// The same, to change it.
    pub fn current_mut(&mut self) -> &mut RunRecord {
        &mut self.runs[self.index]
    }

    /// Every run is over.
    pub fn is_over(&self) -> bool {
        self.runs.iter().all(|run| run.stage.is_over())
    }

    /// Goes to the next run that waits, if the current one is over; whether it could.
    pub fn advance(&mut self) -> bool {
        let next = self
            .runs
            .iter()
            .position(|run| run.stage == Stage::Waiting)
            .filter(|_| self.current().stage.is_over());
        if let Some(next) = next {
            self.index = next;
        }
        next.is_some()
    }

    /// Ends every run that is not over.
    pub fn stop(&mut self) {
        self.intent = Intent::Rest;
        for run in self.runs.iter_mut().filter(|run| !run.stage.is_over()) {
            run.stage = Stage::Stopped;
        }
    }

    /// Share of the whole experiment that is done, in 0…1.
    pub fn done(&self) -> f64 {
        let epochs = self.experiment.epochs.max(1) as f64;
        let share = |run: &RunRecord| match run.stage {
            Stage::Diverged | Stage::Failed | Stage::Finished => 1.0,
            _ => (run.done() / epochs).min(1.0),
        };
        self.runs.iter().map(share).sum::<f64>() / self.runs.len() as f64
    }

    /// Seconds until every run is done, if the ones to come take as long as this one.
    pub fn seconds_left(&self) -> Option<f64> {
        let current = self.current();
        let left = current.seconds_left()?;
        let epochs = self.experiment.epochs as f64;
        let share = epochs - current.done();
        let waiting = self
            .runs
            .iter()
            .filter(|run| run.stage == Stage::Waiting)
            .count() as f64;
        let whole = match current.epochs.last() {
            Some(result) => result.seconds / f64::from(result.epoch.max(1)) * epochs,
            None if share > 0.0 => left / share * epochs,
            None => left,
        };
        Some(left + waiting * whole)
    }
}
