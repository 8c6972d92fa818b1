//! What the network's layers see, and what they send back.

use burn::tensor::{Tensor as BurnTensor, Transaction};

use super::network::{BurnEngine, Mode};
use super::{floats, lost};
use crate::data::Batch;
use crate::engine::{Flow, LayerTrace, NeuronTrace, Slopes};
use crate::protocol::Problem;

impl BurnEngine {
    /// What every layer sees, in evaluation mode.
    pub(super) async fn see_layers(
        &self,
        batch: &Batch,
        slopes: Slopes,
    ) -> Result<Vec<LayerTrace>, Problem> {
        let input = self.input(batch, &self.plain);
        let mut seen = Vec::new();
        self.forward(
            input,
            Mode::Evaluation,
            |i| self.plain(i),
            |z, a| seen.push((z.clone(), a.clone())),
        );
        let with = slopes == Slopes::With;
        let mut widths = Vec::with_capacity(seen.len());
        let mut transaction = Transaction::default();
        for (layer, (z, a)) in seen.into_iter().enumerate() {
            widths.push(a.dims()[1]);
            if with {
                let ones = a.ones_like();
                transaction = transaction.register(self.back(layer, &z, ones, Mode::Evaluation));
            }
            transaction = transaction.register(z).register(a);
        }
        let read = transaction.execute_async().await.map_err(lost)?;
        let mut read = read.into_iter().map(floats);
        let mut next = || read.next().expect("one buffer per registered tensor");
        widths
            .into_iter()
            .map(|width| {
                Ok(LayerTrace {
                    width,
                    slopes: if with { next()? } else { Vec::new() },
                    pre_activations: next()?,
                    activations: next()?,
                })
            })
            .collect()
    }

    /// ∂L/∂z from ∂L/∂a of one layer: autodiff over the activation alone.
    fn back(
        &self,
        layer: usize,
        z: &BurnTensor<2>,
        by_output: BurnTensor<2>,
        mode: Mode,
    ) -> BurnTensor<2> {
        if self.function(layer).is_none() {
            return by_output;
        }
        let leaf = BurnTensor::from_inner(z.clone()).require_grad();
        let tracked = |index: usize| BurnTensor::from_inner(self.plain(index));
        let a = self.activate(layer, leaf.clone(), mode, tracked);
        let mut gradients = (a * BurnTensor::from_inner(by_output)).sum().backward();
        leaf.grad_remove(&mut gradients)
            .unwrap_or_else(|| z.zeros_like())
    }

    /// The sizes of the gradients that pass through every layer, from the output back.
    pub(super) async fn send_back(&self, batch: &Batch) -> Result<Vec<Flow>, Problem> {
        let mode = self.training();
        let input = self.input(batch, &self.plain);
        let mut seen = Vec::new();
        let outputs = self.forward(input, mode, |i| self.plain(i), |z, _| seen.push(z.clone()));
        let leaf = BurnTensor::from_inner(outputs.clone()).require_grad();
        let mut gradients = self.loss(leaf.clone(), batch).backward();
        let mut delta = leaf
            .grad_remove(&mut gradients)
            .unwrap_or_else(|| outputs.zeros_like());
        let last = self.shape.hidden_layers();
        let mut transaction = Transaction::default().register(delta.clone());
        for layer in (0..last).rev() {
            let by_output = delta.matmul(self.plain(2 * (layer + 1)).transpose());
            delta = self.back(layer, &seen[layer], by_output.clone(), mode);
            transaction = transaction.register(by_output).register(delta.clone());
        }
        let read = transaction.execute_async().await.map_err(lost)?;
        // In f64 on the host: the square of a small gradient is no f32.
        let mut read = read
            .into_iter()
            .map(|data| floats(data).map(|g| squares(&g)));
        let mut next = || read.next().expect("one buffer per registered tensor");
        let mut flows = vec![Flow {
            by_activation: 0.0,
            by_pre_activation: next()?,
        }];
        flows[0].by_activation = flows[0].by_pre_activation;
        for _ in 0..last {
            flows.push(Flow {
                by_activation: next()?,
                by_pre_activation: next()?,
            });
        }
        flows.reverse();
        Ok(flows)
    }

    /// What one neuron of a hidden layer sees, in evaluation mode. Only the layers below it are
    /// computed, and of its own layer only its columns.
    pub(super) async fn see_neuron(
        &self,
        batch: &Batch,
        layer: usize,
        neuron: usize,
    ) -> Result<NeuronTrace, Problem> {
        let mode = Mode::Evaluation;
        let mut x = self.input(batch, &self.plain);
        for below in 0..layer {
            let z = self.linear(below, x, |i| self.plain(i));
            x = self.activate(below, z, mode, |i| self.plain(i));
        }
        let width = self.shape.widths[layer + 1];
        let maps = self.shape.linear_width(layer) / width;
        let column = |whole: BurnTensor<2>| {
            let [rows, columns] = whole.dims();
            // An activation's parameters that are shared have no column for each neuron.
            if columns < width {
                return whole;
            }
            let of_map = |map: usize| {
                let from = map * width + neuron;
                whole.clone().slice([0..rows, from..from + 1])
            };
            BurnTensor::cat((0..columns / width).map(of_map).collect(), 1)
        };
        let z = self.linear(layer, x, |i| column(self.plain(i)));
        let leaf = BurnTensor::from_inner(z.clone()).require_grad();
        let tracked = |i: usize| BurnTensor::from_inner(column(self.plain(i)));
        let (a, slopes) = match self.function(layer) {
            None => (z.clone(), z.ones_like()),
            Some((_, kernel)) => {
                let own = self.own(layer).map(tracked).collect();
                let a = crate::kernels::activate(kernel, leaf.clone(), own, None);
                let mut gradients = a.clone().sum().backward();
                let slopes = leaf.grad_remove(&mut gradients);
                (a.inner(), slopes.unwrap_or_else(|| z.zeros_like()))
            }
        };
        let transaction = Transaction::default()
            .register(z)
            .register(a)
            .register(slopes);
        let read = transaction.execute_async().await.map_err(lost)?;
        let mut read = read.into_iter().map(floats);
        let mut next = || read.next().expect("one buffer per registered tensor");
        Ok(NeuronTrace {
            maps,
            pre_activations: next()?,
            activations: next()?,
            slopes: next()?,
        })
    }
}

/// Σ g².
fn squares(values: &[f32]) -> f64 {
    values.iter().map(|&g| f64::from(g) * f64::from(g)).sum()
}
