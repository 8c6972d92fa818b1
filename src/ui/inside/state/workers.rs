//! The workers: started when they are needed, replaced when they are gone or do not obey.

use super::{Awaiting, DEATHS, InsideState};
use crate::protocol::{self, Command, DeviceInfo, DeviceKind, Problem};
use crate::ui::device::Answer;
use crate::ui::state::{Effect, HELLO_MS, Message, OBEY_FIRST_STEP_MS, OBEY_MS, Slot, Timer};

/// The workers.
#[derive(Clone, Debug, Default)]
pub(super) struct Workers {
    cpu: Slot,
    webgpu: Slot,
}

impl Workers {
    pub(super) fn slot(&mut self, kind: DeviceKind) -> &mut Slot {
        match kind {
            DeviceKind::Cpu => &mut self.cpu,
            DeviceKind::Webgpu => &mut self.webgpu,
        }
    }

    /// One of them is loading.
    pub(super) fn starting(&self) -> bool {
        let starts = |slot: &Slot| matches!(slot, Slot::Starting { .. });
        starts(&self.cpu) || starts(&self.webgpu)
    }
}

impl InsideState {
    /// Starts a worker unless there is one.
    pub(super) fn ensure_worker(&mut self, kind: DeviceKind, effects: &mut Vec<Effect>) {
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
            self.devices.failed = Some(problem.clone());
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
                let race = self.devices.race.as_ref();
                if race.is_some_and(|race| race.number == number) {
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
