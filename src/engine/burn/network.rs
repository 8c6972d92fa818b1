//! The network on a device: forward and gradients.

use std::sync::Arc;

use burn::tensor::{Device as BurnDevice, Tensor as BurnTensor, TensorData, activation};

use super::state::Mark;
use crate::activation::{self as functions};
use crate::data::{Batch, BatchTargets};
use crate::engine::Settings;
use crate::experiment::Share;
use crate::kernels::{self, Kernel};
use crate::network::{ActivationTensor, NetworkShape, slope_plane};
use crate::parameters::TrainState;

/// One parameter on the device, always as a matrix so that all are alike.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) shape: Vec<usize>,
    /// Tracked by autodiff.
    pub(super) value: BurnTensor<2>,
    /// Not tracked; `None` before the first step, where it equals the gradient.
    pub(super) momentum: Option<BurnTensor<2>>,
}

/// A step whose outputs have not been read yet.
pub(super) struct Queued {
    pub(super) outputs: BurnTensor<2>,
    pub(super) targets: BatchTargets,
    pub(super) size: usize,
    /// Of each Linear layer's weight gradient: the largest |g|, and Σ (g/largest)².
    pub(super) norms: Vec<(BurnTensor<1>, BurnTensor<1>)>,
}

/// A network on a Burn device.
pub struct BurnEngine {
    pub(super) plain: BurnDevice,
    pub(super) tracked: BurnDevice,
    pub(super) shape: NetworkShape,
    pub(super) settings: Settings,
    pub(super) parameters: Vec<Parameter>,
    /// For each hidden layer, which parameters are its activation's.
    activation: Vec<Vec<usize>>,
    /// The activation as one operation.
    kernel: Option<Arc<Kernel>>,
    pub(super) steps: u64,
    pub(super) queue: Vec<Queued>,
    pub(super) mark: Option<Mark>,
    pub(super) norms: bool,
}

/// Which form of the network to run.
#[derive(Clone, Copy)]
pub(super) enum Mode {
    /// With the draws of this optimiser step.
    Training(u64),
    Evaluation,
}

impl BurnEngine {
    pub(super) fn new(
        device: BurnDevice,
        shape: NetworkShape,
        state: TrainState,
        settings: Settings,
        kernel: Option<Arc<Kernel>>,
    ) -> Self {
        let tracked = device.clone().autodiff();
        let weights = 2 * shape.linear_layers();
        let own = shape.activation_tensors();
        let activation = (0..shape.hidden_layers())
            .map(|layer| {
                let of_layer = |t: &ActivationTensor| t.layer.is_none_or(|owner| owner == layer);
                (0..own.len())
                    .filter(|&i| of_layer(&own[i]))
                    .map(|i| weights + i)
                    .collect()
            })
            .collect();
        let mut engine = Self {
            plain: device,
            tracked,
            shape,
            settings,
            parameters: Vec::new(),
            activation,
            kernel,
            steps: 0,
            queue: Vec::new(),
            mark: None,
            norms: false,
        };
        engine.take_in(state);
        engine
    }

    pub(super) fn input(&self, batch: &Batch, device: &BurnDevice) -> BurnTensor<2> {
        BurnTensor::from_data(
            TensorData::new(batch.inputs.clone(), [batch.size, batch.width]),
            device,
        )
    }

    /// A parameter that is only computed with, not differentiated.
    pub(super) fn plain(&self, index: usize) -> BurnTensor<2> {
        self.parameters[index].value.clone().inner()
    }

    /// The mode of the step that comes next.
    pub(super) fn training(&self) -> Mode {
        Mode::Training(self.steps)
    }

    /// z = x·W + b of a Linear layer.
    pub(super) fn linear(
        &self,
        layer: usize,
        x: BurnTensor<2>,
        parameter: impl Fn(usize) -> BurnTensor<2>,
    ) -> BurnTensor<2> {
        x.matmul(parameter(2 * layer)) + parameter(2 * layer + 1)
    }

    /// The activation after a Linear layer; nothing after the last, and without activations.
    pub(super) fn activate(
        &self,
        layer: usize,
        z: BurnTensor<2>,
        mode: Mode,
        parameter: impl Fn(usize) -> BurnTensor<2>,
    ) -> BurnTensor<2> {
        let Some((instance, kernel)) = self.function(layer) else {
            return z;
        };
        let own = self.own(layer).map(parameter).collect();
        let size = [z.dims()[0], self.shape.widths[layer + 1]];
        let slopes = self.slopes(instance, mode, layer, size, &z.device());
        kernels::activate(kernel, z, own, slopes)
    }

    /// The activation of a hidden layer, if there is one.
    pub(super) fn function(&self, layer: usize) -> Option<(&functions::Instance, &Arc<Kernel>)> {
        let instance = self.shape.activation.as_ref()?;
        let kernel = self.kernel.as_ref()?;
        (layer < self.shape.hidden_layers()).then_some((instance, kernel))
    }

    /// The places of a hidden layer's activation parameters.
    pub(super) fn own(&self, layer: usize) -> impl Iterator<Item = usize> + '_ {
        self.activation[layer].iter().copied()
    }

    /// Runs the network and shows each layer's pre-activations and activations to `see`.
    pub(super) fn forward(
        &self,
        input: BurnTensor<2>,
        mode: Mode,
        parameter: impl Fn(usize) -> BurnTensor<2>,
        mut see: impl FnMut(&BurnTensor<2>, &BurnTensor<2>),
    ) -> BurnTensor<2> {
        let mut x = input;
        for layer in 0..self.shape.linear_layers() {
            let z = self.linear(layer, x, &parameter);
            x = self.activate(layer, z.clone(), mode, &parameter);
            see(&z, &x);
        }
        x
    }

    /// The random draws (RReLU's slopes) of one layer in one step, indexed by (sample, neuron).
    fn slopes(
        &self,
        instance: &functions::Instance,
        mode: Mode,
        layer: usize,
        [rows, columns]: [usize; 2],
        device: &BurnDevice,
    ) -> Option<BurnTensor<2>> {
        let (low, high) = instance.random()?;
        let Mode::Training(step) = mode else {
            return None;
        };
        let plane = slope_plane(self.settings.seed, step, layer);
        let values: Vec<f32> = (0..rows as u64)
            .flat_map(|row| {
                (0..columns as u64).map(move |column| plane.uniform(row, column, low, high) as f32)
            })
            .collect();
        Some(BurnTensor::from_data(
            TensorData::new(values, [rows, columns]),
            device,
        ))
    }

    /// The mean loss of tracked outputs.
    pub(super) fn loss(&self, outputs: BurnTensor<2>, batch: &Batch) -> BurnTensor<1> {
        match &batch.targets {
            BatchTargets::Classes(labels) => {
                let classes = outputs.dims()[1];
                let mut scaled = vec![0.0f32; batch.size * classes];
                for (row, &label) in labels.iter().enumerate() {
                    scaled[row * classes + label as usize] = -1.0 / batch.size as f32;
                }
                let scaled = BurnTensor::from_data(
                    TensorData::new(scaled, [batch.size, classes]),
                    &self.tracked,
                );
                (activation::log_softmax(outputs, 1) * scaled).sum()
            }
            BatchTargets::Values { width, values } => {
                let targets = BurnTensor::<2>::from_data(
                    TensorData::new(values.clone(), [batch.size, *width]),
                    &self.tracked,
                );
                (outputs - targets).square().mean()
            }
        }
    }

    /// Forward in training mode and the gradient of the mean loss. The gradients
    /// come in the parameters' order; `None` where a parameter has no influence.
    pub(super) fn differentiate(
        &self,
        batch: &Batch,
    ) -> (BurnTensor<2>, Vec<Option<BurnTensor<2>>>) {
        let input = self.input(batch, &self.tracked);
        let parameter = |index: usize| self.parameters[index].value.clone();
        let outputs = self.forward(input, self.training(), parameter, |_, _| ());
        let mut gradients = self.loss(outputs.clone(), batch).backward();
        let gradients = self
            .parameters
            .iter()
            .map(|p| p.value.grad_remove(&mut gradients))
            .collect();
        (outputs.inner(), gradients)
    }

    /// The parts from which the norms of the weight gradients are made on the host. Divided by
    /// the largest first: the square of a small gradient is no f32.
    pub(super) fn norm_parts(
        &self,
        gradients: &[Option<BurnTensor<2>>],
    ) -> Vec<(BurnTensor<1>, BurnTensor<1>)> {
        let weights = gradients.iter().step_by(2).take(self.shape.linear_layers());
        weights
            .flatten()
            .map(|gradient| {
                let largest = gradient.clone().max_abs();
                let scaled = gradient.clone() / largest.clone().unsqueeze();
                (largest, scaled.square().sum())
            })
            .collect()
    }
}

/// The matrix that stands for a plain tensor, such that it broadcasts over [batch, width]:
/// a vector over neurons is a row, one over the terms of a sum a column.
pub(super) fn matrix(shape: &[usize], per_neuron: bool) -> [usize; 2] {
    match shape {
        [rows, columns] => [*rows, *columns],
        [columns] if per_neuron => [1, *columns],
        [rows] => [*rows, 1],
        other => unreachable!("a parameter has one or two axes, not {other:?}"),
    }
}

/// Whether an activation's parameters are one set per neuron.
pub(super) fn per_neuron(shape: &NetworkShape) -> bool {
    shape.share == Share::Neuron
}
