//! What it takes to compute f.

use super::super::graph::{Binary, Unary};
use super::super::program::{Instruction, Program};

/// Instructions of the program for f, by kind. Numbers, parameters and x cost nothing. What the
/// compiler made one function counts as one: 1/(1+e⁻ˣ) is a sigmoid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// exp, ln, sin, cos, tanh, σ, softplus, erf, Φ, φ, and powers that are no whole number.
    pub transcendental: usize,
    /// Divisions and square roots.
    pub divisions: usize,
    /// Sums, products, signs, comparisons, choices, whole powers.
    pub arithmetic: usize,
    /// Splines, each of which looks up and weighs four numbers.
    pub splines: usize,
}

impl Cost {
    /// Counts.
    pub fn of(program: &Program) -> Self {
        let mut cost = Self::default();
        let instructions = program.instructions();
        for instruction in instructions {
            let kind = match *instruction {
                Instruction::Number(_)
                | Instruction::Input(_)
                | Instruction::Parameter(_)
                | Instruction::Random { .. } => continue,
                Instruction::Unary(Unary::Negate | Unary::Abs | Unary::Sign, _)
                | Instruction::If(..) => &mut cost.arithmetic,
                Instruction::Unary(Unary::Sqrt, _) | Instruction::Binary(Binary::Divide, ..) => {
                    &mut cost.divisions
                }
                Instruction::Unary(..) => &mut cost.transcendental,
                Instruction::Binary(Binary::Power, _, exponent) => match instructions[exponent] {
                    Instruction::Number(value) if value.fract() == 0.0 => &mut cost.arithmetic,
                    _ => &mut cost.transcendental,
                },
                Instruction::Binary(..) => &mut cost.arithmetic,
                Instruction::Spline(..) | Instruction::Basis(..) => &mut cost.splines,
            };
            *kind += 1;
        }
        cost
    }

    /// All instructions.
    pub fn total(self) -> usize {
        self.transcendental + self.divisions + self.arithmetic + self.splines
    }
}
