//! Compare with ReLU and explain: on garments after a short training, and on two rings.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit};
use crate::course::exercises::tools::{compared, explain, mean, mistake};
use crate::course::measure::{Measure, Read};
use crate::course::right::Right;

const ORDER: Ask = Ask::Choose(&["above", "same", "below"]);

/// The exercise. Without activations a run still names the activation that is left out.
pub const EXERCISE: Exercise = Exercise {
    name: "e4",
    start: "#/train?v=1&n=6000&epochs=3",
    steps: &[
        Step {
            name: "garments",
            task: Task::Predict(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("relu", "relu"), ("none", "relu")),
            }),
        },
        Step {
            name: "rings",
            task: Task::Predict(Question {
                ask: ORDER,
                right: |measured| {
                    compared(measured, ("rings-relu", "relu"), ("rings-none", "relu"))
                },
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[
                Measure {
                    name: "relu",
                    experiment: "act=relu&n=6000&epochs=3&seeds=3",
                    reads: &[Read::Training],
                },
                Measure {
                    name: "none",
                    experiment: "noact=1&n=6000&epochs=3&seeds=3",
                    reads: &[Read::Training],
                },
                Measure {
                    name: "rings-relu",
                    experiment: "act=relu&data=circles&seeds=3",
                    reads: &[Read::Training],
                },
                Measure {
                    name: "rings-none",
                    experiment: "noact=1&data=circles&seeds=3",
                    reads: &[Read::Training],
                },
            ]),
        },
        Step {
            name: "points",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Points),
                right: |measured| {
                    let relu = mean(&measured.accuracies("relu", "relu"))?;
                    let none = mean(&measured.accuracies("none", "relu"))?;
                    Some(Right::Number {
                        value: 100.0 * (relu - none),
                        within: 1.0,
                    })
                },
            }),
        },
        explain("why", 120),
    ],
    hints: 3,
    solution: &[
        ("garments", "below"),
        ("rings", "above"),
        ("points", "=measured"),
        (
            "why",
            "One straight cut tells most garments apart, and without activations the signal reaches the \
             output stronger, so learning starts sooner. No straight cut tells an inner ring from an outer one.",
        ),
    ],
    mistakes: &[
        mistake("garments", "above", "key"),
        mistake("garments", "same", "close"),
        mistake("rings", "same", "rings-straight"),
        mistake("rings", "below", "rings-straight"),
        mistake("points", "=measured*-1", "sign"),
        mistake("points", "=measured*0.01", "hundredths"),
    ],
};
