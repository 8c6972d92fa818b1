//! GELU has no stretch of zero gradient, so negative inputs keep learning?

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{about, answer, at, card, mistake, one, why};
use crate::course::right::Right;

const FOUR: [&str; 4] = ["relu", "leaky_relu", "hardswish", "gelu"];

/// Where the slope is looked at far to the left.
const FAR: f64 = -6.0;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c5",
    start: "#/explore?v=1&act=gelu",
    steps: &[
        answer("flat", Ask::Mark(&FOUR), |_| {
            let flat = |key: &&str| card(key).is_some_and(|card| !card.slopes.flat.is_empty());
            Some(Right::Set(FOUR.into_iter().filter(flat).collect()))
        }),
        answer("where", Ask::Number(Unit::Plain), |_| about(turn()?, 0.01)),
        answer(
            "left",
            Ask::Choose(&["positive", "zero", "negative"]),
            |_| {
                one(match at("gelu", turn()? - 0.5)?.1 {
                    slope if slope > 0.0 => "positive",
                    slope if slope < 0.0 => "negative",
                    _ => "zero",
                })
            },
        ),
        answer(
            "far",
            Ask::Choose(&["tenth", "thousandth", "millionth", "nothing"]),
            |_| {
                one(match at("gelu", FAR)?.1.abs() {
                    slope if slope > 1e-2 => "tenth",
                    slope if slope > 1e-5 => "thousandth",
                    slope if slope > 0.0 => "millionth",
                    _ => "nothing",
                })
            },
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("flat", "relu,hardswish"),
        ("where", "-0.752"),
        ("left", "negative"),
        ("far", "millionth"),
        (
            "why",
            "There is no stretch without slope, but a point; and far to the left the slope is so small that nothing moves.",
        ),
    ],
    mistakes: &[
        mistake("flat", "relu", "clamp"),
        mistake("flat", "relu,gelu,hardswish", "fades"),
        mistake("flat", "relu,leaky_relu,hardswish", "leak"),
        mistake("where", "0", "origin"),
        mistake("where", "0.752", "sign"),
        mistake("left", "positive", "falls"),
        mistake("left", "zero", "point"),
        mistake("far", "tenth", "scale"),
        mistake("far", "thousandth", "scale"),
        mistake("far", "nothing", "exact"),
    ],
};

/// Where GELU's slope is 0: between two places where its sign differs, by halving.
fn turn() -> Option<f64> {
    let (mut low, mut high) = (-2.0, 0.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        match at("gelu", middle)?.1 < 0.0 {
            true => low = middle,
            false => high = middle,
        }
    }
    Some(low)
}
