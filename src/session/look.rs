//! Looks at a network: each is done a batch at a time, so that commands are heard in between.
//!
//! | module | holds |
//! |---|---|
//! | `layers` | histograms of every layer on a sample |
//! | `census` | every neuron over the training set |
//! | `neuron` | one neuron: its weights, what it sees, what excites it most |
//! | `change` | the test accuracy of a changed network |
//!
//! The device computes what every layer sees; it is counted in the worker by the same code on
//! every device, in f64, and only the bins travel on. (On WebGPU that reads back what one batch
//! leaves in every layer, a few megabytes.)

mod census;
mod change;
mod layers;
mod neuron;

use super::SharedSource;
use crate::engine::Engine;
use crate::experiment::Experiment;
use crate::parameters::TrainState;
use crate::protocol::{Found, Look, Problem};
use census::CensusJob;
use change::ChangeJob;
use layers::LayersJob;
use neuron::NeuronJob;

/// Samples looked at in one piece: as long as a few training steps.
const LOOK_BATCH: usize = 256;

/// What a look needs besides the network.
pub(super) struct Scene<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) source: &'a SharedSource,
    /// Training samples used.
    pub(super) samples: usize,
    /// Optimiser steps taken.
    pub(super) steps: u64,
    /// The network as it was before it was changed, if it is.
    pub(super) base: &'a mut Option<TrainState>,
}

/// How a look stands.
pub(super) enum Standing {
    /// Its samples have not arrived.
    Waiting,
    /// The share done, in 0…1.
    Doing(f32),
    /// What it has found.
    Done(Box<Found>),
}

/// A look under way.
pub(super) enum Job {
    Layers(LayersJob),
    Census(CensusJob),
    Neuron(NeuronJob),
    Change(ChangeJob),
}

impl Job {
    /// Begins a look.
    pub(super) fn new(look: &Look, scene: &Scene<'_>) -> Self {
        match look {
            Look::Layers { sample } => Self::Layers(LayersJob::new(*sample, scene)),
            Look::Census { samples } => Self::Census(CensusJob::new(*samples, scene.samples)),
            Look::Neuron {
                layer,
                neuron,
                samples,
            } => Self::Neuron(NeuronJob::new(*layer, *neuron, *samples, scene.samples)),
            Look::Changed { changes } => Self::Change(ChangeJob::new(changes.clone())),
        }
    }

    /// The next batch.
    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &mut E,
        scene: &mut Scene<'_>,
    ) -> Result<Standing, Problem> {
        match self {
            Self::Layers(job) => job.advance(engine, scene).await,
            Self::Census(job) => job.advance(engine, scene).await,
            Self::Neuron(job) => job.advance(engine, scene).await,
            Self::Change(job) => job.advance(engine, scene).await,
        }
    }
}

/// The samples of a job that come next, in order.
pub(super) struct Pieces {
    done: usize,
    total: usize,
}

impl Pieces {
    /// The first `wanted` of `there` samples, at least one.
    pub(super) fn new(wanted: u32, there: usize) -> Self {
        Self {
            done: 0,
            total: (wanted as usize).clamp(1, there.max(1)),
        }
    }

    /// Samples in all.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// The places of the next samples; empty when all are done.
    pub(super) fn next(&self) -> Vec<u32> {
        let end = (self.done + LOOK_BATCH).min(self.total);
        (self.done as u32..end as u32).collect()
    }

    /// Some samples are done; the share done by now.
    pub(super) fn advance(&mut self, samples: usize) -> f32 {
        self.done += samples;
        self.done as f32 / self.total as f32
    }

    /// All samples are done.
    pub(super) fn is_done(&self) -> bool {
        self.done >= self.total
    }
}

/// A look that is not interrupted: what watching does between steps. None if its samples have
/// not arrived.
pub(super) async fn at_once<E: Engine>(
    look: &Look,
    engine: &mut E,
    scene: &mut Scene<'_>,
) -> Result<Option<Found>, Problem> {
    let mut job = Job::new(look, scene);
    loop {
        match job.advance(engine, scene).await? {
            Standing::Waiting => return Ok(None),
            Standing::Doing(_) => {}
            Standing::Done(found) => return Ok(Some(*found)),
        }
    }
}
