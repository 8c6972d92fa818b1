//! One neuron: its weights, what it sees, what excites it most.

use super::{Pieces, Scene, Standing};
use crate::engine::Engine;
use crate::observe::Distribution;
use crate::observe::census::ACTIVE;
use crate::protocol::{Found, NeuronView, Problem};
use crate::session::evaluation::images;

/// Samples shown that excite it most.
const TOP: usize = 12;

/// The look.
pub struct NeuronJob {
    layer: usize,
    neuron: usize,
    pieces: Pieces,
    pre: Vec<f32>,
    post: Vec<f32>,
    active: u32,
}

impl NeuronJob {
    /// At a neuron of a hidden layer, over the first `samples` of `there`.
    pub(super) fn new(layer: u32, neuron: u32, samples: u32, there: usize) -> Self {
        Self {
            layer: layer as usize,
            neuron: neuron as usize,
            pieces: Pieces::new(samples, there),
            pre: Vec::new(),
            post: Vec::new(),
            active: 0,
        }
    }

    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &E,
        scene: &Scene<'_>,
    ) -> Result<Standing, Problem> {
        let shape = engine.shape();
        let width = match self.layer < shape.hidden_layers() {
            true => shape.widths[self.layer + 1],
            false => 0,
        };
        if self.neuron >= width {
            let (layer, neuron) = (self.layer + 1, self.neuron + 1);
            return Err(Problem::Unsupported {
                detail: format!("the network has no neuron {neuron} in a hidden layer {layer}"),
            });
        }
        let indices = self.pieces.next();
        let batch = {
            let source = scene.source.borrow();
            if indices
                .last()
                .is_some_and(|&last| last as usize >= source.train_ready())
            {
                return Ok(Standing::Waiting);
            }
            source.train().batch(&indices)
        };
        let seen = engine.neuron(&batch, self.layer, self.neuron).await?;
        let active = |slopes: &&[f32]| slopes.iter().any(|slope| slope.abs() >= ACTIVE);
        self.active += seen.slopes.chunks_exact(seen.maps).filter(active).count() as u32;
        self.pre.extend(&seen.pre_activations);
        self.post.extend(&seen.activations);
        let share = self.pieces.advance(indices.len());
        if !self.pieces.is_done() {
            return Ok(Standing::Doing(share));
        }
        let state = engine.state().await?;
        let columns = engine.shape().linear_width(self.layer);
        let places = (self.neuron..columns).step_by(width);
        let of = |tensor: usize| {
            let values = &state.parameters[tensor].values;
            places
                .clone()
                .flat_map(move |column| values.chunks_exact(columns).map(move |row| row[column]))
        };
        let top = top(&self.post);
        Ok(Standing::Done(Box::new(Found::Neuron(Box::new(
            NeuronView {
                steps: scene.steps,
                layer: self.layer as u32,
                neuron: self.neuron as u32,
                samples: self.pieces.total() as u32,
                weights: of(2 * self.layer).collect(),
                biases: of(2 * self.layer + 1).collect(),
                pre: Distribution::of(&self.pre),
                post: Distribution::of(&self.post),
                active: self.active,
                top_outputs: top.iter().map(|&place| self.post[place as usize]).collect(),
                images: images(scene.source.borrow().train(), &top),
                top,
            },
        )))))
    }
}

/// The places of the largest outputs, the largest first; of equal ones the first. What is not a
/// number excites nothing.
fn top(outputs: &[f32]) -> Vec<u32> {
    let mut best: Vec<u32> = Vec::with_capacity(TOP + 1);
    for (place, output) in outputs.iter().enumerate() {
        if output.is_nan() {
            continue;
        }
        let after = best.partition_point(|&known| outputs[known as usize] >= *output);
        if after < TOP {
            best.insert(after, place as u32);
            best.truncate(TOP);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_equals_in_order() {
        assert_eq!(top(&[1.0, 3.0, f32::NAN, 3.0, -1.0]), [1, 3, 0, 4]);
        let many: Vec<f32> = (0..100).map(|i| ((i * 37) % 100) as f32).collect();
        let best = top(&many);
        assert_eq!(best.len(), TOP);
        let outputs: Vec<f32> = best.iter().map(|&i| many[i as usize]).collect();
        let expected: Vec<f32> = (0..TOP).map(|i| (99 - i) as f32).collect();
        assert_eq!(outputs, expected);
        assert!(top(&[]).is_empty());
    }
}
