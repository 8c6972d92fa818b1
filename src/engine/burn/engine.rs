//! The network on a device as an engine: steps, and what is asked of it.

use burn::tensor::{Tensor as BurnTensor, Transaction};

use super::network::{BurnEngine, Mode, Queued};
use super::{floats, lost};
use crate::data::Batch;
use crate::engine::{BatchResult, Engine, Flow, LayerTrace, NeuronTrace, Settings, Slopes};
use crate::network::NetworkShape;
use crate::parameters::{Tensor, TrainState};
use crate::protocol::Problem;

impl Engine for BurnEngine {
    fn step(&mut self, batch: &Batch) {
        let (outputs, gradients) = self.differentiate(batch);
        let norms = match self.norms {
            true => self.norm_parts(&gradients),
            false => Vec::new(),
        };
        let Settings { lr, momentum, .. } = self.settings;
        for (parameter, gradient) in self.parameters.iter_mut().zip(gradients) {
            let Some(gradient) = gradient else { continue };
            let velocity = match parameter.momentum.take() {
                Some(velocity) if momentum != 0.0 => velocity.mul_scalar(momentum) + gradient,
                _ => gradient,
            };
            parameter.value.inplace(|value| {
                let updated = value.inner() - velocity.clone().mul_scalar(lr);
                BurnTensor::from_inner(updated).require_grad()
            });
            parameter.momentum = Some(velocity);
        }
        self.steps += 1;
        self.queue.push(Queued {
            outputs,
            targets: batch.targets.clone(),
            size: batch.size,
            norms,
        });
    }

    fn queued(&self) -> usize {
        self.queue.len()
    }

    fn measure_norms(&mut self, on: bool) {
        self.norms = on;
    }

    async fn drain(&mut self) -> Result<Vec<BatchResult>, Problem> {
        let queue = std::mem::take(&mut self.queue);
        let mut judged = Vec::with_capacity(queue.len());
        let mut transaction = Transaction::default();
        for Queued {
            outputs,
            targets,
            size,
            norms,
        } in queue
        {
            transaction = transaction.register(outputs);
            judged.push((targets, size, norms.len()));
            for (largest, squares) in norms {
                transaction = transaction.register(largest).register(squares);
            }
        }
        let mut read = transaction
            .execute_async()
            .await
            .map_err(lost)?
            .into_iter()
            .map(floats);
        let mut next = || read.next().expect("one buffer per registered tensor");
        judged
            .into_iter()
            .map(|(targets, size, norms)| {
                let mut result = BatchResult::new(&next()?, &targets, size);
                for _ in 0..norms {
                    let (largest, squares) = (next()?, next()?);
                    result.gradient_norms.push(norm(&largest, &squares));
                }
                Ok(result)
            })
            .collect()
    }

    async fn outputs(&self, batch: &Batch) -> Result<Vec<f32>, Problem> {
        let input = self.input(batch, &self.plain);
        let outputs = self.forward(input, Mode::Evaluation, |i| self.plain(i), |_, _| ());
        floats(outputs.into_data_async().await.map_err(lost)?)
    }

    async fn gradients(&self, batch: &Batch) -> Result<(f64, Vec<Tensor>), Problem> {
        let (outputs, gradients) = self.differentiate(batch);
        let outputs = floats(outputs.into_data_async().await.map_err(lost)?)?;
        let loss = BatchResult::of(&outputs, batch).loss;
        let mut plain = Vec::with_capacity(gradients.len());
        for (parameter, gradient) in self.parameters.iter().zip(gradients) {
            let values = match gradient {
                Some(gradient) => floats(gradient.into_data_async().await.map_err(lost)?)?,
                None => vec![0.0; parameter.shape.iter().product()],
            };
            plain.push(Tensor {
                name: parameter.name.clone(),
                shape: parameter.shape.clone(),
                values,
            });
        }
        Ok((loss, plain))
    }

    async fn trace(&self, batch: &Batch, slopes: Slopes) -> Result<Vec<LayerTrace>, Problem> {
        self.see_layers(batch, slopes).await
    }

    async fn flow(&self, batch: &Batch) -> Result<Vec<Flow>, Problem> {
        self.send_back(batch).await
    }

    async fn neuron(
        &self,
        batch: &Batch,
        layer: usize,
        neuron: usize,
    ) -> Result<NeuronTrace, Problem> {
        self.see_neuron(batch, layer, neuron).await
    }

    async fn state(&self) -> Result<TrainState, Problem> {
        self.give().await
    }

    fn load(&mut self, state: TrainState) {
        self.take_in(state);
    }

    fn mark(&mut self) {
        self.keep();
    }

    fn rewind(&mut self) -> bool {
        self.queue.clear();
        self.go_back()
    }

    fn shape(&self) -> &NetworkShape {
        &self.shape
    }
}

/// A norm from the largest value and the sum of squares of what was divided by it.
fn norm(largest: &[f32], squares: &[f32]) -> f64 {
    let at = |values: &[f32]| values.first().copied().map_or(0.0, f64::from);
    match at(largest) {
        // Nothing was divided by a meaningful number.
        0.0 => 0.0,
        largest => largest * at(squares).sqrt(),
    }
}
