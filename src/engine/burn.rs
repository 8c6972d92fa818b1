//! The engine on Burn: autodiff for the gradients, the update of SGD written out.

use std::sync::Arc;

use burn::tensor::{
    Device as BurnDevice, Tensor as BurnTensor, TensorData, Transaction, activation,
};

use super::{BatchResult, Device, Engine, LayerTrace, Settings};
use crate::activation::{self as functions};
use crate::data::{Batch, BatchTargets};
use crate::experiment::Share;
use crate::kernels::{self, Kernel};
use crate::network::{ActivationTensor, NetworkShape, slope_plane};
use crate::parameters::{Tensor, TrainState};
use crate::protocol::{DeviceInfo, DeviceKind, Problem};

/// A device of Burn's: the CPU (Flex) or WebGPU.
#[derive(Clone, Debug)]
pub struct OnBurn {
    device: BurnDevice,
    info: DeviceInfo,
}

impl OnBurn {
    /// Burn's Flex backend on the CPU.
    pub fn cpu() -> Self {
        Self {
            device: BurnDevice::flex(),
            info: DeviceInfo {
                kind: DeviceKind::Cpu,
                description: String::new(),
                software: false,
            },
        }
    }

    /// Burn on WebGPU. To be called once; `on_lost` is called when the device is gone.
    ///
    /// # Errors
    /// [`Problem::NoGpu`] if there is no adapter or it gives no device.
    #[cfg(feature = "gpu")]
    pub async fn webgpu(on_lost: impl Fn(String) + Send + 'static) -> Result<Self, Problem> {
        use burn::tensor::wgpu::wgpu::{DeviceLostReason, DeviceType};
        // 64 tasks a submission: a training step is about 100 dispatches, and each
        // submission costs the browser a fixed time.
        let (device, setup) = BurnDevice::wgpu_options()
            .tasks_max(64)
            .init_with_setup_async()
            .await
            .map_err(|error| Problem::NoGpu {
                detail: error.to_string(),
            })?;
        setup
            .device
            .set_device_lost_callback(move |reason, message| {
                // `Destroyed` is our own doing.
                if !matches!(reason, DeviceLostReason::Destroyed) {
                    on_lost(message);
                }
            });
        let adapter = setup.adapter.get_info();
        let description = [adapter.name, adapter.driver, adapter.driver_info]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default();
        let software = adapter.device_type == DeviceType::Cpu
            || description.to_lowercase().contains("swiftshader");
        Ok(Self {
            device,
            info: DeviceInfo {
                kind: DeviceKind::Webgpu,
                description,
                software,
            },
        })
    }
}

impl OnBurn {
    /// Burn's own handle of the device.
    pub fn device(&self) -> &BurnDevice {
        &self.device
    }
}

impl Device for OnBurn {
    type Engine = BurnEngine;

    fn engine(&self, shape: &NetworkShape, state: TrainState, settings: Settings) -> BurnEngine {
        let per_neuron = shape.share == Share::Neuron;
        let activation = shape.activation.as_ref();
        let kernel = activation.map(|own| Arc::new(Kernel::new(own, per_neuron)));
        BurnEngine::new(self.device.clone(), shape.clone(), state, settings, kernel)
    }

    fn info(&self) -> DeviceInfo {
        self.info.clone()
    }
}

/// One parameter on the device, always as a matrix so that all are alike.
struct Parameter {
    name: String,
    shape: Vec<usize>,
    /// Tracked by autodiff.
    value: BurnTensor<2>,
    /// Not tracked; `None` before the first step, where it equals the gradient.
    momentum: Option<BurnTensor<2>>,
}

/// A step whose outputs have not been read yet.
struct Queued {
    outputs: BurnTensor<2>,
    targets: BatchTargets,
    size: usize,
}

/// A network on a Burn device.
pub struct BurnEngine {
    plain: BurnDevice,
    tracked: BurnDevice,
    shape: NetworkShape,
    settings: Settings,
    parameters: Vec<Parameter>,
    /// For each hidden layer, which parameters are its activation's.
    activation: Vec<Vec<usize>>,
    /// The activation as one operation.
    kernel: Option<Arc<Kernel>>,
    steps: u64,
    queue: Vec<Queued>,
}

/// Which form of the network to run.
#[derive(Clone, Copy)]
enum Mode {
    /// With the draws of this optimiser step.
    Training(u64),
    Evaluation,
}

impl BurnEngine {
    fn new(
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
        let mut momentum = state.momentum.into_iter();
        let parameters = state
            .parameters
            .into_iter()
            .enumerate()
            .map(
                |(
                    index,
                    Tensor {
                        name,
                        shape: own,
                        values,
                    },
                )| {
                    let per_neuron = index < weights || shape.share == Share::Neuron;
                    let dims = matrix(&own, per_neuron);
                    let value = BurnTensor::from_data(TensorData::new(values, dims), &tracked)
                        .require_grad();
                    let momentum = momentum.next().map(|values| {
                        BurnTensor::from_data(TensorData::new(values, dims), &device)
                    });
                    Parameter {
                        name,
                        shape: own,
                        value,
                        momentum,
                    }
                },
            )
            .collect();
        Self {
            plain: device,
            tracked,
            shape,
            settings,
            parameters,
            activation,
            kernel,
            steps: state.steps,
            queue: Vec::new(),
        }
    }

    fn input(&self, batch: &Batch, device: &BurnDevice) -> BurnTensor<2> {
        BurnTensor::from_data(
            TensorData::new(batch.inputs.clone(), [batch.size, batch.width]),
            device,
        )
    }

    /// Runs the network and shows each layer's pre-activations and activations to `see`.
    fn forward(
        &self,
        input: BurnTensor<2>,
        mode: Mode,
        parameter: impl Fn(usize) -> BurnTensor<2>,
        mut see: impl FnMut(&BurnTensor<2>, &BurnTensor<2>),
    ) -> BurnTensor<2> {
        let layers = self.shape.linear_layers();
        let mut x = input;
        for layer in 0..layers {
            let z = x.matmul(parameter(2 * layer)) + parameter(2 * layer + 1);
            x = match (&self.shape.activation, &self.kernel) {
                (Some(instance), Some(kernel)) if layer < self.shape.hidden_layers() => {
                    let own: Vec<_> = self.activation[layer]
                        .iter()
                        .copied()
                        .map(&parameter)
                        .collect();
                    let size = [z.dims()[0], self.shape.widths[layer + 1]];
                    let slopes = self.slopes(instance, mode, layer, size);
                    kernels::activate(kernel, z.clone(), own, slopes)
                }
                _ => z.clone(),
            };
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
            &self.tracked,
        ))
    }

    /// Forward in training mode and the gradient of the mean loss. The gradients
    /// come in the parameters' order; `None` where a parameter has no influence.
    fn differentiate(&self, batch: &Batch) -> (BurnTensor<2>, Vec<Option<BurnTensor<2>>>) {
        let input = self.input(batch, &self.tracked);
        let parameter = |index: usize| self.parameters[index].value.clone();
        let outputs = self.forward(input, Mode::Training(self.steps), parameter, |_, _| ());
        let loss = match &batch.targets {
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
                (activation::log_softmax(outputs.clone(), 1) * scaled).sum()
            }
            BatchTargets::Values { width, values } => {
                let targets = BurnTensor::<2>::from_data(
                    TensorData::new(values.clone(), [batch.size, *width]),
                    &self.tracked,
                );
                (outputs.clone() - targets).square().mean()
            }
        };
        let mut gradients = loss.backward();
        let gradients = self
            .parameters
            .iter()
            .map(|p| p.value.grad_remove(&mut gradients))
            .collect();
        (outputs.inner(), gradients)
    }
}

impl Engine for BurnEngine {
    fn step(&mut self, batch: &Batch) {
        let (outputs, gradients) = self.differentiate(batch);
        let Settings { lr, momentum, .. } = self.settings;
        for (parameter, gradient) in self.parameters.iter_mut().zip(gradients) {
            let Some(gradient) = gradient else { continue };
            let velocity = match parameter.momentum.take() {
                Some(velocity) if momentum != 0.0 => velocity.mul_scalar(momentum) + gradient,
                _ => gradient,
            };
            parameter.value.inplace(|value| {
                let updated = value.inner() - velocity.clone().mul_scalar(lr);
                BurnTensor::from_inner(updated).require_grad()
            });
            parameter.momentum = Some(velocity);
        }
        self.steps += 1;
        self.queue.push(Queued {
            outputs,
            targets: batch.targets.clone(),
            size: batch.size,
        });
    }

    fn queued(&self) -> usize {
        self.queue.len()
    }

    async fn drain(&mut self) -> Result<Vec<BatchResult>, Problem> {
        let queue = std::mem::take(&mut self.queue);
        let mut judged = Vec::with_capacity(queue.len());
        let mut transaction = Transaction::default();
        for Queued {
            outputs,
            targets,
            size,
        } in queue
        {
            transaction = transaction.register(outputs);
            judged.push((targets, size));
        }
        let read = transaction.execute_async().await.map_err(lost)?;
        read.into_iter()
            .zip(judged)
            .map(|(outputs, (targets, size))| {
                Ok(BatchResult::new(&floats(outputs)?, &targets, size))
            })
            .collect()
    }

    async fn outputs(&self, batch: &Batch) -> Result<Vec<f32>, Problem> {
        let input = self.input(batch, &self.plain);
        let parameter = |index: usize| self.parameters[index].value.clone().inner();
        let outputs = self.forward(input, Mode::Evaluation, parameter, |_, _| ());
        floats(outputs.into_data_async().await.map_err(lost)?)
    }

    async fn gradients(&self, batch: &Batch) -> Result<(f64, Vec<Tensor>), Problem> {
        let (outputs, gradients) = self.differentiate(batch);
        let outputs = floats(outputs.into_data_async().await.map_err(lost)?)?;
        let loss = BatchResult::of(&outputs, batch).loss;
        let mut plain = Vec::with_capacity(gradients.len());
        for (parameter, gradient) in self.parameters.iter().zip(gradients) {
            let values = match gradient {
                Some(gradient) => floats(gradient.into_data_async().await.map_err(lost)?)?,
                None => vec![0.0; parameter.shape.iter().product()],
            };
            plain.push(Tensor {
                name: parameter.name.clone(),
                shape: parameter.shape.clone(),
                values,
            });
        }
        Ok((loss, plain))
    }

    async fn trace(&self, batch: &Batch) -> Result<Vec<LayerTrace>, Problem> {
        let input = self.input(batch, &self.plain);
        let parameter = |index: usize| self.parameters[index].value.clone().inner();
        let mut seen = Vec::new();
        self.forward(input, Mode::Evaluation, parameter, |z, a| {
            seen.push((z.clone(), a.clone()))
        });
        let mut trace = Vec::with_capacity(seen.len());
        for (z, a) in seen {
            trace.push(LayerTrace {
                width: a.dims()[1],
                pre_activations: floats(z.into_data_async().await.map_err(lost)?)?,
                activations: floats(a.into_data_async().await.map_err(lost)?)?,
            });
        }
        Ok(trace)
    }

    async fn state(&self) -> Result<TrainState, Problem> {
        let mut transaction = Transaction::default();
        for parameter in &self.parameters {
            transaction = transaction.register(parameter.value.clone().inner());
        }
        let with_momentum = self.steps > 0;
        if with_momentum {
            for Parameter {
                value, momentum, ..
            } in &self.parameters
            {
                let velocity = momentum
                    .clone()
                    .unwrap_or_else(|| value.clone().inner().zeros_like());
                transaction = transaction.register(velocity);
            }
        }
        let mut read = transaction
            .execute_async()
            .await
            .map_err(lost)?
            .into_iter()
            .map(floats);
        let mut next = || read.next().expect("one buffer per registered tensor");
        let mut parameters = Vec::with_capacity(self.parameters.len());
        for Parameter { name, shape, .. } in &self.parameters {
            parameters.push(Tensor {
                name: name.clone(),
                shape: shape.clone(),
                values: next()?,
            });
        }
        let momentum = match with_momentum {
            true => self
                .parameters
                .iter()
                .map(|_| next())
                .collect::<Result<_, _>>()?,
            false => Vec::new(),
        };
        Ok(TrainState {
            parameters,
            momentum,
            steps: self.steps,
        })
    }
}

/// The matrix that stands for a plain tensor, such that it broadcasts over [batch, width]:
/// a vector over neurons is a row, one over the terms of a sum a column.
fn matrix(shape: &[usize], per_neuron: bool) -> [usize; 2] {
    match shape {
        [rows, columns] => [*rows, *columns],
        [columns] if per_neuron => [1, *columns],
        [rows] => [*rows, 1],
        other => unreachable!("a parameter has one or two axes, not {other:?}"),
    }
}

fn floats(data: TensorData) -> Result<Vec<f32>, Problem> {
    data.try_into_vec::<f32>()
        .map_err(|error| Problem::GpuLost {
            detail: format!("{error:?}"),
        })
}

/// On the CPU a read cannot fail; on WebGPU it fails when the device is gone.
fn lost(error: impl std::fmt::Display) -> Problem {
    Problem::GpuLost {
        detail: error.to_string(),
    }
}
