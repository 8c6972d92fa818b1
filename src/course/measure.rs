//! What an exercise has the student run. A measure is an experiment and what is looked at in it;
//! the page and the native tests run the same.

use std::collections::BTreeMap;

use super::measured::Measured;
use crate::experiment::Experiment;
use crate::link::{Link, Page, decode, encode};
use crate::observe::Sample;
use crate::protocol::Look;

/// Something to be measured: all runs of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name among the exercise's measures.
    pub name: &'static str,
    /// The experiment, as in a link's query: `act=relu,gelu&seeds=3&n=6000&epochs=3`. In place of
    /// `{STEP}` stands the formula that the student gave in that step.
    pub experiment: &'static str,
    /// What is looked at.
    pub reads: &'static [Read],
}

/// What is looked at in each run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// The figures of every epoch: the run is trained to its end.
    Training,
    /// Mean |gradient| of each layer of the fresh network, on its first batch.
    GradientsAtStart,
    /// The same after the last epoch.
    GradientsAtEnd,
    /// The neurons' states in the fresh network, over the whole training set.
    NeuronsAtStart,
    /// The same after the last epoch.
    NeuronsAtEnd,
}

impl Read {
    /// What a run is asked for.
    pub fn look(self, run: &Experiment) -> Look {
        match self {
            // Any look at the end trains up to it; this one costs next to nothing.
            Read::Training | Read::GradientsAtStart | Read::GradientsAtEnd => Look::Layers {
                sample: Sample::Batch,
            },
            Read::NeuronsAtStart | Read::NeuronsAtEnd => Look::Census {
                samples: run.n as u32,
            },
        }
    }

    /// Whether it is read after the last epoch, not before the first.
    pub const fn at_end(self) -> bool {
        matches!(
            self,
            Read::Training | Read::GradientsAtEnd | Read::NeuronsAtEnd
        )
    }
}

impl Measure {
    /// The experiment, with the student's formulas in it.
    pub fn experiment(&self, answers: &BTreeMap<String, String>) -> Experiment {
        let mut query = self.experiment.to_owned();
        for (step, answer) in answers {
            let place = ["{", step, "}"].concat();
            if query.contains(&place) {
                query = query.replace(&place, &encoded(answer));
            }
        }
        decode(&query).0.experiment
    }

    /// Whether its experiment holds a formula of the student's that is not there yet.
    pub fn waits(&self, answers: &BTreeMap<String, String>) -> bool {
        let mut query = self.experiment.to_owned();
        for step in answers.keys() {
            query = query.replace(&["{", step, "}"].concat(), "");
        }
        query.contains('{')
    }

    /// Whether every run of it was measured.
    pub fn is_done(&self, measured: &Measured, answers: &BTreeMap<String, String>) -> bool {
        !self.waits(answers)
            && self.experiment(answers).runs().iter().all(|run| {
                measured
                    .readings(self.name)
                    .iter()
                    .any(|reading| reading.link == link_of(run) && reading.has(self.reads))
            })
    }
}

/// A single run as a link, by which its reading is known.
pub fn link_of(run: &Experiment) -> String {
    let mut link = Link::new(Page::Train);
    link.experiment = run.clone();
    encode(&link)
}

/// A formula as it stands in a link.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
