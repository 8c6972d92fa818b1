//! Expressions, from the loosest to the tightest binding: comparison, sum, product, sign,
//! power, operand.

use super::super::ast::{Comparison, Constant, Count, Expr, Operator, Role, limits};
use super::super::error::{FormulaError, Mistake};
use super::super::functions::Function;
use super::declaration::count;
use super::{Input, Parsed, error, expect, name, next, number, position, space, stopped, takes};

/// The whole text as one expression.
pub(super) fn whole(input: &mut Input<'_>) -> Parsed<Expr> {
    space(input)?;
    let expression = comparison(input)?;
    match next(input)? {
        None => Ok(expression),
        Some(_) => stopped(input),
    }
}

/// Counts one more part of the expression.
fn part(input: &mut Input<'_>, from: usize) -> Parsed<()> {
    input.state.parts += 1;
    if input.state.parts > limits::PARTS {
        let limit = limits::PARTS;
        return error(from, input, Mistake::TooManyParts { limit });
    }
    Ok(())
}

fn comparison(input: &mut Input<'_>) -> Parsed<Expr> {
    let left = sum(input)?;
    let from = position(input);
    let sign = if takes(input, "<=")? || takes(input, "≤")? {
        Comparison::AtMost
    } else if takes(input, ">=")? || takes(input, "≥")? {
        Comparison::AtLeast
    } else if takes(input, "<")? {
        Comparison::Less
    } else if takes(input, ">")? {
        Comparison::Greater
    } else {
        return Ok(left);
    };
    part(input, from)?;
    Ok(Expr::Compare(sign, Box::new(left), Box::new(sum(input)?)))
}

fn sum(input: &mut Input<'_>) -> Parsed<Expr> {
    let mut left = product(input)?;
    loop {
        let from = position(input);
        let operator = if takes(input, "+")? {
            Operator::Add
        } else if takes(input, "-")? || takes(input, "−")? {
            Operator::Subtract
        } else {
            return Ok(left);
        };
        part(input, from)?;
        left = Expr::Binary(operator, Box::new(left), Box::new(product(input)?));
    }
}

fn product(input: &mut Input<'_>) -> Parsed<Expr> {
    let mut left = signed(input)?;
    loop {
        let from = position(input);
        let operator = if takes(input, "*")? || takes(input, "·")? || takes(input, "×")? {
            Operator::Multiply
        } else if takes(input, "/")? || takes(input, "÷")? {
            Operator::Divide
        } else {
            return Ok(left);
        };
        part(input, from)?;
        left = Expr::Binary(operator, Box::new(left), Box::new(signed(input)?));
    }
}

/// Everything nested passes through here, so this is where depth is counted.
fn signed(input: &mut Input<'_>) -> Parsed<Expr> {
    let from = position(input);
    if input.state.depth == limits::DEPTH {
        let limit = limits::DEPTH;
        return error(from, input, Mistake::TooDeep { limit });
    }
    input.state.depth += 1;
    let read = if takes(input, "-")? || takes(input, "−")? {
        part(input, from)?;
        Expr::Negate(Box::new(signed(input)?))
    } else {
        power(input)?
    };
    input.state.depth -= 1;
    Ok(read)
}

fn power(input: &mut Input<'_>) -> Parsed<Expr> {
    let base = operand(input)?;
    let from = position(input);
    if !takes(input, "^")? {
        return Ok(base);
    }
    part(input, from)?;
    let exponent = signed(input)?;
    Ok(Expr::Binary(
        Operator::Power,
        Box::new(base),
        Box::new(exponent),
    ))
}

fn operand(input: &mut Input<'_>) -> Parsed<Expr> {
    let from = position(input);
    part(input, from)?;
    match next(input)? {
        Some('(') => {
            expect(input, "(")?;
            let inner = comparison(input)?;
            expect(input, ")")?;
            Ok(inner)
        }
        Some(c) if c.is_ascii_digit() || c == '.' => Ok(Expr::Number(number(input)?)),
        Some(c) if c.is_ascii_alphabetic() => {
            let name = name(input)?;
            match next(input)? {
                Some('(') => {
                    expect(input, "(")?;
                    call(input, name, from)
                }
                Some('[') => element(input, name, from),
                _ => named(input, name, from),
            }
        }
        Some(found) if !")],+*/^<>=".contains(found) => stopped(input),
        _ => error(from, input, Mistake::MissingOperand),
    }
}

/// A name that is not called and has no index.
fn named(input: &mut Input<'_>, name: &str, from: usize) -> Parsed<Expr> {
    if let Some((index, _)) = &input.state.sum
        && index == name
    {
        return Ok(Expr::Index);
    }
    match name {
        "pi" => return Ok(Expr::Constant(Constant::Pi)),
        "e" => return Ok(Expr::Constant(Constant::E)),
        _ => {}
    }
    if let Some(digits) = name.strip_prefix('x')
        && digits.bytes().all(|b| b.is_ascii_digit())
    {
        return linear_map(input, digits, from);
    }
    let found = input
        .state
        .parameters
        .iter()
        .position(|own| own.name == name);
    let Some(place) = found else {
        let name = name.to_owned();
        return error(from, input, Mistake::UnknownName { name });
    };
    if input.state.parameters[place].count != Count::One {
        let name = name.to_owned();
        return error(from, input, Mistake::ListWithoutIndex { name });
    }
    input.state.used[place] = true;
    Ok(Expr::Parameter(place))
}

/// x, or x1, x2, …
fn linear_map(input: &mut Input<'_>, digits: &str, from: usize) -> Parsed<Expr> {
    let limit = limits::INPUTS;
    let place = match digits {
        "" => 0,
        _ => match digits.parse::<usize>() {
            Ok(number) if (1..=limit).contains(&number) => number - 1,
            _ => return error(from, input, Mistake::UnknownInput { limit }),
        },
    };
    let numbered = input.state.inputs.iter().any(|&used| used) && !input.state.plain_input;
    if digits.is_empty() && numbered || !digits.is_empty() && input.state.plain_input {
        return error(from, input, Mistake::MixedInputs);
    }
    input.state.plain_input |= digits.is_empty();
    input.state.inputs[place] = true;
    Ok(Expr::Input(place))
}

/// `c[i]` inside the sum over i.
fn element(input: &mut Input<'_>, name: &str, from: usize) -> Parsed<Expr> {
    expect(input, "[")?;
    let at = position(input);
    let index = super::name(input).map_or("", |index| index).to_owned();
    let found = input
        .state
        .parameters
        .iter()
        .position(|own| own.name == name);
    let name = name.to_owned();
    let Some(place) = found else {
        return error(from, input, Mistake::UnknownName { name });
    };
    let count = input.state.parameters[place].count;
    if count == Count::One {
        return error(from, input, Mistake::NotAList { name });
    }
    match &input.state.sum {
        Some((running, length)) if *running == index => {
            if *length != count {
                return error(from, input, Mistake::OtherLength { name });
            }
        }
        _ => return error(at, input, Mistake::WrongIndex),
    }
    expect(input, "]")?;
    input.state.used[place] = true;
    Ok(Expr::Element(place))
}

/// What follows the opening bracket of a call.
fn call(input: &mut Input<'_>, name: &str, from: usize) -> Parsed<Expr> {
    match name {
        "if" => {
            let [condition, then, otherwise] = arguments::<3>(input, name, from)?;
            Ok(Expr::If(Box::new([condition, then, otherwise])))
        }
        "sum" => sum_over(input, from),
        "gate" => {
            let mut given = list(input)?.into_iter();
            let mut pairs = Vec::new();
            while let Some(weight) = given.next() {
                match given.next() {
                    Some(function) => pairs.push((weight, function)),
                    None => return error(from, input, Mistake::GatePairs),
                }
            }
            if pairs.len() < 2 {
                return error(from, input, Mistake::GatePairs);
            }
            Ok(Expr::Gate(pairs))
        }
        "spline" => spline(input, from),
        "random" => {
            if std::mem::replace(&mut input.state.random, true) {
                return error(from, input, Mistake::SecondRandom);
            }
            let range = arguments::<2>(input, name, from)?;
            ordered(input, &range, from)?;
            Ok(Expr::Random(Box::new(range)))
        }
        _ => {
            let name = name.to_owned();
            let Some(function) = Function::find(&name) else {
                let at = from..from + name.len();
                return Err(FormulaError::new(at, Mistake::UnknownFunction { name }));
            };
            let given = list(input)?;
            let (fewest, most) = function.entry().arguments;
            if !(fewest..=most).contains(&given.len()) {
                let takes = match fewest == most {
                    true => fewest.to_string(),
                    false => format!("{fewest}–{most}"),
                };
                return error(from, input, wrong_count(&name, takes, given.len()));
            }
            Ok(Expr::Call(function, given))
        }
    }
}

fn wrong_count(function: &str, takes: String, given: usize) -> Mistake {
    Mistake::Arguments {
        function: function.to_owned(),
        takes,
        given,
    }
}

/// Arguments up to the closing bracket.
fn list(input: &mut Input<'_>) -> Parsed<Vec<Expr>> {
    let mut given = Vec::new();
    if takes(input, ")")? {
        return Ok(given);
    }
    loop {
        given.push(comparison(input)?);
        if !takes(input, ",")? {
            expect(input, ")")?;
            return Ok(given);
        }
    }
}

/// Exactly N arguments up to the closing bracket.
fn arguments<const N: usize>(input: &mut Input<'_>, name: &str, from: usize) -> Parsed<[Expr; N]> {
    let given = list(input)?;
    let count = given.len();
    match given.try_into() {
        Ok(given) => Ok(given),
        Err(_) => error(from, input, wrong_count(name, N.to_string(), count)),
    }
}

/// `sum(i, n, …)`.
fn sum_over(input: &mut Input<'_>, from: usize) -> Parsed<Expr> {
    if input.state.sum.is_some() {
        return error(from, input, Mistake::NestedSum);
    }
    let at = position(input);
    let index = match super::name(input) {
        Ok(index) => index.to_owned(),
        Err(_) => return error(at, input, Mistake::Missing { expected: "i" }),
    };
    let taken = input.state.parameters.iter().any(|own| own.name == index);
    let word = index.starts_with('x') || index == "pi" || index == "e";
    if taken || word || index.len() > limits::NAME {
        return error(at, input, Mistake::ReservedName { name: index });
    }
    expect(input, ",")?;
    let count = count(input)?;
    expect(input, ",")?;
    input.state.sum = Some((index.clone(), count));
    let body = comparison(input)?;
    input.state.sum = None;
    expect(input, ")")?;
    Ok(Expr::Sum {
        index,
        count,
        body: Box::new(body),
    })
}

/// `spline(u, low, high, c)`.
fn spline(input: &mut Input<'_>, from: usize) -> Parsed<Expr> {
    let argument = comparison(input)?;
    expect(input, ",")?;
    let low = comparison(input)?;
    expect(input, ",")?;
    let high = comparison(input)?;
    expect(input, ",")?;
    let at = position(input);
    let name = super::name(input)?.to_owned();
    let found = input
        .state
        .parameters
        .iter()
        .position(|own| own.name == name);
    let Some(place) = found else {
        return error(at, input, Mistake::UnknownName { name });
    };
    let points = &input.state.parameters[place];
    if points.role == Role::Size || points.count == Count::One {
        return error(at, input, Mistake::NotAList { name });
    }
    let Count::Of(4..) = points.count else {
        return error(at, input, Mistake::FewPoints);
    };
    input.state.used[place] = true;
    expect(input, ")")?;
    let range = [low, high];
    ordered(input, &range, from)?;
    let [low, high] = range;
    Ok(Expr::Spline {
        argument: Box::new(argument),
        low: Box::new(low),
        high: Box::new(high),
        points: place,
    })
}

/// Two numbers, the first smaller than the second.
fn ordered(input: &Input<'_>, range: &[Expr; 2], from: usize) -> Parsed<()> {
    match (range[0].constant(), range[1].constant()) {
        (Some(low), Some(high)) if low < high && low.is_finite() && high.is_finite() => Ok(()),
        (Some(_), Some(_)) => error(from, input, Mistake::EmptyRange),
        _ => error(from, input, Mistake::NotConstant),
    }
}
