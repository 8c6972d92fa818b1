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
                if let Some(open) = self.open.as_mut().filter(|open| open.id == run) {
                    open.tests = false;
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
                    let steps = u64::from(epoch) * per_epoch;
                    open.reached(steps);
                    open.there = open.aim() == Some(steps);
                    self.learnt();
                }
            }
            Event::Watched { run, seen } => match seen.open() {
                Ok(seen) => self.watched(run, seen, &mut effects),
                Err(error) => self.died(from, unreadable(&error), &mut effects),
            },
            Event::Looking { run, done } => {
                if let Some(open) = self.current(run) {
                    (open.looked, open.waits) = (done, false);
                }
            }
            Event::Looked { run, found } => match found.map(|found| found.open()).transpose() {
                Ok(found) => self.looked(run, found, &mut effects),
                Err(error) => self.died(from, unreadable(&error), &mut effects),
            },
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
        (open.watch, open.changed, open.opened) = (None, false, true);
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
        let steps = epochs * u64::from(per_epoch) + u64::from(progress.step);
        open.reached(steps);
        // At the end of an epoch the test set comes first.
        open.there = open.aim() == Some(steps) && progress.step < per_epoch;
        open.waits = progress.phase == Phase::Waiting;
        open.tests = progress.phase == Phase::Testing;
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
        record
            .history
            .insert(seen, Store::share(self.followers.wanted().len()));
        open.doing
            .take_if(|doing| matches!(doing, Step::Watch { .. }));
        self.learnt();
        self.proceed(effects);
    }

    fn looked(&mut self, run: RunId, found: Option<Found>, effects: &mut Vec<Effect>) {
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
            if let Some(problem) = open.refused.take() {
                record.refused.push((open.steps, look, problem));
                open.doing = None;
                self.learnt();
                self.proceed(effects);
            } else if self.awaiting.is_none() {
                // Nobody called it off: the run is opened anew, a few times.
                self.deaths += 1;
                if self.deaths > DEATHS {
                    self.deaths = 0;
                    let detail = "it gave up a look".to_owned();
                    record.problem = Some(Problem::Panic { detail });
                }
                self.open = None;
                self.learnt();
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
                    record.answered(open.steps, look, found);
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
        let called_off = self.awaiting.is_some();
        match (state, &open.doing) {
            (RunState::Opening | RunState::Running, _) => return,
            (RunState::Diverged | RunState::Stopped, _) => {
                (self.open, self.awaiting) = (None, None);
                return self.proceed(effects);
            }
            (RunState::Finished, Some(Step::Train { .. })) => {
                open.steps = open.end(self.store.get(&open.run));
                open.there = true;
            }
            (RunState::Paused, Some(Step::Train { until, .. })) if open.there => {
                open.steps = *until;
            }
            // It obeyed, wherever it then was.
            (RunState::Paused, _) if called_off => self.awaiting = None,
            // It stood there already, at the end of an epoch whose test was called off.
            (RunState::Paused, Some(Step::Train { until, .. })) => open.steps = *until,
            (RunState::Paused, Some(Step::Open { .. })) if open.opened => {}
            (RunState::Paused | RunState::Finished, _) => return,
        }
        if std::mem::take(&mut open.there) {
            open.most = open.steps;
            if let Some((watch, true)) = open.watch {
                let record = self.store.entry(&open.run);
                record.history.cover(watch, open.steps);
            }
        }
        open.doing = None;
        self.learnt();
        self.proceed(effects);
    }

    fn warned(&mut self, problem: Problem) {
        let Some(open) = &mut self.open else {
            return;
        };
        if let (Problem::Unsupported { .. }, Some(Step::Look(_))) = (&problem, &open.doing) {
            open.refused = Some(problem);
            return;
        }
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
    /// The step up to which it trains, if it does.
    fn aim(&self) -> Option<u64> {
        match self.doing {
            Some(Step::Train { until, .. }) => Some(until),
            _ => None,
        }
    }

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

/// A message that could not be read: the worker is of no more use.
fn unreadable(error: &impl std::fmt::Display) -> Problem {
    Problem::Panic {
        detail: format!("unreadable finding: {error}"),
    }
}
