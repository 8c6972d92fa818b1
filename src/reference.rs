//! A small f64 network that every engine is tested against.
//!
//! Written to be read, not to be fast: the formulas of forward and backward pass
//! as plain loops in f64. The Hessian-vector product is exact: the gradient is
//! computed once more in [`Dual`] numbers, whose second half carries
//! the derivative along a direction through every operation.

mod network;
mod number;

use crate::data::{Batch, BatchTargets};
use crate::formula::value::Dual;
use crate::network::NetworkShape;
use crate::parameters::Tensor;
use network::{Place, backward, forward, losses};

/// Whether RReLU draws its slopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Slopes drawn as [`crate::network::slope_plane`] says.
    Training {
        /// The run's seed.
        seed: u64,
        /// The optimiser step, counted from 0.
        step: u64,
    },
    /// RReLU uses its mean slope.
    Evaluation,
}

/// What one Linear layer and the activation after it gave for a batch, size × width, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace {
    /// Neurons.
    pub width: usize,
    /// The Linear layer's outputs.
    pub pre: Vec<f64>,
    /// The activation's outputs; for the last layer, and without activations, the same as `pre`.
    pub post: Vec<f64>,
}

/// What every layer gave for a batch; the last entry holds the network's outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// One entry per Linear layer.
    pub layers: Vec<LayerTrace>,
}

impl Trace {
    /// The network's outputs (logits, or predicted values), size × outputs.
    pub fn outputs(&self) -> &[f64] {
        self.layers.last().map_or(&[], |layer| &layer.post)
    }
}

/// Why a network cannot be made, or cannot take a batch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Tensors that do not belong to the shape.
    #[error("tensor {index} should be {expected} but is {found}")]
    Tensor {
        /// Its place in the list.
        index: usize,
        /// Name and shape that belong there.
        expected: String,
        /// Name and shape found.
        found: String,
    },
    /// A batch that does not fit the network.
    #[error("the batch does not fit the network: {detail}")]
    Batch {
        /// What does not fit.
        detail: String,
    },
}

/// SimpleNetwork in f64.
#[derive(Clone, Debug)]
pub struct Reference {
    shape: NetworkShape,
    places: Vec<Place>,
    parameters: Vec<Vec<f64>>,
}

impl Reference {
    /// A network with the given parameters, in the order of
    /// [`NetworkShape::start_parameters`].
    ///
    /// # Errors
    /// If names, shapes or lengths are not the network's.
    pub fn new(shape: &NetworkShape, tensors: &[Tensor]) -> Result<Self, ReferenceError> {
        let places = network::places(shape);
        for index in 0..places.len().max(tensors.len()) {
            let expected = places.get(index).map(|p| (&p.name, &p.shape));
            let found = tensors.get(index).map(|t| (&t.name, &t.shape));
            let complete = tensors
                .get(index)
                .is_some_and(|t| t.values.len() == t.shape.iter().product::<usize>());
            if expected != found || !complete {
                let words = |what: Option<(&String, &Vec<usize>)>| {
                    what.map_or("absent".to_owned(), |(name, shape)| {
                        format!("{name} {shape:?}")
                    })
                };
                return Err(ReferenceError::Tensor {
                    index,
                    expected: words(expected),
                    found: words(found),
                });
            }
        }
        Ok(Self {
            shape: shape.clone(),
            places,
            parameters: tensors
                .iter()
                .map(|t| t.values.iter().map(|&value| f64::from(value)).collect())
                .collect(),
        })
    }

    /// The network's shape.
    pub fn shape(&self) -> &NetworkShape {
        &self.shape
    }

    /// The parameters in f64, in the order of [`NetworkShape::start_parameters`].
    pub fn parameters(&self) -> &[Vec<f64>] {
        &self.parameters
    }

    /// The parameters, to be changed in place; their lengths must stay.
    pub fn parameters_mut(&mut self) -> &mut [Vec<f64>] {
        &mut self.parameters
    }

    /// The parameters as plain values, rounded to f32.
    pub fn tensors(&self) -> Vec<Tensor> {
        self.places
            .iter()
            .zip(&self.parameters)
            .map(|(place, values)| Tensor {
                name: place.name.clone(),
                shape: place.shape.clone(),
                values: values.iter().map(|&value| value as f32).collect(),
            })
            .collect()
    }

    /// What every layer gives for `batch`.
    ///
    /// # Errors
    /// If the batch does not fit the network.
    pub fn forward(&self, batch: &Batch, mode: Mode) -> Result<Trace, ReferenceError> {
        self.check(batch)?;
        let layers = forward(&self.shape, &self.places, &self.parameters, batch, mode)
            .into_iter()
            .map(|layer| LayerTrace {
                width: layer.width,
                pre: layer.pre,
                post: layer.post,
            })
            .collect();
        Ok(Trace { layers })
    }

    /// The mean loss over the batch: cross-entropy of the softmax (in nats) for classes, squared
    /// error averaged over samples and outputs for values.
    ///
    /// # Errors
    /// If the batch does not fit the network.
    pub fn loss(&self, batch: &Batch, mode: Mode) -> Result<f64, ReferenceError> {
        self.check(batch)?;
        let trace = forward(&self.shape, &self.places, &self.parameters, batch, mode);
        Ok(losses(&trace, batch).0)
    }

    /// Samples whose largest output is their class's (the first of equals counts); 0 for regression.
    ///
    /// # Errors
    /// If the batch does not fit the network.
    pub fn correct(&self, batch: &Batch, mode: Mode) -> Result<usize, ReferenceError> {
        let trace = self.forward(batch, mode)?;
        let BatchTargets::Classes(labels) = &batch.targets else {
            return Ok(0);
        };
        let outputs = self.outputs();
        Ok(labels
            .iter()
            .zip(trace.outputs().chunks_exact(outputs))
            .filter(|&(&label, logits)| {
                let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                logits.iter().position(|&logit| logit == largest) == Some(usize::from(label))
            })
            .count())
    }

    /// The gradient of the loss with respect to every parameter, in their order.
    ///
    /// # Errors
    /// If the batch does not fit the network.
    pub fn gradients(&self, batch: &Batch, mode: Mode) -> Result<Vec<Vec<f64>>, ReferenceError> {
        self.check(batch)?;
        Ok(backward(
            &self.shape,
            &self.places,
            &self.parameters,
            batch,
            mode,
        ))
    }

    /// The Hessian of the loss times `direction` (the lengths of the parameters), exact up to
    /// rounding: the derivative of [`Self::gradients`] along `direction`. Kinks contribute nothing,
    /// as in automatic differentiation. With RReLU in training the drawn slopes are constants.
    ///
    /// # Errors
    /// If the batch or the direction does not fit the network.
    pub fn hessian_vector_product(
        &self,
        batch: &Batch,
        mode: Mode,
        direction: &[Vec<f64>],
    ) -> Result<Vec<Vec<f64>>, ReferenceError> {
        self.check(batch)?;
        let lengths = |vectors: &[Vec<f64>]| vectors.iter().map(Vec::len).collect::<Vec<_>>();
        if lengths(direction) != lengths(&self.parameters) {
            return Err(ReferenceError::Batch {
                detail: "the direction must have one number per parameter".to_owned(),
            });
        }
        let dual: Vec<Vec<Dual>> = self
            .parameters
            .iter()
            .zip(direction)
            .map(|(values, tangents)| {
                values
                    .iter()
                    .zip(tangents)
                    .map(|(&value, &tangent)| Dual { value, tangent })
                    .collect()
            })
            .collect();
        let gradients = backward(&self.shape, &self.places, &dual, batch, mode);
        Ok(gradients
            .into_iter()
            .map(|tensor| tensor.into_iter().map(|g| g.tangent).collect())
            .collect())
    }

    /// One step of stochastic gradient descent with momentum, PyTorch's form with dampening 0:
    /// v ← m·v + g, θ ← θ − lr·v. `momentum_buffers` may start empty.
    pub fn sgd_step(
        &mut self,
        momentum_buffers: &mut Vec<Vec<f64>>,
        gradients: &[Vec<f64>],
        lr: f64,
        momentum: f64,
    ) {
        if momentum_buffers.is_empty() {
            *momentum_buffers = gradients.iter().map(|g| vec![0.0; g.len()]).collect();
        }
        for ((values, buffer), gradient) in self
            .parameters
            .iter_mut()
            .zip(momentum_buffers)
            .zip(gradients)
        {
            for ((value, v), g) in values.iter_mut().zip(buffer).zip(gradient) {
                *v = momentum * *v + g;
                *value -= lr * *v;
            }
        }
    }

    fn outputs(&self) -> usize {
        self.shape.widths[self.shape.linear_layers()]
    }

    fn check(&self, batch: &Batch) -> Result<(), ReferenceError> {
        let outputs = self.outputs();
        let problem = if batch.size == 0 {
            Some("it is empty".to_owned())
        } else if batch.width != self.shape.widths[0] {
            Some(format!(
                "{} values per sample, {} inputs",
                batch.width, self.shape.widths[0]
            ))
        } else if batch.inputs.len() != batch.size * batch.width {
            Some("its inputs are incomplete".to_owned())
        } else {
            match &batch.targets {
                BatchTargets::Classes(labels) if labels.len() != batch.size => {
                    Some("not one label per sample".to_owned())
                }
                BatchTargets::Classes(labels) => labels
                    .iter()
                    .find(|&&label| usize::from(label) >= outputs)
                    .map(|label| format!("label {label}, {outputs} outputs")),
                BatchTargets::Values { width, values } => (*width != outputs
                    || values.len() != batch.size * width)
                    .then(|| format!("{width} values per target, {outputs} outputs")),
            }
        };
        problem.map_or(Ok(()), |detail| Err(ReferenceError::Batch { detail }))
    }
}

#[cfg(test)]
mod tests;
