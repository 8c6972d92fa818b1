//! The workers: started when needed, replaced when they are gone; which of them computes.
//!
//! `auto` is the CPU here: what is looked at has to be read back from the device, and on the CPU a
//! link gives the same numbers in every browser. WebGPU is taken where the student chose it, once
//! its first steps agree with the CPU's.

use super::{Awaiting, DEATHS, InsideState};
use crate::experiment::{DeviceChoice, Experiment};
use crate::protocol::{self, Command, DeviceInfo, DeviceKind, Probe, Problem, RunId};
use crate::ui::device::{self, Adapter, Answer, Decision, Knowledge, Next, Reason};
use crate::ui::state::{Effect, HELLO_MS, Message, OBEY_FIRST_STEP_MS, OBEY_MS, Slot, Timer};

/// A comparison of the devices that is under way.
#[derive(Clone, Debug)]
struct Race {
    number: u32,
    steps: u32,
    cpu: RunId,
    webgpu: RunId,
    experiment: Experiment,
}

/// The workers.
#[derive(Clone, Debug, Default)]
pub(super) struct Workers {
    cpu: Slot,
    webgpu: Slot,
    known: Knowledge,
    race: Option<Race>,
    asking: bool,
    /// Why WebGPU is not tried again.
    pub(super) failed: Option<Problem>,
}

impl Workers {
    fn slot(&mut self, kind: DeviceKind) -> &mut Slot {
        match kind {
            DeviceKind::Cpu => &mut self.cpu,
            DeviceKind::Webgpu => &mut self.webgpu,
        }
    }

    /// A worker is loading, or the devices are being compared.
    pub(super) fn preparing(&self) -> bool {
        let starts = |slot: &Slot| matches!(slot, Slot::Starting { .. });
        self.asking || self.race.is_some() || starts(&self.cpu) || starts(&self.webgpu)
    }
}

impl InsideState {
    fn ensure_worker(&mut self, kind: DeviceKind, effects: &mut Vec<Effect>) {
        if *self.workers.slot(kind) != Slot::Absent {
            return;
        }
        let number = self.number();
        *self.workers.slot(kind) = Slot::Starting {
            number,
            outbox: Vec::new(),
        };
        effects.push(Effect::Spawn(kind));
        effects.push(Effect::Wait(HELLO_MS, Timer::Hello(kind, number)));
    }

    /// Sends a command as soon as the worker can hear it.
    pub(super) fn send(&mut self, kind: DeviceKind, command: Command, effects: &mut Vec<Effect>) {
        self.ensure_worker(kind, effects);
        match self.workers.slot(kind) {
            Slot::Starting { outbox, .. } => outbox.push(command),
            Slot::Ready(_) => effects.push(Effect::Send(kind, command)),
            Slot::Absent => {}
        }
    }

    /// Tells the open run to pause, which it must do in time.
    pub(super) fn call_off(&mut self, effects: &mut Vec<Effect>) {
        let Some(open) = &self.open else {
            return;
        };
        let (run, kind) = (open.id, open.kind);
        let patience = match open.ms_per_step {
            Some(ms) if ms.is_finite() => OBEY_MS.max(3.0 * ms),
            _ => OBEY_FIRST_STEP_MS,
        };
        let number = self.number();
        self.awaiting = Some(Awaiting { run, kind, number });
        self.send(kind, Command::Pause { run }, effects);
        effects.push(Effect::Wait(patience as u32, Timer::Obey(number)));
    }

    /// The device for a run, or none while it is being found out.
    pub(super) fn device(
        &mut self,
        run: &Experiment,
        effects: &mut Vec<Effect>,
    ) -> Option<DeviceKind> {
        if run.device != DeviceChoice::Webgpu {
            return Some(DeviceKind::Cpu);
        }
        let decided = self
            .store
            .get(run)
            .and_then(|record| record.decision.as_ref());
        let failed = self.workers.failed.clone();
        if let Some(why) = failed.filter(|_| decided.is_none_or(|d| d.device != DeviceKind::Cpu)) {
            self.decide(
                run,
                Decision {
                    device: DeviceKind::Cpu,
                    reason: Reason::WebgpuFailed(why),
                    cpu_ms: None,
                    webgpu_ms: None,
                },
            );
        }
        let known = self
            .store
            .get(run)
            .and_then(|record| record.decision.as_ref());
        if let Some(decision) = known {
            return Some(decision.device);
        }
        match device::next(run.device, &self.workers.known) {
            Next::Decided(decision) => {
                let kind = decision.device;
                self.decide(run, decision);
                Some(kind)
            }
            Next::AskAdapter => {
                if !std::mem::replace(&mut self.workers.asking, true) {
                    effects.push(Effect::AskAdapter);
                }
                None
            }
            Next::Race { steps, patience } => {
                if self.workers.race.is_none() {
                    self.race(run.clone(), steps, patience, effects);
                }
                None
            }
        }
    }

    fn decide(&mut self, run: &Experiment, decision: Decision) {
        self.store.entry(run).decision = Some(decision);
        // The next run has other shaders.
        (self.workers.known.cpu, self.workers.known.webgpu) = (None, None);
        self.workers.race = None;
    }

    /// The CPU first, so that neither is timed while the other computes.
    fn race(&mut self, run: Experiment, steps: u32, patience: u32, effects: &mut Vec<Effect>) {
        let race = Race {
            number: self.number(),
            steps,
            cpu: self.number(),
            webgpu: self.number(),
            experiment: run,
        };
        self.ensure_worker(DeviceKind::Webgpu, effects);
        self.probe(DeviceKind::Cpu, race.cpu, &race, effects);
        effects.push(Effect::Wait(patience, Timer::Race(race.number)));
        self.workers.race = Some(race);
    }

    fn probe(&mut self, kind: DeviceKind, run: RunId, race: &Race, effects: &mut Vec<Effect>) {
        let command = Command::Probe {
            run,
            experiment: Box::new(race.experiment.clone()),
            steps: race.steps,
        };
        self.send(kind, command, effects);
    }

    /// A worker's answer in the race.
    pub(super) fn probed(&mut self, run: RunId, probe: Probe, effects: &mut Vec<Effect>) {
        let Some(race) = self.workers.race.clone() else {
            return;
        };
        if run == race.cpu {
            self.workers.known.cpu = Some(probe);
            self.probe(DeviceKind::Webgpu, race.webgpu, &race, effects);
        } else if run == race.webgpu {
            self.out_of_race(Answer::Probe(probe), effects);
        }
    }

    /// The race is over: WebGPU answered, or cannot.
    fn out_of_race(&mut self, answer: Answer, effects: &mut Vec<Effect>) {
        let Some(race) = self.workers.race.take() else {
            return;
        };
        self.workers.known.webgpu = Some(answer);
        // For the run that was raced, whatever is wanted by now.
        self.device(&race.experiment, effects);
        self.learnt();
        self.proceed(effects);
    }

    /// A run that failed was one of the race; whether it was.
    pub(super) fn race_failed(
        &mut self,
        run: RunId,
        problem: &Problem,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let answer = match &self.workers.race {
            Some(race) if race.webgpu == run => Answer::Failed(problem.clone()),
            // Without the CPU's answer there is nothing to compare with.
            Some(race) if race.cpu == run => Answer::Silent,
            _ => return false,
        };
        self.out_of_race(answer, effects);
        true
    }

    /// What the browser says about its WebGPU adapter.
    pub fn adapter(&mut self, adapter: Adapter) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.workers.asking = false;
        self.workers.known.adapter = Some(adapter);
        self.proceed(&mut effects);
        effects
    }

    pub(super) fn hello(
        &mut self,
        from: DeviceKind,
        version: u32,
        info: DeviceInfo,
        effects: &mut Vec<Effect>,
    ) {
        if version != protocol::VERSION {
            self.message = Some(Message::Versions {
                page: protocol::VERSION,
                worker: version,
            });
            // Another start would load the same file.
            self.deaths = DEATHS;
            let detail = format!("protocol {version} instead of {}", protocol::VERSION);
            return self.died(from, Problem::Panic { detail }, effects);
        }
        if let Slot::Starting { outbox, .. } =
            std::mem::replace(self.workers.slot(from), Slot::Ready(info))
        {
            let sent = outbox.into_iter();
            effects.extend(sent.map(|command| Effect::Send(from, command)));
        }
    }

    /// A worker is gone. What it did goes on from the last checkpoint: on the CPU if it was
    /// WebGPU's, by a new worker if it was the CPU's.
    pub(super) fn died(&mut self, from: DeviceKind, problem: Problem, effects: &mut Vec<Effect>) {
        let slot = std::mem::take(self.workers.slot(from));
        effects.push(Effect::Terminate(from));
        self.awaiting.take_if(|waiting| waiting.kind == from);
        let lost = self.open.take_if(|open| open.kind == from);
        if from == DeviceKind::Webgpu {
            self.workers.failed = Some(problem.clone());
        }
        let Some(lost) = lost else {
            let answer = match from {
                DeviceKind::Webgpu => Answer::Failed(problem),
                DeviceKind::Cpu => Answer::Silent,
            };
            return self.out_of_race(answer, effects);
        };
        let record = self.store.entry(&lost.run);
        let epochs = record.kept_epochs();
        if from == DeviceKind::Webgpu {
            record.decision = None;
            self.message = Some(Message::FellBack(problem, epochs));
            return self.proceed(effects);
        }
        // A run that was only kept open costs nobody anything.
        let busy = lost.doing.is_some();
        self.deaths += u32::from(busy);
        if self.deaths <= DEATHS {
            if busy {
                self.message = Some(Message::Restarted(problem, epochs));
            }
        } else {
            self.deaths = 0;
            match slot {
                // It is not the run's fault, and no other will fare better.
                Slot::Starting { .. } | Slot::Absent => self.broken = Some(problem),
                Slot::Ready(_) => record.problem = Some(problem),
            }
        }
        self.proceed(effects);
    }

    /// A wait is over.
    pub fn timer(&mut self, timer: Timer) -> Vec<Effect> {
        let mut effects = Vec::new();
        match timer {
            Timer::Hello(kind, started) => {
                let slot = self.workers.slot(kind);
                if matches!(slot, Slot::Starting { number, .. } if *number == started) {
                    let detail = "no answer from the worker".to_owned();
                    self.died(kind, Problem::Panic { detail }, &mut effects);
                }
            }
            Timer::Obey(number) => self.disobeyed(number, &mut effects),
            Timer::Race(number) => {
                let late = |race: &Race| race.number == number;
                if self.workers.race.as_ref().is_some_and(late) {
                    *self.workers.slot(DeviceKind::Webgpu) = Slot::Absent;
                    effects.push(Effect::Terminate(DeviceKind::Webgpu));
                    self.out_of_race(Answer::Silent, &mut effects);
                }
            }
        }
        effects
    }

    /// A worker did not pause in time: it is ended by force.
    fn disobeyed(&mut self, number: u32, effects: &mut Vec<Effect>) {
        let Some(awaiting) = self.awaiting.take_if(|waiting| waiting.number == number) else {
            return;
        };
        *self.workers.slot(awaiting.kind) = Slot::Absent;
        effects.push(Effect::Terminate(awaiting.kind));
        let lost = self.open.take_if(|open| open.id == awaiting.run);
        let record = lost.and_then(|lost| self.store.get(&lost.run));
        if let Some(record) = record {
            self.message = Some(Message::Unresponsive(record.kept_epochs()));
        }
        self.proceed(effects);
    }
}
