//! What a run is looked at with: looks that were asked for, and watching while it trains.

use std::collections::VecDeque;

use super::look::{Job, Scene, Standing, at_once};
use super::{Host, SharedSource};
use crate::engine::Engine;
use crate::experiment::Experiment;
use crate::observe::Sample;
use crate::parameters::TrainState;
use crate::protocol::{Event, Found, Look, Packed, Problem, RunId, Seen, Watch};

/// Milliseconds between two reports of how far a look has come.
const REPORT_MS: f64 = 100.0;

/// Looks and watching of one run.
#[derive(Default)]
pub(super) struct Observer {
    looks: VecDeque<Look>,
    job: Option<Job>,
    reported: f64,
    watch: Option<Watch>,
    /// It is time to watch.
    due: bool,
    /// The mean gradient norms of the epoch that has just ended.
    norms: Option<Vec<f64>>,
    /// The network before it was changed; none if it is not.
    base: Option<TrainState>,
}

/// The run at the moment of a look.
pub(super) struct Moment<'a> {
    pub(super) id: RunId,
    pub(super) experiment: &'a Experiment,
    pub(super) source: &'a SharedSource,
    pub(super) samples: usize,
    pub(super) steps: u64,
}

impl Observer {
    /// Watches from now on, or no longer; at its start the network is watched at once.
    pub(super) fn watch(&mut self, watch: Option<Watch>, steps: u64) {
        self.watch = watch;
        self.due = watch.is_some() && steps == 0;
    }

    /// How the run is watched.
    pub(super) fn watched(&self) -> Option<Watch> {
        self.watch
    }

    /// It is time to watch.
    pub(super) fn is_due(&self) -> bool {
        self.due
    }

    /// Whether the gradient norms of every step are wanted.
    pub(super) fn wants_norms(&self) -> bool {
        self.watch.is_some_and(|watch| watch.norms)
    }

    /// Adds a look to those that wait.
    pub(super) fn look(&mut self, look: Look) {
        self.looks.push_back(look);
    }

    /// There is something to look at.
    pub(super) fn is_busy(&self) -> bool {
        self.due || self.job.is_some() || !self.looks.is_empty()
    }

    /// Calls off every look; how many there were.
    pub(super) fn call_off(&mut self) -> usize {
        let begun = usize::from(self.job.take().is_some());
        begun + std::mem::take(&mut self.looks).len()
    }

    /// Most steps that may be taken before it is time to watch, `steps` into the run.
    pub(super) fn room(&self, steps: u64) -> u64 {
        match self.watch.map(|watch| u64::from(watch.every)) {
            None | Some(0) => u64::MAX,
            Some(every) => every - steps % every,
        }
    }

    /// Steps were taken, within an epoch or up to its end.
    pub(super) fn trained(&mut self, steps: u64, ends: bool) {
        // What is trained from now on starts from the network as it was changed.
        self.base = None;
        let every = self.watch.map_or(0, |watch| u64::from(watch.every));
        // The end of an epoch is watched when its test is done.
        self.due |= every > 0 && steps.is_multiple_of(every) && !ends;
    }

    /// An epoch has ended.
    pub(super) fn epoch_ended(&mut self, norms: Option<Vec<f64>>) {
        self.due |= self.watch.is_some();
        self.norms = norms;
    }

    /// The next piece of a look, or a moment of watching. False if the samples for it have not
    /// arrived, or there is nothing to do.
    pub(super) async fn advance<E: Engine>(
        &mut self,
        engine: &mut E,
        moment: Moment<'_>,
        host: &mut impl Host,
    ) -> Result<bool, Problem> {
        if self.due {
            return self.see(engine, moment, host).await;
        }
        let Moment {
            id: run,
            experiment,
            source,
            samples,
            steps,
        } = moment;
        let mut scene = Scene {
            experiment,
            source,
            samples,
            steps,
            base: &mut self.base,
        };
        let job = match &mut self.job {
            Some(job) => job,
            None => {
                let Some(look) = self.looks.pop_front() else {
                    return Ok(false);
                };
                self.reported = f64::NEG_INFINITY;
                self.job.insert(Job::new(&look, &scene))
            }
        };
        let found = match job.advance(engine, &mut scene).await {
            Ok(Standing::Waiting) => return Ok(false),
            Ok(Standing::Doing(done)) => {
                if host.now() - self.reported >= REPORT_MS {
                    self.reported = host.now();
                    host.emit(Event::Looking { run, done });
                }
                return Ok(true);
            }
            Ok(Standing::Done(found)) => Some(Packed::new(&*found)),
            // What cannot be looked at is no reason to end the run.
            Err(problem @ Problem::Unsupported { .. }) => {
                host.emit(Event::Warning { run, problem });
                None
            }
            Err(problem) => return Err(problem),
        };
        self.job = None;
        host.emit(Event::Looked { run, found });
        Ok(true)
    }

    /// One moment of watching.
    async fn see<E: Engine>(
        &mut self,
        engine: &mut E,
        moment: Moment<'_>,
        host: &mut impl Host,
    ) -> Result<bool, Problem> {
        let Some(watch) = self.watch else {
            self.due = false;
            return Ok(true);
        };
        let mut seen = Seen {
            steps: moment.steps,
            layers: None,
            neurons: None,
            norms: None,
        };
        let mut scene = Scene {
            experiment: moment.experiment,
            source: moment.source,
            samples: moment.samples,
            steps: moment.steps,
            base: &mut self.base,
        };
        if watch.layers {
            let look = Look::Layers {
                sample: Sample::Batch,
            };
            match at_once(&look, engine, &mut scene).await? {
                Some(Found::Layers(snapshot)) => seen.layers = Some(snapshot),
                _ => return Ok(false),
            }
        }
        if watch.neurons > 0 {
            let look = Look::Census {
                samples: watch.neurons,
            };
            match at_once(&look, engine, &mut scene).await? {
                Some(Found::Census(census)) => {
                    let layers = census.layers.iter();
                    seen.neurons = Some(layers.map(|layer| layer.all_states()).collect());
                }
                _ => return Ok(false),
            }
        }
        seen.norms = self.norms.take();
        self.due = false;
        host.emit(Event::Watched {
            run: moment.id,
            seen: Packed::new(&seen),
        });
        Ok(true)
    }
}
