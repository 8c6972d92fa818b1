//! Those who want to see something: the page that is shown, or the figures of a chapter. One worker
//! serves them all, in the order in which they came.

use super::plan::{Group, Plan, both};

/// Who wants something.
pub type Seat = u32;

/// The page's seat; the others are figures'.
pub const PAGE: Seat = 0;

/// Whether what is wanted may be got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// It may.
    #[default]
    No,
    /// The student paused.
    Paused,
    /// The student called it off, until another plan comes.
    Cancelled,
}

/// One who wants something.
#[derive(Clone, Debug, Default)]
pub struct Follower {
    seat: Seat,
    /// What is wanted.
    pub plan: Plan,
    /// The same by run.
    pub groups: Vec<Group>,
    /// Whether it may be got.
    pub rest: Rest,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Followers {
    all: Vec<Follower>,
    wanted: Vec<Group>,
    sought: Vec<Group>,
}

impl Followers {
    /// One of them; none if it never wanted anything, or left.
    pub fn get(&self, seat: Seat) -> Option<&Follower> {
        self.all.iter().find(|follower| follower.seat == seat)
    }

    /// All that is wanted, by run, in the order in which it should come.
    pub fn wanted(&self) -> &[Group] {
        &self.wanted
    }

    /// Of that, what may be got.
    pub fn sought(&self) -> &[Group] {
        &self.sought
    }

    /// Somebody has another plan from now on; whether it is another.
    pub fn follow(&mut self, seat: Seat, plan: Plan) -> bool {
        let follower = self.entry(seat);
        if follower.plan == plan {
            return false;
        }
        follower.groups = plan.groups();
        follower.plan = plan;
        if follower.rest == Rest::Cancelled {
            follower.rest = Rest::No;
        }
        self.join();
        true
    }

    /// Somebody wants nothing any more and does not come back.
    pub fn leave(&mut self, seat: Seat) {
        self.all.retain(|follower| follower.seat != seat);
        self.join();
    }

    /// Has what somebody wants rest, or not any more; what it did before.
    pub fn hold(&mut self, seat: Seat, rest: Rest) -> Rest {
        let before = std::mem::replace(&mut self.entry(seat).rest, rest);
        self.join();
        before
    }

    fn entry(&mut self, seat: Seat) -> &mut Follower {
        let place = self.all.iter().position(|follower| follower.seat == seat);
        let place = place.unwrap_or_else(|| {
            self.all.push(Follower {
                seat,
                ..Follower::default()
            });
            self.all.len() - 1
        });
        &mut self.all[place]
    }

    fn join(&mut self) {
        self.wanted = join(self.all.iter());
        let active = |follower: &&Follower| follower.rest == Rest::No;
        self.sought = join(self.all.iter().filter(active));
    }
}

/// What several want, by run: each run once, with all that is wanted and watched of it.
fn join<'a>(followers: impl Iterator<Item = &'a Follower>) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::new();
    for group in followers.flat_map(|follower| &follower.groups) {
        let Some(same) = joined.iter_mut().find(|same| same.run == group.run) else {
            joined.push(group.clone());
            continue;
        };
        let epochs = group.experiment.epochs;
        same.experiment.epochs = same.experiment.epochs.max(epochs);
        for want in &group.wants {
            if !same.wants.contains(want) {
                same.wants.push(want.clone());
            }
        }
        same.watch = both(same.watch, group.watch);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::observe::Sample;
    use crate::protocol::{Look, Watch};
    use crate::ui::inside::plan::{Moment, Want};

    fn plan(wants: &[(u64, usize, Moment)], watch: Option<Watch>) -> Plan {
        let want = |&(seed, epochs, moment): &(u64, usize, Moment)| Want {
            experiment: Experiment {
                seed,
                epochs,
                ..Experiment::default()
            },
            moment,
            look: Look::Layers {
                sample: Sample::Batch,
            },
        };
        Plan {
            wants: wants.iter().map(want).collect(),
            watch,
        }
    }

    fn seeds(groups: &[Group]) -> Vec<u64> {
        groups.iter().map(|group| group.run.seed).collect()
    }

    const WATCH: Watch = Watch {
        every: 10,
        layers: true,
        neurons: 0,
        norms: false,
    };

    #[test]
    fn what_several_want_comes_in_their_order_and_each_run_once() {
        let mut all = Followers::default();
        assert!(all.follow(5, plan(&[(1, 2, Moment::Start), (2, 2, Moment::End)], None)));
        assert!(all.follow(
            3,
            plan(
                &[
                    (2, 4, Moment::End),
                    (1, 2, Moment::Start),
                    (9, 1, Moment::Start)
                ],
                Some(WATCH)
            )
        ));
        assert_eq!(seeds(all.wanted()), [1, 2, 9]);
        // The same want is there once; an end of other epochs is another.
        let counts: Vec<_> = all.wanted().iter().map(|group| group.wants.len()).collect();
        assert_eq!(counts, [1, 2, 1]);
        assert_eq!(all.wanted()[1].experiment.epochs, 4);
        // Each has its own plan still.
        assert_eq!(seeds(&all.get(5).unwrap().groups), [1, 2]);
        assert_eq!(all.get(5).unwrap().groups[1].watch, None);
        assert_eq!(all.wanted()[1].watch, Some(WATCH));
        all.leave(5);
        assert_eq!(seeds(all.wanted()), [2, 1, 9]);
        assert!(all.get(5).is_none());
    }

    #[test]
    fn the_same_plan_is_no_other() {
        let mut all = Followers::default();
        let one = plan(&[(1, 2, Moment::Start)], None);
        assert!(all.follow(PAGE, one.clone()));
        assert!(!all.follow(PAGE, one));
        assert!(!all.follow(1, Plan::default()));
    }

    #[test]
    fn one_rests_alone() {
        let mut all = Followers::default();
        all.follow(1, plan(&[(1, 2, Moment::End), (2, 2, Moment::End)], None));
        all.follow(2, plan(&[(2, 2, Moment::Start), (3, 2, Moment::End)], None));
        assert_eq!(all.hold(1, Rest::Paused), Rest::No);
        assert_eq!(seeds(all.wanted()), [1, 2, 3]);
        assert_eq!(seeds(all.sought()), [2, 3]);
        // Of what both want, only the other's is sought.
        assert_eq!(all.sought()[0].wants.len(), 1);
        // A pause outlasts a plan, being called off does not.
        all.follow(1, plan(&[(4, 2, Moment::End)], None));
        assert_eq!(all.hold(1, Rest::Cancelled), Rest::Paused);
        assert_eq!(seeds(all.sought()), [2, 3]);
        all.follow(1, plan(&[(5, 2, Moment::End)], None));
        assert_eq!(seeds(all.sought()), [5, 2, 3]);
    }
}
