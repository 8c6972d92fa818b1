//! Numbers of the functions themselves, from their formulas.

use super::{Fact, computed, decimals, power};
use crate::activation::{Instance, RRELU_MEAN, all, find};
use crate::experiment::ActivationChoice;
use crate::formula::Compiled;
use crate::formula::ast::Start;

/// f(x) and f′(x) of an entry of the catalogue without parameters.
fn at(key: &str, x: f64) -> (f64, f64) {
    let formula = find(key).expect("a key of the catalogue").formula();
    let out = Compiled::new(&formula).derivatives(&[x], &[], None);
    (out[0], out[1])
}

/// The place in an interval where f′ changes its sign, by halving.
fn turn(key: &str, mut low: f64, mut high: f64) -> f64 {
    let sign = at(key, low).1.signum();
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        match at(key, middle).1.signum() == sign {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}

/// The start value of a parameter.
fn start(key: &str, name: &str) -> f64 {
    let formula = find(key).expect("a key of the catalogue").formula();
    let place = formula.find(name).expect("a parameter of the formula");
    match formula.parameters[place].start {
        Start::Value(value) => value,
        _ => panic!("{name} of {key} does not start at one value"),
    }
}

/// How many numbers of a function are trained.
fn trained(key: &str) -> usize {
    let instance = Instance::new(&ActivationChoice::new(key), &Default::default());
    let instance = instance.expect("a key of the catalogue");
    instance.start_parameters(0, 0, 0).len()
}

pub fn facts() -> Vec<Fact> {
    let steepest = at("sigmoid", 0.0).1;
    vec![
        computed("sigmoid-steepest", decimals(steepest, 2)),
        computed("sigmoid-ten-layers", power(steepest.powi(10))),
        computed("sigmoid-gain-needed", decimals(1.0 / steepest, 0)),
        computed("gelu-turns", decimals(turn("gelu", -2.0, 0.0), 4)),
        computed("hardswish-turns", decimals(turn("hardswish", -2.9, 0.0), 1)),
        computed("sigmoid-slope-at-3", decimals(at("sigmoid", 3.0).1, 4)),
        computed("sigmoid-slope-at-8", power(at("sigmoid", 8.0).1)),
        computed("tanh-slope-at-3", decimals(at("tanh", 3.0).1, 4)),
        computed("tanh-slope-at-8", power(at("tanh", 8.0).1)),
        computed("mish-slope-at-0", decimals(at("mish", 0.0).1, 1)),
        computed("silu-slope-at-0", decimals(at("silu", 0.0).1, 1)),
        computed("leaky-slope", decimals(start("leaky_relu", "a"), 2)),
        computed("prelu-start", decimals(start("prelu", "a"), 2)),
        computed("rrelu-mean", decimals(RRELU_MEAN, 3)),
        computed("staf-terms", decimals(start("staf", "tau"), 0)),
        computed("staf-numbers", trained("staf").to_string()),
        computed("catalogue", all().len().to_string()),
        computed("half-thirty-times", power(0.5_f64.powi(30))),
        computed("more-thirty-times", power(1.5_f64.powi(30))),
    ]
}
