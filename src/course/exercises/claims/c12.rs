//! Adaptive functions cure dead neurons, GELU greatly reduces them: counted with a definition
//! that can see it.

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, measure, mistake, one, percent, predict, run, total, why,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;

/// The options, and their activation in the runs. `scaled` is a ReLU whose height is trained.
const FIVE: [(&str, &str); 5] = [
    ("relu", "relu"),
    ("scaled", "f1"),
    ("leaky_relu", "leaky_relu"),
    ("prelu", "prelu"),
    ("gelu", "gelu"),
];

const OPTIONS: [&str; 5] = ["relu", "scaled", "leaky_relu", "prelu", "gelu"];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c12",
    start: "#/neurons?v=1&act=relu,leaky_relu,prelu,gelu&hidden=128-128-128-128-128-128&lr=0.03&n=2000&batch=32&epochs=3&at=end",
    steps: &[
        predict("guess", Ask::Mark(&OPTIONS), lost),
        run(&[measure(
            "five",
            "act=relu,f1,leaky_relu,prelu,gelu&f1=a*max(0,x)%3B%20train%20a%20%3D%201&hidden=128-128-128-128-128-128&lr=0.03&n=2000&batch=32&epochs=3",
            &[Read::Training, Read::NeuronsAtEnd],
        )]),
        answer("relu", Ask::Number(Unit::Neurons), |measured| {
            about(inactive(measured, "relu")?.into(), 0.5)
        }),
        answer(
            "shared",
            Ask::Choose(&["learned", "smooth", "left"]),
            |_| one("left"),
        ),
        answer(
            "least",
            Ask::Choose(&["leaky_relu", "prelu", "gelu"]),
            |measured| {
                let reached = |key| percent(measured, "five", key);
                let mut least = ("gelu", reached("gelu")?);
                for key in ["leaky_relu", "prelu"] {
                    let reached = reached(key)?;
                    if reached < least.1 {
                        least = (key, reached);
                    }
                }
                one(least.0)
            },
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("relu", "=measured"),
        ("shared", "left"),
        ("least", "=measured"),
        (
            "why",
            "A slope that is not 0 on the left keeps a neuron learning, whether that slope is learned or not; a learned height over a flat half does nothing for it.",
        ),
    ],
    mistakes: &[
        mistake("guess", "relu", "adaptive"),
        mistake("guess", "relu,gelu", "smooth-guess"),
        mistake("guess", "relu,scaled,prelu", "learned-guess"),
        mistake("guess", "none", "none"),
        mistake("guess", "relu,leaky_relu", "fixed"),
        mistake("relu", "0", "zero"),
        mistake("shared", "learned", "learned"),
        mistake("shared", "smooth", "smooth"),
        mistake("least", "prelu", "learned-most"),
    ],
};

/// How many neurons of a trained network are active on no image.
fn inactive(measured: &Measured, activation: &str) -> Option<u32> {
    let runs = measured.each("five", activation, |reading| reading.neurons_at_end.clone());
    Some(total(runs.first()?, |counts| counts.saturated))
}

/// The functions that have such neurons.
fn lost(measured: &Measured) -> Option<Right> {
    let mut lost = Vec::new();
    for (option, activation) in FIVE {
        if inactive(measured, activation)? > 0 {
            lost.push(option);
        }
    }
    Some(Right::Set(lost))
}
