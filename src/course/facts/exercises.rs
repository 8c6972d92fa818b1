//! Numbers that only the exercises quote.

use super::{Fact, computed, count, decimals};
use crate::activation::find;
use crate::course::check::Answers;
use crate::course::evidence::LEAST;
use crate::course::exercises;
use crate::experiment::Experiment;
use crate::formula::Compiled;

/// The largest slope of an entry of the catalogue without parameters, to about 1e-6.
fn steepest(key: &str) -> f64 {
    let compiled = Compiled::new(&find(key).expect("a key of the catalogue").formula());
    let slope = |x: f64| compiled.derivatives(&[x], &[], None)[1];
    let places = (0..8000).map(|place| f64::from(place) / 1000.0);
    places.map(slope).fold(f64::NEG_INFINITY, f64::max)
}

/// The experiments that an exercise measures.
fn experiments(exercise: &str) -> impl Iterator<Item = Experiment> {
    let exercise = exercises::find(exercise).expect("an exercise");
    let measures = exercise.measures();
    measures.map(|measure| measure.experiment(&Answers::new()))
}

fn first(exercise: &str) -> Experiment {
    experiments(exercise).next().expect("something to measure")
}

fn last(exercise: &str) -> Experiment {
    experiments(exercise).last().expect("something to measure")
}

fn samples(exercise: &str) -> String {
    count(first(exercise).n as u64)
}

fn epochs(exercise: &str) -> String {
    first(exercise).epochs.to_string()
}

/// Hidden neurons.
fn neurons(exercise: &str) -> String {
    count(first(exercise).hidden.iter().sum::<usize>() as u64)
}

pub fn facts() -> Vec<Fact> {
    let staf = find("staf").expect("a key of the catalogue").formula();
    vec![
        computed("e2-gelu-steepest", decimals(steepest("gelu"), 3)),
        computed("e2-swish-steepest", decimals(steepest("swish"), 3)),
        computed("e4-samples", samples("e4")),
        computed("e4-epochs", epochs("e4")),
        computed("e5-staf-numbers", staf.layout().len.to_string()),
        computed("e6-samples", samples("e6")),
        computed("e6-epochs", epochs("e6")),
        computed("e6-least", decimals(100.0 * LEAST, 1)),
        computed("e7-samples", samples("e7")),
        computed("e7-epochs", epochs("e7")),
        computed("e7-neurons", neurons("e7")),
        computed("e8-epochs", epochs("e8")),
        computed("e8-neurons", neurons("e8")),
        computed("e9-samples", samples("e9")),
        computed("e9-epochs", epochs("e9")),
        computed("e10-own-epochs", last("e10").epochs.to_string()),
        computed("e11-samples", samples("e11")),
        computed("e11-epochs", epochs("e11")),
    ]
}
