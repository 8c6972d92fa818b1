//! What a page wants to see: pure data.

use crate::experiment::Experiment;
use crate::protocol::{Look, Watch};

/// The moment of a run that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moment {
    /// The start weights.
    #[default]
    Start,
    /// After so many optimiser steps; the end if there are fewer.
    Step(u64),
    /// After the last epoch.
    End,
}

/// Something a page wants to see; equal wants have equal results.
#[derive(Clone, Debug, PartialEq)]
pub struct Want {
    /// A single run, as [`Experiment::runs`] gives them.
    pub experiment: Experiment,
    /// When it is looked at.
    pub moment: Moment,
    /// What is looked at.
    pub look: Look,
}

/// All that a page wants, in the order in which it should come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What is wanted.
    pub wants: Vec<Want>,
    /// What is watched while the wanted experiments train, up to the last moment wanted of each.
    pub watch: Option<Watch>,
}
