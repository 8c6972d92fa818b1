//! Training, whatever computes it.
//!
//! An [`Engine`] takes plain parameters, a network's shape and batches, and gives
//! plain values back: `step` trains, `outputs` evaluates, `gradients` and `trace`
//! are what every observer reads. [`burn::BurnEngine`] runs on Burn, on the CPU
//! (Flex) or on WebGPU.

use crate::data::Batch;
use crate::network::NetworkShape;
use crate::parameters::{Tensor, TrainState};
use crate::protocol::{DeviceInfo, Problem};

pub mod burn;
pub mod loss;

pub use loss::BatchResult;

/// How an engine updates its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Learning rate.
    pub lr: f64,
    /// Momentum: v ← m·v + g, θ ← θ − lr·v, as PyTorch's SGD with dampening 0.
    pub momentum: f64,
    /// Seed of the draws made while training (RReLU's slopes).
    pub seed: u64,
}

/// Whether a trace has f′ too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slopes {
    /// f(z) only.
    Without,
    /// f′(z) as well.
    With,
}

/// What one layer saw: its activations, [batch, width], and its pre-activations, [batch, k·width]
/// before an activation that takes k linear maps; row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace {
    /// Neurons of the layer.
    pub width: usize,
    /// x·W + b.
    pub pre_activations: Vec<f32>,
    /// f(x·W + b); for the output layer the same as the pre-activations.
    pub activations: Vec<f32>,
    /// f′ by each linear map, in the shape of the pre-activations; 1 where there is no
    /// activation. Empty if not asked for.
    pub slopes: Vec<f32>,
}

/// The squared size of the gradient of a batch's mean loss at one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Σ (∂L/∂a)² over the batch and the neurons.
    pub by_activation: f64,
    /// Σ (∂L/∂z)² over the batch and the neurons; for the output layer the same.
    pub by_pre_activation: f64,
}

/// What one neuron saw.
#[derive(Clone, Debug, PartialEq)]
pub struct NeuronTrace {
    /// Linear maps of the activation.
    pub maps: usize,
    /// z, [batch, maps] row-major.
    pub pre_activations: Vec<f32>,
    /// f(z), [batch].
    pub activations: Vec<f32>,
    /// f′ by each map, [batch, maps].
    pub slopes: Vec<f32>,
}

/// A network being trained. Steps may be queued; [`Engine::drain`] waits for them.
#[allow(async_fn_in_trait)] // everything here runs on one thread
pub trait Engine {
    /// Queues one optimiser step on `batch`.
    fn step(&mut self, batch: &Batch);

    /// Steps queued and not yet drained.
    fn queued(&self) -> usize;

    /// Waits for the queued steps; one result per step, in order.
    async fn drain(&mut self) -> Result<Vec<BatchResult>, Problem>;

    /// The network's outputs in evaluation mode: [batch, outputs] row-major, logits for classes.
    async fn outputs(&self, batch: &Batch) -> Result<Vec<f32>, Problem>;

    /// Loss and gradients of the training mode's next step, without taking it.
    /// One tensor per parameter, same names, shapes and order.
    async fn gradients(&self, batch: &Batch) -> Result<(f64, Vec<Tensor>), Problem>;

    /// What every layer sees, in evaluation mode.
    async fn trace(&self, batch: &Batch, slopes: Slopes) -> Result<Vec<LayerTrace>, Problem>;

    /// How large the gradient of the training mode's next step is at every layer.
    async fn flow(&self, batch: &Batch) -> Result<Vec<Flow>, Problem>;

    /// What one neuron of a hidden layer (both counted from 0) sees, in evaluation mode.
    async fn neuron(
        &self,
        batch: &Batch,
        layer: usize,
        neuron: usize,
    ) -> Result<NeuronTrace, Problem>;

    /// Parameters, momentum and step counter as plain values.
    async fn state(&self) -> Result<TrainState, Problem>;

    /// Goes on from another state of the same network.
    fn load(&mut self, state: TrainState);

    /// Remembers the network as it is, in place of what was remembered before.
    fn mark(&mut self);

    /// Back to what was remembered, queued steps forgotten; false if nothing was.
    fn rewind(&mut self) -> bool;

    /// From now on, steps come with the norms of their weight gradients; or no longer.
    fn measure_norms(&mut self, on: bool);

    /// The network's shape.
    fn shape(&self) -> &NetworkShape;
}

/// Something that can make engines.
pub trait Device {
    /// The engine it makes.
    type Engine: Engine;

    /// An engine that goes on from `state`, whose tensors fit `shape`.
    fn engine(&self, shape: &NetworkShape, state: TrainState, settings: Settings) -> Self::Engine;

    /// What it is, for the page.
    fn info(&self) -> DeviceInfo;
}
