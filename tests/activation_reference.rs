//! Each activation function tested three ways: against PyTorch's values, against
//! central differences, and at the edges.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use activation_lab::activation::{Activation, Instance, all, find};
use activation_lab::experiment::ActivationChoice;
use activation_lab::random::{Draws, Purpose};

/// Values in float64; the file says where they come from.
#[derive(serde::Deserialize)]
struct Reference {
    x: Vec<f64>,
    functions: BTreeMap<String, Function>,
}

#[derive(serde::Deserialize)]
struct Function {
    y: Vec<f64>,
    dy: Vec<f64>,
}

/// The catalogue's entry with its start values (STAF's draws for one seed).
fn with_start(activation: &'static Activation) -> Vec<f64> {
    Instance::new(&ActivationChoice::new(activation.key))
        .unwrap()
        .start_parameters(7, 0, 0)
}

/// Where the slope jumps.
fn kinks(key: &str) -> &'static [f64] {
    match key {
        "relu" | "leaky_relu" | "prelu" | "rrelu" => &[0.0],
        // TeLU's slope jumps at 0 unless α = 1, its second derivative always.
        "telu" => &[0.0],
        "hardswish" => &[-3.0, 3.0],
        _ => &[],
    }
}

fn near_kink(key: &str, x: f64, distance: f64) -> bool {
    kinks(key).iter().any(|kink| (x - kink).abs() <= distance)
}

/// Absolute up to 1, relative above.
fn assert_close(what: &str, x: f64, found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance * expected.abs().max(1.0),
        "{what} at {x} is {found:e} but should be {expected:e}"
    );
}

#[test]
fn values_and_slopes_are_pytorchs() {
    let reference: Reference = serde_json::from_str(include_str!("reference/activations.json"))
        .expect("tests/reference/activations.json should hold x and functions with y and dy");
    for activation in all() {
        // PyTorch has no STAF; it is tested against its formula below.
        if activation.key == "staf" {
            continue;
        }
        let function = reference.functions.get(activation.key).unwrap_or_else(|| {
            panic!("add {} to tests/reference/activations.json", activation.key)
        });
        let p = with_start(activation);
        for ((&x, &y), &dy) in reference.x.iter().zip(&function.y).zip(&function.dy) {
            let key = activation.key;
            assert_close(key, x, (activation.value)(x, &p), y, 1e-12);
            if !near_kink(key, x, 0.0) {
                let slope = format!("{key}'s slope");
                assert_close(&slope, x, (activation.slope)(x, &p), dy, 1e-12);
            }
        }
    }
    assert_eq!(reference.x.len(), 31);
    assert_eq!(reference.functions.len(), all().len() - 1);
}

#[test]
fn at_a_kink_the_slope_is_pytorchs() {
    for (key, x, expected) in [
        ("relu", 0.0, 0.0),
        ("leaky_relu", 0.0, 0.01),
        ("prelu", 0.0, 0.25),
        ("rrelu", 0.0, 11.0 / 48.0),
        ("telu", 0.0, 1.0),
        ("hardswish", -3.0, -0.5),
        ("hardswish", 3.0, 1.5),
    ] {
        let activation = find(key).unwrap();
        let slope = (activation.slope)(x, &with_start(activation));
        assert_close(key, x, slope, expected, 1e-15);
    }
}

/// The fourth-order central difference at 0.
fn difference(f: impl Fn(f64) -> f64, h: f64) -> f64 {
    (8.0 * (f(h) - f(-h)) - (f(2.0 * h) - f(-2.0 * h))) / (12.0 * h)
}

/// Random x in [−8, 8) away from kinks, with parameters moved off their start values.
fn random_points(activation: &'static Activation) -> impl Iterator<Item = (f64, Vec<f64>, u64)> {
    let plane = Draws::new(5, Purpose::Probe).at(0, 0);
    (0..200u64)
        .map(move |row| {
            let mut p = with_start(activation);
            for (place, value) in p.iter_mut().enumerate() {
                *value += plane.uniform(row, place as u64 + 1, -0.2, 0.9);
            }
            (plane.uniform(row, 0, -8.0, 8.0), p, row)
        })
        .filter(|(x, _, _)| !near_kink(activation.key, *x, 0.01))
}

#[test]
fn slopes_agree_with_central_differences() {
    for activation in all() {
        let mut slopes = vec![0.0; with_start(activation).len()];
        for (x, p, _) in random_points(activation) {
            let key = activation.key;
            let found = (activation.slope)(x, &p);
            let expected = difference(|h| (activation.value)(x + h, &p), 1e-3);
            assert_close(&format!("{key}'s slope"), x, found, expected, 1e-8);
            (activation.parameter_slopes)(x, &p, &mut slopes);
            for (place, &found) in slopes.iter().enumerate() {
                let moved = |h| {
                    let mut p = p.clone();
                    p[place] += h;
                    (activation.value)(x, &p)
                };
                let what = format!("{key}'s slope along parameter {place}");
                assert_close(&what, x, found, difference(moved, 1e-3), 1e-8);
            }
        }
    }
}

#[test]
fn second_derivatives_agree_with_central_differences_of_slopes() {
    let plane = Draws::new(6, Purpose::Probe).at(0, 0);
    for activation in all() {
        let places = with_start(activation).len();
        for (x, p, row) in random_points(activation) {
            let key = activation.key;
            let dx = plane.uniform(row, 0, -1.0, 1.0);
            let dp: Vec<f64> = (1..=places as u64)
                .map(|place| plane.uniform(row, place, -1.0, 1.0))
                .collect();
            let slopes_at = |h: f64| {
                let p: Vec<f64> = p.iter().zip(&dp).map(|(p, d)| p + h * d).collect();
                let mut slopes = vec![0.0; places];
                (activation.parameter_slopes)(x + h * dx, &p, &mut slopes);
                slopes.push((activation.slope)(x + h * dx, &p));
                slopes
            };
            let mut found = vec![0.0; places];
            let change = (activation.second)(x, &p, dx, &dp, &mut found);
            found.push(change);
            for (place, &found) in found.iter().enumerate() {
                let expected = difference(|h| slopes_at(h)[place], 1e-3);
                let what = format!("{key}'s second derivative {place} of {places}");
                assert_close(&what, x, found, expected, 1e-6);
            }
        }
    }
}

#[test]
fn staf_is_its_formula() {
    let staf = find("staf").unwrap();
    // Two terms: 2·sin(3x + 0.5) − sin(−x + 1).
    let p = [2.0, -1.0, 3.0, -1.0, 0.5, 1.0];
    for x in [-2.0f64, -0.3, 0.0, 0.7, 5.0] {
        let expected = 2.0 * (3.0 * x + 0.5).sin() - (1.0 - x).sin();
        assert_close("staf", x, (staf.value)(x, &p), expected, 1e-14);
    }
}

#[test]
fn every_function_is_finite_far_out_and_goes_where_it_should() {
    for activation in all() {
        let p = with_start(activation);
        let mut slopes = vec![0.0; p.len()];
        let mut seconds = vec![0.0; p.len()];
        let dp = vec![1.0; p.len()];
        for size in [100.0, 745.0, 1e4, 1e8, 1e200, f64::MAX] {
            for x in [size, -size] {
                // At f64::MAX the sines of STAF have an infinite argument.
                if activation.key == "staf" && size > 1e8 {
                    continue;
                }
                (activation.parameter_slopes)(x, &p, &mut slopes);
                let change = (activation.second)(x, &p, 1.0, &dp, &mut seconds);
                let numbers = [(activation.value)(x, &p), (activation.slope)(x, &p), change];
                for number in numbers.iter().chain(&slopes).chain(&seconds) {
                    assert!(number.is_finite(), "{} at {x:e}: {number}", activation.key);
                }
            }
        }
        let nan = (activation.value)(f64::NAN, &p);
        assert!(nan.is_nan(), "{} turns NaN into {nan}", activation.key);
    }
    // (key, f(−∞)-like limits at −1e4: value and slope, at 1e4: value and slope)
    for (key, left, right) in [
        ("sigmoid", [0.0, 0.0], [1.0, 0.0]),
        ("tanh", [-1.0, 0.0], [1.0, 0.0]),
        ("relu", [0.0, 0.0], [1e4, 1.0]),
        ("gelu", [0.0, 0.0], [1e4, 1.0]),
        ("mish", [0.0, 0.0], [1e4, 1.0]),
        ("leaky_relu", [-1e2, 0.01], [1e4, 1.0]),
        ("silu", [0.0, 0.0], [1e4, 1.0]),
        ("hardswish", [0.0, 0.0], [1e4, 1.0]),
        ("swish", [0.0, 0.0], [1e4, 1.0]),
        ("prelu", [-2.5e3, 0.25], [1e4, 1.0]),
        ("rrelu", [-1e4 * 11.0 / 48.0, 11.0 / 48.0], [1e4, 1.0]),
        ("telu", [-1.0, 0.0], [1e4, 1.0]),
        ("identity", [-1e4, 1.0], [1e4, 1.0]),
    ] {
        let activation = find(key).unwrap();
        let p = with_start(activation);
        for (x, [value, slope]) in [(-1e4, left), (1e4, right)] {
            assert_close(key, x, (activation.value)(x, &p), value, 1e-14);
            assert_close(key, x, (activation.slope)(x, &p), slope, 1e-14);
        }
    }
}

#[test]
fn a_slope_above_one_is_a_branch_and_not_a_maximum() {
    for key in ["leaky_relu", "prelu", "rrelu"] {
        let activation = find(key).unwrap();
        // max(2.3x, x) would give −1 and 2.3.
        assert_eq!((activation.value)(-1.0, &[2.3]), -2.3, "{key}");
        assert_eq!((activation.value)(1.0, &[2.3]), 1.0, "{key}");
    }
}

#[test]
fn silu_and_swish_are_one_function() {
    let (silu, swish) = (find("silu").unwrap(), find("swish").unwrap());
    for x in [-7.0, -0.5, 0.0, 2.0] {
        assert_eq!((silu.value)(x, &[]), (swish.value)(x, &[]));
        assert_eq!((silu.slope)(x, &[]), (swish.slope)(x, &[]));
    }
}
