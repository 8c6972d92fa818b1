//! Write the formulas of six functions, then read their plot.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Wanted};
use crate::course::exercises::tools::{curve, formula, mistake};
use crate::course::right::Right;

/// The six functions as options, and their keys in the catalogue.
const SIX: [&str; 6] = ["sigmoid", "tanh", "relu", "leaky_relu", "gelu", "swish"];

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e1",
    start: "#/explore?v=1&act=sigmoid,tanh,relu,leaky_relu,gelu,swish",
    steps: &[
        formula("sigmoid", Wanted::Spelled("sigmoid")),
        formula("tanh", Wanted::Spelled("tanh")),
        formula("relu", Wanted::Spelled("relu")),
        formula("leaky", Wanted::Spelled("leaky_relu")),
        formula("gelu", Wanted::Spelled("gelu")),
        formula("swish", Wanted::Spelled("swish")),
        Step {
            name: "falls",
            task: Task::Answer(Question {
                ask: Ask::Mark(&SIX),
                right: |_| {
                    let falls = |key: &&str| curve(key).iter().any(|(_, slope)| *slope < -1e-9);
                    Some(Right::Set(SIX.into_iter().filter(falls).collect()))
                },
            }),
        },
    ],
    hints: 3,
    solution: &[
        ("sigmoid", "1/(1 + exp(-x))"),
        ("tanh", "(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
        ("relu", "max(0, x)"),
        ("leaky", "if(x > 0, x, 0.01*x)"),
        ("gelu", "x/2*(1 + erf(x/sqrt(2)))"),
        ("swish", "x/(1 + exp(-x))"),
        ("falls", "gelu,swish"),
    ],
    mistakes: &[
        mistake("sigmoid", "sigmoid(x)", "named"),
        mistake("sigmoid", "1/(1 + exp(x))", "sigmoid-sign"),
        mistake("sigmoid", "1/(1 - exp(-x))", "sigmoid-pole"),
        mistake("sigmoid", "1 + exp(-x)", "sigmoid-upside"),
        mistake("tanh", "(exp(x) - exp(-x))/2", "tanh-sinh"),
        mistake(
            "tanh",
            "(exp(x) + exp(-x))/(exp(x) - exp(-x))",
            "tanh-upside",
        ),
        mistake("tanh", "2/(1 + exp(-x)) - 1", "tanh-half"),
        mistake("relu", "min(0, x)", "relu-min"),
        mistake("relu", "abs(x)", "relu-abs"),
        mistake("relu", "x > 0", "relu-step"),
        mistake("leaky", "max(x, 0.01)", "leaky-floor"),
        mistake("leaky", "if(x > 0, x, -0.01*x)", "leaky-sign"),
        mistake("leaky", "max(0, x) + 0.01*x", "leaky-both"),
        mistake("leaky", "min(x, 0.01*x)", "leaky-min"),
        mistake(
            "leaky",
            "if(x > 0, x, a*x); train a = 0.01",
            "leaky-trained",
        ),
        mistake(
            "gelu",
            "x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
            "gelu-near",
        ),
        mistake("gelu", "x*sigmoid(1.702*x)", "gelu-near"),
        mistake("gelu", "x*phi(x)", "gelu-density"),
        mistake("gelu", "x/2*(1 + erf(x))", "gelu-width"),
        mistake("gelu", "Phi(x)", "gelu-factor"),
        mistake("swish", "x*tanh(x)", "swish-tanh"),
        mistake("swish", "x/(1 + exp(x))", "swish-sign"),
        mistake(
            "swish",
            "x/(1 + exp(-beta*x)); train beta = 1",
            "swish-trained",
        ),
        mistake("swish", "sigmoid(x)", "swish-factor"),
        mistake("falls", "none", "falls-none"),
        mistake("falls", "leaky_relu,gelu,swish", "falls-below"),
        mistake("falls", "tanh,leaky_relu,gelu,swish", "falls-below"),
        mistake("falls", "gelu", "falls-half"),
        mistake("falls", "swish", "falls-half"),
    ],
};
