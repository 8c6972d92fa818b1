//! What several of the exercises need.

use crate::course::equal::{function, start_numbers};
use crate::course::exercise::{Mistake, Step, Task, Wanted};
use crate::formula::Compiled;

/// A step that asks for a formula.
pub const fn formula(name: &'static str, wanted: Wanted) -> Step {
    Step {
        name,
        task: Task::Formula(wanted),
    }
}

/// A typical wrong answer.
pub const fn mistake(step: &'static str, answer: &'static str, says: &'static str) -> Mistake {
    Mistake { step, answer, says }
}

/// The mean of some values, if there are any.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// f(x) and f′(x) of an entry of the catalogue, at many places of [−8, 8] in order, none of them
/// a kink of a usual function.
pub fn curve(key: &str) -> Vec<(f64, f64)> {
    let Ok(formula) = function(key) else {
        return Vec::new();
    };
    let (compiled, p) = (Compiled::new(&formula), start_numbers(&formula));
    let places = (-800..=800).map(|place| f64::from(place) / 100.0 + 0.0037);
    places
        .map(|x| {
            let out = compiled.derivatives(&[x], &p, None);
            (out[0], out[1])
        })
        .collect()
}
