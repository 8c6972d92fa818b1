//! What goes wrong, and what is kept all the same.

use super::*;

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
