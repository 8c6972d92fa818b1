//! What a worker's events do. Events of a run that no longer exists are dropped.

use super::devices::Slot;
use super::queue::Intent;
use super::run::{RunRecord, Shared, Stage};
use super::{Effect, LabState, Message, Order};
use crate::protocol::{self, DeviceInfo, DeviceKind, Event, Problem, RunId, RunState};
use crate::ui::device::Answer;

/// Workers that may die on a run, one after another without finishing an epoch,
/// before it is given up.
const DEATHS: u32 = 2;

impl LabState {
    /// Takes in an event of a worker.
    pub fn apply(&mut self, from: DeviceKind, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Hello { version, device } => self.hello(from, version, device, &mut effects),
            Event::Probed { run, probe } => self.probed(run, probe, &mut effects),
            Event::Data { run, progress } => {
                // It goes on arriving when the run is over, for the next one.
                if self.runs().iter().any(|record| record.id == run) {
                    self.data = Some(progress);
                }
            }
            Event::Opened { run, opened } => {
                if let Some(record) = self.record(run) {
                    record.rewind(opened.epochs_done);
                    record.opened = Some(Shared::new(opened));
                    record.stage = Stage::Paused;
                    self.proceed(&mut effects);
                }
            }
            Event::Samples { run, samples } => {
                if let Some(record) = self.record(run) {
                    record.samples = Some(Shared::new(samples));
                }
            }
            Event::Progress { run, progress } => {
                if let Some(record) = self.trained(run) {
                    record.advance(progress);
                }
            }
            Event::Epoch { run, result } => {
                if let Some(record) = self.trained(run) {
                    record.deaths = 0;
                    record.epochs.retain(|known| known.epoch < result.epoch);
                    record.epochs.push(result);
                }
            }
            Event::Predictions { run, predictions } => {
                if let Some(record) = self.trained(run) {
                    record.predictions = Some(Shared::new(predictions));
                }
            }
            Event::Checkpoint { run, epoch, bytes } => {
                if let Some(record) = self.trained(run) {
                    record.checkpoint = Some((epoch, Shared::new(bytes)));
                }
            }
            // The pages that look inside have a program of their own.
            Event::Watched { .. } | Event::Looking { .. } | Event::Looked { .. } => {}
            Event::State { run, state } => self.entered(run, state, &mut effects),
            Event::Warning { run, problem } => {
                match (self.record(run), &problem) {
                    (None, _) => {}
                    // Its place is beside the run, not among what concerns the whole page.
                    (Some(record), Problem::Diverged { .. }) => record.problem = Some(problem),
                    (Some(_), _) => self.tell(Message::Warning(problem)),
                }
            }
            Event::Failed { run, problem } => self.failed(from, run, problem, &mut effects),
            Event::Died { problem } => self.died(from, problem, &mut effects),
        }
        effects
    }

    /// The run with this id, unless it is over.
    fn record(&mut self, run: RunId) -> Option<&mut RunRecord> {
        self.queue
            .as_mut()?
            .runs
            .iter_mut()
            .find(|record| record.id == run && record.stage != Stage::Waiting)
            .filter(|record| !record.stage.is_over())
    }

    /// The same, unless what it says comes from before a Reset.
    fn trained(&mut self, run: RunId) -> Option<&mut RunRecord> {
        let reset = self
            .awaiting
            .is_some_and(|waiting| waiting.run == run && waiting.what == Order::Reset);
        if reset { None } else { self.record(run) }
    }

    fn hello(
        &mut self,
        from: DeviceKind,
        version: u32,
        info: DeviceInfo,
        effects: &mut Vec<Effect>,
    ) {
        if version != protocol::VERSION {
            self.tell(Message::Versions {
                page: protocol::VERSION,
                worker: version,
            });
            let detail = format!("protocol {version} instead of {}", protocol::VERSION);
            let problem = Problem::Panic { detail };
            // Another start would load the same file.
            if let Some(queue) = &mut self.queue {
                queue.current_mut().deaths = DEATHS;
            }
            self.died(from, problem, effects);
            return;
        }
        let slot = self.devices.slot_mut(from);
        if let Slot::Starting { outbox, .. } = std::mem::replace(slot, Slot::Ready(info)) {
            effects.extend(
                outbox
                    .into_iter()
                    .map(|command| Effect::Send(from, command)),
            );
        }
    }

    /// A run entered a state.
    fn entered(&mut self, run: RunId, state: RunState, effects: &mut Vec<Effect>) {
        let Some(waiting) = self.awaiting.filter(|waiting| waiting.run == run) else {
            return self.moved(run, state, effects);
        };
        // While an order stands, the state from before it is no news.
        let obeyed = match waiting.what {
            Order::Pause | Order::Reset => !matches!(state, RunState::Running | RunState::Opening),
            Order::Stop => !matches!(
                state,
                RunState::Running | RunState::Opening | RunState::Paused
            ),
        };
        if obeyed {
            self.awaiting = None;
            self.moved(run, state, effects);
        }
    }

    fn moved(&mut self, run: RunId, state: RunState, effects: &mut Vec<Effect>) {
        let Some(record) = self.record(run) else {
            return;
        };
        // `Opened` says when a run can be trained; until then it is opening.
        if record.stage == Stage::Opening && matches!(state, RunState::Paused) {
            return;
        }
        record.stage = state.into();
        let Some(queue) = &mut self.queue else {
            return;
        };
        match state {
            RunState::Finished | RunState::Diverged if queue.intent == Intent::Run => {
                if !queue.advance() {
                    queue.intent = Intent::Rest;
                }
                self.proceed(effects);
            }
            RunState::Paused if queue.intent != Intent::Run => queue.intent = Intent::Rest,
            RunState::Finished | RunState::Diverged | RunState::Stopped => {
                queue.intent = Intent::Rest;
            }
            RunState::Opening | RunState::Paused | RunState::Running => {}
        }
    }

    fn failed(
        &mut self,
        from: DeviceKind,
        run: RunId,
        problem: Problem,
        effects: &mut Vec<Effect>,
    ) {
        match self.racer(run) {
            Some(DeviceKind::Webgpu) => {
                return self.webgpu_out(Answer::Failed(problem), effects);
            }
            // Without the CPU's answer there is nothing to compare with.
            Some(DeviceKind::Cpu) => return self.webgpu_out(Answer::Silent, effects),
            None => {}
        }
        self.awaiting.take_if(|waiting| waiting.run == run);
        let Some(record) = self.record(run) else {
            return;
        };
        match problem {
            Problem::GpuLost { .. } | Problem::NoGpu { .. } | Problem::Panic { .. } => {
                effects.push(Effect::Terminate(from));
                self.died(from, problem, effects);
            }
            Problem::Checkpoint { .. } if record.checkpoint.is_some() => {
                // Better from the start than not at all.
                record.clear();
                record.device = None;
                record.stage = Stage::Opening;
                self.tell(Message::Warning(problem));
                self.proceed(effects);
            }
            Problem::Diverged { .. } => {
                record.problem = Some(problem);
                self.moved(run, RunState::Diverged, effects);
            }
            Problem::Unsupported { .. } => {
                record.problem = Some(problem);
                record.stage = Stage::Failed;
                self.after_failure(true, effects);
            }
            Problem::Download { .. }
            | Problem::Damaged { .. }
            | Problem::Storage { .. }
            | Problem::Checkpoint { .. } => {
                record.problem = Some(problem);
                record.stage = Stage::Failed;
                self.after_failure(false, effects);
            }
        }
    }

    /// Goes to the next run, if the failure is the run's own.
    fn after_failure(&mut self, others_may_work: bool, effects: &mut Vec<Effect>) {
        let Some(queue) = &mut self.queue else {
            return;
        };
        let goes_on = others_may_work && queue.intent == Intent::Run && queue.advance();
        if !goes_on {
            queue.intent = Intent::Rest;
        }
        self.proceed(effects);
    }

    /// A worker is gone. What it did is begun again from the last checkpoint: on the
    /// CPU if it was WebGPU's, by a new worker if it was the CPU's.
    pub(super) fn died(&mut self, from: DeviceKind, problem: Problem, effects: &mut Vec<Effect>) {
        self.devices.drop_worker(from);
        effects.push(Effect::Terminate(from));
        self.awaiting.take_if(|waiting| waiting.kind == from);
        let held = self
            .current()
            .is_some_and(|run| run.device == Some(from) && run.stage.is_active());
        if !held {
            return match (self.devices.comparing(), from) {
                (true, DeviceKind::Webgpu) => self.webgpu_out(Answer::Failed(problem), effects),
                (true, DeviceKind::Cpu) => self.webgpu_out(Answer::Silent, effects),
                (false, _) => {}
            };
        }
        if from == DeviceKind::Webgpu {
            self.leave_webgpu(problem.clone());
            let epochs = self.wind_back();
            self.tell(Message::FellBack(problem, epochs));
            return self.proceed(effects);
        }
        let Some(queue) = &mut self.queue else {
            return;
        };
        let record = queue.current_mut();
        record.deaths += 1;
        if record.deaths > DEATHS {
            record.problem = Some(problem);
            record.stage = Stage::Failed;
            queue.intent = Intent::Rest;
            return;
        }
        let epochs = self.wind_back();
        self.tell(Message::Restarted(problem, epochs));
        self.proceed(effects);
    }

    /// Takes the current run back to its last checkpoint, to be opened again; the
    /// epochs it then has.
    pub(super) fn wind_back(&mut self) -> u32 {
        let Some(queue) = &mut self.queue else {
            return 0;
        };
        let record = queue.current_mut();
        let epochs = record.kept();
        record.rewind(epochs);
        record.device = None;
        record.stage = Stage::Opening;
        epochs
    }
}
