//! What a run tells the page: where training stands, how the data comes, what it looks like.

use super::Run;
use crate::data::Targets;
use crate::engine::Engine;
use crate::parameters::TrainState;
use crate::protocol::{Event, Phase, Problem, Progress};
use crate::session::{Host, evaluation};

/// Milliseconds between two progress events: 20 a second at most.
const REPORT_MS: f64 = 50.0;

/// Training images of each class shown as samples.
const SAMPLES_PER_CLASS: usize = 8;

/// How far into the training set samples are looked for.
const SAMPLE_SEARCH: usize = 400;

/// Milliseconds on WebGPU and CPU alike after which fetch progress is told again.
const DATA_REPORT_MS: f64 = 200.0;

/// Most trained activation parameters told with an epoch.
const TOLD_PARAMETERS: usize = 8;

impl<E: Engine> Run<E> {
    pub(super) fn report(&mut self, host: &mut impl Host, phase: Phase, always: bool) {
        let now = host.now();
        if !always && now - self.reported < REPORT_MS {
            return;
        }
        self.reported = now;
        let (sum, count) = std::mem::take(&mut self.recent);
        let sums = self.trainer.sums();
        let progress = Progress {
            epoch: self.trainer.epochs_done() + 1,
            step: self.trainer.steps_done(),
            phase,
            tested: self.trainer.tested().unwrap_or(0.0),
            train_loss: sums.mean_loss(),
            train_accuracy: sums.accuracy(),
            recent_loss: sum / f64::from(count),
            ms_per_step: self.trainer.step_ms(),
        };
        host.emit(Event::Progress {
            run: self.id,
            progress,
        });
    }

    /// Tells how the data is coming, and shows samples once there are enough.
    pub(super) fn tell_about_data(&mut self, host: &mut impl Host) -> Result<(), Problem> {
        for problem in self.ticket.take_warnings() {
            host.emit(Event::Warning {
                run: self.id,
                problem,
            });
        }
        if !self.samples_shown {
            self.show_samples(host);
        }
        if self.data_done {
            return Ok(());
        }
        let now = host.now();
        let progress = self.source.borrow().progress();
        if progress.verified || now - self.data_reported >= DATA_REPORT_MS {
            self.data_reported = now;
            self.data_done = progress.verified;
            host.emit(Event::Data {
                run: self.id,
                progress,
            });
        }
        match self.ticket.failure() {
            // Nothing is trained on data that turned out to be damaged.
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    pub(super) fn show_samples(&mut self, host: &mut impl Host) {
        let source = self.source.borrow();
        let train = source.train();
        let look = SAMPLE_SEARCH.min(source.train_len());
        if source.train_ready() < look {
            return;
        }
        self.samples_shown = true;
        let Targets::Classes { names, labels } = &train.targets else {
            return;
        };
        let mut chosen = vec![Vec::new(); names.len()];
        for (index, &label) in labels.iter().enumerate().take(look) {
            let class = &mut chosen[usize::from(label)];
            if class.len() < SAMPLES_PER_CLASS {
                class.push(index as u32);
            }
        }
        if let Some(samples) = evaluation::images(train, &chosen.concat()) {
            host.emit(Event::Samples {
                run: self.id,
                samples,
            });
        }
    }
}

/// The trained activation parameters by name, the first few.
pub(super) fn activation_parameters(state: &TrainState) -> Vec<(String, f32)> {
    state
        .parameters
        .iter()
        .filter_map(|tensor| Some((tensor.name.strip_prefix("activation.")?, tensor)))
        .flat_map(|(name, tensor)| {
            let several = tensor.values.len() > 1;
            tensor
                .values
                .iter()
                .enumerate()
                .map(move |(index, &value)| match several {
                    true => (format!("{name}[{index}]"), value),
                    false => (name.to_owned(), value),
                })
        })
        .take(TOLD_PARAMETERS)
        .collect()
}
