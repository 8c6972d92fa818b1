//! Each activation function tested three ways: against PyTorch's values or a second way of
//! computing it, against central differences, and at the edges.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use activation_lab::activation::{Instance, all};
use activation_lab::experiment::ActivationChoice;
use activation_lab::formula::value::Dual;
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

fn instance(key: &str) -> Instance {
    Instance::new(&ActivationChoice::new(key), &BTreeMap::new()).unwrap()
}

fn instances() -> impl Iterator<Item = Instance> {
    all().iter().map(|activation| instance(activation.key))
}

/// The start values (those that are drawn, for one seed).
fn start(instance: &Instance) -> Vec<f64> {
    instance.start_parameters(7, 0, 0)
}

/// The linear maps of a function that takes several, all different, from one number.
fn maps(instance: &Instance, x: f64) -> Vec<f64> {
    (0..instance.inputs())
        .map(|map| x * (1.0 - 0.3 * map as f64) + 0.3 * map as f64)
        .collect()
}

/// f, and df/dx for a function of one linear map.
fn at(instance: &Instance, x: f64, p: &[f64]) -> (f64, f64) {
    let out = instance.compiled().derivatives(&maps(instance, x), p, None);
    (out[0], out[1])
}

/// Where the slope jumps.
fn kinks(key: &str) -> &'static [f64] {
    match key {
        "relu" | "leaky_relu" | "prelu" | "rrelu" | "step" | "nipuna" => &[0.0],
        // Their slopes jump at 0 unless α = 1, the second derivatives always.
        "telu" | "elu" | "selu" => &[0.0],
        "rational" | "mixture" => &[0.0],
        "hardswish" => &[-3.0, 3.0],
        "relu6" => &[0.0, 6.0],
        // The two maps are equal there, see `maps`.
        "maxout" => &[1.0],
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

/// Functions that PyTorch does not have; they are tested below.
const OTHERS: [&str; 9] = [
    "staf", "swiglu", "rational", "bspline", "fourier", "mixture", "relu6", "snake", "maxout",
];

#[test]
fn values_and_slopes_are_pytorchs() {
    let reference: Reference = serde_json::from_str(include_str!("reference/activations.json"))
        .expect("tests/reference/activations.json should hold x and functions with y and dy");
    for instance in instances() {
        let key = &*instance.key;
        if OTHERS.contains(&key) {
            continue;
        }
        let function = reference
            .functions
            .get(key)
            .unwrap_or_else(|| panic!("add {key} to tests/reference/activations.json"));
        let p = start(&instance);
        for ((&x, &y), &dy) in reference.x.iter().zip(&function.y).zip(&function.dy) {
            let (value, slope) = at(&instance, x, &p);
            assert_close(key, x, value, y, 1e-12);
            if !near_kink(key, x, 0.0) {
                assert_close(&format!("{key}'s slope"), x, slope, dy, 1e-12);
            }
        }
    }
    assert_eq!(reference.x.len(), 31);
    assert_eq!(reference.functions.len(), all().len() - OTHERS.len());
}

#[test]
fn functions_without_a_reference_are_their_closed_forms() {
    let silu = |x: f64| x / (1.0 + (-x).exp());
    for k in -80..=80 {
        let x = f64::from(k) / 10.0;
        let value = |key: &str| {
            let instance = instance(key);
            at(&instance, x, &start(&instance)).0
        };
        let other = maps(&instance("maxout"), x)[1];
        assert_close("relu6", x, value("relu6"), x.clamp(0.0, 6.0), 1e-14);
        assert_close("snake", x, value("snake"), x + x.sin().powi(2), 1e-14);
        assert_close("maxout", x, value("maxout"), x.max(other), 1e-14);
        assert_close("swiglu", x, value("swiglu"), silu(x) * other, 1e-14);
        // All three weigh a third at the start.
        let mixture = (x.max(0.0) + x.tanh() + silu(x)) / 3.0;
        assert_close("mixture", x, value("mixture"), mixture, 1e-14);
        // Horner's form, coefficients from the catalogue's text.
        let above = 0.1145 + x * (0.5892 + x * (0.542 + x * 0.1327));
        let rational = above / (1.0 + 0.2073 * x.abs() + 0.2069 * x * x);
        assert_close("rational", x, value("rational"), rational, 1e-14);
        // Control points on ReLU: the spline is ReLU beyond two knots' distance from 0, and
        // between them the cubic kernel of width h smooths the corner by at most h/6.
        let h = 0.6;
        let corner = value("bspline") - x.max(0.0);
        assert!(
            (0.0..=h / 6.0 + 1e-12).contains(&(corner + 1e-15)),
            "bspline at {x}: {corner}"
        );
        assert!(
            x.abs() < 2.0 * h || corner.abs() < 1e-12,
            "bspline at {x}: {corner}"
        );
    }
    // Two terms: 2·sin(3x + 0.5) − sin(−x + 1).
    for key in ["staf", "fourier"] {
        let choice = ActivationChoice {
            key: key.into(),
            parameters: [("tau".to_owned(), 2.0)].into(),
        };
        let instance = Instance::new(&choice, &BTreeMap::new()).unwrap();
        let p = [2.0, -1.0, 3.0, -1.0, 0.5, 1.0];
        for x in [-2.0f64, -0.3, 0.0, 0.7, 5.0] {
            let expected = 2.0 * (3.0 * x + 0.5).sin() - (1.0 - x).sin();
            assert_close(key, x, at(&instance, x, &p).0, expected, 1e-14);
        }
    }
}

#[test]
fn at_a_kink_the_slope_is_pytorchs() {
    // PyTorch's Hardswish has slopes of its own at its kinks (−1/2 and 3/2), which the formula
    // has not: there it takes the slope of the constant side.
    for (key, x, expected) in [
        ("relu", 0.0, 0.0),
        ("leaky_relu", 0.0, 0.01),
        ("prelu", 0.0, 0.25),
        ("rrelu", 0.0, 11.0 / 48.0),
        ("telu", 0.0, 1.0),
        ("elu", 0.0, 1.0),
        ("relu6", 0.0, 0.0),
        ("relu6", 6.0, 0.0),
    ] {
        let instance = instance(key);
        let (_, slope) = at(&instance, x, &start(&instance));
        assert_close(key, x, slope, expected, 1e-15);
    }
}

/// The fourth-order central difference at 0.
fn difference(f: impl Fn(f64) -> f64, h: f64) -> f64 {
    (8.0 * (f(h) - f(-h)) - (f(2.0 * h) - f(-2.0 * h))) / (12.0 * h)
}

/// Random x in [−8, 8) away from kinks, with parameters moved off their start values.
fn random_points(instance: &Instance) -> impl Iterator<Item = (Vec<f64>, Vec<f64>, u64)> {
    let plane = Draws::new(5, Purpose::Probe).at(0, 0);
    (0..200u64)
        .map(move |row| {
            let mut p = start(instance);
            for (place, value) in p.iter_mut().enumerate() {
                // The step's threshold stays: a kink that moves cannot be avoided below.
                // Rational's stay positive: |b| has a kink at 0.
                let least = if instance.key == "rational" {
                    0.0
                } else {
                    -0.2
                };
                if instance.key != "step" {
                    *value += plane.uniform(row, place as u64 + 1, least, 0.9);
                }
            }
            (plane.uniform(row, 0, -8.0, 8.0), p, row)
        })
        .filter(|(x, _, _)| !near_kink(&instance.key, *x, 0.01))
        .map(|(x, p, row)| (maps(instance, x), p, row))
}

/// All first derivatives: by x₁ …, then by the parameters.
fn slopes(instance: &Instance, x: &[f64], p: &[f64]) -> Vec<f64> {
    instance.compiled().derivatives(x, p, None).split_off(1)
}

/// `values` with the number at `place` of x and p together moved by h.
fn moved(x: &[f64], p: &[f64], place: usize, h: f64) -> (Vec<f64>, Vec<f64>) {
    let (mut x, mut p) = (x.to_vec(), p.to_vec());
    match place.checked_sub(x.len()) {
        None => x[place] += h,
        Some(place) => p[place] += h,
    }
    (x, p)
}

#[test]
fn slopes_agree_with_central_differences() {
    for instance in instances() {
        for (x, p, _) in random_points(&instance) {
            for (place, &found) in slopes(&instance, &x, &p).iter().enumerate() {
                let value = |h| {
                    let (x, p) = moved(&x, &p, place, h);
                    instance.compiled().value(&x, &p, None)
                };
                let what = format!("{}'s slope along {place}", instance.key);
                assert_close(&what, x[0], found, difference(value, 1e-3), 1e-8);
            }
        }
    }
}

#[test]
fn second_derivatives_agree_with_central_differences_of_slopes() {
    let plane = Draws::new(6, Purpose::Probe).at(0, 0);
    for instance in instances() {
        for (x, p, row) in random_points(&instance) {
            let direction: Vec<f64> = (0..(x.len() + p.len()) as u64)
                .map(|place| plane.uniform(row, place, -1.0, 1.0))
                .collect();
            let (dx, dp) = direction.split_at(x.len());
            let dual = |values: &[f64], tangents: &[f64]| -> Vec<Dual> {
                let pairs = values.iter().zip(tangents);
                pairs
                    .map(|(&value, &tangent)| Dual { value, tangent })
                    .collect()
            };
            let found = instance
                .compiled()
                .derivatives(&dual(&x, dx), &dual(&p, dp), None);
            let along = |values: &[f64], d: &[f64], h: f64| -> Vec<f64> {
                values
                    .iter()
                    .zip(d)
                    .map(|(value, d)| value + h * d)
                    .collect()
            };
            for (place, found) in found[1..].iter().enumerate() {
                let slope = |h| slopes(&instance, &along(&x, dx, h), &along(&p, dp, h))[place];
                let what = format!("{}'s second derivative {place}", instance.key);
                // A spline's second derivative has kinks at its knots.
                let tolerance = if instance.key == "bspline" {
                    5e-3
                } else {
                    1e-6
                };
                assert_close(
                    &what,
                    x[0],
                    found.tangent,
                    difference(slope, 1e-3),
                    tolerance,
                );
            }
        }
    }
}

#[test]
fn every_function_is_finite_far_out_and_goes_where_it_should() {
    for instance in instances() {
        let p = start(&instance);
        let key = &*instance.key;
        for size in [100.0, 745.0, 1e4, 1e8, 1e200, f64::MAX] {
            let beyond = match key {
                // The sines have no digits left, or an infinite argument.
                "staf" | "fourier" | "snake" => size > 1e8,
                // Products that leave the range of numbers before they are divided.
                "rational" | "swiglu" | "mixture" => size > 1e8,
                "hardswish" | "selu" | "bspline" | "swigelu" => size > 1e200,
                _ => false,
            };
            if beyond {
                continue;
            }
            for x in [size, -size] {
                let one = |value: f64| Dual {
                    value,
                    tangent: 1.0,
                };
                let x: Vec<Dual> = maps(&instance, x).into_iter().map(one).collect();
                let p: Vec<Dual> = p.iter().copied().map(one).collect();
                for number in instance.compiled().derivatives(&x, &p, None) {
                    assert!(
                        number.value.is_finite() && number.tangent.is_finite(),
                        "{key} at {x:?}: {number:?}"
                    );
                }
            }
        }
        let (nan, _) = at(&instance, f64::NAN, &p);
        // A comparison is 0 or 1, whatever is compared.
        assert!(nan.is_nan() || key == "step", "{key} turns NaN into {nan}");
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
        ("telu_tanh_exp", [0.0, 0.0], [1e4, 1.0]),
        ("swigelu", [0.0, 0.0], [1e4, 1.0]),
        ("softplus", [0.0, 0.0], [1e4, 1.0]),
    ] {
        let instance = instance(key);
        let p = start(&instance);
        for (x, [value, slope]) in [(-1e4, left), (1e4, right)] {
            let found = at(&instance, x, &p);
            assert_close(key, x, found.0, value, 1e-14);
            assert_close(key, x, found.1, slope, 1e-14);
        }
    }
}

#[test]
fn a_slope_above_one_is_a_branch_and_not_a_maximum() {
    for key in ["leaky_relu", "prelu"] {
        let instance = instance(key);
        // max(2.3x, x) would give −1 and 2.3.
        assert_eq!(at(&instance, -1.0, &[2.3]).0, -2.3, "{key}");
        assert_eq!(at(&instance, 1.0, &[2.3]).0, 1.0, "{key}");
    }
}

#[test]
fn silu_and_swish_are_one_function() {
    let (silu, swish) = (instance("silu"), instance("swish"));
    for x in [-7.0, -0.5, 0.0, 2.0] {
        assert_eq!(at(&silu, x, &[]), at(&swish, x, &[]));
    }
}
