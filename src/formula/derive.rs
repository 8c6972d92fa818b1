//! Derivatives of a graph's nodes, as nodes of the same graph.

use std::collections::HashMap;

use super::graph::{At, Binary, Graph, Id, Node, Unary};

/// What a derivative is taken with respect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variable {
    /// A linear map of the layer's input.
    Input(usize),
    /// A parameter that is one number.
    Parameter(usize),
    /// Any one number of a list, called [`At::Free`] in the derivative.
    Element(usize),
}

/// dy/dv. At a kink: the slope that PyTorch takes for the common spellings, as the rules say.
pub fn derivative(graph: &mut Graph, y: Id, variable: Variable) -> Id {
    match variable {
        Variable::Input(place) => Rules::new(Seed::Input(place)).of(graph, y),
        Variable::Parameter(place) => Rules::new(Seed::Parameter(place)).of(graph, y),
        Variable::Element(place) => {
            let by_index = Rules::new(Seed::Element(place)).of(graph, y);
            let as_points = Rules::new(Seed::Points(place)).of(graph, y);
            graph.add(by_index, as_points)
        }
    }
}

/// What has derivative 1.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seed {
    Input(usize),
    Parameter(usize),
    /// The number of a list that belongs to the current term of a sum.
    Element(usize),
    /// A number of a list, as a spline's control point.
    Points(usize),
}

struct Rules {
    seed: Seed,
    known: HashMap<Id, Id>,
}

impl Rules {
    fn new(seed: Seed) -> Self {
        Self {
            seed,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, graph: &mut Graph, y: Id) -> Id {
        if let Some(&known) = self.known.get(&y) {
            return known;
        }
        let derived = self.rule(graph, y);
        self.known.insert(y, derived);
        derived
    }

    fn rule(&mut self, graph: &mut Graph, y: Id) -> Id {
        match graph.node(y) {
            Node::Input(place) => self.seeded(graph, Seed::Input(place)),
            Node::Parameter(place, At::Known(_)) => self.seeded(graph, Seed::Parameter(place)),
            Node::Parameter(place, At::Running) => self.seeded(graph, Seed::Element(place)),
            Node::Number(_) | Node::Parameter(..) | Node::Index(_) | Node::Random(..) => {
                graph.number(0.0)
            }
            Node::Unary(function, u) => {
                let inner = self.of(graph, u);
                if graph.number_of(inner) == Some(0.0) {
                    return inner;
                }
                unary(graph, function, y, u, inner)
            }
            Node::Binary(function, a, b) => {
                let (da, db) = (self.of(graph, a), self.of(graph, b));
                binary(graph, function, y, (a, da), (b, db))
            }
            Node::If(condition, then, otherwise) => {
                let (then, otherwise) = (self.of(graph, then), self.of(graph, otherwise));
                graph.choose(condition, then, otherwise)
            }
            Node::Sum(count, body) => {
                let inner = self.of(graph, body);
                match self.seed {
                    // Of all terms only one has the number in it.
                    Seed::Element(_) => freed(graph, inner),
                    _ => graph.sum(count, inner),
                }
            }
            Node::Spline(knots, u, points) => {
                let inner = self.of(graph, u);
                let slope = graph.add_node(Node::Spline(knots.derived(), u, points));
                let along = graph.multiply(slope, inner);
                if self.seed != Seed::Points(points) {
                    return along;
                }
                let basis = graph.add_node(Node::Basis(knots, u, At::Free));
                graph.add(along, basis)
            }
            Node::Basis(knots, u, at) => {
                let inner = self.of(graph, u);
                let slope = graph.add_node(Node::Basis(knots.derived(), u, at));
                graph.multiply(slope, inner)
            }
        }
    }

    fn seeded(&self, graph: &mut Graph, seed: Seed) -> Id {
        graph.number(if self.seed == seed { 1.0 } else { 0.0 })
    }
}

/// The chain rule: d function(u) = function′(u)·du, with y = function(u).
fn unary(graph: &mut Graph, function: Unary, y: Id, u: Id, du: Id) -> Id {
    let slope = match function {
        Unary::Negate => return graph.negate(du),
        Unary::Exp => y,
        Unary::Ln => return graph.divide(du, u),
        Unary::Sqrt => {
            let two = graph.number(2.0);
            let twice = graph.multiply(two, y);
            return graph.divide(du, twice);
        }
        Unary::Abs => graph.unary(Unary::Sign, u),
        Unary::Sign => graph.number(0.0),
        Unary::Sin => graph.unary(Unary::Cos, u),
        Unary::Cos => {
            let sine = graph.unary(Unary::Sin, u);
            graph.negate(sine)
        }
        Unary::Tanh => graph.unary(Unary::TanhSlope, u),
        Unary::TanhSlope => {
            let tanh = graph.unary(Unary::Tanh, u);
            let product = graph.multiply(tanh, y);
            let minus_two = graph.number(-2.0);
            graph.multiply(minus_two, product)
        }
        Unary::Sigmoid => graph.unary(Unary::SigmoidSlope, u),
        Unary::SigmoidSlope => {
            let (one, two) = (graph.number(1.0), graph.number(2.0));
            let sigmoid = graph.unary(Unary::Sigmoid, u);
            let twice = graph.multiply(two, sigmoid);
            let rest = graph.subtract(one, twice);
            graph.multiply(y, rest)
        }
        Unary::Softplus => graph.unary(Unary::Sigmoid, u),
        Unary::Erf => {
            let two = graph.number(2.0);
            let square = graph.power(u, two);
            let below = graph.negate(square);
            let bell = graph.unary(Unary::Exp, below);
            let factor = graph.number(core::f64::consts::FRAC_2_SQRT_PI);
            graph.multiply(factor, bell)
        }
        Unary::NormalCdf => graph.unary(Unary::NormalDensity, u),
        Unary::NormalDensity => {
            let product = graph.multiply(u, y);
            graph.negate(product)
        }
    };
    graph.multiply(slope, du)
}

/// d function(a, b), with y = function(a, b).
fn binary(graph: &mut Graph, function: Binary, y: Id, (a, da): (Id, Id), (b, db): (Id, Id)) -> Id {
    match function {
        Binary::Add => graph.add(da, db),
        Binary::Subtract => graph.subtract(da, db),
        Binary::Multiply => {
            let left = graph.multiply(da, b);
            let right = graph.multiply(a, db);
            graph.add(left, right)
        }
        // (a′ − y·b′)/b, which has no square to overflow.
        Binary::Divide => {
            let change = graph.multiply(y, db);
            let above = graph.subtract(da, change);
            graph.divide(above, b)
        }
        Binary::Power => power(graph, y, (a, da), (b, db)),
        // Where both are equal, the first one's slope.
        Binary::Max => {
            let second = graph.binary(Binary::Less, a, b);
            graph.choose(second, db, da)
        }
        Binary::Min => {
            let second = graph.binary(Binary::Less, b, a);
            graph.choose(second, db, da)
        }
        Binary::Less | Binary::AtMost => graph.number(0.0),
    }
}

/// c·aᶜ⁻¹·a′ for a number c; in general aᵇ·(b′·ln |a| + b·a′/a).
fn power(graph: &mut Graph, y: Id, (a, da): (Id, Id), (b, db): (Id, Id)) -> Id {
    let zero = Some(0.0);
    if graph.number_of(db) == zero {
        let one = graph.number(1.0);
        let less = graph.subtract(b, one);
        let lower = graph.power(a, less);
        let slope = graph.multiply(b, lower);
        return graph.multiply(slope, da);
    }
    // Of a negative base there are only powers with whole exponents, which do not change.
    let size = graph.unary(Unary::Abs, a);
    let logarithm = graph.unary(Unary::Ln, size);
    let mut sum = graph.multiply(db, logarithm);
    // A base that does not change is not divided by: it may be 0.
    if graph.number_of(da) != zero {
        let relative = graph.divide(da, a);
        let by_base = graph.multiply(b, relative);
        sum = graph.add(sum, by_base);
    }
    graph.multiply(y, sum)
}

/// The node with the running number of the sum set free.
fn freed(graph: &mut Graph, id: Id) -> Id {
    fn go(graph: &mut Graph, id: Id, known: &mut HashMap<Id, Id>) -> Id {
        if let Some(&known) = known.get(&id) {
            return known;
        }
        let node = match graph.node(id) {
            Node::Parameter(place, At::Running) => Node::Parameter(place, At::Free),
            Node::Index(At::Running) => Node::Index(At::Free),
            Node::Basis(knots, u, At::Running) => Node::Basis(knots, u, At::Free),
            other => other,
        };
        let made = graph.rebuild(node, |graph, inner| go(graph, inner, known));
        known.insert(id, made);
        made
    }
    go(graph, id, &mut HashMap::new())
}
