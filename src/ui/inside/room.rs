//! The handle that components hold: it reads the state, calls its updates and carries out the
//! effects they answer with.

use std::time::Duration;

use leptos::prelude::*;

use super::followers::{PAGE, Seat};
use super::plan::{Plan, Want};
use super::state::{InsideState, Standing};
use crate::experiment::Experiment;
use crate::protocol::{DeviceKind, EpochResult, Event, Found, Opened, Seen};
use crate::ui::device::Adapter;
use crate::ui::state::{Effect as Deed, Shared, Timer};
use crate::ui::workers::{self, Owner};

/// What the pages that look inside share, and the figures of a chapter, as components see it.
#[derive(Clone, Copy)]
pub struct Room {
    state: RwSignal<InsideState>,
    /// Changes when something became known, and not with every progress of the training.
    version: Memo<u32>,
    /// The page that is followed, by number.
    followed: StoredValue<u32>,
    /// The figures that there were.
    figures: StoredValue<Seat>,
    /// Whose room this is: the page's, or a figure's.
    seat: Seat,
}

impl Room {
    /// A room in which nothing is known yet.
    pub fn new(data_base: String) -> Self {
        let state = RwSignal::new(InsideState::new(data_base));
        Self {
            state,
            version: Memo::new(move |_| state.with(InsideState::version)),
            followed: StoredValue::new(0),
            figures: StoredValue::new(PAGE),
            seat: PAGE,
        }
    }

    /// The same room for one figure more: it has a plan of its own beside the others', and is
    /// paused and called off alone.
    pub fn of_figure(self) -> Self {
        let seat = self.figures.get_value().wrapping_add(1).max(PAGE + 1);
        self.figures.set_value(seat);
        Self { seat, ..self }
    }

    /// The room of the pages, or of the figure.
    pub fn get() -> Self {
        expect_context()
    }

    /// Follows the plan of a page or a figure for as long as it is shown: whatever it wants and is
    /// not known yet is got, one after another; what was wanted and no longer is, is called off.
    pub fn follow(self, plan: Memo<Plan>) {
        let seat = self.seat;
        let page = self.followed.get_value().wrapping_add(1);
        if seat == PAGE {
            self.followed.set_value(page);
        }
        Effect::new(move |_| {
            let plan = plan.get();
            self.perform(|state| state.follow_as(seat, plan));
        });
        on_cleanup(move || {
            // Another page or figure may come in its place, and want the same.
            let leave = move || {
                if seat != PAGE || self.followed.get_value() == page {
                    self.perform(|state| state.leave(seat));
                }
            };
            set_timeout(leave, Duration::from_millis(100));
        });
    }

    /// What was found for a want; tracked.
    pub fn found(self, want: &Want) -> Option<Shared<Found>> {
        self.known(|state| state.found(want))
    }

    /// What was seen while an experiment trained, in order of steps; tracked. A long history is
    /// thinned: it keeps its first and last moment, and every epoch's mean norms.
    pub fn history(self, experiment: &Experiment) -> Vec<Shared<Seen>> {
        self.known(|state| state.history(experiment))
    }

    /// Its finished epochs; tracked.
    pub fn epochs(self, experiment: &Experiment) -> Vec<EpochResult> {
        self.known(|state| state.epochs(experiment))
    }

    /// What the worker told of the opened network; tracked.
    pub fn opened(self, experiment: &Experiment) -> Option<Shared<Opened>> {
        self.known(|state| state.opened(experiment))
    }

    /// Whether its training diverges before its last epoch is over; tracked.
    pub fn diverged(self, experiment: &Experiment) -> bool {
        self.known(|state| state.diverged(experiment))
    }

    /// Its device, as far as that is decided; tracked.
    pub fn device_of(self, experiment: &Experiment) -> Option<DeviceKind> {
        self.known(|state| state.device_of(experiment))
    }

    fn known<T>(self, part: impl FnOnce(&InsideState) -> T) -> T {
        // A memo is only followed once it has been computed, so it is read, not just tracked.
        self.version.with(|_| ());
        self.state.with_untracked(part)
    }

    /// What is being done, for the standing line of the page or the figure.
    pub fn standing(self) -> Memo<Standing> {
        Memo::new(move |_| self.state.with(|state| state.standing_of(self.seat)))
    }

    /// Rests until [`Self::resume`].
    pub fn pause(self) {
        self.perform(|state| state.pause_as(self.seat));
    }

    /// Goes on; tries again what failed.
    pub fn resume(self) {
        self.perform(|state| state.resume_as(self.seat));
    }

    /// Calls off what is wanted, until the plan changes or [`Self::resume`].
    pub fn cancel(self) {
        self.perform(|state| state.cancel_as(self.seat));
    }

    /// Has experiments computed anew where they are wanted.
    pub fn forget(self, experiments: &[Experiment]) {
        self.perform(|state| state.forget(experiments));
    }

    fn perform(self, update: impl FnOnce(&mut InsideState) -> Vec<Deed>) {
        let mut deeds = Vec::new();
        self.state.update(|state| deeds = update(state));
        for deed in deeds {
            workers::carry_out(self, deed);
        }
    }
}

impl Owner for Room {
    fn id(self) -> u32 {
        // The program has one room.
        0
    }

    fn hear(self, from: DeviceKind, event: Event) {
        self.perform(|state| state.apply(from, event));
    }

    fn adapter(self, adapter: Adapter) {
        self.perform(|state| state.adapter(adapter));
    }

    fn timer(self, timer: Timer) {
        self.perform(|state| state.timer(timer));
    }
}
