//! Elementary functions in f32, written once for the CPU and once for the GPU from the same
//! coefficients.
//!
//! * [`scalar`] holds the Rust functions. They have no branch, no table, no call and no fused
//!   multiply-add, so that a loop over a block becomes packed instructions on plain x86-64 and on
//!   WebAssembly with simd128, and gives the same bits on every CPU.
//! * [`wgsl`] prints the same sequences of operations as WGSL.
//! * [`coefficients`] holds the numbers that both read; `fit.py` computes them.

// They are the numbers the functions need, written out as the fit gives them.
#[allow(clippy::approx_constant)]
pub mod coefficients;
pub mod scalar;
pub mod wgsl;
