//! Histograms of every layer on a sample.

use super::{LOOK_BATCH, Scene, Standing};
use crate::data::{Batch, order};
use crate::engine::{BatchResult, Engine, Flow, LayerTrace, Slopes};
use crate::network::NetworkShape;
use crate::observe::{Distribution, LayerView, Sample, Snapshot, Split, Stats};
use crate::parameters::{Tensor, TrainState};
use crate::protocol::{Found, Problem};

/// What was seen of one layer so far.
#[derive(Default)]
struct Seen {
    pre: Stats,
    post: Stats,
    /// The bins, once the ranges are known.
    bins: Option<(Distribution, Distribution)>,
}

/// The look. A single batch is traced once; a whole set twice, first for the ranges and then for
/// the bins.
pub struct LayersJob {
    sample: Sample,
    batches: Vec<Vec<u32>>,
    samples: usize,
    /// Batches done in both passes.
    done: usize,
    loss: f64,
    /// Σ ∂L/∂W over the batches, for the mean loss over the sample.
    gradients: Vec<Vec<f64>>,
    flows: Vec<Flow>,
    layers: Vec<Seen>,
}

impl LayersJob {
    /// Nothing seen yet.
    pub(super) fn new(sample: Sample, scene: &Scene<'_>) -> Self {
        let batch = scene.experiment.batch.max(1);
        let test = scene.source.borrow().test_len();
        let first = |n: usize| vec![(0..n as u32).collect::<Vec<u32>>()];
        let batches = match sample {
            Sample::Batch => {
                let mut order = order::epoch_order(scene.experiment.seed, 0, scene.samples);
                order.truncate(batch);
                vec![order]
            }
            Sample::Test => first(batch.min(test)),
            Sample::Whole => (0..scene.samples as u32)
                .collect::<Vec<_>>()
                .chunks(LOOK_BATCH)
                .map(<[u32]>::to_vec)
                .collect(),
        };
        Self {
            sample,
            samples: batches.iter().map(Vec::len).sum(),
            batches,
            done: 0,
            loss: 0.0,
            gradients: Vec::new(),
            flows: Vec::new(),
            layers: Vec::new(),
        }
    }

    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &E,
        scene: &Scene<'_>,
    ) -> Result<Standing, Problem> {
        let passes = if self.batches.len() > 1 { 2 } else { 1 };
        let total = passes * self.batches.len();
        if self.done < total {
            let Some(batch) = self.batch(scene) else {
                return Ok(Standing::Waiting);
            };
            let trace = engine.trace(&batch, Slopes::Without).await?;
            if self.done < self.batches.len() {
                self.measure(engine, &batch, &trace).await?;
            }
            if passes == 1 || self.done >= self.batches.len() {
                self.count(&trace);
            }
            self.done += 1;
        }
        if self.done < total {
            return Ok(Standing::Doing(self.done as f32 / total as f32));
        }
        let state = engine.state().await?;
        let snapshot = self.snapshot(engine.shape(), &state, scene.steps);
        Ok(Standing::Done(Box::new(Found::Layers(snapshot))))
    }

    /// The batch at hand, if its samples have arrived.
    fn batch(&self, scene: &Scene<'_>) -> Option<Batch> {
        let indices = &self.batches[self.done % self.batches.len()];
        let source = scene.source.borrow();
        match self.sample {
            Sample::Test => source.test_ready().then(|| source.test().batch(indices)),
            Sample::Batch | Sample::Whole => (order::samples_needed(indices)
                <= source.train_ready())
            .then(|| source.train().batch(indices)),
        }
    }

    /// The first pass: gradients, and the ranges of what the layers see.
    async fn measure<E: Engine>(
        &mut self,
        engine: &E,
        batch: &Batch,
        trace: &[LayerTrace],
    ) -> Result<(), Problem> {
        // The gradient of the mean over the sample is the mean of the batches' gradients, each
        // weighted by its size.
        let share = batch.size as f64 / self.samples.max(1) as f64;
        let (_, gradients) = engine.gradients(batch).await?;
        let weights = gradients.iter().step_by(2).take(trace.len());
        self.gradients.resize(trace.len(), Vec::new());
        for (sum, gradient) in self.gradients.iter_mut().zip(weights) {
            sum.resize(gradient.values.len(), 0.0);
            for (sum, &g) in sum.iter_mut().zip(&gradient.values) {
                *sum += share * f64::from(g);
            }
        }
        let nothing = Flow {
            by_activation: 0.0,
            by_pre_activation: 0.0,
        };
        self.flows.resize(trace.len(), nothing);
        for (sum, flow) in self.flows.iter_mut().zip(engine.flow(batch).await?) {
            sum.by_activation += share * share * flow.by_activation;
            sum.by_pre_activation += share * share * flow.by_pre_activation;
        }
        self.layers.resize_with(trace.len(), Seen::default);
        for (seen, layer) in self.layers.iter_mut().zip(trace) {
            seen.pre.add(&layer.pre_activations);
            seen.post.add(&layer.activations);
        }
        if let Some(outputs) = trace.last() {
            self.loss += share * BatchResult::of(&outputs.activations, batch).loss;
        }
        Ok(())
    }

    /// The second pass: the bins.
    fn count(&mut self, trace: &[LayerTrace]) {
        for (seen, layer) in self.layers.iter_mut().zip(trace) {
            let (stats_pre, stats_post) = (seen.pre, seen.post);
            let start = || (Distribution::new(stats_pre), Distribution::new(stats_post));
            let (pre, post) = seen.bins.get_or_insert_with(start);
            pre.add(&layer.pre_activations);
            post.add(&layer.activations);
        }
    }

    fn snapshot(&mut self, shape: &NetworkShape, state: &TrainState, steps: u64) -> Snapshot {
        let norms: Vec<(f64, f64)> = self
            .flows
            .iter()
            .map(|flow| (flow.by_activation.sqrt(), flow.by_pre_activation.sqrt()))
            .collect();
        let layers = self.layers.iter_mut().enumerate().map(|(layer, seen)| {
            // An empty sample has no bins; it has no batches either.
            let (pre, post) = seen.bins.take().unwrap_or_else(|| {
                let nothing = || Distribution::new(Stats::default());
                (nothing(), nothing())
            });
            // Each gradient is rounded to f32 as the device has it.
            let gradient: Vec<f32> = self.gradients[layer].iter().map(|&g| g as f32).collect();
            let (by_activation, delta) = norms[layer];
            let above = norms.get(layer + 1).map(|(_, delta)| *delta);
            LayerView {
                inputs: shape.widths[layer] as u32,
                width: shape.widths[layer + 1] as u32,
                weights: Distribution::of(&state.parameters[2 * layer].values),
                gradients: Distribution::of(&gradient),
                pre,
                post,
                delta,
                split: above.map(|above| Split {
                    gain: by_activation / above,
                    slope: delta / by_activation,
                }),
                parameters: parameters(shape, &state.parameters, layer),
            }
        });
        Snapshot {
            steps,
            sample: self.sample,
            samples: self.samples as u32,
            loss: self.loss,
            layers: layers.collect(),
        }
    }
}

/// The numbers of the activation's `p` in a layer; the mean over the neurons where each has its own.
fn parameters(shape: &NetworkShape, tensors: &[Tensor], layer: usize) -> Vec<f32> {
    let Some(activation) = shape
        .activation
        .as_ref()
        .filter(|_| layer < shape.hidden_layers())
    else {
        return Vec::new();
    };
    // What is fixed is never drawn, so that any seed will do for it.
    let start = activation.start_parameters(0, 0, 0);
    let mut numbers: Vec<f32> = start.into_iter().map(|value| value as f32).collect();
    let own = &tensors[2 * shape.linear_layers()..];
    for (place, tensor) in shape.activation_tensors().into_iter().zip(own) {
        if place.layer.is_some_and(|owner| owner != layer) {
            continue;
        }
        let columns = tensor.values.len() / place.places.len();
        for (number, values) in place.places.zip(tensor.values.chunks_exact(columns)) {
            let sum: f64 = values.iter().map(|&value| f64::from(value)).sum();
            numbers[number] = (sum / columns as f64) as f32;
        }
    }
    numbers
}
