//! Functions that no one would train with, but someone will type.

use super::super::{
    Bound, BreakKind, End, Interval, Monotonic, Search, Symmetry, Trend, Unsuited, properties,
    properties_in,
};
use super::{close, kink, typed};
use crate::formula::{Compiled, parse};

const ALL: f64 = f64::INFINITY;

fn kinds(text: &str) -> Vec<(f64, BreakKind)> {
    let breaks = typed(text).breaks;
    breaks.into_iter().map(|own| (own.x, own.kind)).collect()
}

#[test]
fn poles_holes_and_cusps() {
    let pole = |left, right| BreakKind::Pole { left, right };
    assert_eq!(kinds("1/x"), [(0.0, pole(-ALL, ALL))]);
    assert_eq!(kinds("1/x^2"), [(0.0, pole(ALL, ALL))]);
    assert_eq!(kinds("1/(x - 0.3)^2"), [(0.3, pole(ALL, ALL))]);
    assert_eq!(kinds("ln(abs(x))"), [(0.0, pole(-ALL, -ALL))]);
    assert_eq!(kinds("exp(1/x)"), [(0.0, pole(0.0, ALL))]);
    let hole = |limit, value| BreakKind::Hole { limit, value };
    assert_eq!(kinds("sin(x)/x"), [(0.0, hole(1.0, None))]);
    assert_eq!(kinds("(exp(x) - 1)/x"), [(0.0, hole(1.0, None))]);
    assert_eq!(kinds("if(x, x, 5)"), [(0.0, hole(0.0, Some(5.0)))]);
    assert_eq!(kinds("sin(1/x)"), [(0.0, BreakKind::NoLimit)]);
    assert_eq!(typed("sqrt(abs(x))").breaks, [kink(0.0, -ALL, ALL)]);
    assert_eq!(typed("sqrt(x^2)").breaks, [kink(0.0, -1.0, 1.0)]);
    assert_eq!(typed("sqrt((x - 0.01)^2)").breaks, [kink(0.01, -1.0, 1.0)]);
    assert_eq!(typed("max(x - 20, 0)").breaks, [kink(20.0, 0.0, 1.0)]);
    assert_eq!(typed("abs(sin(x))").breaks.len(), 7);
    assert_eq!(kinds("sin(1/sqrt(x))"), [(0.0, BreakKind::NoLimit)]);
    // 0^x is +∞ on the left, and its slope holds ln 0.
    assert_eq!(kinds("0^x + x"), [(0.0, pole(ALL, 0.0))]);
    let right = typed("0^x + x").stretches;
    assert_eq!(right.last().map(|own| own.trend), Some(Trend::Rising));
}

#[test]
fn what_only_looks_like_a_break_is_none() {
    for text in [
        "max(0, x)*0",
        "max(x^2, 0)",
        "abs(x^2)",
        "x^3*abs(x)",
        "exp(-1/x^2)",
        "x/(2 + abs(sin(x))*0)",
        "if(x > 0, x, x)",
        "if(x > 1, x^3, 1 + 3*(x - 1) + 3*(x - 1)^2 + (x - 1)^3)",
        "max(sin(x)^2 + cos(x)^2, 1)",
        "exp(x)",
        "exp(exp(x))",
    ] {
        assert_eq!(typed(text).breaks, [], "{text}");
    }
}

#[test]
fn undefined_parts_are_said() {
    let left = [Interval {
        from: -ALL,
        to: 0.0,
    }];
    let ln = typed("ln(x)");
    assert_eq!(ln.gaps.undefined, left);
    assert_eq!(ln.lowest, Bound::Unbounded { at: 0.0 });
    assert_eq!(ln.ends[0], End::Undefined);
    assert_eq!(
        ln.ends[1],
        End::Grows {
            up: true,
            faster: false
        }
    );
    assert_eq!(ln.monotonic, Some(Monotonic::Increasing));
    assert_eq!(ln.moments.mean, None);
    assert_eq!(typed("sqrt(x)").gaps.undefined, left);
    let nowhere = typed("0/0*x");
    assert_eq!(
        nowhere.gaps.undefined,
        [Interval {
            from: -ALL,
            to: ALL
        }]
    );
    assert_eq!((nowhere.lowest, nowhere.monotonic), (Bound::Nowhere, None));
    // f is 0 there, its slope as computed 0/0.
    let root = typed("sqrt(max(0, x))");
    assert_eq!(
        (root.gaps.undefined.len(), &root.gaps.slope_undefined[..]),
        (0, &left[..])
    );
    assert_eq!(root.breaks, [kink(0.0, 0.0, ALL)]);
    assert_eq!(root.slopes.flat, left);
    let high = typed("exp(x^2)");
    assert_eq!(high.gaps.overflow.len(), 2);
    assert_eq!(
        high.ends,
        [End::Grows {
            up: true,
            faster: true
        }; 2]
    );
    assert_eq!(high.moments.mean, None);
}

#[test]
fn moments_that_exist_are_found_and_others_are_none() {
    let mean = |text: &str| typed(text).moments.mean;
    // E ln|z| = −(γ + ln 2)/2; E √|z| = 2^(1/4)·Γ(3/4)/√π; E e^z = √e; E e^(3z) = e^4.5.
    close(
        "ln",
        mean("ln(abs(x))").unwrap(),
        -0.635_181_422_730_739_1,
        1e-9,
    );
    close(
        "root",
        mean("sqrt(abs(x))").unwrap(),
        0.822_178_958_662_458_6,
        1e-9,
    );
    close("exp", mean("exp(x)").unwrap(), 0.5_f64.exp(), 1e-9);
    let cube = typed("exp(3*x)").moments;
    close("exp³", cube.mean.unwrap(), 4.5_f64.exp(), 1e-7);
    close("exp⁶", cube.square.unwrap() / 18.0_f64.exp(), 1.0, 1e-9);
    assert_eq!(
        (mean("1/x"), mean("1/x^2"), mean("exp(x^2)")),
        (None, None, None)
    );
    assert_eq!(typed("sqrt(abs(x))").moments.slope_square, None);
}

#[test]
fn swings() {
    let fast = typed("sin(100*x)");
    assert!(fast.wild && fast.monotonic.is_none() && fast.stretches.is_empty());
    close("highest", fast.highest.value().unwrap(), 1.0, 1e-9);
    let dying = typed("sin(x)/(1 + x^2)");
    assert_eq!(dying.ends, [End::Limit(0.0); 2]);
    assert_eq!(dying.symmetry, Symmetry::Odd);
    assert_eq!(
        typed("x*sin(x)").ends[1],
        End::Oscillates {
            drift: 0.0,
            bounded: false
        }
    );
    assert_eq!(
        typed("2*x + sin(x)").ends[0],
        End::Oscillates {
            drift: 2.0,
            bounded: true
        }
    );
    assert_eq!(typed("sin(exp(x))").ends[1], End::Unclear);
}

#[test]
fn ends_of_other_kinds() {
    let end = |text: &str| typed(text).ends[1];
    assert_eq!(end("x/(1 + abs(x))"), End::Limit(1.0));
    assert_eq!(
        end("x + ln(1 + x^2)"),
        End::Line {
            slope: 1.0,
            offset: None
        }
    );
    assert_eq!(
        end("x^2"),
        End::Grows {
            up: true,
            faster: true
        }
    );
    assert_eq!(
        end("-sqrt(abs(x))"),
        End::Grows {
            up: false,
            faster: false
        }
    );
    assert_eq!(
        end("ln(ln(x))"),
        End::Grows {
            up: true,
            faster: false
        }
    );
    let softsign = typed("x/(1 + abs(x))");
    assert_eq!(
        softsign.highest,
        Bound::Approached {
            value: 1.0,
            at: ALL
        }
    );
}

#[test]
fn nonsense_is_refused() {
    let compiled = |text: &str| Compiled::new(&parse(text).unwrap());
    let two = compiled("x1*x2");
    assert_eq!(
        properties(&two, &[]),
        Err(Unsuited::SeveralInputs { inputs: 2 })
    );
    let one = compiled("a*x; train a = 1");
    assert_eq!(
        properties(&one, &[]),
        Err(Unsuited::Parameters { takes: 1, given: 0 })
    );
    for (reach, far) in [(0.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (1.0, ALL)] {
        let search = Search {
            reach,
            far,
            ..Search::default()
        };
        assert_eq!(properties_in(&one, &[1.0], search), Err(Unsuited::Search));
    }
    for strange in [f64::NAN, ALL, -ALL, 1e308, -0.0, 5e-324] {
        assert!(properties(&one, &[strange]).is_ok());
    }
}

#[test]
fn another_window_and_threshold() {
    let sigmoid = compiled_card(Search {
        reach: 5.0,
        far: 100.0,
        small: 0.1,
    });
    close("edge", sigmoid, (0.6_f64.sqrt()).atanh() * 2.0, 1e-9);
}

/// Where σ′ becomes small, to the right of 0: σ′ = (1 − tanh²(x/2))/4.
fn compiled_card(search: Search) -> f64 {
    let compiled = Compiled::new(&parse("sigmoid(x)").unwrap());
    properties_in(&compiled, &[], search).unwrap().slopes.small[1].from
}
