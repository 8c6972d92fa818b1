//! LeakyReLU written as max(ax, x): right for which a, and which a does PReLU learn?

use crate::course::equal::function;
use crate::course::exercise::{Ask, Exercise, Unit, Wanted};
use crate::course::exercises::tools::{
    about, answer, formula, mean, measure, mistake, one, predict, run, why,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::formula::Compiled;

/// The book's form with a = 2.
const DOUBLE: &str = "max(a*x, x); fix a = 2";

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c15",
    start: "#/design?v=1&act=f1&f1=max(a*x%2C%20x)%3B%20fix%20a%20%3D%202",
    steps: &[
        answer("left", Ask::Number(Unit::Plain), |_| {
            about(double(-1.0)?, 0.01)
        }),
        answer("right", Ask::Number(Unit::Plain), |_| {
            about(double(1.0)?, 0.01)
        }),
        formula("every", Wanted::Function("prelu")),
        predict("guess", Ask::Choose(&["below", "above"]), |measured| {
            one(match slope(measured)? > 1.0 {
                true => "above",
                false => "below",
            })
        }),
        run(&[measure(
            "prelu",
            "act=prelu&lr=0.001&n=6000&batch=16&epochs=4&seeds=2",
            &[Read::Training],
        )]),
        answer("learned", Ask::Number(Unit::Plain), |measured| {
            about(slope(measured)?, 0.05)
        }),
        why(),
    ],
    hints: 3,
    solution: &[
        ("left", "-1"),
        ("right", "2"),
        ("every", "if(x > 0, x, a*x); train a = 0.25"),
        ("guess", "=measured"),
        ("learned", "=measured"),
        (
            "why",
            "The larger of ax and x is ax on the left only while a is at most 1, and PReLU learns a slope beyond that.",
        ),
    ],
    mistakes: &[
        mistake("left", "-2", "steep"),
        mistake("right", "1", "identity"),
        mistake("every", "max(a*x, x); train a = 0.25", "max"),
        mistake("every", "max(0.25*x, x)", "fixed"),
        mistake("every", "max(0, x) + a*x; train a = 0.25", "both"),
        mistake("every", "max(0, x) - a*min(0, x); train a = 0.25", "sign"),
        mistake("guess", "below", "below"),
        mistake("learned", "0.25", "start"),
    ],
};

/// The book's form with a = 2, at x.
fn double(x: f64) -> Option<f64> {
    let formula = function(DOUBLE).ok()?;
    Some(Compiled::new(&formula).value(&[x], &[2.0], None))
}

/// The slope that the runs learned.
fn slope(measured: &Measured) -> Option<f64> {
    let slope = |reading: &crate::course::measured::Reading| {
        let parameters = &reading.trained.as_ref()?.parameters;
        let found = parameters.iter().find(|(name, _)| name == "a")?;
        Some(f64::from(found.1))
    };
    mean(&measured.each("prelu", "prelu", slope))
}
