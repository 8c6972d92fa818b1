//! Two different functions are called TeLU.

use crate::course::equal::{Equality, Of, equal, function};
use crate::course::exercise::{Ask, Exercise, Unit, Wanted};
use crate::course::exercises::tools::{about, answer, at, formula, mistake, one};

/// Where the two are compared.
const PLACE: f64 = -1.0;

/// Far to the left.
const FAR: f64 = -30.0;

/// The code's function with its start value, as it is before the first step.
const UNTRAINED: &str = "if(x > 0, x, alpha*(exp(x) - 1)); fix alpha = 1";

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c8",
    start: "#/explore?v=1&act=telu,telu_tanh_exp",
    steps: &[
        formula("code", Wanted::Function("telu")),
        answer("apart", Ask::Number(Unit::Plain), |_| {
            let (code, paper) = (at("telu", PLACE)?.0, at("telu_tanh_exp", PLACE)?.0);
            about((code - paper).abs(), 0.005)
        }),
        answer(
            "left",
            Ask::Choose(&["same", "code-floor", "paper-floor"]),
            |_| {
                let floor = |key| Some(at(key, FAR)?.0 < -0.5);
                one(match (floor("telu")?, floor("telu_tanh_exp")?) {
                    (true, false) => "code-floor",
                    (false, true) => "paper-floor",
                    _ => "same",
                })
            },
        ),
        answer("start", Ask::Choose(&["gelu", "elu", "selu"]), |_| {
            let own = function(UNTRAINED).ok()?;
            let same = |key: &&str| {
                function(key).is_ok_and(|other| equal(&own, &other, Of::Value) == Equality::Equal)
            };
            one(["gelu", "elu", "selu"].into_iter().find(same)?)
        }),
        answer("cite", Ask::Choose(&["yes", "no"]), |_| one("no")),
    ],
    hints: 3,
    solution: &[
        ("code", "if(x > 0, x, alpha*(exp(x) - 1)); train alpha = 1"),
        ("apart", "0.28"),
        ("left", "code-floor"),
        ("start", "elu"),
        ("cite", "no"),
    ],
    mistakes: &[
        mistake("code", "x*tanh(exp(x))", "other"),
        mistake("code", "if(x > 0, x, exp(x) - 1)", "fixed"),
        mistake(
            "code",
            "if(x > 0, x, alpha*exp(x) - 1); train alpha = 1",
            "bracket",
        ),
        mistake("code", "alpha*(exp(x) - 1); train alpha = 1", "half"),
        mistake("apart", "0", "zero"),
        mistake("apart", "0.984", "sum"),
        mistake("apart", "0.632", "one"),
        mistake("left", "same", "same"),
        mistake("left", "paper-floor", "swapped"),
        mistake("start", "gelu", "gelu"),
        mistake("start", "selu", "selu"),
        mistake("cite", "yes", "cite"),
    ],
};
