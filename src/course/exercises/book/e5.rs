//! Write PReLU, TeLU and STAF with their trained parameters.

use crate::activation::find;
use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit, Wanted};
use crate::course::exercises::tools::{formula, mistake};
use crate::course::right::Right;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e5",
    start: "#/design?v=1&act=f1&f1=if(x%20%3E%200%2C%20x%2C%200.25*x)",
    steps: &[
        formula("prelu", Wanted::Function("prelu")),
        formula("telu", Wanted::Function("telu")),
        formula("staf", Wanted::Function("staf")),
        Step {
            name: "numbers",
            task: Task::Answer(Question {
                ask: Ask::Number(Unit::Plain),
                right: |_| {
                    let staf = find("staf")?.formula();
                    Some(Right::Number {
                        value: staf.layout().len as f64,
                        within: 0.5,
                    })
                },
            }),
        },
    ],
    hints: 3,
    solution: &[
        ("prelu", "if(x > 0, x, a*x); train a = 0.25"),
        ("telu", "if(x > 0, x, alpha*(exp(x) - 1)); train alpha = 1"),
        (
            "staf",
            "sum(i, tau, c[i]*sin(omega[i]*x + phi[i])); size tau = 25; \
             train c[tau] = normal; train omega[tau] = normal; train phi[tau] = normal",
        ),
        ("numbers", "75"),
    ],
    mistakes: &[
        mistake("prelu", "if(x > 0, x, 0.25*x)", "untrained"),
        mistake("prelu", "max(a*x, x); train a = 0.25", "max"),
        mistake("prelu", "if(x > 0, x, -a*x); train a = 0.25", "prelu-sign"),
        mistake("prelu", "if(x > 0, x, a); train a = 0.25", "prelu-flat"),
        mistake("telu", "if(x > 0, x, exp(x) - 1)", "untrained"),
        mistake(
            "telu",
            "if(x > 0, x, alpha*(1 - exp(x))); train alpha = 1",
            "telu-sign",
        ),
        mistake(
            "telu",
            "if(x > 0, x, alpha*exp(x) - 1); train alpha = 1",
            "telu-brackets",
        ),
        mistake(
            "telu",
            "if(x > 0, x, exp(alpha*x) - 1); train alpha = 1",
            "telu-inside",
        ),
        mistake("telu", "x*tanh(exp(x))", "telu-other"),
        mistake(
            "staf",
            "c*sin(omega*x + phi); train c = 1; train omega = 1; train phi = 0",
            "staf-single",
        ),
        mistake(
            "staf",
            "sum(i, tau, c[i]*sin(omega[i]*x)); size tau = 25; \
             train c[tau] = normal; train omega[tau] = normal",
            "staf-phase",
        ),
        mistake(
            "staf",
            "sum(i, tau, c[i]*sin(i*x)); size tau = 25; train c[tau] = normal",
            "staf-fixed",
        ),
        mistake(
            "staf",
            "sum(i, tau, c[i]*sin(omega[i]*(x + phi[i]))); size tau = 25; \
             train c[tau] = normal; train omega[tau] = normal; train phi[tau] = normal",
            "staf-brackets",
        ),
        mistake("numbers", "25", "numbers-one"),
        mistake("numbers", "3", "numbers-one"),
        mistake("numbers", "300", "numbers-layers"),
        mistake("numbers", "48000", "numbers-neurons"),
    ],
};
