//! What the commands that run an experiment say: the figures of each run, as JSON or as a table.

mod inside;

use serde::Serialize;

use crate::experiment::Experiment;
use crate::link;
use crate::observe::Snapshot;
use crate::observe::convergence::Convergence;
use crate::protocol::{EpochResult, Part};
pub use inside::{LayerCounts, LayerMetrics};

/// An experiment and its results.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The experiment as it was read from the link.
    pub experiment: Experiment,
    /// What computed it.
    pub device: &'static str,
    /// Its runs, in the experiment's order.
    pub runs: Vec<RunReport>,
}

/// The results of one run.
#[derive(Clone, Debug, Serialize)]
pub struct RunReport {
    /// The activation as a link writes it, `none` if the experiment drops it.
    pub activation: String,
    /// The seed.
    pub seed: u64,
    /// The swept setting and its value, where the experiment has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vary: Option<Setting>,
    /// The epochs that were completed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub epochs: Vec<Epoch>,
    /// When its training loss stopped improving.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convergence: Option<Convergence>,
    /// The hidden layers' neurons over the training set, at the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub neurons: Vec<LayerCounts>,
    /// Every layer on one batch, if asked for.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "inside::layers"
    )]
    pub layers: Option<Snapshot>,
    /// The metrics of each epoch, until they stand with it.
    #[serde(skip)]
    pub metrics: Vec<Vec<LayerMetrics>>,
    /// Seconds of training and testing.
    pub seconds: f64,
    /// The loss left the finite range; only there when it did.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub diverged: bool,
    /// Where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diverged_at: Option<At>,
    /// What ended the run early; only there when something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// One value of a swept setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its key in links.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// A place in a run; both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    /// The epoch.
    pub epoch: u32,
    /// The step of that epoch.
    pub step: u32,
    /// The Linear layer whose values left the finite range first, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<u32>,
    /// Which of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartName>,
}

/// A part of a layer, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartName {
    /// Weights or biases.
    Weights,
    /// z = x·W + b.
    PreActivations,
    /// The activation's parameters.
    Parameters,
    /// f(z).
    Activations,
}

impl From<Part> for PartName {
    fn from(part: Part) -> Self {
        match part {
            Part::Weights => Self::Weights,
            Part::PreActivations => Self::PreActivations,
            Part::Parameters => Self::Parameters,
            Part::Activations => Self::Activations,
        }
    }
}

/// One epoch's figures; accuracies in 0…1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Epoch {
    /// The epoch, counted from 1.
    pub epoch: u32,
    /// Mean over the epoch's batches while the weights moved.
    pub train_loss: f64,
    /// Share of training samples classified correctly while the weights moved.
    pub train_accuracy: f64,
    /// Mean over the test set.
    pub test_loss: f64,
    /// Share of test samples classified correctly.
    pub test_accuracy: f64,
    /// The metrics of each Linear layer, if asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerMetrics>,
}

impl From<&EpochResult> for Epoch {
    fn from(result: &EpochResult) -> Self {
        Self {
            epoch: result.epoch,
            train_loss: result.train_loss,
            train_accuracy: result.train_accuracy,
            test_loss: result.test_loss,
            test_accuracy: result.test_accuracy,
            layers: Vec::new(),
        }
    }
}

impl RunReport {
    /// The report of a run that has not begun.
    pub fn new(run: &Experiment, vary: Option<Setting>) -> Self {
        let activation = match run.noact {
            true => "none".to_owned(),
            false => link::activation_text(run.activation()),
        };
        Self {
            activation,
            seed: run.seed,
            vary,
            epochs: Vec::new(),
            convergence: None,
            neurons: Vec::new(),
            layers: None,
            metrics: Vec::new(),
            seconds: 0.0,
            diverged: false,
            diverged_at: None,
            error: None,
        }
    }

    /// The run in a few words, to tell it from the others.
    pub fn name(&self) -> String {
        let swept = self.vary.as_ref();
        let swept = swept.map_or(String::new(), |v| format!(", {} {}", v.key, v.value));
        format!("{}, seed {}{swept}", self.activation, self.seed)
    }
}

impl Report {
    /// Whether every run came to its end; a diverged run did.
    pub fn complete(&self) -> bool {
        self.runs.iter().all(|run| run.error.is_none())
    }

    /// A line per run: the figures after its last epoch.
    pub fn table(&self) -> String {
        let mut text = format!(
            "{:<32} {:>9} {:>9} {:>9} {:>9} {:>8}\n",
            "run", "train", "loss", "test", "loss", "seconds"
        );
        for run in &self.runs {
            let figures = match (run.diverged_at, &run.error, run.epochs.last()) {
                (Some(at), ..) => {
                    format!("diverged at step {} of epoch {}", at.step, at.epoch)
                }
                (None, Some(_), _) => "failed".to_owned(),
                (None, None, None) => "no epoch".to_owned(),
                (None, None, Some(last)) => format!(
                    "{:>8.2}% {:>9.4} {:>8.2}% {:>9.4} {:>8.1}",
                    100.0 * last.train_accuracy,
                    last.train_loss,
                    100.0 * last.test_accuracy,
                    last.test_loss,
                    run.seconds
                ),
            };
            text.push_str(&format!("{:<32} {figures}\n", run.name()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let experiment = link::decode("act=relu,staf(tau=8)&seed=3").0.experiment;
        let [relu, staf] = &experiment.runs()[..] else {
            panic!("two runs");
        };
        let result = EpochResult {
            epoch: 1,
            train_loss: 0.75,
            train_accuracy: 0.5,
            test_loss: 0.5,
            test_accuracy: 0.875,
            seconds: 2.0,
            activation_parameters: vec![],
        };
        Report {
            device: "cpu",
            runs: vec![
                RunReport {
                    epochs: vec![(&result).into()],
                    seconds: 2.5,
                    ..RunReport::new(relu, None)
                },
                RunReport {
                    diverged: true,
                    diverged_at: Some(At {
                        epoch: 1,
                        step: 40,
                        layer: Some(2),
                        part: Some(PartName::Weights),
                    }),
                    ..RunReport::new(staf, None)
                },
            ],
            experiment,
        }
    }

    #[test]
    fn the_json_is_what_the_design_promises() {
        let report = report();
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["experiment"]["seed"], 3);
        assert_eq!(json["experiment"]["hidden"][0], 256);
        assert_eq!(json["device"], "cpu");
        let expected = r#"[
            {"activation": "relu", "seed": 3, "seconds": 2.5, "epochs": [{"epoch": 1, "train_loss": 0.75,
             "train_accuracy": 0.5, "test_loss": 0.5, "test_accuracy": 0.875}]},
            {"activation": "staf(tau=8)", "seed": 3, "seconds": 0.0, "diverged": true,
             "diverged_at": {"epoch": 1, "step": 40, "layer": 2, "part": "weights"}}
        ]"#;
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!(json["runs"], expected);
        assert!(report.complete(), "a diverged run is a result");
    }

    #[test]
    fn the_table_has_a_line_per_run() {
        let mut report = report();
        report.runs[1].vary = Some(Setting {
            key: "lr".into(),
            value: "0.1".into(),
        });
        let table = report.table();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("relu, seed 3 ") && lines[1].contains("87.50%"));
        assert!(lines[2].starts_with("staf(tau=8), seed 3, lr 0.1"));
        assert!(lines[2].ends_with("diverged at step 40 of epoch 1"));
        report.runs[0].error = Some("no data".into());
        assert!(!report.complete());
        assert!(report.table().contains("failed"));
    }

    #[test]
    fn without_activations_there_is_no_activation_to_name() {
        let experiment = link::decode("noact=1").0.experiment;
        assert_eq!(RunReport::new(&experiment, None).activation, "none");
    }
}
