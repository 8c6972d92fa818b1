//! Derive six functions, then read the plot of the derivatives.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit, Wanted};
use crate::course::exercises::tools::{curve, formula, mistake};
use crate::course::right::Right;

/// The six functions as options, and their keys in the catalogue.
const SIX: [&str; 6] = ["sigmoid", "tanh", "relu", "leaky_relu", "gelu", "swish"];

/// The largest slope of a function.
fn steepest(key: &str) -> f64 {
    let slopes = curve(key).into_iter().map(|(_, slope)| slope);
    slopes.fold(f64::NEG_INFINITY, f64::max)
}

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e2",
    start: "#/explore?v=1&act=sigmoid,tanh,relu,leaky_relu,gelu,swish",
    steps: &[
        formula("sigmoid", Wanted::Derivative("sigmoid")),
        formula("tanh", Wanted::Derivative("tanh")),
        formula("relu", Wanted::Derivative("relu")),
        formula("leaky", Wanted::Derivative("leaky_relu")),
        formula("gelu", Wanted::Derivative("gelu")),
        formula("swish", Wanted::Derivative("swish")),
        Step {
            name: "steepest",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Plain),
                right: |_| {
                    Some(Right::Number {
                        value: steepest("sigmoid"),
                        within: 0.01,
                    })
                },
            }),
        },
        Step {
            name: "above",
            task: Task::Answer(Question {
                ask: Ask::Mark(&SIX),
                right: |_| {
                    let above = |key: &&str| steepest(key) > 1.0 + 1e-9;
                    Some(Right::Set(SIX.into_iter().filter(above).collect()))
                },
            }),
        },
    ],
    hints: 3,
    solution: &[
        ("sigmoid", "sigmoid(x)*(1 - sigmoid(x))"),
        ("tanh", "1 - tanh(x)^2"),
        ("relu", "if(x > 0, 1, 0)"),
        ("leaky", "if(x > 0, 1, 0.01)"),
        ("gelu", "Phi(x) + x*phi(x)"),
        ("swish", "sigmoid(x) + x*sigmoid(x)*(1 - sigmoid(x))"),
        ("steepest", "0.25"),
        ("above", "gelu,swish"),
    ],
    mistakes: &[
        mistake("sigmoid", "sigmoid(1 - x)", "sigmoid-inside"),
        mistake("sigmoid", "1 - sigmoid(x)", "sigmoid-half"),
        mistake("sigmoid", "x*(1 - x)", "output"),
        mistake("sigmoid", "sigmoid(x)^2", "sigmoid-square"),
        mistake("sigmoid", "-sigmoid(x)*(1 - sigmoid(x))", "sigmoid-sign"),
        mistake("tanh", "1 - tanh(x)", "tanh-square"),
        mistake("tanh", "1 - x^2", "output"),
        mistake("tanh", "1 + tanh(x)^2", "tanh-sign"),
        mistake("tanh", "tanh(x)*(1 - tanh(x))", "tanh-sigmoid"),
        mistake("relu", "max(0, x)", "relu-itself"),
        mistake("relu", "sign(x)", "relu-sign"),
        mistake("relu", "1", "relu-one"),
        mistake("leaky", "if(x > 0, 1, 0)", "leaky-zero"),
        mistake("leaky", "if(x > 0, 1, 0.01*x)", "leaky-input"),
        mistake("leaky", "if(x > 0, 1, -0.01)", "leaky-sign"),
        mistake("gelu", "Phi(x)", "gelu-product"),
        mistake("gelu", "phi(x)", "gelu-factors"),
        mistake("gelu", "x*phi(x)", "gelu-product"),
        mistake("gelu", "Phi(x) + phi(x)", "gelu-input"),
        mistake("gelu", "Phi(x) - x*phi(x)", "gelu-sign"),
        mistake("swish", "sigmoid(x)*(1 - sigmoid(x))", "swish-factors"),
        mistake("swish", "sigmoid(x)", "swish-product"),
        mistake("swish", "x*sigmoid(x)*(1 - sigmoid(x))", "swish-product"),
        mistake("swish", "sigmoid(x) + x*(1 - sigmoid(x))", "swish-inner"),
        mistake(
            "swish",
            "sigmoid(x) + sigmoid(x)*(1 - sigmoid(x))",
            "swish-input",
        ),
        mistake("steepest", "0.5", "steepest-value"),
        mistake("steepest", "1", "steepest-tanh"),
        mistake("steepest", "0", "steepest-place"),
        mistake("above", "none", "above-none"),
        mistake("above", "tanh,gelu,swish", "above-touch"),
        mistake("above", "relu,leaky_relu,gelu,swish", "above-touch"),
        mistake("above", "tanh,relu,leaky_relu,gelu,swish", "above-touch"),
        mistake("above", "gelu", "above-half"),
        mistake("above", "swish", "above-half"),
    ],
};
