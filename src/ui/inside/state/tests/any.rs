//! Whatever is wanted, called off, paused and lost along the way: in the end everything that can be
//! had is there, and was taken on the right network.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::ui::inside::followers::Seat;

#[derive(Clone, Debug)]
enum Deed {
    Follow(Seat, Plan),
    Leave(Seat),
    Pause(Seat),
    Resume(Seat),
    Cancel(Seat),
    Die,
    Turns(usize),
}

fn any_want() -> impl Strategy<Value = Want> {
    let moment = prop_oneof![
        Just(Moment::Start),
        (0u64..35).prop_map(Moment::Step),
        Just(Moment::End),
    ];
    let look = prop_oneof![
        Just(layers()),
        Just(Look::Census { samples: 5 }),
        (0u32..2).prop_map(silenced),
        Just(Look::Changed { changes: vec![] }),
    ];
    (1u64..4, 1usize..4, moment, look).prop_map(|(seed, epochs, moment, look)| Want {
        experiment: experiment(seed, epochs),
        moment,
        look,
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let watch = (0u32..5, any::<bool>(), 0u32..3, any::<bool>());
    let watch = watch.prop_map(|(every, layers, neurons, norms)| Watch {
        every,
        layers,
        neurons,
        norms,
    });
    let wants = prop::collection::vec(any_want(), 0..6);
    (wants, prop::option::of(watch)).prop_map(|(wants, watch)| Plan { wants, watch })
}

fn any_deed() -> impl Strategy<Value = Deed> {
    // The page, and two figures.
    let seat = || PAGE..3;
    prop_oneof![
        4 => (seat(), any_plan()).prop_map(|(seat, plan)| Deed::Follow(seat, plan)),
        1 => seat().prop_map(Deed::Leave),
        1 => seat().prop_map(Deed::Pause),
        2 => seat().prop_map(Deed::Resume),
        1 => seat().prop_map(Deed::Cancel),
        1 => Just(Deed::Die),
        6 => (1usize..60).prop_map(Deed::Turns),
    ]
}

/// Every moment that `watch` would see up to `top` is in the history, with what it would see.
fn check_history(state: &InsideState, group: &Group, watch: &Watch, top: u64) {
    let history = state.history(&group.experiment);
    for at in 0..=top {
        let end = at > 0 && at % PER_EPOCH == 0;
        let within = watch.every > 0 && at.is_multiple_of(u64::from(watch.every));
        let sees = watch.layers || watch.neurons > 0 || watch.norms && end;
        if !sees || !(at == 0 || end || within) {
            continue;
        }
        let seen = history.iter().find(|seen| seen.steps == at);
        let seen = seen.unwrap_or_else(|| panic!("{at} was not seen by {watch:?}"));
        assert!(seen.layers.is_some() || !watch.layers, "layers at {at}");
        let neurons = seen.neurons.as_ref().map(|layers| layers[0].len());
        assert!(
            watch.neurons == 0 || neurons == Some(watch.neurons as usize),
            "neurons at {at}"
        );
        assert!(
            seen.norms.is_some() || !watch.norms || !end,
            "norms at {at}"
        );
        if let Some(layers) = &seen.layers {
            assert_eq!(layers.loss, name(&group.experiment, at));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // The same each time; after a change, try another seed and more cases.
        rng_seed: RngSeed::Fixed(2_026),
        ..ProptestConfig::with_cases(1_000)
    })]

    #[test]
    fn everything_that_can_be_had_is_there_in_the_end(
        deeds in prop::collection::vec(any_deed(), 0..25),
        last in any_plan(),
        diverges in prop::option::of((1u64..4, 1u64..31)),
    ) {
        let mut stage = Stage::new();
        stage.diverges.extend(diverges);
        for deed in deeds {
            let effects = match deed {
                Deed::Follow(seat, plan) => stage.state.follow_as(seat, plan),
                Deed::Leave(seat) => stage.state.leave(seat),
                Deed::Pause(seat) => stage.state.pause_as(seat),
                Deed::Resume(seat) => stage.state.resume_as(seat),
                Deed::Cancel(seat) => stage.state.cancel_as(seat),
                Deed::Die if stage.worker.is_some() => stage.state.apply(Cpu, Event::Died {
                    problem: Problem::Panic { detail: String::new() },
                }),
                Deed::Die => Vec::new(),
                Deed::Turns(turns) => {
                    for _ in 0..turns {
                        stage.turn();
                    }
                    Vec::new()
                }
            };
            stage.carry_out(effects);
        }
        stage.follow(&last);
        // Once to go on, once to try again what had failed.
        for _ in 0..2 {
            for seat in PAGE..3 {
                let effects = stage.state.resume_as(seat);
                stage.carry_out(effects);
            }
            stage.settle();
        }
        for seat in PAGE..3 {
            prop_assert_eq!(stage.state.standing_of(seat).activity, Activity::Idle);
        }
        for group in stage.state.followers.wanted() {
            let at = diverges.filter(|(seed, _)| *seed == group.run.seed);
            let end = at.map_or(u64::MAX, |(_, at)| at);
            let mut top = 0;
            for (moment, epochs, look) in &group.wants {
                let steps = moment.steps(*epochs, Some(PER_EPOCH as u32)).expect("known");
                top = steps.max(top);
                let want = Want {
                    experiment: Experiment { epochs: *epochs, ..group.experiment.clone() },
                    moment: *moment,
                    look: look.clone(),
                };
                if steps < end {
                    check(&stage.state, &want);
                }
            }
            if let Some(watch) = &group.watch {
                check_history(&stage.state, group, watch, top.min(end - 1));
            }
        }
        for timer in std::mem::take(&mut stage.timers) {
            prop_assert_eq!(stage.state.timer(timer), []);
        }
    }
}
