//! Which device computes.
//!
//! `auto` is the CPU here: what is looked at has to be read back from the device, and on the CPU a
//! link gives the same numbers in every browser. WebGPU is taken where the student chose it, once
//! its first steps agree with the CPU's.

use super::InsideState;
use crate::experiment::{DeviceChoice, Experiment};
use crate::protocol::{Command, DeviceKind, Probe, Problem, RunId};
use crate::ui::device::{self, Adapter, Answer, Decision, Knowledge, Next, Reason};
use crate::ui::state::{Effect, Timer};

/// A comparison of the devices that is under way.
#[derive(Clone, Debug)]
pub(super) struct Race {
    pub(super) number: u32,
    steps: u32,
    cpu: RunId,
    webgpu: RunId,
    experiment: Experiment,
}

/// What is known of the devices.
#[derive(Clone, Debug, Default)]
pub(super) struct Devices {
    known: Knowledge,
    pub(super) race: Option<Race>,
    asking: bool,
    /// Why WebGPU is not tried again.
    pub(super) failed: Option<Problem>,
}

impl Devices {
    /// They are being compared.
    pub(super) fn comparing(&self) -> bool {
        self.asking || self.race.is_some()
    }
}

impl InsideState {
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
        let failed = self.devices.failed.clone();
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
        match device::next(run.device, &self.devices.known) {
            Next::Decided(decision) => {
                let kind = decision.device;
                self.decide(run, decision);
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
                    self.race(run.clone(), steps, patience, effects);
                }
                None
            }
        }
    }

    fn decide(&mut self, run: &Experiment, decision: Decision) {
        self.store.entry(run).decision = Some(decision);
        // The next run has other shaders.
        (self.devices.known.cpu, self.devices.known.webgpu) = (None, None);
        self.devices.race = None;
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
        self.devices.race = Some(race);
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
        let Some(race) = self.devices.race.clone() else {
            return;
        };
        if run == race.cpu {
            self.devices.known.cpu = Some(probe);
            self.probe(DeviceKind::Webgpu, race.webgpu, &race, effects);
        } else if run == race.webgpu {
            self.out_of_race(Answer::Probe(probe), effects);
        }
    }

    /// The race is over: WebGPU answered, or cannot.
    pub(super) fn out_of_race(&mut self, answer: Answer, effects: &mut Vec<Effect>) {
        let Some(race) = self.devices.race.take() else {
            return;
        };
        self.devices.known.webgpu = Some(answer);
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
        let answer = match &self.devices.race {
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
        self.devices.asking = false;
        self.devices.known.adapter = Some(adapter);
        self.proceed(&mut effects);
        effects
    }
}
