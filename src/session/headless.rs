//! A session without a page: trains a single run from start to end.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Instant;

use super::{FetchTicket, Host, Session, SharedSource};
use crate::data::Source;
use crate::engine::burn::OnBurn;
use crate::experiment::Experiment;
use crate::protocol::{
    Blowup, Bytes, Command, EpochResult, Event, Found, Look, Packed, Problem, RunState, Watch,
};

/// How a run ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The figures of each epoch that was completed.
    pub epochs: Vec<EpochResult>,
    /// The loss left the finite range at this step of this epoch, both counted from 1.
    pub diverged: Option<(u32, u32)>,
    /// Where it did, if that could be found.
    pub blowup: Option<Blowup>,
    /// What the looks have found, in their order; None for one that could not be taken.
    pub found: Vec<Option<Found>>,
}

/// What to do with a run.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// The bytes of an earlier `Checkpoint` event, to go on from there.
    pub checkpoint: Option<Bytes>,
    /// How to watch it while it trains; told as `Watched` events.
    pub watch: Option<Watch>,
    /// Steps to train up to; None to train to the end.
    pub until: Option<u64>,
    /// What to look at then.
    pub looks: Vec<Look>,
}

/// Trains a single run on the CPU with data that is already here.
///
/// # Errors
/// The problem that ended the run; a loss that is no longer finite is not an
/// error but an [`Outcome`].
pub fn train(
    experiment: &Experiment,
    source: Source,
    on_event: &mut dyn FnMut(&Event),
) -> Result<Outcome, Problem> {
    run(experiment, source, Task::default(), on_event)
}

/// Does a task with a single run on the CPU, with data that is already here.
///
/// # Errors
/// As [`train`], and a checkpoint that does not fit.
pub fn run(
    experiment: &Experiment,
    source: Source,
    task: Task,
    on_event: &mut dyn FnMut(&Event),
) -> Result<Outcome, Problem> {
    let mut commands = VecDeque::new();
    let looks = task.looks.len();
    commands.push_back(Command::Open {
        run: 0,
        experiment: Box::new(experiment.clone()),
        data_base: String::new(),
        checkpoint: task.checkpoint,
    });
    if task.watch.is_some() {
        commands.push_back(Command::Watch {
            run: 0,
            watch: task.watch,
        });
    }
    commands.push_back(match task.until {
        Some(steps) => Command::Until { run: 0, steps },
        None => Command::Resume { run: 0 },
    });
    let ended = Rc::new(Cell::new(false));
    let outcome = Rc::new(RefCell::new(Ok(Outcome::default())));
    let host = Headless {
        started: Instant::now(),
        commands,
        looks: task.looks.into(),
        missing: looks,
        told: false,
        source: Some(source),
        on_event,
        ended: ended.clone(),
        outcome: outcome.clone(),
    };
    // Nothing here waits for anything but computation, so one poll after another
    // is all the executor that is needed; the session itself never returns.
    let mut serving = std::pin::pin!(Session::new(OnBurn::cpu(), host).serve());
    pollster::block_on(std::future::poll_fn(|context| {
        let polled = serving.as_mut().poll(context).is_ready();
        if ended.get() || polled {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    }));
    outcome.replace(Ok(Outcome::default()))
}

struct Headless<'a> {
    started: Instant,
    commands: VecDeque<Command>,
    /// To be ordered when training is over.
    looks: VecDeque<Look>,
    /// Looks not yet answered.
    missing: usize,
    /// `Running` or the end of training was told: a `Paused` then is the end.
    told: bool,
    source: Option<Source>,
    on_event: &'a mut dyn FnMut(&Event),
    ended: Rc<Cell<bool>>,
    outcome: Rc<RefCell<Result<Outcome, Problem>>>,
}

impl Host for Headless<'_> {
    fn try_command(&mut self) -> Option<Command> {
        self.commands.pop_front()
    }

    async fn command(&mut self) -> Command {
        match self.commands.pop_front() {
            Some(command) => command,
            None => std::future::pending().await,
        }
    }

    async fn turn(&mut self) {
        // Back to `train`, which looks whether the run has ended.
        let mut again = true;
        std::future::poll_fn(|_| match std::mem::take(&mut again) {
            true => std::task::Poll::Pending,
            false => std::task::Poll::Ready(()),
        })
        .await;
    }

    async fn rest(&mut self) {
        self.turn().await;
    }

    fn emit(&mut self, event: Event) {
        (self.on_event)(&event);
        let mut outcome = self.outcome.borrow_mut();
        match event {
            Event::Epoch { result, .. } => {
                if let Ok(outcome) = outcome.as_mut() {
                    outcome.epochs.push(result);
                }
            }
            Event::Warning {
                problem:
                    Problem::Diverged {
                        epoch,
                        step,
                        blowup,
                    },
                ..
            } => {
                if let Ok(outcome) = outcome.as_mut() {
                    outcome.diverged = Some((epoch, step));
                    outcome.blowup = blowup;
                }
            }
            Event::Failed { problem, .. } => {
                *outcome = Err(problem);
                self.ended.set(true);
            }
            Event::State { state, .. } => {
                let over = match state {
                    RunState::Finished | RunState::Diverged | RunState::Stopped => true,
                    // The first is told when the run is opened.
                    RunState::Paused => std::mem::replace(&mut self.told, true),
                    RunState::Opening | RunState::Running => false,
                };
                if over {
                    let looks = self.looks.drain(..);
                    self.commands
                        .extend(looks.map(|look| Command::Look { run: 0, look }));
                    self.ended.set(self.missing == 0);
                }
            }
            Event::Looked { found, .. } => {
                if let Ok(outcome) = outcome.as_mut() {
                    let open = |found: Packed<Found>| found.open().expect("packed just now");
                    outcome.found.push(found.map(open));
                }
                self.missing = self.missing.saturating_sub(1);
                self.ended.set(self.missing == 0);
            }
            _ => {}
        }
    }

    fn now(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }

    fn fetch(&mut self, source: SharedSource, _: &str) -> FetchTicket {
        // What was opened is replaced by what the caller has read already.
        if let Some(ready) = self.source.take() {
            *source.borrow_mut() = ready;
        }
        FetchTicket::default()
    }
}
