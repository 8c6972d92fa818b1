//! The test accuracy of a changed network.

use super::census::CensusJob;
use super::{Scene, Standing};
use crate::data::order;
use crate::engine::Engine;
use crate::experiment::Experiment;
use crate::network::NetworkShape;
use crate::parameters::TrainState;
use crate::protocol::{Change, Found, Problem, changes};
use crate::session::evaluation::Evaluation;

/// Steps trained in one piece.
const PIECE: u32 = 8;

/// What is being done.
enum Phase {
    /// The change at this place comes next.
    Changing(usize),
    /// The change at this place trains; so many steps are left.
    Training(usize, u32),
    Testing(Evaluation),
    /// The neurons are counted; loss and accuracy are known.
    Counting(CensusJob, (f64, f64)),
}

/// The look.
pub struct ChangeJob {
    changes: Vec<Change>,
    /// None before anything is done.
    phase: Option<Phase>,
    /// Steps trained by the changes so far.
    trained: u64,
}

impl ChangeJob {
    /// Nothing changed yet.
    pub(super) fn new(changes: Vec<Change>) -> Self {
        Self {
            changes,
            phase: None,
            trained: 0,
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
        let phase = match self.phase.take() {
            Some(phase) => phase,
            None => {
                self.begin(engine, scene).await?;
                Phase::Changing(0)
            }
        };
        let (next, standing) = match phase {
            Phase::Changing(at) => self.change(at, engine, scene).await?,
            Phase::Training(at, left) => self.train(at, left, engine, scene).await?,
            Phase::Testing(evaluation) => test(evaluation, engine, scene).await?,
            Phase::Counting(mut job, (loss, accuracy)) => match job.advance(engine, scene).await? {
                Standing::Done(found) => {
                    let dead = match *found {
                        Found::Census(census) => {
                            let layers = census.layers.iter();
                            layers.map(|layer| layer.counts().dead).collect()
                        }
                        _ => Vec::new(),
                    };
                    return Ok(Standing::Done(Box::new(Found::Changed {
                        changes: std::mem::take(&mut self.changes),
                        loss,
                        accuracy,
                        dead,
                    })));
                }
                other => (Phase::Counting(job, (loss, accuracy)), other),
            },
        };
        self.phase = Some(next);
        Ok(standing)
    }

    /// Back to the network as it was before any change.
    async fn begin<E: Engine>(&self, engine: &mut E, scene: &mut Scene<'_>) -> Result<(), Problem> {
        for change in &self.changes {
            check(*change, engine.shape())?;
        }
        if self.changes.len() > changes::MOST {
            return Err(unsupported(format!(
                "{} changes are too many; at most {}",
                self.changes.len(),
                changes::MOST
            )));
        }
        let base = match scene.base.take() {
            Some(base) => {
                engine.load(base.clone());
                base
            }
            None => engine.state().await?,
        };
        *scene.base = (!self.changes.is_empty()).then_some(base);
        Ok(())
    }

    /// Makes the change at this place, or begins to test when all are made.
    async fn change<E: Engine>(
        &self,
        at: usize,
        engine: &mut E,
        scene: &Scene<'_>,
    ) -> Result<(Phase, Standing), Problem> {
        let Some(&change) = self.changes.get(at) else {
            let evaluation = Evaluation::new(scene.source.borrow().test());
            return Ok((Phase::Testing(evaluation), Standing::Doing(0.5)));
        };
        if let Change::Train { steps } = change {
            return Ok((Phase::Training(at, steps), Standing::Doing(0.0)));
        }
        let mut state = engine.state().await?;
        apply(change, engine.shape(), scene.experiment, &mut state);
        engine.load(state);
        Ok((Phase::Changing(at + 1), Standing::Doing(0.0)))
    }

    /// Trains on, with the batches that would have come next.
    async fn train<E: Engine>(
        &mut self,
        at: usize,
        left: u32,
        engine: &mut E,
        scene: &Scene<'_>,
    ) -> Result<(Phase, Standing), Problem> {
        let batch_size = scene.experiment.batch.max(1);
        let per_epoch = scene.samples.div_ceil(batch_size).max(1) as u64;
        for _ in 0..left.min(PIECE) {
            let step = scene.steps + self.trained;
            let epoch = (step / per_epoch) as u32;
            let from = (step % per_epoch) as usize * batch_size;
            let order = order::epoch_order(scene.experiment.seed, epoch, scene.samples);
            let indices = &order[from..(from + batch_size).min(scene.samples)];
            let batch = scene.source.borrow().train().batch(indices);
            engine.step(&batch);
            self.trained += 1;
        }
        engine.drain().await?;
        let left = left.saturating_sub(PIECE);
        let phase = match left {
            0 => Phase::Changing(at + 1),
            left => Phase::Training(at, left),
        };
        Ok((phase, Standing::Doing(0.0)))
    }
}

/// The next piece of the test set.
async fn test<E: Engine>(
    mut evaluation: Evaluation,
    engine: &mut E,
    scene: &Scene<'_>,
) -> Result<(Phase, Standing), Problem> {
    let (batch, total) = {
        let source = scene.source.borrow();
        let total = source.test_len();
        let indices = evaluation.next(total).unwrap_or_default();
        (source.test().batch(&indices), total)
    };
    let outputs = engine.outputs(&batch).await?;
    evaluation.add(&outputs, &batch);
    let share = evaluation.done() as f32 / total as f32;
    let phase = match evaluation.done() < total {
        true => Phase::Testing(evaluation),
        false => {
            let job = CensusJob::new(changes::PROBE, scene.samples);
            Phase::Counting(job, evaluation.figures())
        }
    };
    Ok((phase, Standing::Doing(0.5 + 0.4 * share)))
}

fn unsupported(detail: String) -> Problem {
    Problem::Unsupported { detail }
}

/// Whether a network of this shape can be changed so.
fn check(change: Change, shape: &NetworkShape) -> Result<(), Problem> {
    let (layer, neuron) = match change {
        Change::Train { steps } if steps > changes::STEPS => {
            let most = changes::STEPS;
            return Err(unsupported(format!(
                "{steps} steps are too many; at most {most}"
            )));
        }
        Change::Train { .. } => return Ok(()),
        Change::Redraw { layer, .. } => (layer as usize, 0),
        Change::Silence { layer, neuron } => (layer as usize, neuron as usize),
    };
    if layer >= shape.hidden_layers() {
        return Err(unsupported(format!(
            "the network has no hidden layer {}",
            layer + 1
        )));
    }
    let width = shape.widths[layer + 1];
    if neuron >= width {
        return Err(unsupported(format!(
            "hidden layer {} has {width} neurons only",
            layer + 1
        )));
    }
    Ok(())
}

/// Makes a change that is one of the parameters; it was checked.
fn apply(change: Change, shape: &NetworkShape, experiment: &Experiment, state: &mut TrainState) {
    match change {
        Change::Silence { layer, neuron } => {
            // A row of the next layer's weights is what one neuron has to say there.
            let (next, neuron) = (2 * (layer as usize + 1), neuron as usize);
            let columns = shape.linear_width(layer as usize + 1);
            let row = neuron * columns..(neuron + 1) * columns;
            state.parameters[next].values[row.clone()].fill(0.0);
            if let Some(momentum) = state.momentum.get_mut(next) {
                momentum[row].fill(0.0);
            }
        }
        Change::Redraw { layer, times } => {
            let layer = layer as usize;
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
        Change::Train { .. } => {}
    }
}
