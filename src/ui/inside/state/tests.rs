//! The pages' behaviour, told as stories: what is wanted, what the worker says, what comes out.

mod any;
mod asked;
mod resting;
mod several;
mod trouble;
mod worker;

use std::collections::VecDeque;

use super::*;
use crate::observe::Sample;
use crate::protocol::{Change, Command, DeviceKind, Event, Look};
use crate::ui::inside::followers::PAGE;
use crate::ui::inside::plan::{Group, Moment, Plan, WANTS};
use crate::ui::state::Effect;
use DeviceKind::Cpu;
use worker::{PER_EPOCH, Worker, name};

/// What one page alone does; figures have other seats.
impl InsideState {
    fn follow(&mut self, plan: Plan) -> Vec<Effect> {
        self.follow_as(PAGE, plan)
    }

    fn pause(&mut self) -> Vec<Effect> {
        self.pause_as(PAGE)
    }

    fn resume(&mut self) -> Vec<Effect> {
        self.resume_as(PAGE)
    }

    fn cancel(&mut self) -> Vec<Effect> {
        self.cancel_as(PAGE)
    }

    fn standing(&self) -> Standing {
        self.standing_of(PAGE)
    }
}

/// The pages and their CPU worker, with messages on their way in between.
struct Stage {
    state: InsideState,
    worker: Option<Worker>,
    /// Seeds at which training diverges, and the step; for every worker.
    diverges: Vec<(u64, u64)>,
    /// Commands given, and workers started.
    said: Vec<Command>,
    spawned: usize,
    timers: Vec<crate::ui::state::Timer>,
    on_the_way: VecDeque<Event>,
}

impl Stage {
    fn new() -> Self {
        Self {
            state: InsideState::new("data/".into()),
            worker: None,
            diverges: Vec::new(),
            said: Vec::new(),
            spawned: 0,
            timers: Vec::new(),
            on_the_way: VecDeque::new(),
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Spawn(Cpu) => {
                    let mut worker = Worker::default();
                    worker.diverges.clone_from(&self.diverges);
                    worker.outbox.push_back(Worker::hello(Cpu));
                    self.worker = Some(worker);
                    self.spawned += 1;
                    self.on_the_way.clear();
                }
                Effect::Terminate(Cpu) => {
                    self.worker = None;
                    self.on_the_way.clear();
                }
                Effect::Send(Cpu, command) => {
                    self.said.push(command.clone());
                    let worker = self.worker.as_mut().expect("a worker to send to");
                    worker.inbox.push_back(command);
                }
                Effect::Wait(_, timer) => self.timers.push(timer),
                other => panic!("the CPU is enough: {other:?}"),
            }
        }
    }

    fn hear(&mut self, event: Event) {
        let effects = self.state.apply(Cpu, event);
        self.carry_out(effects);
    }

    fn follow(&mut self, plan: &Plan) {
        let effects = self.state.follow(plan.clone());
        self.carry_out(effects);
    }

    /// The worker works once, and one event arrives; whether anything happened.
    fn turn(&mut self) -> bool {
        let worked = self.worker.as_mut().is_some_and(Worker::work);
        if let Some(worker) = &mut self.worker {
            self.on_the_way.extend(worker.outbox.drain(..));
        }
        let event = self.on_the_way.pop_front();
        let heard = event.is_some();
        event.into_iter().for_each(|event| self.hear(event));
        worked || heard
    }

    /// Until nothing happens any more.
    fn settle(&mut self) {
        let mut turns = 0;
        while self.turn() {
            turns += 1;
            assert!(turns < 20_000, "no end");
        }
    }

    /// What was opened, by seed, and the epochs of the checkpoint.
    fn opens(&self) -> Vec<(u64, u8)> {
        let opens = self.said.iter().filter_map(|command| match command {
            Command::Open {
                experiment,
                checkpoint,
                ..
            } => Some((
                experiment.seed,
                checkpoint.as_ref().map_or(0, |bytes| bytes[1]),
            )),
            _ => None,
        });
        opens.collect()
    }

    fn activity(&self) -> Activity {
        self.state.standing().activity
    }
}

fn experiment(seed: u64, epochs: usize) -> Experiment {
    Experiment {
        seed,
        epochs,
        ..Experiment::default()
    }
}

fn layers() -> Look {
    Look::Layers {
        sample: Sample::Batch,
    }
}

fn silenced(neuron: u32) -> Look {
    Look::Changed {
        changes: vec![Change::Silence { layer: 0, neuron }],
    }
}

fn want(seed: u64, moment: Moment, look: Look) -> Want {
    Want {
        experiment: experiment(seed, 3),
        moment,
        look,
    }
}

fn plan(wants: Vec<Want>) -> Plan {
    Plan { wants, watch: None }
}

/// That a want was found, on the right network.
fn check(state: &InsideState, want: &Want) {
    let found = state.found(want);
    let found = found.unwrap_or_else(|| panic!("{want:?} was not found"));
    let steps = want
        .moment
        .steps(want.experiment.epochs, Some(PER_EPOCH as u32));
    let steps = steps.expect("an epoch is known");
    let clean = name(&want.experiment, steps);
    match (&*found, &want.look) {
        (Found::Layers(layers), Look::Layers { sample }) => {
            assert_eq!(
                (layers.steps, layers.loss, layers.sample),
                (steps, clean, *sample)
            );
        }
        (Found::Census(census), Look::Census { samples }) => {
            assert_eq!((census.steps, census.samples), (steps, *samples));
        }
        (Found::Changed { loss, .. }, Look::Changed { changes }) => {
            let other = if changes.is_empty() { 0.0 } else { 1e9 };
            assert_eq!(*loss, clean + other);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_wanted_is_got_in_order_and_once() {
    let mut stage = Stage::new();
    let wants = vec![
        want(1, Moment::End, layers()),
        want(1, Moment::Step(7), layers()),
        want(1, Moment::Start, layers()),
        want(2, Moment::Start, layers()),
    ];
    stage.follow(&plan(wants.clone()));
    assert_eq!(stage.activity(), Activity::Preparing);
    stage.settle();
    wants.iter().for_each(|want| check(&stage.state, want));
    // Both fresh networks before any training.
    assert_eq!(stage.opens(), [(1, 0), (2, 0), (1, 0)]);
    let trained: Vec<_> = stage
        .said
        .iter()
        .filter_map(|command| match command {
            Command::Until { steps, .. } => Some(*steps),
            Command::Resume { .. } => Some(u64::MAX),
            _ => None,
        })
        .collect();
    assert_eq!(trained, [7, u64::MAX]);
    assert_eq!(stage.state.epochs(&experiment(1, 3)).len(), 3);
    let standing = stage.state.standing();
    assert_eq!(standing.activity, Activity::Idle);
    assert_eq!(standing.share, Some(1.0));
    // The same once more costs nothing; nor does another epoch count for what lies before it.
    let said = stage.said.len();
    stage.follow(&Plan::default());
    stage.follow(&plan(wants));
    let mut longer = want(1, Moment::Step(7), layers());
    longer.experiment.epochs = 9;
    stage.follow(&plan(vec![longer.clone()]));
    stage.settle();
    assert_eq!(stage.said.len(), said);
    check(&stage.state, &longer);
    assert_eq!(stage.spawned, 1);
}

#[test]
fn looks_at_the_open_run_open_nothing() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::End, layers())]));
    stage.settle();
    let census = want(1, Moment::End, Look::Census { samples: 50 });
    let changed = want(1, Moment::End, silenced(3));
    let after = want(
        1,
        Moment::End,
        Look::Layers {
            sample: Sample::Test,
        },
    );
    for want in [&census, &changed, &after] {
        stage.follow(&plan(vec![want.clone()]));
        stage.settle();
        // The last of them needs the network restored.
        check(&stage.state, want);
    }
    assert_eq!(stage.opens(), [(1, 0)]);
}

#[test]
fn a_changed_network_is_restored_before_it_is_trained() {
    let mut stage = Stage::new();
    let wants = vec![
        want(1, Moment::Step(5), silenced(1)),
        want(1, Moment::Step(5), layers()),
        want(1, Moment::Step(8), layers()),
    ];
    stage.follow(&plan(wants.clone()));
    stage.settle();
    wants.iter().for_each(|want| check(&stage.state, want));
    // What changes the network comes last at its moment, so that it is restored once.
    let looks = stage
        .said
        .iter()
        .filter(|command| matches!(command, Command::Look { .. }));
    assert_eq!(looks.count(), 4);
}

#[test]
fn an_earlier_moment_starts_from_a_checkpoint_and_a_later_one_goes_on() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::Step(25), layers())]));
    stage.settle();
    let earlier = want(1, Moment::Step(13), layers());
    stage.follow(&plan(vec![earlier.clone()]));
    stage.settle();
    check(&stage.state, &earlier);
    assert_eq!(stage.opens(), [(1, 0), (1, 1)]);
    // From the checkpoint after two epochs, not from where the open run stands.
    let later = want(1, Moment::Step(27), layers());
    stage.follow(&plan(vec![later.clone()]));
    stage.settle();
    check(&stage.state, &later);
    assert_eq!(stage.opens(), [(1, 0), (1, 1), (1, 2)]);
    let end = want(1, Moment::End, layers());
    stage.follow(&plan(vec![end.clone()]));
    stage.settle();
    check(&stage.state, &end);
    assert_eq!(stage.opens().len(), 3);
    // More epochs: on from the last one.
    let mut more = end;
    more.experiment.epochs = 4;
    stage.follow(&plan(vec![more.clone()]));
    stage.settle();
    check(&stage.state, &more);
    assert_eq!(stage.opens()[3..], [(1, 3)]);
}

#[test]
fn what_is_watched_is_whole_up_to_the_last_moment_wanted() {
    let mut stage = Stage::new();
    let watch = Watch {
        every: 4,
        layers: true,
        neurons: 0,
        norms: true,
    };
    let wants = vec![
        want(1, Moment::Start, layers()),
        want(1, Moment::Step(15), layers()),
    ];
    let watched = |watch| Plan {
        wants: wants.clone(),
        watch: Some(watch),
    };
    let steps = |stage: &Stage| -> Vec<u64> {
        let history = stage.state.history(&experiment(1, 3));
        history.iter().map(|seen| seen.steps).collect()
    };
    stage.follow(&watched(watch));
    stage.settle();
    assert_eq!(steps(&stage), [0, 4, 8, 10, 12]);
    assert_eq!(stage.opens(), [(1, 0)]);
    let history = stage.state.history(&experiment(1, 3));
    assert!(history.iter().all(|seen| seen.layers.is_some()));
    assert!(
        history
            .iter()
            .all(|seen| seen.norms.is_some() == (seen.steps == 10))
    );
    // Less than was watched is known; more is watched anew, and stands beside it.
    let said = stage.said.len();
    stage.follow(&watched(Watch { every: 8, ..watch }));
    stage.settle();
    assert_eq!(stage.said.len(), said);
    let neurons = Watch {
        layers: false,
        neurons: 5,
        ..watch
    };
    stage.follow(&watched(neurons));
    stage.settle();
    assert_eq!(stage.opens(), [(1, 0), (1, 0)]);
    let history = stage.state.history(&experiment(1, 3));
    assert!(
        history
            .iter()
            .all(|seen| seen.layers.is_some() && seen.neurons.is_some())
    );
    // A later moment: on from there, without a gap.
    let later = Plan {
        wants: vec![want(1, Moment::End, layers())],
        watch: Some(neurons),
    };
    stage.follow(&later);
    stage.settle();
    assert_eq!(steps(&stage), [0, 4, 8, 10, 12, 16, 20, 24, 28, 30]);
    assert_eq!(stage.opens().len(), 2);
}

#[test]
fn another_plan_calls_off_what_it_does_not_want() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::End, layers())]));
    while stage.activity() != Activity::Training {
        assert!(stage.turn());
    }
    for _ in 0..8 {
        stage.turn();
    }
    let steps = stage.state.standing().steps;
    assert!(steps.0 > 0 && steps.1 == 30, "{steps:?}");
    // A further want of the same moment changes nothing.
    let said = stage.said.len();
    let both = vec![
        want(1, Moment::End, layers()),
        want(1, Moment::End, Look::Census { samples: 9 }),
    ];
    stage.follow(&plan(both));
    assert_eq!(stage.said.len(), said);
    let other = want(2, Moment::Step(4), layers());
    stage.follow(&plan(vec![other.clone()]));
    assert!(matches!(stage.said.last(), Some(Command::Pause { .. })));
    stage.settle();
    check(&stage.state, &other);
    assert!(stage.state.found(&want(1, Moment::End, layers())).is_none());
    // Nothing wanted: what is done is called off, and nothing follows.
    stage.follow(&plan(vec![want(1, Moment::End, layers())]));
    while stage.activity() != Activity::Training {
        assert!(stage.turn());
    }
    stage.follow(&Plan::default());
    stage.settle();
    assert!(matches!(stage.said.last(), Some(Command::Pause { .. })));
    assert_eq!(stage.activity(), Activity::Idle);
}

#[test]
fn the_standing_line_counts_experiments_steps_and_time() {
    let mut stage = Stage::new();
    let wants: Vec<_> = (1..=2)
        .map(|seed| want(seed, Moment::End, layers()))
        .collect();
    stage.follow(&plan(wants));
    let mut last = 0.0;
    let mut seen = Vec::new();
    while stage.turn() {
        let standing = stage.state.standing();
        if standing.activity == Activity::Training {
            assert_eq!(standing.place.1, 2);
            assert_eq!(standing.device, Some(Cpu));
            assert!(standing.auto, "the device was left open");
            let share = standing.share.expect("known once opened");
            assert!(share >= last, "{share} after {last}");
            last = share;
            seen.push((standing.place.0, standing.seconds_left));
        }
    }
    assert!(last > 0.9, "{last}");
    assert_eq!((seen[0].0, seen[seen.len() - 1].0), (1, 2));
    // Two runs of 30 steps of 5 ms; later as the epochs were measured, 0.1 s a step.
    let first = seen
        .iter()
        .find_map(|(_, seconds)| *seconds)
        .expect("an estimate");
    assert!((first - 0.295).abs() < 0.011, "{first}");
    let of_second: Vec<_> = seen.iter().filter(|(place, _)| *place == 2).collect();
    let late = of_second[of_second.len() / 2].1.expect("an estimate");
    assert!((0.5..2.5).contains(&late), "{late}");
}

#[test]
fn more_wants_than_can_be_followed_are_counted() {
    let mut stage = Stage::new();
    let wants = (0..WANTS as u64 + 5).map(|seed| want(seed, Moment::Start, layers()));
    stage.follow(&plan(wants.collect()));
    assert_eq!(stage.state.standing().left_out, 5);
}
