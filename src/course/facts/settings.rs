//! Numbers of training, comparing and looking inside: from the presets, from what the lab calls
//! active and different, and from the functions; and a few that tests measure again.

use super::{Fact, cited_early, computed, count, decimals, measured, published, text};
use crate::activation::find;
use crate::course::evidence::LEAST;
use crate::experiment::{Experiment, Preset};
use crate::formula::Compiled;
use crate::formula::ast::Role;
use crate::observe::census::ACTIVE;

/// f and f′ of an entry of the catalogue without parameters.
fn curve(key: &str) -> impl Fn(f64) -> (f64, f64) {
    let compiled = Compiled::new(&find(key).expect("a key of the catalogue").formula());
    move |x| {
        let out = compiled.derivatives(&[x], &[], None);
        (out[0], out[1])
    }
}

/// From where on to the right |f′| is below what counts as active, for a slope that falls there.
fn flat_from(key: &str) -> f64 {
    let f = curve(key);
    let (mut low, mut high) = (0.0, 20.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        match f(middle).1.abs() < f64::from(ACTIVE) {
            true => high = middle,
            false => low = middle,
        }
    }
    high
}

/// The largest |f − g| on a fine grid of [−10, 10].
fn gap(f: &str, g: &str) -> f64 {
    let (f, g) = (curve(f), curve(g));
    let grid = (-2000..=2000).map(|step| f64::from(step) / 200.0);
    grid.map(|x| (f(x).0 - g(x).0).abs()).fold(0.0, f64::max)
}

/// E f(z) for z ~ N(0, 1), by the midpoint rule on [−10, 10].
fn mean(key: &str) -> f64 {
    let f = curve(key);
    let step = 1e-2;
    let density = |z: f64| (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let places = (0..2000).map(|place| -10.0 + (f64::from(place) + 0.5) * step);
    places.map(|z| f(z).0 * density(z) * step).sum()
}

/// Percentage points of standard error of the accuracy that the book prints for SiLU, on the test
/// images there are.
fn error() -> f64 {
    let published = [published::facts(), cited_early::facts()].concat();
    let number = |name| -> f64 {
        let text = text(&published, name).expect("a published number");
        text.replace(',', "").parse().expect("a number")
    };
    let accuracy = number("published-silu") / 100.0;
    100.0 * (accuracy * (1.0 - accuracy) / number("test-images")).sqrt()
}

/// How many numbers an entry of the catalogue trains.
fn trained(key: &str) -> u64 {
    let formula = find(key).expect("a key of the catalogue").formula();
    let trained = formula.parameters.iter();
    let trained = trained.filter(|parameter| parameter.role == Role::Trained);
    trained
        .map(|parameter| formula.length(parameter.count) as u64)
        .sum()
}

pub fn facts() -> Vec<Fact> {
    let table = Experiment::preset(Preset::BookTable);
    let classes = table.data.shape().1 as f64;
    let epochs = table.activations.len() * table.epochs;
    let steps = epochs * table.n.div_ceil(table.batch);
    let staf = trained("staf");
    vec![
        computed("table-steps", count(steps as u64)),
        computed("guess-accuracy", decimals(100.0 / classes, 0)),
        computed("sigmoid-four", decimals(curve("sigmoid")(0.0).1.powi(4), 4)),
        computed("sigmoid-flat", decimals(flat_from("sigmoid"), 1)),
        computed("tanh-flat", decimals(flat_from("tanh"), 1)),
        computed("relu-mean", decimals(mean("relu"), 2)),
        computed("active-slope", ACTIVE.to_string()),
        computed("accuracy-error", decimals(error(), 1)),
        computed("least-difference", decimals(100.0 * LEAST, 1)),
        computed("hardswish-gap", decimals(gap("hardswish", "silu"), 2)),
        computed("gelu-silu-gap", decimals(gap("gelu", "silu"), 2)),
        // Each sine has a height, a frequency and a phase.
        computed("staf-sines", (staf / 3).to_string()),
        // Percent of the last hidden layer, on two thousand images.
        measured("big-dead-last", "45", "the_fresh_big_network"),
        measured("sigmoid-range-first", "0.48", "a_fresh_sigmoid_network"),
        measured("sigmoid-range-last", "0.0014", "a_fresh_sigmoid_network"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_numbers_agree_with_their_closed_forms() {
        // σ′ = σ(1 − σ) and tanh′ = 1/cosh² at the slope that counts as active.
        let slope = f64::from(ACTIVE);
        let sigmoid = (1.0 + (1.0 - 4.0 * slope).sqrt()) / 2.0;
        assert!((flat_from("sigmoid") - (sigmoid / (1.0 - sigmoid)).ln()).abs() < 1e-9);
        assert!((flat_from("tanh") - (1.0 / slope.sqrt()).acosh()).abs() < 1e-9);
        let relu = 1.0 / (2.0 * std::f64::consts::PI).sqrt();
        assert!((mean("relu") - relu).abs() < 1e-5);
        // Hardswish is farthest from SiLU where it bends, at ±3.
        let bend = 3.0 - 3.0 / (1.0 + (-3.0_f64).exp());
        assert!((gap("hardswish", "silu") - bend).abs() < 1e-3);
        assert_eq!(trained("staf"), 75);
        assert_eq!(trained("relu"), 0);
    }
}
