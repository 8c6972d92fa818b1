//! The test accuracy of a changed network.

use super::{Scene, Standing};
use crate::engine::Engine;
use crate::experiment::Experiment;
use crate::network::NetworkShape;
use crate::parameters::TrainState;
use crate::protocol::{Change, Found, Problem};
use crate::session::evaluation::Evaluation;

/// Most changes at a time.
const MOST: usize = 64;

/// The look.
pub struct ChangeJob {
    changes: Vec<Change>,
    evaluation: Option<Evaluation>,
}

impl ChangeJob {
    /// Nothing changed yet.
    pub(super) fn new(changes: Vec<Change>) -> Self {
        Self {
            changes,
            evaluation: None,
        }
    }

    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &mut E,
        scene: &mut Scene<'_>,
    ) -> Result<Standing, Problem> {
        if !scene.source.borrow().test_ready() {
            return Ok(Standing::Waiting);
        }
        if self.evaluation.is_none() {
            self.apply(engine, scene).await?;
            self.evaluation = Some(Evaluation::new(scene.source.borrow().test()));
        }
        let Some(evaluation) = &mut self.evaluation else {
            return Ok(Standing::Waiting);
        };
        let (batch, total) = {
            let source = scene.source.borrow();
            let total = source.test_len();
            let indices = evaluation.next(total).unwrap_or_default();
            (source.test().batch(&indices), total)
        };
        let outputs = engine.outputs(&batch).await?;
        evaluation.add(&outputs, &batch);
        if evaluation.done() < total {
            return Ok(Standing::Doing(evaluation.done() as f32 / total as f32));
        }
        let (loss, accuracy) = evaluation.figures();
        Ok(Standing::Done(Box::new(Found::Changed {
            changes: std::mem::take(&mut self.changes),
            loss,
            accuracy,
        })))
    }

    /// The network as it was before any change, with these changes.
    async fn apply<E: Engine>(&self, engine: &mut E, scene: &mut Scene<'_>) -> Result<(), Problem> {
        if self.changes.len() > MOST {
            let detail = format!(
                "{} changes are too many; at most {MOST}",
                self.changes.len()
            );
            return Err(Problem::Unsupported { detail });
        }
        let base = match scene.base.as_ref() {
            Some(base) => base.clone(),
            None => engine.state().await?,
        };
        let mut state = base.clone();
        for change in &self.changes {
            apply(*change, engine.shape(), scene.experiment, &mut state)?;
        }
        *scene.base = (!self.changes.is_empty()).then_some(base);
        engine.load(state);
        Ok(())
    }
}

/// Makes one change.
fn apply(
    change: Change,
    shape: &NetworkShape,
    experiment: &Experiment,
    state: &mut TrainState,
) -> Result<(), Problem> {
    let (Change::Silence { layer, .. } | Change::Redraw { layer, .. }) = change;
    let layer = layer as usize;
    if layer >= shape.hidden_layers() {
        return Err(Problem::Unsupported {
            detail: format!("the network has no hidden layer {}", layer + 1),
        });
    }
    match change {
        Change::Silence { neuron, .. } => {
            let width = shape.widths[layer + 1];
            let neuron = neuron as usize;
            if neuron >= width {
                return Err(Problem::Unsupported {
                    detail: format!("hidden layer {} has {width} neurons only", layer + 1),
                });
            }
            // A row of the next layer's weights is what one neuron has to say there.
            let next = 2 * (layer + 1);
            let columns = shape.linear_width(layer + 1);
            let row = neuron * columns..(neuron + 1) * columns;
            state.parameters[next].values[row.clone()].fill(0.0);
            if let Some(momentum) = state.momentum.get_mut(next) {
                momentum[row].fill(0.0);
            }
        }
        Change::Redraw { times, .. } => {
            // No link's seed reaches beyond 32 bits, so that these draws are no other run's.
            let seed = experiment.seed + (u64::from(times) << 32);
            let drawn = shape.start_layer(experiment.init, seed, layer);
            for (place, tensor) in drawn.into_iter().enumerate() {
                state.parameters[2 * layer + place] = tensor;
                if let Some(momentum) = state.momentum.get_mut(2 * layer + place) {
                    momentum.fill(0.0);
                }
            }
        }
    }
    Ok(())
}
