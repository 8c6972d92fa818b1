//! A formula on Flex tensors, block by block.

use burn::backend::Flex;
use burn::backend::tensor::FloatTensor;
use burn::tensor::TensorData;

use super::Kernel;
use crate::formula::block::{Arguments, BLOCK, Output, Parameter, Scratch};
use crate::formula::program::Source;

/// The slices that belong to one block.
struct Blocks<'a> {
    kernel: &'a Kernel,
    x: &'a [f32],
    parameters: &'a [f32],
    draws: Option<&'a [f32]>,
    rows: usize,
    width: usize,
}

impl<'a> Blocks<'a> {
    /// Calls `each` for every block with its arguments, the place of its first element in
    /// [rows, width], its first column, and its length.
    fn for_each(&self, mut each: impl FnMut(Arguments<'_>, usize, usize, usize)) {
        let kernel = self.kernel;
        // With one map and no columns of their own, rows are nothing but one after another.
        let flat = kernel.maps == 1 && !kernel.per_neuron;
        let (rows, width) = match flat {
            true => (1, self.rows * self.width),
            false => (self.rows, self.width),
        };
        let columns = if kernel.per_neuron { self.width } else { 1 };
        let mut x: Vec<&[f32]> = Vec::with_capacity(kernel.maps);
        let mut p: Vec<Parameter<'_>> = Vec::with_capacity(kernel.sources.len());
        for row in 0..rows {
            let inputs = &self.x[row * kernel.maps * width..];
            for column in (0..width).step_by(BLOCK) {
                let len = BLOCK.min(width - column);
                x.clear();
                x.extend((0..kernel.maps).map(|map| {
                    let from = map * width + column;
                    &inputs[from..from + len]
                }));
                p.clear();
                p.extend(kernel.sources.iter().map(|source| match *source {
                    Source::Fixed(value) => Parameter::One(value),
                    Source::Trained(place) if kernel.per_neuron => {
                        let from = place * columns + column;
                        Parameter::Each(&self.parameters[from..from + len])
                    }
                    Source::Trained(place) => Parameter::One(self.parameters[place]),
                }));
                let first = row * width + column;
                let arguments = Arguments {
                    x: &x,
                    p: &p,
                    draws: self.draws.map(|draws| &draws[first..first + len]),
                };
                each(arguments, first, column, len);
            }
        }
    }
}

/// A tensor's numbers, row by row.
fn contiguous(tensor: FloatTensor<Flex>) -> FloatTensor<Flex> {
    tensor.to_contiguous()
}

fn tensor(values: Vec<f32>, shape: [usize; 2]) -> FloatTensor<Flex> {
    FloatTensor::<Flex>::from_data(TensorData::new(values, shape))
}

fn dims(tensor: &FloatTensor<Flex>) -> [usize; 2] {
    let shape = tensor.layout().shape();
    [shape[0], shape[1]]
}

pub(super) fn forward(
    kernel: &Kernel,
    x: FloatTensor<Flex>,
    parameters: FloatTensor<Flex>,
    draws: Option<FloatTensor<Flex>>,
) -> FloatTensor<Flex> {
    let [rows, columns] = dims(&x);
    let width = columns / kernel.maps;
    let (x, parameters) = (contiguous(x), contiguous(parameters));
    let draws = draws.map(contiguous);
    let blocks = Blocks {
        kernel,
        x: x.storage(),
        parameters: parameters.storage(),
        draws: draws.as_ref().map(|draws| draws.storage()),
        rows,
        width,
    };
    let program = match draws {
        Some(_) => &kernel.evaluation_drawn,
        None => &kernel.evaluation,
    };
    let mut scratch = Scratch::default();
    let mut out = vec![0.0f32; rows * width];
    blocks.for_each(|arguments, first, _, len| {
        program.run(len, arguments, &mut scratch, |_, value| match value {
            Output::One(value) => out[first..first + len].fill(value),
            Output::Each(values) => out[first..first + len].copy_from_slice(values),
        });
    });
    tensor(out, [rows, width])
}

pub(super) fn backward(
    kernel: &Kernel,
    x: FloatTensor<Flex>,
    parameters: FloatTensor<Flex>,
    draws: Option<FloatTensor<Flex>>,
    gradient: FloatTensor<Flex>,
) -> (FloatTensor<Flex>, FloatTensor<Flex>) {
    let [rows, columns] = dims(&x);
    let width = columns / kernel.maps;
    let shape = dims(&parameters);
    let (x, parameters) = (contiguous(x), contiguous(parameters));
    let draws = draws.map(contiguous);
    let gradient = contiguous(gradient);
    let gradient: &[f32] = gradient.storage();
    let blocks = Blocks {
        kernel,
        x: x.storage(),
        parameters: parameters.storage(),
        draws: draws.as_ref().map(|draws| draws.storage()),
        rows,
        width,
    };
    let program = match draws {
        Some(_) => &kernel.sloping_drawn,
        None => &kernel.sloping,
    };
    let mut scratch = Scratch::default();
    let mut by_x = vec![0.0f32; rows * columns];
    // Shared parameters are sums over all elements, so these are kept in f64; those of a neuron
    // are sums over the batch.
    let mut shared = vec![0.0f64; kernel.trained];
    let mut own = vec![
        0.0f32;
        if kernel.per_neuron {
            kernel.trained * width
        } else {
            0
        }
    ];
    blocks.for_each(|arguments, first, column, len| {
        let g = &gradient[first..first + len];
        let row = first / width;
        program.run(len, arguments, &mut scratch, |output, slope| {
            if let Some(number) = output.checked_sub(kernel.maps) {
                let Source::Trained(place) = kernel.sources[number] else {
                    return;
                };
                if kernel.per_neuron {
                    let from = place * width + column;
                    multiply_add(&mut own[from..from + len], g, slope);
                } else {
                    shared[place] += f64::from(dot(g, slope));
                }
                return;
            }
            // A single map's columns are the elements themselves, block by block.
            let from = match kernel.maps {
                1 => first,
                _ => row * columns + output * width + column,
            };
            multiply(&mut by_x[from..from + len], g, slope);
        });
    });
    let values = match (kernel.per_neuron, kernel.trained) {
        (_, 0) => vec![0.0; shape[0] * shape[1]],
        (true, _) => own,
        (false, _) => shared.into_iter().map(|sum| sum as f32).collect(),
    };
    (tensor(by_x, [rows, columns]), tensor(values, shape))
}

fn multiply(out: &mut [f32], g: &[f32], slope: Output<'_>) {
    match slope {
        Output::One(slope) => {
            for (out, g) in out.iter_mut().zip(g) {
                *out = g * slope;
            }
        }
        Output::Each(slope) => {
            for ((out, g), slope) in out.iter_mut().zip(g).zip(slope) {
                *out = g * slope;
            }
        }
    }
}

fn multiply_add(out: &mut [f32], g: &[f32], slope: Output<'_>) {
    match slope {
        Output::One(slope) => {
            for (out, g) in out.iter_mut().zip(g) {
                *out += g * slope;
            }
        }
        Output::Each(slope) => {
            for ((out, g), slope) in out.iter_mut().zip(g).zip(slope) {
                *out += g * slope;
            }
        }
    }
}

/// Partial sums whose order never changes: fast, and the same bits on every machine.
const LANES: usize = 8;

/// Σ gᵢ·slopeᵢ.
fn dot(g: &[f32], slope: Output<'_>) -> f32 {
    let mut sums = [0.0f32; LANES];
    let chunks = g.chunks_exact(LANES);
    let rest = chunks.remainder();
    match slope {
        Output::One(slope) => {
            for g in chunks {
                for lane in 0..LANES {
                    sums[lane] += g[lane];
                }
            }
            (sums.iter().sum::<f32>() + rest.iter().sum::<f32>()) * slope
        }
        Output::Each(slope) => {
            let others = slope.chunks_exact(LANES);
            let last = others.remainder();
            for (g, slope) in chunks.zip(others) {
                for lane in 0..LANES {
                    sums[lane] += g[lane] * slope[lane];
                }
            }
            let rest: f32 = rest.iter().zip(last).map(|(g, slope)| g * slope).sum();
            sums.iter().sum::<f32>() + rest
        }
    }
}
