//! What is asked about single experiments, and having them computed anew.

use super::*;

#[test]
fn an_experiment_diverged_if_it_goes_on_to_that_step() {
    let mut stage = Stage::new();
    stage.diverges = vec![(1, 14)];
    let end = want(1, Moment::End, layers());
    let other = want(2, Moment::End, layers());
    stage.follow(&plan(vec![end.clone(), other.clone()]));
    assert!(!stage.state.diverged(&end.experiment));
    stage.settle();
    assert!(stage.state.diverged(&end.experiment));
    assert!(!stage.state.diverged(&other.experiment));
    // Its first epoch is over before that.
    assert!(!stage.state.diverged(&experiment(1, 1)));
    assert!(stage.state.diverged(&experiment(1, 2)));
    assert!(!stage.state.diverged(&experiment(3, 3)));
}

#[test]
fn the_device_is_told_once_there_is_a_run() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    assert_eq!(stage.state.device_of(&end.experiment), None);
    stage.follow(&plan(vec![end.clone()]));
    assert_eq!(stage.state.device_of(&end.experiment), Some(Cpu));
}

#[test]
fn what_was_forgotten_is_computed_anew() {
    let mut stage = Stage::new();
    let wants = vec![
        want(1, Moment::End, layers()),
        want(2, Moment::End, layers()),
    ];
    stage.follow(&plan(wants.clone()));
    stage.settle();
    // Run 2 is the one that is open by now.
    for want in &wants {
        let opened = stage.opens().len();
        let effects = stage.state.forget(std::slice::from_ref(&want.experiment));
        stage.carry_out(effects);
        assert!(stage.state.found(want).is_none());
        stage.settle();
        check(&stage.state, want);
        assert_eq!(stage.opens().len(), opened + 1);
        assert_eq!(stage.state.epochs(&want.experiment).len(), 3);
    }
    // The other's results stay, and what nobody wants is not computed.
    stage.follow(&plan(vec![wants[0].clone()]));
    let said = stage.said.len();
    let effects = stage
        .state
        .forget(std::slice::from_ref(&wants[1].experiment));
    stage.carry_out(effects);
    stage.settle();
    assert!(stage.state.found(&wants[1]).is_none());
    check(&stage.state, &wants[0]);
    assert_eq!(stage.said.len(), said);
}

#[test]
fn a_run_that_is_being_computed_is_left_alone() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    stage.follow(&plan(vec![end.clone()]));
    while stage.state.epochs(&end.experiment).len() < 2 {
        assert!(stage.turn());
    }
    let effects = stage.state.forget(std::slice::from_ref(&end.experiment));
    assert!(effects.is_empty());
    stage.settle();
    check(&stage.state, &end);
    assert_eq!(stage.opens(), [(1, 0)]);
}
