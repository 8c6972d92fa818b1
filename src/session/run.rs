//! One run inside a session: a trainer, what it is to do next, and what is told to the page.

mod tell;

use super::checkpoint::Checkpoint;
use super::observer::{Moment, Observer};
use super::trainer::{Advance, EpochEnd, Trainer};
use super::{FetchTicket, Host, SharedSource};
use crate::data::{Features, Targets};
use crate::engine::{Device, Engine, Settings};
use crate::experiment::Experiment;
use crate::network::NetworkShape;
use crate::parameters::{SummaryRow, TrainState};
use crate::protocol::{Event, Look, Opened, Phase, Problem, RunId, RunState, Watch};

/// What a run is to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Nothing.
    Rest,
    /// One optimiser step.
    Step,
    /// Up to the end of the epoch.
    Epoch,
    /// Up to this many steps since the start of the run.
    Until(u64),
    /// Up to the last epoch.
    End,
}

/// One run.
pub(super) struct Run<E: Engine> {
    id: RunId,
    experiment: Experiment,
    source: SharedSource,
    ticket: FetchTicket,
    summary: Vec<SummaryRow>,
    trainer: Trainer<E>,
    observer: Observer,
    goal: Goal,
    diverged: bool,
    seconds: f64,
    recent: (f64, u32),
    reported: f64,
    data_reported: f64,
    data_done: bool,
    samples_shown: bool,
    /// The data's revision that the first step saw.
    revision: u32,
}

/// The network of a single run, and its start weights.
pub(super) fn network(
    experiment: &Experiment,
    source: &SharedSource,
) -> Result<(NetworkShape, Vec<SummaryRow>, TrainState), Problem> {
    let source = source.borrow();
    let train = source.train();
    let shape = NetworkShape::new(experiment, train.input_width(), train.output_width()).map_err(
        |error| Problem::Unsupported {
            detail: error.to_string(),
        },
    )?;
    let summary = shape.summary(matches!(train.features, Features::Images { .. }));
    let parameters = shape.start_parameters(experiment.init, experiment.seed);
    Ok((
        shape,
        summary,
        TrainState {
            parameters,
            momentum: Vec::new(),
            steps: 0,
        },
    ))
}

/// How an engine trains in an experiment.
pub(super) fn settings(experiment: &Experiment) -> Settings {
    Settings {
        lr: experiment.lr,
        momentum: experiment.momentum,
        seed: experiment.seed,
    }
}

impl<E: Engine> Run<E> {
    /// Builds the network, at its start weights or at a checkpoint.
    pub(super) fn open<D: Device<Engine = E>>(
        device: &D,
        id: RunId,
        experiment: Experiment,
        source: SharedSource,
        ticket: FetchTicket,
        checkpoint: Option<&[u8]>,
    ) -> Result<Self, Problem> {
        let (shape, summary, start) = network(&experiment, &source)?;
        let (epochs_done, seconds, state) = match checkpoint {
            Some(bytes) => {
                let kept = Checkpoint::from_bytes(bytes, &start.parameters)?;
                (kept.epoch, kept.seconds, kept.state)
            }
            None => (0, 0.0, start),
        };
        let engine = device.engine(&shape, state, settings(&experiment));
        let trainer = Trainer::new(engine, &experiment, source.clone(), epochs_done);
        let revision = source.borrow().revision();
        Ok(Self {
            id,
            experiment,
            source,
            ticket,
            summary,
            trainer,
            observer: Observer::default(),
            goal: Goal::Rest,
            diverged: false,
            seconds,
            recent: (0.0, 0),
            reported: f64::NEG_INFINITY,
            data_reported: f64::NEG_INFINITY,
            data_done: false,
            samples_shown: false,
            revision,
        })
    }

    pub(super) fn id(&self) -> RunId {
        self.id
    }

    /// What is needed to build this run again.
    pub(super) fn recipe(&self) -> (Experiment, SharedSource, FetchTicket) {
        (
            self.experiment.clone(),
            self.source.clone(),
            self.ticket.clone(),
        )
    }

    /// Samples that were trained on turned out to be damaged when their file was fetched again.
    pub(super) fn is_spoiled(&self) -> bool {
        self.source.borrow().revision() != self.revision
    }

    /// What the run is to do next.
    pub(super) fn goal(&self) -> Goal {
        self.goal
    }

    /// There is something to do without being told.
    pub(super) fn is_busy(&self) -> bool {
        self.goal != Goal::Rest || self.observer.is_busy() || !self.data_done || !self.samples_shown
    }

    /// The network, for the page.
    pub(super) fn opened(&self) -> Opened {
        let source = self.source.borrow();
        let classes = match &source.train().targets {
            Targets::Classes { names, .. } => names.clone(),
            Targets::Values { .. } => Vec::new(),
        };
        Opened {
            summary: self.summary.clone(),
            steps_per_epoch: self.trainer.steps_per_epoch(),
            epochs_done: self.trainer.epochs_done(),
            train_len: self.trainer.samples() as u32,
            test_len: source.test_len() as u32,
            classes,
        }
    }

    /// Takes a new goal; the state the run is in from now on.
    pub(super) fn aim(&mut self, goal: Goal) -> RunState {
        if self.diverged {
            return RunState::Diverged;
        }
        self.goal = match goal {
            Goal::Until(steps) if self.trainer.total_steps() >= steps => Goal::Rest,
            goal => goal,
        };
        match self.goal {
            Goal::Rest => RunState::Paused,
            _ => RunState::Running,
        }
    }

    /// Watches while it trains, or no longer.
    pub(super) fn watch(&mut self, watch: Option<Watch>) {
        self.observer.watch(watch, self.trainer.total_steps());
        let norms = self.observer.wants_norms();
        self.trainer.engine_mut().measure_norms(norms);
    }

    /// Looks at the network when those looks are done that wait already.
    pub(super) fn look(&mut self, look: Look) {
        self.observer.look(look);
    }

    /// Calls off every look; how many there were.
    pub(super) fn call_off(&mut self) -> usize {
        self.observer.call_off()
    }

    /// How it is watched.
    pub(super) fn watched(&self) -> Option<Watch> {
        self.observer.watched()
    }

    /// Watches before the state is told in which the run then is.
    async fn watch_if_due(&mut self, host: &mut impl Host) -> Result<(), Problem> {
        if self.observer.is_due() {
            self.observe(host).await?;
        }
        Ok(())
    }

    /// The next piece of what is to be looked at.
    async fn observe(&mut self, host: &mut impl Host) -> Result<bool, Problem> {
        let moment = Moment {
            id: self.id,
            experiment: &self.experiment,
            source: &self.source,
            samples: self.trainer.samples(),
            steps: self.trainer.total_steps(),
        };
        let engine = self.trainer.engine_mut();
        let done = self.observer.advance(engine, moment, host).await?;
        match self.ticket.failure() {
            Some(problem) if !done => Err(problem),
            _ => Ok(done),
        }
    }

    /// Most steps that may be taken in one go.
    fn room(&self) -> u64 {
        let steps = self.trainer.total_steps();
        let wanted = match self.goal {
            Goal::Step => 1,
            Goal::Until(until) => until.saturating_sub(steps),
            _ => u64::MAX,
        };
        wanted.min(self.observer.room(steps))
    }

    /// Whether the goal is reached, with the epoch tested if it is at its end.
    fn is_there(&self) -> bool {
        match self.goal {
            Goal::Step => true,
            Goal::Until(steps) => {
                self.trainer.total_steps() >= steps && !self.trainer.between_epochs()
            }
            Goal::Rest | Goal::Epoch | Goal::End => false,
        }
    }

    /// The next piece of work; false when there is nothing to compute for now.
    pub(super) async fn advance(&mut self, host: &mut impl Host) -> Result<bool, Problem> {
        self.tell_about_data(host)?;
        if self.observer.is_busy() {
            return self.observe(host).await;
        }
        if self.goal == Goal::Rest {
            return Ok(false);
        }
        let begun = host.now();
        let advance = self.trainer.advance(self.room(), || host.now()).await?;
        if advance != Advance::Waiting {
            self.seconds += (host.now() - begun) / 1000.0;
        }
        match advance {
            Advance::Waiting => {
                // A fetch that has failed will not bring what is waited for.
                if let Some(problem) = self.ticket.failure() {
                    return Err(problem);
                }
                self.report(host, Phase::Waiting, false);
                return Ok(false);
            }
            Advance::Trained(losses) => {
                self.recent.0 += losses.iter().sum::<f64>();
                self.recent.1 += losses.len() as u32;
                let (steps, ends) = (self.trainer.total_steps(), self.trainer.between_epochs());
                self.observer.trained(steps, ends);
                self.watch_if_due(host).await?;
                let there = self.is_there();
                self.report(host, Phase::Training, there);
                if there {
                    self.enter(host, Goal::Rest, RunState::Paused);
                }
            }
            Advance::Tested(_) => self.report(host, Phase::Testing, false),
            Advance::Epoch(end) => self.end_epoch(host, *end).await?,
            Advance::Finished => self.enter(host, Goal::Rest, RunState::Finished),
            Advance::Diverged {
                epoch,
                step,
                blowup,
            } => {
                self.diverged = true;
                let problem = Problem::Diverged {
                    epoch,
                    step,
                    blowup,
                };
                host.emit(Event::Warning {
                    run: self.id,
                    problem,
                });
                self.enter(host, Goal::Rest, RunState::Diverged);
            }
        }
        Ok(true)
    }

    fn enter(&mut self, host: &mut impl Host, goal: Goal, state: RunState) {
        self.goal = goal;
        host.emit(Event::State {
            run: self.id,
            state,
        });
    }

    async fn end_epoch(&mut self, host: &mut impl Host, end: EpochEnd) -> Result<(), Problem> {
        let EpochEnd {
            mut result,
            predictions,
            norms,
        } = end;
        self.observer.epoch_ended(norms);
        let state = self.trainer.engine().state().await?;
        result.seconds = self.seconds;
        result.activation_parameters = tell::activation_parameters(&state);
        let epoch = result.epoch;
        host.emit(Event::Epoch {
            run: self.id,
            result,
        });
        if let Some(predictions) = predictions {
            host.emit(Event::Predictions {
                run: self.id,
                predictions,
            });
        }
        self.watch_if_due(host).await?;
        let bytes = Checkpoint::new(epoch, self.seconds, state).to_bytes();
        host.emit(Event::Checkpoint {
            run: self.id,
            epoch,
            bytes,
        });
        if epoch >= self.experiment.epochs as u32 {
            self.enter(host, Goal::Rest, RunState::Finished);
        } else if self.goal == Goal::Epoch || self.goal == Goal::Step || self.is_there() {
            self.enter(host, Goal::Rest, RunState::Paused);
        }
        Ok(())
    }
}
