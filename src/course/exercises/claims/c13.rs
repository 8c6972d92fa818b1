//! Adaptive functions win in the book's table; do they with other start values?

use super::tools::{about, answer, mean, measure, mistake, one, percent, predict, run, why};
use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::measure::Read;
use crate::course::measured::Measured;

/// A lead this many times smaller is taken for gone, even where the noise lets it be seen.
const GONE: f64 = 4.0;

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
                one(match compare(&runs("telu"), &runs("relu")) {
                    Order::Below => "turns",
                    Order::Above if he * GONE > torch => "stays",
                    _ => "gone",
                })
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
        answer("lead", Ask::Number(Unit::Percent), |measured| {
            about(lead(measured, "torch")?, 1.0)
        }),
        answer("relu", Ask::Number(Unit::Percent), |measured| {
            let of = |measure| percent(measured, measure, "relu");
            about(of("he")? - of("torch")?, 1.0)
        }),
        answer(
            "alpha",
            Ask::Choose(&["grew", "shrank", "stayed"]),
            |measured| {
                one(match alpha(measured)? {
                    alpha if alpha > 1.02 => "grew",
                    alpha if alpha < 0.98 => "shrank",
                    _ => "stayed",
                })
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
