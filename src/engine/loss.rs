//! Loss and accuracy of a batch from the network's outputs, in f64 on the host.
//!
//! Outputs are a few kilobytes a step, so reading them costs less than computing
//! the mean on the device, and every device is judged by the same arithmetic.

use crate::data::{Batch, BatchTargets};

/// What one batch gave.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchResult {
    /// Number of samples.
    pub size: usize,
    /// Mean cross-entropy (classes) or mean squared error (values) of the batch.
    pub loss: f64,
    /// Samples whose largest output is the right class; 0 for regression.
    pub correct: usize,
    /// The norm of each Linear layer's weight gradient, if they are measured.
    pub gradient_norms: Vec<f64>,
}

impl BatchResult {
    /// Judges `outputs`, [batch, outputs] row-major.
    pub fn new(outputs: &[f32], targets: &BatchTargets, size: usize) -> Self {
        match targets {
            BatchTargets::Classes(labels) => {
                let classes = outputs.len() / size.max(1);
                let (mut loss, mut correct) = (0.0, 0);
                for (row, &label) in outputs.chunks_exact(classes.max(1)).zip(labels) {
                    loss += cross_entropy(row, label as usize);
                    correct += usize::from(argmax(row) == Some(label as usize));
                }
                Self {
                    size,
                    loss: loss / size as f64,
                    correct,
                    gradient_norms: Vec::new(),
                }
            }
            BatchTargets::Values { values, .. } => {
                let sum: f64 = outputs
                    .iter()
                    .zip(values)
                    .map(|(&y, &t)| (f64::from(y) - f64::from(t)).powi(2))
                    .sum();
                Self {
                    size,
                    loss: sum / outputs.len().max(1) as f64,
                    correct: 0,
                    gradient_norms: Vec::new(),
                }
            }
        }
    }

    /// Judges the outputs of a batch.
    pub fn of(outputs: &[f32], batch: &Batch) -> Self {
        Self::new(outputs, &batch.targets, batch.size)
    }
}

/// ln Σⱼ exp(zⱼ) − z_label, with the largest logit taken out first.
fn cross_entropy(logits: &[f32], label: usize) -> f64 {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = logits
        .iter()
        .map(|&z| libm::exp(f64::from(z) - f64::from(largest)))
        .sum();
    libm::log(sum) + f64::from(largest) - f64::from(logits[label])
}

/// The index of the first largest value; `None` if a value is not a number.
pub fn argmax(values: &[f32]) -> Option<usize> {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if value.is_nan() {
            return None;
        }
        if *value > values[best] {
            best = index;
        }
    }
    (!values.is_empty()).then_some(best)
}

/// Class probabilities of one row of logits.
pub fn softmax(logits: &[f32]) -> impl Iterator<Item = f32> + '_ {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = logits
        .iter()
        .map(|&z| libm::exp(f64::from(z - largest)))
        .sum();
    logits
        .iter()
        .map(move |&z| (libm::exp(f64::from(z - largest)) / sum) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cross_entropy_is_that_of_pytorch() {
        // torch.nn.functional.cross_entropy(torch.tensor([[1., 2., 3.], [1e4, 0., -1e4]]), torch.tensor([0, 1]))
        // = (2.4076059644 + 10000) / 2
        let targets = BatchTargets::Classes(vec![0, 1]);
        let result = BatchResult::new(&[1.0, 2.0, 3.0, 1e4, 0.0, -1e4], &targets, 2);
        assert!(
            (result.loss - 5001.2038029822).abs() < 1e-6,
            "{}",
            result.loss
        );
        assert_eq!(result.correct, 0);
    }

    #[test]
    fn a_value_that_is_no_number_is_never_correct_and_shows_in_the_loss() {
        let result = BatchResult::new(&[f32::NAN, 1.0], &BatchTargets::Classes(vec![1]), 1);
        assert!(!result.loss.is_finite());
        assert_eq!(result.correct, 0);
    }

    #[test]
    fn probabilities_add_up() {
        let p: Vec<f32> = softmax(&[1000.0, 1001.0, -5.0]).collect();
        assert!((p.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(p[1] > p[0] && p[2] == 0.0);
    }
}
