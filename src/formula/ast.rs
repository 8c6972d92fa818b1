//! A formula as it is written: an expression and the parameters it names.
//!
//! The tree keeps what was typed (`clamp(x, 0, 6)` stays a clamp), so that printing and
//! reading it again gives the same tree. What is computed is the [`super::graph`] made from it.

use super::functions::Function;

/// Bounds that keep every formula, its derivatives and its kernels small.
pub mod limits {
    /// Longest text of a formula, in bytes.
    pub const TEXT: usize = 2_000;
    /// Most parts of an expression (numbers, names, operators, calls).
    pub const PARTS: usize = 400;
    /// Deepest nesting of brackets, calls and signs.
    pub const DEPTH: usize = 48;
    /// Most parameters of a formula.
    pub const PARAMETERS: usize = 16;
    /// Most numbers in one parameter, and most terms of a sum.
    pub const TERMS: usize = 64;
    /// Most linear maps of the layer's input.
    pub const INPUTS: usize = 4;
    /// Longest name, in characters.
    pub const NAME: usize = 16;
    /// Largest number that may be written.
    pub const NUMBER: f64 = 1e9;
}

/// An activation function as a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// f.
    pub body: Expr,
    /// The parameters, in the order in which they are declared.
    pub parameters: Vec<Parameter>,
    /// Linear maps of the layer's input that f takes: 1 for f(x), k for f(x1, …, xk).
    pub inputs: usize,
}

/// A named parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name, such as `a`.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// How many numbers it is.
    pub count: Count,
    /// How it starts; for a size, the one value is the size.
    pub start: Start,
}

/// What a parameter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Training changes it.
    Trained,
    /// It stays as it starts.
    Fixed,
    /// The number of terms of a sum, a whole number that is chosen before training.
    Size,
}

/// How many numbers something has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// A single number, not a list.
    One,
    /// A list of so many.
    Of(usize),
    /// A list as long as the size parameter with this place among the parameters.
    Size(usize),
}

/// How a parameter starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Every number of it starts at this value.
    Value(f64),
    /// Each number starts at its own.
    List(Vec<f64>),
    /// Draws from N(0, 1).
    Normal,
}

/// Where the parameters' numbers are among all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// For each parameter its first place; sizes have none and stand where the next one begins.
    pub first: Vec<usize>,
    /// Numbers in all.
    pub len: usize,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number, at least 0; a minus sign before it is a [`Expr::Negate`].
    Number(f64),
    /// π or e.
    Constant(Constant),
    /// The linear map with this place: x is 0, and so is x1.
    Input(usize),
    /// A parameter that is one number, by its place among the parameters.
    Parameter(usize),
    /// The number of a list parameter that belongs to the term of the sum around it: `c[i]`.
    Element(usize),
    /// The running number of the sum around it, from 1.
    Index,
    /// −a.
    Negate(Box<Expr>),
    /// a ∘ b.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// 1 where the comparison holds, else 0.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// A function of the usual kind, with as many arguments as it takes.
    Call(Function, Vec<Expr>),
    /// `if(c, a, b)`: a where c is not 0, else b.
    If(Box<[Expr; 3]>),
    /// `sum(i, n, body)`: the sum of body over i = 1 … n.
    Sum {
        /// The running number's name.
        index: String,
        /// Its last value.
        count: Count,
        /// What is added.
        body: Box<Expr>,
    },
    /// `gate(l1, f1, l2, f2, …)`: Σ gₖfₖ with g = softmax(l).
    Gate(Vec<(Expr, Expr)>),
    /// `spline(u, low, high, c)`: a uniform cubic B-spline, linear beyond its ends.
    Spline {
        /// u.
        argument: Box<Expr>,
        /// Where the first piece begins.
        low: Box<Expr>,
        /// Where the last piece ends.
        high: Box<Expr>,
        /// The control points, a list parameter.
        points: usize,
    },
    /// `random(low, high)`: a draw for each element while training, its mean otherwise.
    Random(Box<[Expr; 2]>),
}

/// A number with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// π.
    Pi,
    /// e.
    E,
}

/// An operator between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// a + b
    Add,
    /// a − b
    Subtract,
    /// a · b
    Multiply,
    /// a / b
    Divide,
    /// a ^ b
    Power,
}

/// A comparison of two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// a < b
    Less,
    /// a ≤ b
    AtMost,
    /// a > b
    Greater,
    /// a ≥ b
    AtLeast,
}

impl Constant {
    /// Its value.
    pub fn value(self) -> f64 {
        match self {
            Self::Pi => core::f64::consts::PI,
            Self::E => core::f64::consts::E,
        }
    }

    /// Its name in a formula.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pi => "pi",
            Self::E => "e",
        }
    }
}

impl Operator {
    /// How it is written.
    pub fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
            Self::Power => '^',
        }
    }
}

impl Comparison {
    /// How it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }
}

impl Formula {
    /// The place of the parameter with that name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.parameters.iter().position(|own| own.name == name)
    }

    /// How long a list is; 1 for a single number.
    pub fn length(&self, count: Count) -> usize {
        match count {
            Count::One => 1,
            Count::Of(length) => length,
            Count::Size(place) => match self.parameters[place].start {
                Start::Value(size) => size as usize,
                Start::List(_) | Start::Normal => 1,
            },
        }
    }

    /// Where each parameter's numbers are.
    pub fn layout(&self) -> Layout {
        let mut len = 0;
        let first = self
            .parameters
            .iter()
            .map(|parameter| {
                let place = len;
                if parameter.role != Role::Size {
                    len += self.length(parameter.count);
                }
                place
            })
            .collect();
        Layout { first, len }
    }

    /// Whether an expression in it is drawn at random while training.
    pub fn random(&self) -> Option<(f64, f64)> {
        self.body.random()
    }
}

impl Expr {
    /// The expressions directly inside this one, in the order in which they are written.
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Self::Number(_)
            | Self::Constant(_)
            | Self::Input(_)
            | Self::Parameter(_)
            | Self::Element(_)
            | Self::Index => Vec::new(),
            Self::Negate(inner) | Self::Sum { body: inner, .. } => vec![inner],
            Self::Binary(_, a, b) | Self::Compare(_, a, b) => vec![a, b],
            Self::Call(_, arguments) => arguments.iter().collect(),
            Self::If(parts) => parts.iter().collect(),
            Self::Gate(pairs) => pairs.iter().flat_map(|(a, b)| [a, b]).collect(),
            Self::Spline {
                argument,
                low,
                high,
                ..
            } => vec![argument, low, high],
            Self::Random(parts) => parts.iter().collect(),
        }
    }

    /// The same expression with every part replaced by what `change` makes of it, from inside out.
    pub fn map(&self, change: &mut impl FnMut(Self) -> Self) -> Self {
        let mut boxed = |part: &Self| Box::new(part.map(change));
        let whole = match self {
            Self::Number(_)
            | Self::Constant(_)
            | Self::Input(_)
            | Self::Parameter(_)
            | Self::Element(_)
            | Self::Index => self.clone(),
            Self::Negate(inner) => Self::Negate(boxed(inner)),
            Self::Binary(operator, a, b) => Self::Binary(*operator, boxed(a), boxed(b)),
            Self::Compare(comparison, a, b) => Self::Compare(*comparison, boxed(a), boxed(b)),
            Self::Call(function, arguments) => {
                let arguments = arguments.iter().map(|part| part.map(change)).collect();
                Self::Call(*function, arguments)
            }
            Self::If(parts) => Self::If(Box::new(parts.each_ref().map(|part| part.map(change)))),
            Self::Sum { index, count, body } => Self::Sum {
                index: index.clone(),
                count: *count,
                body: boxed(body),
            },
            Self::Gate(pairs) => {
                let pairs = pairs.iter().map(|(a, b)| (a.map(change), b.map(change)));
                Self::Gate(pairs.collect())
            }
            Self::Spline {
                argument,
                low,
                high,
                points,
            } => Self::Spline {
                argument: boxed(argument),
                low: boxed(low),
                high: boxed(high),
                points: *points,
            },
            Self::Random(parts) => {
                Self::Random(Box::new(parts.each_ref().map(|part| part.map(change))))
            }
        };
        change(whole)
    }

    /// The value of an expression of numbers alone; none if it holds anything else.
    pub fn constant(&self) -> Option<f64> {
        Some(match self {
            Self::Number(value) => *value,
            Self::Constant(constant) => constant.value(),
            Self::Negate(inner) => -inner.constant()?,
            Self::Binary(operator, a, b) => {
                let (a, b) = (a.constant()?, b.constant()?);
                match operator {
                    Operator::Add => a + b,
                    Operator::Subtract => a - b,
                    Operator::Multiply => a * b,
                    Operator::Divide => a / b,
                    Operator::Power => libm::pow(a, b),
                }
            }
            _ => return None,
        })
    }

    /// The range of the first random draw in it.
    pub fn random(&self) -> Option<(f64, f64)> {
        if let Self::Random(range) = self {
            return Some((range[0].constant()?, range[1].constant()?));
        }
        self.parts().into_iter().find_map(Self::random)
    }
}
