//! What a formula computes: a graph in which equal parts are one node.
//!
//! Nodes are made through [`Graph`]'s methods, which simplify on the way: numbers are
//! computed, neutral elements vanish, and the spellings of a sigmoid, a tanh or a softplus
//! by exponentials become those functions, which do not overflow where their parts would.
//! Because equal parts are shared, a derivative is hardly larger than its function.

use std::collections::HashMap;

/// A node, by its place in the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u32);

/// Which number of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// That of the sum around it.
    Running,
    /// That with respect to which a derivative was taken.
    Free,
    /// A known one, from 0.
    Known(usize),
}

/// A number as it is kept in a node: its bits, so that nodes can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bits(u64);

impl Bits {
    /// The number.
    pub fn value(self) -> f64 {
        f64::from_bits(self.0)
    }

    fn of(value: f64) -> Self {
        // One zero: −0 and 0 differ in nothing that a formula shows.
        Self((value + 0.0).to_bits())
    }
}

/// Functions of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // their names are the field's
pub enum Unary {
    Negate,
    Exp,
    Ln,
    Sqrt,
    Abs,
    Sign,
    Sin,
    Cos,
    Tanh,
    /// tanh′ u = 1 − tanh² u, which keeps its digits where that difference would lose them.
    TanhSlope,
    Sigmoid,
    /// σ′ u = σ(u)(1 − σ(u)), which keeps its digits where 1 − σ(u) would lose them.
    SigmoidSlope,
    Softplus,
    Erf,
    NormalCdf,
    NormalDensity,
}

/// Functions of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // their names are the field's
pub enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Max,
    Min,
    /// 1 if a < b, else 0.
    Less,
    /// 1 if a ≤ b, else 0.
    AtMost,
}

/// The knots of a uniform cubic B-spline, linear beyond its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Knots {
    /// Where the first piece begins.
    pub low: Bits,
    /// Where the last piece ends.
    pub high: Bits,
    /// Control points.
    pub points: usize,
    /// How often it was differentiated: 0 to 3.
    pub order: u8,
}

impl Knots {
    /// The same knots for the derivative.
    pub fn derived(self) -> Self {
        Self {
            order: self.order + 1,
            ..self
        }
    }
}

/// A node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A number.
    Number(Bits),
    /// A linear map of the layer's input.
    Input(usize),
    /// The number `at` of a parameter; single numbers are at 0.
    Parameter(usize, At),
    /// The running number of a sum, from 1.
    Index(At),
    /// The draw of the training step, its mean in evaluation.
    Random(Bits, Bits),
    /// A function of one node.
    Unary(Unary, Id),
    /// A function of two nodes.
    Binary(Binary, Id, Id),
    /// The second where the first is not 0, else the third.
    If(Id, Id, Id),
    /// The sum of the node over its running number, 1 … count.
    Sum(usize, Id),
    /// A spline with the parameter's numbers as control points.
    Spline(Knots, Id, usize),
    /// The spline whose control point `At` is 1 and all others 0.
    Basis(Knots, Id, At),
}

/// A graph.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    known: HashMap<Node, Id>,
}

impl Graph {
    /// The node with that id.
    pub fn node(&self, id: Id) -> Node {
        self.nodes[id.0 as usize]
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node as it is, without simplification.
    pub fn add_node(&mut self, node: Node) -> Id {
        if let Some(&id) = self.known.get(&node) {
            return id;
        }
        let id = Id(self.nodes.len() as u32);
        self.nodes.push(node);
        self.known.insert(node, id);
        id
    }

    /// The value of a number node.
    pub fn number_of(&self, id: Id) -> Option<f64> {
        match self.node(id) {
            Node::Number(bits) => Some(bits.value()),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&mut self, value: f64) -> Id {
        self.add_node(Node::Number(Bits::of(value)))
    }

    /// A random draw.
    pub fn random(&mut self, low: f64, high: f64) -> Id {
        self.add_node(Node::Random(Bits::of(low), Bits::of(high)))
    }

    /// Knots for [`Node::Spline`].
    pub fn knots(low: f64, high: f64, points: usize) -> Knots {
        Knots {
            low: Bits::of(low),
            high: Bits::of(high),
            points,
            order: 0,
        }
    }

    fn is(&self, id: Id, value: f64) -> bool {
        self.number_of(id) == Some(value)
    }

    /// The node inside a function of one node.
    fn inside(&self, function: Unary, id: Id) -> Option<Id> {
        match self.node(id) {
            Node::Unary(own, inner) if own == function => Some(inner),
            _ => None,
        }
    }

    /// The nodes inside a function of two nodes.
    fn both(&self, function: Binary, id: Id) -> Option<(Id, Id)> {
        match self.node(id) {
            Node::Binary(own, a, b) if own == function => Some((a, b)),
            _ => None,
        }
    }

    /// A function of one node.
    pub fn unary(&mut self, function: Unary, a: Id) -> Id {
        if let Some(value) = self.number_of(a) {
            let folded = super::scalar::unary(function, value);
            if folded.is_finite() {
                return self.number(folded);
            }
        }
        match function {
            Unary::Negate => {
                if let Some(inner) = self.inside(Unary::Negate, a) {
                    return inner;
                }
                if let Some((x, y)) = self.both(Binary::Subtract, a) {
                    return self.subtract(y, x);
                }
            }
            Unary::Ln => {
                // ln(1 + eᵛ)
                if let Some(v) = self.one_plus_exp(a) {
                    return self.unary(Unary::Softplus, v);
                }
                if let Some(inner) = self.inside(Unary::Exp, a) {
                    return inner;
                }
            }
            Unary::Abs => {
                if let Some(inner) = self.inside(Unary::Negate, a) {
                    return self.unary(Unary::Abs, inner);
                }
            }
            _ => {}
        }
        self.add_node(Node::Unary(function, a))
    }

    /// −a.
    pub fn negate(&mut self, a: Id) -> Id {
        self.unary(Unary::Negate, a)
    }

    /// a function of two nodes, through the method for it.
    pub fn binary(&mut self, function: Binary, a: Id, b: Id) -> Id {
        match function {
            Binary::Add => self.add(a, b),
            Binary::Subtract => self.subtract(a, b),
            Binary::Multiply => self.multiply(a, b),
            Binary::Divide => self.divide(a, b),
            Binary::Power => self.power(a, b),
            Binary::Max | Binary::Min => self.extreme(function, a, b),
            Binary::Less | Binary::AtMost => self
                .folded(function, a, b)
                .unwrap_or_else(|| self.add_node(Node::Binary(function, a, b))),
        }
    }

    fn folded(&mut self, function: Binary, a: Id, b: Id) -> Option<Id> {
        let value = super::scalar::binary(function, self.number_of(a)?, self.number_of(b)?);
        value.is_finite().then(|| self.number(value))
    }

    /// a + b.
    pub fn add(&mut self, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(Binary::Add, a, b) {
            return folded;
        }
        if self.is(a, 0.0) {
            return b;
        }
        if self.is(b, 0.0) {
            return a;
        }
        if let Some(inner) = self.inside(Unary::Negate, b) {
            return self.subtract(a, inner);
        }
        if let Some(inner) = self.inside(Unary::Negate, a) {
            return self.subtract(b, inner);
        }
        if a == b {
            let two = self.number(2.0);
            return self.multiply(two, a);
        }
        self.add_node(Node::Binary(Binary::Add, a, b))
    }

    /// a − b.
    pub fn subtract(&mut self, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(Binary::Subtract, a, b) {
            return folded;
        }
        if self.is(a, 0.0) {
            return self.negate(b);
        }
        if self.is(b, 0.0) {
            return a;
        }
        if a == b {
            return self.number(0.0);
        }
        if let Some(inner) = self.inside(Unary::Negate, b) {
            return self.add(a, inner);
        }
        self.add_node(Node::Binary(Binary::Subtract, a, b))
    }

    /// a · b.
    pub fn multiply(&mut self, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(Binary::Multiply, a, b) {
            return folded;
        }
        // Numbers first.
        let (a, b) = match self.number_of(b) {
            Some(_) => (b, a),
            None => (a, b),
        };
        if let Some(value) = self.number_of(a) {
            if value == 0.0 || value == 1.0 {
                return if value == 0.0 { a } else { b };
            }
            if value == -1.0 {
                return self.negate(b);
            }
            // c·(d·u) = (cd)·u
            if let Some((d, u)) = self.both(Binary::Multiply, b)
                && let Some(factor) = self.number_of(d)
            {
                let product = self.number(value * factor);
                return self.multiply(product, u);
            }
        }
        if let Some(inner) = self.inside(Unary::Negate, a) {
            let product = self.multiply(inner, b);
            return self.negate(product);
        }
        if let Some(inner) = self.inside(Unary::Negate, b) {
            let product = self.multiply(a, inner);
            return self.negate(product);
        }
        // A slope of 0 or 1 chooses; a product of it would be ∞·0 where the other overflows.
        if self.is_indicator(a) {
            let zero = self.number(0.0);
            return self.choose(a, b, zero);
        }
        if self.is_indicator(b) {
            let zero = self.number(0.0);
            return self.choose(b, a, zero);
        }
        self.add_node(Node::Binary(Binary::Multiply, a, b))
    }

    fn is_indicator(&self, id: Id) -> bool {
        matches!(
            self.node(id),
            Node::Binary(Binary::Less | Binary::AtMost, ..)
        )
    }

    /// a / b.
    pub fn divide(&mut self, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(Binary::Divide, a, b) {
            return folded;
        }
        if self.is(b, 1.0) || self.is(a, 0.0) && self.number_of(b) != Some(0.0) {
            return a;
        }
        if let Some(inner) = self.inside(Unary::Negate, a) {
            let quotient = self.divide(inner, b);
            return self.negate(quotient);
        }
        if let Some(found) = self.logistic(a, b) {
            return self.unary(Unary::Sigmoid, found);
        }
        if let Some(found) = self.hyperbolic(a, b) {
            return self.unary(Unary::Tanh, found);
        }
        self.add_node(Node::Binary(Binary::Divide, a, b))
    }

    /// v, if the node is 1 + eᵛ.
    fn one_plus_exp(&self, id: Id) -> Option<Id> {
        let (a, b) = self.both(Binary::Add, id)?;
        let exponential = match (self.is(a, 1.0), self.is(b, 1.0)) {
            (true, _) => b,
            (_, true) => a,
            _ => return None,
        };
        self.inside(Unary::Exp, exponential)
    }

    /// u, if a/b is σ(u): 1/(1 + e⁻ᵘ) or eᵘ/(1 + eᵘ).
    fn logistic(&mut self, a: Id, b: Id) -> Option<Id> {
        let v = self.one_plus_exp(b)?;
        if self.is(a, 1.0) {
            return Some(self.negate(v));
        }
        (self.inside(Unary::Exp, a)? == v).then_some(v)
    }

    /// u, if a/b is tanh u: (eᵘ − e⁻ᵘ)/(eᵘ + e⁻ᵘ).
    fn hyperbolic(&mut self, a: Id, b: Id) -> Option<Id> {
        let (p, q) = self.both(Binary::Subtract, a)?;
        let (r, s) = self.both(Binary::Add, b)?;
        if (p, q) != (r, s) && (p, q) != (s, r) {
            return None;
        }
        let (u, v) = (self.inside(Unary::Exp, p)?, self.inside(Unary::Exp, q)?);
        (self.negate(u) == v).then_some(u)
    }

    /// a ^ b.
    pub fn power(&mut self, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(Binary::Power, a, b) {
            return folded;
        }
        match self.number_of(b) {
            Some(0.0) => self.number(1.0),
            Some(1.0) => a,
            Some(0.5) => self.unary(Unary::Sqrt, a),
            // eᵘ is a function of its own.
            _ if self.is(a, core::f64::consts::E) => self.unary(Unary::Exp, b),
            _ => self.add_node(Node::Binary(Binary::Power, a, b)),
        }
    }

    /// The larger or the smaller of two. A number comes first: where both are equal the slope
    /// is that of the first, and PyTorch's slope of max(0, x) at 0 is 0.
    fn extreme(&mut self, function: Binary, a: Id, b: Id) -> Id {
        if let Some(folded) = self.folded(function, a, b) {
            return folded;
        }
        if a == b {
            return a;
        }
        let (a, b) = match self.number_of(b) {
            Some(_) => (b, a),
            None => (a, b),
        };
        self.add_node(Node::Binary(function, a, b))
    }

    /// `then` where `condition` is not 0, else `otherwise`.
    pub fn choose(&mut self, condition: Id, then: Id, otherwise: Id) -> Id {
        match self.number_of(condition) {
            Some(0.0) => otherwise,
            Some(_) => then,
            None if then == otherwise => then,
            None => self.add_node(Node::If(condition, then, otherwise)),
        }
    }

    /// Σ body over the running number 1 … count.
    pub fn sum(&mut self, count: usize, body: Id) -> Id {
        match self.number_of(body) {
            Some(value) => self.number(value * count as f64),
            None => self.add_node(Node::Sum(count, body)),
        }
    }

    /// Makes a node again with other nodes inside, simplified.
    pub fn rebuild(&mut self, node: Node, mut inner: impl FnMut(&mut Self, Id) -> Id) -> Id {
        match node {
            Node::Number(_)
            | Node::Input(_)
            | Node::Parameter(..)
            | Node::Index(_)
            | Node::Random(..) => self.add_node(node),
            Node::Unary(function, a) => {
                let a = inner(self, a);
                self.unary(function, a)
            }
            Node::Binary(function, a, b) => {
                let (a, b) = (inner(self, a), inner(self, b));
                self.binary(function, a, b)
            }
            Node::If(a, b, c) => {
                let (a, b, c) = (inner(self, a), inner(self, b), inner(self, c));
                self.choose(a, b, c)
            }
            Node::Sum(count, a) => {
                let a = inner(self, a);
                self.sum(count, a)
            }
            Node::Spline(knots, a, points) => {
                let a = inner(self, a);
                self.add_node(Node::Spline(knots, a, points))
            }
            Node::Basis(knots, a, at) => {
                let a = inner(self, a);
                self.add_node(Node::Basis(knots, a, at))
            }
        }
    }
}
