//! Compare test accuracies: rank only what the noise over seeds allows.

use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise, Question, Step, Task};
use crate::course::exercises::tools::{explain, mistake};
use crate::course::measure::{Measure, Read};
use crate::course::right::Right;

/// The functions, as options and as keys of the catalogue.
const FIVE: [&str; 5] = ["gelu", "telu", "tanh", "relu", "leaky_relu"];

/// Neighbours in the book's table, and in most short runs.
const PAIRS: [(&str, [&str; 2]); 4] = [
    ("telu-tanh", ["telu", "tanh"]),
    ("tanh-relu", ["tanh", "relu"]),
    ("relu-leaky", ["relu", "leaky_relu"]),
    ("leaky-gelu", ["leaky_relu", "gelu"]),
];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e6",
    start: "#/compare?v=1&act=gelu,telu,tanh,relu,leaky_relu&n=6000&epochs=3",
    steps: &[
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: Ask::Rank(&FIVE),
                right: |measured| {
                    let options = FIVE.map(|key| (key, measured.accuracies("five", key)));
                    let whole = options.iter().all(|(_, values)| !values.is_empty());
                    whole.then(|| Right::ranking(&options))
                },
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[Measure {
                name: "five",
                experiment: "act=gelu,telu,tanh,relu,leaky_relu&n=6000&epochs=3&seeds=3",
                reads: &[Read::Training],
            }]),
        },
        Step {
            name: "ties",
            task: Task::Answer(Question {
                ask: Ask::Mark(&[PAIRS[0].0, PAIRS[1].0, PAIRS[2].0, PAIRS[3].0]),
                right: |measured| {
                    let mut ties = Vec::new();
                    for (name, pair) in PAIRS {
                        let [first, second] = pair.map(|key| measured.accuracies("five", key));
                        if first.is_empty() || second.is_empty() {
                            return None;
                        }
                        if compare(&first, &second) == Order::Same {
                            ties.push(name);
                        }
                    }
                    Some(Right::Set(ties))
                },
            }),
        },
        explain("more", 100),
    ],
    hints: 3,
    solution: &[
        ("guess", "telu>tanh>relu>leaky_relu>gelu"),
        ("ties", "relu-leaky"),
        (
            "more",
            "More seeds make the mean of each function surer, but if the difference is smaller than what \
             ten thousand test images can show, a larger test set is needed as well.",
        ),
    ],
    mistakes: &[
        mistake("guess", "gelu>telu>tanh>relu>leaky_relu", "modern"),
        mistake("guess", "telu>gelu>tanh>relu>leaky_relu", "modern"),
        mistake("guess", "telu>tanh>gelu>relu>leaky_relu", "modern"),
        mistake("guess", "tanh>telu>relu>leaky_relu>gelu", "learned"),
        mistake("guess", "relu>telu>tanh>leaky_relu>gelu", "learned"),
        mistake("guess", "telu>relu>leaky_relu>tanh>gelu", "classic"),
        mistake("guess", "telu>leaky_relu>tanh>relu>gelu", "classic"),
        mistake("ties", "none", "all-apart"),
        mistake(
            "ties",
            "telu-tanh,tanh-relu,relu-leaky,leaky-gelu",
            "all-tied",
        ),
        mistake("ties", "telu-tanh,relu-leaky", "near"),
        mistake("ties", "tanh-relu,relu-leaky", "near"),
    ],
};
