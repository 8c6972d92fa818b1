//! Numbers that only the exercises quote.

use super::{Fact, computed, decimals};
use crate::activation::find;
use crate::formula::Compiled;

/// The largest slope of an entry of the catalogue without parameters, to about 1e-6.
fn steepest(key: &str) -> f64 {
    let compiled = Compiled::new(&find(key).expect("a key of the catalogue").formula());
    let slope = |x: f64| compiled.derivatives(&[x], &[], None)[1];
    let places = (0..8000).map(|place| f64::from(place) / 1000.0);
    places.map(slope).fold(f64::NEG_INFINITY, f64::max)
}

pub fn facts() -> Vec<Fact> {
    vec![
        computed("e2-gelu-steepest", decimals(steepest("gelu"), 3)),
        computed("e2-swish-steepest", decimals(steepest("swish"), 3)),
    ]
}
