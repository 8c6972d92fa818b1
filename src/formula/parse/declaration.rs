//! Declarations of parameters: `train a = 0.25` or just `a = 0.25`, `fix a = 0.01`, `size n = 8`,
//! `train c[n] = normal`, `train c[4] = (0, 0, 0.5, 1)`.

use std::ops::Range;

use super::super::ast::{Count, Parameter, Role, Start, limits};
use super::super::error::{FormulaError, Mistake};
use super::super::functions::Function;
use super::{Input, Parsed, error, expect, name, next, number, position, space, start, takes};

/// Words that mean something else in an expression.
const RESERVED: [&str; 11] = [
    "x", "pi", "e", "if", "sum", "gate", "spline", "random", "train", "fix", "size",
];

/// Reads one declaration, which may refer to those before it; also the place of its name.
pub(super) fn read(
    text: &str,
    base: usize,
    earlier: &[Parameter],
) -> Parsed<(Parameter, Range<usize>)> {
    let mut input = start(text, base, earlier);
    let input = &mut input;
    space(input)?;
    let begun = position(input);
    let Ok(first) = name(input) else {
        return error(begun, input, Mistake::Declaration);
    };
    let role = match first {
        "fix" => Role::Fixed,
        "size" => Role::Size,
        _ => Role::Trained,
    };
    // A name alone is that of a trained parameter.
    let from = position(input);
    let (from, own) = match (first, name(input)) {
        ("train" | "fix" | "size", Ok(own)) => (from, own),
        ("train" | "fix" | "size", Err(_)) => return error(from, input, Mistake::Declaration),
        (own, Err(_)) => (begun, own),
        (_, Ok(_)) => return error(from, input, Mistake::Declaration),
    };
    let place = from..from + own.len();
    let fault = |kind| Err(FormulaError::new(place.clone(), kind));
    let (own, known) = (
        own.to_owned(),
        earlier.iter().any(|other| other.name == own),
    );
    if reserved(&own) || own.len() > limits::NAME {
        return fault(Mistake::ReservedName { name: own });
    }
    if known {
        return fault(Mistake::DeclaredTwice { name: own });
    }
    if earlier.len() == limits::PARAMETERS {
        return fault(Mistake::TooManyParameters {
            limit: limits::PARAMETERS,
        });
    }
    let count = match role {
        Role::Size => Count::One,
        Role::Trained | Role::Fixed => length(input)?,
    };
    expect(input, "=")?;
    let from = position(input);
    let starts = start_values(input)?;
    if next(input)?.is_some() {
        let from = position(input);
        return error(from, input, Mistake::Declaration);
    }
    check(from, input, role, count, &starts)?;
    let parameter = Parameter {
        name: own,
        role,
        count,
        start: starts,
    };
    Ok((parameter, place))
}

/// Whether a name is taken by the language: a word of it, a linear map, or a function. The
/// functions `phi` and `Phi` are always called, so a parameter may have their name.
fn reserved(name: &str) -> bool {
    let input = name
        .strip_prefix('x')
        .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let letter = name.eq_ignore_ascii_case("phi");
    RESERVED.contains(&name) || input || (Function::find(name).is_some() && !letter)
}

/// `[n]`, `[8]`, or nothing for a single number.
fn length(input: &mut Input<'_>) -> Parsed<Count> {
    if !takes(input, "[")? {
        return Ok(Count::One);
    }
    let count = count(input)?;
    expect(input, "]")?;
    Ok(count)
}

/// How many: a whole number, or the name of a size.
pub(super) fn count(input: &mut Input<'_>) -> Parsed<Count> {
    let from = position(input);
    let bad = Mistake::BadSize {
        limit: limits::TERMS,
    };
    match next(input)? {
        Some(c) if c.is_ascii_digit() => match whole(number(input)?) {
            Some(length) => Ok(Count::Of(length)),
            None => error(from, input, bad),
        },
        Some(c) if c.is_ascii_alphabetic() => {
            let own = name(input)?;
            let parameters = input.state.parameters;
            match parameters.iter().position(|other| other.name == own) {
                Some(place) if parameters[place].role == Role::Size => {
                    input.state.used[place] = true;
                    Ok(Count::Size(place))
                }
                Some(_) => error(from, input, bad),
                None => {
                    let name = own.to_owned();
                    error(from, input, Mistake::UnknownName { name })
                }
            }
        }
        _ => error(from, input, bad),
    }
}

/// A number of terms.
fn whole(value: f64) -> Option<usize> {
    (value.fract() == 0.0 && (1.0..=limits::TERMS as f64).contains(&value))
        .then_some(value as usize)
}

fn start_values(input: &mut Input<'_>) -> Parsed<Start> {
    if takes(input, "normal")? {
        return Ok(Start::Normal);
    }
    if !takes(input, "(")? {
        return Ok(Start::Value(signed(input)?));
    }
    let mut values = vec![signed(input)?];
    while takes(input, ",")? {
        if values.len() == limits::TERMS {
            let from = position(input);
            let limit = limits::TERMS;
            return error(from, input, Mistake::BadSize { limit });
        }
        values.push(signed(input)?);
    }
    expect(input, ")")?;
    Ok(Start::List(values))
}

fn signed(input: &mut Input<'_>) -> Parsed<f64> {
    let negative = takes(input, "-")?;
    let value = number(input)?;
    // Not −0, which would be written like 0.
    Ok(if negative { 0.0 - value } else { value })
}

fn check(from: usize, input: &Input<'_>, role: Role, count: Count, starts: &Start) -> Parsed<()> {
    let limit = limits::TERMS;
    match (role, count, starts) {
        (Role::Size, _, Start::Value(value)) if whole(*value).is_some() => Ok(()),
        (Role::Size, ..) => error(from, input, Mistake::BadSize { limit }),
        (_, Count::Of(expected), Start::List(list)) if list.len() != expected => {
            let given = list.len();
            error(from, input, Mistake::StartCount { expected, given })
        }
        (_, Count::One | Count::Size(_), Start::List(list)) => {
            let (expected, given) = (1, list.len());
            error(from, input, Mistake::StartCount { expected, given })
        }
        (Role::Fixed, _, Start::Normal) => error(from, input, Mistake::FixedDraw),
        _ => Ok(()),
    }
}
