//! The trainer: one step, one epoch, one evaluation, a bit at a time.
//!
//! [`Trainer::advance`] does the smallest sensible piece of work and says what
//! came of it; who calls it decides when to go on. Training data may still be
//! arriving: a step waits until the samples it needs are there.

use crate::data::{Batch, Dataset, order};
use crate::engine::{BatchResult, Engine, loss};
use crate::experiment::Experiment;
use crate::protocol::{Blowup, EpochResult, Images, Predictions, Problem};

use super::SharedSource;

/// Test samples evaluated in one piece: as long as a training step, so that a
/// command never waits longer for one than for the other.
const TEST_BATCH: usize = 128;

/// Test images whose predictions are shown.
const SHOWN: usize = 60;

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
}

/// Sums over an epoch's batches.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    batches: usize,
    samples: usize,
    loss: f64,
    correct: usize,
}

impl Sums {
    fn add(&mut self, batch: &BatchResult) {
        self.batches += 1;
        self.samples += batch.size;
        self.loss += batch.loss;
        self.correct += batch.correct;
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

/// An evaluation of the test set under way.
struct Evaluation {
    done: usize,
    loss: f64,
    correct: usize,
    /// Regression: Σt and Σt², for R².
    targets: (f64, f64, usize),
    confusion: Vec<u32>,
    shown: Vec<f32>,
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
        Some(evaluation.done as f32 / self.source.borrow().test_len().max(1) as f32)
    }

    /// Does the next piece of work. With `single`, at most one step is taken and
    /// its result is waited for.
    pub async fn advance(
        &mut self,
        single: bool,
        now: impl Fn() -> f64,
    ) -> Result<Advance, Problem> {
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
        self.train(single, now).await
    }

    async fn train(&mut self, single: bool, now: impl Fn() -> f64) -> Result<Advance, Problem> {
        let begun = now();
        let last = self.steps_per_epoch() as usize;
        let room = match self.step_ms > 0.0 && !single {
            true => ((QUEUE_MS / self.step_ms) as usize).clamp(1, QUEUE),
            false => 1,
        };
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
                return Ok(Advance::Diverged {
                    epoch: self.epoch + 1,
                    step: self.read,
                    blowup: None,
                });
            }
            self.sums.add(result);
            losses.push(result.loss);
        }
        Ok(Advance::Trained(losses))
    }

    /// The next batch of the epoch, if its samples have arrived.
    fn next_batch(&self) -> Option<Batch> {
        let start = self.step * self.batch;
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
            let end = (evaluation.done + TEST_BATCH).min(total);
            let indices: Vec<u32> = (evaluation.done as u32..end as u32).collect();
            (source.test().batch(&indices), total)
        };
        let outputs = self.engine.outputs(&batch).await?;
        evaluation.add(&outputs, &batch);
        if evaluation.done < total {
            return Ok(Advance::Tested(evaluation.done as f32 / total as f32));
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
        let predictions = evaluation.predictions(self.epoch, self.source.borrow().test());
        self.sums = Sums::default();
        self.step = 0;
        self.read = 0;
        self.order = order::epoch_order(self.seed, self.epoch, self.samples);
        if !result.test_loss.is_finite() {
            return Ok(Advance::Diverged {
                epoch: self.epoch,
                step: self.steps_per_epoch(),
                blowup: None,
            });
        }
        Ok(Advance::Epoch(Box::new(EpochEnd {
            result,
            predictions,
        })))
    }
}

impl Evaluation {
    fn new(test: &Dataset) -> Self {
        let classes = test.output_width();
        Self {
            done: 0,
            loss: 0.0,
            correct: 0,
            targets: (0.0, 0.0, 0),
            confusion: vec![0; classes * classes],
            shown: Vec::new(),
        }
    }

    fn add(&mut self, outputs: &[f32], batch: &Batch) {
        use crate::data::BatchTargets::{Classes, Values};
        let result = BatchResult::of(outputs, batch);
        self.done += batch.size;
        self.loss += result.loss * batch.size as f64;
        self.correct += result.correct;
        let width = outputs.len() / batch.size.max(1);
        match &batch.targets {
            Classes(labels) => {
                for (row, &label) in outputs.chunks_exact(width).zip(labels) {
                    if let Some(predicted) = loss::argmax(row) {
                        self.confusion[usize::from(label) * width + predicted] += 1;
                    }
                    if self.shown.len() < SHOWN * width {
                        self.shown.extend(loss::softmax(row));
                    }
                }
            }
            Values { values, .. } => {
                let (sum, squares, count) = &mut self.targets;
                for &value in values {
                    *sum += f64::from(value);
                    *squares += f64::from(value).powi(2);
                    *count += 1;
                }
            }
        }
    }

    /// Mean loss, and accuracy (classes) or R² (values).
    fn figures(&self) -> (f64, f64) {
        let loss = self.loss / self.done.max(1) as f64;
        let (sum, squares, count) = self.targets;
        if count == 0 {
            return (loss, self.correct as f64 / self.done.max(1) as f64);
        }
        let mean = sum / count as f64;
        let variance = squares / count as f64 - mean * mean;
        (loss, 1.0 - loss / variance)
    }

    fn predictions(self, epoch: u32, test: &Dataset) -> Option<Predictions> {
        let classes = test.output_width();
        let shown: Vec<u32> = (0..(self.shown.len() / classes.max(1)) as u32).collect();
        let images = images(test, &shown)?;
        let probabilities: Vec<u8> = self.shown.iter().flat_map(|p| p.to_le_bytes()).collect();
        Some(Predictions {
            epoch,
            confusion: self.confusion,
            images,
            probabilities: probabilities.into(),
        })
    }
}

/// Some samples of a data set as images to look at; `None` if they are not labelled images.
pub fn images(dataset: &Dataset, indices: &[u32]) -> Option<Images> {
    use crate::data::{Features, Targets};
    let Features::Images {
        rows,
        columns,
        pixels,
    } = &dataset.features
    else {
        return None;
    };
    let Targets::Classes { labels, .. } = &dataset.targets else {
        return None;
    };
    let size = rows * columns;
    let mut shown = Vec::with_capacity(indices.len() * size);
    let mut classes = Vec::with_capacity(indices.len());
    for &index in indices {
        let index = index as usize;
        shown.extend_from_slice(&pixels[index * size..(index + 1) * size]);
        classes.push(labels[index]);
    }
    Some(Images {
        rows: *rows as u32,
        columns: *columns as u32,
        labels: classes,
        pixels: shown.into(),
    })
}
