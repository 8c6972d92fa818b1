//! What several of the exercises need.

use crate::course::equal::{function, start_numbers};
use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Mistake, Step, Task, Wanted};
use crate::course::measured::{Layer, Measured, Reading};
use crate::course::right::Right;
use crate::formula::Compiled;

/// A step that asks for a formula.
pub const fn formula(name: &'static str, wanted: Wanted) -> Step {
    Step {
        name,
        task: Task::Formula(wanted),
    }
}

/// A step that asks for an explanation.
pub const fn explain(name: &'static str, least: usize) -> Step {
    Step {
        name,
        task: Task::Explain { least },
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

/// Runs of an exercise: the measure and the activation.
pub type Runs = (&'static str, &'static str);

/// How the test accuracies of some runs stand to those of others, once there are any.
pub fn compared(measured: &Measured, first: Runs, second: Runs) -> Option<Right> {
    let [first, second] = [first, second].map(|(name, act)| measured.accuracies(name, act));
    (!first.is_empty() && !second.is_empty()).then(|| Right::comparison(&first, &second))
}

/// Whether values stand clearly above others.
pub fn above(first: &[f64], second: &[f64]) -> bool {
    compare(first, second) == Order::Above
}

/// Dead neurons after the last epoch in each of some runs.
pub fn dead(measured: &Measured, runs: Runs) -> Vec<f64> {
    at_end(measured, runs, |layers| {
        f64::from(layers.iter().map(|layer| layer.counts.dead).sum::<u32>())
    })
}

/// What part of all hidden neurons is dead after the last epoch, in each of some runs.
pub fn dead_share(measured: &Measured, runs: Runs) -> Vec<f64> {
    at_end(measured, runs, |layers| {
        let [dead, all] = layers.iter().fold([0, 0], |[dead, all], layer| {
            [dead + layer.counts.dead, all + layer.width]
        });
        f64::from(dead) / f64::from(all.max(1))
    })
}

fn at_end(measured: &Measured, (name, act): Runs, of: impl Fn(&[Layer]) -> f64) -> Vec<f64> {
    let neurons = |reading: &Reading| reading.neurons_at_end.as_deref().map(&of);
    measured.each(name, act, neurons)
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
