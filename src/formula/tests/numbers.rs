//! Values and slopes.

use super::super::value::Dual;
use super::super::{Compiled, parse};

pub(super) fn compiled(text: &str) -> Compiled {
    Compiled::new(&parse(text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

/// f and df/dx of a function of one number without trained numbers.
fn at(text: &str, x: f64) -> (f64, f64) {
    let compiled = compiled(text);
    let out = compiled.derivatives(&[x], &[], None);
    let value = compiled.value(&[x], &[], None);
    assert_eq!(out[0].to_bits(), value.to_bits());
    (out[0], out[1])
}

#[test]
fn spellings_by_exponentials_do_not_overflow() {
    for x in [-1e4, -800.0, -3.0, 0.0, 0.5, 40.0, 1e4] {
        let same = |a: &str, b: &str| {
            let (a, b) = (at(a, x), at(b, x));
            assert!(
                (a.0 - b.0).abs() < 1e-12 && (a.1 - b.1).abs() < 1e-12,
                "{x}: {a:?} {b:?}"
            );
        };
        same("1/(1 + exp(-x))", "sigmoid(x)");
        same("exp(x)/(1 + exp(x))", "sigmoid(x)");
        same("exp(x)/(exp(x) + 1)", "sigmoid(x)");
        same("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh(x)");
        same("ln(1 + exp(x))", "softplus(x)");
        same("x/(1 + exp(-x))", "silu(x)");
        same("x*(1 + erf(x/sqrt(2)))/2", "gelu(x)");
        same("x*tanh(ln(1 + exp(x)))", "mish(x)");
    }
}

#[test]
fn derivatives_are_short_where_the_book_has_short_ones() {
    // The graph's nodes for σ′ = σ(1−σ): σ, 1, 1−σ and the product.
    for (text, most) in [
        ("sigmoid(x)", 5),
        ("tanh(x)", 6),
        ("x*Phi(x)", 7),
        ("x*sigmoid(x)", 8),
    ] {
        let compiled = compiled(text);
        let nodes = compiled.differentiation().instructions().len();
        assert!(nodes <= most, "{text}: {nodes}");
    }
}

#[test]
fn at_equal_arguments_a_number_gives_the_slope() {
    for (text, x, slope) in [
        ("max(0, x)", 0.0, 0.0),
        ("max(x, 0)", 0.0, 0.0),
        ("relu(x)", 0.0, 0.0),
        ("min(max(0, x), 6)", 6.0, 0.0),
        ("abs(x)", 0.0, 0.0),
        ("if(x > 0, x, 0.25*x)", 0.0, 0.25),
        ("x >= 0", 0.0, 0.0),
    ] {
        assert_eq!(at(text, x).1, slope, "{text}");
    }
}

#[test]
fn a_factor_that_has_vanished_beats_one_that_has_overflowed() {
    for text in [
        "x*tanh(exp(x))",
        "x^3*exp(-x^2)",
        "x*exp(-exp(x))",
        "x*sigmoid(x^3)",
    ] {
        for x in [-1e4, -100.0, 100.0, 1e4] {
            let (y, dy) = at(text, x);
            assert!(y.is_finite() && dy.is_finite(), "{text} at {x}: {y}, {dy}");
        }
    }
}

#[test]
fn not_a_number_stays_not_a_number() {
    for text in [
        "x",
        "max(0, x)",
        "tanh(x)",
        "x*sigmoid(x)",
        "if(x > 0, x, 0.1*x)",
        "softplus(x)",
    ] {
        assert!(at(text, f64::NAN).0.is_nan(), "{text}");
    }
}

#[test]
fn a_sum_and_its_lists() {
    let text = "sum(i, n, c[i]*sin(w[i]*x)/i); size n = 3; train c[n] = 1; train w[3] = (1, 2, 3)";
    assert!(
        parse(text).is_err(),
        "c and w have other lengths as written"
    );
    let text = "sum(i, n, c[i]*sin(w[i]*x)/i); size n = 3; train c[n] = 1; train w[n] = 1";
    let compiled = compiled(text);
    let (c, w, x) = ([0.5, -1.0, 2.0], [1.0, 2.0, 3.5], 0.3);
    let p: Vec<f64> = c.into_iter().chain(w).collect();
    let out = compiled.derivatives(&[x], &p, None);
    let each = |f: &dyn Fn(usize) -> f64| (0..3).map(f).sum::<f64>();
    let i = |k: usize| (k + 1) as f64;
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-14, "{a} {b}");
    close(out[0], each(&|k| c[k] * (w[k] * x).sin() / i(k)));
    close(out[1], each(&|k| c[k] * w[k] * (w[k] * x).cos() / i(k)));
    for k in 0..3 {
        close(out[2 + k], (w[k] * x).sin() / i(k));
        close(out[5 + k], c[k] * x * (w[k] * x).cos() / i(k));
    }
}

#[test]
fn a_gate_weighs_with_a_softmax() {
    let text = "gate(a*x, x, 1, x^2, -x, 3); train a = 0.5";
    let compiled = compiled(text);
    for x in [-1e3, -2.0, 0.0, 1.5, 1e3] {
        let out = compiled.derivatives(&[x], &[0.5], None);
        let logits = [0.5 * x, 1.0, -x];
        let largest = logits.iter().copied().fold(f64::MIN, f64::max);
        let e = logits.map(|l| (l - largest).exp());
        let total: f64 = e.iter().sum();
        let expected = (e[0] * x + e[1] * x * x + e[2] * 3.0) / total;
        assert!(
            (out[0] - expected).abs() <= 1e-12 * expected.abs().max(1.0),
            "{x}"
        );
        assert!(out.iter().all(|value| value.is_finite()), "{x}: {out:?}");
    }
}

#[test]
fn a_spline_is_smooth_and_linear_beyond_its_ends() {
    let points = [0.3, -0.2, 0.9, 1.4, -0.6, 0.1, 2.0];
    let compiled = compiled("spline(x, -2, 2, c); train c[7] = (0, 0, 0, 0, 0, 0, 0)");
    let value = |x: f64| compiled.derivatives(&[x], &points, None);
    for knot in [-2.0, -1.0, 0.0, 1.0, 2.0] {
        let (left, right) = (value(knot - 1e-9), value(knot + 1e-9));
        assert!((left[0] - right[0]).abs() < 1e-7 && (left[1] - right[1]).abs() < 1e-6);
    }
    for (from, to) in [(2.0, 10.0), (-2.0, -10.0)] {
        let (end, far) = (value(from), value(to));
        assert!((far[0] - end[0] - end[1] * (to - from)).abs() < 1e-12);
    }
    // A straight line is a spline whose points lie on it.
    let line: Vec<f64> = (0..7).map(|k| -3.0 + f64::from(k)).collect();
    for x in [-5.0, -1.7, 0.2, 1.9, 4.0] {
        let out = compiled.derivatives(&[x], &line, None);
        assert!(
            (out[0] - x).abs() < 1e-12 && (out[1] - 1.0).abs() < 1e-12,
            "{x}: {out:?}"
        );
    }
    // The weights of all points add up to 1.
    assert!((value(0.7)[2..].iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn a_draw_is_used_in_training_and_its_mean_in_evaluation() {
    let compiled = compiled("if(x > 0, x, x*random(1/8, 1/3))");
    assert_eq!(compiled.value(&[-1.0], &[], None), -11.0 / 48.0);
    assert_eq!(compiled.value(&[-1.0], &[], Some(0.2)), -0.2);
    assert_eq!(compiled.derivatives(&[-1.0], &[], Some(0.2))[1], 0.2);
}

#[test]
fn dual_numbers_agree_with_symbolic_derivatives() {
    let text = "x*sigmoid(b*x) + c*sin(x)^2/(1 + x^2) + abs(x)^1.5; train b = 1; train c = 1";
    let compiled = compiled(text);
    for x in [-2.0, -0.3, 0.4, 1.7] {
        let p = [0.7, -1.2];
        let plain = compiled.derivatives(&[x], &p, None);
        for (place, slope) in plain[1..].iter().enumerate() {
            let dual = |value: f64, own: usize| Dual {
                value,
                tangent: f64::from(u8::from(own == place)),
            };
            let along = compiled.value(&[dual(x, 0)], &[dual(p[0], 1), dual(p[1], 2)], None);
            assert!((along.tangent - slope).abs() < 1e-12, "{x}, {place}");
        }
    }
}
