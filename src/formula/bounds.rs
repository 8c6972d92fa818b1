//! How large the results of a program can become, to tell where f32 might overflow.

use super::graph::{Binary, Unary};
use super::program::{Instruction, Program};

/// What a layer's linear maps and an activation's parameters are taken to lie within.
const INPUT: f64 = 1e4;
const PARAMETER: f64 = 1e3;

/// An interval.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    fn new(low: f64, high: f64) -> Self {
        // A bound that cannot be computed is none.
        Self {
            low: if low.is_nan() { f64::NEG_INFINITY } else { low },
            high: if high.is_nan() { f64::INFINITY } else { high },
        }
    }

    fn around(size: f64) -> Self {
        Self::new(-size, size)
    }

    fn size(self) -> f64 {
        self.low.abs().max(self.high.abs())
    }

    /// The interval of a growing function.
    fn growing(self, function: impl Fn(f64) -> f64) -> Self {
        Self::new(function(self.low), function(self.high))
    }

    fn with(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }
}

/// For each instruction whether it is a product that must take 0·∞ as 0: with inputs within
/// ±10⁴ a factor might overflow f32.
pub fn careful_products(program: &Program) -> Vec<bool> {
    let limit = f64::from(f32::MAX);
    let mut ranges: Vec<Range> = Vec::with_capacity(program.instructions().len());
    let mut careful = Vec::with_capacity(ranges.capacity());
    for instruction in program.instructions() {
        let range = range(instruction, &ranges);
        careful.push(match *instruction {
            Instruction::Binary(Binary::Multiply, a, b) => {
                ranges[a].size() >= limit || ranges[b].size() >= limit
            }
            _ => false,
        });
        ranges.push(range);
    }
    careful
}

fn range(instruction: &Instruction, known: &[Range]) -> Range {
    match *instruction {
        Instruction::Number(value) => Range::new(value, value),
        Instruction::Input(_) => Range::around(INPUT),
        Instruction::Parameter(_) => Range::around(PARAMETER),
        // Draws lie within the range around their mean that a formula may name.
        Instruction::Random { mean } => Range::around(2.0 * mean.abs() + PARAMETER),
        Instruction::Unary(function, a) => unary(function, known[a]),
        Instruction::Binary(function, a, b) => binary(function, known[a], known[b]),
        Instruction::If(_, b, c) => known[b].with(known[c]),
        // The weights of four control points, and the line beyond the ends.
        Instruction::Spline(knots, a, _) | Instruction::Basis(knots, a, _) => {
            let pieces = (knots.points - 3) as f64;
            let h = (knots.high.value() - knots.low.value()) / pieces;
            Range::around(PARAMETER * 8.0 * (1.0 + known[a].size() / h) / h.powi(3).min(1.0))
        }
    }
}

fn unary(function: Unary, u: Range) -> Range {
    let value = |x: f64| super::scalar::unary(function, x);
    match function {
        Unary::Negate => Range::new(-u.high, -u.low),
        // Beyond the largest f32 the exponential counts as overflowing, though it saturates.
        Unary::Exp | Unary::Softplus | Unary::Sigmoid | Unary::Tanh | Unary::Erf => {
            u.growing(value)
        }
        Unary::NormalCdf => u.growing(value),
        Unary::NormalDensity => Range::new(0.0, 0.4),
        Unary::TanhSlope | Unary::SigmoidSlope => Range::new(0.0, 1.0),
        Unary::Ln => Range::around(100.0),
        Unary::Sqrt => Range::new(0.0, libm::sqrt(u.high.max(0.0))),
        Unary::Abs => Range::new(0.0, u.size()),
        Unary::Sign | Unary::Sin | Unary::Cos => Range::around(1.0),
    }
}

fn binary(function: Binary, a: Range, b: Range) -> Range {
    let corners = |of: &dyn Fn(f64, f64) -> f64| {
        let all = [
            of(a.low, b.low),
            of(a.low, b.high),
            of(a.high, b.low),
            of(a.high, b.high),
        ];
        match all.iter().any(|value| value.is_nan()) {
            true => Range::around(f64::INFINITY),
            false => Range::new(
                all.iter().copied().fold(f64::INFINITY, f64::min),
                all.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
        }
    };
    match function {
        Binary::Add => Range::new(a.low + b.low, a.high + b.high),
        Binary::Subtract => Range::new(a.low - b.high, a.high - b.low),
        Binary::Multiply => corners(&|x, y| x * y),
        Binary::Divide if b.low > 0.0 || b.high < 0.0 => corners(&|x, y| x / y),
        Binary::Power if b.low == b.high && b.low >= 0.0 => {
            Range::around(libm::pow(a.size(), b.low))
        }
        Binary::Divide | Binary::Power => Range::around(f64::INFINITY),
        Binary::Max => Range::new(a.low.max(b.low), a.high.max(b.high)),
        Binary::Min => Range::new(a.low.min(b.low), a.high.min(b.high)),
        Binary::Less | Binary::AtMost => Range::new(0.0, 1.0),
    }
}
