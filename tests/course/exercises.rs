//! Every exercise: its start fails its goal, its solution passes, its typical mistakes are told.

use std::collections::BTreeSet;

use activation_lab::course::check::{self, Answers, Verdict};
use activation_lab::course::exercise::{Exercise, Step, Task};
use activation_lab::course::measured::Measured;
use activation_lab::course::{exercises, outline};
use activation_lab::link::decode;

use crate::bench;

/// The answers that solve an exercise; those that are measured come from `measured`.
fn solution(exercise: &Exercise, measured: &Measured) -> Answers {
    let answers = exercise.solution.iter().map(|(step, answer)| {
        let answer = match *answer {
            "=measured" => as_measured(exercise, step, measured),
            answer => answer.to_owned(),
        };
        ((*step).to_owned(), answer)
    });
    answers.collect()
}

/// What was measured, as an answer.
fn as_measured(exercise: &Exercise, step: &str, measured: &Measured) -> String {
    let (Task::Predict(question) | Task::Answer(question)) =
        exercise.step(step).expect("a step").task
    else {
        panic!(
            "{}: only a question has a measured answer, not {step}",
            exercise.name
        );
    };
    let Some(right) = (question.right)(measured) else {
        // Before the runs: there is nothing to answer yet.
        return String::new();
    };
    right.as_answer(question.ask)
}

#[test]
fn every_exercise_is_put_together_well() {
    let mut names = BTreeSet::new();
    for exercise in exercises::all() {
        let name = exercise.name;
        assert!(names.insert(name), "{name} is there twice");
        assert!(exercise.hints >= 2, "{name} has too few hints");
        assert!(
            exercise.mistakes.len() >= 3,
            "{name} lists too few mistakes"
        );
        let (_, notices) = decode(exercise.start);
        assert!(notices.is_empty(), "{name}: {notices:?}");
        let mut steps = BTreeSet::new();
        for step in exercise.steps {
            assert!(steps.insert(step.name), "{name} has {} twice", step.name);
        }
        let predicted =
            |step: &&activation_lab::course::exercise::Step| matches!(step.task, Task::Predict(_));
        if let Some(place) = exercise
            .steps
            .iter()
            .position(|step| matches!(step.task, Task::Run(_)))
        {
            assert!(
                exercise.steps[..place].iter().any(|step| predicted(&step)),
                "{name}: a prediction comes before the first run"
            );
        }
        assert!(
            exercise
                .steps
                .iter()
                .any(|step| !matches!(step.task, Task::Explain { .. } | Task::Run(_))),
            "{name} asks nothing that can be wrong"
        );
        for (step, _) in exercise.solution {
            assert!(exercise.step(step).is_some(), "{name} has no step {step}");
        }
        for mistake in exercise.mistakes {
            assert!(
                exercise.step(mistake.step).is_some(),
                "{name} has no step {}",
                mistake.step
            );
        }
    }
}

#[test]
fn every_exercise_stands_in_one_chapter() {
    let mut standing: Vec<_> = outline::CHAPTERS
        .iter()
        .flat_map(|chapter| chapter.exercises)
        .copied()
        .collect();
    standing.sort_unstable();
    let mut all: Vec<_> = exercises::all().map(|exercise| exercise.name).collect();
    all.sort_unstable();
    assert_eq!(standing, all);
}

#[test]
fn an_empty_start_does_not_reach_the_goal() {
    for exercise in exercises::all() {
        let (none, nothing) = (Answers::new(), Measured::default());
        assert!(
            !check::is_done(exercise, &none, &nothing),
            "{} is done before it is begun",
            exercise.name
        );
        for (step, verdict) in check::judge(exercise, &none, &nothing) {
            assert!(
                matches!(verdict, Verdict::Open | Verdict::Waiting),
                "{} {step}: {verdict:?}",
                exercise.name
            );
        }
    }
}

/// The exercises with their measurements, those without the real data only if they need none.
fn each(test: &str, see: impl Fn(&Exercise, &Measured)) {
    let folder = bench::real_data(test);
    for exercise in exercises::all() {
        if exercise.is_quick() {
            see(exercise, &Measured::default());
        } else if let Some(folder) = &folder {
            let before = std::time::Instant::now();
            let measured =
                bench::measure(exercise, &solution(exercise, &Measured::default()), folder);
            println!(
                "{}: measured in {:.1} s",
                exercise.name,
                before.elapsed().as_secs_f64()
            );
            see(exercise, &measured);
        }
    }
}

#[test]
fn solutions_reach_the_goal_and_mistakes_are_told() {
    each(
        "solutions and mistakes of exercises",
        |exercise, measured| {
            let name = exercise.name;
            let solved = solution(exercise, measured);
            for (step, verdict) in check::judge(exercise, &solved, measured) {
                assert_eq!(
                    verdict,
                    Verdict::Right,
                    "{name} {step}: {:?}",
                    solved.get(step)
                );
            }
            for mistake in exercise.mistakes {
                let step = exercise.step(mistake.step).expect("checked elsewhere");
                let mut answers = solved.clone();
                let answer = check::typical(exercise, mistake, measured).expect("an answer");
                if depends_on_the_formula(exercise, step) && solved[mistake.step] == answer {
                    // A mistake for who wrote another function: with this one it is right.
                    let told = [0.0, 0.3].map(|lead| {
                        check::verdict(exercise, step, &solved, &as_if(measured, lead))
                    });
                    let tells = told.iter().any(|verdict| {
                        matches!(verdict, Verdict::Wrong { says: Some(says), .. } if *says == mistake.says)
                    });
                    assert!(tells, "{name} {}: {told:?}", mistake.answer);
                    continue;
                }
                answers.insert(mistake.step.to_owned(), answer);
                match check::verdict(exercise, step, &answers, measured) {
                    Verdict::Wrong {
                        says: Some(says), ..
                    } => {
                        assert_eq!(says, mistake.says, "{name} {}", mistake.answer);
                    }
                    other => panic!(
                        "{name}: “{}” in {} is {other:?}",
                        mistake.answer, mistake.step
                    ),
                }
            }
        },
    );
}

/// The same measurements, had the student's own function led all others by so much.
fn as_if(measured: &Measured, lead: f64) -> Measured {
    let mut other = measured.clone();
    for reading in other.by_measure.values_mut().flatten() {
        let own = reading.activation.starts_with('f');
        if let Some(end) = &mut reading.trained {
            end.test_accuracy = if own { 0.5 + lead } else { 0.5 };
        }
    }
    other
}

/// Whether what is right hangs on a formula that the student wrote.
fn depends_on_the_formula(exercise: &Exercise, step: &Step) -> bool {
    let own = |step: &Step| matches!(step.task, Task::Formula(_));
    matches!(step.task, Task::Predict(_) | Task::Answer(_))
        && !exercise.is_quick()
        && exercise.steps.iter().any(own)
}

#[test]
fn without_its_runs_an_exercise_is_not_done() {
    for exercise in exercises::all().filter(|one| !one.is_quick()) {
        let solved = solution(exercise, &Measured::default());
        assert!(
            !check::is_done(exercise, &solved, &Measured::default()),
            "{} is done without a run",
            exercise.name
        );
    }
}
