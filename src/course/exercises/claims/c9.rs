//! Deeper networks have more dead ReLU neurons: how many, and why?

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, fitting, measure, mistake, one, predict, run, shares, why,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;

/// The exercise: fresh networks of ten equal layers, counted on a thousand images.
pub const EXERCISE: Exercise = Exercise {
    name: "c9",
    start: "#/neurons?v=1&act=relu&hidden=128-128-128-128&n=1000",
    steps: &[
        predict("guess", Ask::Choose(&["none", "half", "all"]), |measured| {
            fitting(
                *dead(measured, "torch")?.last()?,
                &[("none", 0.0..0.2), ("half", 0.1..0.9), ("all", 0.8..1.1)],
            )
        }),
        run(&[
            measure(
                "torch",
                "act=relu&hidden=128-128-128-128-128-128-128-128-128-128&n=1000&seeds=2",
                &[Read::NeuronsAtStart],
            ),
            measure(
                "he",
                "act=relu&hidden=128-128-128-128-128-128-128-128-128-128&n=1000&seeds=2&init=kaiming",
                &[Read::NeuronsAtStart],
            ),
        ]),
        answer("third", Ask::Number(Unit::Percent), |measured| {
            about(100.0 * dead(measured, "torch")?.get(2)?, 1.0)
        }),
        answer("he", Ask::Choose(&["fewer", "same", "more"]), |measured| {
            let all = |measure| Some(dead(measured, measure)?.iter().sum::<f64>());
            let (torch, he) = (all("torch")?, all("he")?);
            fitting(
                he / torch,
                &[
                    ("fewer", 0.0..0.85),
                    ("same", 0.75..1.33),
                    ("more", 1.18..f64::INFINITY),
                ],
            )
        }),
        answer("half", Ask::Choose(&["rate", "sign", "noise"]), |_| {
            one("sign")
        }),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("third", "=measured"),
        ("he", "=measured"),
        ("half", "sign"),
        (
            "why",
            "From layer to layer the images become more alike, until a neuron is on for all of them or off for all of them, and off is as likely as on.",
        ),
    ],
    mistakes: &[
        mistake("guess", "none", "none"),
        mistake("guess", "all", "all"),
        mistake("he", "more", "more"),
        mistake("he", "same", "as-many"),
        mistake("half", "rate", "rate"),
        mistake("half", "noise", "noise"),
    ],
};

/// The share of dead neurons in each layer of the fresh networks.
fn dead(measured: &Measured, measure: &str) -> Option<Vec<f64>> {
    let runs = measured.each(measure, "relu", |reading| reading.neurons_at_start.clone());
    shares(&runs, |counts| counts.dead)
}
