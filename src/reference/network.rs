//! Forward and backward pass, over any [`Number`].

use super::Mode;
use super::number::Number;
use crate::activation::Instance;
use crate::data::{Batch, BatchTargets};
use crate::experiment::Share;
use crate::network::{NetworkShape, slope_plane};
use crate::random::Plane;

/// A tensor's name, shape and, for an activation parameter, what it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// For an activation parameter: the hidden layer (None: all) and the places in `p`.
    pub activation: Option<(Option<usize>, std::ops::Range<usize>)>,
}

/// The network's tensors, in the order of [`NetworkShape::start_parameters`].
pub(super) fn places(shape: &NetworkShape) -> Vec<Place> {
    let linear = (0..shape.linear_layers()).flat_map(|layer| {
        let (inputs, outputs) = (shape.widths[layer], shape.linear_width(layer));
        [
            (format!("layers.{layer}.weight"), vec![inputs, outputs]),
            (format!("layers.{layer}.bias"), vec![outputs]),
        ]
    });
    let linear = linear.map(|(name, shape)| Place {
        name,
        shape,
        activation: None,
    });
    let activation = shape.activation_tensors().into_iter().map(|tensor| Place {
        name: tensor.name,
        shape: tensor.shape,
        activation: Some((tensor.layer, tensor.places)),
    });
    linear.chain(activation).collect()
}

/// What one layer gave.
pub(super) struct Layer<N> {
    /// Neurons.
    pub width: usize,
    /// The Linear layer's outputs, size × width, or size × k·width before an activation of k
    /// linear maps.
    pub pre: Vec<N>,
    /// The activation's outputs, size × width.
    pub post: Vec<N>,
}

/// The activation of one hidden layer, with its parameters gathered from the tensors.
struct LayerActivation<'a, N> {
    instance: &'a Instance,
    /// One `p` for the layer, or one per neuron.
    arguments: Vec<Vec<N>>,
    /// While training: the random draws and their range.
    random: Option<(Plane, f64, f64)>,
}

impl<'a, N: Number> LayerActivation<'a, N> {
    /// None without activations.
    fn new(
        shape: &'a NetworkShape,
        places: &[Place],
        parameters: &[Vec<N>],
        layer: usize,
        mode: Mode,
    ) -> Option<Self> {
        let instance = shape
            .activation
            .as_ref()
            .filter(|_| layer < shape.hidden_layers())?;
        let columns = match shape.share {
            Share::Neuron => shape.widths[layer + 1],
            Share::All | Share::Layer => 1,
        };
        // Trained values are overwritten below; what remains are the fixed ones. Those that are
        // drawn at the start are the shared object's.
        let start = instance.start_parameters(0, 0, 0);
        let start: Vec<N> = start.into_iter().map(N::from).collect();
        let mut arguments = vec![start; columns];
        for (place, values) in places.iter().zip(parameters) {
            let Some((owner, range)) = &place.activation else {
                continue;
            };
            if owner.is_some_and(|owner| owner != layer) {
                continue;
            }
            for (term, index) in range.clone().enumerate() {
                for (column, p) in arguments.iter_mut().enumerate() {
                    p[index] = values[term * columns + column];
                }
            }
        }
        let random = match (mode, instance.random()) {
            (Mode::Training { seed, step }, Some((low, high))) => {
                Some((slope_plane(seed, step, layer), low, high))
            }
            _ => None,
        };
        Some(Self {
            instance,
            arguments,
            random,
        })
    }

    /// Calls `each` for each element, row by row: with its place, its linear maps, `p` and the
    /// draw, if there is one.
    fn for_each(
        &self,
        pre: &[N],
        width: usize,
        mut each: impl FnMut(usize, &[N], &[N], Option<f64>),
    ) {
        let maps = self.instance.inputs();
        let mut x = vec![N::default(); maps];
        for (row, pre) in pre.chunks_exact(maps * width).enumerate() {
            for column in 0..width {
                for (map, x) in x.iter_mut().enumerate() {
                    *x = pre[map * width + column];
                }
                let p = &self.arguments[column % self.arguments.len()];
                let draw = self
                    .random
                    .map(|(plane, low, high)| plane.uniform(row as u64, column as u64, low, high));
                each(row * width + column, &x, p, draw);
            }
        }
    }
}

/// What every layer gives for a batch that fits the network.
pub(super) fn forward<N: Number>(
    shape: &NetworkShape,
    places: &[Place],
    parameters: &[Vec<N>],
    batch: &Batch,
    mode: Mode,
) -> Vec<Layer<N>> {
    let mut layers: Vec<Layer<N>> = Vec::new();
    let inputs = inputs(batch);
    for layer in 0..shape.linear_layers() {
        let (width, outputs) = (shape.widths[layer + 1], shape.linear_width(layer));
        let below = layers.last().map_or(&inputs, |below| &below.post);
        let (weight, bias) = (&parameters[2 * layer], &parameters[2 * layer + 1]);
        // z = a W + b.
        let mut pre = Vec::with_capacity(batch.size * outputs);
        for a in below.chunks_exact(shape.widths[layer]) {
            let mut z = bias.clone();
            for (&a, weights) in a.iter().zip(weight.chunks_exact(outputs)) {
                add_scaled(&mut z, a, weights);
            }
            pre.extend(z);
        }
        let post = match LayerActivation::new(shape, places, parameters, layer, mode) {
            Some(activation) => {
                let f = activation.instance.compiled();
                let mut post = Vec::with_capacity(batch.size * width);
                activation.for_each(&pre, width, |_, x, p, draw| post.push(f.value(x, p, draw)));
                post
            }
            None => pre.clone(),
        };
        layers.push(Layer { width, pre, post });
    }
    layers
}

/// The mean loss, and its gradient with respect to the network's outputs.
pub(super) fn losses<N: Number>(layers: &[Layer<N>], batch: &Batch) -> (N, Vec<N>) {
    let outputs = &layers[layers.len() - 1];
    let rows = outputs.post.chunks_exact(outputs.width);
    let mut total = N::default();
    let mut gradient = Vec::with_capacity(outputs.post.len());
    match &batch.targets {
        BatchTargets::Classes(labels) => {
            let share = N::from(1.0 / batch.size as f64);
            for (logits, &label) in rows.zip(labels) {
                // ln Σ e^z is taken after the largest logit, a constant, so that no exponential
                // overflows.
                let largest = logits
                    .iter()
                    .map(|logit| logit.value())
                    .fold(f64::NEG_INFINITY, f64::max);
                let powers: Vec<N> = logits
                    .iter()
                    .map(|&logit| (logit - N::from(largest)).exp())
                    .collect();
                let sum = powers.iter().fold(N::default(), |sum, &power| sum + power);
                let own = logits[usize::from(label)] - N::from(largest);
                total += (sum.ln() - own) * share;
                let scale = sum.recip();
                for (class, power) in powers.into_iter().enumerate() {
                    let target = N::from(f64::from(u8::from(class == usize::from(label))));
                    gradient.push((power * scale - target) * share);
                }
            }
        }
        BatchTargets::Values { values, .. } => {
            let share = N::from(1.0 / values.len() as f64);
            for (&output, &target) in outputs.post.iter().zip(values) {
                let error = output - N::from(f64::from(target));
                total += error * error * share;
                gradient.push(N::from(2.0) * error * share);
            }
        }
    }
    (total, gradient)
}

/// The gradient of the mean loss with respect to every tensor.
pub(super) fn backward<N: Number>(
    shape: &NetworkShape,
    places: &[Place],
    parameters: &[Vec<N>],
    batch: &Batch,
    mode: Mode,
) -> Vec<Vec<N>> {
    let layers = forward(shape, places, parameters, batch, mode);
    let mut gradients: Vec<Vec<N>> = parameters
        .iter()
        .map(|values| vec![N::default(); values.len()])
        .collect();
    let inputs = inputs(batch);
    // `d` is the gradient with respect to the outputs of the layer at hand.
    let (_, mut d) = losses(&layers, batch);
    for layer in (0..shape.linear_layers()).rev() {
        let (width, outputs) = (shape.widths[layer + 1], shape.linear_width(layer));
        let pre = &layers[layer].pre;
        if let Some(activation) = LayerActivation::new(shape, places, parameters, layer, mode) {
            // dL/dp = Σ dL/da · df/dp and dL/dzₖ = dL/da · df/dzₖ.
            let (f, maps) = (activation.instance.compiled(), activation.instance.inputs());
            let columns = activation.arguments.len();
            let mut sums = vec![N::default(); activation.instance.parameter_len() * columns];
            let mut dz = vec![N::default(); pre.len()];
            activation.for_each(pre, width, |index, x, p, draw| {
                let out = f.derivatives(x, p, draw);
                let (row, column) = (index / width, index % width);
                for map in 0..maps {
                    dz[row * outputs + map * width + column] = d[index] * out[1 + map];
                }
                for (place, &along) in out[1 + maps..].iter().enumerate() {
                    sums[place * columns + column % columns] += d[index] * along;
                }
            });
            d = dz;
            for (place, gradient) in places.iter().zip(&mut gradients) {
                match &place.activation {
                    Some((owner, range)) if owner.is_none_or(|owner| owner == layer) => {
                        let sums = &sums[range.start * columns..range.end * columns];
                        add_scaled(gradient, N::from(1.0), sums);
                    }
                    _ => {}
                }
            }
        }
        // dL/dW = aᵀ dL/dz, dL/db = Σ dL/dz, and dL/da = dL/dz Wᵀ for the layer below.
        let fan_in = shape.widths[layer];
        let below = match layer {
            0 => &inputs,
            _ => &layers[layer - 1].post,
        };
        for (a, dz) in below.chunks_exact(fan_in).zip(d.chunks_exact(outputs)) {
            for (&a, row) in a.iter().zip(gradients[2 * layer].chunks_exact_mut(outputs)) {
                add_scaled(row, a, dz);
            }
            add_scaled(&mut gradients[2 * layer + 1], N::from(1.0), dz);
        }
        if layer > 0 {
            d = d
                .chunks_exact(outputs)
                .flat_map(|dz| {
                    parameters[2 * layer]
                        .chunks_exact(outputs)
                        .map(|weights| dot(dz, weights))
                })
                .collect();
        }
    }
    gradients
}

/// The batch's inputs as numbers.
fn inputs<N: Number>(batch: &Batch) -> Vec<N> {
    batch
        .inputs
        .iter()
        .map(|&value| N::from(f64::from(value)))
        .collect()
}

/// y ← y + a·x.
fn add_scaled<N: Number>(y: &mut [N], a: N, x: &[N]) {
    for (y, &x) in y.iter_mut().zip(x) {
        *y += a * x;
    }
}

/// Σ xᵢyᵢ.
fn dot<N: Number>(x: &[N], y: &[N]) -> N {
    x.iter()
        .zip(y)
        .fold(N::default(), |sum, (&x, &y)| sum + x * y)
}
