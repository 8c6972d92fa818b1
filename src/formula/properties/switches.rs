//! Where a formula may break: its comparisons, absolute values, divisions and knots.

use super::super::graph::{Binary, Knots, Unary};
use super::super::program::{Instruction, Program};
use super::curve::Sample;
use super::rounding::Rounded;

/// Something in a program whose state is constant wherever f is analytic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Switch {
    /// Which of two results is larger.
    Larger(usize, usize),
    /// The sign of a result.
    Sign(usize),
    /// The sign of a result that matters also where it is 0 without changing its sign.
    Zero(usize),
    /// The piece of a spline.
    Piece(usize, Knots),
    /// Whether f and f′ are numbers.
    Defined,
}

/// Of what is not a number.
const NO_NUMBER: i32 = i32::MIN;

impl Switch {
    /// The switches of a program, each once.
    pub fn of(program: &Program) -> Vec<Self> {
        let instructions = program.instructions();
        let number = |place: usize| match instructions[place] {
            Instruction::Number(value) => Some(value),
            _ => None,
        };
        let mut found = vec![Self::Defined];
        for instruction in instructions {
            let switch = match *instruction {
                Instruction::Binary(
                    Binary::Less | Binary::AtMost | Binary::Max | Binary::Min,
                    a,
                    b,
                ) => Self::Larger(a.min(b), a.max(b)),
                Instruction::Binary(Binary::Divide, _, b) => Self::Zero(b),
                Instruction::Binary(Binary::Power, a, b) => match number(b) {
                    Some(exponent) if exponent >= 0.0 && exponent.fract() == 0.0 => continue,
                    _ => Self::Zero(a),
                },
                Instruction::Unary(Unary::Sqrt | Unary::Ln, a) => Self::Zero(a),
                Instruction::Unary(Unary::Abs | Unary::Sign, a) => Self::Sign(a),
                // An If on a comparison switches where the comparison does.
                Instruction::If(condition, ..) => match instructions[condition] {
                    Instruction::Binary(Binary::Less | Binary::AtMost, ..) => continue,
                    _ => Self::Zero(condition),
                },
                Instruction::Spline(knots, a, _) | Instruction::Basis(knots, a, _) => {
                    Self::Piece(a, Knots { order: 0, ..knots })
                }
                Instruction::Number(_)
                | Instruction::Input(_)
                | Instruction::Parameter(_)
                | Instruction::Random { .. }
                | Instruction::Unary(..)
                | Instruction::Binary(..) => continue,
            };
            let constant = match switch {
                Self::Zero(a) | Self::Sign(a) => number(a).is_some(),
                _ => false,
            };
            if !constant && !found.contains(&switch) {
                found.push(switch);
            }
        }
        found
    }

    /// The number whose sign is the state.
    pub fn quantity(self, results: &[Rounded]) -> Rounded {
        match self {
            Self::Larger(a, b) => results[a].minus(results[b]),
            Self::Sign(a) | Self::Zero(a) | Self::Piece(a, _) => results[a],
            Self::Defined => Rounded::default(),
        }
    }

    /// The state: a sign, a piece, or a kind of number.
    pub fn state(self, sample: &Sample, results: &[Rounded]) -> i32 {
        match self {
            Self::Defined => sample.state as i32,
            Self::Piece(a, knots) => piece(knots, results[a].value),
            _ => self.quantity(results).sign().unwrap_or(NO_NUMBER),
        }
    }

    /// Whether a 0 without a change of sign matters.
    pub fn touches(self) -> bool {
        matches!(self, Self::Zero(_))
    }
}

/// The piece of a spline, −1 and the number of pieces beyond its ends.
fn piece(knots: Knots, u: f64) -> i32 {
    if u.is_nan() {
        return NO_NUMBER;
    }
    let (low, high) = (knots.low.value(), knots.high.value());
    let pieces = knots.points.saturating_sub(3).max(1) as f64;
    libm::floor((u - low) / (high - low) * pieces).clamp(-1.0, pieces) as i32
}
