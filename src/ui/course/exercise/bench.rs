//! Running what an exercise measures, as pure logic: which runs are missing, what is to be looked
//! at in them, and what becomes of what was found.

use crate::course::check::Answers;
use crate::course::exercise::{Exercise, Task};
use crate::course::exercises;
use crate::course::measure::{Measure, Read, link_of};
use crate::course::measured::{Measured, Reading};
use crate::course::progress::Progress;
use crate::experiment::Experiment;
use crate::protocol::{DeviceKind, EpochResult, Found, Problem};
use crate::ui::inside::{Activity, Moment, Plan, Standing, Trouble, WANTS, Want, run_of};
use crate::ui::state::Shared;

/// Most looks that are asked for at once; the others follow when these are there. Figures of the
/// chapter want some, too.
const AT_ONCE: usize = WANTS / 2;

/// What is being run: everything that a step of an exercise measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The exercise.
    pub exercise: &'static str,
    /// Its step.
    pub step: &'static str,
    /// Readings that are there already are taken anew; of these it was done, by measure and link.
    pub anew: Option<Vec<(&'static str, String)>>,
}

/// One run of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What it is read for.
    pub measure: &'static Measure,
    /// A single run.
    pub experiment: Experiment,
}

/// What the room knows of a run.
pub trait Known {
    /// What was found for a want.
    fn found(&self, want: &Want) -> Option<Shared<Found>>;
    /// The finished epochs.
    fn epochs(&self, experiment: &Experiment) -> Vec<EpochResult>;
    /// Whether its training diverged.
    fn diverged(&self, experiment: &Experiment) -> bool;
    /// What computed it.
    fn device(&self, experiment: &Experiment) -> Option<DeviceKind>;
}

/// What a step has the student run; nothing if it is another kind of step.
pub fn measures(exercise: &Exercise, step: &str) -> &'static [Measure] {
    match exercise.step(step).map(|step| step.task) {
        Some(Task::Run(measures)) => measures,
        _ => &[],
    }
}

/// Every run of these measures, as far as the student's formulas are there.
pub fn runs(measures: &'static [Measure], answers: &Answers) -> Vec<Run> {
    let ready = measures.iter().filter(|measure| !measure.waits(answers));
    let of = |measure: &'static Measure| {
        let runs = measure.experiment(answers).runs().into_iter();
        runs.map(move |experiment| Run {
            measure,
            experiment,
        })
    };
    ready.flat_map(of).collect()
}

impl Run {
    /// Whether it was measured.
    pub fn is_there(&self, measured: &Measured) -> bool {
        let link = link_of(&self.experiment);
        let mut readings = measured.readings(self.measure.name).iter();
        readings.any(|reading| reading.link == link && reading.has(self.measure.reads))
    }

    /// What is looked at.
    fn wants(&self) -> Vec<Want> {
        let mut wants: Vec<Want> = Vec::new();
        for read in self.measure.reads {
            let want = self.want(*read);
            if !wants.contains(&want) {
                wants.push(want);
            }
        }
        wants
    }

    fn want(&self, read: Read) -> Want {
        Want {
            experiment: self.experiment.clone(),
            moment: match read.at_end() {
                true => Moment::End,
                false => Moment::Start,
            },
            look: read.look(&self.experiment),
        }
    }

    /// Its reading, once all of it is known. `device` names what computed it. Where training
    /// diverged, that is the result, and what was to be seen at its end is not waited for.
    pub fn reading(
        &self,
        known: &impl Known,
        device: impl Fn(DeviceKind) -> String,
    ) -> Option<Reading> {
        let mut scratch = Measured::default();
        let reading = scratch.reading_mut(self.measure.name, &self.experiment);
        let lost = known.diverged(&self.experiment);
        let mut epochs = known.epochs(&self.experiment);
        epochs.retain(|epoch| epoch.epoch as usize <= self.experiment.epochs);
        for read in self.measure.reads {
            if read.at_end() && lost {
                continue;
            }
            let found = known.found(&self.want(*read))?;
            reading.take(*read, &found);
        }
        let trained = self.measure.reads.contains(&Read::Training);
        let whole = epochs.last().map_or(0, |last| last.epoch as usize) == self.experiment.epochs;
        if trained && !lost && !whole {
            return None;
        }
        if trained || lost {
            reading.end(&epochs, lost);
        }
        reading.device = known
            .device(&self.experiment)
            .map(device)
            .unwrap_or_default();
        // A look of another kind than was asked for leaves its place empty.
        reading.has(self.measure.reads).then(|| reading.clone())
    }
}

/// The runs of a job that are still to be done.
pub fn missing(job: &Job, progress: &Progress) -> Vec<Run> {
    let Some(exercise) = exercises::find(job.exercise) else {
        return Vec::new();
    };
    let nothing = Default::default();
    let attempt = progress.attempt(job.exercise).unwrap_or(&nothing);
    let mut runs = runs(measures(exercise, job.step), &attempt.answers);
    runs.retain(|run| match &job.anew {
        None => !run.is_there(&attempt.measured),
        Some(taken) => {
            let link = link_of(&run.experiment);
            let this =
                |(measure, known): &(&str, String)| *measure == run.measure.name && *known == link;
            !taken.iter().any(this)
        }
    });
    runs
}

/// What the room is asked for.
pub fn plan(missing: &[Run]) -> Plan {
    let mut wants: Vec<Want> = Vec::new();
    for run in missing {
        let more = run.wants();
        if !wants.is_empty() && wants.len() + more.len() > AT_ONCE {
            break;
        }
        wants.extend(more);
    }
    Plan { wants, watch: None }
}

/// Keeps a reading in place of an older one of the same run. What was read off other experiments,
/// with an earlier formula in them, goes: it may not stand beside this one.
pub fn put(measured: &mut Measured, measure: &Measure, answers: &Answers, reading: Reading) {
    let runs = measure.experiment(answers).runs();
    let current: Vec<String> = runs.iter().map(link_of).collect();
    let readings = measured
        .by_measure
        .entry(measure.name.to_owned())
        .or_default();
    readings.retain(|old| old.link != reading.link && current.contains(&old.link));
    readings.push(reading);
}

/// Whether there are readings of experiments that a step no longer measures.
pub fn is_stale(measures: &'static [Measure], answers: &Answers, measured: &Measured) -> bool {
    measures.iter().any(|measure| {
        let readings = measured.readings(measure.name);
        let runs = measure.experiment(answers).runs();
        let current: Vec<String> = runs.iter().map(link_of).collect();
        readings
            .iter()
            .any(|reading| measure.waits(answers) || !current.contains(&reading.link))
    })
}

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advance {
    /// Runs that are done, and all.
    pub runs: (usize, usize),
    /// The share of them that is done, the one that is being done counted in part.
    pub share: f64,
    /// The run that is being done.
    pub current: Option<Experiment>,
    /// Its optimiser steps taken, and those to be taken; none to be taken while it does not train.
    pub steps: (u64, u64),
}

/// How far a job of so many runs is.
pub fn advance(all: usize, missing: &[Run], standing: &Standing) -> Advance {
    let done = all.saturating_sub(missing.len());
    let is = |open: &&Experiment| {
        let open = run_of(open);
        let mut runs = missing.iter().map(|run| run_of(&run.experiment));
        runs.any(|run| run == open)
    };
    let current = standing.experiment.as_ref().filter(is).cloned();
    let steps = match standing.activity == Activity::Training && current.is_some() {
        true => standing.steps,
        false => (0, 0),
    };
    let part = match steps {
        (_, 0) => 0.0,
        (taken, of) => (taken as f64 / of as f64).min(1.0),
    };
    Advance {
        runs: (done, all),
        share: (done as f64 + part) / all.max(1) as f64,
        current,
        steps,
    }
}

/// What keeps missing runs from being done. Who cannot have a worker cannot have any run.
pub fn troubles(missing: &[Run], standing: &Standing) -> Vec<Trouble> {
    let mine = |trouble: &&Trouble| {
        let of = run_of(&trouble.experiment);
        let mut runs = missing.iter().map(|run| run_of(&run.experiment));
        // That training diverges is a result.
        runs.any(|run| run == of) && !matches!(trouble.problem, Problem::Diverged { .. })
    };
    let troubles: Vec<_> = standing.troubles.iter().filter(mine).cloned().collect();
    let stuck = standing.activity == Activity::Idle && !missing.is_empty();
    match troubles.is_empty() && stuck {
        true => standing.troubles.clone(),
        false => troubles,
    }
}

#[cfg(test)]
#[path = "bench_tests.rs"]
mod tests;
