//! The page's behaviour, told as stories: what the student does, what the workers
//! say, what comes out.

mod devices;
mod trouble;

use super::*;
use crate::experiment::{ActivationChoice, DeviceChoice};
use crate::protocol::{
    Bytes, DeviceInfo, EpochResult, Event, Opened, Phase, Progress, RunState, VERSION,
};
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
