//! Train without activations and measure the test accuracy; is it as bad as the answer key says?

use crate::course::exercise::{Ask, Exercise, Mistake, Question, Step, Task, Unit};
use crate::course::exercises::tools::mean;
use crate::course::measure::{Measure, Read};
use crate::course::right::Right;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e3",
    start: "#/train?v=1&noact=1&n=6000&epochs=3",
    steps: &[
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: Ask::Choose(&["chance", "middle", "good"]),
                right: |measured| {
                    let mean = mean(&measured.accuracies("none", "relu"))?;
                    Some(Right::OneOf(vec![match mean {
                        mean if mean < 0.2 => "chance",
                        mean if mean < 0.6 => "middle",
                        _ => "good",
                    }]))
                },
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[Measure {
                name: "none",
                experiment: "noact=1&n=6000&epochs=3&seeds=2",
                reads: &[Read::Training],
            }]),
        },
        Step {
            name: "accuracy",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Percent),
                right: |measured| {
                    let mean = mean(&measured.accuracies("none", "relu"))?;
                    Some(Right::Number {
                        value: 100.0 * mean,
                        within: 1.0,
                    })
                },
            }),
        },
        Step {
            name: "why",
            task: Task::Explain { least: 60 },
        },
    ],
    hints: 3,
    solution: &[
        ("guess", "good"),
        ("accuracy", "=measured"),
        (
            "why",
            "Without activations the network is one linear map, and one linear map already tells most garments apart.",
        ),
    ],
    mistakes: &[
        Mistake {
            step: "guess",
            answer: "chance",
            says: "chance",
        },
        Mistake {
            step: "guess",
            answer: "middle",
            says: "middle",
        },
        Mistake {
            step: "accuracy",
            answer: "10",
            says: "key",
        },
    ],
};
