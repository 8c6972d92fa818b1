//! Numbers of the functions themselves, from their formulas.

use super::{Fact, computed, decimals};
use crate::activation::find;
use crate::formula::Compiled;

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

pub fn facts() -> Vec<Fact> {
    vec![
        computed("sigmoid-steepest", decimals(at("sigmoid", 0.0).1, 2)),
        computed("gelu-turns", decimals(turn("gelu", -2.0, 0.0), 4)),
    ]
}
