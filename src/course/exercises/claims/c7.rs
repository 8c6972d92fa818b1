//! NIPUNA as the book prints it: is it continuous?

use crate::course::equal::start_numbers;
use crate::course::exercise::{Ask, Exercise, Unit, Wanted};
use crate::course::exercises::tools::{about, answer, at, card, formula, mistake, one};
use crate::formula::properties::{BreakKind, properties};
use crate::formula::{Compiled, Formula};

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c7",
    start: "#/explore?v=1&act=nipuna",
    steps: &[
        answer("jump", Ask::Number(Unit::Plain), |_| about(jump()?, 0.005)),
        answer("slope", Ask::Choose(&["steep", "shows", "hidden"]), |_| {
            // The slopes on both sides of 0: neither is larger than elsewhere.
            let steepest = [-1e-6, 1e-6].map(|x| at("nipuna", x).map(|(_, slope)| slope));
            one(match steepest {
                [Some(left), Some(right)] if left.abs() <= 1.0 && right.abs() <= 1.0 => "hidden",
                _ => "steep",
            })
        }),
        formula(
            "repair",
            Wanted::Such(&[("slopes", same_slopes), ("jumps", no_jump)]),
        ),
    ],
    hints: 3,
    solution: &[
        ("jump", "0.1733"),
        ("slope", "hidden"),
        ("repair", "if(x > 0, x, 0.25*(softplus(x) - ln(2)))"),
    ],
    mistakes: &[
        mistake("jump", "0", "none"),
        mistake("jump", "0.25", "alpha"),
        mistake("jump", "0.693", "log"),
        mistake("slope", "steep", "steep"),
        mistake("slope", "shows", "shows"),
        mistake("repair", "if(x > 0, x, 0.25*softplus(x))", "jumps"),
        mistake("repair", "max(x, 0.25*softplus(x))", "slopes"),
        mistake("repair", "max(0, x)", "slopes"),
    ],
};

/// The height of NIPUNA's jump.
fn jump() -> Option<f64> {
    card("nipuna")?
        .breaks
        .iter()
        .find_map(|own| match own.kind {
            BreakKind::Jump { left, right } => Some((right - left).abs()),
            _ => None,
        })
}

/// The card of a formula of one input.
fn card_of(formula: &Formula) -> Option<crate::formula::properties::Properties> {
    properties(&Compiled::new(formula), &start_numbers(formula)).ok()
}

/// Whether a formula's slope is NIPUNA's on both sides of 0.
fn same_slopes(formula: &Formula) -> bool {
    if formula.inputs != 1 {
        return false;
    }
    let (compiled, p) = (Compiled::new(formula), start_numbers(formula));
    (-60..60).all(|place| {
        let x = f64::from(place) / 10.0 + 0.05;
        let slope = compiled.derivatives(&[x], &p, None)[1];
        at("nipuna", x).is_some_and(|(_, wanted)| (slope - wanted).abs() < 1e-6)
    })
}

/// Whether a formula has no jump.
fn no_jump(formula: &Formula) -> bool {
    card_of(formula).is_some_and(|card| {
        card.breaks
            .iter()
            .all(|own| matches!(own.kind, BreakKind::Kink { .. } | BreakKind::Bend { .. }))
    })
}
