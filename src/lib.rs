//! Activation Lab: the core of a page on which a student learns what activation
//! functions do by touching them, and the page itself.
//!
//! Modules in reading order. Each may use those above it, never those below;
//! `tests/architecture.rs` holds the list of who may use whom.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | [`random`] | every random draw, as a hash of where it is used | Burn, the browser |
//! | [`parameters`] | parameters and optimiser state as plain values | Burn, the browser |
//! | [`experiment`] | the experiment as a value | Burn, the browser |
//! | [`formula`] | the language of activation functions: read, differentiate, evaluate, print | Burn, the browser |
//! | [`activation`] | the catalogue of activation functions; their only home | the browser |
//! | [`link`] | the experiment written out as a link, and read back | Burn, the browser |
//! | [`observe`] | looking inside: histograms, neuron states, gradients layer by layer | Burn, the browser |
//! | [`protocol`] | what page and worker say to each other | Burn, the browser |
//! | [`data`] | data sets, their decoding, drawing and batches | Burn, the browser |
//! | [`network`] | SimpleNetwork's shape, start values and summary | Burn, the browser |
//! | [`mod@reference`] | a small f64 network that every engine is tested against | Burn, the browser |
//! | [`course`] | chapters and exercises as data, and how an exercise is checked | Burn, the browser |
//! | `kernels` (feature `train`) | our operations on Burn: a formula as one operation with its backward pass | the browser |
//! | `engine`, `session` (feature `train`) | training on Burn; the session that runs commands | the browser |
//! | `native` (not on wasm) | the `lab` command's parts, the static server | the browser |
//! | `worker` (wasm, `train`) | a session inside a web worker | the page |
//! | `ui` (feature `ui`) | the page | Burn |

pub mod random;

pub mod experiment;
pub mod formula;
pub mod parameters;

pub mod activation;
pub mod data;
pub mod link;
pub mod network;
pub mod observe;
pub mod protocol;
pub mod reference;

pub mod course;

#[cfg(feature = "train")]
pub mod kernels;

#[cfg(feature = "train")]
pub mod engine;
#[cfg(feature = "train")]
pub mod session;

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(all(feature = "train", target_arch = "wasm32"))]
pub mod worker;
