//! An experiment's runs, one after another or several at a time, without a page: what `lab run`,
//! `lab neurons` and `lab gradients` have in common.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use super::report::{At, LayerCounts, LayerMetrics, Report, RunReport, Setting};
use crate::data::{DataError, Source, files};
use crate::experiment::{DataSource, Experiment};
use crate::link;
use crate::network::{NetworkError, NetworkShape};
use crate::observe::convergence::convergence;
use crate::protocol::{Event, Found, Look, Problem, Watch};
use crate::session::headless::{self, Outcome, Task};

/// Why nothing was trained.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The experiment has no network that can be trained here.
    #[error(transparent)]
    Experiment(#[from] NetworkError),
    /// Fashion-MNIST is not there.
    #[error(transparent)]
    Data(#[from] DataError),
}

/// A single run and the report that it fills.
struct Job {
    experiment: Experiment,
    report: RunReport,
}

/// What is to be done with each run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Train it, and count its neurons.
    Training {
        /// With the metrics of each layer and epoch.
        metrics: bool,
    },
    /// Count the neurons of the trained or the fresh network.
    Neurons {
        /// Not trained.
        fresh: bool,
    },
    /// Look at every layer of the fresh network on one batch.
    Layers,
}

/// Does what is wanted with all runs of an experiment, `threads` at a time, each on one thread of
/// its own. The report has them in the experiment's order. Progress goes to `say`, a line at a time.
///
/// # Errors
/// If the experiment or the data cannot be used; nothing was trained then. A run that
/// fails later says so in its own report.
pub fn run(
    experiment: Experiment,
    wanted: Wanted,
    data: Option<&Path>,
    threads: usize,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Report, RunError> {
    let jobs = jobs(&experiment)?;
    let folder = folder(&jobs, data)?;
    let done: Vec<Mutex<Option<RunReport>>> = jobs.iter().map(|_| Mutex::default()).collect();
    let workers = threads.clamp(1, jobs.len());
    let queue: Mutex<VecDeque<(usize, Job)>> = Mutex::new(jobs.into_iter().enumerate().collect());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    // Taken in a statement of its own, so that the lock is free while training.
                    let next = queue.lock().ok().and_then(|mut queue| queue.pop_front());
                    let Some((index, job)) = next else { return };
                    let report = work(job, wanted, folder.as_deref(), say);
                    if let Ok(mut place) = done[index].lock() {
                        *place = Some(report);
                    }
                }
            });
        }
    });
    let runs = done.into_iter().filter_map(|run| run.into_inner().ok()?);
    Ok(Report {
        device: "cpu",
        runs: runs.collect(),
        experiment,
    })
}

/// The single runs, with a swept setting written out.
fn jobs(experiment: &Experiment) -> Result<Vec<Job>, RunError> {
    let single = Experiment {
        vary: None,
        ..experiment.clone()
    };
    let settings: Vec<(Experiment, Option<Setting>)> = match &experiment.vary {
        None => vec![(single, None)],
        Some(vary) => vary
            .values
            .iter()
            .filter_map(|value| {
                let setting = Setting {
                    key: vary.key.clone(),
                    value: value.clone(),
                };
                Some((link::with(&single, &vary.key, value)?, Some(setting)))
            })
            .collect(),
    };
    let mut jobs = Vec::new();
    for (experiment, setting) in settings {
        for run in experiment.runs() {
            // Before the first hour of training, not in the middle of it.
            let (inputs, outputs) = run.data.shape();
            NetworkShape::new(&run, inputs, outputs)?;
            let report = RunReport::new(&run, setting.clone());
            jobs.push(Job {
                experiment: run,
                report,
            });
        }
    }
    Ok(jobs)
}

/// The folder with Fashion-MNIST, if any run wants it.
fn folder(jobs: &[Job], data: Option<&Path>) -> Result<Option<PathBuf>, RunError> {
    let wanted = |job: &Job| job.experiment.data == DataSource::Fashion;
    match jobs.iter().any(wanted) {
        true => Ok(Some(files::find(data)?)),
        false => Ok(None),
    }
}

/// What a session has to do for it.
fn task(experiment: &Experiment, wanted: Wanted) -> Task {
    let census = Look::Census {
        samples: experiment.n as u32,
    };
    match wanted {
        Wanted::Training { metrics } => Task {
            watch: metrics.then_some(Watch {
                every: 0,
                layers: true,
                neurons: 0,
                norms: true,
            }),
            looks: vec![census],
            ..Task::default()
        },
        Wanted::Neurons { fresh } => Task {
            until: fresh.then_some(0),
            looks: vec![census],
            ..Task::default()
        },
        Wanted::Layers => Task {
            until: Some(0),
            looks: vec![Look::Layers {
                sample: Default::default(),
            }],
            ..Task::default()
        },
    }
}

fn work(job: Job, wanted: Wanted, folder: Option<&Path>, say: &(dyn Fn(&str) + Sync)) -> RunReport {
    let Job {
        experiment,
        mut report,
    } = job;
    let source = match (experiment.data, folder) {
        (DataSource::Fashion, Some(folder)) => files::load(folder, experiment.n),
        (data, _) => Ok(Source::open(data, experiment.n)),
    };
    let source = match source {
        Ok(source) => source,
        Err(error) => {
            report.error = Some(error.to_string());
            return report;
        }
    };
    let started = Instant::now();
    match attempt(&experiment, wanted, source, &mut report, say) {
        Ok(outcome) => take_in(&mut report, outcome),
        Err(problem) => report.error = Some(problem.to_string()),
    }
    report.seconds = started.elapsed().as_secs_f64();
    report
}

fn attempt(
    experiment: &Experiment,
    wanted: Wanted,
    source: Source,
    report: &mut RunReport,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Outcome, Problem> {
    let name = report.name();
    let epochs = experiment.epochs;
    let mut told = 0;
    let mut on_event = |event: &Event| match event {
        Event::Epoch { result, .. } => say(&format!(
            "{name}: epoch {}/{epochs}, train loss {:.4}, test loss {:.4}, test accuracy {:.4}, {:.1} s",
            result.epoch, result.train_loss, result.test_loss, result.test_accuracy, result.seconds
        )),
        Event::Watched { seen, .. } => {
            // The moment before the first step belongs to no epoch.
            if let Ok(seen) = seen.open()
                && let (Some(norms), Some(snapshot)) = (&seen.norms, &seen.layers)
            {
                report.metrics.push(LayerMetrics::of(snapshot, norms));
            }
        }
        Event::Looking { done, .. } => {
            let tenth = (done * 10.0) as u32;
            if tenth > told {
                told = tenth;
                say(&format!("{name}: {} % looked at", 10 * tenth));
            }
        }
        Event::Warning { problem, .. } => say(&format!("{name}: {problem}")),
        _ => {}
    };
    headless::run(experiment, source, task(experiment, wanted), &mut on_event)
}

fn take_in(report: &mut RunReport, outcome: Outcome) {
    let losses: Vec<f64> = outcome.epochs.iter().map(|e| e.train_loss).collect();
    report.epochs = outcome.epochs.iter().map(Into::into).collect();
    for (epoch, layers) in report.epochs.iter_mut().zip(report.metrics.drain(..)) {
        epoch.layers = layers;
    }
    report.convergence = convergence(&losses);
    report.diverged = outcome.diverged.is_some();
    report.diverged_at = outcome.diverged.map(|(epoch, step)| At {
        epoch,
        step,
        layer: outcome.blowup.map(|blowup| blowup.layer + 1),
        part: outcome.blowup.map(|blowup| blowup.part.into()),
    });
    for found in outcome.found.into_iter().flatten() {
        match found {
            // A run that failed has no network of its own to count.
            Found::Census(_) if report.diverged => {}
            Found::Census(census) => report.neurons = LayerCounts::of(&census),
            Found::Layers(snapshot) => report.layers = Some(snapshot),
            Found::Neuron(_) | Found::Changed { .. } => {}
        }
    }
}
