//! Start values of a network's tensors.

use super::ActivationTensor;
use crate::activation::Instance;
use crate::experiment::Init;
use crate::parameters::Tensor;
use crate::random::{Draws, Plane, Purpose};

/// A weight matrix `[inputs, outputs]`, row-major.
pub(super) fn weight(
    init: Init,
    seed: u64,
    layer: usize,
    inputs: usize,
    outputs: usize,
) -> Vec<f32> {
    let plane = Draws::new(seed, Purpose::Weight).at(0, layer as u64);
    let fan_in = inputs as f64;
    match init {
        Init::Torch => {
            let bound = 1.0 / fan_in.sqrt();
            draw(inputs, outputs, |i, j| plane.uniform(i, j, -bound, bound))
        }
        Init::Kaiming => {
            let deviation = (2.0 / fan_in).sqrt();
            draw(inputs, outputs, |i, j| deviation * plane.normal(i, j))
        }
        Init::Xavier => {
            let bound = (6.0 / (fan_in + outputs as f64)).sqrt();
            draw(inputs, outputs, |i, j| plane.uniform(i, j, -bound, bound))
        }
        Init::Orthogonal => orthogonal(plane, inputs, outputs),
    }
}

/// Biases `[outputs]`: U(±1/√inputs) for PyTorch's scheme, else 0.
pub(super) fn bias(init: Init, seed: u64, layer: usize, inputs: usize, outputs: usize) -> Vec<f32> {
    if init != Init::Torch {
        return vec![0.0; outputs];
    }
    let plane = Draws::new(seed, Purpose::Bias).at(0, layer as u64);
    let bound = 1.0 / (inputs as f64).sqrt();
    draw(1, outputs, |i, j| plane.uniform(i, j, -bound, bound))
}

/// A trained activation parameter.
pub(super) fn activation(activation: &Instance, tensor: ActivationTensor, seed: u64) -> Tensor {
    let layer = tensor.layer.unwrap_or(0) as u64;
    let terms = tensor.places.len();
    let columns = tensor.shape.iter().product::<usize>() / terms;
    let mut values = vec![0.0; terms * columns];
    for column in 0..columns {
        let start = activation.start_parameters(seed, layer, column as u64);
        for (term, place) in tensor.places.clone().enumerate() {
            values[term * columns + column] = start[place] as f32;
        }
    }
    Tensor {
        name: tensor.name,
        shape: tensor.shape,
        values,
    }
}

/// rows × columns values, row-major.
fn draw(rows: usize, columns: usize, value: impl Fn(u64, u64) -> f64) -> Vec<f32> {
    let mut values = Vec::with_capacity(rows * columns);
    for row in 0..rows as u64 {
        values.extend((0..columns as u64).map(|column| value(row, column) as f32));
    }
    values
}

/// Vectors that are orthogonalised together, so that each earlier vector is read once for all of
/// them. Sixteen of the longest (4096 f64) fit into half a megabyte of cache.
const BLOCK: usize = 16;

/// A random matrix with orthonormal columns (or rows, where there are fewer of them), uniform over
/// all such matrices: N(0, 1) draws through modified Gram–Schmidt. That is the QR decomposition
/// whose R has a positive diagonal, the sign choice that uniformity needs (Mezzadri 2007). A square
/// Gaussian matrix of 4096 has a condition number around 10⁴, so that the loss of orthogonality in
/// f64, about 10⁻¹², is far below what f32 can hold.
fn orthogonal(plane: Plane, inputs: usize, outputs: usize) -> Vec<f32> {
    let (length, count) = (inputs.max(outputs), inputs.min(outputs));
    let tall = inputs >= outputs;
    // The vectors one after another: the columns of a tall matrix, the rows of a wide one.
    let mut vectors = vec![0.0; length * count];
    for (index, vector) in vectors.chunks_exact_mut(length).enumerate() {
        for (place, value) in vector.iter_mut().enumerate() {
            let (row, column) = if tall { (place, index) } else { (index, place) };
            *value = plane.normal(row as u64, column as u64);
        }
    }
    for start in (0..count).step_by(BLOCK) {
        let (done, rest) = vectors.split_at_mut(start * length);
        let block = &mut rest[..BLOCK.min(count - start) * length];
        for basis in done.chunks_exact(length) {
            for vector in block.chunks_exact_mut(length) {
                remove(basis, vector);
            }
        }
        for index in 0..block.len() / length {
            let (earlier, vector) = block.split_at_mut(index * length);
            let vector = &mut vector[..length];
            for basis in earlier.chunks_exact(length) {
                remove(basis, vector);
            }
            let norm = dot(vector, vector).sqrt();
            vector.iter_mut().for_each(|value| *value /= norm);
        }
    }
    draw(inputs, outputs, |row, column| {
        let (index, place) = if tall { (column, row) } else { (row, column) };
        vectors[index as usize * length + place as usize]
    })
}

/// vector ← vector − ⟨basis, vector⟩·basis.
fn remove(basis: &[f64], vector: &mut [f64]) {
    let share = dot(basis, vector);
    for (value, along) in vector.iter_mut().zip(basis) {
        *value -= share * along;
    }
}

/// The inner product, in eight partial sums whose order never changes: fast, and the same bits
/// on every machine.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let tail: f64 = a_chunks
        .remainder()
        .iter()
        .zip(b_chunks.remainder())
        .map(|(x, y)| x * y)
        .sum();
    for (x, y) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f64>() + tail
}
