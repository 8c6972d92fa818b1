//! The two workers, and the choice between them.

use super::queue::Intent;
use super::run::Stage;
use super::{Effect, HELLO_MS, LabState, Timer};
use crate::experiment::{DeviceChoice, Experiment};
use crate::protocol::{Command, DeviceInfo, DeviceKind, Probe, Problem, RunId};
use crate::ui::device::{self, Adapter, Answer, Decision, Knowledge, Next};

/// A place for a worker.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Slot {
    /// None has been started.
    #[default]
    Absent,
    /// It was started and has not said hello; what it is to be told waits here.
    Starting {
        /// Identifies this start.
        number: u32,
        /// Commands for when it is ready: sent before, they would be lost.
        outbox: Vec<Command>,
    },
    /// It is ready.
    Ready(DeviceInfo),
}

/// A comparison of the devices that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Race {
    number: u32,
    steps: u32,
    cpu: RunId,
    webgpu: RunId,
}

/// The workers and which of them trains.
#[derive(Clone, Debug, Default)]
pub struct Devices {
    /// The outcome for the experiment under way.
    pub decision: Option<Decision>,
    cpu: Slot,
    webgpu: Slot,
    known: Knowledge,
    race: Option<Race>,
    asking: bool,
    /// The experiment on which the devices were compared.
    compared: Option<Experiment>,
}

impl Devices {
    /// The place of a worker.
    pub fn slot(&self, kind: DeviceKind) -> &Slot {
        match kind {
            DeviceKind::Cpu => &self.cpu,
            DeviceKind::Webgpu => &self.webgpu,
        }
    }

    pub(super) fn slot_mut(&mut self, kind: DeviceKind) -> &mut Slot {
        match kind {
            DeviceKind::Cpu => &mut self.cpu,
            DeviceKind::Webgpu => &mut self.webgpu,
        }
    }

    /// The devices are being compared.
    pub fn comparing(&self) -> bool {
        self.race.is_some()
    }

    /// What a ready worker said about its device.
    pub fn info(&self, kind: DeviceKind) -> Option<&DeviceInfo> {
        match self.slot(kind) {
            Slot::Ready(info) => Some(info),
            _ => None,
        }
    }

    pub(super) fn drop_worker(&mut self, kind: DeviceKind) {
        *self.slot_mut(kind) = Slot::Absent;
    }

    /// Keeps the outcome of an earlier comparison only if it would come out the same.
    pub(super) fn new_experiment(&mut self, experiment: &Experiment) {
        self.race = None;
        let same_work = self.compared.as_ref().is_some_and(|old| {
            old.device == experiment.device
                && old.hidden == experiment.hidden
                && old.batch == experiment.batch
                && old.share == experiment.share
                && old.noact == experiment.noact
                && old.data == experiment.data
                && old.activations == experiment.activations
        });
        // Who asks for WebGPU again wants it tried again.
        let again = experiment.device == DeviceChoice::Webgpu;
        if !same_work || again {
            self.decision = None;
            self.known.cpu = None;
            self.known.webgpu = None;
        }
        self.compared = Some(experiment.clone());
    }

    pub(super) fn abandon_race(&mut self) {
        self.race = None;
    }
}

impl LabState {
    /// Has a worker ready before it is needed.
    pub fn warm_up(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.ensure_worker(DeviceKind::Cpu, &mut effects);
        effects
    }

    pub(super) fn ensure_worker(&mut self, kind: DeviceKind, effects: &mut Vec<Effect>) {
        if *self.devices.slot(kind) != Slot::Absent {
            return;
        }
        let number = self.number();
        *self.devices.slot_mut(kind) = Slot::Starting {
            number,
            outbox: Vec::new(),
        };
        effects.push(Effect::Spawn(kind));
        effects.push(Effect::Wait(HELLO_MS, Timer::Hello(kind, number)));
    }

    /// Sends a command as soon as the worker can hear it.
    pub(super) fn send(&mut self, kind: DeviceKind, command: Command, effects: &mut Vec<Effect>) {
        self.ensure_worker(kind, effects);
        match self.devices.slot_mut(kind) {
            Slot::Starting { outbox, .. } => outbox.push(command),
            Slot::Ready(_) => effects.push(Effect::Send(kind, command)),
            Slot::Absent => {}
        }
    }

    /// What the browser says about its WebGPU adapter.
    pub fn adapter(&mut self, adapter: Adapter) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.devices.asking = false;
        self.devices.known.adapter = Some(adapter);
        self.proceed(&mut effects);
        effects
    }

    /// Takes the next thing that has to happen for the current run: choose the device,
    /// open the run, train it, or go to the run after it.
    pub(super) fn proceed(&mut self, effects: &mut Vec<Effect>) {
        let Some(queue) = &mut self.queue else {
            return;
        };
        if queue.intent != Intent::Rest {
            queue.advance();
        }
        match queue.current().stage {
            Stage::Waiting => {
                queue.current_mut().stage = Stage::Opening;
                self.open(effects);
            }
            Stage::Opening if queue.current().device.is_none() => self.open(effects),
            Stage::Paused => self.train(effects),
            _ => {}
        }
    }

    /// Opens the current run, once its device is chosen.
    fn open(&mut self, effects: &mut Vec<Effect>) {
        let Some(kind) = self.decide(effects) else {
            return;
        };
        let id = self.number();
        let data_base = self.data_base.clone();
        let Some(queue) = &mut self.queue else {
            return;
        };
        let run = queue.current_mut();
        run.id = id;
        run.device = Some(kind);
        let command = Command::Open {
            run: id,
            experiment: Box::new(run.experiment.clone()),
            data_base,
            checkpoint: run.checkpoint.as_ref().map(|(_, bytes)| (**bytes).clone()),
        };
        self.send(kind, command, effects);
    }

    /// Sends the current, paused run what is wanted of it.
    pub(super) fn train(&mut self, effects: &mut Vec<Effect>) {
        let Some(queue) = &mut self.queue else {
            return;
        };
        let run = queue.current();
        let (id, kind) = (run.id, run.device.unwrap_or(DeviceKind::Cpu));
        let command = match queue.intent {
            Intent::Rest => return,
            Intent::Run => Command::Resume { run: id },
            Intent::Step => Command::Step { run: id },
            Intent::Epoch => Command::Epoch { run: id },
        };
        queue.current_mut().stage = Stage::Running;
        self.send(kind, command, effects);
    }

    /// The device of the current experiment, or none while it is being found out.
    fn decide(&mut self, effects: &mut Vec<Effect>) -> Option<DeviceKind> {
        if let Some(decision) = &self.devices.decision {
            return Some(decision.device);
        }
        let experiment = &self.queue.as_ref()?.experiment;
        match device::next(experiment.device, &self.devices.known) {
            Next::Decided(decision) => {
                self.devices.race = None;
                let kind = decision.device;
                self.devices.decision = Some(decision);
                Some(kind)
            }
            Next::AskAdapter => {
                if !std::mem::replace(&mut self.devices.asking, true) {
                    effects.push(Effect::AskAdapter);
                }
                None
            }
            Next::Race { steps, patience } => {
                if self.devices.race.is_none() {
                    self.race(steps, patience, effects);
                }
                None
            }
        }
    }

    /// The CPU runs first, while the larger worker loads; then WebGPU, so that
    /// neither is timed while the other computes.
    fn race(&mut self, steps: u32, patience: u32, effects: &mut Vec<Effect>) {
        let race = Race {
            number: self.number(),
            steps,
            cpu: self.number(),
            webgpu: self.number(),
        };
        self.devices.race = Some(race);
        self.ensure_worker(DeviceKind::Webgpu, effects);
        self.probe(DeviceKind::Cpu, race.cpu, steps, effects);
        effects.push(Effect::Wait(patience, Timer::Race(race.number)));
    }

    fn probe(&mut self, kind: DeviceKind, run: RunId, steps: u32, effects: &mut Vec<Effect>) {
        let Some(experiment) = self.current().map(|run| run.experiment.clone()) else {
            return;
        };
        let command = Command::Probe {
            run,
            experiment: Box::new(experiment),
            steps,
        };
        self.send(kind, command, effects);
    }

    /// A worker's answer in the race.
    pub(super) fn probed(&mut self, run: RunId, probe: Probe, effects: &mut Vec<Effect>) {
        let Some(race) = self.devices.race else {
            return;
        };
        if run == race.cpu {
            self.devices.known.cpu = Some(probe);
            self.probe(DeviceKind::Webgpu, race.webgpu, race.steps, effects);
        } else if run == race.webgpu {
            self.devices.known.webgpu = Some(Answer::Probe(probe));
        }
        self.proceed(effects);
    }

    /// WebGPU is out of the race.
    pub(super) fn webgpu_out(&mut self, answer: Answer, effects: &mut Vec<Effect>) {
        self.devices.known.webgpu = Some(answer);
        self.proceed(effects);
    }

    /// Whether a run id belongs to the race, and to which device.
    pub(super) fn racer(&self, run: RunId) -> Option<DeviceKind> {
        let race = self.devices.race?;
        match run {
            _ if run == race.cpu => Some(DeviceKind::Cpu),
            _ if run == race.webgpu => Some(DeviceKind::Webgpu),
            _ => None,
        }
    }

    /// Takes WebGPU away from the experiment under way; its times stay on view.
    pub(super) fn leave_webgpu(&mut self, problem: Problem) {
        let reason = device::Reason::WebgpuFailed(problem.clone());
        self.devices.known.webgpu = Some(Answer::Failed(problem));
        let decision = self.devices.decision.get_or_insert(Decision {
            device: DeviceKind::Cpu,
            reason: device::Reason::ChosenCpu,
            cpu_ms: None,
            webgpu_ms: None,
        });
        decision.device = DeviceKind::Cpu;
        decision.reason = reason;
    }

    /// A wait is over.
    pub fn timer(&mut self, timer: Timer) -> Vec<Effect> {
        let mut effects = Vec::new();
        match timer {
            Timer::Hello(kind, started) => {
                if matches!(self.devices.slot(kind), Slot::Starting { number, .. } if *number == started)
                {
                    let detail = "no answer from the worker".to_owned();
                    self.died(kind, Problem::Panic { detail }, &mut effects);
                }
            }
            Timer::Obey(number) => self.disobeyed(number, &mut effects),
            Timer::Race(number) => {
                if self.devices.race.is_some_and(|race| race.number == number) {
                    self.devices.drop_worker(DeviceKind::Webgpu);
                    effects.push(Effect::Terminate(DeviceKind::Webgpu));
                    self.webgpu_out(Answer::Silent, &mut effects);
                }
            }
        }
        effects
    }
}
