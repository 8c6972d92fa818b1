//! What is known of the catalogue's functions in closed form.

use super::super::{
    Bound, Break, BreakKind, End, Gate, Interval, Line, Monotonic, Symmetry, Unsuited, properties,
};
use super::{attained, card, close, instance, kink, typed};
use crate::activation::all;

const ALL: f64 = f64::INFINITY;

fn interval(from: f64, to: f64) -> Interval {
    Interval { from, to }
}

/// Breaks with numbers that are right to 10⁻⁶.
fn assert_breaks(key: &str, expected: &[Break]) {
    let found = card(key).breaks;
    assert_eq!(found.len(), expected.len(), "{key}: {found:?}");
    let numbers = |own: &Break| match own.kind {
        BreakKind::Jump { left, right } => (1, left, right),
        BreakKind::Kink { left, right } => (2, left, right),
        BreakKind::Bend { left, right } => (3, left, right),
        other => panic!("{key}: {other:?}"),
    };
    for (found, expected) in found.iter().zip(expected) {
        let (a, b) = (numbers(found), numbers(expected));
        assert_eq!((found.x, a.0), (expected.x, b.0), "{key}: {found:?}");
        close(key, a.1, b.1, 1e-6);
        close(key, a.2, b.2, 1e-6);
    }
}

#[test]
fn breaks_are_where_the_formulas_say() {
    let jump = |x, left, right| Break {
        x,
        kind: BreakKind::Jump { left, right },
    };
    let bend = |x, left, right| Break {
        x,
        kind: BreakKind::Bend { left, right },
    };
    let scale = 1.0507009873554805;
    for (key, expected) in [
        ("relu", vec![kink(0.0, 0.0, 1.0)]),
        ("leaky_relu", vec![kink(0.0, 0.01, 1.0)]),
        ("prelu", vec![kink(0.0, 0.25, 1.0)]),
        ("rrelu", vec![kink(0.0, 11.0 / 48.0, 1.0)]),
        (
            "hardswish",
            vec![kink(-3.0, 0.0, -0.5), kink(3.0, 1.5, 1.0)],
        ),
        ("relu6", vec![kink(0.0, 0.0, 1.0), kink(6.0, 1.0, 0.0)]),
        ("elu", vec![bend(0.0, 1.0, 0.0)]),
        ("telu", vec![bend(0.0, 1.0, 0.0)]),
        ("selu", vec![kink(0.0, 1.6732632423543772 * scale, scale)]),
        ("step", vec![jump(0.0, 0.0, 1.0)]),
        (
            "nipuna",
            vec![jump(0.0, 0.25 * core::f64::consts::LN_2, 0.0)],
        ),
        // a₁ ∓ a₀·|b₁| from the quotient rule.
        ("rational", {
            let (a0, a1, b1) = (0.1145, 0.5892, 0.2073);
            vec![kink(0.0, a1 + a0 * b1, a1 - a0 * b1)]
        }),
        // A third of ReLU, tanh and SiLU each.
        ("mixture", vec![kink(0.0, 0.5, 5.0 / 6.0)]),
    ] {
        assert_breaks(key, &expected);
    }
    for key in [
        "sigmoid",
        "tanh",
        "gelu",
        "mish",
        "silu",
        "swish",
        "swish_beta",
        "softplus",
        "identity",
        "adaptive_sigmoid",
        "sgt",
        "telu_tanh_exp",
        "swigelu",
        "bspline",
        "staf",
        "fourier",
        "snake",
    ] {
        assert_breaks(key, &[]);
    }
}

#[test]
fn minima_are_where_the_literature_has_them() {
    for (key, value, x) in [
        ("gelu", -0.169_971_207_479_903_66, -0.751_791_524_693_564_5),
        ("silu", -0.278_464_542_761_073_8, -1.278_464_542_761_074),
        ("mish", -0.308_843_413_017_250_4, -1.192_431_214_515_495_4),
        ("hardswish", -0.375, -1.5),
    ] {
        let card = card(key);
        let (lowest, at) = attained(card.lowest);
        close(key, lowest, value, 1e-12);
        close(key, at, x, 1e-9);
        assert_eq!(card.highest, Bound::Unbounded { at: ALL }, "{key}");
        assert_eq!(card.monotonic, Some(Monotonic::No), "{key}");
        let falls = card.stretches.iter().find(|own| own.on.to == at).unwrap();
        let from = if key == "hardswish" { -3.0 } else { -ALL };
        assert_eq!(falls.on, interval(from, at), "{key}");
    }
}

#[test]
fn ranges_and_ends() {
    let approached = |value, at| Bound::Approached { value, at };
    let line = |slope, offset| End::Line {
        slope,
        offset: Some(offset),
    };
    let unbounded = |at| Bound::Unbounded { at };
    for (key, lowest, highest, ends) in [
        (
            "sigmoid",
            approached(0.0, -ALL),
            approached(1.0, ALL),
            [End::Limit(0.0), End::Limit(1.0)],
        ),
        (
            "tanh",
            approached(-1.0, -ALL),
            approached(1.0, ALL),
            [End::Limit(-1.0), End::Limit(1.0)],
        ),
        (
            "softplus",
            approached(0.0, -ALL),
            unbounded(ALL),
            [End::Limit(0.0), line(1.0, 0.0)],
        ),
        (
            "elu",
            approached(-1.0, -ALL),
            unbounded(ALL),
            [End::Limit(-1.0), line(1.0, 0.0)],
        ),
        (
            "identity",
            unbounded(-ALL),
            unbounded(ALL),
            [line(1.0, 0.0), line(1.0, 0.0)],
        ),
        (
            "leaky_relu",
            unbounded(-ALL),
            unbounded(ALL),
            [line(0.01, 0.0), line(1.0, 0.0)],
        ),
        (
            "relu",
            Bound::Attained {
                value: 0.0,
                at: interval(-ALL, 0.0),
            },
            unbounded(ALL),
            [End::Limit(0.0), line(1.0, 0.0)],
        ),
        (
            "relu6",
            Bound::Attained {
                value: 0.0,
                at: interval(-ALL, 0.0),
            },
            Bound::Attained {
                value: 6.0,
                at: interval(6.0, ALL),
            },
            [End::Limit(0.0), End::Limit(6.0)],
        ),
        (
            "snake",
            unbounded(-ALL),
            unbounded(ALL),
            [End::Oscillates {
                drift: 1.0,
                bounded: true,
            }; 2],
        ),
    ] {
        let card = card(key);
        assert_eq!((card.lowest, card.highest), (lowest, highest), "{key}");
        assert_eq!(card.ends, ends, "{key}");
    }
    let staf = card("staf");
    assert_eq!(
        staf.ends,
        [End::Oscillates {
            drift: 0.0,
            bounded: true
        }; 2]
    );
    assert!(matches!(staf.lowest, Bound::Found { value, .. } if value < 0.0));
    assert!(matches!(staf.highest, Bound::Found { value, .. } if value > 0.0));
    // P(x)/(1 + Q|x|) goes to a₃/|b₂|·x + (±a₂ − a₃·|b₁|/|b₂|)/|b₂| … on the right.
    let End::Line { slope, offset } = card("rational").ends[1] else {
        panic!("no line");
    };
    let (a2, a3, b1, b2) = (0.542, 0.1327, 0.2073, 0.2069);
    close("slope", slope, a3 / b2, 1e-9);
    close("offset", offset.unwrap(), (a2 - a3 * b1 / b2) / b2, 1e-5);
}

#[test]
fn which_are_monotonic() {
    use Monotonic::{Increasing, No, NonDecreasing};
    for (key, expected) in [
        ("sigmoid", Increasing),
        ("tanh", Increasing),
        ("relu", NonDecreasing),
        ("gelu", No),
        ("mish", No),
        ("leaky_relu", Increasing),
        ("silu", No),
        ("hardswish", No),
        ("prelu", Increasing),
        ("telu", Increasing),
        ("staf", No),
        ("identity", Increasing),
        ("step", NonDecreasing),
        ("elu", Increasing),
        ("selu", Increasing),
        ("softplus", Increasing),
        ("nipuna", No),
        ("telu_tanh_exp", No),
        ("swigelu", No),
        ("bspline", NonDecreasing),
        ("relu6", NonDecreasing),
        ("snake", Increasing),
    ] {
        assert_eq!(card(key).monotonic, Some(expected), "{key}");
    }
}

#[test]
fn a_slope_that_is_zero_is_not_one_that_is_small() {
    let relu = card("relu").slopes;
    assert_eq!(relu.flat, [interval(-ALL, 0.0)]);
    assert_eq!(relu.small, relu.flat);
    close("ReLU's share", relu.flat_share, 0.5, 1e-15);
    let step = card("step").slopes;
    assert_eq!(step.flat, [interval(-ALL, ALL)]);
    for key in ["sigmoid", "tanh", "gelu", "elu", "softplus", "silu"] {
        let slopes = card(key).slopes;
        assert!(slopes.flat.is_empty() && slopes.flat_share == 0.0, "{key}");
        assert!(!slopes.small.is_empty(), "{key}");
    }
    // σ(1 − σ) = 0.01 where σ = (1 ± √0.96)/2; eˣ = 0.01.
    let sigma = (1.0 + 0.96_f64.sqrt()) / 2.0;
    let edge = (sigma / (1.0 - sigma)).ln();
    let small = card("sigmoid").slopes.small;
    assert_eq!((small[0].from, small[1].to), (-ALL, ALL));
    close("left edge", small[0].to, -edge, 1e-9);
    close("right edge", small[1].from, edge, 1e-9);
    close(
        "ELU's edge",
        card("elu").slopes.small[0].to,
        0.01_f64.ln(),
        1e-9,
    );
    // GELU's derivative crosses 0, and at −6 it is −3.5·10⁻⁸.
    let gelu = card("gelu");
    assert_eq!(gelu.slopes.zeros.len(), 1);
    close(
        "GELU's zero",
        gelu.slopes.zeros[0].x,
        -0.751_791_524_693_6,
        1e-12,
    );
    assert!(gelu.slopes.small[0].from == -ALL && gelu.slopes.small[0].to > -6.0);
    // 1 + sin 2x touches 0.
    let snake = card("snake").slopes;
    assert!(snake.zeros.iter().all(|zero| !zero.turns));
    assert_eq!(snake.zeros.len(), 6);
    close(
        "Snake",
        snake.zeros[2].x,
        -core::f64::consts::FRAC_PI_4,
        1e-9,
    );
}

#[test]
fn the_steepest_slopes() {
    for (key, value, x) in [
        ("sigmoid", 0.25, 0.0),
        ("tanh", 1.0, 0.0),
        // GELU″ = φ(x)(2 − x²).
        ("gelu", 1.128_904_145_185_155, core::f64::consts::SQRT_2),
    ] {
        let (steepest, at) = attained(card(key).slopes.steepest);
        close(key, steepest, value, 1e-12);
        close(key, at, x, 1e-9);
    }
    assert_eq!(
        card("softplus").slopes.steepest,
        Bound::Approached {
            value: 1.0,
            at: ALL
        }
    );
}

#[test]
fn moments_have_closed_forms() {
    let root_pi = core::f64::consts::PI.sqrt();
    let half_normal = 1.0 / (2.0 * core::f64::consts::PI).sqrt();
    for (key, mean, square, slope_mean, slope_square) in [
        ("identity", Some(0.0), Some(1.0), Some(1.0), Some(1.0)),
        ("relu", Some(half_normal), Some(0.5), Some(0.5), Some(0.5)),
        (
            "leaky_relu",
            Some(0.99 * half_normal),
            Some(0.50005),
            Some(0.505),
            Some(0.50005),
        ),
        ("step", Some(0.5), Some(0.5), Some(0.0), Some(0.0)),
        ("sigmoid", Some(0.5), None, None, None),
        ("tanh", Some(0.0), None, None, None),
        // E zΦ(z) = E φ(z) = 1/(2√π), and E[Φ + zφ] = 1/2.
        ("gelu", Some(0.5 / root_pi), None, Some(0.5), None),
        ("silu", None, None, Some(0.5), None),
        // What SELU was made for.
        ("selu", Some(0.0), Some(1.0), None, None),
        // x + sin²x: E sin²z = (1 − e⁻²)/2; slope 1 + sin 2x: 1 + (1 − e⁻⁸)/2.
        (
            "snake",
            Some((1.0 - (-2.0_f64).exp()) / 2.0),
            None,
            Some(1.0),
            Some(1.0 + (1.0 - (-8.0_f64).exp()) / 2.0),
        ),
    ] {
        let moments = card(key).moments;
        for (what, found, expected) in [
            ("mean", moments.mean, mean),
            ("square", moments.square, square),
            ("slope's mean", moments.slope_mean, slope_mean),
            ("slope's square", moments.slope_square, slope_square),
        ] {
            let found = found.unwrap_or_else(|| panic!("{key} has no {what}"));
            if let Some(expected) = expected {
                close(&format!("{key}: {what}"), found, expected, 1e-9);
            }
        }
    }
    // Stein: E z·f(z) = E f′(z), so E SiLU(z) = E zσ(z) = E σ′(z).
    let (silu, sigmoid) = (card("silu").moments, card("sigmoid").moments);
    close(
        "Stein",
        silu.mean.unwrap(),
        sigmoid.slope_mean.unwrap(),
        1e-12,
    );
    // softplus′ = σ.
    let softplus = card("softplus").moments;
    close(
        "σ²",
        softplus.slope_square.unwrap(),
        sigmoid.square.unwrap(),
        1e-12,
    );
    // E Σ c·sin(ωz + φ) = Σ c·sin φ·e^(−ω²/2).
    let staf = instance("staf");
    let p = staf.start_parameters(0, 0, 0);
    let term = |i: usize| p[i] * p[50 + i].sin() * (-p[25 + i] * p[25 + i] / 2.0).exp();
    let expected: f64 = (0..25).map(term).sum();
    close("STAF", card("staf").moments.mean.unwrap(), expected, 1e-9);
    let deviation = card("relu").moments.deviation().unwrap();
    close(
        "deviation",
        deviation,
        (0.5 - half_normal * half_normal).sqrt(),
        1e-12,
    );
}

#[test]
fn symmetry_lines_gates_and_costs() {
    for (key, symmetry) in [
        ("tanh", Symmetry::Odd),
        ("sgt", Symmetry::Odd),
        ("identity", Symmetry::Odd),
        ("sigmoid", Symmetry::Neither),
        ("relu", Symmetry::Neither),
    ] {
        assert_eq!(card(key).symmetry, symmetry, "{key}");
    }
    for activation in all() {
        let key = activation.key;
        let instance = instance(key);
        let p = instance.start_parameters(0, 0, 0);
        let card = match properties(instance.compiled(), &p) {
            Ok(card) => card,
            Err(Unsuited::SeveralInputs { inputs: 2 }) if ["swiglu", "maxout"].contains(&key) => {
                continue;
            }
            Err(error) => panic!("{key}: {error}"),
        };
        let line = (key == "identity").then_some(Line {
            slope: 1.0,
            offset: 0.0,
        });
        assert_eq!(card.line, line, "{key}");
        let gate = match key {
            "gelu" | "silu" | "swish" | "swish_beta" | "mish" | "hardswish" | "telu_tanh_exp"
            | "swigelu" => Gate::Soft,
            "relu" => Gate::Hard,
            _ => Gate::No,
        };
        assert_eq!(card.gate, gate, "{key}");
        assert!(!card.wild && card.gaps == Default::default(), "{key}");
        assert!(card.cost.total() > 0 || key == "identity", "{key}");
    }
    assert_eq!(card("relu").cost.arithmetic, 1);
    assert_eq!(card("silu").cost.transcendental, 1);
    assert_eq!(card("staf").cost.transcendental, 25);
}

/// Prints how long each card takes; meant for an optimised build.
#[test]
#[ignore = "a measurement"]
fn time() {
    for activation in all() {
        let instance = instance(activation.key);
        let p = instance.start_parameters(0, 0, 0);
        let shortest = (0..20).map(|_| {
            let start = std::time::Instant::now();
            let _ = std::hint::black_box(properties(instance.compiled(), &p));
            start.elapsed()
        });
        println!("{:18} {:?}", activation.key, shortest.min().unwrap());
    }
    // As long as a formula's sums may be, with as many breaks and swings as it takes.
    for text in [
        "sin(30*x)",
        "abs(sum(i, 64, sin(i*x)))",
        "sum(i, 64, abs(sin(i*x))/i)",
        "sum(i, 64, 1/(x - i/7))",
        "sum(i, 64, sin(100*i*x))",
    ] {
        let start = std::time::Instant::now();
        let card = typed(text);
        println!("{text:30} {:?}, wild: {}", start.elapsed(), card.wild);
    }
}
