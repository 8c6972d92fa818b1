//! The page's behaviour, told as stories: what the student does, what the workers
//! say, what comes out.

use super::*;
use crate::experiment::{ActivationChoice, DeviceChoice};
use crate::protocol::{
    Bytes, DeviceInfo, EpochResult, Event, Opened, Phase, Probe, Progress, RunState, VERSION,
};
use crate::ui::device::{Adapter, Reason};
use DeviceKind::{Cpu, Webgpu};

fn lab(change: impl FnOnce(&mut Experiment)) -> LabState {
    let mut link = Link::default();
    link.experiment.device = DeviceChoice::Cpu;
    change(&mut link.experiment);
    LabState::new(link, Vec::new(), "data/".into())
}

fn hello(kind: DeviceKind) -> Event {
    let device = DeviceInfo {
        kind,
        description: String::new(),
        software: false,
    };
    Event::Hello {
        version: VERSION,
        device,
    }
}

fn sent(effects: &[Effect]) -> Vec<(DeviceKind, &Command)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Send(kind, command) => Some((*kind, command)),
            _ => None,
        })
        .collect()
}

/// The run id of the only command sent, which must be `Open`, and its checkpoint.
fn opened(effects: &[Effect]) -> (DeviceKind, RunId, Option<Bytes>) {
    match sent(effects)[..] {
        [
            (
                kind,
                Command::Open {
                    run, checkpoint, ..
                },
            ),
        ] => (kind, *run, checkpoint.clone()),
        ref other => panic!("expected one Open, got {other:?}"),
    }
}

fn answer(epochs_done: u32) -> Opened {
    Opened {
        summary: Vec::new(),
        steps_per_epoch: 10,
        epochs_done,
        train_len: 1280,
        test_len: 100,
        classes: Vec::new(),
    }
}

fn epoch(run: RunId, epoch: u32) -> Event {
    let result = EpochResult {
        epoch,
        train_loss: 1.0,
        train_accuracy: 0.5,
        test_loss: 1.0,
        test_accuracy: 0.5,
        seconds: f64::from(epoch) * 3.0,
        activation_parameters: Vec::new(),
    };
    Event::Epoch { run, result }
}

fn progress(run: RunId, epoch: u32, step: u32) -> Event {
    let progress = Progress {
        epoch,
        step,
        phase: Phase::Training,
        tested: 0.0,
        train_loss: 1.0,
        train_accuracy: 0.5,
        recent_loss: 1.0,
        ms_per_step: 5.0,
    };
    Event::Progress { run, progress }
}

fn state(run: RunId, state: RunState) -> Event {
    Event::State { run, state }
}

/// A started experiment whose first run trains on `kind`.
fn running(lab: &mut LabState, kind: DeviceKind) -> RunId {
    let mut effects = lab.start();
    if effects.contains(&Effect::Spawn(kind)) {
        assert!(sent(&effects).is_empty(), "nothing is sent before hello");
        effects = lab.apply(kind, hello(kind));
    }
    let (_, run, checkpoint) = opened(&effects);
    assert_eq!(checkpoint, None);
    let effects = lab.apply(
        kind,
        Event::Opened {
            run,
            opened: answer(0),
        },
    );
    assert_eq!(sent(&effects), [(kind, &Command::Resume { run })]);
    lab.apply(kind, state(run, RunState::Running));
    run
}

#[test]
fn start_opens_trains_and_finishes() {
    let mut lab = lab(|_| {});
    assert!(lab.controls().start && !lab.controls().pause && !lab.controls().stop);
    let run = running(&mut lab, Cpu);
    assert!(!lab.controls().start && lab.controls().pause && lab.controls().stop);
    lab.apply(Cpu, progress(run, 1, 5));
    let current = lab.current().unwrap();
    assert_eq!(current.done(), 0.5);
    // 9.5 epochs of 10 steps of 5 ms.
    assert!((current.seconds_left().unwrap() - 0.475).abs() < 1e-12);
    for number in 1..=10 {
        lab.apply(Cpu, epoch(run, number));
    }
    assert_eq!(lab.current().unwrap().seconds_left(), Some(0.0));
    lab.apply(Cpu, state(run, RunState::Finished));
    assert_eq!(lab.current().unwrap().stage, Stage::Finished);
    assert!(lab.controls().start && !lab.controls().resumes && !lab.controls().stop);
    assert_eq!(lab.queue.as_ref().unwrap().done(), 1.0);
}

#[test]
fn several_runs_train_one_after_another() {
    let mut lab = lab(|e| {
        e.activations = ["relu", "gelu"].map(ActivationChoice::new).to_vec();
        e.seeds = 2;
    });
    let mut run = running(&mut lab, Cpu);
    let mut names = Vec::new();
    loop {
        let current = lab.current().unwrap();
        names.push((
            current.experiment.activation().key.clone(),
            current.experiment.seed,
        ));
        let ended = match names.len() {
            2 => RunState::Diverged,
            _ => RunState::Finished,
        };
        let effects = lab.apply(Cpu, state(run, ended));
        if names.len() == 4 {
            assert!(sent(&effects).is_empty());
            break;
        }
        let (_, next, _) = opened(&effects);
        assert_ne!(next, run);
        run = next;
        let effects = lab.apply(
            Cpu,
            Event::Opened {
                run,
                opened: answer(0),
            },
        );
        assert_eq!(sent(&effects), [(Cpu, &Command::Resume { run })]);
    }
    let expected = [("relu", 7), ("relu", 8), ("gelu", 7), ("gelu", 8)];
    assert_eq!(names, expected.map(|(name, seed)| (name.to_owned(), seed)));
    let stages: Vec<_> = lab.runs().iter().map(|run| run.stage).collect();
    use Stage::{Diverged, Finished};
    assert_eq!(stages, [Finished, Diverged, Finished, Finished]);
    assert!(!lab.busy());
}

#[test]
fn pause_goes_on_where_it_was() {
    let mut lab = lab(|_| {});
    let run = running(&mut lab, Cpu);
    let effects = lab.pause();
    assert_eq!(sent(&effects), [(Cpu, &Command::Pause { run })]);
    // A state from before the order is no answer to it.
    lab.apply(Cpu, state(run, RunState::Running));
    lab.apply(Cpu, state(run, RunState::Paused));
    assert_eq!(lab.current().unwrap().stage, Stage::Paused);
    assert!(lab.controls().resumes && lab.controls().start);
    let effects = lab.start();
    assert_eq!(sent(&effects), [(Cpu, &Command::Resume { run })]);
    let Some(Effect::Wait(_, timer)) = effects_of_pause(&mut lab) else {
        panic!("an order is waited for");
    };
    lab.apply(Cpu, state(run, RunState::Paused));
    assert!(lab.timer(timer).is_empty(), "it obeyed in time");
}

fn effects_of_pause(lab: &mut LabState) -> Option<Effect> {
    lab.pause()
        .into_iter()
        .find(|effect| matches!(effect, Effect::Wait(..)))
}

#[test]
fn a_worker_that_does_not_obey_is_ended_and_the_run_waits_at_its_checkpoint() {
    let mut lab = lab(|_| {});
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, epoch(run, 1));
    let bytes = Bytes::from(vec![1, 2, 3]);
    let checkpoint = Event::Checkpoint {
        run,
        epoch: 1,
        bytes: bytes.clone(),
    };
    lab.apply(Cpu, checkpoint);
    lab.apply(Cpu, progress(run, 2, 5));
    let Some(Effect::Wait(ms, timer)) = effects_of_pause(&mut lab) else {
        panic!("an order is waited for");
    };
    assert_eq!(f64::from(ms), OBEY_MS);
    let effects = lab.timer(timer);
    assert_eq!(effects[0], Effect::Terminate(Cpu));
    assert!(effects.contains(&Effect::Spawn(Cpu)));
    assert!(matches!(lab.messages[0].message, Message::Unresponsive(1)));
    let (_, again, given) = opened(&lab.apply(Cpu, hello(Cpu)));
    assert_eq!(given, Some(bytes));
    // What the old worker may still say is dropped.
    lab.apply(Cpu, epoch(run, 2));
    let effects = lab.apply(
        Cpu,
        Event::Opened {
            run: again,
            opened: answer(1),
        },
    );
    assert!(sent(&effects).is_empty(), "it was to pause");
    let current = lab.current().unwrap();
    assert_eq!((current.stage, current.epochs.len()), (Stage::Paused, 1));
}

#[test]
fn data_that_arrives_after_the_end_of_a_run_is_taken_in() {
    let mut lab = lab(|_| {});
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, state(run, RunState::Diverged));
    let verified = |run| {
        let progress = DataProgress {
            verified: true,
            ..DataProgress::default()
        };
        Event::Data { run, progress }
    };
    lab.apply(Cpu, verified(run + 1000));
    assert_eq!(lab.data, None, "of a run that nobody knows");
    lab.apply(Cpu, verified(run));
    assert!(lab.data.as_ref().is_some_and(|data| data.verified));
}

#[test]
fn a_run_that_diverged_rewinds_to_its_checkpoint_and_waits_there() {
    let mut lab = lab(|_| {});
    assert!(lab.rewind().is_empty(), "there is no run");
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, epoch(run, 1));
    let bytes = Bytes::from(vec![1]);
    lab.apply(
        Cpu,
        Event::Checkpoint {
            run,
            epoch: 1,
            bytes: bytes.clone(),
        },
    );
    lab.apply(Cpu, progress(run, 2, 5));
    assert!(lab.rewind().is_empty(), "it has not diverged");
    let problem = Problem::Diverged {
        epoch: 2,
        step: 6,
        blowup: None,
    };
    lab.apply(
        Cpu,
        Event::Warning {
            run,
            problem: problem.clone(),
        },
    );
    lab.apply(Cpu, state(run, RunState::Diverged));
    assert_eq!(lab.current().unwrap().problem, Some(problem));
    assert!(lab.controls().start && !lab.controls().resumes);
    let (_, again, given) = opened(&lab.rewind());
    assert_ne!(again, run);
    assert_eq!(given, Some(bytes));
    assert_eq!(lab.current().unwrap().problem, None);
    let effects = lab.apply(
        Cpu,
        Event::Opened {
            run: again,
            opened: answer(1),
        },
    );
    assert!(sent(&effects).is_empty(), "it waits");
    let current = lab.current().unwrap();
    assert_eq!((current.stage, current.epochs.len()), (Stage::Paused, 1));
    assert!(lab.controls().resumes && lab.controls().step);
    let effects = lab.step();
    assert_eq!(sent(&effects), [(Cpu, &Command::Step { run: again })]);
    lab.apply(Cpu, state(again, RunState::Paused));
    // Other settings begin a new run, from its start weights.
    lab.edit(|e| e.lr = 0.001);
    assert!(!lab.controls().resumes);
    let effects = lab.start();
    let opens = sent(&effects)
        .into_iter()
        .find_map(|(_, command)| match command {
            Command::Open {
                experiment,
                checkpoint,
                ..
            } => Some((experiment.lr, checkpoint.clone())),
            _ => None,
        });
    assert_eq!(opens, Some((0.001, None)));
}

#[test]
fn without_a_finished_epoch_a_run_rewinds_to_its_start_weights() {
    let mut lab = lab(|_| {});
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, progress(run, 1, 3));
    lab.apply(Cpu, state(run, RunState::Diverged));
    let (_, _, given) = opened(&lab.rewind());
    assert_eq!(given, None);
    assert!(lab.busy(), "it is being opened");
}

#[test]
fn a_dead_cpu_worker_is_replaced_twice_and_then_given_up() {
    let mut lab = lab(|_| {});
    running(&mut lab, Cpu);
    let problem = Problem::Panic {
        detail: "boom".into(),
    };
    for attempt in 0..3 {
        let died = Event::Died {
            problem: problem.clone(),
        };
        let effects = lab.apply(Cpu, died);
        assert_eq!(effects.contains(&Effect::Spawn(Cpu)), attempt < 2);
        if attempt < 2 {
            let (_, run, _) = opened(&lab.apply(Cpu, hello(Cpu)));
            let effects = lab.apply(
                Cpu,
                Event::Opened {
                    run,
                    opened: answer(0),
                },
            );
            assert_eq!(sent(&effects), [(Cpu, &Command::Resume { run })]);
        }
    }
    let current = lab.current().unwrap();
    assert_eq!(current.stage, Stage::Failed);
    assert_eq!(current.problem, Some(problem));
    assert!(!lab.busy());
}

fn probe(ms_per_step: f64) -> Probe {
    Probe {
        losses: vec![2.3],
        gradient_norms: vec![1.0],
        ms_per_step,
    }
}

/// Plays the race of `auto` on a real adapter; the effects of its last answer.
fn race(lab: &mut LabState, webgpu_ms: f64) -> Vec<Effect> {
    assert!(lab.start().contains(&Effect::AskAdapter));
    let effects = lab.adapter(Adapter::Real);
    assert!(effects.contains(&Effect::Spawn(Cpu)) && effects.contains(&Effect::Spawn(Webgpu)));
    assert!(lab.devices.comparing());
    lab.apply(Webgpu, hello(Webgpu));
    let effects = lab.apply(Cpu, hello(Cpu));
    let [(Cpu, Command::Probe { run, .. })] = sent(&effects)[..] else {
        panic!("the CPU runs first: {effects:?}");
    };
    let effects = lab.apply(
        Cpu,
        Event::Probed {
            run: *run,
            probe: probe(10.0),
        },
    );
    let [(Webgpu, Command::Probe { run, .. })] = sent(&effects)[..] else {
        panic!("then WebGPU: {effects:?}");
    };
    let probe = probe(webgpu_ms);
    lab.apply(Webgpu, Event::Probed { run: *run, probe })
}

#[test]
fn auto_races_and_trains_on_the_winner() {
    for (ms, winner) in [(2.0, Webgpu), (40.0, Cpu)] {
        let mut lab = lab(|e| e.device = DeviceChoice::Auto);
        let effects = race(&mut lab, ms);
        assert_eq!(opened(&effects).0, winner);
        let decision = lab.devices.decision.clone().unwrap();
        assert_eq!(decision.webgpu_ms, Some(ms));
        assert!(!lab.devices.comparing());
        // The same work again needs no second race.
        lab.stop();
        let effects = lab.start();
        assert_eq!(opened(&effects).0, winner);
    }
}

#[test]
fn without_a_real_adapter_auto_never_loads_the_large_worker() {
    let mut lab = lab(|e| e.device = DeviceChoice::Auto);
    lab.start();
    let effects = lab.adapter(Adapter::Software);
    assert!(!effects.contains(&Effect::Spawn(Webgpu)));
    let decision = lab.devices.decision.as_ref().unwrap();
    assert_eq!(decision.reason, Reason::SoftwareAdapter);
}

#[test]
fn a_lost_gpu_goes_on_on_the_cpu_from_the_last_epoch() {
    let mut lab = lab(|e| e.device = DeviceChoice::Auto);
    let (_, run, _) = opened(&race(&mut lab, 2.0));
    lab.apply(
        Webgpu,
        Event::Opened {
            run,
            opened: answer(0),
        },
    );
    lab.apply(Webgpu, state(run, RunState::Running));
    lab.apply(Webgpu, epoch(run, 1));
    let bytes = Bytes::from(vec![9]);
    lab.apply(
        Webgpu,
        Event::Checkpoint {
            run,
            epoch: 1,
            bytes: bytes.clone(),
        },
    );
    let problem = Problem::GpuLost {
        detail: "reset".into(),
    };
    let effects = lab.apply(
        Webgpu,
        Event::Failed {
            run,
            problem: problem.clone(),
        },
    );
    assert!(effects.contains(&Effect::Terminate(Webgpu)));
    let (kind, again, checkpoint) = opened(&effects);
    assert_eq!((kind, checkpoint), (Cpu, Some(bytes)));
    assert!(
        matches!(&lab.messages[0].message, Message::FellBack(why, 1) if *why == problem),
        "{:?}",
        lab.messages
    );
    let opened = answer(1);
    let effects = lab.apply(Cpu, Event::Opened { run: again, opened });
    assert_eq!(sent(&effects), [(Cpu, &Command::Resume { run: again })]);
    assert_eq!(lab.current().unwrap().device, Some(Cpu));
}

#[test]
fn a_webgpu_worker_that_is_silent_or_fails_leaves_the_cpu() {
    let started = || {
        let mut lab = lab(|e| e.device = DeviceChoice::Webgpu);
        lab.start();
        let effects = lab.adapter(Adapter::Software);
        lab.apply(Cpu, hello(Cpu));
        (lab, effects)
    };
    let (mut silent, effects) = started();
    let timer = effects.iter().find_map(|effect| match effect {
        Effect::Wait(_, timer @ Timer::Race(_)) => Some(*timer),
        _ => None,
    });
    let effects = silent.timer(timer.unwrap());
    assert!(effects.contains(&Effect::Terminate(Webgpu)));
    assert_eq!(opened(&effects).0, Cpu);

    let (mut failed, _) = started();
    let problem = Problem::NoGpu {
        detail: "none".into(),
    };
    let effects = failed.apply(Webgpu, Event::Died { problem });
    assert_eq!(opened(&effects).0, Cpu);
    let reason = &failed.devices.decision.as_ref().unwrap().reason;
    assert!(matches!(reason, Reason::WebgpuFailed(_)));
}

#[test]
fn another_version_of_the_worker_is_said_once_and_not_started_again() {
    let mut lab = lab(|_| {});
    lab.start();
    let Event::Hello { device, .. } = hello(Cpu) else {
        unreachable!("hello is hello");
    };
    let version = VERSION + 1;
    let effects = lab.apply(Cpu, Event::Hello { version, device });
    assert_eq!(effects, [Effect::Terminate(Cpu)]);
    assert!(matches!(
        lab.messages[..],
        [Told {
            message: Message::Versions { .. },
            ..
        }]
    ));
    assert_eq!(lab.current().unwrap().stage, Stage::Failed);
}

#[test]
fn a_problem_of_one_run_does_not_end_the_others_but_missing_data_does() {
    let two = || {
        let mut lab = lab(|e| {
            e.activations = ["relu", "gelu"].map(ActivationChoice::new).to_vec();
        });
        let run = running(&mut lab, Cpu);
        (lab, run)
    };
    let (mut lab, run) = two();
    let problem = Problem::Unsupported {
        detail: "no".into(),
    };
    let effects = lab.apply(Cpu, Event::Failed { run, problem });
    opened(&effects);
    assert_eq!(lab.runs()[0].stage, Stage::Failed);

    let (mut lab, run) = two();
    let problem = Problem::Download {
        file: "a.gz".into(),
        detail: "404".into(),
    };
    let effects = lab.apply(Cpu, Event::Failed { run, problem });
    assert!(sent(&effects).is_empty());
    assert!(!lab.busy());
    assert_eq!(lab.runs()[1].stage, Stage::Waiting);
    // Start tries the next run; with changed settings it begins anew.
    lab.edit(|e| e.data = crate::experiment::DataSource::Synthetic);
    let effects = lab.start();
    opened(&effects);
    assert_eq!(lab.runs().len(), 2);
    assert_eq!(lab.runs()[0].stage, Stage::Opening);
}

#[test]
fn reset_forgets_results_and_events_from_before_it() {
    let mut lab = lab(|_| {});
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, epoch(run, 1));
    let effects = lab.reset();
    assert_eq!(sent(&effects), [(Cpu, &Command::Reset { run })]);
    lab.apply(Cpu, epoch(run, 2));
    lab.apply(Cpu, progress(run, 2, 3));
    assert!(lab.current().unwrap().epochs.is_empty());
    lab.apply(Cpu, state(run, RunState::Paused));
    lab.start();
    lab.apply(Cpu, epoch(run, 1));
    assert_eq!(lab.current().unwrap().epochs.len(), 1);
    // After the end the run is opened anew and waits.
    lab.apply(Cpu, state(run, RunState::Finished));
    let (_, again, checkpoint) = opened(&lab.reset());
    assert_eq!(checkpoint, None);
    let effects = lab.apply(
        Cpu,
        Event::Opened {
            run: again,
            opened: answer(0),
        },
    );
    assert!(sent(&effects).is_empty());
    assert_eq!(lab.current().unwrap().stage, Stage::Paused);
}

#[test]
fn stop_keeps_results_and_ends_what_waits() {
    let mut lab = lab(|e| e.seeds = 2);
    let run = running(&mut lab, Cpu);
    lab.apply(Cpu, epoch(run, 1));
    let effects = lab.stop();
    assert_eq!(sent(&effects), [(Cpu, &Command::Stop { run })]);
    lab.apply(Cpu, epoch(run, 2));
    lab.apply(Cpu, state(run, RunState::Stopped));
    let stages: Vec<_> = lab.runs().iter().map(|run| run.stage).collect();
    assert_eq!(stages, [Stage::Stopped, Stage::Stopped]);
    assert_eq!(lab.runs()[0].epochs.len(), 1);
    assert!(lab.controls().start && !lab.controls().resumes);
}

#[test]
fn one_step_and_one_epoch_rest_afterwards() {
    let mut lab = lab(|_| {});
    lab.step();
    let (_, run, _) = opened(&lab.apply(Cpu, hello(Cpu)));
    let effects = lab.apply(
        Cpu,
        Event::Opened {
            run,
            opened: answer(0),
        },
    );
    assert_eq!(sent(&effects), [(Cpu, &Command::Step { run })]);
    lab.apply(Cpu, state(run, RunState::Paused));
    assert!(!lab.busy());
    let effects = lab.epoch();
    assert_eq!(sent(&effects), [(Cpu, &Command::Epoch { run })]);
}

#[test]
fn a_live_curve_stays_short_and_keeps_its_mean() {
    let mut recent = Recent::default();
    let count = 100_000;
    for index in 0..count {
        recent.push(f64::from(index), f64::from(index % 7));
        assert!(recent.points().len() < run::RECENT);
    }
    recent.push(f64::NAN, 1.0);
    recent.push(1.0, f64::INFINITY);
    let points = recent.points();
    assert!(points.len() >= run::RECENT / 2 - 1, "{}", points.len());
    assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let mean = points.iter().map(|point| point.1).sum::<f64>() / points.len() as f64;
    assert!((mean - 3.0).abs() < 0.05, "{mean}");
    recent.truncate(1000.0);
    assert!(recent.points().iter().all(|point| point.0 <= 1000.0));
}

#[test]
fn messages_are_bounded_said_once_and_go_away() {
    let mut lab = lab(|_| {});
    for step in 0..2 * MESSAGES {
        lab.tell(Message::Unresponsive(step as u32));
        lab.tell(Message::Unresponsive(step as u32));
    }
    assert_eq!(lab.messages.len(), MESSAGES);
    let id = lab.messages[0].id;
    lab.dismiss(id);
    assert!(lab.messages.iter().all(|told| told.id != id));
    lab.follow(
        Link::default(),
        vec![Notice::UnknownKey { key: "x".into() }],
    );
    let before = lab.messages.len();
    lab.follow(Link::default(), Vec::new());
    assert_eq!(lab.messages.len(), before - 1, "an old link's notices go");
}
