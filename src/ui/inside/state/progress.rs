//! How far it is, for the standing line.

use super::next::Step;
use super::{InsideState, Open};
use crate::experiment::{DeviceChoice, Experiment};
use crate::protocol::{DataProgress, DeviceKind, Problem};
use crate::ui::device::Decision;
use crate::ui::inside::followers::{Follower, Rest, Seat};
use crate::ui::inside::plan::{Group, WANTS};
use crate::ui::inside::record::Record;
use crate::ui::state::Message;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Activity {
    /// Nothing: all that is wanted is there, or cannot be had.
    #[default]
    Idle,
    /// The worker is loading, devices are compared, or a network is built.
    Preparing,
    /// Data is arriving.
    Data,
    /// Training.
    Training,
    /// Looking at a network.
    Looking,
    /// Something else comes first, which another figure wants.
    Waiting,
    /// The student paused.
    Paused,
    /// The student called off what is wanted.
    Cancelled,
}

/// What cannot be had of an experiment, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// The experiment.
    pub experiment: Experiment,
    /// Why.
    pub problem: Problem,
    /// Where training diverged: the last end of an epoch before that, 0 for the start, and the
    /// steps by then. There the network can be looked at.
    pub rewind: Option<(u32, u64)>,
}

/// What the standing line shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What is being done.
    pub activity: Activity,
    /// With which of the wanted experiments.
    pub experiment: Option<Experiment>,
    /// Its place among them, counted from 1, and how many they are.
    pub place: (usize, usize),
    /// Optimiser steps taken, and those to be taken, of the open run.
    pub steps: (u64, u64),
    /// The test set is being evaluated, after these steps.
    pub testing: bool,
    /// Share of all that is wanted that is there, in 0…1; while data arrives, the share of it.
    pub share: Option<f64>,
    /// Seconds until all training is done.
    pub seconds_left: Option<f64>,
    /// The data, while it arrives.
    pub data: Option<DataProgress>,
    /// The device that computes.
    pub device: Option<DeviceKind>,
    /// Why, where it had to be found out.
    pub decision: Option<Decision>,
    /// The device was left open, which is the CPU here.
    pub auto: bool,
    /// What the student is told.
    pub message: Option<Message>,
    /// What cannot be had.
    pub troubles: Vec<Trouble>,
    /// There are troubles that may go away when tried again.
    pub again: bool,
    /// Wants beyond the most that are followed.
    pub left_out: usize,
}

impl InsideState {
    /// What is being done for the page, or for a figure.
    pub fn standing_of(&self, seat: Seat) -> Standing {
        let nobody = Follower::default();
        let follower = self.followers.get(seat).unwrap_or(&nobody);
        let groups = &follower.groups;
        let open = self
            .open
            .as_ref()
            .filter(|open| !self.is_others(open, groups));
        let message = self
            .message
            .clone()
            .filter(|_| open.is_some() || self.open.is_none());
        let open = open.filter(|open| open.doing.is_some());
        let place = |open: &Open| groups.iter().position(|group| group.run == open.run);
        let at = open.and_then(place);
        let group = at.map(|at| &groups[at]);
        let record = group.and_then(|group| self.store.get(&group.run));
        let activity = self.activity(follower);
        let data = self.data.clone().filter(|_| activity == Activity::Data);
        let troubles = self.troubles(groups);
        let passing = |trouble: &Trouble| trouble.rewind.is_none();
        Standing {
            activity,
            experiment: group.map(|group| group.experiment.clone()),
            place: (at.map_or(0, |at| at + 1), groups.len()),
            steps: open.map_or((0, 0), |open| (open.steps, open.most)),
            testing: open.is_some_and(|open| open.tests),
            share: match &data {
                Some(data) => share(data.received as f64, data.total as f64),
                None if activity == Activity::Idle => Some(1.0),
                None => self.share(groups),
            },
            seconds_left: self.seconds_left(groups),
            data,
            device: self.open.as_ref().map(|open| open.kind),
            decision: record.and_then(|record| record.decision.clone()),
            auto: is_auto(groups),
            message,
            again: troubles.iter().any(passing),
            troubles,
            left_out: follower.plan.wants.len().saturating_sub(WANTS),
        }
    }

    /// Whether a run is open for somebody else alone.
    fn is_others(&self, open: &Open, own: &[Group]) -> bool {
        let among = |groups: &[Group]| groups.iter().any(|group| group.run == open.run);
        !among(own) && among(self.followers.wanted())
    }

    fn activity(&self, follower: &Follower) -> Activity {
        let missing = || follower.groups.iter().any(|group| self.lacks(group));
        match follower.rest {
            Rest::Paused if missing() => return Activity::Paused,
            Rest::Cancelled if missing() => return Activity::Cancelled,
            _ => {}
        }
        let open = self.open.as_ref();
        let Some((open, doing)) = open.and_then(|open| Some((open, open.doing.as_ref()?))) else {
            let waits = (self.devices.comparing() || self.workers.starting())
                && self.broken.is_none()
                && missing();
            return match waits {
                true => Activity::Preparing,
                false => Activity::Idle,
            };
        };
        if self.is_others(open, &follower.groups) {
            return match missing() {
                true => Activity::Waiting,
                false => Activity::Idle,
            };
        }
        let arrives = |data: &DataProgress| !data.verified && data.total > 0;
        let data = self.data.as_ref().is_some_and(arrives);
        match doing {
            Step::Train { .. } if open.waits => Activity::Data,
            Step::Train { .. } => Activity::Training,
            _ if data && open.looked == 0.0 => Activity::Data,
            Step::Look(_) | Step::Restore | Step::Watch { .. } => Activity::Looking,
            Step::Open { .. } => Activity::Preparing,
        }
    }

    /// Whether something of a run is missing that could be had.
    fn lacks(&self, group: &Group) -> bool {
        if self.is_blocked(group) {
            return false;
        }
        match self.store.get(&group.run) {
            Some(record) if record.opened.is_some() => self.missing(group, record).is_some(),
            _ => true,
        }
    }

    /// Steps still to be taken for a run, and all that it takes; none while nobody knows.
    fn work(&self, group: &Group) -> Option<(u64, u64)> {
        if self.is_blocked(group) {
            return Some((0, 0));
        }
        let record = self.store.get(&group.run)?;
        record.per_epoch()?;
        let top = self.top(group, record);
        if self.missing(group, record).is_none() {
            return Some((0, top));
        }
        let open = self.open.as_ref().filter(|open| open.run == group.run);
        let taken = open.map_or(0, |open| open.steps.min(top));
        Some((top - taken, top))
    }

    /// Share of the wanted steps that are taken; where none are wanted, of the looks.
    fn share(&self, groups: &[Group]) -> Option<f64> {
        let known = || groups.iter().filter_map(|group| self.work(group));
        let (left, all) = known().fold((0, 0), |sum, work| (sum.0 + work.0, sum.1 + work.1));
        let unknown = groups.len() - known().count();
        if all > 0 {
            // Runs that were not opened yet will take about as long as the others.
            let each = all as f64 / (groups.len() - unknown) as f64;
            let whole = all as f64 + unknown as f64 * each;
            return share((all - left) as f64, whole);
        }
        let looks = groups.iter().map(|group| group.wants.len());
        let looks = looks.sum::<usize>();
        let found = groups.iter().map(|group| self.found_of(group));
        let open = self.open.as_ref();
        let open = open.filter(|open| !self.is_others(open, groups));
        let open = open.map_or(0.0, |open| f64::from(open.looked));
        share(found.sum::<usize>() as f64 + open, looks as f64)
    }

    fn found_of(&self, group: &Group) -> usize {
        let Some(record) = self.store.get(&group.run) else {
            return 0;
        };
        let wants = group.wants.iter();
        let found = wants.filter(|(moment, epochs, look)| {
            let steps = moment.steps(*epochs, record.per_epoch());
            steps.is_some_and(|steps| record.answer(steps, look).is_some())
        });
        found.count()
    }

    /// Seconds until all wanted steps are taken, if all go as fast as those of the open run.
    fn seconds_left(&self, groups: &[Group]) -> Option<f64> {
        let open = self.open.as_ref()?;
        let record = self.store.get(&open.run)?;
        let per_epoch = f64::from(record.per_epoch()?);
        // An epoch is more than its steps: the test set comes after them.
        let measured = record.epochs.last().filter(|last| last.epoch > 0);
        let measured = measured.map(|last| last.seconds / f64::from(last.epoch) / per_epoch);
        let step = measured.or(open.ms_per_step.map(|ms| ms / 1000.0))?;
        let work = groups.iter().map(|group| self.work(group));
        let most = work.clone().flatten().map(|(_, all)| all).max()?;
        let left: u64 = work.map(|work| work.map_or(most, |(left, _)| left)).sum();
        Some(left as f64 * step).filter(|seconds| seconds.is_finite() && left > 0)
    }

    fn troubles(&self, groups: &[Group]) -> Vec<Trouble> {
        if let (Some(problem), Some(group)) = (&self.broken, groups.first()) {
            return vec![Trouble {
                experiment: group.experiment.clone(),
                problem: problem.clone(),
                rewind: None,
            }];
        }
        let trouble = |group: &Group| {
            let record = self.store.get(&group.run)?;
            let refused = || refusal(group, record).cloned();
            let problem = record.problem.clone().or_else(refused)?;
            let diverged = matches!(problem, Problem::Diverged { .. });
            // What lies before that step can be had.
            if diverged && !beyond(group, record) {
                return None;
            }
            Some(Trouble {
                experiment: group.experiment.clone(),
                problem,
                rewind: diverged.then(|| {
                    let good = record.diverged.unwrap_or(0).saturating_sub(1);
                    let per_epoch = u64::from(record.per_epoch().unwrap_or(1).max(1));
                    let epochs = good / per_epoch;
                    (epochs as u32, epochs * per_epoch)
                }),
            })
        };
        groups.iter().filter_map(trouble).collect()
    }
}

fn is_auto(groups: &[Group]) -> bool {
    let mut groups = groups.iter();
    groups.any(|group| group.experiment.device == DeviceChoice::Auto)
}

/// Why a look that is wanted could not be taken.
fn refusal<'a>(group: &Group, record: &'a Record) -> Option<&'a Problem> {
    let mut wants = group.wants.iter();
    wants.find_map(|(moment, epochs, look)| {
        record.refusal(moment.steps(*epochs, record.per_epoch())?, look)
    })
}

/// Whether something is wanted of a run after the step at which it diverged.
fn beyond(group: &Group, record: &Record) -> bool {
    group.wants.iter().any(|(moment, epochs, _)| {
        let steps = moment.steps(*epochs, record.per_epoch());
        steps
            .zip(record.diverged)
            .is_some_and(|(steps, at)| steps >= at)
    })
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| (part / whole).clamp(0.0, 1.0))
}
