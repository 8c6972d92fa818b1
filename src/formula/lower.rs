//! From the expression as it is written to the graph of what it computes.

use super::ast::{Comparison, Count, Expr, Formula, Operator, Role};
use super::functions::Function;
use super::graph::{At, Binary, Graph, Id, Node, Unary};

/// Puts the formula's expression into a graph.
pub fn lower(formula: &Formula, graph: &mut Graph) -> Id {
    Lowering { formula, graph }.expression(&formula.body)
}

struct Lowering<'a> {
    formula: &'a Formula,
    graph: &'a mut Graph,
}

impl Lowering<'_> {
    fn expression(&mut self, expr: &Expr) -> Id {
        match expr {
            Expr::Number(value) => self.graph.number(*value),
            Expr::Constant(constant) => self.graph.number(constant.value()),
            Expr::Input(place) => self.graph.add_node(Node::Input(*place)),
            Expr::Parameter(place) => {
                let parameter = &self.formula.parameters[*place];
                match parameter.role {
                    Role::Size => {
                        let size = self.formula.length(Count::Size(*place));
                        self.graph.number(size as f64)
                    }
                    Role::Trained | Role::Fixed => {
                        self.graph.add_node(Node::Parameter(*place, At::Known(0)))
                    }
                }
            }
            Expr::Element(place) => self.graph.add_node(Node::Parameter(*place, At::Running)),
            Expr::Index => self.graph.add_node(Node::Index(At::Running)),
            Expr::Negate(inner) => {
                let inner = self.expression(inner);
                self.graph.negate(inner)
            }
            Expr::Binary(operator, a, b) => {
                let (a, b) = (self.expression(a), self.expression(b));
                let function = match operator {
                    Operator::Add => Binary::Add,
                    Operator::Subtract => Binary::Subtract,
                    Operator::Multiply => Binary::Multiply,
                    Operator::Divide => Binary::Divide,
                    Operator::Power => Binary::Power,
                };
                self.graph.binary(function, a, b)
            }
            Expr::Compare(comparison, a, b) => {
                let (a, b) = (self.expression(a), self.expression(b));
                match comparison {
                    Comparison::Less => self.graph.binary(Binary::Less, a, b),
                    Comparison::AtMost => self.graph.binary(Binary::AtMost, a, b),
                    Comparison::Greater => self.graph.binary(Binary::Less, b, a),
                    Comparison::AtLeast => self.graph.binary(Binary::AtMost, b, a),
                }
            }
            Expr::Call(function, arguments) => {
                let arguments: Vec<Id> = arguments.iter().map(|a| self.expression(a)).collect();
                self.call(*function, &arguments)
            }
            Expr::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let condition = self.expression(condition);
                let then = self.expression(then);
                let otherwise = self.expression(otherwise);
                self.graph.choose(condition, then, otherwise)
            }
            Expr::Sum { count, body, .. } => {
                let body = self.expression(body);
                self.graph.sum(self.formula.length(*count), body)
            }
            Expr::Gate(pairs) => self.gate(pairs),
            Expr::Spline {
                argument,
                low,
                high,
                points,
            } => {
                let argument = self.expression(argument);
                let count = self.formula.length(self.formula.parameters[*points].count);
                let knots = Graph::knots(constant(low), constant(high), count);
                self.graph.add_node(Node::Spline(knots, argument, *points))
            }
            Expr::Random(range) => {
                let (low, high) = (constant(&range[0]), constant(&range[1]));
                self.graph.random(low, high)
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[Id]) -> Id {
        let graph = &mut *self.graph;
        let u = arguments[0];
        let simple = match function {
            Function::Exp => Unary::Exp,
            Function::Ln => Unary::Ln,
            Function::Sqrt => Unary::Sqrt,
            Function::Abs => Unary::Abs,
            Function::Sign => Unary::Sign,
            Function::Sin => Unary::Sin,
            Function::Cos => Unary::Cos,
            Function::Tanh => Unary::Tanh,
            Function::Sigmoid => Unary::Sigmoid,
            Function::Softplus => Unary::Softplus,
            Function::Erf => Unary::Erf,
            Function::NormalCdf => Unary::NormalCdf,
            Function::NormalDensity => Unary::NormalDensity,
            Function::Relu => {
                let zero = graph.number(0.0);
                return graph.binary(Binary::Max, zero, u);
            }
            Function::Silu => {
                let weight = graph.unary(Unary::Sigmoid, u);
                return graph.multiply(u, weight);
            }
            Function::Gelu => {
                let weight = graph.unary(Unary::NormalCdf, u);
                return graph.multiply(u, weight);
            }
            Function::Mish => {
                let inner = graph.unary(Unary::Softplus, u);
                let weight = graph.unary(Unary::Tanh, inner);
                return graph.multiply(u, weight);
            }
            Function::Clamp => {
                let raised = graph.binary(Binary::Max, u, arguments[1]);
                return graph.binary(Binary::Min, raised, arguments[2]);
            }
            Function::Max | Function::Min => {
                let each = if function == Function::Max {
                    Binary::Max
                } else {
                    Binary::Min
                };
                return arguments[1..]
                    .iter()
                    .fold(u, |so_far, &next| graph.binary(each, so_far, next));
            }
        };
        graph.unary(simple, u)
    }

    /// Σ gₖfₖ with gₖ = e^(lₖ − L) and L = ln Σ e^l, which is built up by
    /// ln(eᵃ + eᵇ) = a + softplus(b − a): nothing in it or in its derivative overflows.
    fn gate(&mut self, pairs: &[(Expr, Expr)]) -> Id {
        let pairs: Vec<(Id, Id)> = pairs
            .iter()
            .map(|(weight, function)| (self.expression(weight), self.expression(function)))
            .collect();
        let graph = &mut *self.graph;
        let mut logarithm = pairs[0].0;
        for &(weight, _) in &pairs[1..] {
            let ahead = graph.subtract(weight, logarithm);
            let more = graph.unary(Unary::Softplus, ahead);
            logarithm = graph.add(logarithm, more);
        }
        let mut sum = graph.number(0.0);
        for (weight, function) in pairs {
            let share = graph.subtract(weight, logarithm);
            let share = graph.unary(Unary::Exp, share);
            let term = graph.multiply(share, function);
            sum = graph.add(sum, term);
        }
        sum
    }
}

/// A number that reading has checked to be one.
fn constant(expr: &Expr) -> f64 {
    expr.constant().unwrap_or(0.0)
}
