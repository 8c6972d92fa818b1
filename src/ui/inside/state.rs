//! What the pages that look inside know, as ordinary data, and what they do about everything
//! that happens. No Leptos and no browser, as in `ui::state`.

use crate::experiment::Experiment;
use crate::protocol::{DeviceKind, EpochResult, Found, Opened, Problem, Seen};
use crate::ui::state::Shared;

use super::plan::{Plan, Want};

/// What is being done.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Activity {
    /// Nothing: all that is wanted is there, or cannot be had.
    #[default]
    Idle,
    /// The worker is loading, or the network being built.
    Preparing,
    /// Data is arriving.
    Data,
    /// Training.
    Training,
    /// Looking at a network.
    Looking,
    /// The student paused.
    Paused,
    /// The student called off what is wanted.
    Cancelled,
}

/// What the standing line shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What is being done.
    pub activity: Activity,
    /// With which of the wanted experiments.
    pub experiment: Option<Experiment>,
    /// Its place among them, counted from 1, and how many they are.
    pub place: (usize, usize),
    /// Share of it that is done, in 0…1; none while nobody knows.
    pub share: Option<f64>,
    /// Seconds until the training is done.
    pub seconds_left: Option<f64>,
    /// The device that computes.
    pub device: Option<DeviceKind>,
    /// What cannot be had, and why.
    pub problems: Vec<(Experiment, Problem)>,
}

/// What the pages know.
#[derive(Clone, Debug, Default)]
pub struct InsideState {
    plan: Plan,
}

impl InsideState {
    /// Takes a page's plan.
    pub fn follow(&mut self, plan: Plan) {
        self.plan = plan;
    }

    /// What was found for a want.
    pub fn found(&self, _want: &Want) -> Option<Shared<Found>> {
        None
    }

    /// What was seen while an experiment trained, in order of steps.
    pub fn history(&self, _experiment: &Experiment) -> Vec<Shared<Seen>> {
        Vec::new()
    }

    /// The finished epochs of an experiment.
    pub fn epochs(&self, _experiment: &Experiment) -> Vec<EpochResult> {
        Vec::new()
    }

    /// What the worker told of an opened network.
    pub fn opened(&self, _experiment: &Experiment) -> Option<Shared<Opened>> {
        None
    }

    /// What is being done.
    pub fn standing(&self) -> Standing {
        Standing::default()
    }
}
