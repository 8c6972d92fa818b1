//! What goes wrong: workers die or do not obey, training diverges, data cannot be had.

use super::*;
use crate::experiment::DeviceChoice;
use crate::protocol::{Bytes, DeviceInfo, Packed, Probe, Problem, VERSION};
use crate::ui::device::{Adapter, Reason};
use crate::ui::state::Timer;
use DeviceKind::Webgpu;

fn panicked() -> Problem {
    Problem::Panic {
        detail: "boom".into(),
    }
}

fn until_training(stage: &mut Stage) {
    while stage.activity() != Activity::Training {
        assert!(stage.turn());
    }
}

#[test]
fn a_new_worker_goes_on_from_the_last_checkpoint() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    stage.follow(&plan(vec![end.clone()]));
    until_training(&mut stage);
    while stage.state.epochs(&end.experiment).len() < 2 {
        assert!(stage.turn());
    }
    stage.turn();
    stage.turn();
    stage.hear(Event::Died {
        problem: panicked(),
    });
    let message = stage.state.standing().message;
    assert_eq!(message, Some(Message::Restarted(panicked(), 2)));
    stage.settle();
    check(&stage.state, &end);
    assert_eq!(stage.opens(), [(1, 0), (1, 2)]);
}

#[test]
fn two_deaths_in_a_row_are_borne_and_a_third_is_the_runs_problem() {
    let mut stage = Stage::new();
    let wants = vec![
        want(1, Moment::End, layers()),
        want(2, Moment::Start, layers()),
    ];
    stage.follow(&plan(wants.clone()));
    for death in 1..=3 {
        until_training(&mut stage);
        stage.hear(Event::Died {
            problem: panicked(),
        });
        assert_eq!(stage.spawned, 1 + death.min(2));
    }
    let standing = stage.state.standing();
    assert_eq!(standing.troubles.len(), 1);
    assert_eq!(standing.troubles[0].problem, panicked());
    assert!(standing.again && standing.activity == Activity::Idle);
    check(&stage.state, &wants[1]);
    // Tried again, it works.
    let effects = stage.state.resume();
    stage.carry_out(effects);
    stage.settle();
    check(&stage.state, &wants[0]);
    assert!(stage.state.standing().troubles.is_empty());
}

#[test]
fn a_worker_that_never_starts_is_everyones_problem() {
    let mut stage = Stage::new();
    let wants = vec![
        want(1, Moment::Start, layers()),
        want(2, Moment::Start, layers()),
    ];
    stage.follow(&plan(wants));
    for _ in 0..3 {
        let Some(hello @ Timer::Hello(..)) = stage.timers.pop() else {
            panic!("a start is waited for");
        };
        let effects = stage.state.timer(hello);
        stage.carry_out(effects);
    }
    assert_eq!(stage.spawned, 3);
    assert_eq!(stage.state.standing().troubles.len(), 1);
    assert_eq!(stage.activity(), Activity::Idle);
}

#[test]
fn a_worker_of_another_version_is_not_started_again() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::Start, layers())]));
    let device = DeviceInfo {
        kind: Cpu,
        description: String::new(),
        software: false,
    };
    let version = VERSION + 1;
    stage.hear(Event::Hello { version, device });
    assert_eq!(stage.spawned, 1);
    let standing = stage.state.standing();
    assert!(matches!(standing.message, Some(Message::Versions { .. })));
    assert_eq!(standing.troubles.len(), 1);
}

#[test]
fn a_worker_that_does_not_pause_is_ended_and_replaced() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::End, layers())]));
    until_training(&mut stage);
    stage.timers.clear();
    let other = want(2, Moment::Start, layers());
    stage.follow(&plan(vec![other.clone()]));
    let Some(obey @ Timer::Obey(_)) = stage.timers.pop() else {
        panic!("an order is waited for");
    };
    let effects = stage.state.timer(obey);
    assert_eq!(effects[0], Effect::Terminate(Cpu));
    stage.carry_out(effects);
    let message = stage.state.standing().message;
    assert_eq!(message, Some(Message::Unresponsive(0)));
    stage.settle();
    check(&stage.state, &other);
}

#[test]
fn where_training_diverges_the_moments_before_can_be_seen() {
    let mut stage = Stage::new();
    stage.diverges = vec![(1, 14)];
    let watch = Watch {
        every: 4,
        layers: true,
        neurons: 0,
        norms: false,
    };
    let end = want(1, Moment::End, layers());
    let other = want(2, Moment::End, layers());
    let watched = |wants| Plan {
        wants,
        watch: Some(watch),
    };
    stage.follow(&watched(vec![end.clone(), other.clone()]));
    stage.settle();
    assert!(stage.state.found(&end).is_none());
    check(&stage.state, &other);
    let troubles = stage.state.standing().troubles;
    assert_eq!(troubles.len(), 1);
    assert!(matches!(
        troubles[0].problem,
        Problem::Diverged {
            epoch: 2,
            step: 4,
            ..
        }
    ));
    assert_eq!(troubles[0].rewind, Some((1, 10)));
    assert_eq!(stage.activity(), Activity::Idle);
    let seen = |stage: &Stage| stage.state.history(&end.experiment).len();
    assert_eq!(seen(&stage), 5, "0, 4, 8, 10, 12");
    // Trying again would end the same way.
    let said = stage.said.len();
    let effects = stage.state.resume();
    stage.carry_out(effects);
    assert_eq!(stage.said.len(), said);
    // At the last good checkpoint, and right before it happens, it can be seen.
    for at in [10, 13] {
        let good = want(1, Moment::Step(at), layers());
        stage.follow(&watched(vec![good.clone()]));
        stage.settle();
        check(&stage.state, &good);
        assert!(stage.state.standing().troubles.is_empty());
    }
    // Watching otherwise, it is trained again up to there.
    let finer = Watch { every: 1, ..watch };
    stage.follow(&Plan {
        wants: vec![end.clone()],
        watch: Some(finer),
    });
    stage.settle();
    assert_eq!(seen(&stage), 14);
    assert_eq!(stage.state.standing().troubles.len(), 1);
}

#[test]
fn a_run_that_cannot_be_had_leaves_the_others_alone() {
    for problem in [
        Problem::Download {
            file: "f".into(),
            detail: "404".into(),
        },
        Problem::Unsupported {
            detail: "no".into(),
        },
    ] {
        let mut stage = Stage::new();
        let wants = vec![
            want(1, Moment::Start, layers()),
            want(2, Moment::Start, layers()),
        ];
        stage.follow(&plan(wants.clone()));
        while stage.opens().is_empty() {
            assert!(stage.turn());
        }
        let Some(Command::Open { run, .. }) = stage.said.last() else {
            panic!("a run is opened");
        };
        stage.hear(Event::Failed {
            run: *run,
            problem: problem.clone(),
        });
        stage.settle();
        check(&stage.state, &wants[1]);
        let standing = stage.state.standing();
        assert_eq!(standing.troubles[0].problem, problem);
        assert!(standing.again);
        let effects = stage.state.resume();
        stage.carry_out(effects);
        stage.settle();
        check(&stage.state, &wants[0]);
    }
}

#[test]
fn a_look_that_cannot_be_taken_is_not_asked_for_again() {
    let mut stage = Stage::new();
    let census = |samples| want(1, Moment::Start, Look::Census { samples });
    let wants = vec![census(worker::REFUSED), census(5)];
    stage.follow(&plan(wants.clone()));
    stage.settle();
    check(&stage.state, &wants[1]);
    let standing = stage.state.standing();
    assert_eq!(standing.activity, Activity::Idle);
    assert!(matches!(
        standing.troubles[0].problem,
        Problem::Unsupported { .. }
    ));
    assert_eq!(stage.said.len(), 3, "one run opened, two looks");
    stage.follow(&plan(wants[1..].to_vec()));
    assert!(stage.state.standing().troubles.is_empty());
}

#[test]
fn a_look_that_the_worker_gives_up_is_tried_again_and_then_given_up() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::Start, layers())]));
    for _ in 0..3 {
        while stage.activity() != Activity::Looking {
            assert!(stage.turn());
        }
        let Some(&Command::Look { run, .. }) = stage.said.last() else {
            panic!("a look is taken");
        };
        stage.hear(Event::Looked { run, found: None });
    }
    assert_eq!(stage.opens().len(), 3);
    stage.settle();
    assert_eq!(stage.state.standing().troubles.len(), 1);
}

#[test]
fn a_checkpoint_that_cannot_be_read_costs_time_alone() {
    let mut stage = Stage::new();
    stage.follow(&plan(vec![want(1, Moment::End, layers())]));
    stage.settle();
    let earlier = want(1, Moment::Step(15), layers());
    stage.follow(&plan(vec![earlier.clone()]));
    let Some(Command::Open {
        run,
        checkpoint: Some(_),
        ..
    }) = stage.said.last()
    else {
        panic!("a checkpoint is opened");
    };
    let problem = Problem::Checkpoint {
        detail: "bad".into(),
    };
    stage.hear(Event::Failed { run: *run, problem });
    stage.settle();
    check(&stage.state, &earlier);
    assert_eq!(stage.opens(), [(1, 0), (1, 1), (1, 0)]);
}

#[test]
fn an_answer_of_another_moment_is_not_shown() {
    let mut stage = Stage::new();
    let start = want(1, Moment::Start, layers());
    stage.follow(&plan(vec![start.clone()]));
    while stage.activity() != Activity::Looking {
        assert!(stage.turn());
    }
    let Some(Command::Look { run, .. }) = stage.said.last() else {
        panic!("a look is taken");
    };
    let run = *run;
    let census = crate::observe::Census {
        steps: 3,
        samples: 1,
        layers: Vec::new(),
    };
    let found = Some(Packed::new(&Found::Census(census)));
    stage.hear(Event::Looked { run, found });
    assert!(stage.state.found(&start).is_none());
    assert_eq!(stage.state.standing().troubles.len(), 1);
}

#[test]
fn data_that_had_arrived_damaged_takes_what_came_from_it_along() {
    let mut stage = Stage::new();
    let end = want(1, Moment::End, layers());
    let start = want(1, Moment::Start, layers());
    stage.follow(&plan(vec![start.clone(), end.clone()]));
    until_training(&mut stage);
    check(&stage.state, &start);
    let Some(Command::Resume { run }) = stage.said.last() else {
        panic!("it trains");
    };
    let opened = crate::protocol::Opened {
        summary: Vec::new(),
        steps_per_epoch: PER_EPOCH as u32,
        epochs_done: 0,
        train_len: 100,
        test_len: 10,
        classes: Vec::new(),
    };
    let run = *run;
    stage.hear(Event::Opened { run, opened });
    assert!(stage.state.found(&start).is_none());
    assert!(stage.state.epochs(&end.experiment).is_empty());
}

/// Everything a state asks for, in order.
fn commands(effects: &[Effect]) -> Vec<(DeviceKind, &Command)> {
    let sent = effects.iter().filter_map(|effect| match effect {
        Effect::Send(kind, command) => Some((*kind, command)),
        _ => None,
    });
    sent.collect()
}

fn probe(loss: f64) -> Probe {
    Probe {
        losses: vec![loss],
        gradient_norms: vec![1.0],
        ms_per_step: 5.0,
    }
}

/// A state that wants a look on WebGPU, up to the two probes.
fn raced(webgpu: Probe) -> (InsideState, Vec<Effect>) {
    let mut state = InsideState::new("data/".into());
    let mut end = want(1, Moment::End, layers());
    end.experiment.device = DeviceChoice::Webgpu;
    let asked = state.follow(plan(vec![end]));
    assert_eq!(asked, [Effect::AskAdapter]);
    state.adapter(Adapter::Real);
    assert_eq!(state.standing().activity, Activity::Preparing);
    let sent = state.apply(Cpu, Worker::hello(Cpu));
    let [(Cpu, &Command::Probe { run, .. })] = commands(&sent)[..] else {
        panic!("the CPU is asked first: {sent:?}");
    };
    state.apply(Webgpu, Worker::hello(Webgpu));
    let sent = state.apply(
        Cpu,
        Event::Probed {
            run,
            probe: probe(2.3),
        },
    );
    let [(Webgpu, &Command::Probe { run, .. })] = commands(&sent)[..] else {
        panic!("then WebGPU: {sent:?}");
    };
    let effects = state.apply(Webgpu, Event::Probed { run, probe: webgpu });
    (state, effects)
}

#[test]
fn webgpu_computes_once_it_agrees_and_the_cpu_goes_on_when_it_dies() {
    let (mut state, effects) = raced(probe(2.3));
    let [(Webgpu, &Command::Open { run, .. })] = commands(&effects)[..] else {
        panic!("WebGPU agrees: {effects:?}");
    };
    assert_eq!(state.standing().device, Some(Webgpu));
    let bytes = Bytes::from(vec![1, 2]);
    let opened = crate::protocol::Opened {
        summary: Vec::new(),
        steps_per_epoch: 10,
        epochs_done: 0,
        train_len: 100,
        test_len: 10,
        classes: Vec::new(),
    };
    state.apply(Webgpu, Event::Opened { run, opened });
    state.apply(
        Webgpu,
        Event::Checkpoint {
            run,
            epoch: 2,
            bytes: bytes.clone(),
        },
    );
    let problem = Problem::GpuLost {
        detail: "gone".into(),
    };
    let effects = state.apply(
        Webgpu,
        Event::Died {
            problem: problem.clone(),
        },
    );
    let [(Cpu, Command::Open { checkpoint, .. })] = commands(&effects)[..] else {
        panic!("the CPU goes on: {effects:?}");
    };
    assert_eq!(*checkpoint, Some(bytes));
    let standing = state.standing();
    assert_eq!(
        standing.message,
        Some(Message::FellBack(problem.clone(), 2))
    );
    let reason = standing.decision.map(|decision| decision.reason);
    assert_eq!(reason, Some(Reason::WebgpuFailed(problem)));
}

#[test]
fn webgpu_that_computes_something_else_is_not_taken() {
    let (state, effects) = raced(probe(2.4));
    assert!(matches!(
        commands(&effects)[..],
        [(Cpu, Command::Open { .. })]
    ));
    let reason = state.standing().decision.map(|decision| decision.reason);
    assert!(matches!(reason, Some(Reason::Disagrees { .. })));
}

#[test]
fn without_an_adapter_the_cpu_computes() {
    let mut state = InsideState::new("data/".into());
    let mut end = want(1, Moment::End, layers());
    end.experiment.device = DeviceChoice::Webgpu;
    state.follow(plan(vec![end]));
    let effects = state.adapter(Adapter::Missing);
    assert!(effects.contains(&Effect::Spawn(Cpu)));
    let reason = state.standing().decision.map(|decision| decision.reason);
    assert_eq!(reason, Some(Reason::NoAdapter));
}
