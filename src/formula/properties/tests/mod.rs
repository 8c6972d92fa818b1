//! Property cards against closed forms, hostile formulas and random ones.

mod any;
mod catalogue;
mod checks;
mod hostile;

use std::collections::BTreeMap;

use super::{Bound, Break, BreakKind, Properties, properties};
use crate::activation::Instance;
use crate::experiment::ActivationChoice;
use crate::formula::{Compiled, parse};

/// A catalogue entry as an experiment would start it.
fn instance(key: &str) -> Instance {
    let choice = ActivationChoice {
        key: key.into(),
        parameters: BTreeMap::new(),
    };
    Instance::new(&choice, &BTreeMap::new()).unwrap()
}

/// The card of a catalogue entry.
fn card(key: &str) -> Properties {
    let instance = instance(key);
    properties(instance.compiled(), &instance.start_parameters(0, 0, 0)).unwrap()
}

/// The card of a formula without parameters.
fn typed(text: &str) -> Properties {
    let formula = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    properties(&Compiled::new(&formula), &[]).unwrap()
}

fn close(what: &str, found: f64, expected: f64, within: f64) {
    let off = (found - expected).abs();
    assert!(off <= within, "{what} is {found}, not {expected}");
}

/// The value and the point where a bound is attained.
fn attained(bound: Bound) -> (f64, f64) {
    match bound {
        Bound::Attained { value, at } if at.from == at.to => (value, at.from),
        other => panic!("not attained at a point: {other:?}"),
    }
}

fn kink(x: f64, left: f64, right: f64) -> Break {
    Break {
        x,
        kind: BreakKind::Kink { left, right },
    }
}
