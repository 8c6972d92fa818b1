//! A short training on a made-up batch, by which devices are compared.
//!
//! The batch is drawn, not downloaded, so that the page can choose a device
//! while the data is still on its way.

use crate::data::{Batch, BatchTargets, Source};
use crate::engine::{Device, Engine};
use crate::experiment::Experiment;
use crate::protocol::{Probe, Problem};
use crate::random::{Draws, Purpose};

use super::Host;
use super::run::settings;

/// Steps whose time is not counted: shader compilation, cold caches.
const WARM_UP: usize = 2;

/// The seed of the made-up batch; every device gets the same.
const SEED: u64 = 0;

/// Most steps timed.
const MOST_STEPS: u32 = 200;

/// Trains `steps` steps and reports losses, first gradient norms and time.
pub(super) async fn probe<D: Device, H: Host>(
    device: &D,
    experiment: &Experiment,
    steps: u32,
    host: &mut H,
) -> Result<Probe, Problem> {
    // One sample tells the data's shape; nothing is fetched.
    let source = std::rc::Rc::new(std::cell::RefCell::new(Source::open(experiment.data, 1)));
    let (shape, _, parameters) = super::run::network(experiment, &source)?;
    let batch = made_up_batch(&source.borrow(), experiment.batch);
    let mut engine = device.engine(&shape, parameters, settings(experiment));
    let (_, gradients) = engine.gradients(&batch).await?;
    let gradient_norms = gradients
        .iter()
        .map(|g| {
            g.values
                .iter()
                .map(|&v| f64::from(v).powi(2))
                .sum::<f64>()
                .sqrt()
        })
        .collect();
    let mut losses = Vec::new();
    let mut times = Vec::new();
    for _ in 0..steps.clamp(1, MOST_STEPS) {
        let begun = host.now();
        engine.step(&batch);
        losses.extend(engine.drain().await?.iter().map(|result| result.loss));
        times.push(host.now() - begun);
        host.turn().await;
    }
    let counted = times.len().min(WARM_UP);
    let timed = if times.len() > WARM_UP {
        &mut times[counted..]
    } else {
        &mut times[..]
    };
    timed.sort_by(f64::total_cmp);
    Ok(Probe {
        losses,
        gradient_norms,
        ms_per_step: timed[timed.len() / 2],
    })
}

/// Inputs U(−1, 1) and random targets, the same on every device.
fn made_up_batch(source: &Source, size: usize) -> Batch {
    let width = source.train().input_width();
    let outputs = source.train().output_width();
    let plane = Draws::new(SEED, Purpose::Probe).at(0, 0);
    let targets = Draws::new(SEED, Purpose::Probe).at(0, 1);
    let inputs = (0..size as u64)
        .flat_map(|row| {
            (0..width as u64).map(move |column| plane.uniform(row, column, -1.0, 1.0) as f32)
        })
        .collect();
    let targets = match source.train().targets {
        crate::data::Targets::Classes { .. } => BatchTargets::Classes(
            (0..size as u64)
                .map(|row| targets.below(row, 0, outputs as u64) as u8)
                .collect(),
        ),
        crate::data::Targets::Values { .. } => BatchTargets::Values {
            width: outputs,
            values: (0..(size * outputs) as u64)
                .map(|i| targets.uniform(i, 0, -1.0, 1.0) as f32)
                .collect(),
        },
    };
    Batch {
        size,
        width,
        inputs,
        targets,
    }
}
