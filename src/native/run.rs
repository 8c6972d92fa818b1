//! `lab run`: trains an experiment's runs without a page.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use super::report::{At, Report, RunReport, Setting};
use crate::data::{DataError, Source, files};
use crate::experiment::{DataSource, Experiment};
use crate::link;
use crate::network::{NetworkError, NetworkShape};
use crate::protocol::Event;
use crate::session::headless;

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

/// Trains all runs of an experiment, `threads` at a time, each on one thread of its own. The
/// report has them in the experiment's order. Progress goes to `say`, a line at a time.
///
/// # Errors
/// If the experiment or the data cannot be used; nothing was trained then. A run that
/// fails later says so in its own report.
pub fn run(
    experiment: Experiment,
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
                    let report = train(job, folder.as_deref(), say);
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

fn train(job: Job, folder: Option<&Path>, say: &(dyn Fn(&str) + Sync)) -> RunReport {
    let Job {
        experiment,
        mut report,
    } = job;
    let name = report.name();
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
    let epochs = experiment.epochs;
    let mut on_event = |event: &Event| match event {
        Event::Epoch { result, .. } => say(&format!(
            "{name}: epoch {}/{epochs}, train loss {:.4}, test loss {:.4}, test accuracy {:.4}, {:.1} s",
            result.epoch, result.train_loss, result.test_loss, result.test_accuracy, result.seconds
        )),
        Event::Warning { problem, .. } => say(&format!("{name}: {problem}")),
        _ => {}
    };
    match headless::train(&experiment, source, &mut on_event) {
        Ok(outcome) => {
            report.epochs = outcome.epochs.iter().map(Into::into).collect();
            report.diverged = outcome.diverged.is_some();
            report.diverged_at = outcome.diverged.map(|(epoch, step)| At { epoch, step });
        }
        Err(problem) => report.error = Some(problem.to_string()),
    }
    report.seconds = started.elapsed().as_secs_f64();
    report
}
