//! From a graph's node back to an expression, to be read: derivatives are shown this way.

use super::ast::{Comparison, Count, Expr, Operator};
use super::functions::Function;
use super::graph::{At, Binary, Graph, Id, Node, Unary};

/// Most parts of an expression that a person might still read.
pub const READABLE: usize = 120;

/// The expression of a node; none if it is longer than [`READABLE`] or holds what the language
/// has no word for (a spline's weights and its derivatives).
pub fn raise(graph: &Graph, id: Id) -> Option<Expr> {
    let mut left = READABLE;
    Raising {
        graph,
        left: &mut left,
    }
    .expression(id)
}

struct Raising<'a> {
    graph: &'a Graph,
    left: &'a mut usize,
}

impl Raising<'_> {
    fn expression(&mut self, id: Id) -> Option<Expr> {
        *self.left = self.left.checked_sub(1)?;
        Some(match self.graph.node(id) {
            Node::Number(bits) => signed(bits.value()),
            Node::Input(place) => Expr::Input(place),
            Node::Parameter(place, At::Known(_)) => Expr::Parameter(place),
            Node::Parameter(place, _) => Expr::Element(place),
            Node::Index(_) => Expr::Index,
            Node::Random(low, high) => {
                Expr::Random(Box::new([signed(low.value()), signed(high.value())]))
            }
            Node::Unary(function, a) => {
                let a = self.expression(a)?;
                let name = match function {
                    Unary::Negate => return Some(Expr::Negate(Box::new(a))),
                    Unary::TanhSlope => return Some(one_minus_square(a)),
                    Unary::SigmoidSlope => return Some(times_the_rest(a)),
                    Unary::Exp => Function::Exp,
                    Unary::Ln => Function::Ln,
                    Unary::Sqrt => Function::Sqrt,
                    Unary::Abs => Function::Abs,
                    Unary::Sign => Function::Sign,
                    Unary::Sin => Function::Sin,
                    Unary::Cos => Function::Cos,
                    Unary::Tanh => Function::Tanh,
                    Unary::Sigmoid => Function::Sigmoid,
                    Unary::Softplus => Function::Softplus,
                    Unary::Erf => Function::Erf,
                    Unary::NormalCdf => Function::NormalCdf,
                    Unary::NormalDensity => Function::NormalDensity,
                };
                Expr::Call(name, vec![a])
            }
            Node::Binary(function, a, b) => {
                let (a, b) = (self.expression(a)?, self.expression(b)?);
                let between = |operator| move |a, b| Expr::Binary(operator, a, b);
                let compare = |sign| move |a, b| Expr::Compare(sign, a, b);
                let (a, b) = (Box::new(a), Box::new(b));
                match function {
                    Binary::Add => between(Operator::Add)(a, b),
                    Binary::Subtract => between(Operator::Subtract)(a, b),
                    Binary::Multiply => between(Operator::Multiply)(a, b),
                    Binary::Divide => between(Operator::Divide)(a, b),
                    Binary::Power => between(Operator::Power)(a, b),
                    Binary::Max => Expr::Call(Function::Max, vec![*a, *b]),
                    Binary::Min => Expr::Call(Function::Min, vec![*a, *b]),
                    Binary::Less => compare(Comparison::Less)(a, b),
                    Binary::AtMost => compare(Comparison::AtMost)(a, b),
                }
            }
            Node::If(a, b, c) => Expr::If(Box::new([
                self.condition(a)?,
                self.expression(b)?,
                self.expression(c)?,
            ])),
            Node::Sum(count, body) => Expr::Sum {
                index: "i".into(),
                count: Count::Of(count),
                body: Box::new(self.expression(body)?),
            },
            Node::Spline(knots, u, points) if knots.order == 0 => Expr::Spline {
                argument: Box::new(self.expression(u)?),
                low: Box::new(signed(knots.low.value())),
                high: Box::new(signed(knots.high.value())),
                points,
            },
            Node::Spline(..) | Node::Basis(..) => return None,
        })
    }

    /// A comparison with x or a parameter on its left, as people write it: x > 0, not 0 < x.
    fn condition(&mut self, id: Id) -> Option<Expr> {
        let read = self.expression(id)?;
        Some(match read {
            Expr::Compare(sign, a, b) if a.constant().is_some() => {
                let turned = match sign {
                    Comparison::Less => Comparison::Greater,
                    Comparison::AtMost => Comparison::AtLeast,
                    Comparison::Greater => Comparison::Less,
                    Comparison::AtLeast => Comparison::AtMost,
                };
                Expr::Compare(turned, b, a)
            }
            other => other,
        })
    }
}

/// 1 − tanh(u)^2.
fn one_minus_square(u: Expr) -> Expr {
    let tanh = Box::new(Expr::Call(Function::Tanh, vec![u]));
    let square = Expr::Binary(Operator::Power, tanh, Box::new(Expr::Number(2.0)));
    Expr::Binary(
        Operator::Subtract,
        Box::new(Expr::Number(1.0)),
        Box::new(square),
    )
}

/// σ(u)·(1 − σ(u)).
fn times_the_rest(u: Expr) -> Expr {
    let sigmoid = Expr::Call(Function::Sigmoid, vec![u]);
    let rest = Expr::Binary(
        Operator::Subtract,
        Box::new(Expr::Number(1.0)),
        Box::new(sigmoid.clone()),
    );
    Expr::Binary(Operator::Multiply, Box::new(sigmoid), Box::new(rest))
}

fn signed(value: f64) -> Expr {
    match value < 0.0 {
        true => Expr::Negate(Box::new(Expr::Number(-value))),
        false => Expr::Number(value),
    }
}
