//! Reading a formula: `max(0, x) + a*min(0, x); train a = 0.25`.
//!
//! The part before the first semicolon is the expression, each part after it declares a
//! parameter. Declarations are read first, so that every name is known where it is used.
//! Nesting and size are bounded while reading, so that no text can exhaust the stack.

mod declaration;
mod expression;

use winnow::combinator::{opt, peek};
use winnow::error::ParserError;
use winnow::stream::{LocatingSlice, Location, Stateful};
use winnow::token::{any, literal, take_while};
use winnow::{Parser, Result};

use super::ast::{Count, Formula, Parameter, limits};
use super::error::{FormulaError, Mistake};

/// The text still to be read, and what is known so far.
type Input<'a> = Stateful<LocatingSlice<&'a str>, State<'a>>;
type Parsed<T> = Result<T, FormulaError>;

/// What reading an expression has to remember.
#[derive(Debug)]
struct State<'a> {
    /// Where this part of the text begins in the whole.
    base: usize,
    parameters: &'a [Parameter],
    used: Vec<bool>,
    depth: usize,
    parts: usize,
    /// The running number and the length of the sum around this place.
    sum: Option<(String, Count)>,
    /// How the linear maps are written so far.
    plain_input: bool,
    inputs: Vec<bool>,
    random: bool,
}

impl<'a> State<'a> {
    fn new(base: usize, parameters: &'a [Parameter]) -> Self {
        Self {
            base,
            parameters,
            used: vec![false; parameters.len()],
            depth: 0,
            parts: 0,
            sum: None,
            plain_input: false,
            inputs: vec![false; limits::INPUTS],
            random: false,
        }
    }
}

impl ParserError<Input<'_>> for FormulaError {
    type Inner = Self;

    fn from_input(input: &Input<'_>) -> Self {
        let at = position(input);
        let found = rest(input).chars().next();
        let length = found.map_or(0, char::len_utf8);
        let kind = match found {
            Some(found) => Mistake::Unexpected {
                found: found.to_string(),
            },
            None => Mistake::MissingOperand,
        };
        Self::new(at..at + length, kind)
    }

    fn into_inner(self) -> std::result::Result<Self, Self> {
        Ok(self)
    }
}

/// Reads a formula.
///
/// # Errors
/// The first mistake, with its place in `text`.
pub fn parse(text: &str) -> std::result::Result<Formula, FormulaError> {
    if text.len() > limits::TEXT {
        let kind = Mistake::TooLong {
            limit: limits::TEXT,
        };
        return Err(FormulaError::new(limits::TEXT..text.len(), kind));
    }
    let mut parts = text.split(';');
    let body = parts.next().unwrap_or_default();
    if body.trim().is_empty() {
        return Err(FormulaError::new(0..body.len(), Mistake::Empty));
    }
    let mut parameters = Vec::new();
    let mut places = Vec::new();
    let mut base = body.len() + 1;
    for part in parts {
        let (parameter, place) = declaration::read(part, base, &parameters)?;
        parameters.push(parameter);
        places.push(place);
        base += part.len() + 1;
    }
    let mut input = start(body, 0, &parameters);
    let expression = expression::whole(&mut input)?;
    let state = input.state;
    let inputs = state
        .inputs
        .iter()
        .rposition(|&used| used)
        .map_or(1, |last| last + 1);
    if let Some(missing) = state.inputs[..inputs].iter().position(|&used| !used)
        && inputs > 1
    {
        let kind = Mistake::InputGap {
            missing: missing + 1,
        };
        return Err(FormulaError::new(0..body.len(), kind));
    }
    let mut used = state.used;
    for parameter in &parameters {
        if let Count::Size(place) = parameter.count {
            used[place] = true;
        }
    }
    if let Some(unused) = used.iter().position(|&used| !used) {
        let kind = Mistake::Unused {
            name: parameters[unused].name.clone(),
        };
        return Err(FormulaError::new(places[unused].clone(), kind));
    }
    Ok(Formula {
        body: expression,
        parameters,
        inputs,
    })
}

fn start<'a>(text: &'a str, base: usize, parameters: &'a [Parameter]) -> Input<'a> {
    Stateful {
        input: LocatingSlice::new(text),
        state: State::new(base, parameters),
    }
}

/// Where the next character is in the whole text.
fn position(input: &Input<'_>) -> usize {
    input.state.base + input.input.current_token_start()
}

fn rest<'a>(input: &Input<'a>) -> &'a str {
    let text: &&'a str = input.input.as_ref();
    text
}

fn error<T>(from: usize, input: &Input<'_>, kind: Mistake) -> Parsed<T> {
    Err(FormulaError::new(from..position(input).max(from), kind))
}

fn space(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace)
        .void()
        .parse_next(input)
}

/// Takes `sign` if it comes next, and the space after it.
fn takes(input: &mut Input<'_>, sign: &'static str) -> Parsed<bool> {
    let taken = opt(literal(sign)).parse_next(input)?.is_some();
    if taken {
        space(input)?;
    }
    Ok(taken)
}

/// Takes `sign`, which must come next.
fn expect(input: &mut Input<'_>, sign: &'static str) -> Parsed<()> {
    if takes(input, sign)? {
        return Ok(());
    }
    match next(input)? {
        Some(c) if c.is_ascii_alphanumeric() || c == '(' => stopped(input),
        _ => {
            let at = position(input);
            error(at, input, Mistake::Missing { expected: sign })
        }
    }
}

/// The mistake where an expression has ended and something follows that cannot.
fn stopped<T>(input: &mut Input<'_>) -> Parsed<T> {
    let at = position(input);
    match next(input)? {
        Some(c) if c.is_ascii_alphanumeric() || c == '(' => {
            error(at, input, Mistake::MissingOperator)
        }
        Some(found) => {
            let kind = Mistake::Unexpected {
                found: found.to_string(),
            };
            Err(FormulaError::new(at..at + found.len_utf8(), kind))
        }
        None => error(at, input, Mistake::MissingOperand),
    }
}

fn next(input: &mut Input<'_>) -> Parsed<Option<char>> {
    peek(opt(any)).parse_next(input)
}

/// A name: a letter, then letters, digits and underscores.
fn name<'a>(input: &mut Input<'a>) -> Parsed<&'a str> {
    let name = (
        take_while(1, |c: char| c.is_ascii_alphabetic()),
        take_while(0.., |c: char| c.is_ascii_alphanumeric() || c == '_'),
    )
        .take()
        .parse_next(input)?;
    space(input)?;
    Ok(name)
}

/// A number without a sign: `2`, `0.25`, `.5`, `1e-3`.
fn number(input: &mut Input<'_>) -> Parsed<f64> {
    let from = position(input);
    let digits = |least: usize| take_while(least.., |c: char| c.is_ascii_digit());
    let exponent = (
        take_while(1, ['e', 'E']),
        opt(take_while(1, ['+', '-'])),
        digits(1),
    );
    let text = (digits(0), opt((literal("."), digits(0))), opt(exponent))
        .take()
        .parse_next(input)?;
    let value: f64 = match text.parse() {
        Ok(value) => value,
        Err(_) => {
            let found = text.to_owned();
            return error(from, input, Mistake::Unexpected { found });
        }
    };
    if value > limits::NUMBER {
        return error(from, input, Mistake::NumberTooLarge);
    }
    space(input)?;
    Ok(value)
}
