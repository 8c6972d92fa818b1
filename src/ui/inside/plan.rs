//! What a page wants to see: pure data.

use crate::experiment::{ActivationChoice, DeviceChoice, Experiment};
use crate::protocol::{Look, Watch};

/// Most wants of a plan that are followed; the page is told how many were left out.
pub const WANTS: usize = 128;

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

impl Moment {
    /// The optimiser steps taken by then in a run of so many epochs; none while the length of an
    /// epoch is not known.
    pub fn steps(self, epochs: usize, per_epoch: Option<u32>) -> Option<u64> {
        let end = per_epoch.map(|steps| u64::from(steps) * epochs as u64);
        match self {
            Self::Start | Self::Step(0) => Some(0),
            Self::Step(steps) => end.map(|end| end.min(steps)),
            Self::End => end,
        }
    }
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

/// The wants of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The experiment as it was asked for, with the most epochs asked for.
    pub experiment: Experiment,
    /// What it has in common with experiments of equal networks; see [`run_of`].
    pub run: Experiment,
    /// Moment, the epochs it was meant for, and look.
    pub wants: Vec<(Moment, usize, Look)>,
    /// What is watched while it trains, up to the last moment wanted of it.
    pub watch: Option<Watch>,
}

impl Plan {
    /// The wants by run, both in the plan's order.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for want in self.wants.iter().take(WANTS) {
            let run = run_of(&want.experiment);
            let place = groups.iter().position(|group| group.run == run);
            let place = place.unwrap_or_else(|| {
                groups.push(Group {
                    experiment: want.experiment.clone(),
                    run,
                    wants: Vec::new(),
                    watch: self.watch,
                });
                groups.len() - 1
            });
            let group = &mut groups[place];
            let epochs = want.experiment.epochs;
            group.experiment.epochs = group.experiment.epochs.max(epochs);
            group.wants.push((want.moment, epochs, want.look.clone()));
        }
        groups
    }
}

/// A single run without what makes no difference to its network after any given number of steps:
/// runs that are equal here are trained once.
pub fn run_of(experiment: &Experiment) -> Experiment {
    let mut run = Experiment {
        preset: None,
        vary: None,
        epochs: 0,
        seeds: 1,
        ..experiment.clone()
    };
    if run.noact {
        run.activations = vec![ActivationChoice::new("relu")];
    }
    run.activations.truncate(1);
    let used = run.activation().key.clone();
    run.formulas
        .retain(|number, _| used == format!("f{number}"));
    // On these pages `auto` is the CPU.
    if run.device == DeviceChoice::Auto {
        run.device = DeviceChoice::Cpu;
    }
    run
}

/// Watching that sees what each of two would have seen. Of two that look after different numbers of
/// steps the one that looks more often is kept to; neurons are followed on the first one's images.
pub fn both(one: Option<Watch>, other: Option<Watch>) -> Option<Watch> {
    let (Some(a), Some(b)) = (one, other) else {
        return one.or(other);
    };
    Some(Watch {
        every: match (a.every, b.every) {
            (0, every) | (every, 0) => every,
            (a, b) => a.min(b),
        },
        layers: a.layers || b.layers,
        neurons: if a.neurons == 0 { b.neurons } else { a.neurons },
        norms: a.norms || b.norms,
    })
}

/// Whether watching as `one` says sees all that watching as `other` says would.
pub fn covers(one: &Watch, other: &Watch) -> bool {
    let every = match (one.every, other.every) {
        (_, 0) => true,
        (0, _) => false,
        (one, other) => other % one == 0,
    };
    every
        && (one.layers || !other.layers)
        && (one.norms || !other.norms)
        && (other.neurons == 0 || one.neurons == other.neurons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::Sample;

    #[test]
    fn what_makes_no_difference_to_the_network_makes_no_other_run() {
        let plain = run_of(&Experiment::default());
        let mut same = Experiment::preset(crate::experiment::Preset::BookRelu);
        same.epochs = 99;
        same.device = DeviceChoice::Cpu;
        same.formulas.insert(1, "x".into());
        assert_eq!(run_of(&same), plain);
        for change in [
            |e: &mut Experiment| e.seed = 8,
            |e: &mut Experiment| e.device = DeviceChoice::Webgpu,
            |e: &mut Experiment| e.lr = 0.1,
            |e: &mut Experiment| e.activations[0].key = "f1".into(),
        ] {
            let mut other = same.clone();
            change(&mut other);
            assert_ne!(run_of(&other), plain, "{other:?}");
        }
        // A formula that is used makes a difference.
        same.activations[0].key = "f1".into();
        let mut other = same.clone();
        other.formulas.insert(1, "2*x".into());
        assert_ne!(run_of(&same), run_of(&other));
        // Without activations it does not matter which.
        for experiment in [&mut same, &mut other] {
            experiment.noact = true;
        }
        assert_eq!(run_of(&same), run_of(&other));
    }

    #[test]
    fn wants_of_one_run_come_together_and_their_number_is_bounded() {
        let look = Look::Layers {
            sample: Sample::Batch,
        };
        let want = |seed, epochs, moment| Want {
            experiment: Experiment {
                seed,
                epochs,
                ..Experiment::default()
            },
            moment,
            look: look.clone(),
        };
        let mut plan = Plan {
            wants: vec![
                want(2, 5, Moment::End),
                want(1, 5, Moment::Start),
                want(2, 9, Moment::Start),
            ],
            watch: None,
        };
        let groups = plan.groups();
        let seeds: Vec<_> = groups.iter().map(|group| group.run.seed).collect();
        assert_eq!(seeds, [2, 1]);
        assert_eq!(groups[0].experiment.epochs, 9);
        assert_eq!(groups[0].wants[0].1, 5, "each want has its own end");
        plan.wants = (0..1000).map(|seed| want(seed, 1, Moment::End)).collect();
        assert_eq!(plan.groups().len(), WANTS);
    }

    #[test]
    fn moments_are_steps_once_an_epoch_is_known() {
        assert_eq!(Moment::Start.steps(3, None), Some(0));
        assert_eq!(Moment::Step(0).steps(3, None), Some(0));
        assert_eq!(Moment::Step(7).steps(3, None), None);
        assert_eq!(Moment::Step(7).steps(3, Some(10)), Some(7));
        assert_eq!(Moment::Step(99).steps(3, Some(10)), Some(30));
        assert_eq!(Moment::End.steps(3, Some(10)), Some(30));
    }

    #[test]
    fn watching_for_two_sees_what_each_would_have_seen() {
        let watch = |every, layers, neurons, norms| Watch {
            every,
            layers,
            neurons,
            norms,
        };
        for (one, other) in [
            (watch(0, true, 0, false), watch(100, false, 500, true)),
            (watch(20, true, 500, false), watch(100, true, 500, true)),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                let joined = both(Some(one), Some(other)).unwrap();
                assert!(covers(&joined, &one) && covers(&joined, &other));
            }
            assert_eq!(both(Some(one), None), Some(one));
            assert_eq!(both(None, Some(one)), Some(one));
        }
        assert_eq!(both(None, None), None);
        let apart = both(
            Some(watch(7, true, 5, false)),
            Some(watch(3, true, 9, false)),
        );
        assert_eq!(apart, Some(watch(3, true, 5, false)));
    }

    #[test]
    fn a_watch_covers_what_it_would_have_seen() {
        let watch = |every, layers, neurons, norms| Watch {
            every,
            layers,
            neurons,
            norms,
        };
        let all = watch(10, true, 500, true);
        for other in [
            all,
            watch(0, true, 500, true),
            watch(30, false, 0, true),
            watch(10, true, 0, false),
        ] {
            assert!(covers(&all, &other), "{other:?}");
        }
        for other in [watch(5, true, 0, false), watch(10, true, 600, false)] {
            assert!(!covers(&all, &other), "{other:?}");
        }
        assert!(!covers(
            &watch(0, false, 0, false),
            &watch(0, true, 0, false)
        ));
        assert!(!covers(
            &watch(0, true, 0, false),
            &watch(9, true, 0, false)
        ));
    }
}
