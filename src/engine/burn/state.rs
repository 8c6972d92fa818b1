//! The network's parameters as plain values, taken in, given back, kept for a while.

use burn::tensor::{Tensor as BurnTensor, TensorData, Transaction};

use super::network::{BurnEngine, Parameter, matrix, per_neuron};
use super::{floats, lost};
use crate::parameters::{Tensor, TrainState};
use crate::protocol::Problem;

/// The parameters as they were. Handles, not copies: each step makes new tensors, so that keeping
/// the old ones costs the memory of one network and no time.
pub(super) struct Mark {
    values: Vec<(BurnTensor<2>, Option<BurnTensor<2>>)>,
    steps: u64,
}

impl BurnEngine {
    /// Goes on from `state`.
    pub(super) fn take_in(&mut self, state: TrainState) {
        let weights = 2 * self.shape.linear_layers();
        let own = per_neuron(&self.shape);
        let mut momentum = state.momentum.into_iter();
        let parameters = state.parameters.into_iter().enumerate();
        self.parameters = parameters
            .map(
                |(
                    index,
                    Tensor {
                        name,
                        shape,
                        values,
                    },
                )| {
                    let dims = matrix(&shape, index < weights || own);
                    let data = |values| TensorData::new(values, dims);
                    let value = BurnTensor::from_data(data(values), &self.tracked).require_grad();
                    let momentum = momentum
                        .next()
                        .map(|values| BurnTensor::from_data(data(values), &self.plain));
                    Parameter {
                        name,
                        shape,
                        value,
                        momentum,
                    }
                },
            )
            .collect();
        self.steps = state.steps;
        self.mark = None;
    }

    /// Parameters, momentum and step counter.
    pub(super) async fn give(&self) -> Result<TrainState, Problem> {
        let mut transaction = Transaction::default();
        for index in 0..self.parameters.len() {
            transaction = transaction.register(self.plain(index));
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

    /// Remembers the parameters as they are.
    pub(super) fn keep(&mut self) {
        let parameters = self.parameters.iter();
        let values = parameters
            .map(|own| (own.value.clone().inner(), own.momentum.clone()))
            .collect();
        self.mark = Some(Mark {
            values,
            steps: self.steps,
        });
    }

    /// Back to what was remembered; whether anything was.
    pub(super) fn go_back(&mut self) -> bool {
        let Some(mark) = self.mark.take() else {
            return false;
        };
        for (own, (value, momentum)) in self.parameters.iter_mut().zip(mark.values) {
            own.value = BurnTensor::from_inner(value).require_grad();
            own.momentum = momentum;
        }
        self.steps = mark.steps;
        true
    }
}
