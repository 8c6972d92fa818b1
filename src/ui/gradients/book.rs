//! The chapter's claims about gradients of fresh networks, and what others have measured.
//!
//! The ranges are the mean |∂L/∂W| of each Linear layer, from the input to the output layer, of a
//! fresh 784-256-192-128-64-10 network with PyTorch's start values on one batch of 128 real
//! Fashion-MNIST images in [−1, 1]: the smallest and the largest over eight seeds, measured with
//! PyTorch 2.5.1. They say something about that network and about no other.

use crate::experiment::{DataSource, Experiment, Init, Share, limits};
use crate::observe::{Sample, Snapshot};

/// Layers of the chapter's network.
pub const LAYERS: usize = 5;

/// Smallest and largest mean |∂L/∂W| over eight seeds, layer by layer.
pub type Measured = [(f64, f64); LAYERS];

/// The ranges, by key; of the network without activations by [`crate::ui::layers::panels::WITHOUT`].
pub const MEASURED: [(&str, Measured); 13] = [
    (
        "sigmoid",
        [
            (2.37e-6, 3.05e-6),
            (7.19e-6, 1.49e-5),
            (6.13e-5, 1.34e-4),
            (7.03e-4, 1.29e-3),
            (1.31e-2, 2.26e-2),
        ],
    ),
    (
        "tanh",
        [
            (4.89e-4, 6.02e-4),
            (5.5e-4, 6.85e-4),
            (6.76e-4, 8.93e-4),
            (1.05e-3, 1.24e-3),
            (2.67e-3, 3.4e-3),
        ],
    ),
    (
        "relu",
        [
            (1.11e-4, 1.86e-4),
            (1.02e-4, 1.65e-4),
            (9.26e-5, 1.87e-4),
            (1.21e-4, 2.05e-4),
            (4.79e-4, 9.66e-4),
        ],
    ),
    (
        "gelu",
        [
            (4.52e-5, 5.89e-5),
            (4.62e-5, 5.79e-5),
            (6.27e-5, 8e-5),
            (1.02e-4, 1.35e-4),
            (3.8e-4, 7.29e-4),
        ],
    ),
    (
        "mish",
        [
            (8.51e-5, 1.09e-4),
            (9.21e-5, 1.14e-4),
            (1.19e-4, 1.53e-4),
            (1.9e-4, 2.38e-4),
            (5.94e-4, 9.74e-4),
        ],
    ),
    (
        "leaky_relu",
        [
            (1.12e-4, 1.86e-4),
            (1.03e-4, 1.67e-4),
            (9.38e-5, 1.9e-4),
            (1.25e-4, 2.08e-4),
            (4.86e-4, 9.73e-4),
        ],
    ),
    (
        "silu",
        [
            (4.13e-5, 5.25e-5),
            (4.5e-5, 5.54e-5),
            (5.84e-5, 7.5e-5),
            (9.55e-5, 1.26e-4),
            (3.69e-4, 7.24e-4),
        ],
    ),
    (
        "hardswish",
        [
            (3.98e-5, 4.99e-5),
            (4.46e-5, 5.45e-5),
            (5.66e-5, 7.3e-5),
            (9.26e-5, 1.22e-4),
            (3.64e-4, 7.23e-4),
        ],
    ),
    (
        "prelu",
        [
            (1.53e-4, 2.22e-4),
            (1.46e-4, 2.21e-4),
            (1.67e-4, 2.68e-4),
            (2.37e-4, 3.24e-4),
            (7.74e-4, 1.24e-3),
        ],
    ),
    (
        "rrelu",
        [
            (1.47e-4, 2.18e-4),
            (1.4e-4, 2.16e-4),
            (1.57e-4, 2.61e-4),
            (2.25e-4, 3.11e-4),
            (7.47e-4, 1.21e-3),
        ],
    ),
    (
        "telu",
        [
            (4.58e-4, 5.69e-4),
            (5.17e-4, 6.43e-4),
            (6.42e-4, 8.4e-4),
            (9.83e-4, 1.13e-3),
            (2.55e-3, 3.31e-3),
        ],
    ),
    (
        "staf",
        [
            (4.3e-3, 0.436),
            (8.48e-3, 0.668),
            (9.72e-3, 0.314),
            (1.18e-2, 0.319),
            (3.35e-2, 0.54),
        ],
    ),
    (
        "none",
        [
            (6.15e-4, 7.59e-4),
            (7.06e-4, 8.61e-4),
            (8.66e-4, 1.13e-3),
            (1.31e-3, 1.57e-3),
            (3.32e-3, 4.27e-3),
        ],
    ),
];

/// A magnitude that the chapter prints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Of which function.
    pub key: &'static str,
    /// In the output layer; else in the input layer.
    pub output: bool,
    /// About so large.
    pub size: f64,
}

/// The chapter's magnitudes of the gradients.
pub const CLAIMS: [Claim; 3] = [
    Claim {
        key: "relu",
        output: true,
        size: 1e-2,
    },
    Claim {
        key: "relu",
        output: false,
        size: 1e-3,
    },
    Claim {
        key: "sigmoid",
        output: false,
        size: 1e-5,
    },
];

/// The ranges for a network. Swish is SiLU under another name.
pub fn measured(key: &str) -> Option<&'static Measured> {
    let key = if key == "swish" { "silu" } else { key };
    MEASURED
        .iter()
        .find(|(own, _)| *own == key)
        .map(|(_, ranges)| ranges)
}

/// Whether a network is the one that the chapter and the ranges speak of, fresh and on one batch.
pub fn applies(experiment: &Experiment, snapshot: &Snapshot) -> bool {
    let book = Experiment::default();
    snapshot.steps == 0
        && snapshot.sample == Sample::Batch
        && experiment.hidden == book.hidden
        && experiment.batch == book.batch
        && experiment.init == Init::Torch
        && experiment.share == Share::All
        && experiment.data == DataSource::Fashion
        && experiment.n == limits::SAMPLES
        && experiment.activation().parameters.is_empty()
}

/// How a figure lies to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In it.
    Inside,
    /// Below it.
    Below,
    /// Above it.
    Above,
}

/// Where a value lies.
pub fn place(value: f64, (low, high): (f64, f64)) -> Place {
    if value < low {
        Place::Below
    } else if value > high {
        Place::Above
    } else {
        Place::Inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::ui::gradients::norms::tests::snapshot;

    #[test]
    fn the_table_says_what_the_file_of_the_measurement_says() {
        let text = include_str!("../../../tests/reference/gradients.json");
        let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let activations = file["activations"].as_object().expect("an object");
        assert_eq!(activations.len(), MEASURED.len());
        for (key, ranges) in MEASURED {
            let name = crate::activation::find(key).map_or("None", |entry| entry.name);
            let figures = |end: &str| -> Vec<f64> {
                let list = activations[name][end].as_array().expect("a list");
                list.iter().filter_map(serde_json::Value::as_f64).collect()
            };
            let (low, high) = (
                figures("mean_abs_gradient_min"),
                figures("mean_abs_gradient_max"),
            );
            assert_eq!(ranges.map(|range| range.0).to_vec(), low, "{key}");
            assert_eq!(ranges.map(|range| range.1).to_vec(), high, "{key}");
        }
    }

    #[test]
    fn the_ranges_are_ranges_and_the_chapters_magnitudes_lie_above_them() {
        for (key, ranges) in MEASURED {
            let known = key == "none" || crate::activation::find(key).is_some();
            assert!(known, "{key}");
            for (low, high) in ranges {
                assert!(low > 0.0 && low < high, "{key}");
            }
            // In every function's fresh network the output layer has the largest gradient.
            assert!(ranges[4].1 > ranges[0].1, "{key}");
        }
        assert_eq!(measured("swish"), measured("silu"));
        assert!(measured("step").is_none());
        // The chapter's figures against them: ReLU's are tenfold and more too large as means.
        assert_eq!(place(1e-2, measured("relu").unwrap()[4]), Place::Above);
        assert_eq!(place(1e-3, measured("relu").unwrap()[0]), Place::Above);
        assert_eq!(place(1e-5, measured("sigmoid").unwrap()[0]), Place::Above);
    }

    #[test]
    fn the_figures_stand_only_beside_the_network_they_belong_to() {
        let applies = |query: &str, steps, sample| {
            let mut snapshot = snapshot(Vec::new());
            (snapshot.steps, snapshot.sample) = (steps, sample);
            super::applies(&decode(query).0.experiment, &snapshot)
        };
        assert!(applies("act=gelu&seed=99&lr=1&epochs=3", 0, Sample::Batch));
        assert!(!applies("act=gelu", 1, Sample::Batch));
        assert!(!applies("act=gelu", 0, Sample::Whole));
        for other in [
            "hidden=256-192",
            "init=kaiming",
            "batch=64",
            "n=1000",
            "data=synthetic",
            "share=layer",
            "act=prelu(a=0.1)",
        ] {
            assert!(!applies(other, 0, Sample::Batch), "{other}");
        }
    }
}
