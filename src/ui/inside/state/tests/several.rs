//! The figures of a chapter share one worker: each has its own plan, and rests alone.

use super::*;
use crate::ui::inside::followers::Seat;

const ONE: Seat = 1;
const TWO: Seat = 2;

impl Stage {
    fn want(&mut self, seat: Seat, plan: &Plan) {
        let effects = self.state.follow_as(seat, plan.clone());
        self.carry_out(effects);
    }

    fn doing(&self, seat: Seat) -> Activity {
        self.state.standing_of(seat).activity
    }

    /// Works until somebody's activity is this.
    fn until(&mut self, seat: Seat, activity: Activity) {
        let mut turns = 0;
        while self.doing(seat) != activity {
            assert!(self.turn() && turns < 20_000, "never {activity:?}");
            turns += 1;
        }
    }
}

#[test]
fn figures_are_served_in_their_order_and_each_says_how_it_stands() {
    let mut stage = Stage::new();
    let one = [want(1, Moment::End, layers())];
    let two = [want(2, Moment::End, layers())];
    stage.want(ONE, &plan(one.to_vec()));
    stage.until(ONE, Activity::Training);
    stage.want(TWO, &plan(two.to_vec()));
    assert_eq!(stage.doing(TWO), Activity::Waiting);
    assert_eq!(
        stage.doing(ONE),
        Activity::Training,
        "it goes on undisturbed"
    );
    let standing = stage.state.standing_of(TWO);
    assert_eq!((standing.place, standing.steps), ((0, 1), (0, 0)));
    stage.until(TWO, Activity::Training);
    assert_eq!(stage.doing(ONE), Activity::Idle);
    assert_eq!(stage.state.standing_of(ONE).share, Some(1.0));
    stage.settle();
    one.iter()
        .chain(&two)
        .for_each(|want| check(&stage.state, want));
    assert_eq!((stage.spawned, stage.opens()), (1, vec![(1, 0), (2, 0)]));
    assert_eq!(stage.doing(TWO), Activity::Idle);
}

#[test]
fn what_two_figures_want_of_one_network_is_trained_once() {
    let mut stage = Stage::new();
    let wants = [
        want(1, Moment::End, layers()),
        want(1, Moment::Step(7), layers()),
    ];
    let watch = Watch {
        every: 5,
        layers: true,
        neurons: 0,
        norms: false,
    };
    stage.want(ONE, &plan(vec![wants[0].clone()]));
    stage.want(
        TWO,
        &Plan {
            wants: vec![wants[1].clone()],
            watch: Some(watch),
        },
    );
    stage.settle();
    wants.iter().for_each(|want| check(&stage.state, want));
    assert_eq!(stage.opens(), [(1, 0)]);
    let seen: Vec<_> = stage.state.history(&wants[0].experiment);
    assert!(seen.iter().any(|seen| seen.steps == 5), "it was watched");
}

#[test]
fn a_figure_that_goes_is_called_off_and_the_others_stay() {
    let mut stage = Stage::new();
    let one = want(1, Moment::End, layers());
    let two = want(2, Moment::End, layers());
    stage.want(ONE, &plan(vec![one.clone()]));
    stage.want(TWO, &plan(vec![two.clone()]));
    stage.until(ONE, Activity::Training);
    let effects = stage.state.leave(ONE);
    stage.carry_out(effects);
    stage.settle();
    check(&stage.state, &two);
    assert!(stage.state.found(&one).is_none());
    assert_eq!(stage.doing(ONE), Activity::Idle);
}

#[test]
fn a_figure_is_paused_and_called_off_alone() {
    let mut stage = Stage::new();
    let one = want(1, Moment::End, layers());
    let two = want(2, Moment::End, layers());
    stage.want(ONE, &plan(vec![one.clone()]));
    stage.want(TWO, &plan(vec![two.clone()]));
    stage.until(ONE, Activity::Training);
    let effects = stage.state.pause_as(ONE);
    stage.carry_out(effects);
    assert_eq!(stage.doing(ONE), Activity::Paused);
    stage.until(TWO, Activity::Training);
    let effects = stage.state.cancel_as(TWO);
    stage.carry_out(effects);
    stage.settle();
    assert_eq!(stage.doing(ONE), Activity::Paused);
    assert_eq!(stage.doing(TWO), Activity::Cancelled);
    assert!(stage.state.found(&one).is_none() && stage.state.found(&two).is_none());
    for seat in [ONE, TWO] {
        let effects = stage.state.resume_as(seat);
        stage.carry_out(effects);
    }
    stage.settle();
    check(&stage.state, &one);
    check(&stage.state, &two);
}

#[test]
fn the_page_and_a_figure_do_not_speak_for_each_other() {
    let mut stage = Stage::new();
    stage.diverges.push((1, 12));
    stage.want(ONE, &plan(vec![want(1, Moment::End, layers())]));
    stage.follow(&plan(vec![want(2, Moment::End, layers())]));
    stage.settle();
    let troubles = |seat| stage.state.standing_of(seat).troubles.len();
    assert_eq!((troubles(ONE), troubles(PAGE)), (1, 0));
    assert_eq!(stage.activity(), Activity::Idle);
}
