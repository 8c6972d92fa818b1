//! An exercise with every kind of step, for the tests of this folder.

use crate::course::exercise::{Ask, Exercise, Mistake, Question, Step, Task, Unit, Wanted};
use crate::course::measure::{Measure, Read};
use crate::course::measured::Measured;
use crate::course::right::Right;
use crate::protocol::EpochResult;

/// What it measures: two functions of the catalogue, and the student's own.
pub const RUN: &[Measure] = &[
    Measure {
        name: "known",
        experiment: "act=relu,gelu&seeds=2&n=600&epochs=2",
        reads: &[Read::Training, Read::GradientsAtEnd],
    },
    Measure {
        name: "own",
        experiment: "act=f1&f1={own}&seeds=2&n=600&epochs=2",
        reads: &[Read::NeuronsAtStart, Read::Training],
    },
];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "fixture",
    start: "#/train?v=1",
    steps: &[
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: Ask::Choose(&["above", "below", "same"]),
                right: |measured| {
                    let of = |key| measured.accuracies("known", key);
                    let (relu, gelu) = (of("relu"), of("gelu"));
                    let known = !relu.is_empty() && !gelu.is_empty();
                    known.then(|| Right::comparison(&relu, &gelu))
                },
            }),
        },
        Step {
            name: "own",
            task: Task::Formula(Wanted::Own),
        },
        Step {
            name: "run",
            task: Task::Run(RUN),
        },
        Step {
            name: "order",
            task: Task::Answer(Question {
                ask: Ask::Rank(&["relu", "gelu"]),
                right: |measured| {
                    let of = |key| (key, measured.accuracies("known", key));
                    Some(Right::ranking(&[of("relu"), of("gelu")]))
                },
            }),
        },
        Step {
            name: "mean",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Percent),
                right: |measured| {
                    // Of runs that diverged there is no mean.
                    let ends = measured.each("known", "relu", |reading| reading.trained.clone());
                    let lost = ends.iter().any(|end| end.diverged) || ends.is_empty();
                    let sum: f64 = ends.iter().map(|end| end.test_accuracy).sum();
                    (!lost).then(|| Right::Number {
                        value: 100.0 * sum / ends.len() as f64,
                        within: 1.0,
                    })
                },
            }),
        },
        Step {
            name: "which",
            task: Task::Answer(Question {
                ask: Ask::Mark(&["a", "b", "c"]),
                right: |_| Some(Right::Set(vec!["a", "c"])),
            }),
        },
        Step {
            name: "why",
            task: Task::Explain { least: 20 },
        },
    ],
    hints: 3,
    solution: &[("guess", "=measured"), ("own", "x*sigmoid(2*x)")],
    mistakes: &[Mistake {
        step: "guess",
        answer: "same",
        says: "noise",
    }],
};

/// The figures of an epoch, others for each.
pub fn epoch(epoch: u32) -> EpochResult {
    let share = f64::from(epoch) / 100.0;
    EpochResult {
        epoch,
        train_loss: 1.0 - share,
        train_accuracy: 0.7 + share,
        test_loss: 1.1 - share,
        test_accuracy: 0.6 + share,
        seconds: 1.0,
        activation_parameters: vec![("a".to_owned(), epoch as f32)],
    }
}

/// What every run of [`RUN`] could have given, with these test accuracies by seed.
pub fn measured(relu: [f64; 2], gelu: [f64; 2], own: &str) -> Measured {
    let answers = [("own".to_owned(), own.to_owned())].into();
    let mut measured = Measured::default();
    for measure in RUN {
        for run in measure.experiment(&answers).runs() {
            let accuracies = match run.activation().key.as_str() {
                "relu" => relu,
                "gelu" => gelu,
                _ => [0.5, 0.502],
            };
            let reading = measured.reading_mut(measure.name, &run);
            let mut end = epoch(2);
            end.test_accuracy = accuracies[(run.seed - 7) as usize];
            reading.end(&[end], false);
            let reads = |read| measure.reads.contains(&read);
            reading.gradients_at_end = reads(Read::GradientsAtEnd).then(|| vec![1e-4, 2e-4]);
            reading.neurons_at_start = reads(Read::NeuronsAtStart).then(Vec::new);
            reading.device = "CPU".to_owned();
        }
    }
    measured
}
