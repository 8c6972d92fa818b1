//! What a worker's events do. Events of a run that is not the open one are dropped.

use super::next::Step;
use super::{DEATHS, InsideState, Open};
use crate::protocol::{
    DeviceKind, Event, Found, Look, Opened, Phase, Problem, Progress, RunId, RunState, Seen,
};
use crate::ui::inside::store::Store;
use crate::ui::state::{Effect, Message, Shared};

impl InsideState {
    /// Takes in an event of a worker.
    pub fn apply(&mut self, from: DeviceKind, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Hello { version, device } => self.hello(from, version, device, &mut effects),
            Event::Probed { run, probe } => self.probed(run, probe, &mut effects),
            Event::Data { run, progress } => {
                if self.current(run).is_some() {
                    self.data = Some(progress);
                }
            }
            Event::Opened { run, opened } => self.opened_run(run, opened),
            Event::Progress { run, progress } => self.advanced(run, &progress),
            Event::Epoch { run, result } => {
                if let Some(open) = self.open.as_ref().filter(|open| open.id == run) {
                    self.deaths = 0;
                    self.store.entry(&open.run).ended(result);
                    self.learnt();
                }
            }
            Event::Checkpoint { run, epoch, bytes } => {
                if let Some(open) = self.open.as_mut().filter(|open| open.id == run) {
                    let record = self.store.entry(&open.run);
                    record.keep(epoch, bytes);
                    let per_epoch = u64::from(record.per_epoch().unwrap_or(0));
                    open.reached(u64::from(epoch) * per_epoch);
                    self.learnt();
                }
            }
            Event::Watched { run, seen } => self.watched(run, *seen, &mut effects),
            Event::Looking { run, done } => {
                if let Some(open) = self.current(run) {
                    (open.looked, open.waits) = (done, false);
                }
            }
            Event::Looked { run, found } => self.looked(run, found, &mut effects),
            Event::State { run, state } => self.entered(run, state, &mut effects),
            Event::Warning { run, problem } => {
                if self.current(run).is_some() {
                    self.warned(problem);
                }
            }
            Event::Failed { run, problem } => self.failed(from, run, problem, &mut effects),
            Event::Died { problem } => self.died(from, problem, &mut effects),
            // No page of these shows them.
            Event::Samples { .. } | Event::Predictions { .. } => {}
        }
        effects
    }

    /// A network is built, at its start or at a checkpoint.
    fn opened_run(&mut self, run: RunId, opened: Opened) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == run) else {
            return;
        };
        let record = self.store.entry(&open.run);
        if !matches!(open.doing, Some(Step::Open { .. })) {
            // The worker began anew, for the data had arrived damaged: what is known came from it.
            record.forget();
            open.doing = Some(Step::Open {
                run: Box::new(open.run.clone()),
                epochs: open.epochs,
                from: None,
            });
        }
        open.steps = u64::from(opened.epochs_done) * u64::from(opened.steps_per_epoch);
        open.most = open.steps;
        (open.watch, open.changed, open.begun) = (None, false, true);
        record.opened = Some(Shared::new(opened));
        self.learnt();
    }

    fn advanced(&mut self, run: RunId, progress: &Progress) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == run) else {
            return;
        };
        let record = self.store.get(&open.run);
        let per_epoch = record.and_then(|record| record.per_epoch()).unwrap_or(0);
        let epochs = u64::from(progress.epoch.saturating_sub(1));
        open.reached(epochs * u64::from(per_epoch) + u64::from(progress.step));
        open.waits = progress.phase == Phase::Waiting;
        open.ms_per_step = Some(progress.ms_per_step).filter(|ms| ms.is_finite() && *ms > 0.0);
    }

    fn watched(&mut self, run: RunId, seen: Seen, effects: &mut Vec<Effect>) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == run) else {
            return;
        };
        self.deaths = 0;
        open.reached(seen.steps);
        let record = self.store.entry(&open.run);
        if let Some((watch, true)) = open.watch {
            record.history.cover(watch, seen.steps);
        }
        record.history.insert(seen, Store::share(self.groups.len()));
        open.doing
            .take_if(|doing| matches!(doing, Step::Watch { .. }));
        self.learnt();
        self.proceed(effects);
    }

    fn looked(&mut self, run: RunId, found: Option<Box<Found>>, effects: &mut Vec<Effect>) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == run) else {
            return;
        };
        let look = match &open.doing {
            Some(Step::Look(look)) => look.clone(),
            Some(Step::Restore) => Look::Changed {
                changes: Vec::new(),
            },
            _ => return,
        };
        let record = self.store.entry(&open.run);
        let Some(found) = found else {
            // Called off, and Paused follows; or else by the worker itself, which is a failure.
            if self.awaiting.is_none() {
                open.doing = None;
                self.deaths += 1;
                if self.deaths > DEATHS {
                    let detail = "it took no look".to_owned();
                    record.problem = Some(Problem::Panic { detail });
                }
                self.proceed(effects);
            }
            return;
        };
        open.doing = None;
        match mistake(&look, &found, open.steps) {
            Some(detail) => record.problem = Some(Problem::Panic { detail }),
            None => {
                if let Look::Changed { changes } = &look {
                    open.changed = !changes.is_empty();
                }
                self.deaths = 0;
                // A restored network may stand anywhere in a step that was called off.
                if open.steps == open.most {
                    record.answered(open.steps, look, *found);
                }
            }
        }
        self.learnt();
        self.proceed(effects);
    }

    fn entered(&mut self, run: RunId, state: RunState, effects: &mut Vec<Effect>) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == run) else {
            return;
        };
        if matches!(state, RunState::Opening) {
            return;
        }
        if matches!(state, RunState::Diverged | RunState::Stopped) {
            self.open = None;
            self.awaiting = None;
            return self.proceed(effects);
        }
        let called_off = self.awaiting.is_some();
        let over = match (&open.doing, state) {
            (_, RunState::Running) => {
                open.begun = true;
                false
            }
            // Whatever it did, and however far it came.
            (_, RunState::Paused) if called_off => true,
            (Some(Step::Train { until, .. }), RunState::Paused) if open.begun => {
                open.steps = *until;
                true
            }
            (Some(Step::Open { .. }), RunState::Paused) => open.begun,
            (Some(Step::Train { .. }), RunState::Finished) => {
                let record = self.store.get(&open.run);
                open.steps = open.end(record);
                open.most = open.steps;
                true
            }
            (_, RunState::Finished) => called_off,
            _ => false,
        };
        if !over {
            return;
        }
        if open.steps == open.most
            && let Some((watch, true)) = open.watch
        {
            self.store.entry(&open.run).history.cover(watch, open.steps);
        }
        open.doing = None;
        self.awaiting = None;
        self.learnt();
        self.proceed(effects);
    }

    fn warned(&mut self, problem: Problem) {
        let Some(open) = &self.open else {
            return;
        };
        let Problem::Diverged { epoch, step, .. } = problem else {
            self.message = Some(Message::Warning(problem));
            return;
        };
        let record = self.store.entry(&open.run);
        let per_epoch = u64::from(record.per_epoch().unwrap_or(0));
        let at = u64::from(epoch.saturating_sub(1)) * per_epoch + u64::from(step);
        record.diverged = Some(record.diverged.map_or(at, |known| known.min(at)));
        record.problem = Some(problem);
        if let Some((watch, true)) = open.watch {
            record.history.cover(watch, at.saturating_sub(1));
        }
        self.learnt();
    }

    fn failed(
        &mut self,
        from: DeviceKind,
        run: RunId,
        problem: Problem,
        effects: &mut Vec<Effect>,
    ) {
        if self.race_failed(run, &problem, effects) || self.current(run).is_none() {
            return;
        }
        if matches!(
            problem,
            Problem::GpuLost { .. } | Problem::NoGpu { .. } | Problem::Panic { .. }
        ) {
            return self.died(from, problem, effects);
        }
        self.awaiting = None;
        if matches!(problem, Problem::Diverged { .. }) {
            self.warned(problem);
            self.open = None;
            return self.proceed(effects);
        }
        let Some(open) = self.open.take() else {
            return;
        };
        let record = self.store.entry(&open.run);
        match problem {
            // Better from the start than not at all.
            Problem::Checkpoint { .. } if !record.checkpoints.is_empty() => {
                record.checkpoints.clear();
                self.message = Some(Message::Warning(problem));
            }
            _ => record.problem = Some(problem),
        }
        self.learnt();
        self.proceed(effects);
    }
}

impl Open {
    /// So many steps were taken, at least.
    fn reached(&mut self, steps: u64) {
        self.steps = steps.clamp(self.steps, self.most.max(self.steps));
    }
}

/// What is wrong with an answer: one to another question, or of another moment.
fn mistake(look: &Look, found: &Found, steps: u64) -> Option<String> {
    let (right, at) = match (look, found) {
        (Look::Layers { .. }, Found::Layers(layers)) => (true, layers.steps),
        (Look::Census { .. }, Found::Census(census)) => (true, census.steps),
        (Look::Neuron { .. }, Found::Neuron(view)) => (true, view.steps),
        (Look::Changed { changes }, Found::Changed { changes: made, .. }) => {
            (changes == made, steps)
        }
        _ => (false, steps),
    };
    match right {
        false => Some("an answer to another question".to_owned()),
        true => (at != steps).then(|| format!("a look after step {at} instead of {steps}")),
    }
}
