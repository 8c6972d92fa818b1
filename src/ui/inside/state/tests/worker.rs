//! A worker as the protocol has it, without a network: what it "finds" names the network that it
//! looked at, so that a test sees whether that was the right one.

use std::collections::VecDeque;

use crate::experiment::Experiment;
use crate::observe::{Census, Sample, Snapshot, States};
use crate::protocol::{
    Bytes, Change, Command, DeviceInfo, DeviceKind, EpochResult, Event, Found, Look, Opened,
    Packed, Phase, Problem, Progress, RunId, RunState, Seen, VERSION, Watch,
};

/// Steps of an epoch.
pub const PER_EPOCH: u64 = 10;

/// A census that cannot be taken.
pub const REFUSED: u32 = 13;

/// What the run does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    Rest,
    Until(u64),
    End,
}

#[derive(Debug)]
struct Run {
    id: RunId,
    experiment: Experiment,
    steps: u64,
    /// Epochs whose end was told.
    ended: u64,
    diverged: bool,
    goal: Goal,
    watch: Option<Watch>,
    changes: Vec<Change>,
    /// It was trained with changes: another network from then on.
    spoilt: bool,
    looks: VecDeque<(Look, u32)>,
}

/// One worker.
#[derive(Debug, Default)]
pub struct Worker {
    pub inbox: VecDeque<Command>,
    pub outbox: VecDeque<Event>,
    run: Option<Run>,
    /// Seeds at which training diverges, and the step.
    pub diverges: Vec<(u64, u64)>,
}

/// The figure by which a network is known.
pub fn name(experiment: &Experiment, steps: u64) -> f64 {
    (experiment.seed * 10_000 + steps) as f64 + experiment.lr
}

impl Worker {
    pub fn hello(kind: DeviceKind) -> Event {
        Event::Hello {
            version: VERSION,
            device: DeviceInfo {
                kind,
                description: String::new(),
                software: false,
            },
        }
    }

    /// Whether it has all steps of a run's last epoch behind it, and not the test set.
    pub fn has_to_test(&self) -> bool {
        self.run.as_ref().is_some_and(|run| {
            let end = run.experiment.epochs as u64;
            run.steps == end * PER_EPOCH && run.ended < end
        })
    }

    fn emit(&mut self, event: Event) {
        self.outbox.push_back(event);
    }

    fn state(&mut self, run: RunId, state: RunState) {
        self.emit(Event::State { run, state });
    }

    /// One command, or one slice of work; whether there was any.
    pub fn work(&mut self) -> bool {
        if let Some(command) = self.inbox.pop_front() {
            self.obey(command);
            return true;
        }
        let Some(run) = &mut self.run else {
            return false;
        };
        let id = run.id;
        if let Some((Look::Census { samples: REFUSED }, _)) = run.looks.front() {
            run.looks.pop_front();
            let problem = Problem::Unsupported {
                detail: "no such look".into(),
            };
            self.emit(Event::Warning { run: id, problem });
            self.emit(Event::Looked {
                run: id,
                found: None,
            });
            return true;
        }
        if let Some((_, left)) = run.looks.front_mut() {
            if *left > 0 {
                *left -= 1;
                self.emit(Event::Looking { run: id, done: 0.5 });
                return true;
            }
            self.look();
            return true;
        }
        match run.goal {
            Goal::Rest => return false,
            _ => self.train(),
        }
        true
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Open {
                run,
                experiment,
                checkpoint,
                ..
            } => {
                self.state(run, RunState::Opening);
                let steps = checkpoint.map_or(0, |bytes| {
                    assert_eq!(
                        u64::from(bytes[0]),
                        experiment.seed,
                        "another run's checkpoint"
                    );
                    u64::from(bytes[1]) * PER_EPOCH
                });
                self.run = Some(Run {
                    id: run,
                    experiment: *experiment,
                    steps,
                    ended: steps / PER_EPOCH,
                    diverged: false,
                    goal: Goal::Rest,
                    watch: None,
                    changes: Vec::new(),
                    spoilt: false,
                    looks: VecDeque::new(),
                });
                let opened = Opened {
                    summary: Vec::new(),
                    steps_per_epoch: PER_EPOCH as u32,
                    epochs_done: (steps / PER_EPOCH) as u32,
                    train_len: 100,
                    test_len: 10,
                    classes: Vec::new(),
                };
                self.emit(Event::Opened { run, opened });
                self.state(run, RunState::Paused);
            }
            Command::Resume { run } => self.aim(run, Goal::End),
            Command::Until { run, steps } => self.aim(run, Goal::Until(steps)),
            Command::Pause { run } => {
                if let Some(current) = self.run.as_mut().filter(|current| current.id == run) {
                    let looks = std::mem::take(&mut current.looks);
                    for _ in looks {
                        self.emit(Event::Looked { run, found: None });
                    }
                }
                self.aim(run, Goal::Rest);
            }
            Command::Watch { run, watch } => {
                if let Some(current) = self.run.as_mut().filter(|current| current.id == run) {
                    current.watch = watch;
                    if current.steps == 0 {
                        self.watch(false);
                    }
                }
            }
            Command::Look { run, look } => {
                if let Some(current) = self.run.as_mut().filter(|current| current.id == run) {
                    current.looks.push_back((look, 2));
                }
            }
            other => panic!("these pages do not say {other:?}"),
        }
    }

    fn aim(&mut self, run: RunId, goal: Goal) {
        let Some(current) = self.run.as_mut().filter(|current| current.id == run) else {
            return;
        };
        current.goal = match goal {
            Goal::Until(steps) if current.steps >= steps => Goal::Rest,
            goal => goal,
        };
        let state = match current.goal {
            _ if current.diverged => RunState::Diverged,
            Goal::Rest => RunState::Paused,
            _ => RunState::Running,
        };
        self.state(run, state);
    }

    fn train(&mut self) {
        let diverges = self.diverges.clone();
        let Some(run) = &mut self.run else {
            return;
        };
        if run.ended * PER_EPOCH + PER_EPOCH == run.steps {
            return self.end_epoch();
        }
        let id = run.id;
        if run.steps >= run.experiment.epochs as u64 * PER_EPOCH {
            run.goal = Goal::Rest;
            return self.state(id, RunState::Finished);
        }
        let (epoch, step) = (
            (run.steps / PER_EPOCH) as u32 + 1,
            (run.steps % PER_EPOCH) as u32 + 1,
        );
        if diverges.contains(&(run.experiment.seed, run.steps + 1)) {
            let problem = Problem::Diverged {
                epoch,
                step,
                blowup: None,
            };
            (run.diverged, run.goal) = (true, Goal::Rest);
            self.emit(Event::Warning { run: id, problem });
            return self.state(id, RunState::Diverged);
        }
        run.steps += 1;
        run.spoilt |= !run.changes.is_empty();
        let steps = run.steps;
        let within = !steps.is_multiple_of(PER_EPOCH);
        let every = run.watch.map_or(0, |watch| u64::from(watch.every));
        let there = within && run.goal == Goal::Until(steps);
        if within && every > 0 && steps.is_multiple_of(every) {
            self.watch(false);
        }
        // Progress is told now and then, and when it came as far as it was to.
        if steps % 3 == 1 || there {
            let progress = Progress {
                epoch,
                step,
                phase: Phase::Training,
                tested: 0.0,
                train_loss: 1.0,
                train_accuracy: 0.5,
                recent_loss: 1.0,
                ms_per_step: 5.0,
            };
            self.emit(Event::Progress { run: id, progress });
        }
        if there {
            self.rest(id, RunState::Paused);
        }
    }

    fn rest(&mut self, id: RunId, state: RunState) {
        if let Some(run) = &mut self.run {
            run.goal = Goal::Rest;
        }
        self.state(id, state);
    }

    /// The test set, and what is told then.
    fn end_epoch(&mut self) {
        let Some(run) = &mut self.run else {
            return;
        };
        run.ended += 1;
        let (id, epoch, seed) = (run.id, run.ended as u32, run.experiment.seed);
        let there = run.goal == Goal::Until(run.steps);
        let finished = run.ended == run.experiment.epochs as u64;
        let result = EpochResult {
            epoch,
            train_loss: 1.0,
            train_accuracy: 0.5,
            test_loss: 1.0,
            test_accuracy: 0.5,
            seconds: f64::from(epoch),
            activation_parameters: Vec::new(),
        };
        self.emit(Event::Epoch { run: id, result });
        self.watch(true);
        let bytes = Bytes::from(vec![seed as u8, epoch as u8]);
        self.emit(Event::Checkpoint {
            run: id,
            epoch,
            bytes,
        });
        if finished {
            self.rest(id, RunState::Finished);
        } else if there {
            self.rest(id, RunState::Paused);
        }
    }

    fn watch(&mut self, end: bool) {
        let Some(run) = &self.run else {
            return;
        };
        let Some(watch) = run.watch else {
            return;
        };
        let seen = Seen {
            steps: run.steps,
            layers: watch.layers.then(|| snapshot(run, Sample::Batch)),
            neurons: (watch.neurons > 0).then(|| vec![vec![States(0); watch.neurons as usize]]),
            norms: (watch.norms && end).then(|| vec![1.0]),
        };
        let (run, seen) = (run.id, Packed::new(&seen));
        self.emit(Event::Watched { run, seen });
    }

    fn look(&mut self) {
        let Some(run) = &mut self.run else {
            return;
        };
        let Some((look, _)) = run.looks.pop_front() else {
            return;
        };
        let found = match look {
            Look::Layers { sample } => Found::Layers(snapshot(run, sample)),
            Look::Census { samples } => Found::Census(Census {
                steps: run.steps,
                samples,
                layers: Vec::new(),
            }),
            Look::Changed { changes } => {
                run.changes.clone_from(&changes);
                let loss = snapshot(run, Sample::Test).loss;
                Found::Changed {
                    changes,
                    loss,
                    accuracy: 0.5,
                    dead: Vec::new(),
                }
            }
            Look::Neuron { .. } => panic!("no test asks for a neuron"),
        };
        let (run, found) = (run.id, Some(Packed::new(&found)));
        self.emit(Event::Looked { run, found });
    }
}

fn snapshot(run: &Run, sample: Sample) -> Snapshot {
    let other = if run.spoilt || !run.changes.is_empty() {
        1e9
    } else {
        0.0
    };
    Snapshot {
        steps: run.steps,
        sample,
        samples: 1,
        loss: name(&run.experiment, run.steps) + other,
        layers: Vec::new(),
    }
}
