//! Our operations on Burn.
//!
//! [`activate`] is a formula as one operation with a hand-written backward pass: on the CPU
//! (Flex) no tensor is made for anything between its input and its output, and on WebGPU it is
//! one generated shader per pass.

mod cpu;
#[cfg(feature = "gpu")]
mod gpu;
mod kernel;

use std::sync::Arc;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, backend_extension};
use burn::tensor::Tensor;

pub use kernel::Kernel;

/// f(x), and what its gradient becomes.
///
/// # Shapes
/// - `x`: [batch, k·width] for a function of k linear maps, the first map's columns first
/// - `parameters`: [trained numbers, 1] or, with a set per neuron, [trained numbers, width];
///   [1, 1] and unused if there are none
/// - `draws`: [batch, width] if `drawn`; [1, 1] and unused in evaluation, and without random draws
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait ActivationOps: Backend {
    /// f(x): [batch, width].
    fn activate(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        kernel: Arc<Kernel>,
    ) -> FloatTensor<Self>;

    /// From the gradient by f(x), [batch, width], those by x and by the parameters, in their shapes.
    fn activate_backward(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        gradient: FloatTensor<Self>,
        kernel: Arc<Kernel>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>);
}

impl ActivationOps for Flex {
    fn activate(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        kernel: Arc<Kernel>,
    ) -> FloatTensor<Self> {
        cpu::forward(&kernel, x, parameters, drawn.then_some(draws))
    }

    fn activate_backward(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        gradient: FloatTensor<Self>,
        kernel: Arc<Kernel>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        cpu::backward(&kernel, x, parameters, drawn.then_some(draws), gradient)
    }
}

#[cfg(feature = "gpu")]
impl ActivationOps for burn_cubecl::CubeBackend {
    fn activate(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        kernel: Arc<Kernel>,
    ) -> FloatTensor<Self> {
        gpu::forward(&kernel, x, parameters, draws, drawn)
    }

    fn activate_backward(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        gradient: FloatTensor<Self>,
        kernel: Arc<Kernel>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        gpu::backward(&kernel, x, parameters, draws, drawn, gradient)
    }
}

/// What the backward pass needs of the forward pass.
#[derive(Clone, Debug)]
struct Saved<B: Backend> {
    x: FloatTensor<B>,
    parameters: FloatTensor<B>,
    draws: FloatTensor<B>,
    drawn: bool,
    kernel: Arc<Kernel>,
}

/// The step backwards through [`activate`].
#[derive(Debug)]
struct ActivateBackward;

impl<B: ActivationOps> Backward<B, 2> for ActivateBackward {
    type State = Saved<B>;

    fn backward(
        self,
        ops: Ops<Self::State, 2>,
        gradients: &mut Gradients,
        _checkpointer: &mut Checkpointer,
    ) {
        let [x, parameters] = ops.parents;
        let gradient = gradients.consume::<B>(&ops.node);
        let saved = ops.state;
        let (by_x, by_parameters) = B::activate_backward(
            saved.x,
            saved.parameters,
            saved.draws,
            saved.drawn,
            gradient,
            saved.kernel,
        );
        if let Some(node) = x {
            gradients.register::<B>(node.id, by_x);
        }
        if let Some(node) = parameters {
            gradients.register::<B>(node.id, by_parameters);
        }
    }
}

impl<B: ActivationOps, C: CheckpointStrategy> ActivationOps for Autodiff<B, C> {
    fn activate(
        x: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        draws: FloatTensor<Self>,
        drawn: bool,
        kernel: Arc<Kernel>,
    ) -> FloatTensor<Self> {
        let prepared = ActivateBackward
            .prepare::<C>([x.node(), parameters.node()])
            .compute_bound()
            .stateful();
        let saved = Saved::<B> {
            x: x.into_primitive(),
            parameters: parameters.into_primitive(),
            draws: draws.into_primitive(),
            drawn,
            kernel,
        };
        let Saved {
            x,
            parameters,
            draws,
            drawn,
            kernel,
        } = saved.clone();
        let output = B::activate(x, parameters, draws, drawn, kernel);
        match prepared {
            OpsKind::Tracked(prepared) => prepared.finish(saved, output),
            OpsKind::UnTracked(prepared) => prepared.finish(output),
        }
    }

    fn activate_backward(
        _: FloatTensor<Self>,
        _: FloatTensor<Self>,
        _: FloatTensor<Self>,
        _: bool,
        _: FloatTensor<Self>,
        _: Arc<Kernel>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        unreachable!("the backward pass runs below autodiff, which differentiates once")
    }
}

/// f(x) element by element; see [`ActivationOps`] for the shapes. `parameters` are the trained
/// ones in the formula's order, each [numbers, 1] or [numbers, width].
pub fn activate(
    kernel: &Arc<Kernel>,
    x: Tensor<2>,
    parameters: Vec<Tensor<2>>,
    draws: Option<Tensor<2>>,
) -> Tensor<2> {
    let unused = || Tensor::zeros([1, 1], &x.device());
    let parameters = match parameters.is_empty() {
        true => unused(),
        false => Tensor::cat(parameters, 0),
    };
    let drawn = draws.is_some();
    let draws = draws.unwrap_or_else(unused);
    Tensor::from_dispatch(Dispatch::activate(
        x.into_dispatch(),
        parameters.into_dispatch(),
        draws.into_dispatch(),
        drawn,
        kernel.clone(),
    ))
}
