//! Whether two formulas are the same function: by their values, not by their text.

use crate::activation::{self, Instance};
use crate::experiment::ActivationChoice;
use crate::formula::ast::{Role, Start};
use crate::formula::{Compiled, Formula, FormulaError, parse};

/// How two functions compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Equality {
    /// They are the same wherever they were compared.
    Equal,
    /// They are not, here for instance.
    Differs {
        /// The place.
        x: f64,
        /// What the first gives.
        given: f64,
        /// What the second gives.
        wanted: f64,
    },
    /// They do not have as many trained numbers.
    Parameters {
        /// The first's.
        given: usize,
        /// The second's.
        wanted: usize,
    },
    /// They do not take as many linear maps.
    Inputs,
}

/// What a function is compared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Its value.
    Value,
    /// Its derivative.
    Slope,
}

/// Half the width of the interval in which functions are compared.
pub const REACH: f64 = 8.0;

/// Places in it: irregular, so that no kink of a usual function is among them.
const PLACES: usize = 97;

/// Settings of the trained numbers under which they are compared.
const SETTINGS: u64 = 4;

/// The golden ratio's fractional part.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// The largest difference that is rounding: relative to the larger value, and absolute.
const ROUNDING: f64 = 1e-8;

/// A formula, or the entry of the catalogue with that key.
///
/// # Errors
/// The formula cannot be read.
pub fn function(text: &str) -> Result<Formula, FormulaError> {
    match activation::find(text) {
        Some(known) => Ok(known.formula()),
        None => parse(text),
    }
}

/// Compares a function with another, in its value or its derivative. Fixed numbers stand at their
/// values; trained numbers are moved, and belong together by their names or, where those are
/// others, by their order.
pub fn equal(given: &Formula, wanted: &Formula, of: Of) -> Equality {
    let count = |formula: &Formula| {
        let trained = formula
            .parameters
            .iter()
            .filter(|parameter| parameter.role == Role::Trained);
        trained
            .map(|parameter| formula.length(parameter.count))
            .sum::<usize>()
    };
    if given.inputs != wanted.inputs {
        return Equality::Inputs;
    }
    // A derivative is written with the function's numbers, so it has as many.
    if count(given) != count(wanted) {
        return Equality::Parameters {
            given: count(given),
            wanted: count(wanted),
        };
    }
    let (first, second) = (Compiled::new(given), Compiled::new(wanted));
    let (mut names, mut wanted_names) = (trained(given), trained(wanted));
    let sorted = |names: &[&'_ str]| {
        let mut names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        names.sort();
        names
    };
    // With the same names the order in which they are declared does not matter.
    if sorted(&names) == sorted(&wanted_names) {
        names.sort_unstable();
        wanted_names.sort_unstable();
    }
    let settings = if count(wanted) == 0 { 1 } else { SETTINGS };
    for setting in 0..settings {
        let (p, q) = (
            numbers(given, &names, setting),
            numbers(wanted, &wanted_names, setting),
        );
        for place in 0..PLACES {
            let x: Vec<f64> = (0..given.inputs).map(|map| at(place, map)).collect();
            // The first is what the student wrote: itself, not differentiated.
            let given = first.value(&x, &p, None);
            let wanted = match of {
                Of::Value => second.value(&x, &q, None),
                Of::Slope => second.derivatives(&x, &q, None)[1],
            };
            let same = match given.is_finite() && wanted.is_finite() {
                true => (given - wanted).abs() <= ROUNDING * (1.0 + given.abs().max(wanted.abs())),
                false => given.is_finite() == wanted.is_finite(),
            };
            if !same {
                return Equality::Differs {
                    x: x[0],
                    given,
                    wanted,
                };
            }
        }
    }
    Equality::Equal
}

/// The place of that number, for that linear map.
fn at(place: usize, map: usize) -> f64 {
    // The golden ratio's multiples fill an interval evenly and never meet a round number.
    let turn = (place as f64 + 0.37 + 0.5 * map as f64) * GOLDEN;
    REACH * (2.0 * turn.fract() - 1.0)
}

/// Numbers for a formula's parameters: fixed ones their own, trained ones moved, by their place
/// among `names`.
fn numbers(formula: &Formula, names: &[&str], setting: u64) -> Vec<f64> {
    let mut numbers = Vec::new();
    for parameter in &formula.parameters {
        if parameter.role == Role::Size {
            continue;
        }
        let place = names.iter().position(|name| *name == parameter.name);
        for which in 0..formula.length(parameter.count) {
            numbers.push(match (parameter.role, &parameter.start) {
                (Role::Trained, _) => {
                    let place = place.unwrap_or_default() * 64 + which + 1;
                    0.2 + 1.3 * (place as f64 * GOLDEN + setting as f64 * 0.37).fract()
                }
                (_, Start::Value(value)) => *value,
                (_, Start::List(values)) => values.get(which).copied().unwrap_or_default(),
                (_, Start::Normal) => 0.0,
            });
        }
    }
    numbers
}

/// A formula's numbers at the start of a training with seed 7, the default; random start values
/// are drawn as they are for a network.
pub fn start_numbers(formula: &Formula) -> Vec<f64> {
    let formulas = [(1, formula.to_string())].into();
    Instance::new(&ActivationChoice::new("f1"), &formulas).map_or_else(
        // Written out it may be longer than what can be read.
        |_| vec![0.0; formula.layout().len],
        |instance| instance.start_parameters(7, 0, 0),
    )
}

/// The names of the trained parameters, in order.
fn trained(formula: &Formula) -> Vec<&str> {
    let trained = formula
        .parameters
        .iter()
        .filter(|parameter| parameter.role == Role::Trained);
    trained.map(|parameter| parameter.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(given: &str, wanted: &str, of: Of) -> Equality {
        equal(&function(given).unwrap(), &function(wanted).unwrap(), of)
    }

    #[test]
    fn other_words_for_the_same_function_are_equal() {
        for (given, wanted) in [
            ("(1 + tanh(x/2))/2", "sigmoid"),
            ("2*sigmoid(2*x) - 1", "tanh"),
            ("(x + abs(x))/2", "relu"),
            ("x*sigmoid(x)", "silu"),
            ("x/2*(1 + erf(x/sqrt(2)))", "gelu"),
            ("max(0, x) + slope*min(0, x); train slope = 0.1", "prelu"),
            (
                "sum(k, n, c[k]*sin(omega[k]*x + phi[k])); size n = 25; train omega[n] = normal; \
              train phi[n] = normal; train c[n] = normal",
                "staf",
            ),
        ] {
            assert_eq!(
                compare(given, wanted, Of::Value),
                Equality::Equal,
                "{given}"
            );
        }
        for (given, wanted) in [
            ("sigmoid(x)*(1 - sigmoid(x))", "sigmoid"),
            ("1 - tanh(x)^2", "tanh"),
            ("if(x > 0, 1, 0)", "relu"),
            ("if(x > 0, 1, a); train a = 0.25", "prelu"),
        ] {
            assert_eq!(
                compare(given, wanted, Of::Slope),
                Equality::Equal,
                "{given}"
            );
        }
    }

    #[test]
    fn other_functions_differ() {
        for (given, wanted, of) in [
            ("max(0.01, x)", "relu", Of::Value),
            ("x*sigmoid(1.702*x)", "gelu", Of::Value),
            ("1 - tanh(x)", "tanh", Of::Slope),
            ("max(x, 0.25*x)", "relu", Of::Value),
            ("ln(x)", "identity", Of::Value),
        ] {
            assert!(
                matches!(compare(given, wanted, of), Equality::Differs { .. }),
                "{given}"
            );
        }
        assert_eq!(
            compare("max(x, 0.25*x)", "prelu", Of::Value),
            Equality::Parameters {
                given: 0,
                wanted: 1
            }
        );
        // Right only for a slope below 1, which is where the chapter's PReLU does not stay.
        assert!(matches!(
            compare("max(a*x, x); train a = 0.25", "prelu", Of::Value),
            Equality::Differs { .. }
        ));
        assert_eq!(compare("x1*x2", "relu", Of::Value), Equality::Inputs);
    }

    #[test]
    fn every_entry_of_the_catalogue_equals_itself() {
        for entry in activation::all() {
            let own = entry.formula();
            assert_eq!(
                equal(&own, &own, Of::Value),
                Equality::Equal,
                "{}",
                entry.key
            );
        }
    }
}
