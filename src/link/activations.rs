//! The value of `act`: a list of activations with their parameters in brackets,
//! `staf(tau=8),prelu(a=0.1),f1`.

use std::collections::BTreeMap;

use super::notice::{Notice, Notices, shown};
use super::wire::{number, real};
use crate::activation::{self, formula_number};
use crate::experiment::{ActivationChoice, limits};
use crate::formula::ast::{self, Role};
use crate::formula::{Formula, parse};

/// Most parameters an activation may name.
const PARAMETERS: usize = ast::limits::PARAMETERS;

/// Largest magnitude of a parameter.
const PARAMETER: f64 = 1e6;

/// Whether a link may name this key.
pub fn known_activation(key: &str) -> bool {
    activation::find(key).is_some()
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
    // A formula that cannot be read stays: the page shows it, with what is wrong in it.
    let formula = match formula_number(&name) {
        Some(number) => match formulas.get(&number) {
            Some(text) => parse(text).ok(),
            None => {
                notices.push(Notice::MissingFormula { given: name });
                return None;
            }
        },
        None => match activation::find(&name) {
            Some(found) => Some(found.formula()),
            None => {
                notices.push(Notice::UnknownActivation { given: shown(item) });
                return None;
            }
        },
    };
    let mut choice = ActivationChoice::new(name);
    match parameters.strip_suffix(')') {
        Some(parameters) => {
            let parameters = parameters.split(',').filter(|p| !p.trim().is_empty());
            for parameter in parameters {
                read_parameter(&mut choice, formula.as_ref(), parameter, notices);
            }
        }
        None => notices.push(Notice::bad("act", item, &choice.key)),
    }
    Some(choice)
}

fn read_parameter(
    choice: &mut ActivationChoice,
    formula: Option<&Formula>,
    text: &str,
    notices: &mut Notices,
) {
    let (name, given) = text.split_once('=').unwrap_or((text, ""));
    let name = name.trim();
    let role = match formula {
        Some(formula) => formula
            .find(name)
            .map(|place| formula.parameters[place].role),
        None => is_name(name).then_some(Role::Fixed),
    };
    let Some(role) = role.filter(|_| choice.parameters.len() < PARAMETERS) else {
        notices.push(Notice::UnknownParameter {
            activation: choice.key.clone(),
            given: shown(name),
        });
        return;
    };
    let key = format!("{}({name})", choice.key);
    let Some(value) = real(given) else {
        notices.push(Notice::bad(&key, given, ""));
        return;
    };
    let used = match role {
        Role::Size => value.round().clamp(1.0, ast::limits::TERMS as f64),
        Role::Trained | Role::Fixed => value.clamp(-PARAMETER, PARAMETER),
    };
    if used != value {
        notices.push(Notice::clamped(&key, given, &number(used)));
    }
    // Not −0, which would be written like 0.
    choice.parameters.insert(name.to_owned(), used + 0.0);
}

/// The form of a parameter's name: all that can be told where the formula cannot be read.
fn is_name(name: &str) -> bool {
    name.len() <= ast::limits::NAME
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
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
