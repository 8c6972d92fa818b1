//! The trainer: one step, one epoch, one evaluation, a bit at a time.
//!
//! [`Trainer::advance`] does the smallest sensible piece of work and says what
//! came of it; who calls it decides when to go on. Training data may still be
//! arriving: a step waits until the samples it needs are there.

use crate::data::{Batch, order};
use crate::engine::{BatchResult, Engine, Slopes};
use crate::experiment::{Experiment, Share};
use crate::protocol::{Blowup, EpochResult, Part, Predictions, Problem};

use super::SharedSource;
use super::evaluation::Evaluation;

/// Most steps queued on a device before their results are read.
const QUEUE: usize = 16;

/// Milliseconds of queued steps at most, so that Pause is obeyed within 100 ms.
const QUEUE_MS: f64 = 60.0;

/// What a call of [`Trainer::advance`] did.
#[derive(Clone, Debug, PartialEq)]
pub enum Advance {
    /// Nothing: the samples that come next have not arrived.
    Waiting,
    /// Steps were queued or finished; the losses of the finished ones.
    Trained(Vec<f64>),
    /// Part of the test set was evaluated; the share done, in 0…1.
    Tested(f32),
    /// An epoch has ended.
    Epoch(Box<EpochEnd>),
    /// All epochs are done already.
    Finished,
    /// The loss of this step of this epoch (both counted from 1) is not finite.
    Diverged {
        /// Counted from 1.
        epoch: u32,
        /// Counted from 1.
        step: u32,
        /// Where it began, if that could be found.
        blowup: Option<Blowup>,
    },
}

/// The figures of an epoch and what the network says about the test set.
#[derive(Clone, Debug, PartialEq)]
pub struct EpochEnd {
    /// The figures; `seconds` and `activation_parameters` are filled in by the run.
    pub result: EpochResult,
    /// Predictions on the test set; `None` for regression.
    pub predictions: Option<Predictions>,
    /// The mean norms of the weight gradients, if they are measured.
    pub norms: Option<Vec<f64>>,
}

/// Sums over an epoch's batches.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    batches: usize,
    samples: usize,
    loss: f64,
    correct: usize,
    /// Σ over the batches of each Linear layer's gradient norm, if they are measured.
    norms: Vec<f64>,
}

impl Sums {
    fn add(&mut self, batch: &BatchResult) {
        self.batches += 1;
        self.samples += batch.size;
        self.loss += batch.loss;
        self.correct += batch.correct;
        self.norms.resize(batch.gradient_norms.len(), 0.0);
        for (sum, norm) in self.norms.iter_mut().zip(&batch.gradient_norms) {
            *sum += norm;
        }
    }

    /// Mean over the batches of the norm of each Linear layer's weight gradient; none if they
    /// were not measured.
    fn mean_norms(&self) -> Option<Vec<f64>> {
        let batches = self.batches.max(1) as f64;
        let measured = !self.norms.is_empty();
        measured.then(|| self.norms.iter().map(|sum| sum / batches).collect())
    }

    /// Mean of the batches' mean losses, as the chapter's training loop reports it.
    pub fn mean_loss(&self) -> f64 {
        self.loss / self.batches.max(1) as f64
    }

    /// Share of samples classified correctly, in 0…1.
    pub fn accuracy(&self) -> f64 {
        self.correct as f64 / self.samples.max(1) as f64
    }
}

/// A run's training state around an engine.
pub struct Trainer<E: Engine> {
    engine: E,
    source: SharedSource,
    seed: u64,
    batch: usize,
    epochs: u32,
    samples: usize,
    /// Epochs done.
    epoch: u32,
    /// Steps queued in this epoch.
    step: usize,
    order: Vec<u32>,
    /// The last step's number within its epoch whose result was read.
    read: u32,
    sums: Sums,
    evaluation: Option<Evaluation>,
    /// A step has been taken on this engine.
    warm: bool,
    step_ms: f64,
}

impl<E: Engine> Trainer<E> {
    /// A trainer at the start of epoch `epochs_done` (counted from 0).
    pub fn new(engine: E, experiment: &Experiment, source: SharedSource, epochs_done: u32) -> Self {
        let samples = source.borrow().train_len().min(experiment.n);
        Self {
            engine,
            source,
            seed: experiment.seed,
            batch: experiment.batch.max(1),
            epochs: experiment.epochs as u32,
            samples,
            epoch: epochs_done,
            step: 0,
            order: order::epoch_order(experiment.seed, epochs_done, samples),
            read: 0,
            sums: Sums::default(),
            evaluation: None,
            warm: false,
            step_ms: 0.0,
        }
    }

    /// The engine.
    pub fn engine(&self) -> &E {
        &self.engine
    }

    /// Optimiser steps in an epoch; the last may be smaller.
    pub fn steps_per_epoch(&self) -> u32 {
        self.samples.div_ceil(self.batch) as u32
    }

    /// Training samples used.
    pub fn samples(&self) -> usize {
        self.samples
    }

    /// Epochs done.
    pub fn epochs_done(&self) -> u32 {
        self.epoch
    }

    /// Steps whose results are known in the current epoch.
    pub fn steps_done(&self) -> u32 {
        self.read
    }

    /// Sums over the current epoch so far.
    pub fn sums(&self) -> &Sums {
        &self.sums
    }

    /// Milliseconds per step, a running mean; 0 before the first.
    pub fn step_ms(&self) -> f64 {
        self.step_ms
    }

    /// Share of the test set evaluated, while that is being done.
    pub fn tested(&self) -> Option<f32> {
        let evaluation = self.evaluation.as_ref()?;
        Some(evaluation.done() as f32 / self.source.borrow().test_len().max(1) as f32)
    }

    /// The engine, to look inside or to change it between steps.
    pub fn engine_mut(&mut self) -> &mut E {
        &mut self.engine
    }

    /// Optimiser steps since the start of the run whose results are known.
    pub fn total_steps(&self) -> u64 {
        u64::from(self.epoch) * u64::from(self.steps_per_epoch()) + u64::from(self.read)
    }

    /// The steps of an epoch are taken, its evaluation is not done.
    pub fn between_epochs(&self) -> bool {
        self.read > 0 && self.read == self.steps_per_epoch()
    }

    /// Does the next piece of work; at most `most` steps are taken (at least one).
    pub async fn advance(&mut self, most: u64, now: impl Fn() -> f64) -> Result<Advance, Problem> {
        if self.epoch >= self.epochs {
            return Ok(Advance::Finished);
        }
        if self.evaluation.is_some() {
            return self.test().await;
        }
        if self.step >= self.steps_per_epoch() as usize {
            if !self.source.borrow().test_ready() {
                return Ok(Advance::Waiting);
            }
            self.evaluation = Some(Evaluation::new(self.source.borrow().test()));
            return Ok(Advance::Tested(0.0));
        }
        self.train(most, now).await
    }

    async fn train(&mut self, most: u64, now: impl Fn() -> f64) -> Result<Advance, Problem> {
        let begun = now();
        let (first, last) = (self.step, self.steps_per_epoch() as usize);
        let room = match self.step_ms > 0.0 {
            true => ((QUEUE_MS / self.step_ms) as usize).clamp(1, QUEUE),
            false => 1,
        };
        let room = room.min(usize::try_from(most.max(1)).unwrap_or(room));
        self.engine.mark();
        while self.engine.queued() < room && self.step < last {
            let Some(batch) = self.next_batch() else {
                break;
            };
            self.engine.step(&batch);
            self.step += 1;
        }
        let queued = self.engine.queued();
        if queued == 0 {
            return Ok(Advance::Waiting);
        }
        let results = self.engine.drain().await?;
        let spent = (now() - begun) / queued as f64;
        // The first step compiles shaders and fills caches; it says nothing about the next.
        if self.warm {
            let before = if self.step_ms > 0.0 {
                self.step_ms
            } else {
                spent
            };
            self.step_ms = 0.9 * before + 0.1 * spent;
        }
        self.warm = true;
        let mut losses = Vec::with_capacity(results.len());
        for result in &results {
            self.read += 1;
            if !result.loss.is_finite() {
                let blowup = self.find_blowup(first, first + losses.len()).await?;
                return Ok(Advance::Diverged {
                    epoch: self.epoch + 1,
                    step: self.read,
                    blowup,
                });
            }
            self.sums.add(result);
            losses.push(result.loss);
        }
        Ok(Advance::Trained(losses))
    }

    /// Goes back to `failed`, a step of this epoch whose loss was not finite, from `first`, where
    /// the mark is, and looks where the values left the finite range. The network stays there,
    /// before that step.
    async fn find_blowup(
        &mut self,
        first: usize,
        failed: usize,
    ) -> Result<Option<Blowup>, Problem> {
        if !self.engine.rewind() {
            return Ok(None);
        }
        for step in first..failed {
            if let Some(batch) = self.batch(step) {
                self.engine.step(&batch);
            }
        }
        self.engine.drain().await?;
        self.step = failed;
        match self.batch(failed) {
            Some(batch) => blowup(&self.engine, &batch).await,
            None => Ok(None),
        }
    }

    /// The next batch of the epoch, if its samples have arrived.
    fn next_batch(&self) -> Option<Batch> {
        self.batch(self.step)
    }

    /// The batch of a step of this epoch (counted from 0), if its samples have arrived.
    fn batch(&self, step: usize) -> Option<Batch> {
        let start = step * self.batch;
        let indices = &self.order[start..(start + self.batch).min(self.samples)];
        let source = self.source.borrow();
        (order::samples_needed(indices) <= source.train_ready())
            .then(|| source.train().batch(indices))
    }

    async fn test(&mut self) -> Result<Advance, Problem> {
        let evaluation = self.evaluation.as_mut().expect("called while evaluating");
        let (batch, total) = {
            let source = self.source.borrow();
            let total = source.test_len();
            let indices = evaluation.next(total).unwrap_or_default();
            (source.test().batch(&indices), total)
        };
        let outputs = self.engine.outputs(&batch).await?;
        evaluation.add(&outputs, &batch);
        if evaluation.done() < total {
            return Ok(Advance::Tested(evaluation.done() as f32 / total as f32));
        }
        let evaluation = self.evaluation.take().expect("still there");
        self.epoch += 1;
        let (test_loss, test_accuracy) = evaluation.figures();
        let result = EpochResult {
            epoch: self.epoch,
            train_loss: self.sums.mean_loss(),
            train_accuracy: self.sums.accuracy(),
            test_loss,
            test_accuracy,
            seconds: 0.0,
            activation_parameters: Vec::new(),
        };
        let failed = evaluation.failed();
        let predictions = evaluation.predictions(self.epoch, self.source.borrow().test());
        let norms = self.sums.mean_norms();
        self.sums = Sums::default();
        self.step = 0;
        self.read = 0;
        self.order = order::epoch_order(self.seed, self.epoch, self.samples);
        if !result.test_loss.is_finite() {
            let batch = failed.map(|indices| self.source.borrow().test().batch(&indices));
            let blowup = match batch {
                Some(batch) => blowup(&self.engine, &batch).await?,
                None => None,
            };
            return Ok(Advance::Diverged {
                epoch: self.epoch,
                step: self.steps_per_epoch(),
                blowup,
            });
        }
        Ok(Advance::Epoch(Box::new(EpochEnd {
            result,
            predictions,
            norms,
        })))
    }
}

/// Where the values of a batch leave the finite range first, from the input on.
async fn blowup(engine: &impl Engine, batch: &Batch) -> Result<Option<Blowup>, Problem> {
    let finite = |values: &[f32]| values.iter().all(|value| value.is_finite());
    let state = engine.state().await?;
    let trace = engine.trace(batch, Slopes::Without).await?;
    let healthy = |name: &str| {
        let found = state
            .parameters
            .iter()
            .filter(|tensor| tensor.name.starts_with(name));
        found.into_iter().all(|tensor| finite(&tensor.values))
    };
    let shared = healthy("activation.") || engine.shape().share != Share::All;
    for (layer, seen) in trace.iter().enumerate() {
        let own = format!("activation.{layer}.");
        let parts = [
            (Part::Weights, healthy(&format!("layers.{layer}."))),
            (Part::PreActivations, finite(&seen.pre_activations)),
            (Part::Parameters, shared && healthy(&own)),
            (Part::Activations, finite(&seen.activations)),
        ];
        let first = parts.iter().find(|(_, healthy)| !healthy);
        if let Some(&(part, _)) = first {
            let layer = layer as u32;
            return Ok(Some(Blowup { layer, part }));
        }
    }
    Ok(None)
}
