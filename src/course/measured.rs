//! What came out of the runs that an exercise asks for: the student's own numbers, plain enough
//! for a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::measure::{Read, link_of};
use crate::experiment::Experiment;
use crate::observe::Counts;
use crate::protocol::{EpochResult, Found};

/// All readings of an exercise, by the measure's name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The readings of each measure, one for each run.
    pub by_measure: BTreeMap<String, Vec<Reading>>,
}

/// What was read off one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The run, as a link.
    pub link: String,
    /// Its activation as a link writes it.
    pub activation: String,
    /// Its seed.
    pub seed: u64,
    /// The device that it ran on, in words.
    pub device: String,
    /// The end of its training.
    pub trained: Option<Trained>,
    /// Mean |gradient| of each layer's weights in the fresh network, from the input on.
    pub gradients_at_start: Option<Vec<f64>>,
    /// The same after the last epoch.
    pub gradients_at_end: Option<Vec<f64>>,
    /// The neurons of each hidden layer of the fresh network, from the input on.
    pub neurons_at_start: Option<Vec<Layer>>,
    /// The same after the last epoch.
    pub neurons_at_end: Option<Vec<Layer>>,
}

/// The end of a training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trained {
    /// Epochs that were completed.
    pub epochs: u32,
    /// Whether the loss stopped being finite.
    pub diverged: bool,
    /// Test accuracy after the last completed epoch, in 0…1; 0 if there is none.
    pub test_accuracy: f64,
    /// Test loss then; 0 if there is none.
    pub test_loss: f64,
    /// Training accuracy of that epoch.
    pub train_accuracy: f64,
    /// Training loss of that epoch.
    pub train_loss: f64,
    /// The activation's trained numbers by then, where they are few.
    pub parameters: Vec<(String, f32)>,
}

/// What a network gets that says the same of every image of ten classes: so does one whose outputs
/// are no numbers.
pub const GUESSED: f64 = 0.1;

impl Trained {
    /// The test accuracy with which the run stands in comparisons. One that diverged is worth no
    /// more than a guess, whatever it had reached before.
    pub fn compared(&self) -> f64 {
        match self.diverged {
            true => GUESSED,
            false => self.test_accuracy,
        }
    }
}

/// The neurons of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// How many there are.
    pub width: u32,
    /// How many are in each state.
    #[serde(flatten)]
    pub counts: Counts,
}

impl Measured {
    /// The readings of a measure.
    pub fn readings(&self, measure: &str) -> &[Reading] {
        self.by_measure.get(measure).map_or(&[], Vec::as_slice)
    }

    /// The reading of a run in a measure, made if it is not there yet.
    pub fn reading_mut(&mut self, measure: &str, run: &Experiment) -> &mut Reading {
        let link = link_of(run);
        let readings = self.by_measure.entry(measure.to_owned()).or_default();
        let place = readings.iter().position(|reading| reading.link == link);
        let place = place.unwrap_or_else(|| {
            readings.push(Reading {
                link,
                activation: crate::link::activation_text(run.activation()),
                seed: run.seed,
                ..Reading::default()
            });
            readings.len() - 1
        });
        &mut readings[place]
    }

    /// Test accuracies (0…1) in a measure of the runs with this activation, in order of seeds.
    pub fn accuracies(&self, measure: &str, activation: &str) -> Vec<f64> {
        self.each(measure, activation, |reading| {
            reading.trained.as_ref().map(Trained::compared)
        })
    }

    /// What `part` reads off each run of a measure with this activation, in order of seeds.
    pub fn each<T>(
        &self,
        measure: &str,
        activation: &str,
        part: impl Fn(&Reading) -> Option<T>,
    ) -> Vec<T> {
        let mut of: Vec<&Reading> = self
            .readings(measure)
            .iter()
            .filter(|reading| reading.activation == activation)
            .collect();
        of.sort_by_key(|reading| reading.seed);
        of.into_iter().filter_map(part).collect()
    }
}

impl Reading {
    /// Whether everything asked for was read. A training that diverged has no network at its end:
    /// what would be read there counts as read, and is missing.
    pub fn has(&self, reads: &[Read]) -> bool {
        let lost = self.diverged();
        reads.iter().all(|read| match read {
            Read::Training => self.trained.is_some(),
            Read::GradientsAtStart => self.gradients_at_start.is_some(),
            Read::GradientsAtEnd => lost || self.gradients_at_end.is_some(),
            Read::NeuronsAtStart => self.neurons_at_start.is_some(),
            Read::NeuronsAtEnd => lost || self.neurons_at_end.is_some(),
        })
    }

    /// Whether its training diverged.
    pub fn diverged(&self) -> bool {
        self.trained.as_ref().is_some_and(|end| end.diverged)
    }

    /// Takes in what a look found; a reading takes nothing of another kind than it asked for.
    pub fn take(&mut self, read: Read, found: &Found) {
        let gradients = |found: &Found| match found {
            Found::Layers(seen) => {
                let layers = seen.layers.iter();
                Some(
                    layers
                        .map(|layer| layer.gradients.stats.mean_abs())
                        .collect(),
                )
            }
            _ => None,
        };
        let neurons = |found: &Found| match found {
            Found::Census(census) => {
                let layers = census.layers.iter().map(|layer| Layer {
                    width: layer.neurons.len() as u32,
                    counts: layer.counts(),
                });
                Some(layers.collect())
            }
            _ => None,
        };
        match read {
            Read::Training => {}
            Read::GradientsAtStart => self.gradients_at_start = gradients(found),
            Read::GradientsAtEnd => self.gradients_at_end = gradients(found),
            Read::NeuronsAtStart => self.neurons_at_start = neurons(found),
            Read::NeuronsAtEnd => self.neurons_at_end = neurons(found),
        }
    }

    /// Takes in a training that is over.
    pub fn end(&mut self, epochs: &[EpochResult], diverged: bool) {
        let last = epochs.last();
        let of = |part: fn(&EpochResult) -> f64| last.map_or(0.0, part);
        self.trained = Some(Trained {
            epochs: last.map_or(0, |last| last.epoch),
            diverged,
            test_accuracy: of(|last| last.test_accuracy),
            test_loss: of(|last| last.test_loss),
            train_accuracy: of(|last| last.train_accuracy),
            train_loss: of(|last| last.train_loss),
            parameters: last.map_or_else(Vec::new, |last| last.activation_parameters.clone()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_diverged_counts_as_a_guess() {
        let ends = |diverged| {
            let mut trained = Trained {
                test_accuracy: 0.8,
                ..Trained::default()
            };
            trained.diverged = diverged;
            trained.compared()
        };
        assert_eq!([ends(false), ends(true)], [0.8, GUESSED]);
    }

    #[test]
    fn what_a_diverged_training_cannot_show_is_not_waited_for() {
        let mut reading = Reading::default();
        let reads = [Read::NeuronsAtStart, Read::Training, Read::NeuronsAtEnd];
        reading.end(&[], false);
        assert!(!reading.has(&reads));
        reading.end(&[], true);
        assert!(!reading.has(&reads), "the start can be seen all the same");
        reading.neurons_at_start = Some(Vec::new());
        assert!(reading.has(&reads));
        assert_eq!(reading.neurons_at_end, None);
    }
}
