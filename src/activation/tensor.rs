//! The activation functions on Burn tensors, differentiable by Burn's autodiff.
//!
//! The same functions as the scalar ones of the catalogue, in f32. Each is
//! written so that neither the value nor the gradient leaves the finite range
//! where the function itself does not.

use std::f64::consts::FRAC_1_SQRT_2;

use burn::tensor::{Tensor, activation};

use super::Instance;

/// f(x) element by element.
///
/// # Shapes
/// - `x`: [batch, width]
/// - `parameters`: the trained parameters in catalogue order, each [1, 1] (one number),
///   [1, width] (one per neuron), [terms, 1] or [terms, width] (one per term of a sum)
/// - `slopes`: RReLU's drawn slopes, [batch, width]; `None` in evaluation
/// - output: [batch, width]
pub fn apply(
    instance: &Instance,
    x: Tensor<2>,
    parameters: &[Tensor<2>],
    slopes: Option<Tensor<2>>,
) -> Tensor<2> {
    match instance.activation.key {
        "identity" => x,
        "sigmoid" => activation::sigmoid(x),
        "tanh" => x.tanh(),
        "relu" => activation::relu(x),
        "gelu" => gelu(x),
        "mish" => activation::mish(x),
        "silu" | "swish" => activation::silu(x),
        "hardswish" => activation::hard_swish(x),
        "leaky_relu" => {
            let a = fixed(instance, "a");
            activation::relu(x.clone()) - negative_part(x).mul_scalar(a)
        }
        "prelu" => activation::relu(x.clone()) - negative_part(x) * parameters[0].clone(),
        "rrelu" => {
            let positive = activation::relu(x.clone());
            match slopes {
                Some(slopes) => positive - negative_part(x) * slopes,
                None => positive - negative_part(x).mul_scalar(fixed(instance, "slope")),
            }
        }
        "telu" => {
            // exp(min(x, 0)) never overflows.
            let negative = negative_part(x.clone()).neg().exp().sub_scalar(1.0);
            activation::relu(x) + negative * parameters[0].clone()
        }
        "staf" => staf(x, parameters),
        other => unreachable!("{other} is in the catalogue but has no tensor form"),
    }
}

/// x·Φ(x) by erf, whose gradient Burn takes exactly. Burn's own `gelu` is off by
/// 2.5e-4 in the gradient on WebGPU (relative, on a software adapter).
fn gelu(x: Tensor<2>) -> Tensor<2> {
    let cdf = x
        .clone()
        .mul_scalar(FRAC_1_SQRT_2)
        .erf()
        .add_scalar(1.0)
        .mul_scalar(0.5);
    x * cdf
}

/// A parameter that training leaves alone.
fn fixed(instance: &Instance, name: &str) -> f64 {
    instance
        .fixed_parameters()
        .into_iter()
        .find_map(|(own, value)| (own == name).then_some(value))
        .expect("the catalogue gives the function this parameter")
}

/// max(−x, 0), shape kept.
fn negative_part(x: Tensor<2>) -> Tensor<2> {
    activation::relu(x.neg())
}

/// Σᵢ Cᵢ·sin(Ωᵢx + Φᵢ), term by term: a [batch, width, τ] tensor would cost more than it saves.
fn staf(x: Tensor<2>, parameters: &[Tensor<2>]) -> Tensor<2> {
    let [c, omega, phi] = parameters else {
        unreachable!("STAF has three parameters");
    };
    let terms = c.dims()[0];
    (0..terms)
        .map(|i| {
            let term = |p: &Tensor<2>| p.clone().narrow(0, i, 1);
            (x.clone() * term(omega) + term(phi)).sin() * term(c)
        })
        .reduce(|sum, term| sum + term)
        .expect("STAF has at least one term")
}
