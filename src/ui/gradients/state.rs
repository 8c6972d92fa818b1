//! What the page's components share.

use leptos::prelude::*;

use super::plan::{SAMPLE, can_train, moment, plan, want};
use crate::protocol::Seen;
use crate::ui::inside::{Moment, Plan, Room, Trouble, Want};
use crate::ui::lab::Lab;
use crate::ui::layers::controls::{look, view};
use crate::ui::layers::panels::{Source, at_or_before, end, trouble};
use crate::ui::layers::{Panel, Shown, View, panels};
use crate::ui::state::Shared;

/// The moments kept of each network, in the panels' order.
type Histories = Vec<Vec<Shared<Seen>>>;

/// What is looked at, and what there is of it.
#[derive(Clone, Copy)]
pub struct Looking {
    lab: Lab,
    /// What the link says.
    pub view: Memo<View>,
    /// The networks and what is shown of them.
    pub shown: Memo<Vec<Shown>>,
    /// The steps at which something was kept, ascending.
    pub stops: Memo<Vec<u64>>,
    /// Steps of the longest training, once that is known.
    pub end: Memo<Option<u64>>,
    /// The student has started training.
    pub training: RwSignal<bool>,
    /// The latest moment is shown as it comes.
    pub following: RwSignal<bool>,
    /// All that is wanted is there.
    pub done: Memo<bool>,
}

impl Looking {
    /// Follows the link, and has the room get what it asks for.
    pub fn new(lab: Lab, room: Room) -> Self {
        let (view, experiment) = (view(lab), lab.experiment());
        let control = Memo::new(move |_| view.with(|view| view.control));
        let networks = Memo::new(move |_| {
            crate::ui::i18n::language();
            experiment.with(|experiment| panels(experiment, control.get()))
        });
        let (training, following) = (RwSignal::new(false), RwSignal::new(false));
        // Another experiment is another training.
        Effect::new(move |before: Option<()>| {
            // Read, not just tracked: a memo is followed once it has been computed.
            experiment.with(|_| ());
            if before.is_some() {
                training.set(false);
                following.set(false);
            }
        });
        let plan = Memo::new(move |_| {
            networks.with(|panels| view.with(|view| plan(panels, view, training.get())))
        });
        room.follow(plan);
        let histories = Memo::new(move |_| {
            networks.with(|panels| {
                let each = panels.iter().map(|panel| history(room, panel));
                each.collect::<Histories>()
            })
        });
        let standing = room.standing();
        let troubles = Memo::new(move |_| standing.with(|standing| standing.troubles.clone()));
        let shown = Memo::new(move |before: Option<&Vec<Shown>>| {
            let sample = view.with(|view| view.sample.unwrap_or(SAMPLE));
            let following = following.get();
            networks.with(|panels| {
                view.with(|view| {
                    histories.with(|histories| {
                        let each = panels.iter().zip(histories);
                        each.map(|(panel, history)| Shown {
                            panel: panel.clone(),
                            source: source(room, panel, view, history, following, training.get()),
                            trouble: troubles.with(|troubles| trouble(panel, troubles)),
                        })
                        .map(|one| one.or_before(before, sample))
                        .collect()
                    })
                })
            })
        });
        let stops = Memo::new(move |_| histories.with(stops));
        let last = Memo::new(move |_| {
            networks.with(|panels| panels.iter().filter_map(|panel| end(room, panel)).max())
        });
        let done = Memo::new(move |_| plan.with(|plan| done(room, plan, troubles)));
        let looking = Self {
            lab,
            view,
            shown,
            stops,
            end: last,
            training,
            following,
            done,
        };
        looking.keep_the_end();
        looking
    }

    /// Shows the moment after so many steps.
    pub fn go(self, step: u64) {
        look(self.lab, |view| {
            view.at = Some(step).filter(|step| *step > 0).map(Moment::Step)
        });
    }

    /// Once training is over, the link names the moment that is shown.
    fn keep_the_end(self) {
        Effect::new(move |_| {
            let over = self.training.get() && self.done.get() && self.following.get();
            let last = self.stops.with(|stops| stops.last().copied());
            if let (true, Some(last)) = (over, last) {
                self.go(last);
                self.following.set(false);
            }
        });
    }
}

/// What is shown of a network: the moment that the link names, as it was looked at or seen while
/// training; while training the last before it; or simply the latest.
fn source(
    room: Room,
    panel: &Panel,
    view: &View,
    history: &[Shared<Seen>],
    following: bool,
    training: bool,
) -> Option<Source> {
    let kept = |step| at_or_before(history, step).map(Source::Seen);
    let usable = can_train(view);
    if following && usable {
        return kept(u64::MAX);
    }
    let step = match moment(view) {
        Moment::Start => 0,
        Moment::Step(steps) => steps,
        // No step is that late: until the end is known, it is what was looked at.
        Moment::End => end(room, panel).unwrap_or(u64::MAX),
    };
    let exactly = at_or_before(history, step).filter(|seen| usable && seen.steps == step);
    let looked = || {
        room.found(&want(panel, view, moment(view)))
            .map(Source::Found)
    };
    let nearly = || (training && usable).then(|| kept(step)).flatten();
    exactly.map(Source::Seen).or_else(looked).or_else(nearly)
}

/// What was seen of a network within its epochs. Another experiment may have trained it longer.
fn history(room: Room, panel: &Panel) -> Vec<Shared<Seen>> {
    let end = end(room, panel).unwrap_or(u64::MAX);
    let mut history = room.history(&panel.experiment);
    history.retain(|seen| seen.steps <= end);
    history
}

/// Every step at which something was kept of any network, and the start.
fn stops(histories: &Histories) -> Vec<u64> {
    let all = histories.iter().flatten();
    let steps = all
        .filter(|seen| seen.layers.is_some())
        .map(|seen| seen.steps);
    let mut stops: Vec<u64> = std::iter::once(0).chain(steps).collect();
    stops.sort_unstable();
    stops.dedup();
    stops
}

fn done(room: Room, plan: &Plan, troubles: Memo<Vec<Trouble>>) -> bool {
    let fails = |want: &Want| {
        troubles.with(|troubles| {
            let mut experiments = troubles.iter().map(|trouble| &trouble.experiment);
            experiments.any(|experiment| *experiment == want.experiment)
        })
    };
    let mut wants = plan.wants.iter();
    wants.all(|want| room.found(want).is_some() || fails(want))
}
