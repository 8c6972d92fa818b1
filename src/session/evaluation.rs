//! Evaluation of the test set, a batch at a time, and what is shown of it.

use crate::data::{Batch, Dataset};
use crate::engine::{BatchResult, loss};
use crate::protocol::{Images, Predictions};

/// Test samples evaluated in one piece: as long as a training step, so that a
/// command never waits longer for one than for the other.
const TEST_BATCH: usize = 128;

/// Test images whose predictions are shown.
const SHOWN: usize = 60;

/// An evaluation of the test set under way.
pub(super) struct Evaluation {
    done: usize,
    loss: f64,
    correct: usize,
    /// Regression: Σt and Σt², for R².
    targets: (f64, f64, usize),
    confusion: Vec<u32>,
    shown: Vec<f32>,
    /// The first samples whose loss was not finite.
    failed: Option<Vec<u32>>,
}

impl Evaluation {
    /// Nothing evaluated yet.
    pub(super) fn new(test: &Dataset) -> Self {
        let classes = test.output_width();
        Self {
            done: 0,
            loss: 0.0,
            correct: 0,
            targets: (0.0, 0.0, 0),
            confusion: vec![0; classes * classes],
            shown: Vec::new(),
            failed: None,
        }
    }

    /// The next samples, of `total`; none when all are done.
    pub(super) fn next(&self, total: usize) -> Option<Vec<u32>> {
        let end = (self.done + TEST_BATCH).min(total);
        (self.done < end).then(|| (self.done as u32..end as u32).collect())
    }

    /// The first samples whose loss was not finite.
    pub(super) fn failed(&self) -> Option<Vec<u32>> {
        self.failed.clone()
    }

    /// Samples evaluated.
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// Takes in the outputs for a batch.
    pub(super) fn add(&mut self, outputs: &[f32], batch: &Batch) {
        use crate::data::BatchTargets::{Classes, Values};
        let result = BatchResult::of(outputs, batch);
        if !result.loss.is_finite() && self.failed.is_none() {
            self.failed = Some((self.done as u32..(self.done + batch.size) as u32).collect());
        }
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
    pub(super) fn figures(&self) -> (f64, f64) {
        let loss = self.loss / self.done.max(1) as f64;
        let (sum, squares, count) = self.targets;
        if count == 0 {
            return (loss, self.correct as f64 / self.done.max(1) as f64);
        }
        let mean = sum / count as f64;
        let variance = squares / count as f64 - mean * mean;
        (loss, 1.0 - loss / variance)
    }

    /// What the network says, after `epoch`; none for regression.
    pub(super) fn predictions(self, epoch: u32, test: &Dataset) -> Option<Predictions> {
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
pub(super) fn images(dataset: &Dataset, indices: &[u32]) -> Option<Images> {
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
