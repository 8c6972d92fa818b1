//! What pages and buttons do, and how what is next is done.

use super::next::Step;
use super::{InsideState, Open, Rest};
use crate::experiment::Experiment;
use crate::protocol::{Command, Look, Problem};
use crate::ui::inside::plan::{Group, Plan, run_of};
use crate::ui::state::Effect;

impl InsideState {
    /// Takes a page's plan. What is known stays known; what is being done goes on if the plan
    /// wants it too, and is called off otherwise.
    pub fn follow(&mut self, plan: Plan) -> Vec<Effect> {
        let mut effects = Vec::new();
        if plan == self.plan {
            return effects;
        }
        self.plan = plan;
        let groups = self.plan.groups();
        let before = std::mem::replace(&mut self.groups, groups);
        let was_there = |group: &Group| before.iter().any(|old| old.run == group.run);
        if !self.groups.iter().any(was_there) {
            // What befell other runs is of no more use.
            self.message = None;
        }
        let used = self.number();
        for group in &self.groups {
            self.store.entry(&group.run).used = used;
        }
        if self.rest == Rest::Cancelled {
            self.rest = Rest::No;
        }
        self.learnt();
        self.reconsider(&mut effects);
        effects
    }

    /// Rests until [`Self::resume`].
    pub fn pause(&mut self) -> Vec<Effect> {
        self.hold(Rest::Paused)
    }

    /// Calls off what is wanted, until another plan comes or [`Self::resume`].
    pub fn cancel(&mut self) -> Vec<Effect> {
        self.hold(Rest::Cancelled)
    }

    fn hold(&mut self, rest: Rest) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.rest = rest;
        self.reconsider(&mut effects);
        effects
    }

    /// Goes on, and tries again what failed.
    pub fn resume(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        // Who only goes on does not want WebGPU tried again.
        let again = std::mem::take(&mut self.rest) == Rest::No;
        (self.broken, self.message, self.deaths) = (None, None, 0);
        self.devices.failed.take_if(|_| again);
        for group in &self.groups {
            let record = self.store.entry(&group.run);
            record.decision.take_if(|_| again);
            record.refused.clear();
            // The same training diverges at the same step.
            record
                .problem
                .take_if(|problem| !matches!(problem, Problem::Diverged { .. }));
        }
        self.reconsider(&mut effects);
        effects
    }

    /// Forgets what is known of these experiments, so that they are computed anew where they are
    /// wanted. One that is being computed goes on.
    pub fn forget(&mut self, experiments: &[Experiment]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for run in experiments.iter().map(run_of) {
            let held = self.open.as_ref().filter(|open| open.run == run);
            if held.is_some_and(|open| open.doing.is_some()) || self.store.get(&run).is_none() {
                continue;
            }
            self.open.take_if(|open| open.run == run);
            self.store.entry(&run).forget();
        }
        self.learnt();
        self.reconsider(&mut effects);
        effects
    }

    /// Goes on with what is being done if it is what is next; calls it off otherwise.
    pub(super) fn reconsider(&mut self, effects: &mut Vec<Effect>) {
        let doing = self.open.as_ref().and_then(|open| open.doing.as_ref());
        let next = self.next();
        match (doing, next) {
            (None, _) => self.proceed(effects),
            (Some(doing), Some(next)) if *doing == next => {}
            // A run that opens disturbs nobody, and another may take its place at any time.
            (Some(Step::Open { .. }), None) => {}
            (Some(Step::Open { .. }), Some(_)) => self.start(effects),
            _ if self.awaiting.is_some() => {}
            _ => self.call_off(effects),
        }
    }

    /// Does what is next, if the open run rests.
    pub(super) fn proceed(&mut self, effects: &mut Vec<Effect>) {
        let busy = self.open.as_ref().is_some_and(|open| open.doing.is_some());
        if !busy && self.awaiting.is_none() {
            self.start(effects);
        }
    }

    /// Does what is next.
    fn start(&mut self, effects: &mut Vec<Effect>) {
        while let Some(step) = self.next() {
            if let Step::Open { run, epochs, from } = step {
                return self.open(*run, epochs, from, effects);
            }
            let Some(open) = &mut self.open else {
                return;
            };
            let (run, kind) = (open.id, open.kind);
            (open.there, open.looked, open.waits) = (false, 0.0, false);
            let mut goes_on = false;
            let command = match &step {
                Step::Watch { watch, wait } => {
                    let record = self.store.entry(&open.run);
                    // Neurons followed on other images are forgotten first.
                    watch.iter().for_each(|watch| record.history.begin(watch));
                    let known = |watch| record.history.covered(&watch);
                    let whole = |watch| open.most == 0 || known(watch) >= Some(open.most);
                    open.watch = watch.map(|watch| (watch, whole(watch)));
                    goes_on = !wait;
                    Command::Watch { run, watch: *watch }
                }
                Step::Restore => Command::Look {
                    run,
                    look: Look::Changed {
                        changes: Vec::new(),
                    },
                },
                Step::Look(look) => {
                    open.changed |= matches!(look, Look::Changed { .. });
                    let look = look.clone();
                    Command::Look { run, look }
                }
                Step::Train { end: true, until } => {
                    open.most = *until;
                    Command::Resume { run }
                }
                Step::Train { until, .. } => {
                    open.most = *until;
                    Command::Until { run, steps: *until }
                }
                Step::Open { .. } => return,
            };
            if !goes_on {
                open.doing = Some(step);
            }
            self.send(kind, command, effects);
            if !goes_on {
                return;
            }
        }
    }

    /// Opens a run, once its device is chosen, in place of the one there may be.
    fn open(
        &mut self,
        run: Experiment,
        epochs: usize,
        from: Option<u64>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(kind) = self.device(&run, effects) else {
            return;
        };
        let id = self.number();
        self.data = None;
        let data_base = self.data_base.clone();
        let record = self.store.entry(&run);
        let mut checkpoints = record.checkpoints.iter();
        let checkpoint = checkpoints.find(|(steps, _)| Some(*steps) == from);
        let checkpoint = checkpoint.map(|(_, bytes)| (**bytes).clone());
        let experiment = Experiment {
            epochs,
            ..run.clone()
        };
        self.open = Some(Open {
            run: run.clone(),
            id,
            kind,
            epochs,
            steps: 0,
            most: 0,
            watch: None,
            changed: false,
            doing: Some(Step::Open {
                run: Box::new(run),
                epochs,
                from,
            }),
            opened: false,
            there: false,
            refused: None,
            looked: 0.0,
            waits: false,
            ms_per_step: None,
        });
        let command = Command::Open {
            run: id,
            experiment: Box::new(experiment),
            data_base,
            checkpoint,
        };
        self.send(kind, command, effects);
    }
}
