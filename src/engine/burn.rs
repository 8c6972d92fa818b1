//! The engine on Burn: autodiff for the gradients, the update of SGD written out.

//!
//! | module | holds |
//! |---|---|
//! | `network` | the network on a device: forward and gradients |
//! | `engine` | the network as an engine: its steps, and what is asked of it |
//! | `inside` | what its layers see, and what they send back |
//! | `state` | its parameters as plain values, taken in, given back, kept for a while |

mod engine;
mod inside;
mod network;
mod state;

use std::sync::Arc;

use burn::tensor::{Device as BurnDevice, TensorData};

use super::{Device, Settings};
use crate::experiment::Share;
use crate::kernels::Kernel;
use crate::network::NetworkShape;
use crate::parameters::TrainState;
use crate::protocol::{DeviceInfo, DeviceKind, Problem};
pub use network::BurnEngine;

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
