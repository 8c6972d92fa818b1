//! The session: takes commands, runs them, emits events.
//!
//! The same session runs in a web worker and natively; what differs is its
//! [`Host`]. It trains in short slices and looks for commands between them, so
//! Pause and Stop are obeyed within a slice or one step, whichever is longer.

use std::cell::RefCell;
use std::rc::Rc;

use crate::data::Source;
use crate::engine::Device;
use crate::experiment::{DataSource, Experiment, limits};
use crate::protocol::{Command, Event, Problem, RunId, RunState, VERSION};

pub mod checkpoint;
mod evaluation;
#[cfg(not(target_arch = "wasm32"))]
pub mod headless;
mod look;
mod observer;
mod probe;
mod run;
pub mod trainer;

use run::{Goal, Run};

/// Milliseconds of work between two looks at the commands.
const SLICE_MS: f64 = 30.0;

/// Data shared between the session and whoever fetches it.
pub type SharedSource = Rc<RefCell<Source>>;

/// What a session needs from where it runs.
#[allow(async_fn_in_trait)] // everything here runs on one thread
pub trait Host {
    /// The next command, if one is waiting.
    fn try_command(&mut self) -> Option<Command>;

    /// The next command, however long it takes.
    async fn command(&mut self) -> Command;

    /// Lets messages, downloads and timers have their turn.
    async fn turn(&mut self);

    /// As `turn`, when there is nothing to compute until data arrives.
    async fn rest(&mut self);

    /// Tells the page.
    fn emit(&mut self, event: Event);

    /// Milliseconds since some fixed moment.
    fn now(&self) -> f64;

    /// Starts to fetch what `source` wants from `base`, in the background. Its
    /// progress is read from `source`; its end, good or bad, from the returned ticket.
    fn fetch(&mut self, source: SharedSource, base: &str) -> FetchTicket;
}

/// How a background fetch stands; shared with whoever fetches.
#[derive(Clone, Debug, Default)]
pub struct FetchTicket(Rc<RefCell<FetchState>>);

#[derive(Debug, Default)]
struct FetchState {
    failure: Option<Problem>,
    warnings: Vec<Problem>,
}

impl FetchTicket {
    /// The fetch has failed for good.
    pub fn fail(&self, problem: Problem) {
        self.0.borrow_mut().failure = Some(problem);
    }

    /// Something worth saying that does not stop the fetch.
    pub fn warn(&self, problem: Problem) {
        self.0.borrow_mut().warnings.push(problem);
    }

    fn failure(&self) -> Option<Problem> {
        self.0.borrow().failure.clone()
    }

    fn take_warnings(&self) -> Vec<Problem> {
        std::mem::take(&mut self.0.borrow_mut().warnings)
    }
}

/// A data set that is here or on its way, kept for the next run on the same data.
struct Loaded {
    data: DataSource,
    n: usize,
    source: SharedSource,
    ticket: FetchTicket,
}

/// Runs commands on one device.
pub struct Session<D: Device, H: Host> {
    device: D,
    host: H,
    loaded: Option<Loaded>,
    run: Option<Run<D::Engine>>,
}

impl<D: Device, H: Host> Session<D, H> {
    /// A session that has not said hello yet.
    pub fn new(device: D, host: H) -> Self {
        Self {
            device,
            host,
            loaded: None,
            run: None,
        }
    }

    /// Says hello and obeys commands for ever.
    pub async fn serve(mut self) -> ! {
        self.host.emit(Event::Hello {
            version: VERSION,
            device: self.device.info(),
        });
        loop {
            let command = match self.run.as_ref().is_some_and(Run::is_busy) {
                true => self.host.try_command(),
                false => Some(self.host.command().await),
            };
            match command {
                Some(command) => self.obey(command).await,
                None => self.work().await,
            }
        }
    }

    async fn obey(&mut self, command: Command) {
        match command {
            Command::Probe {
                run,
                experiment,
                steps,
            } => match probe::probe(&self.device, &experiment, steps, &mut self.host).await {
                Ok(probe) => self.host.emit(Event::Probed { run, probe }),
                Err(problem) => self.host.emit(Event::Failed { run, problem }),
            },
            Command::Open {
                run,
                experiment,
                data_base,
                checkpoint,
            } => {
                self.run = None;
                self.host.emit(Event::State {
                    run,
                    state: RunState::Opening,
                });
                if let Err(problem) = self.open(
                    run,
                    *experiment,
                    &data_base,
                    checkpoint.as_ref().map(|bytes| bytes.as_slice()),
                ) {
                    self.host.emit(Event::Failed { run, problem });
                }
            }
            Command::Resume { run } => self.aim(run, Goal::End),
            Command::Pause { run } => {
                let called_off = self.current(run).map_or(0, Run::call_off);
                for _ in 0..called_off {
                    self.host.emit(Event::Looked { run, found: None });
                }
                self.aim(run, Goal::Rest);
            }
            Command::Step { run } => self.aim(run, Goal::Step),
            Command::Epoch { run } => self.aim(run, Goal::Epoch),
            Command::Until { run, steps } => self.aim(run, Goal::Until(steps)),
            Command::Watch { run, watch } => {
                if let Some(current) = self.current(run) {
                    current.watch(watch);
                }
            }
            Command::Look { run, look } => {
                if let Some(current) = self.current(run) {
                    current.look(look);
                }
            }
            Command::Reset { run } => {
                if self.current(run).is_some() {
                    self.restart();
                }
            }
            Command::Stop { run } => {
                if self.current(run).is_some() {
                    self.run = None;
                    self.host.emit(Event::State {
                        run,
                        state: RunState::Stopped,
                    });
                }
            }
        }
    }

    fn current(&mut self, run: RunId) -> Option<&mut Run<D::Engine>> {
        self.run.as_mut().filter(|current| current.id() == run)
    }

    fn aim(&mut self, run: RunId, goal: Goal) {
        if let Some(current) = self.current(run) {
            let state = current.aim(goal);
            self.host.emit(Event::State { run, state });
        }
    }

    fn open(
        &mut self,
        run: RunId,
        experiment: Experiment,
        data_base: &str,
        checkpoint: Option<&[u8]>,
    ) -> Result<(), Problem> {
        // Fashion-MNIST is fetched whole whatever part of it is used; generated data only as needed.
        let n = match experiment.data {
            DataSource::Fashion => limits::SAMPLES,
            _ => experiment.n,
        };
        let usable = self.loaded.as_ref().is_some_and(|loaded| {
            loaded.data == experiment.data && loaded.n == n && loaded.ticket.failure().is_none()
        });
        if !usable {
            self.loaded = None;
            let source = Rc::new(RefCell::new(Source::open(experiment.data, n)));
            let ticket = self.host.fetch(source.clone(), data_base);
            self.loaded = Some(Loaded {
                data: experiment.data,
                n,
                source,
                ticket,
            });
        }
        let Loaded { source, ticket, .. } = self.loaded.as_ref().expect("set just above");
        let (source, ticket) = (source.clone(), ticket.clone());
        self.run = Some(Run::open(
            &self.device,
            run,
            experiment,
            source,
            ticket,
            checkpoint,
        )?);
        self.announce();
        Ok(())
    }

    /// Says that the current run is ready, paused at its start.
    fn announce(&mut self) {
        let Some(run) = &self.run else { return };
        self.host.emit(Event::Opened {
            run: run.id(),
            opened: run.opened(),
        });
        self.host.emit(Event::State {
            run: run.id(),
            state: RunState::Paused,
        });
    }

    /// Back to the exact start weights, paused.
    fn restart(&mut self) {
        let Some(run) = self.run.take() else { return };
        let (id, watch) = (run.id(), run.watched());
        let (experiment, source, ticket) = run.recipe();
        match Run::open(&self.device, id, experiment, source, ticket, None) {
            Ok(mut fresh) => {
                fresh.watch(watch);
                self.run = Some(fresh);
                self.announce();
            }
            Err(problem) => self.host.emit(Event::Failed { run: id, problem }),
        }
    }

    /// Starts the current run over, and goes on as before, when part of its data had arrived damaged.
    fn restart_if_spoiled(&mut self) {
        let Some(run) = self.run.as_ref().filter(|run| run.is_spoiled()) else {
            return;
        };
        let (id, goal) = (run.id(), run.goal());
        let detail = "part of it had to be fetched again, so the run starts over".to_owned();
        let problem = Problem::Damaged {
            file: "Fashion-MNIST".to_owned(),
            detail,
        };
        self.host.emit(Event::Warning { run: id, problem });
        self.restart();
        if goal != Goal::Rest {
            self.aim(id, goal);
        }
    }

    /// One slice of the current run.
    async fn work(&mut self) {
        self.restart_if_spoiled();
        let Some(run) = &mut self.run else { return };
        let until = self.host.now() + SLICE_MS;
        let outcome = loop {
            match run.advance(&mut self.host).await {
                Ok(true) if self.host.now() < until => {}
                other => break other,
            }
        };
        match outcome {
            Ok(true) => self.host.turn().await,
            Ok(false) => self.host.rest().await,
            Err(problem) => {
                let id = run.id();
                let lost = matches!(problem, Problem::GpuLost { .. });
                self.run = None;
                self.host.emit(Event::Failed {
                    run: id,
                    problem: problem.clone(),
                });
                if lost {
                    self.host.emit(Event::Died { problem });
                }
            }
        }
    }
}
