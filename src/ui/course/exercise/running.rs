//! The one job that the course runs at a time, as components see it.

use std::time::Duration;

use leptos::prelude::*;

use super::bench::{self, Advance, Job, Known, Run};
use crate::course::check::Answers;
use crate::course::exercises;
use crate::experiment::Experiment;
use crate::protocol::{DeviceKind, EpochResult, Found};
use crate::ui::course::desk::Desk;
use crate::ui::inside::{Room, Standing, Trouble, Want};
use crate::ui::state::Shared;
use crate::ui::words;

/// How long the room takes to hear of a new plan, at least.
const SOON: Duration = Duration::from_millis(60);

/// What runs the exercises' experiments.
#[derive(Clone, Copy)]
pub struct Bench {
    room: Room,
    desk: Desk,
    job: RwSignal<Option<Job>>,
    missing: Memo<Vec<Run>>,
    standing: Memo<Standing>,
}

impl Known for Room {
    fn found(&self, want: &Want) -> Option<Shared<Found>> {
        Room::found(*self, want)
    }
    fn epochs(&self, experiment: &Experiment) -> Vec<EpochResult> {
        Room::epochs(*self, experiment)
    }
    fn diverged(&self, experiment: &Experiment) -> bool {
        Room::diverged(*self, experiment)
    }
    fn device(&self, experiment: &Experiment) -> Option<DeviceKind> {
        self.device_of(experiment)
    }
}

impl Bench {
    /// A bench on which nothing runs. A job goes on while the program is there, whatever the
    /// student reads meanwhile.
    pub fn open(room: Room, desk: Desk) -> Self {
        let job = RwSignal::new(None::<Job>);
        let missing = desk.memo(move |progress| {
            job.with(|job| {
                job.as_ref()
                    .map_or_else(Vec::new, |job| bench::missing(job, progress))
            })
        });
        room.follow(Memo::new(move |_| missing.with(|runs| bench::plan(runs))));
        let bench = Self {
            room,
            desk,
            job,
            missing,
            standing: room.standing(),
        };
        Effect::new(move |_| bench.take());
        bench
    }

    /// The bench of the program.
    pub fn get() -> Self {
        expect_context()
    }

    /// Keeps the readings that have become known; tracked.
    fn take(self) {
        let Some(job) = self.job.get() else { return };
        let missing = self.missing.get();
        if missing.is_empty() {
            return self.job.set(None);
        }
        let readings = missing.iter().filter_map(|run| {
            let reading = run.reading(&self.room, words::device)?;
            Some((run.measure, reading))
        });
        let readings: Vec<_> = readings.collect();
        if readings.is_empty() {
            return;
        }
        if job.anew.is_some() {
            let taken = readings
                .iter()
                .map(|(measure, reading)| (measure.name, reading.link.clone()));
            let taken: Vec<_> = taken.collect();
            self.job.update(|job| {
                if let Some(Job {
                    anew: Some(known), ..
                }) = job
                {
                    known.extend(taken);
                }
            });
        }
        self.desk.change(|progress| {
            let attempt = progress.attempt_mut(job.exercise);
            for (measure, reading) in readings {
                bench::put(&mut attempt.measured, measure, &attempt.answers, reading);
            }
        });
    }

    /// Runs what a step measures, in place of what may be running. What is there already is taken
    /// anew if asked for.
    pub fn start(self, exercise: &'static str, step: &'static str, anew: bool) {
        if anew {
            let runs = self.runs(exercise, step);
            let experiments: Vec<_> = runs.into_iter().map(|run| run.experiment).collect();
            self.room.forget(&experiments);
        }
        self.job.set(Some(Job {
            exercise,
            step,
            anew: anew.then(Vec::new),
        }));
        // What was paused goes on, and what failed before is tried again, once the room knows what
        // is wanted.
        let resume = move || {
            if self.job.try_with_untracked(Option::is_some) == Some(true) {
                self.room.resume();
            }
        };
        set_timeout(resume, SOON);
    }

    fn runs(self, exercise: &'static str, step: &'static str) -> Vec<Run> {
        let Some(known) = exercises::find(exercise) else {
            return Vec::new();
        };
        let measures = bench::measures(known, step);
        let nothing = Answers::new();
        self.desk.now(|progress| {
            let attempt = progress.attempt(exercise);
            let answers = attempt.map_or(&nothing, |attempt| &attempt.answers);
            bench::runs(measures, answers)
        })
    }

    /// Calls the job off; what was measured stays.
    pub fn cancel(self) {
        self.job.set(None);
    }

    /// Rests until [`Self::resume`].
    pub fn pause(self) {
        self.room.pause();
    }

    /// Goes on; tries again what failed.
    pub fn resume(self) {
        self.room.resume();
    }

    /// What runs: exercise and step.
    pub fn job(self) -> Memo<Option<(&'static str, &'static str)>> {
        let job = self.job;
        Memo::new(move |_| job.with(|job| job.as_ref().map(|job| (job.exercise, job.step))))
    }

    /// What the room does.
    pub fn standing(self) -> Memo<Standing> {
        self.standing
    }

    /// How far a job of so many runs is.
    pub fn advance(self, all: Signal<usize>) -> Memo<Advance> {
        let (missing, standing) = (self.missing, self.standing);
        Memo::new(move |_| {
            standing.with(|standing| {
                missing.with(|missing| bench::advance(all.get(), missing, standing))
            })
        })
    }

    /// What keeps the job from going on.
    pub fn troubles(self) -> Memo<Vec<Trouble>> {
        let (missing, standing) = (self.missing, self.standing);
        Memo::new(move |_| {
            standing.with(|standing| missing.with(|missing| bench::troubles(missing, standing)))
        })
    }
}
