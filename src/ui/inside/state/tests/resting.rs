//! Pausing and cancelling: what goes on afterwards, and what must not be lost.

use super::*;

#[test]
fn pause_goes_on_and_cancel_waits_for_another_plan() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    stage.follow(&plan(vec![end.clone()]));
    while stage.activity() != Activity::Training {
        assert!(stage.turn());
    }
    let effects = stage.state.pause();
    stage.carry_out(effects);
    stage.settle();
    assert_eq!(stage.activity(), Activity::Paused);
    // A pause outlasts another plan; cancelling does not.
    stage.follow(&plan(vec![want(2, Moment::Start, layers())]));
    stage.settle();
    assert_eq!(stage.activity(), Activity::Paused);
    let effects = stage.state.resume();
    stage.carry_out(effects);
    stage.settle();
    check(&stage.state, &want(2, Moment::Start, layers()));
    stage.follow(&plan(vec![end.clone()]));
    stage.turn();
    let effects = stage.state.cancel();
    stage.carry_out(effects);
    stage.settle();
    assert_eq!(stage.activity(), Activity::Cancelled);
    assert!(stage.state.found(&end).is_none());
    let both = vec![end.clone(), want(1, Moment::Start, layers())];
    stage.follow(&plan(both.clone()));
    stage.settle();
    both.iter().for_each(|want| check(&stage.state, want));
    // All timers that are left are stale.
    for timer in std::mem::take(&mut stage.timers) {
        assert_eq!(stage.state.timer(timer), []);
    }
}

#[test]
fn a_pause_before_the_last_test_loses_no_epoch() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    stage.follow(&plan(vec![end.clone()]));
    while !stage.worker.as_ref().is_some_and(Worker::has_to_test) {
        assert!(stage.turn());
    }
    // What was told on the way arrives, and then the pause: the steps are all there.
    while !stage.on_the_way.is_empty() {
        let event = stage.on_the_way.pop_front().expect("an event");
        stage.hear(event);
    }
    let effects = stage.state.pause();
    stage.carry_out(effects);
    stage.settle();
    assert_eq!(stage.state.epochs(&end.experiment).len(), 2);
    let effects = stage.state.resume();
    stage.carry_out(effects);
    stage.settle();
    check(&stage.state, &end);
    assert_eq!(stage.state.epochs(&end.experiment).len(), 3);
    assert_eq!(stage.activity(), Activity::Idle);
}
