//! Remedies for dead neurons in a deep, narrow network: which lower the count, and which of those
//! let it learn.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit};
use crate::course::exercises::tools::{Runs, above, dead_share, explain, mean, mistake};
use crate::course::measure::{Measure, Read};
use crate::course::right::Right;

/// The network before any remedy.
const PLAIN: Runs = ("functions", "relu");

/// The remedies as options, and their runs.
const REMEDIES: [(&str, Runs); 5] = [
    ("leaky", ("functions", "leaky_relu")),
    ("gelu", ("functions", "gelu")),
    ("selu", ("functions", "selu")),
    ("he", ("he", "relu")),
    ("lower", ("lower", "relu")),
];

const OPTIONS: Ask = Ask::Mark(&[
    REMEDIES[0].0,
    REMEDIES[1].0,
    REMEDIES[2].0,
    REMEDIES[3].0,
    REMEDIES[4].0,
]);

const READS: &[Read] = &[Read::Training, Read::NeuronsAtEnd];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e8",
    start: "#/neurons?v=1&act=relu&hidden=64-64-64-64-64-64&n=6000&epochs=3",
    steps: &[
        Step {
            name: "fewer",
            task: Task::Predict(Question {
                ask: OPTIONS,
                right: |measured| {
                    let plain = dead_share(measured, PLAIN);
                    let mut help = Vec::new();
                    for (name, runs) in REMEDIES {
                        let share = dead_share(measured, runs);
                        if share.is_empty() || plain.is_empty() {
                            return None;
                        }
                        if above(&plain, &share) {
                            help.push(name);
                        }
                    }
                    Some(Right::Set(help))
                },
            }),
        },
        Step {
            name: "learns",
            task: Task::Predict(Question {
                ask: OPTIONS,
                right: |measured| {
                    let plain = measured.accuracies(PLAIN.0, PLAIN.1);
                    let mut help = Vec::new();
                    for (name, (measure, key)) in REMEDIES {
                        let accuracies = measured.accuracies(measure, key);
                        if accuracies.is_empty() || plain.is_empty() {
                            return None;
                        }
                        if above(&accuracies, &plain) {
                            help.push(name);
                        }
                    }
                    Some(Right::Set(help))
                },
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[
                Measure {
                    name: "functions",
                    experiment: "act=relu,leaky_relu,gelu,selu&hidden=64-64-64-64-64-64&n=6000&epochs=3&seeds=3",
                    reads: READS,
                },
                Measure {
                    name: "he",
                    experiment: "act=relu&init=kaiming&hidden=64-64-64-64-64-64&n=6000&epochs=3&seeds=3",
                    reads: READS,
                },
                Measure {
                    name: "lower",
                    experiment: "act=relu&lr=0.001&hidden=64-64-64-64-64-64&n=6000&epochs=3&seeds=3",
                    reads: READS,
                },
            ]),
        },
        Step {
            name: "share",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Percent),
                right: |measured| {
                    Some(Right::Number {
                        value: 100.0 * mean(&dead_share(measured, PLAIN))?,
                        within: 0.6,
                    })
                },
            }),
        },
        explain("why", 120),
    ],
    hints: 3,
    solution: &[
        ("fewer", "leaky,gelu,selu,he"),
        ("learns", "selu,he"),
        ("share", "=measured"),
        (
            "why",
            "LeakyReLU and GELU have no exact zeros, so the count cannot find any, but the signal still \
             fades on its way through six layers. He start values and SELU keep it alive.",
        ),
    ],
    mistakes: &[
        mistake("fewer", "leaky,gelu,selu", "start"),
        mistake("fewer", "leaky,gelu", "start"),
        mistake("fewer", "leaky", "start"),
        mistake("fewer", "leaky,gelu,selu,he,lower", "rate"),
        mistake("fewer", "leaky,gelu,selu,lower", "rate"),
        mistake("fewer", "lower", "rate"),
        mistake("learns", "leaky,gelu,selu,he", "count"),
        mistake("learns", "leaky,gelu,selu", "count"),
        mistake("learns", "leaky,gelu", "count"),
        mistake("learns", "he", "only-start"),
        mistake("learns", "selu", "only-function"),
        mistake("learns", "none", "nothing"),
        mistake("share", "=measured*3.84", "share-count"),
        mistake("share", "=measured*0.01", "share-hundredths"),
    ],
};
