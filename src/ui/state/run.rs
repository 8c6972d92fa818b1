//! One run: an activation and a seed, and everything its worker said about it.

use std::ops::Deref;
use std::sync::Arc;

use crate::experiment::Experiment;
use crate::protocol::{
    Bytes, DeviceKind, EpochResult, Images, Opened, Predictions, Problem, Progress, RunId, RunState,
};

/// Most points of a live curve.
pub const RECENT: usize = 512;

/// A value too large to copy or compare: equal means the very same one.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Its turn has not come.
    #[default]
    Waiting,
    /// Its device is chosen, its data fetched, its network built.
    Opening,
    /// Ready; not training.
    Paused,
    /// Training.
    Running,
    /// All epochs done.
    Finished,
    /// Ended by the student.
    Stopped,
    /// Its loss left the finite range.
    Diverged,
    /// It cannot go on; `problem` says why.
    Failed,
}

impl Stage {
    /// Nothing more will happen to the run.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::Finished | Self::Stopped | Self::Diverged | Self::Failed
        )
    }

    /// A worker holds the run.
    pub fn is_active(self) -> bool {
        matches!(self, Self::Opening | Self::Paused | Self::Running)
    }
}

impl From<RunState> for Stage {
    fn from(state: RunState) -> Self {
        match state {
            RunState::Opening => Self::Opening,
            RunState::Paused => Self::Paused,
            RunState::Running => Self::Running,
            RunState::Finished => Self::Finished,
            RunState::Stopped => Self::Stopped,
            RunState::Diverged => Self::Diverged,
        }
    }
}

/// A live curve of bounded length: when it is full, neighbours are averaged and
/// from then on twice as many values make a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Recent {
    points: Vec<(f64, f64)>,
    /// Values per point.
    stride: u32,
    sum: (f64, f64),
    count: u32,
    pushed: u32,
}

impl Default for Recent {
    fn default() -> Self {
        Self {
            points: Vec::new(),
            stride: 1,
            sum: (0.0, 0.0),
            count: 0,
            pushed: 0,
        }
    }
}

impl Recent {
    /// Adds a value; not-a-number is left out.
    pub fn push(&mut self, x: f64, y: f64) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        self.pushed = self.pushed.wrapping_add(1);
        self.sum = (self.sum.0 + x, self.sum.1 + y);
        self.count += 1;
        if self.count < self.stride {
            return;
        }
        let count = f64::from(self.count);
        self.points.push((self.sum.0 / count, self.sum.1 / count));
        (self.sum, self.count) = ((0.0, 0.0), 0);
        if self.points.len() == RECENT {
            let middle = |a: f64, b: f64| 0.5 * (a + b);
            self.points = self
                .points
                .chunks_exact(2)
                .map(|pair| (middle(pair[0].0, pair[1].0), middle(pair[0].1, pair[1].1)))
                .collect();
            self.stride *= 2;
        }
    }

    /// Forgets what lies beyond `x`.
    pub fn truncate(&mut self, x: f64) {
        self.points.retain(|point| point.0 <= x);
        (self.sum, self.count) = ((0.0, 0.0), 0);
        self.pushed = self.pushed.wrapping_add(4);
    }

    /// Values taken in so far, by which a change is noticed.
    pub fn pushed(&self) -> u32 {
        self.pushed
    }

    /// The points, x in epochs.
    pub fn points(&self) -> &[(f64, f64)] {
        &self.points
    }
}

/// One run and its results.
#[derive(Clone, Debug)]
pub struct RunRecord {
    /// Its id, as long as no worker has to begin it anew.
    pub id: RunId,
    /// One activation, one seed.
    pub experiment: Experiment,
    /// Where it stands.
    pub stage: Stage,
    /// Where training stands.
    pub progress: Option<Progress>,
    /// The finished epochs.
    pub epochs: Vec<EpochResult>,
    /// The last training loss that a worker told.
    pub last_loss: Option<f64>,
    /// The training loss lately, against epochs.
    pub recent: Recent,
    /// The network and the data.
    pub opened: Option<Shared<Opened>>,
    /// Training images to look at.
    pub samples: Option<Shared<Images>>,
    /// What it says about the test set.
    pub predictions: Option<Shared<Predictions>>,
    /// The latest checkpoint and the epochs done by then.
    pub checkpoint: Option<(u32, Shared<Bytes>)>,
    /// The device that trains or trained it.
    pub device: Option<DeviceKind>,
    /// Why it cannot go on.
    pub problem: Option<Problem>,
    /// Workers that died on it since its last epoch.
    pub deaths: u32,
}

impl RunRecord {
    /// A run whose turn has not come.
    pub fn new(experiment: Experiment) -> Self {
        Self {
            id: 0,
            experiment,
            stage: Stage::Waiting,
            progress: None,
            epochs: Vec::new(),
            last_loss: None,
            recent: Recent::default(),
            opened: None,
            samples: None,
            predictions: None,
            checkpoint: None,
            device: None,
            problem: None,
            deaths: 0,
        }
    }

    /// Forgets every result; what it looks at stays.
    pub fn clear(&mut self) {
        self.rewind(0);
        self.checkpoint = None;
        self.predictions = None;
    }

    /// Forgets what came after `epochs` finished epochs.
    pub fn rewind(&mut self, epochs: u32) {
        self.epochs.retain(|result| result.epoch <= epochs);
        self.recent.truncate(f64::from(epochs));
        self.progress = None;
        self.last_loss = None;
        self.problem = None;
    }

    /// Takes in where training stands.
    pub fn advance(&mut self, progress: Progress) {
        let steps = self
            .opened
            .as_ref()
            .map_or(1, |opened| opened.steps_per_epoch);
        let epoch = f64::from(progress.epoch.saturating_sub(1));
        let within = f64::from(progress.step) / f64::from(steps.max(1));
        self.recent.push(epoch + within, progress.recent_loss);
        if progress.recent_loss.is_finite() {
            self.last_loss = Some(progress.recent_loss);
        }
        self.progress = Some(progress);
    }

    /// Epochs done, the current one in part.
    pub fn done(&self) -> f64 {
        let finished = self.epochs.last().map_or(0, |result| result.epoch);
        let Some(progress) = self.progress.as_ref().filter(|p| p.epoch > finished) else {
            return f64::from(finished);
        };
        let steps = self
            .opened
            .as_ref()
            .map_or(1, |opened| opened.steps_per_epoch);
        let within = f64::from(progress.step) / f64::from(steps.max(1));
        f64::from(finished) + within.min(1.0)
    }

    /// Seconds that the rest of the run will take, from the finished epochs, or from
    /// the steps while there are none.
    pub fn seconds_left(&self) -> Option<f64> {
        let per_epoch = match self.epochs.last() {
            Some(result) if result.epoch > 0 => result.seconds / f64::from(result.epoch),
            _ => {
                let progress = self.progress.as_ref()?;
                let steps = f64::from(self.opened.as_ref()?.steps_per_epoch);
                progress.ms_per_step * steps / 1000.0
            }
        };
        let left = (self.experiment.epochs as f64 - self.done()).max(0.0);
        Some(left * per_epoch).filter(|seconds| seconds.is_finite())
    }

    /// Finished epochs at the latest checkpoint.
    pub fn kept(&self) -> u32 {
        self.checkpoint.as_ref().map_or(0, |(epoch, _)| *epoch)
    }

    /// The latest finished epoch.
    pub fn last_epoch(&self) -> Option<&EpochResult> {
        self.epochs.last()
    }
}
