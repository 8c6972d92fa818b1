//! Adaptive functions win in the book's table; do they with other start values?

use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, fitting, mean, measure, mistake, percent, predict, run, why,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;

/// A lead that shrank to this part of itself is taken for gone, even where the noise lets it be
/// seen; above the larger part it stays, and between the two either is right.
const GONE: std::ops::Range<f64> = 0.2..0.3;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c13",
    start: "#/train?v=1&act=relu,telu&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3&init=kaiming",
    steps: &[
        predict(
            "guess",
            Ask::Choose(&["stays", "gone", "turns"]),
            |measured| {
                let (torch, he) = (lead(measured, "torch")?, lead(measured, "he")?);
                let runs = |key| measured.accuracies("he", key);
                Some(Right::OneOf(match compare(&runs("telu"), &runs("relu")) {
                    Order::Below => vec!["turns"],
                    Order::Above if he > GONE.end * torch => vec!["stays"],
                    Order::Above if he > GONE.start * torch => vec!["stays", "gone"],
                    _ => vec!["gone"],
                }))
            },
        ),
        run(&[
            measure(
                "torch",
                "act=relu,telu&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3&seeds=3",
                &[Read::Training],
            ),
            measure(
                "he",
                "act=relu,telu&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=3&seeds=3&init=kaiming",
                &[Read::Training],
            ),
        ]),
        answer("lead", Ask::Number(Unit::Points), |measured| {
            about(lead(measured, "torch")?, 1.0)
        }),
        answer("relu", Ask::Number(Unit::Points), |measured| {
            let of = |measure| percent(measured, measure, "relu");
            about(of("he")? - of("torch")?, 1.0)
        }),
        answer(
            "alpha",
            Ask::Choose(&["grew", "shrank", "stayed"]),
            |measured| {
                fitting(
                    alpha(measured)?,
                    &[
                        ("shrank", f64::NEG_INFINITY..0.985),
                        ("stayed", 0.97..1.03),
                        ("grew", 1.015..f64::INFINITY),
                    ],
                )
            },
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("lead", "=measured"),
        ("relu", "=measured"),
        ("alpha", "=measured"),
        (
            "why",
            "With PyTorch's start values the signal shrinks from layer to layer, and a trained scale can make up for that. With He's there is nothing to make up for.",
        ),
    ],
    mistakes: &[
        mistake("guess", "stays", "stays"),
        mistake("guess", "turns", "turns"),
        mistake("lead", "=measured*-1", "turned"),
        mistake("lead", "4.9", "printed"),
        mistake("relu", "=measured*-1", "relu-turned"),
        mistake("alpha", "shrank", "shrank"),
    ],
};

/// How many points TeLU is ahead of ReLU.
fn lead(measured: &Measured, measure: &str) -> Option<f64> {
    let of = |key| percent(measured, measure, key);
    Some(of("telu")? - of("relu")?)
}

/// TeLU's α after training from PyTorch's start values; it starts at 1.
fn alpha(measured: &Measured) -> Option<f64> {
    let alpha = |reading: &crate::course::measured::Reading| {
        let parameters = &reading.trained.as_ref()?.parameters;
        let found = parameters.iter().find(|(name, _)| name == "alpha")?;
        Some(f64::from(found.1))
    };
    mean(&measured.each("torch", "telu", alpha))
}
