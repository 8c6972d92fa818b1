//! What Llama uses, and what the neuron of 1943 was.

use crate::activation;
use crate::course::equal::{Equality, Of, equal, function};
use crate::course::exercise::{Ask, Exercise, Unit, Wanted};
use crate::course::exercises::tools::{about, answer, at, formula, mistake, one};
use crate::formula::Formula;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c16",
    start: "#/explore?v=1&act=step,sigmoid",
    steps: &[
        answer("llama", Ask::Choose(&["relu", "gelu", "swiglu"]), |_| {
            one("swiglu")
        }),
        formula(
            "gated",
            Wanted::Such(&[("maps", two_maps), ("gate", gated)]),
        ),
        answer("neuron", Ask::Choose(&["step", "sigmoid", "relu"]), |_| {
            let year =
                |key: &&&str| activation::find(key).is_some_and(|entry| entry.year == Some(1943));
            one(["step", "sigmoid", "relu"].iter().find(year)?)
        }),
        answer("slope", Ask::Number(Unit::Plain), |_| {
            about(at("step", 1.0)?.1, 1e-9)
        }),
    ],
    hints: 3,
    solution: &[
        ("llama", "swiglu"),
        ("gated", "silu(x1)*x2"),
        ("neuron", "step"),
        ("slope", "0"),
    ],
    mistakes: &[
        mistake("llama", "relu", "relu"),
        mistake("llama", "gelu", "gelu"),
        mistake("gated", "x*sigmoid(x)", "maps"),
        mistake("gated", "sigmoid(x1)*x2", "gate"),
        mistake("gated", "silu(x1) + x2", "gate"),
        mistake("neuron", "sigmoid", "sigmoid"),
        mistake("neuron", "relu", "later"),
        mistake("slope", "1", "height"),
    ],
};

/// Whether a formula takes two linear maps.
fn two_maps(formula: &Formula) -> bool {
    formula.inputs == 2
}

/// Whether it is SwiGLU, whichever of the maps is the gate.
fn gated(formula: &Formula) -> bool {
    ["silu(x1)*x2", "silu(x2)*x1"].into_iter().any(|wanted| {
        function(wanted).is_ok_and(|wanted| equal(formula, &wanted, Of::Value) == Equality::Equal)
    })
}
