//! The answer key has a network without activations at chance, and ReLU far ahead of it.

use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, mean, measure, mistake, one, percent, predict, run, why,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;

/// The exercise. At the table's recipe a few steps show what all show; ReLU's lead at the other
/// takes more images and more steps to stand out of the noise.
pub const EXERCISE: Exercise = Exercise {
    name: "c3",
    start: "#/train?v=1&noact=1&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3",
    steps: &[
        predict("guess", Ask::Choose(&["relu", "none", "turns"]), turns),
        run(&[
            measure(
                "table-none",
                "noact=1&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3&seeds=3",
                &[Read::GradientsAtStart, Read::Training],
            ),
            measure(
                "table-relu",
                "act=relu&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3&seeds=3",
                &[Read::GradientsAtStart, Read::Training],
            ),
            measure(
                "single-none",
                "noact=1&n=30000&batch=64&epochs=3&seeds=3",
                &[Read::Training],
            ),
            measure(
                "single-relu",
                "act=relu&n=30000&batch=64&epochs=3&seeds=3",
                &[Read::Training],
            ),
        ]),
        answer("none", Ask::Number(Unit::Percent), |measured| {
            about(percent(measured, "single-none", "relu")?, 0.5)
        }),
        answer("lead", Ask::Number(Unit::Points), |measured| {
            let of = |measure| percent(measured, measure, "relu");
            about(of("single-relu")? - of("single-none")?, 0.4)
        }),
        answer(
            "first",
            Ask::Choose(&["relu", "none", "same"]),
            |measured| {
                let (relu, none) = (
                    first(measured, "table-relu")?,
                    first(measured, "table-none")?,
                );
                one(match relu / none {
                    ratio if ratio > 1.25 => "relu",
                    ratio if ratio < 0.8 => "none",
                    _ => "same",
                })
            },
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("none", "=measured"),
        ("lead", "=measured"),
        ("first", "=measured"),
        (
            "why",
            "With PyTorch's start values ReLU passes on only a small part of the gradient, so with small steps it has not got far yet. With larger ones it has, and then it can do what a linear map cannot.",
        ),
    ],
    mistakes: &[
        mistake("guess", "relu", "relu"),
        mistake("guess", "none", "none"),
        mistake("none", "10", "key"),
        mistake("lead", "70", "key-lead"),
        mistake("lead", "=measured*-1", "turned"),
        mistake("first", "relu", "first"),
    ],
};

/// Who is ahead at the two recipes.
fn turns(measured: &Measured) -> Option<Right> {
    let order = |none, relu| {
        let (none, relu) = (
            measured.accuracies(none, "relu"),
            measured.accuracies(relu, "relu"),
        );
        (!none.is_empty() && !relu.is_empty()).then(|| compare(&relu, &none))
    };
    let table = order("table-none", "table-relu")?;
    let single = order("single-none", "single-relu")?;
    // What the noise hides may be either way.
    Some(Right::OneOf(match (table, single) {
        (Order::Below, Order::Above) => vec!["turns"],
        (Order::Below, Order::Below) => vec!["none"],
        (Order::Below, Order::Same) => vec!["turns", "none"],
        (Order::Above, Order::Above) => vec!["relu"],
        (Order::Above, Order::Same) => vec!["relu", "turns"],
        (Order::Above, Order::Below) => vec!["turns"],
        (Order::Same, Order::Above) => vec!["relu", "turns"],
        (Order::Same, Order::Below) => vec!["none", "turns"],
        (Order::Same, Order::Same) => vec!["relu", "none", "turns"],
    }))
}

/// Mean |gradient| of the first layer's weights in the fresh networks of a measure.
fn first(measured: &Measured, measure: &str) -> Option<f64> {
    let part = |reading: &crate::course::measured::Reading| {
        reading.gradients_at_start.as_ref()?.first().copied()
    };
    mean(&measured.each(measure, "relu", part))
}
