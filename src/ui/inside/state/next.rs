//! What is to be done next for the plans.

use super::{InsideState, Open};
use crate::experiment::Experiment;
use crate::protocol::{Look, Problem, Watch};
use crate::ui::inside::plan::{Group, Moment};
use crate::ui::inside::record::Record;

/// One thing to do with the open run.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Open a run in place of the one there may be.
    Open {
        run: Box<Experiment>,
        epochs: usize,
        /// The steps of the checkpoint to begin at.
        from: Option<u64>,
    },
    /// Watch from now on, or no longer.
    Watch {
        watch: Option<Watch>,
        /// Nothing more is to be done before something was seen.
        wait: bool,
    },
    /// Undo the changes of the network.
    Restore,
    /// Look.
    Look(Look),
    /// Train until so many steps are taken.
    Train {
        until: u64,
        /// These are the last.
        end: bool,
    },
}

/// What is missing of one run, and could be had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Missing<'a> {
    /// After so many steps.
    pub steps: u64,
    /// The look; none if only watching is missing up to there.
    pub look: Option<&'a Look>,
    /// What must have been watched until then.
    pub watch: Option<Watch>,
}

impl InsideState {
    /// What is to be done next; nothing if all that can be had is known, or nothing may be done.
    pub(super) fn next(&self) -> Option<Step> {
        if self.broken.is_some() {
            return None;
        }
        let sought = self.followers.sought();
        let groups = || sought.iter().filter(|group| !self.is_blocked(group));
        // Fresh networks are looked at before anything is trained.
        let fresh = groups().find_map(|group| Some(self.toward(group, self.fresh(group)?)));
        fresh.or_else(|| groups().find_map(|group| self.trained(group)))
    }

    /// Nothing more can be had of a run. (One that diverged can still be looked at earlier.)
    pub(super) fn is_blocked(&self, group: &Group) -> bool {
        let problem = self.store.get(&group.run);
        let problem = problem.and_then(|record| record.problem.as_ref());
        problem.is_some_and(|problem| !matches!(problem, Problem::Diverged { .. }))
    }

    /// A missing look at start weights.
    fn fresh<'a>(&self, group: &'a Group) -> Option<Missing<'a>> {
        let looks = missing_looks(group, self.store.get(&group.run));
        Some(Missing {
            steps: 0,
            look: Some(first(looks.filter(|(steps, _)| *steps == Some(0)))?.1),
            watch: None,
        })
    }

    /// What is missing of a run that was opened before, the earliest first.
    pub(super) fn missing<'a>(&self, group: &'a Group, record: &Record) -> Option<Missing<'a>> {
        let within = |steps: u64| record.diverged.is_none_or(|at| steps < at);
        let looks = missing_looks(group, Some(record));
        let look = first(looks.filter(|(steps, _)| steps.is_some_and(within)));
        let top = self.top(group, record);
        let watch = group.watch.filter(|watch| {
            let sees = watch.layers || watch.neurons > 0;
            let covered = record.history.covered(watch);
            // The mean norms of an epoch are seen at its end, and nothing else before.
            (sees || watch.norms && top > 0) && covered.is_none_or(|covered| covered < top)
        });
        match look {
            Some((steps, look)) => Some(Missing {
                steps: steps?,
                look: Some(look),
                watch,
            }),
            None => watch.map(|_| Missing {
                steps: top,
                look: None,
                watch,
            }),
        }
    }

    /// The last moment wanted of a run that there is.
    pub(super) fn top(&self, group: &Group, record: &Record) -> u64 {
        let per_epoch = record.per_epoch();
        let wants = group.wants.iter();
        let steps = wants.filter_map(|(moment, epochs, _)| moment.steps(*epochs, per_epoch));
        let end = record.diverged.map_or(u64::MAX, |at| at.saturating_sub(1));
        steps.max().unwrap_or(0).min(end)
    }

    fn trained(&self, group: &Group) -> Option<Step> {
        let record = self.store.get(&group.run);
        let Some(record) = record.filter(|record| record.opened.is_some()) else {
            // How many steps an epoch has is known once it is open.
            let later = |(moment, ..): &(Moment, usize, Look)| moment.steps(1, None).is_none();
            let wanted = group.watch.is_some() || group.wants.iter().any(later);
            return wanted.then(|| open(group, None));
        };
        Some(self.toward(group, self.missing(group, record)?))
    }

    /// The next thing to do for what is missing of a run.
    fn toward(&self, group: &Group, missing: Missing) -> Step {
        let record = self.store.get(&group.run);
        // A run may go on from where an equal watch had seen everything, or from the start.
        let watched = |steps: u64| {
            missing.watch.is_none_or(|watch| {
                let covered = record.and_then(|record| record.history.covered(&watch));
                steps == 0 || covered.is_some_and(|covered| covered >= steps)
            })
        };
        let checkpoints = record.map_or(&[][..], |record| &record.checkpoints);
        let mut kept = checkpoints.iter().rev().map(|(steps, _)| *steps);
        let kept = kept.find(|&steps| steps > 0 && steps <= missing.steps && watched(steps));
        let usable = self.open.as_ref().filter(|open| {
            open.serves(group, record, missing.steps)
                && (open
                    .watch
                    .is_some_and(|(watch, whole)| whole && Some(watch) == missing.watch)
                    || watched(open.most))
        });
        let Some(run) = usable.filter(|run| kept.is_none_or(|kept| kept <= run.steps)) else {
            return open(group, kept);
        };
        let watches = run.watch.map(|(watch, _)| watch);
        let here = run.steps == missing.steps && run.most == run.steps;
        let there = here && run.is_tested(record);
        match missing.look {
            Some(look @ Look::Changed { .. }) if there => Step::Look(look.clone()),
            _ if run.changed => Step::Restore,
            Some(look) if there => Step::Look(look.clone()),
            // It came here without all of it being seen.
            None if there && run.steps > 0 => open(group, kept),
            None if there => Step::Watch {
                watch: missing.watch,
                wait: true,
            },
            _ if watches != missing.watch => Step::Watch {
                watch: missing.watch,
                wait: false,
            },
            _ => Step::Train {
                until: missing.steps,
                end: missing.steps == run.end(record),
            },
        }
    }
}

impl Open {
    /// Steps after which it is finished.
    pub(super) fn end(&self, record: Option<&Record>) -> u64 {
        let per_epoch = record.and_then(Record::per_epoch).unwrap_or(0);
        u64::from(per_epoch) * self.epochs as u64
    }

    /// Whether its last epoch was tested, if it stands at its end: a pause may have come between.
    fn is_tested(&self, record: Option<&Record>) -> bool {
        let last = record.and_then(|record| record.epochs.last());
        let last = last.map_or(0, |last| last.epoch as usize);
        self.steps < self.end(record) || last >= self.epochs
    }

    /// Whether the run can be brought to this step as it stands.
    fn serves(&self, group: &Group, record: Option<&Record>, steps: u64) -> bool {
        let ready = !matches!(self.doing, Some(Step::Open { .. }));
        let ahead = self.most <= steps;
        self.run == group.run && ready && ahead && steps <= self.end(record)
    }
}

fn open(group: &Group, from: Option<u64>) -> Step {
    Step::Open {
        run: Box::new(group.run.clone()),
        epochs: group.experiment.epochs,
        from,
    }
}

/// The looks that were not taken yet, with the steps by then if they are known.
fn missing_looks<'a>(
    group: &'a Group,
    record: Option<&Record>,
) -> impl Iterator<Item = (Option<u64>, &'a Look)> {
    let per_epoch = record.and_then(Record::per_epoch);
    let wants = group.wants.iter();
    let looks = wants.map(move |(moment, epochs, look)| (moment.steps(*epochs, per_epoch), look));
    looks.filter(move |(steps, look)| {
        let over = |steps, record: &Record| {
            record.answer(steps, look).is_some() || record.refusal(steps, look).is_some()
        };
        !steps
            .zip(record)
            .is_some_and(|(steps, record)| over(steps, record))
    })
}

/// The earliest look; of those at one moment the plan's first, but looks that change the network
/// come last.
fn first<'a>(
    looks: impl Iterator<Item = (Option<u64>, &'a Look)>,
) -> Option<(Option<u64>, &'a Look)> {
    looks.min_by_key(|(steps, look)| {
        let changes = matches!(look, Look::Changed { changes } if !changes.is_empty());
        (*steps, changes)
    })
}
