//! The value of `act`: a list of activations with their parameters in brackets,
//! `staf(tau=8),prelu(a=0.1),f1`.

use std::collections::BTreeMap;

use super::notice::{Notice, Notices, shown};
use super::wire::{number, real};
use crate::activation::{self, TERMS};
use crate::experiment::{ActivationChoice, limits};

/// Most parameters an activation may name.
const PARAMETERS: usize = 8;

/// Longest name of a parameter, in characters.
const PARAMETER_NAME: usize = 16;

/// Largest magnitude of a parameter.
const PARAMETER: f64 = 1e6;

/// Functions of the chapter that the catalogue does not hold yet. Links keep them.
const LATER: [&str; 18] = [
    "step",
    "swish_beta",
    "elu",
    "selu",
    "softplus",
    "swiglu",
    "adaptive_sigmoid",
    "sgt",
    "nipuna",
    "telu_tanh_exp",
    "swigelu",
    "rational",
    "bspline",
    "fourier",
    "mixture",
    "relu6",
    "snake",
    "maxout",
];

/// Whether a link may name this key: the catalogue holds it, or a later version of
/// the lab will, so that links keep it.
pub fn known_activation(key: &str) -> bool {
    activation::find(key).is_some() || LATER.contains(&key)
}

/// The number of a formula key: `f1` is 1; the keys are `f1` … `f9`.
pub(super) fn formula_number(key: &str) -> Option<u8> {
    match key.as_bytes() {
        [b'f', digit @ b'1'..=b'9'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Reads the list; empty if nothing in it can be used.
pub(super) fn read(
    text: &str,
    formulas: &BTreeMap<u8, String>,
    notices: &mut Notices,
) -> Vec<ActivationChoice> {
    let mut choices: Vec<ActivationChoice> = Vec::new();
    for item in items(text) {
        let Some(choice) = one(item, formulas, notices) else {
            continue;
        };
        if choices.contains(&choice) {
            notices.push(Notice::RepeatedActivation { given: shown(item) });
        } else if choices.len() == limits::ACTIVATIONS {
            let used = format!("{} activations", limits::ACTIVATIONS);
            notices.push(Notice::clamped("act", text, &used));
            break;
        } else {
            choices.push(choice);
        }
    }
    choices
}

/// Splits at commas outside brackets.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    text.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
    .filter(|item| !item.is_empty())
}

fn one(
    item: &str,
    formulas: &BTreeMap<u8, String>,
    notices: &mut Notices,
) -> Option<ActivationChoice> {
    let (name, parameters) = item.split_once('(').unwrap_or((item, ")"));
    let name = name.trim().to_ascii_lowercase();
    match formula_number(&name) {
        Some(number) if !formulas.contains_key(&number) => {
            notices.push(Notice::MissingFormula { given: name });
            return None;
        }
        None if !known_activation(&name) => {
            notices.push(Notice::UnknownActivation { given: shown(item) });
            return None;
        }
        _ => {}
    }
    let mut choice = ActivationChoice::new(name);
    match parameters.strip_suffix(')') {
        Some(parameters) => {
            let parameters = parameters.split(',').filter(|p| !p.trim().is_empty());
            for parameter in parameters {
                read_parameter(&mut choice, parameter, notices);
            }
        }
        None => notices.push(Notice::bad("act", item, &choice.key)),
    }
    Some(choice)
}

fn read_parameter(choice: &mut ActivationChoice, text: &str, notices: &mut Notices) {
    let (name, given) = text.split_once('=').unwrap_or((text, ""));
    let name = name.trim();
    if !known_parameter(&choice.key, name) || choice.parameters.len() == PARAMETERS {
        notices.push(Notice::UnknownParameter {
            activation: choice.key.clone(),
            given: shown(name),
        });
        return;
    }
    let key = format!("{}({name})", choice.key);
    let Some(value) = real(given) else {
        notices.push(Notice::bad(&key, given, ""));
        return;
    };
    let used = match name {
        TERMS => value.round().clamp(1.0, limits::STAF_TERMS as f64),
        _ => value.clamp(-PARAMETER, PARAMETER),
    };
    if used != value {
        notices.push(Notice::clamped(&key, given, &number(used)));
    }
    // Not −0, which would be written like 0.
    choice.parameters.insert(name.to_owned(), used + 0.0);
}

/// Whether the activation has this parameter. Of a formula, or of a function that the
/// catalogue does not hold yet, only the name's form can be told: a letter, then
/// letters, digits and underscores.
fn known_parameter(key: &str, name: &str) -> bool {
    match activation::find(key) {
        Some(found) if name == TERMS => found.terms > 1,
        Some(found) => found.parameters.iter().any(|known| known.name == name),
        None => {
            name.len() <= PARAMETER_NAME
                && name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        }
    }
}

/// One activation as a link writes it: `staf(tau=8)`.
pub fn text(choice: &ActivationChoice) -> String {
    let parameters: Vec<String> = choice
        .parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", number(*value)))
        .collect();
    match parameters.is_empty() {
        true => choice.key.clone(),
        false => format!("{}({})", choice.key, parameters.join(",")),
    }
}

pub(super) fn write(choices: &[ActivationChoice]) -> String {
    let list: Vec<String> = choices.iter().map(text).collect();
    list.join(",")
}
