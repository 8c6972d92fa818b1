//! An experiment as a plain value: what is trained, on what, how, and from which seed.
//!
//! A link is this value written out (`link.rs`), a lesson is one plus prose, a
//! report is one plus results. The page, the workers, the native command and the
//! tests all run the same value. Knows neither Burn nor the browser.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Bounds on what an experiment may ask for. Links are clamped to them.
pub mod limits {
    /// Most hidden layers.
    pub const LAYERS: usize = 64;
    /// Widest hidden layer, in neurons.
    pub const WIDTH: usize = 4096;
    /// Most parameters of a network.
    pub const PARAMETERS: usize = 20_000_000;
    /// Most activations compared in one experiment.
    pub const ACTIVATIONS: usize = 32;
    /// Largest learning rate.
    pub const LR: f64 = 1000.0;
    /// Largest momentum; at 1 the steps would grow without end.
    pub const MOMENTUM: f64 = 0.9999;
    /// Largest seed.
    pub const SEED: u64 = u32::MAX as u64;
    /// Largest batch, in samples.
    pub const BATCH: usize = 4096;
    /// Most epochs.
    pub const EPOCHS: usize = 1000;
    /// Most seeds an experiment is repeated over.
    pub const SEEDS: usize = 32;
    /// Most training samples.
    pub const SAMPLES: usize = 60_000;
    /// Most values of a swept setting.
    pub const VARY: usize = 16;
    /// Longest formula, in bytes of UTF-8.
    pub const FORMULA: usize = 2_000;
}

/// One activation chosen for an experiment: its catalogue key (or `f1`, `f2`, …
/// for a formula of the link) and the parameters that differ from the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivationChoice {
    /// The catalogue key, such as `relu`.
    pub key: String,
    /// Start values that replace the catalogue's, by parameter name.
    #[serde(default)]
    pub parameters: BTreeMap<String, f64>,
}

impl ActivationChoice {
    /// The catalogue's activation with its own parameters.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            parameters: BTreeMap::new(),
        }
    }
}

/// How many activation objects, and so how many sets of trained parameters, a network has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Share {
    /// One object for all layers, as in the book.
    #[default]
    All,
    /// One object per layer.
    Layer,
    /// One set of parameters per neuron.
    Neuron,
}

/// The optimiser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Optimizer {
    /// Stochastic gradient descent with momentum: v ← m·v + g, θ ← θ − lr·v (PyTorch's form, dampening 0).
    #[default]
    Sgd,
}

/// How weights and biases are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Init {
    /// PyTorch's `nn.Linear`: weights and biases U(±1/√fan_in).
    #[default]
    Torch,
    /// He et al. 2015: weights N(0, 2/fan_in), biases 0.
    Kaiming,
    /// Glorot and Bengio 2010: weights U(±√(6/(fan_in+fan_out))), biases 0.
    Xavier,
    /// Saxe et al. 2014: a random (semi-)orthogonal matrix, biases 0.
    Orthogonal,
}

/// The data set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataSource {
    /// The real Fashion-MNIST, 60,000 + 10,000 images of 28×28.
    #[default]
    Fashion,
    /// Our own drawings of the ten classes; not Fashion-MNIST.
    Synthetic,
    /// Two classes on the corners of a square.
    Xor,
    /// Two concentric rings.
    Circles,
    /// Two intertwined spirals.
    Spiral,
    /// Two interleaved half-moons.
    Moons,
    /// One-dimensional regression.
    Fit1d,
}

impl DataSource {
    /// Values per sample and outputs of a network for it. The data sets bring their own
    /// sizes; this is for bounding a network before its data is there.
    pub const fn shape(self) -> (usize, usize) {
        match self {
            DataSource::Fashion | DataSource::Synthetic => (28 * 28, 10),
            DataSource::Xor | DataSource::Circles | DataSource::Spiral | DataSource::Moons => {
                (2, 2)
            }
            DataSource::Fit1d => (1, 1),
        }
    }

    /// Whether values are fitted (loss: mean squared error, quality: R²) and not classes (loss:
    /// cross-entropy, quality: accuracy).
    pub const fn is_regression(self) -> bool {
        matches!(self, DataSource::Fit1d)
    }
}

/// Where to train.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeviceChoice {
    /// WebGPU if a real adapter agrees with the CPU and is faster, else the CPU.
    #[default]
    Auto,
    /// The CPU, with SIMD.
    Cpu,
    /// WebGPU.
    Webgpu,
}

/// One more setting to sweep: `vary=lr:0.001,0.01,0.1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vary {
    /// The link key that is swept.
    pub key: String,
    /// The values it takes, as written in the link.
    pub values: Vec<String>,
}

/// A named experiment whose values stand in for the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// One ReLU run, §3.1 of the chapter: lr 0.01, momentum 0.9, batch 128, 10 epochs.
    BookRelu,
    /// The comparison table, §3.2: thirteen activations, momentum 0.8, lr 0.001, 15 epochs.
    BookTable,
    /// The untrained big network of §3.4.
    BigUntrained,
    /// The thirty-layer network of §3.3.
    ThirtyLayers,
}

/// The thirteen functions of the chapter's comparison table, in its order.
pub const BOOK_TABLE: [&str; 13] = [
    "sigmoid",
    "tanh",
    "relu",
    "gelu",
    "mish",
    "leaky_relu",
    "silu",
    "hardswish",
    "swish",
    "prelu",
    "rrelu",
    "telu",
    "staf",
];

/// What is trained, on what, how, and from which seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// The preset the experiment started from, if any.
    pub preset: Option<Preset>,
    /// The activations compared; at least one.
    pub activations: Vec<ActivationChoice>,
    /// Formulas by number (`f1`, `f2`, …), as typed.
    pub formulas: BTreeMap<u8, String>,
    /// Widths of the hidden layers.
    pub hidden: Vec<usize>,
    /// Drop the activations: the network is a stack of linear layers.
    pub noact: bool,
    /// How activation parameters are shared.
    pub share: Share,
    /// The optimiser.
    pub optimizer: Optimizer,
    /// Learning rate.
    pub lr: f64,
    /// Momentum, in [0, 1).
    pub momentum: f64,
    /// Samples per step.
    pub batch: usize,
    /// Passes over the training set.
    pub epochs: usize,
    /// The first seed.
    pub seed: u64,
    /// How many consecutive seeds each activation is repeated over.
    pub seeds: usize,
    /// One more setting to sweep.
    pub vary: Option<Vary>,
    /// Start values.
    pub init: Init,
    /// The data set.
    pub data: DataSource,
    /// Training samples used: the first `n` in file order.
    pub n: usize,
    /// Where to train.
    pub device: DeviceChoice,
}

impl Default for Experiment {
    /// The defaults of version 1 of the link. They are frozen: an old link must keep its meaning.
    fn default() -> Self {
        Self {
            preset: None,
            activations: vec![ActivationChoice::new("relu")],
            formulas: BTreeMap::new(),
            hidden: vec![256, 192, 128, 64],
            noact: false,
            share: Share::All,
            optimizer: Optimizer::Sgd,
            lr: 0.01,
            momentum: 0.9,
            batch: 128,
            epochs: 10,
            seed: 7,
            seeds: 1,
            vary: None,
            init: Init::Torch,
            data: DataSource::Fashion,
            n: limits::SAMPLES,
            device: DeviceChoice::Auto,
        }
    }
}

impl Experiment {
    /// The values a preset stands for.
    pub fn preset(preset: Preset) -> Self {
        let base = Self {
            preset: Some(preset),
            ..Self::default()
        };
        match preset {
            Preset::BookRelu => base,
            Preset::BookTable => Self {
                activations: BOOK_TABLE.map(ActivationChoice::new).to_vec(),
                lr: 0.001,
                momentum: 0.8,
                epochs: 15,
                ..base
            },
            Preset::BigUntrained => Self {
                hidden: vec![2048, 1024, 1024, 512, 512, 256, 128],
                ..base
            },
            Preset::ThirtyLayers => Self {
                hidden: vec![128; 30],
                ..base
            },
        }
    }

    /// The single runs of the experiment, in the order in which they are trained:
    /// one activation and one seed each. (`vary` is expanded by the page that offers it.)
    pub fn runs(&self) -> Vec<Experiment> {
        // Without activations every choice is the same network.
        let distinct = if self.noact {
            1
        } else {
            self.activations.len()
        };
        self.activations[..distinct]
            .iter()
            .flat_map(|activation| {
                (0..self.seeds as u64).map(|offset| Experiment {
                    activations: vec![activation.clone()],
                    seed: self.seed + offset,
                    seeds: 1,
                    ..self.clone()
                })
            })
            .collect()
    }

    /// Weights and biases of the network; the activations' own parameters are not counted.
    pub fn parameter_count(&self) -> u64 {
        let (mut inputs, outputs) = self.data.shape();
        let mut count = 0;
        for &width in self.hidden.iter().chain([&outputs]) {
            count += (inputs as u64 + 1) * width as u64;
            inputs = width;
        }
        count
    }

    /// The activation of a single run.
    pub fn activation(&self) -> &ActivationChoice {
        &self.activations[0]
    }
}
