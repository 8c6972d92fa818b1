//! Writing a formula as text, with no more brackets than needed. Reading the text gives the
//! same formula.

use std::fmt::{self, Display, Write};

use super::ast::{Count, Expr, Formula, Operator, Role, Start};

/// How tightly an expression binds, from 0 (comparison) to [`OPERAND`].
pub(super) fn binding(expr: &Expr) -> u8 {
    match expr {
        Expr::Compare(..) => 0,
        Expr::Binary(Operator::Add | Operator::Subtract, ..) => SUM,
        Expr::Binary(Operator::Multiply | Operator::Divide, ..) => PRODUCT,
        Expr::Negate(_) => SIGN,
        Expr::Binary(Operator::Power, ..) => POWER,
        _ => OPERAND,
    }
}

const SUM: u8 = 1;
const PRODUCT: u8 = 2;
const SIGN: u8 = 3;
const POWER: u8 = 4;
const OPERAND: u8 = 5;

impl Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer {
            formula: self,
            index: None,
            out,
        };
        writer.expression(&self.body)?;
        for place in 0..self.parameters.len() {
            writer.declaration(place)?;
        }
        Ok(())
    }
}

struct Writer<'a, 'b> {
    formula: &'a Formula,
    /// The running number of the sum being written.
    index: Option<&'a str>,
    out: &'a mut fmt::Formatter<'b>,
}

impl<'a> Writer<'a, '_> {
    fn name(&self, place: usize) -> &'a str {
        &self.formula.parameters[place].name
    }

    fn expression(&mut self, expr: &'a Expr) -> fmt::Result {
        match expr {
            Expr::Number(value) => write!(self.out, "{value}"),
            Expr::Constant(constant) => self.out.write_str(constant.name()),
            Expr::Input(_) if self.formula.inputs == 1 => self.out.write_char('x'),
            Expr::Input(place) => write!(self.out, "x{}", place + 1),
            Expr::Parameter(place) => self.out.write_str(self.name(*place)),
            Expr::Element(place) => {
                write!(
                    self.out,
                    "{}[{}]",
                    self.name(*place),
                    self.index.unwrap_or("i")
                )
            }
            Expr::Index => self.out.write_str(self.index.unwrap_or("i")),
            Expr::Negate(inner) => {
                self.out.write_char('-')?;
                self.at_least(SIGN, inner)
            }
            Expr::Binary(operator, a, b) => {
                let (left, right) = match operator {
                    Operator::Add | Operator::Subtract => (SUM, PRODUCT),
                    Operator::Multiply | Operator::Divide => (PRODUCT, SIGN),
                    Operator::Power => (OPERAND, SIGN),
                };
                self.at_least(left, a)?;
                match operator {
                    Operator::Add | Operator::Subtract => {
                        write!(self.out, " {} ", operator.sign())?
                    }
                    _ => self.out.write_char(operator.sign())?,
                }
                self.at_least(right, b)
            }
            Expr::Compare(comparison, a, b) => {
                self.at_least(SUM, a)?;
                write!(self.out, " {} ", comparison.sign())?;
                self.at_least(SUM, b)
            }
            Expr::Call(function, arguments) => self.call(function.name(), arguments),
            Expr::If(parts) => self.call("if", parts.as_slice()),
            Expr::Gate(pairs) => self.call("gate", pairs.iter().flat_map(|(a, b)| [a, b])),
            Expr::Random(range) => self.call("random", range.as_slice()),
            Expr::Sum { index, count, body } => {
                write!(self.out, "sum({index}, ")?;
                self.count(*count)?;
                self.out.write_str(", ")?;
                self.index = Some(index);
                self.expression(body)?;
                self.index = None;
                self.out.write_char(')')
            }
            Expr::Spline {
                argument,
                low,
                high,
                points,
            } => {
                self.out.write_str("spline(")?;
                for part in [argument, low, high] {
                    self.expression(part)?;
                    self.out.write_str(", ")?;
                }
                write!(self.out, "{})", self.name(*points))
            }
        }
    }

    fn at_least(&mut self, least: u8, expr: &'a Expr) -> fmt::Result {
        if binding(expr) >= least {
            return self.expression(expr);
        }
        self.out.write_char('(')?;
        self.expression(expr)?;
        self.out.write_char(')')
    }

    fn call(&mut self, name: &str, arguments: impl IntoIterator<Item = &'a Expr>) -> fmt::Result {
        write!(self.out, "{name}(")?;
        for (place, argument) in arguments.into_iter().enumerate() {
            if place > 0 {
                self.out.write_str(", ")?;
            }
            self.expression(argument)?;
        }
        self.out.write_char(')')
    }

    fn count(&mut self, count: Count) -> fmt::Result {
        match count {
            Count::One => self.out.write_char('1'),
            Count::Of(length) => write!(self.out, "{length}"),
            Count::Size(place) => self.out.write_str(self.name(place)),
        }
    }

    fn declaration(&mut self, place: usize) -> fmt::Result {
        let parameter = &self.formula.parameters[place];
        let role = match parameter.role {
            Role::Trained => "train",
            Role::Fixed => "fix",
            Role::Size => "size",
        };
        write!(self.out, "; {role} {}", parameter.name)?;
        if parameter.count != Count::One {
            self.out.write_char('[')?;
            self.count(parameter.count)?;
            self.out.write_char(']')?;
        }
        self.out.write_str(" = ")?;
        match &parameter.start {
            Start::Value(value) => write!(self.out, "{value}"),
            Start::Normal => self.out.write_str("normal"),
            Start::List(values) => {
                for (place, value) in values.iter().enumerate() {
                    let before = if place == 0 { "(" } else { ", " };
                    write!(self.out, "{before}{value}")?;
                }
                self.out.write_char(')')
            }
        }
    }
}
