//! Every neuron over the training set.

use super::{Pieces, Scene, Standing};
use crate::engine::{Engine, Slopes};
use crate::observe::{Census, LayerCensus};
use crate::protocol::{Found, Problem};

/// The look.
pub struct CensusJob {
    pieces: Pieces,
    layers: Vec<LayerCensus>,
}

impl CensusJob {
    /// Over the first `samples` of `there`.
    pub(super) fn new(samples: u32, there: usize) -> Self {
        Self {
            pieces: Pieces::new(samples, there),
            layers: Vec::new(),
        }
    }

    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &E,
        scene: &Scene<'_>,
    ) -> Result<Standing, Problem> {
        let hidden = engine.shape().hidden_layers();
        if self.layers.is_empty() {
            let widths = engine.shape().widths[1..].iter().take(hidden);
            self.layers = widths.map(|&width| LayerCensus::new(width)).collect();
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
        let trace = engine.trace(&batch, Slopes::With).await?;
        for (layer, seen) in self.layers.iter_mut().zip(&trace) {
            layer.add(&seen.pre_activations, &seen.activations, &seen.slopes);
        }
        let share = self.pieces.advance(indices.len());
        if !self.pieces.is_done() {
            return Ok(Standing::Doing(share));
        }
        Ok(Standing::Done(Box::new(Found::Census(Census {
            steps: scene.steps,
            samples: self.pieces.total() as u32,
            layers: std::mem::take(&mut self.layers),
        }))))
    }
}
