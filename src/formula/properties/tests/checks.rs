//! The checklist.

use super::super::{Check, Evidence, Requirement, Verdict};
use super::{card, typed};
use Requirement::{
    Bounded, Differentiable, KeepsGradients, Monotonic, NonLinear, SelfGating, Smooth,
    TamesGradients, ZeroCentred,
};
use Verdict::{Met, Missed, Partly};

fn check(key: &str, requirement: Requirement) -> Check {
    let list = card(key).checklist();
    let own = list
        .into_iter()
        .find(|check| check.requirement == requirement);
    own.unwrap()
}

#[test]
fn verdicts_are_the_ones_one_would_give() {
    for (requirement, met, partly, missed) in [
        (NonLinear, "relu sigmoid step", "", "identity"),
        (
            Differentiable,
            "gelu elu sigmoid bspline",
            "relu selu hardswish",
            "step nipuna",
        ),
        (
            KeepsGradients,
            "tanh gelu leaky_relu elu",
            "",
            "relu step sigmoid",
        ),
        (
            TamesGradients,
            "relu selu gelu snake sigmoid step",
            "",
            "staf",
        ),
        (
            ZeroCentred,
            "tanh identity selu sgt",
            "",
            "sigmoid relu gelu softplus",
        ),
        (
            SelfGating,
            "gelu silu mish hardswish",
            "relu",
            "tanh elu sigmoid",
        ),
        (Smooth, "gelu tanh softplus bspline", "", "elu relu step"),
        (
            Monotonic,
            "sigmoid tanh relu step elu",
            "",
            "gelu silu mish nipuna",
        ),
        (
            Bounded,
            "sigmoid tanh step relu6",
            "relu gelu elu",
            "identity leaky_relu",
        ),
    ] {
        for (keys, verdict) in [(met, Met), (partly, Partly), (missed, Missed)] {
            for key in keys.split_whitespace() {
                let found = check(key, requirement);
                assert_eq!(found.verdict, verdict, "{key}: {found:?}");
            }
        }
    }
}

#[test]
fn verdicts_come_with_what_decides_them() {
    match check("gelu", Monotonic).evidence {
        Evidence::Ways {
            falls: Some(on), ..
        } => assert!((on.to + 0.7518).abs() < 1e-4),
        other => panic!("{other:?}"),
    }
    match check("relu", KeepsGradients).evidence {
        Evidence::SmallSlope { share, on, .. } => {
            assert!((share - 0.5).abs() < 1e-12 && on[0].to == 0.0);
        }
        other => panic!("{other:?}"),
    }
    match check("selu", Differentiable).evidence {
        Evidence::Breaks(breaks) => assert_eq!(breaks[0].x, 0.0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_function_has_every_requirement() {
    for text in ["0/0*x", "sin(300*x)", "ln(x)", "1/x", "x"] {
        assert_eq!(typed(text).checklist().len(), 9, "{text}");
    }
}
