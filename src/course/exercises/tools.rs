//! What several exercises need.

use std::ops::Range;

use crate::activation;
use crate::course::equal::{function, start_numbers};
use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Mistake, Question, Step, Task, Wanted};
use crate::course::measure::{Measure, Read};
use crate::course::measured::{Layer, Measured, Reading};
use crate::course::right::Right;
use crate::formula::Compiled;
use crate::formula::properties::{Properties, properties};
use crate::observe::Counts;

/// How a question's right answer is found.
pub type Finds = fn(&Measured) -> Option<Right>;

/// A step that asks for a prediction.
pub const fn predict(name: &'static str, ask: Ask, right: Finds) -> Step {
    Step {
        name,
        task: Task::Predict(Question { ask, right }),
    }
}

/// A step that asks a question.
pub const fn answer(name: &'static str, ask: Ask, right: Finds) -> Step {
    Step {
        name,
        task: Task::Answer(Question { ask, right }),
    }
}

/// The step `run`.
pub const fn run(measures: &'static [Measure]) -> Step {
    Step {
        name: "run",
        task: Task::Run(measures),
    }
}

/// A step that asks for an explanation of at least so many characters.
pub const fn explain(name: &'static str, least: usize) -> Step {
    Step {
        name,
        task: Task::Explain { least },
    }
}

/// The step `why`: a few sentences.
pub const fn why() -> Step {
    explain("why", 60)
}

/// A step that asks for a formula.
pub const fn formula(name: &'static str, wanted: Wanted) -> Step {
    Step {
        name,
        task: Task::Formula(wanted),
    }
}

/// Something to be measured.
pub const fn measure(
    name: &'static str,
    experiment: &'static str,
    reads: &'static [Read],
) -> Measure {
    Measure {
        name,
        experiment,
        reads,
    }
}

/// A typical wrong answer.
pub const fn mistake(step: &'static str, answer: &'static str, says: &'static str) -> Mistake {
    Mistake { step, answer, says }
}

/// This option.
pub fn one(option: &'static str) -> Option<Right> {
    Some(Right::OneOf(vec![option]))
}

/// The options whose range holds a value. Ranges overlap where they meet: near the border between
/// two options either is right.
pub fn fitting(value: f64, options: &[(&'static str, Range<f64>)]) -> Option<Right> {
    let fitting = options.iter().filter(|(_, range)| range.contains(&value));
    let fitting: Vec<_> = fitting.map(|(option, _)| *option).collect();
    (!fitting.is_empty()).then_some(Right::OneOf(fitting))
}

/// About this number.
pub fn about(value: f64, within: f64) -> Option<Right> {
    Some(Right::Number { value, within })
}

/// The mean of some values, if there are any.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Mean test accuracy, in percent, of the runs of a measure with this activation.
pub fn percent(measured: &Measured, measure: &str, activation: &str) -> Option<f64> {
    Some(100.0 * mean(&measured.accuracies(measure, activation))?)
}

/// The share of neurons in a state, layer by layer; means over the runs.
pub fn shares(runs: &[Vec<Layer>], state: fn(&Counts) -> u32) -> Option<Vec<f64>> {
    let layer = |place: usize| {
        let share = |run: &Vec<Layer>| {
            let layer = run.get(place)?;
            Some(f64::from(state(&layer.counts)) / f64::from(layer.width.max(1)))
        };
        mean(&runs.iter().filter_map(share).collect::<Vec<_>>())
    };
    (0..runs.first()?.len()).map(layer).collect()
}

/// How many neurons of a reading are in a state, over all layers.
pub fn total(layers: &[Layer], state: fn(&Counts) -> u32) -> u32 {
    layers.iter().map(|layer| state(&layer.counts)).sum()
}

/// The property card of an entry of the catalogue, with its start values.
pub fn card(key: &str) -> Option<Properties> {
    let formula = activation::find(key)?.formula();
    let p = start_numbers(&formula);
    properties(&Compiled::new(&formula), &p).ok()
}

/// f and f′ of an entry of the catalogue of one input, with its start values.
pub fn at(key: &str, x: f64) -> Option<(f64, f64)> {
    let formula = activation::find(key)?.formula();
    let out = Compiled::new(&formula).derivatives(&[x], &start_numbers(&formula), None);
    Some((out[0], out[1]))
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
