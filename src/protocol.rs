//! What the page and a worker say to each other: two closed enums, a run id on
//! each message that belongs to a run, and a version in the first message.
//!
//! Plain serde data; what looking inside a network needs stands in `inside`. A message travels
//! as its bytes ([`to_bytes`]), one buffer that the browser transfers instead of copying. Knows
//! neither Burn nor the browser.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::parameters::SummaryRow;

mod inside;

pub use inside::{Blowup, Change, Found, Look, NeuronView, Part, Seen, Watch, changes};

/// Raised by every change of this file: page and worker files are cached
/// separately, so the page compares versions before it sends anything.
pub const VERSION: u32 = 3;

/// Identifies one run for as long as the page lives. Events of a stale run are dropped.
pub type RunId = u32;

/// A message as it travels: postcard's bytes. Numbers keep every bit, infinities and NaN too.
///
/// # Panics
/// Never for this file's messages: they are plain data, and memory can be written to.
pub fn to_bytes(message: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(message).expect("plain data can be written to memory")
}

/// A message read back.
///
/// # Errors
/// When the bytes are no message of this version.
pub fn from_bytes<'a, M: Deserialize<'a>>(bytes: &'a [u8]) -> Result<M, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// A buffer within a message, copied as one piece.
pub type Bytes = serde_bytes::ByteBuf;

/// A value that travels as its own bytes within a message. What only some of the page's programs
/// read goes packed, so that the others need not carry its reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Packed<T> {
    bytes: Bytes,
    of: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Packs a value.
    pub fn new(value: &T) -> Self {
        Self {
            bytes: to_bytes(value).into(),
            of: PhantomData,
        }
    }

    /// The value.
    ///
    /// # Errors
    /// When the bytes are no such value.
    pub fn open(&self) -> Result<T, postcard::Error> {
        from_bytes(&self.bytes)
    }
}

/// Page → worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the variant's line says what its fields are
pub enum Command {
    /// Take a few training steps on a fixed made-up batch and report their losses and time;
    /// this is how devices are compared. Answered by `Probed`.
    Probe {
        run: RunId,
        experiment: Box<Experiment>,
        steps: u32,
    },
    /// Build the network of a single run and get its data; answered by `Opened`, then paused.
    /// `checkpoint` is the bytes of an earlier `Checkpoint`, to go on from it.
    Open {
        run: RunId,
        experiment: Box<Experiment>,
        data_base: String,
        checkpoint: Option<Bytes>,
    },
    /// Train until the last epoch, or until told otherwise.
    Resume { run: RunId },
    /// Stop after the current step; the run can go on.
    Pause { run: RunId },
    /// One optimiser step, then pause.
    Step { run: RunId },
    /// Up to the end of the current epoch, then pause.
    Epoch { run: RunId },
    /// Up to this many optimiser steps since the start, then pause.
    Until { run: RunId, steps: u64 },
    /// Back to the exact start weights, paused.
    Reset { run: RunId },
    /// From now on, look at the network while it trains; or no longer.
    Watch { run: RunId, watch: Option<Watch> },
    /// Look at the network as it stands; answered by `Looked`. Training waits for it.
    /// Pause calls it off.
    Look { run: RunId, look: Look },
    /// End the run and free its memory.
    Stop { run: RunId },
}

/// Worker → page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the variant's line says what its fields are
pub enum Event {
    /// The first message: the worker is ready. Messages sent to it before this are lost.
    /// Stays the first variant with the version in front, so that any page can read it.
    Hello { version: u32, device: DeviceInfo },
    /// The answer to `Probe`.
    Probed { run: RunId, probe: Probe },
    /// Data is arriving.
    Data { run: RunId, progress: DataProgress },
    /// The network is built and the first batch can be had.
    Opened { run: RunId, opened: Opened },
    /// A few training images of each class, to look at.
    Samples { run: RunId, samples: Images },
    /// Where training stands; at most 20 a second.
    Progress { run: RunId, progress: Progress },
    /// An epoch has ended and the test set was evaluated. Never throttled.
    Epoch { run: RunId, result: EpochResult },
    /// What the network says about test images; after each epoch.
    Predictions {
        run: RunId,
        predictions: Predictions,
    },
    /// Everything needed to go on from here, after each epoch.
    Checkpoint {
        run: RunId,
        epoch: u32,
        bytes: Bytes,
    },
    /// What watching sees while the network trains.
    Watched { run: RunId, seen: Packed<Seen> },
    /// How far a look has come, in 0…1.
    Looking { run: RunId, done: f32 },
    /// What a look has found. None if it was called off.
    Looked {
        run: RunId,
        found: Option<Packed<Found>>,
    },
    /// The run entered a state.
    State { run: RunId, state: RunState },
    /// Something worth saying that does not end the run.
    Warning { run: RunId, problem: Problem },
    /// The run cannot go on.
    Failed { run: RunId, problem: Problem },
    /// The worker itself is broken (a panic, a lost GPU); it will answer nothing more.
    Died { problem: Problem },
}

/// What a worker computes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceInfo {
    /// The kind of device.
    pub kind: DeviceKind,
    /// The adapter's own description; empty for the CPU.
    pub description: String,
    /// WebGPU only: the adapter is a software renderer.
    pub software: bool,
}

/// The kinds of device a worker can compute on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeviceKind {
    /// WebAssembly with SIMD, or the native CPU.
    Cpu,
    /// WebGPU.
    Webgpu,
}

/// A short training on a fixed made-up batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Probe {
    /// Loss before each step.
    pub losses: Vec<f64>,
    /// Euclidean norm of the first step's gradient, per parameter tensor.
    pub gradient_norms: Vec<f64>,
    /// Median milliseconds per step, the first steps (compilation) left out.
    pub ms_per_step: f64,
}

/// How far the data has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataProgress {
    /// Compressed bytes received, all files.
    pub received: u64,
    /// Compressed bytes in all; 0 while unknown.
    pub total: u64,
    /// Training samples that can be used already.
    pub train_ready: u32,
    /// Everything has arrived and its SHA-256 is right.
    pub verified: bool,
    /// It came from this browser's cache.
    pub from_cache: bool,
}

/// A network that is ready to train.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The network summary.
    pub summary: Vec<SummaryRow>,
    /// Optimiser steps in an epoch.
    pub steps_per_epoch: u32,
    /// Epochs already done (0 unless a checkpoint was given).
    pub epochs_done: u32,
    /// Training samples used.
    pub train_len: u32,
    /// Test samples; 0 while unknown.
    pub test_len: u32,
    /// Names of the classes, empty for regression.
    pub classes: Vec<String>,
}

/// Images to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Images {
    /// Height in pixels.
    pub rows: u32,
    /// Width in pixels.
    pub columns: u32,
    /// One label per image.
    pub labels: Vec<u8>,
    /// One byte per pixel, 0 is background, image after image.
    pub pixels: Bytes,
}

/// Where training stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The current epoch, counted from 1.
    pub epoch: u32,
    /// Steps done in the current epoch.
    pub step: u32,
    /// What is being done.
    pub phase: Phase,
    /// In `Phase::Testing`: share of the test set done, in 0…1.
    pub tested: f32,
    /// Mean training loss over the current epoch's batches so far.
    pub train_loss: f64,
    /// Share of the current epoch's samples classified correctly so far.
    pub train_accuracy: f64,
    /// Mean loss over the batches since the last progress event; not a number if there were none.
    pub recent_loss: f64,
    /// Milliseconds per training step, lately.
    pub ms_per_step: f64,
}

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Waiting for the part of the data that comes next.
    Waiting,
    /// Taking optimiser steps.
    Training,
    /// Evaluating the test set.
    Testing,
}

/// One epoch's figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EpochResult {
    /// The epoch, counted from 1.
    pub epoch: u32,
    /// Mean over the epoch's batches while the weights moved (as in the chapter).
    pub train_loss: f64,
    /// Share of training samples classified correctly while the weights moved, in 0…1.
    pub train_accuracy: f64,
    /// Mean loss over the test set.
    pub test_loss: f64,
    /// Share of test samples classified correctly, in 0…1; for regression, R².
    pub test_accuracy: f64,
    /// Seconds of training and testing since the run began, pauses left out.
    pub seconds: f64,
    /// Trained activation parameters by name, the first few.
    pub activation_parameters: Vec<(String, f32)>,
}

/// What the network says about the test set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Predictions {
    /// The epoch after which this was computed.
    pub epoch: u32,
    /// Counts, row = true class, column = predicted class.
    pub confusion: Vec<u32>,
    /// Some test images.
    pub images: Images,
    /// Their class probabilities, little-endian f32, image after image.
    pub probabilities: Bytes,
}

/// The states of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunState {
    /// Getting data, building the network.
    Opening,
    /// Ready; not training.
    Paused,
    /// Training.
    Running,
    /// All epochs done.
    Finished,
    /// Ended by the student.
    Stopped,
    /// A loss left the finite range; nothing more is trained.
    Diverged,
}

/// Everything that can go wrong, for the page to put into words.
/// `detail` is for the curious and stays in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // the message says what the fields are
pub enum Problem {
    /// A data file could not be had.
    #[error("the data file {file} could not be downloaded ({detail})")]
    Download { file: String, detail: String },
    /// A data file arrived but is not what it should be.
    #[error("the data file {file} is damaged ({detail})")]
    Damaged { file: String, detail: String },
    /// The browser refused to keep the data; it is downloaded again next time.
    #[error("the browser would not store the data ({detail})")]
    Storage { detail: String },
    /// The experiment asks for something that cannot be trained here.
    #[error("this experiment cannot be trained: {detail}")]
    Unsupported { detail: String },
    /// A loss became NaN or infinite, and where it began, if that could be found.
    #[error("the loss stopped being finite at step {step} of epoch {epoch}")]
    Diverged {
        epoch: u32,
        step: u32,
        blowup: Option<Blowup>,
    },
    /// No WebGPU adapter, or the device could not be made.
    #[error("WebGPU is not available ({detail})")]
    NoGpu { detail: String },
    /// The GPU device was lost.
    #[error("the GPU was lost ({detail})")]
    GpuLost { detail: String },
    /// A checkpoint could not be read.
    #[error("the checkpoint cannot be used ({detail})")]
    Checkpoint { detail: String },
    /// The worker panicked.
    #[error("the training worker failed ({detail})")]
    Panic { detail: String },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::States;

    fn round_trip<M: Serialize + for<'a> Deserialize<'a>>(message: &M) -> M {
        from_bytes(&to_bytes(message)).unwrap()
    }

    #[test]
    fn messages_come_back_as_they_were() {
        let mut experiment = Experiment {
            seed: u64::from(u32::MAX),
            ..Experiment::default()
        };
        experiment.activations[0]
            .parameters
            .insert("slope".to_owned(), 0.1);
        let command = Command::Open {
            run: 7,
            experiment: Box::new(experiment),
            data_base: "./data/".to_owned(),
            checkpoint: Some(Bytes::from(vec![0, 255, 3])),
        };
        assert_eq!(round_trip(&command), command);

        let event = Event::Failed {
            run: u32::MAX,
            problem: Problem::Diverged {
                epoch: 3,
                step: 400,
                blowup: None,
            },
        };
        assert_eq!(round_trip(&event), event);
    }

    #[test]
    fn losses_that_are_not_finite_come_through() {
        for loss in [f64::NAN, f64::INFINITY, -0.0, 5e-324] {
            let event = Event::Progress {
                run: 1,
                progress: Progress {
                    epoch: 1,
                    step: 1,
                    phase: Phase::Training,
                    tested: 0.0,
                    train_loss: loss,
                    train_accuracy: 0.1,
                    recent_loss: loss,
                    ms_per_step: 5.0,
                },
            };
            let Event::Progress { progress, .. } = round_trip(&event) else {
                panic!("another event");
            };
            assert_eq!(progress.recent_loss.to_bits(), loss.to_bits());
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_or_refused() {
        let seen = Seen {
            steps: 7,
            layers: None,
            neurons: Some(vec![vec![States(3), States(0)]]),
            norms: Some(vec![0.5, f64::INFINITY]),
        };
        let event = Event::Watched {
            run: 1,
            seen: Packed::new(&seen),
        };
        let Event::Watched { seen: packed, .. } = round_trip(&event) else {
            panic!("another event");
        };
        assert_eq!(packed.open().unwrap(), seen);
        let other = Packed::<Found> {
            bytes: vec![250, 1].into(),
            of: PhantomData,
        };
        assert!(other.open().is_err());
    }

    #[test]
    fn damaged_messages_are_refused() {
        let bytes = to_bytes(&Command::Pause { run: 300 });
        assert!(from_bytes::<Command>(&bytes[..2]).is_err());
        assert!(from_bytes::<Command>(&[250, 1]).is_err());
        assert!(from_bytes::<Event>(&[]).is_err());
    }

    #[test]
    fn any_page_can_read_the_version_of_any_worker() {
        let hello = Event::Hello {
            version: VERSION,
            device: DeviceInfo {
                kind: DeviceKind::Cpu,
                description: String::new(),
                software: false,
            },
        };
        assert_eq!(to_bytes(&hello)[..2], [0, VERSION as u8]);
    }
}
