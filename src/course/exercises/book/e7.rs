//! Gradients before and after training, and dead neurons, for four functions.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit};
use crate::course::exercises::tools::{dead, explain, fitting, mean, mistake};
use crate::course::measure::{Measure, Read};
use crate::course::measured::{Measured, Reading};
use crate::course::right::Right;

/// The functions, as options and as keys of the catalogue.
const FOUR: [&str; 4] = ["relu", "gelu", "sigmoid", "tanh"];

/// Mean |gradient| of the first layer and of the last, over the runs, before training.
fn at_start(measured: &Measured, key: &str) -> Option<[f64; 2]> {
    of(measured, key, |reading| {
        reading.gradients_at_start.as_deref()
    })
}

/// The same after it.
fn at_end(measured: &Measured, key: &str) -> Option<[f64; 2]> {
    of(measured, key, |reading| reading.gradients_at_end.as_deref())
}

fn of(
    measured: &Measured,
    key: &str,
    gradients: impl Fn(&Reading) -> Option<&[f64]>,
) -> Option<[f64; 2]> {
    let part = |which: fn(&[f64]) -> Option<&f64>| {
        let each = measured.each("four", key, |reading| which(gradients(reading)?).copied());
        mean(&each)
    };
    Some([part(<[f64]>::first)?, part(<[f64]>::last)?])
}

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e7",
    start: "#/gradients?v=1&act=relu,gelu,sigmoid,tanh&n=6000",
    steps: &[
        Step {
            name: "dead",
            task: Task::Predict(Question {
                ask: Ask::Mark(&FOUR),
                right: |measured| {
                    let mut some = Vec::new();
                    for key in FOUR {
                        if mean(&dead(measured, ("four", key)))? > 0.0 {
                            some.push(key);
                        }
                    }
                    Some(Right::Set(some))
                },
            }),
        },
        Step {
            name: "faintest",
            task: Task::Predict(Question {
                ask: Ask::Choose(&FOUR),
                right: |measured| {
                    let mut first = Vec::new();
                    for key in FOUR {
                        first.push((at_start(measured, key)?[0], key));
                    }
                    first.sort_by(|(one, _), (other, _)| one.total_cmp(other));
                    Some(Right::OneOf(vec![first[0].1]))
                },
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[Measure {
                name: "four",
                experiment: "act=relu,gelu,sigmoid,tanh&n=6000&epochs=3&seeds=2",
                reads: &[
                    Read::GradientsAtStart,
                    Read::GradientsAtEnd,
                    Read::NeuronsAtEnd,
                ],
            }]),
        },
        Step {
            name: "count",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Neurons),
                right: |measured| {
                    Some(Right::Number {
                        value: mean(&dead(measured, ("four", "relu")))?,
                        within: 1.0,
                    })
                },
            }),
        },
        Step {
            name: "ratio",
            task: Task::Answer(Question {
                ask: Ask::Choose(&["equal", "tens", "thousands"]),
                right: |measured| {
                    let [first, last] = at_start(measured, "sigmoid")?;
                    fitting(
                        last / first,
                        &[
                            ("equal", 0.0..6.0),
                            ("tens", 4.0..400.0),
                            ("thousands", 250.0..f64::INFINITY),
                        ],
                    )
                },
            }),
        },
        Step {
            name: "grown",
            task: Task::Answer(Question {
                ask: Ask::Mark(&FOUR),
                right: |measured| {
                    let (mut clear, mut border) = (Vec::new(), Vec::new());
                    for key in FOUR {
                        match at_end(measured, key)?[0] / at_start(measured, key)?[0] {
                            times if times > 2.4 => clear.push(key),
                            times if times > 1.7 => border.push(key),
                            _ => {}
                        }
                    }
                    Some(Right::Bordered { clear, border })
                },
            }),
        },
        explain("why", 100),
    ],
    hints: 3,
    solution: &[
        ("dead", "relu"),
        ("faintest", "sigmoid"),
        ("count", "=measured"),
        ("ratio", "thousands"),
        ("grown", "relu,gelu"),
        (
            "why",
            "On the way back the gradient is multiplied by the slope of each layer's activation. A sigmoid's \
             slope is a quarter at most, a ReLU's is 1 on about half of the neurons.",
        ),
    ],
    mistakes: &[
        mistake("dead", "relu,sigmoid", "saturated"),
        mistake("dead", "relu,sigmoid,tanh", "saturated"),
        mistake("dead", "sigmoid", "saturated"),
        mistake("dead", "relu,gelu", "gelu-dead"),
        mistake("dead", "none", "no-dead"),
        mistake("faintest", "relu", "faintest-relu"),
        mistake("faintest", "gelu", "faintest-gelu"),
        mistake("faintest", "tanh", "faintest-tanh"),
        mistake("count", "=measured*2", "count-sum"),
        mistake("count", "=measured*0.15625", "count-percent"),
        mistake("ratio", "equal", "ratio-equal"),
        mistake("ratio", "tens", "ratio-tens"),
        mistake("grown", "none", "grown-none"),
        mistake("grown", "relu,gelu,sigmoid,tanh", "grown-all"),
        mistake("grown", "relu,gelu,tanh", "grown-tanh"),
    ],
};
