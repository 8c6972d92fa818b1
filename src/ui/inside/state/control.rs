//! What pages and buttons do, and how what is next is done.

use super::next::Step;
use super::{InsideState, Open};
use crate::experiment::Experiment;
use crate::protocol::{Command, Look, Problem};
use crate::ui::inside::followers::{PAGE, Rest, Seat};
use crate::ui::inside::plan::{Plan, run_of};
use crate::ui::state::Effect;

impl InsideState {
    /// Takes the plan of the page, or of a figure. What is known stays known; what is being done
    /// goes on if some plan wants it still, and is called off otherwise.
    pub fn follow_as(&mut self, seat: Seat, plan: Plan) -> Vec<Effect> {
        let wanted = self.followers.wanted().iter();
        let before: Vec<Experiment> = wanted.map(|group| group.run.clone()).collect();
        match self.followers.follow(seat, plan) {
            true => self.follow_on(&before),
            false => Vec::new(),
        }
    }

    /// Forgets the plan of a page or a figure that goes.
    pub fn leave(&mut self, seat: Seat) -> Vec<Effect> {
        if seat == PAGE {
            // Another of the pages comes; a pause is over when the student says so.
            return self.follow_as(PAGE, Plan::default());
        }
        let wanted = self.followers.wanted().iter();
        let before: Vec<Experiment> = wanted.map(|group| group.run.clone()).collect();
        self.followers.leave(seat);
        self.follow_on(&before)
    }

    /// Goes on with other plans than `before`.
    fn follow_on(&mut self, before: &[Experiment]) -> Vec<Effect> {
        let mut effects = Vec::new();
        let wanted = self.followers.wanted();
        if !wanted.iter().any(|group| before.contains(&group.run)) {
            // What befell other runs is of no more use.
            self.message = None;
        }
        self.last_number = self.last_number.wrapping_add(1);
        for group in wanted {
            self.store.entry(&group.run).used = self.last_number;
        }
        self.learnt();
        self.reconsider(&mut effects);
        effects
    }

    /// What somebody wants rests until [`Self::resume_as`].
    pub fn pause_as(&mut self, seat: Seat) -> Vec<Effect> {
        self.hold(seat, Rest::Paused)
    }

    /// Calls off what somebody wants, until another plan comes or [`Self::resume_as`].
    pub fn cancel_as(&mut self, seat: Seat) -> Vec<Effect> {
        self.hold(seat, Rest::Cancelled)
    }

    fn hold(&mut self, seat: Seat, rest: Rest) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.followers.hold(seat, rest);
        self.reconsider(&mut effects);
        effects
    }

    /// Goes on with what somebody wants, and tries again what failed of it.
    pub fn resume_as(&mut self, seat: Seat) -> Vec<Effect> {
        let mut effects = Vec::new();
        // Who only goes on does not want WebGPU tried again.
        let again = self.followers.hold(seat, Rest::No) == Rest::No;
        (self.broken, self.message, self.deaths) = (None, None, 0);
        self.devices.failed.take_if(|_| again);
        let own = self.followers.get(seat);
        for group in own.iter().flat_map(|own| &own.groups) {
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
            tests: false,
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
