//! What the student's buttons do.

use super::queue::{Intent, RunQueue};
use super::run::Stage;
use super::{Awaiting, Effect, LabState, OBEY_FIRST_STEP_MS, OBEY_MS, Order, Timer};
use crate::protocol::{Command, DeviceKind, RunId};

/// Which buttons can be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Controls {
    /// Start, or go on.
    pub start: bool,
    /// Start goes on with a run instead of beginning one.
    pub resumes: bool,
    /// Pause.
    pub pause: bool,
    /// One optimiser step.
    pub step: bool,
    /// To the end of the epoch.
    pub epoch: bool,
    /// End the experiment.
    pub stop: bool,
    /// Back to the start weights.
    pub reset: bool,
}

impl LabState {
    /// Which buttons can be pressed now.
    pub fn controls(&self) -> Controls {
        let Some(queue) = &self.queue else {
            return Controls {
                start: true,
                step: true,
                epoch: true,
                ..Controls::default()
            };
        };
        let over = queue.is_over();
        let busy = self.busy();
        Controls {
            start: !busy,
            resumes: !over && !self.edited(),
            pause: busy && queue.intent != Intent::Rest,
            step: !busy,
            epoch: !busy,
            stop: !over,
            reset: true,
        }
    }

    /// Something is going on that Start, Step and Epoch would disturb.
    pub fn busy(&self) -> bool {
        let Some(queue) = &self.queue else {
            return false;
        };
        match queue.current().stage {
            Stage::Opening | Stage::Running => true,
            // Between two runs of an experiment.
            Stage::Waiting => queue.intent != Intent::Rest,
            _ => queue.intent == Intent::Run && !queue.is_over(),
        }
    }

    /// Start, or go on; begins anew if the settings were changed or all runs are over.
    pub fn start(&mut self) -> Vec<Effect> {
        self.go(Intent::Run)
    }

    /// One optimiser step.
    pub fn step(&mut self) -> Vec<Effect> {
        self.go(Intent::Step)
    }

    /// To the end of the epoch.
    pub fn epoch(&mut self) -> Vec<Effect> {
        self.go(Intent::Epoch)
    }

    fn go(&mut self, intent: Intent) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.busy() {
            return effects;
        }
        let fresh = self.edited() || self.queue.as_ref().is_none_or(RunQueue::is_over);
        if fresh {
            self.begin(intent, &mut effects);
            return effects;
        }
        if let Some(queue) = &mut self.queue {
            queue.intent = intent;
        }
        self.proceed(&mut effects);
        effects
    }

    /// Begins the experiment as it is set now.
    fn begin(&mut self, intent: Intent, effects: &mut Vec<Effect>) {
        self.release(effects);
        self.queue = Some(RunQueue::new(self.link.experiment.clone(), intent));
        self.devices.new_experiment(&self.link.experiment);
        self.proceed(effects);
    }

    /// Tells the worker of the current run to end it.
    fn release(&mut self, effects: &mut Vec<Effect>) {
        let active = self
            .current()
            .filter(|run| run.stage.is_active())
            .map(|run| (run.id, run.device));
        if let Some((run, Some(kind))) = active {
            self.order(kind, run, Order::Stop, effects);
        }
    }

    /// Pause after the step that is being taken.
    pub fn pause(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(queue) = &mut self.queue else {
            return effects;
        };
        queue.intent = Intent::Rest;
        let run = queue.current();
        if let (Stage::Running, Some(kind)) = (run.stage, run.device) {
            let run = run.id;
            self.order(kind, run, Order::Pause, &mut effects);
        }
        effects
    }

    /// End the experiment; results stay.
    pub fn stop(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.release(&mut effects);
        self.devices.abandon_race();
        if let Some(queue) = &mut self.queue {
            queue.stop();
        }
        effects
    }

    /// Back to the exact start weights, results gone.
    pub fn reset(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let edited = self.edited();
        let Some(queue) = &mut self.queue else {
            return effects;
        };
        queue.intent = Intent::Rest;
        let first = queue.index == 0;
        let run = queue.current_mut();
        match (run.stage, run.device) {
            (Stage::Paused | Stage::Running, Some(kind)) if first && !edited => {
                run.clear();
                let id = run.id;
                self.order(kind, id, Order::Reset, &mut effects);
            }
            _ => self.begin(Intent::Rest, &mut effects),
        }
        effects
    }

    /// Back to the last checkpoint of a run that diverged, or to its start weights, paused there.
    ///
    /// Its settings stay those it began with: who changes them begins a new run, as ever. A run
    /// that went on with others could not be told by its link, nor stand beside the book's.
    pub fn rewind(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.current().map(|run| run.stage) != Some(Stage::Diverged) {
            return effects;
        }
        if let Some(queue) = &mut self.queue {
            queue.intent = Intent::Rest;
        }
        self.wind_back();
        self.proceed(&mut effects);
        effects
    }

    /// Gives an order that a worker must obey in time.
    fn order(&mut self, kind: DeviceKind, run: RunId, what: Order, effects: &mut Vec<Effect>) {
        let command = match what {
            Order::Pause => Command::Pause { run },
            Order::Stop => Command::Stop { run },
            Order::Reset => Command::Reset { run },
        };
        let step = self
            .current()
            .and_then(|run| run.progress.as_ref())
            .map(|progress| progress.ms_per_step);
        let patience = match step {
            Some(ms) if ms.is_finite() => OBEY_MS.max(3.0 * ms),
            _ => OBEY_FIRST_STEP_MS,
        };
        let number = self.number();
        self.awaiting = Some(Awaiting {
            run,
            kind,
            number,
            what,
        });
        self.send(kind, command, effects);
        effects.push(Effect::Wait(patience as u32, Timer::Obey(number)));
    }

    /// A worker did not obey in time: it is ended by force, and a run that was only
    /// to pause waits at its last checkpoint.
    pub(super) fn disobeyed(&mut self, number: u32, effects: &mut Vec<Effect>) {
        let Some(awaiting) = self.awaiting.take_if(|waiting| waiting.number == number) else {
            return;
        };
        self.devices.drop_worker(awaiting.kind);
        effects.push(Effect::Terminate(awaiting.kind));
        let still_current = self
            .current()
            .is_some_and(|run| run.id == awaiting.run && run.stage.is_active());
        if still_current && awaiting.what != Order::Stop {
            let epochs = self.wind_back();
            self.tell(super::Message::Unresponsive(epochs));
        }
        self.proceed(effects);
    }
}
