//! Which functions are monotonic: the book's list, checked.

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{about, answer, card, mistake, why};
use crate::course::right::Right;
use crate::formula::properties::Monotonic;

const EIGHT: [&str; 8] = [
    "relu",
    "leaky_relu",
    "elu",
    "gelu",
    "swish",
    "mish",
    "sigmoid",
    "tanh",
];

const THREE: [&str; 3] = ["gelu", "swish", "mish"];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c11",
    start: "#/explore?v=1&act=relu,leaky_relu,elu,gelu,swish,mish,sigmoid,tanh",
    steps: &[
        answer("rise", Ask::Mark(&EIGHT), |_| {
            let rises = |key: &&str| {
                let one_way = card(key).and_then(|card| card.monotonic);
                matches!(
                    one_way,
                    Some(Monotonic::Increasing | Monotonic::NonDecreasing)
                )
            };
            Some(Right::Set(EIGHT.into_iter().filter(rises).collect()))
        }),
        answer("dip", Ask::Rank(&THREE), |_| {
            let mut pairs = Vec::new();
            for first in THREE {
                for second in THREE {
                    if lowest(first)? > lowest(second)? {
                        pairs.push((first, second));
                    }
                }
            }
            Some(Right::Pairs(pairs))
        }),
        answer("depth", Ask::Number(Unit::Plain), |_| {
            about(lowest("swish")?, 0.005)
        }),
        why(),
    ],
    hints: 3,
    solution: &[
        ("rise", "relu,leaky_relu,elu,sigmoid,tanh"),
        ("dip", "gelu>swish>mish"),
        ("depth", "-0.278"),
        (
            "why",
            "A function is monotonic if it never turns: its slope never changes its sign. How it bends or where it ends has nothing to do with it.",
        ),
    ],
    mistakes: &[
        mistake("rise", "relu,leaky_relu,elu,gelu,swish,mish", "book"),
        mistake("rise", "relu,leaky_relu,elu", "bounded"),
        mistake("rise", "leaky_relu,elu,sigmoid,tanh", "level"),
        mistake(
            "rise",
            "relu,leaky_relu,elu,gelu,swish,mish,sigmoid,tanh",
            "all",
        ),
        mistake("dip", "mish>swish>gelu", "turned"),
        mistake("depth", "-1.278", "place"),
        mistake("depth", "0.278", "sign"),
    ],
};

/// A function's smallest value.
fn lowest(key: &str) -> Option<f64> {
    card(key)?.lowest.value()
}
