//! The handle that components hold.

use leptos::prelude::*;

use super::plan::{Plan, Want};
use super::state::{InsideState, Standing};
use crate::experiment::Experiment;
use crate::protocol::{EpochResult, Found, Opened, Seen};
use crate::ui::state::Shared;

/// What the pages that look inside share, as components see it.
#[derive(Clone, Copy)]
pub struct Room {
    state: RwSignal<InsideState>,
}

impl Room {
    /// A room in which nothing is known yet.
    pub fn new(_data_base: String) -> Self {
        Self {
            state: RwSignal::new(InsideState::default()),
        }
    }

    /// The room of the pages.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of the state that is told only when it changes.
    pub fn memo<T>(self, part: impl Fn(&InsideState) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.state.with(&part))
    }

    /// Follows a page's plan for as long as the page is shown: whatever it wants and is not known
    /// yet is got, one after another; what was wanted and no longer is, is called off.
    pub fn follow(self, plan: Memo<Plan>) {
        Effect::new(move |_| self.state.update(|state| state.follow(plan.get())));
    }

    /// What was found for a want; tracked.
    pub fn found(self, want: &Want) -> Option<Shared<Found>> {
        self.state.with(|state| state.found(want))
    }

    /// What was seen while an experiment trained, in order of steps; tracked.
    pub fn history(self, experiment: &Experiment) -> Vec<Shared<Seen>> {
        self.state.with(|state| state.history(experiment))
    }

    /// Its finished epochs; tracked.
    pub fn epochs(self, experiment: &Experiment) -> Vec<EpochResult> {
        self.state.with(|state| state.epochs(experiment))
    }

    /// What the worker told of the opened network; tracked.
    pub fn opened(self, experiment: &Experiment) -> Option<Shared<Opened>> {
        self.state.with(|state| state.opened(experiment))
    }

    /// What is being done, for the standing line.
    pub fn standing(self) -> Memo<Standing> {
        self.memo(InsideState::standing)
    }

    /// Rests until [`Self::resume`].
    pub fn pause(self) {}

    /// Goes on; tries again what failed.
    pub fn resume(self) {}

    /// Calls off what is wanted, until the plan changes or [`Self::resume`].
    pub fn cancel(self) {}
}
