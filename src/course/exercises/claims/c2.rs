//! SiLU and Swish are one function; the book prints two figures. How large is the noise?

use super::printed::{SILU, SWISH};
use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{about, answer, measure, mistake, one, predict, run};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c2",
    start: "#/explore?v=1&act=silu,swish",
    steps: &[
        predict("guess", Ask::Choose(&["equal", "close", "ahead"]), twins),
        run(&[measure(
            "twins",
            "act=silu,swish&n=6000&batch=32&epochs=3&seeds=3",
            &[Read::Training],
        )]),
        answer("spread", Ask::Number(Unit::Points), |measured| {
            about(range(measured)?, 0.1)
        }),
        answer(
            "printed",
            Ask::Choose(&["swish", "silu", "noise"]),
            |measured| match (SWISH - SILU).abs() < range(measured)? {
                true => one("noise"),
                // One printed run each still proves nothing, but these runs do not show it.
                false => Some(Right::OneOf(vec!["noise", "swish"])),
            },
        ),
        answer("needed", Ask::Choose(&["again", "seeds", "epochs"]), |_| {
            one("seeds")
        }),
    ],
    hints: 2,
    solution: &[
        ("guess", "=measured"),
        ("spread", "=measured"),
        ("printed", "noise"),
        ("needed", "seeds"),
    ],
    mistakes: &[
        mistake("guess", "close", "close"),
        mistake("guess", "ahead", "ahead"),
        mistake("spread", "0", "zero"),
        mistake("spread", "0.2", "table"),
        mistake("printed", "silu", "silu"),
        mistake("printed", "swish", "swish"),
        mistake("needed", "again", "again"),
        mistake("needed", "epochs", "epochs"),
    ],
};

/// How the runs of both names with the same seeds compare.
fn twins(measured: &Measured) -> Option<Right> {
    let (silu, swish) = (
        measured.accuracies("twins", "silu"),
        measured.accuracies("twins", "swish"),
    );
    if silu.is_empty() || swish.is_empty() {
        return None;
    }
    let equal = silu.len() == swish.len() && silu.iter().zip(&swish).all(|(a, b)| a == b);
    match (equal, compare(&silu, &swish)) {
        (true, _) => one("equal"),
        // A device that adds in no fixed order can part even the same run from itself.
        (false, Order::Same) => one("close"),
        (false, _) => one("ahead"),
    }
}

/// Points between SiLU's best and worst seed.
fn range(measured: &Measured) -> Option<f64> {
    let runs = measured.accuracies("twins", "silu");
    let best = runs.iter().copied().reduce(f64::max)?;
    Some(100.0 * (best - runs.into_iter().reduce(f64::min)?))
}
