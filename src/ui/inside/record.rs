//! What is known of one run.

use super::history::History;
use super::size;
use crate::experiment::Experiment;
use crate::protocol::{Bytes, EpochResult, Found, Look, Opened, Problem};
use crate::ui::device::Decision;
use crate::ui::state::Shared;

/// What a look found.
#[derive(Clone, Debug)]
struct Answer {
    steps: u64,
    look: Look,
    found: Shared<Found>,
    bytes: usize,
}

/// What is known of one run.
#[derive(Clone, Debug)]
pub struct Record {
    /// Which run; see [`super::plan::run_of`].
    pub run: Experiment,
    /// The network and the data.
    pub opened: Option<Shared<Opened>>,
    /// The finished epochs, in order.
    pub epochs: Vec<EpochResult>,
    /// What was seen while it trained.
    pub history: History,
    /// Steps by then and bytes, in order.
    pub checkpoints: Vec<(u64, Shared<Bytes>)>,
    /// The device and why, where that had to be found out.
    pub decision: Option<Decision>,
    /// Why something of it cannot be had.
    pub problem: Option<Problem>,
    /// Looks that could not be taken, and why; with the steps by then.
    pub refused: Vec<(u64, Look, Problem)>,
    /// The step, counted from 1, whose loss was not finite.
    pub diverged: Option<u64>,
    /// When a plan last wanted it; larger is later.
    pub used: u32,
    answers: Vec<Answer>,
}

impl Record {
    /// A run of which nothing is known.
    pub fn new(run: Experiment) -> Self {
        Self {
            run,
            opened: None,
            epochs: Vec::new(),
            history: History::default(),
            checkpoints: Vec::new(),
            decision: None,
            problem: None,
            refused: Vec::new(),
            diverged: None,
            used: 0,
            answers: Vec::new(),
        }
    }

    /// Steps of an epoch, once the network was opened.
    pub fn per_epoch(&self) -> Option<u32> {
        self.opened.as_ref().map(|opened| opened.steps_per_epoch)
    }

    /// What a look after so many steps found.
    pub fn answer(&self, steps: u64, look: &Look) -> Option<&Shared<Found>> {
        let mut answers = self.answers.iter();
        let answer = answers.find(|answer| answer.steps == steps && answer.look == *look)?;
        Some(&answer.found)
    }

    /// Why a look could not be taken.
    pub fn refusal(&self, steps: u64, look: &Look) -> Option<&Problem> {
        let mut refused = self.refused.iter();
        let (.., problem) = refused.find(|(at, what, _)| *at == steps && what == look)?;
        Some(problem)
    }

    /// Keeps what a look found.
    pub fn answered(&mut self, steps: u64, look: Look, found: Found) {
        self.answers
            .retain(|answer| answer.steps != steps || answer.look != look);
        let bytes = size::found(&found);
        let found = Shared::new(found);
        self.answers.push(Answer {
            steps,
            look,
            found,
            bytes,
        });
    }

    /// Forgets the oldest answer that nobody wants; whether there was one.
    pub fn forget_answer(&mut self, wanted: impl Fn(u64, &Look) -> bool) -> bool {
        let mut answers = self.answers.iter();
        let oldest = answers.position(|answer| !wanted(answer.steps, &answer.look));
        if let Some(oldest) = oldest {
            self.answers.remove(oldest);
        }
        oldest.is_some()
    }

    /// Takes in a finished epoch.
    pub fn ended(&mut self, result: EpochResult) {
        let epochs = &mut self.epochs;
        let place = epochs.partition_point(|known| known.epoch < result.epoch);
        match epochs.get_mut(place) {
            Some(known) if known.epoch == result.epoch => *known = result,
            _ => epochs.insert(place, result),
        }
    }

    /// Keeps a checkpoint.
    pub fn keep(&mut self, epoch: u32, bytes: Bytes) {
        let steps = u64::from(epoch) * u64::from(self.per_epoch().unwrap_or(0));
        self.checkpoints.retain(|(known, _)| *known != steps);
        let place = self
            .checkpoints
            .partition_point(|(known, _)| *known < steps);
        self.checkpoints.insert(place, (steps, Shared::new(bytes)));
    }

    /// Finished epochs at the last checkpoint.
    pub fn kept_epochs(&self) -> u32 {
        let steps = self.checkpoints.last().map_or(0, |(steps, _)| *steps);
        let per_epoch = u64::from(self.per_epoch().unwrap_or(1).max(1));
        (steps / per_epoch) as u32
    }

    /// Forgets all results: the data they came from was damaged.
    pub fn forget(&mut self) {
        self.epochs.clear();
        self.history = History::default();
        self.checkpoints.clear();
        self.answers.clear();
        (self.problem, self.diverged) = (None, None);
    }

    /// Memory that its looks take, in bytes.
    pub fn answer_bytes(&self) -> usize {
        self.answers.iter().map(|answer| answer.bytes).sum()
    }

    /// Memory that its checkpoints take, in bytes.
    pub fn checkpoint_bytes(&self) -> usize {
        let sizes = self.checkpoints.iter().map(|(_, bytes)| bytes.len());
        sizes.sum()
    }
}
