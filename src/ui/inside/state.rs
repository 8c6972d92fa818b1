//! What the pages that look inside know, as ordinary data, and what they do about everything that
//! happens: no Leptos and no browser, as in `ui::state`. An update answers with effects.
//!
//! One worker holds one open run. Whatever happens, [`InsideState::next`] says what is to be done
//! next for the plan, given what is known and where the open run stands; `proceed` does it when
//! the run rests, and `reconsider` calls off what is being done if it is no longer that.

mod control;
mod devices;
mod events;
mod next;
mod progress;
mod workers;

pub use progress::{Activity, Standing, Trouble};

use super::followers::Followers;
use super::plan::{Moment, Want, run_of};
use super::store::Store;
use crate::experiment::{DeviceChoice, Experiment};
use crate::protocol::{
    DataProgress, DeviceKind, EpochResult, Found, Opened, Problem, RunId, Seen, Watch,
};
use crate::ui::state::{Message, Shared};
use devices::Devices;
use next::Step;
use workers::Workers;

/// Workers that may die one after another without getting anything done before it is given up.
const DEATHS: u32 = 2;

/// What the pages know.
#[derive(Clone, Debug, Default)]
pub struct InsideState {
    followers: Followers,
    store: Store,
    /// Rises with every change of what is known.
    version: u32,
    workers: Workers,
    devices: Devices,
    open: Option<Open>,
    /// A worker was told to pause and has not obeyed yet.
    awaiting: Option<Awaiting>,
    /// No worker can be had.
    broken: Option<Problem>,
    /// What the student is told.
    message: Option<Message>,
    data: Option<DataProgress>,
    /// Workers that died since one last got something done.
    deaths: u32,
    data_base: String,
    last_number: u32,
}

/// An order that a worker has yet to obey.
#[derive(Clone, Copy, Debug)]
struct Awaiting {
    run: RunId,
    kind: DeviceKind,
    number: u32,
}

/// The run that a worker holds.
#[derive(Clone, Debug)]
struct Open {
    run: Experiment,
    id: RunId,
    kind: DeviceKind,
    /// The epochs after which it ends.
    epochs: usize,
    /// Steps taken, at least.
    steps: u64,
    /// Steps taken, at most: more than `steps` after training was called off.
    most: u64,
    /// What is watched, and whether it was from the start on, or from where an equal watch ended.
    watch: Option<(Watch, bool)>,
    /// The network may have been changed by a look.
    changed: bool,
    /// The network is built.
    opened: bool,
    /// What it does, unless it rests.
    doing: Option<Step>,
    /// It came as far as it was to train: the next state says so, even after an order to pause,
    /// which is then answered by one more.
    there: bool,
    /// Why the look that was asked for cannot be taken.
    refused: Option<Problem>,
    /// How far a look has come.
    looked: f32,
    /// Waiting for data.
    waits: bool,
    /// On the test set.
    tests: bool,
    ms_per_step: Option<f64>,
}

impl InsideState {
    /// Pages that know nothing yet.
    pub fn new(data_base: String) -> Self {
        Self {
            data_base,
            ..Self::default()
        }
    }

    /// What was found for a want.
    pub fn found(&self, want: &Want) -> Option<Shared<Found>> {
        let record = self.store.get(&run_of(&want.experiment))?;
        let epochs = want.experiment.epochs;
        let steps = want.moment.steps(epochs, record.per_epoch())?;
        record.answer(steps, &want.look).cloned()
    }

    /// What was seen while an experiment trained, in order of steps.
    pub fn history(&self, experiment: &Experiment) -> Vec<Shared<Seen>> {
        let record = self.store.get(&run_of(experiment));
        record.map_or_else(Vec::new, |record| record.history.seen().to_vec())
    }

    /// The finished epochs of an experiment.
    pub fn epochs(&self, experiment: &Experiment) -> Vec<EpochResult> {
        let record = self.store.get(&run_of(experiment));
        record.map_or_else(Vec::new, |record| record.epochs.clone())
    }

    /// What the worker told of an opened network.
    pub fn opened(&self, experiment: &Experiment) -> Option<Shared<Opened>> {
        self.store.get(&run_of(experiment))?.opened.clone()
    }

    /// Whether training an experiment diverges before its last epoch is over.
    pub fn diverged(&self, experiment: &Experiment) -> bool {
        let record = self.store.get(&run_of(experiment));
        record.is_some_and(|record| {
            let end = Moment::End.steps(experiment.epochs, record.per_epoch());
            end.zip(record.diverged).is_some_and(|(end, at)| end >= at)
        })
    }

    /// The device of an experiment, as far as that is decided.
    pub fn device_of(&self, experiment: &Experiment) -> Option<DeviceKind> {
        let run = run_of(experiment);
        let record = self.store.get(&run)?;
        match (&record.decision, run.device) {
            (Some(decision), _) => Some(decision.device),
            (None, DeviceChoice::Webgpu) => None,
            (None, DeviceChoice::Auto | DeviceChoice::Cpu) => Some(DeviceKind::Cpu),
        }
    }

    /// Rises with every change of what the functions above answer.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The open run with this id.
    fn current(&mut self, run: RunId) -> Option<&mut Open> {
        self.open.as_mut().filter(|open| open.id == run)
    }

    /// Forgets what there is no room for; what is known has changed.
    fn learnt(&mut self) {
        self.store.trim(self.followers.wanted());
        self.version = self.version.wrapping_add(1);
    }

    /// A number not used before.
    fn number(&mut self) -> u32 {
        self.last_number = self.last_number.wrapping_add(1);
        self.last_number
    }
}

#[cfg(test)]
mod tests;
