//! A formula on WebGPU: one generated shader per formula and pass.

use std::sync::Arc;

use burn::backend::tensor::FloatTensor;
use burn::tensor::{DType, Shape as TensorShape};
use burn_cubecl::CubeBackend;
use burn_cubecl::cubecl::prelude::{CubeCount, CubeDim, KernelId};
use burn_cubecl::cubecl::server::KernelArguments;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::template::{KernelSource, SourceKernel, SourceTemplate};
use burn_cubecl::tensor::CubeTensor;

use super::Kernel;
use crate::activation::Instance;
use crate::formula::program::Source;
use crate::formula::wgsl::{Shape, WORKGROUP, backward as backward_text, forward as forward_text};

/// Invocations that keep a GPU busy when each of them adds up a part of a column.
const BUSY: usize = 4096;

/// Most workgroups in one direction that every WebGPU device has (the standard's
/// `maxComputeWorkgroupsPerDimension`).
const WORKGROUPS: usize = 65_535;

/// The texts of a formula's shaders.
#[derive(Clone, Debug)]
pub struct Shaders {
    forward: Arc<str>,
    forward_drawn: Arc<str>,
    backward: Arc<str>,
    backward_drawn: Arc<str>,
}

impl Shaders {
    /// The shaders of an activation.
    pub fn new(instance: &Instance, sources: &[Source], per_neuron: bool) -> Self {
        let shape = |drawn| Shape {
            maps: instance.inputs(),
            per_neuron,
            drawn,
            sources: sources.to_vec(),
        };
        let compiled = instance.compiled();
        let forward = |drawn| forward_text(compiled.evaluation(), &shape(drawn)).into();
        let backward = |drawn| backward_text(compiled.sloping(), &shape(drawn)).into();
        Self {
            forward: forward(false),
            forward_drawn: forward(true),
            backward: backward(false),
            backward_drawn: backward(true),
        }
    }
}

/// A shader as cubecl takes it. Its text is its identity, so that it is compiled once per formula.
struct Shader(Arc<str>);

impl KernelSource for Shader {
    fn source(&self) -> SourceTemplate {
        SourceTemplate::new(&*self.0)
    }

    fn id(&self) -> KernelId {
        KernelId::new::<Self>().info(self.0.clone())
    }

    fn lang(&self) -> &'static str {
        "wgsl"
    }
}

/// A tensor to be filled, beside another one.
fn empty(beside: &CubeTensor, shape: &[usize]) -> CubeTensor {
    let shape = TensorShape::from(shape.to_vec());
    let bytes = shape.num_elements() * size_of::<f32>();
    CubeTensor::new_contiguous(
        beside.client.clone(),
        beside.device.clone(),
        shape,
        beside.client.empty(bytes),
        DType::F32,
    )
}

fn dims(tensor: &CubeTensor) -> [usize; 2] {
    let shape = tensor.meta.shape();
    [shape[0], shape[1]]
}

/// Has `invocations` of a shader run on some tensors and the sizes.
fn launch(text: &Arc<str>, invocations: usize, tensors: &[&CubeTensor], sizes: [usize; 3]) {
    let client = &tensors[0].client;
    let [rows, width, segments] = sizes.map(|size| size as u32);
    let info = [rows, width, segments, f32::NAN.to_bits()].map(u32::to_le_bytes);
    let info = client.create_from_slice(info.as_flattened());
    let workgroups = invocations.div_ceil(WORKGROUP as usize).max(1);
    let down = workgroups.div_ceil(WORKGROUPS);
    let count = CubeCount::Static(workgroups.div_ceil(down) as u32, down as u32, 1);
    let mut arguments = KernelArguments::new();
    for tensor in tensors {
        arguments = arguments.with_buffer(tensor.handle.clone().binding());
    }
    arguments = arguments.with_buffer(info.binding());
    let kernel = SourceKernel::new(Shader(text.clone()), CubeDim::new_1d(WORKGROUP));
    client.launch(Box::new(kernel), count, arguments);
}

pub(super) fn forward(
    kernel: &Kernel,
    x: CubeTensor,
    parameters: CubeTensor,
    draws: CubeTensor,
    drawn: bool,
) -> CubeTensor {
    let [rows, columns] = dims(&x);
    let width = columns / kernel.maps;
    let [x, parameters, draws] = [x, parameters, draws].map(into_contiguous);
    let out = empty(&x, &[rows, width]);
    let text = match drawn {
        true => &kernel.shaders.forward_drawn,
        false => &kernel.shaders.forward,
    };
    let tensors = [&x, &parameters, &draws, &out];
    launch(text, rows * width, &tensors, [rows, width, 0]);
    out
}

pub(super) fn backward(
    kernel: &Kernel,
    x: CubeTensor,
    parameters: CubeTensor,
    draws: CubeTensor,
    drawn: bool,
    gradient: CubeTensor,
) -> (CubeTensor, CubeTensor) {
    let [rows, columns] = dims(&x);
    let width = columns / kernel.maps;
    let own = dims(&parameters);
    let [x, parameters, draws, gradient] = [x, parameters, draws, gradient].map(into_contiguous);
    let by_x = empty(&x, &[rows, columns]);
    let segments = match kernel.trained {
        0 => rows,
        _ => (BUSY / width.max(1)).clamp(1, rows.max(1)),
    };
    let partial = match kernel.trained {
        0 => empty(&x, &[1, 1, 1]),
        trained => empty(&x, &[segments, trained, width]),
    };
    let text = match drawn {
        true => &kernel.shaders.backward_drawn,
        false => &kernel.shaders.backward,
    };
    let tensors = [&x, &parameters, &draws, &gradient, &by_x, &partial];
    launch(text, segments * width, &tensors, [rows, width, segments]);
    (by_x, summed(partial, kernel, own))
}

/// The parameters' gradients from those of the segments, in the parameters' shape.
fn summed(partial: CubeTensor, kernel: &Kernel, shape: [usize; 2]) -> FloatTensor<CubeBackend> {
    use burn::backend::ops::FloatTensorOps;

    type B = CubeBackend;
    if kernel.trained == 0 {
        let shape = TensorShape::from(shape.to_vec());
        return B::float_zeros(shape, &partial.device, burn::tensor::FloatDType::F32);
    }
    let mut sum = B::float_sum_dim(partial, 0);
    if !kernel.per_neuron {
        sum = B::float_sum_dim(sum, 2);
    }
    B::float_reshape(sum, TensorShape::from(shape.to_vec()))
}
