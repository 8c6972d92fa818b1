//! Programs on blocks of f32: the CPU's kernels.
//!
//! Each instruction runs over a block of elements before the next one does, in a loop that the
//! compiler turns into SIMD instructions. A block stays in the cache, so nothing but the inputs
//! and the outputs goes through memory. What is the same for all elements (numbers, parameters
//! of a shared object) is computed once.

use super::bounds::careful_products;
use super::elementary::scalar as f32s;
use super::graph::{Binary, Knots, Unary};
use super::program::{Instruction, Program};
use super::spline;

/// Elements in a block: with a dozen registers, some 12 KiB of the first-level cache.
pub const BLOCK: usize = 256;

/// Largest whole exponent that is computed by multiplication.
const WHOLE_EXPONENT: f32 = 64.0;

/// Where an instruction's result is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// The same number for every element, at this place of the uniform results.
    Uniform(usize),
    /// A block.
    Register(usize),
    /// A linear map, where it is.
    Input(usize),
    /// A parameter that differs from neuron to neuron, where it is.
    Column(usize),
    /// The random draws.
    Draw,
}

/// A program ready to run on blocks.
#[derive(Clone, Debug)]
pub struct BlockProgram {
    instructions: Vec<Instruction>,
    careful: Vec<bool>,
    places: Vec<Place>,
    outputs: Vec<usize>,
    registers: usize,
    uniforms: usize,
}

/// A parameter's value: one for all elements, or one for each column of the block.
#[derive(Clone, Copy, Debug)]
pub enum Parameter<'a> {
    /// One for all.
    One(f32),
    /// One per element of the block at hand, as long as the block.
    Each(&'a [f32]),
}

/// What a block is computed from; all slices are as long as the block.
#[derive(Clone, Copy, Debug)]
pub struct Arguments<'a> {
    /// The linear maps.
    pub x: &'a [&'a [f32]],
    /// Every number of the parameters.
    pub p: &'a [Parameter<'a>],
    /// The random draws of training, or none.
    pub draws: Option<&'a [f32]>,
}

/// The results of a block.
#[derive(Clone, Copy, Debug)]
pub enum Output<'a> {
    /// The same for every element.
    One(f32),
    /// One per element.
    Each(&'a [f32]),
}

/// Memory that is used again from block to block.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    registers: Vec<Vec<f32>>,
    uniforms: Vec<f32>,
}

impl BlockProgram {
    /// Prepares a program. `per_column` tells which of the parameters' numbers differ from
    /// column to column; `drawn`, whether there will be random draws.
    pub fn new(program: &Program, per_column: &dyn Fn(usize) -> bool, drawn: bool) -> Self {
        let instructions = program.instructions().to_vec();
        let outputs = program.outputs().to_vec();
        let last = last_uses(&instructions, &outputs);
        let mut places: Vec<Place> = Vec::with_capacity(instructions.len());
        let mut free: Vec<usize> = Vec::new();
        let (mut registers, mut uniforms) = (0, 0);
        for (number, instruction) in instructions.iter().enumerate() {
            let used = operands(instruction);
            let uniform = used
                .iter()
                .all(|&operand| matches!(places[operand], Place::Uniform(_)));
            let place = match *instruction {
                Instruction::Input(place) => Place::Input(place),
                Instruction::Parameter(place) if per_column(place) => Place::Column(place),
                Instruction::Random { .. } if drawn => Place::Draw,
                // A spline's control points may differ from column to column.
                Instruction::Spline(knots, _, first)
                    if (first..first + knots.points).any(per_column) =>
                {
                    Place::Register(usize::MAX)
                }
                _ if uniform => Place::Uniform(0),
                _ => Place::Register(usize::MAX),
            };
            // An operand that is used here for the last time leaves its register, but only
            // after the result has one: a result is never written over its own operands.
            let place = match place {
                Place::Uniform(_) => {
                    uniforms += 1;
                    Place::Uniform(uniforms - 1)
                }
                Place::Register(_) => Place::Register(free.pop().unwrap_or_else(|| {
                    registers += 1;
                    registers - 1
                })),
                other => other,
            };
            places.push(place);
            let mut done = used;
            done.sort_unstable();
            done.dedup();
            for operand in done {
                if let Place::Register(register) = places[operand]
                    && last[operand] == number
                {
                    free.push(register);
                }
            }
        }
        Self {
            careful: careful_products(program),
            instructions,
            places,
            outputs,
            registers,
            uniforms,
        }
    }

    /// Computes a block of `len` elements, at most [`BLOCK`], and shows each output.
    pub fn run(
        &self,
        len: usize,
        arguments: Arguments<'_>,
        scratch: &mut Scratch,
        mut show: impl FnMut(usize, Output<'_>),
    ) {
        scratch.registers.resize(self.registers, vec![0.0; BLOCK]);
        scratch.uniforms.resize(self.uniforms, 0.0);
        for (number, instruction) in self.instructions.iter().enumerate() {
            self.step(number, instruction, len, arguments, scratch);
        }
        for (which, &output) in self.outputs.iter().enumerate() {
            show(which, self.read(output, len, arguments, scratch));
        }
    }

    fn read<'a>(
        &self,
        number: usize,
        len: usize,
        arguments: Arguments<'a>,
        scratch: &'a Scratch,
    ) -> Output<'a> {
        match self.places[number] {
            Place::Uniform(place) => Output::One(scratch.uniforms[place]),
            Place::Register(register) => Output::Each(&scratch.registers[register][..len]),
            Place::Input(place) => Output::Each(&arguments.x[place][..len]),
            Place::Column(place) => match arguments.p[place] {
                Parameter::One(value) => Output::One(value),
                Parameter::Each(values) => Output::Each(&values[..len]),
            },
            Place::Draw => match arguments.draws {
                Some(draws) => Output::Each(&draws[..len]),
                None => Output::One(0.0),
            },
        }
    }

    fn step(
        &self,
        number: usize,
        instruction: &Instruction,
        len: usize,
        arguments: Arguments<'_>,
        scratch: &mut Scratch,
    ) {
        let register = match self.places[number] {
            Place::Uniform(place) => {
                scratch.uniforms[place] = self.uniform(number, instruction, arguments, scratch);
                return;
            }
            Place::Register(register) => register,
            Place::Input(_) | Place::Column(_) | Place::Draw => return,
        };
        // Taken out, so that the other registers can be read while it is written.
        let mut result = std::mem::take(&mut scratch.registers[register]);
        let out = &mut result[..len];
        let of = |number| self.read(number, len, arguments, scratch);
        match *instruction {
            Instruction::Unary(function, a) => unary(function, of(a), out),
            Instruction::Binary(function, a, b) => {
                binary(function, self.careful[number], of(a), of(b), out);
            }
            Instruction::If(a, b, c) => choose(of(a), of(b), of(c), out),
            Instruction::Spline(knots, a, first) => {
                let points = &arguments.p[first..first + knots.points];
                spline_block(knots, of(a), points, out);
            }
            Instruction::Basis(knots, a, which) => {
                map1(of(a), out, |u| {
                    spline::basis(knots, f64::from(u), which) as f32
                });
            }
            Instruction::Number(_)
            | Instruction::Input(_)
            | Instruction::Parameter(_)
            | Instruction::Random { .. } => unreachable!("these are never in a register"),
        }
        scratch.registers[register] = result;
    }

    /// An instruction whose operands are the same for all elements.
    fn uniform(
        &self,
        number: usize,
        instruction: &Instruction,
        arguments: Arguments<'_>,
        scratch: &Scratch,
    ) -> f32 {
        let of = |number: usize| match self.places[number] {
            Place::Uniform(place) => scratch.uniforms[place],
            _ => unreachable!("the operands of what is uniform are uniform"),
        };
        let mut out = [0.0];
        let one = |number| Output::One(of(number));
        match *instruction {
            Instruction::Number(value) => return value as f32,
            Instruction::Parameter(place) => match arguments.p[place] {
                Parameter::One(value) => return value,
                Parameter::Each(_) => unreachable!("it was said to be one for all"),
            },
            Instruction::Random { mean } => return mean as f32,
            Instruction::Unary(function, a) => unary(function, one(a), &mut out),
            Instruction::Binary(function, a, b) => {
                binary(function, self.careful[number], one(a), one(b), &mut out);
            }
            Instruction::If(a, b, c) => return if of(a) != 0.0 { of(b) } else { of(c) },
            Instruction::Spline(knots, a, first) => {
                let points = &arguments.p[first..first + knots.points];
                spline_block(knots, one(a), points, &mut out);
            }
            Instruction::Basis(knots, a, which) => {
                return spline::basis(knots, f64::from(of(a)), which) as f32;
            }
            Instruction::Input(_) => unreachable!("inputs are never uniform"),
        }
        out[0]
    }
}

/// For each instruction the last one that uses it; outputs are used to the end.
fn last_uses(instructions: &[Instruction], outputs: &[usize]) -> Vec<usize> {
    let mut last = vec![0; instructions.len()];
    for (number, instruction) in instructions.iter().enumerate() {
        for operand in operands(instruction) {
            last[operand] = number;
        }
    }
    for &output in outputs {
        last[output] = usize::MAX;
    }
    last
}

fn operands(instruction: &Instruction) -> Vec<usize> {
    match *instruction {
        Instruction::Number(_)
        | Instruction::Input(_)
        | Instruction::Parameter(_)
        | Instruction::Random { .. } => Vec::new(),
        Instruction::Unary(_, a) | Instruction::Spline(_, a, _) | Instruction::Basis(_, a, _) => {
            vec![a]
        }
        Instruction::Binary(_, a, b) => vec![a, b],
        Instruction::If(a, b, c) => vec![a, b, c],
    }
}

#[inline(always)]
fn map1(a: Output<'_>, out: &mut [f32], f: impl Fn(f32) -> f32) {
    match a {
        Output::One(a) => out.fill(f(a)),
        Output::Each(a) => {
            for (out, &a) in out.iter_mut().zip(a) {
                *out = f(a);
            }
        }
    }
}

#[inline(always)]
fn map2(a: Output<'_>, b: Output<'_>, out: &mut [f32], f: impl Fn(f32, f32) -> f32) {
    match (a, b) {
        (Output::One(a), Output::One(b)) => out.fill(f(a, b)),
        (Output::Each(a), Output::One(b)) => {
            for (out, &a) in out.iter_mut().zip(a) {
                *out = f(a, b);
            }
        }
        (Output::One(a), Output::Each(b)) => {
            for (out, &b) in out.iter_mut().zip(b) {
                *out = f(a, b);
            }
        }
        (Output::Each(a), Output::Each(b)) => {
            for ((out, &a), &b) in out.iter_mut().zip(a).zip(b) {
                *out = f(a, b);
            }
        }
    }
}

/// Each function has a loop of its own, so that each loop is vectorised.
fn unary(function: Unary, a: Output<'_>, out: &mut [f32]) {
    match function {
        Unary::Negate => map1(a, out, |u| -u),
        Unary::Exp => map1(a, out, f32s::exp),
        Unary::Ln => map1(a, out, f32s::ln),
        Unary::Sqrt => map1(a, out, f32::sqrt),
        Unary::Abs => map1(a, out, f32::abs),
        Unary::Sign => map1(a, out, |u| {
            let positive = if u > 0.0 { 1.0 } else { u };
            if u < 0.0 { -1.0 } else { positive }
        }),
        Unary::Sin => map1(a, out, f32s::sin),
        Unary::Cos => map1(a, out, f32s::cos),
        Unary::Tanh => map1(a, out, f32s::tanh),
        Unary::TanhSlope => map1(a, out, f32s::tanh_slope),
        Unary::Sigmoid => map1(a, out, f32s::sigmoid),
        Unary::SigmoidSlope => map1(a, out, f32s::sigmoid_slope),
        Unary::Softplus => map1(a, out, f32s::softplus),
        Unary::Erf => map1(a, out, f32s::erf),
        Unary::NormalCdf => map1(a, out, f32s::normal_cdf),
        Unary::NormalDensity => map1(a, out, f32s::normal_density),
    }
}

fn binary(function: Binary, careful: bool, a: Output<'_>, b: Output<'_>, out: &mut [f32]) {
    match function {
        Binary::Add => map2(a, b, out, |a, b| a + b),
        Binary::Subtract => map2(a, b, out, |a, b| a - b),
        Binary::Multiply if careful => map2(a, b, out, |a, b| {
            // As in f64: a factor that has vanished beats one that has overflowed.
            let product = a * b;
            let first = (a == 0.0) & (b.abs() > f32::MAX);
            let second = (b == 0.0) & (a.abs() > f32::MAX);
            if first | second { 0.0 } else { product }
        }),
        Binary::Multiply => map2(a, b, out, |a, b| a * b),
        Binary::Divide => map2(a, b, out, |a, b| a / b),
        Binary::Power => power(a, b, out),
        // Like f64's, these let a NaN through.
        Binary::Max => map2(a, b, out, |a, b| if a > b || a.is_nan() { a } else { b }),
        Binary::Min => map2(a, b, out, |a, b| if a < b || a.is_nan() { a } else { b }),
        Binary::Less => map2(a, b, out, |a, b| if a < b { 1.0 } else { 0.0 }),
        Binary::AtMost => map2(a, b, out, |a, b| if a <= b { 1.0 } else { 0.0 }),
    }
}

/// aᵇ: whole exponents that are the same for all by multiplication, others one by one.
fn power(a: Output<'_>, b: Output<'_>, out: &mut [f32]) {
    match b {
        Output::One(2.0) => map1(a, out, |a| a * a),
        Output::One(3.0) => map1(a, out, |a| a * a * a),
        Output::One(n) if n.fract() == 0.0 && n.abs() <= WHOLE_EXPONENT => {
            let left = n.abs() as u32;
            map1(a, out, |a| {
                let (mut product, mut square, mut left) = (1.0, a, left);
                while left > 0 {
                    if left & 1 == 1 {
                        product *= square;
                    }
                    square *= square;
                    left >>= 1;
                }
                if n < 0.0 { 1.0 / product } else { product }
            });
        }
        _ => map2(a, b, out, libm::powf),
    }
}

fn choose(condition: Output<'_>, then: Output<'_>, otherwise: Output<'_>, out: &mut [f32]) {
    let condition = match condition {
        Output::One(value) => {
            let chosen = if value != 0.0 { then } else { otherwise };
            return map1(chosen, out, |u| u);
        }
        Output::Each(values) => values,
    };
    match (then, otherwise) {
        (Output::Each(a), Output::Each(b)) => {
            for (((out, &c), &a), &b) in out.iter_mut().zip(condition).zip(a).zip(b) {
                *out = if c != 0.0 { a } else { b };
            }
        }
        (Output::One(a), other) => {
            map2(Output::Each(condition), other, out, |c, b| {
                if c != 0.0 { a } else { b }
            });
        }
        (other, Output::One(b)) => {
            map2(Output::Each(condition), other, out, |c, a| {
                if c != 0.0 { a } else { b }
            });
        }
    }
}

/// A spline is looked up one element at a time.
fn spline_block(knots: Knots, u: Output<'_>, points: &[Parameter<'_>], out: &mut [f32]) {
    let mut own = vec![0.0; points.len()];
    for (element, out) in out.iter_mut().enumerate() {
        let u = match u {
            Output::One(u) => u,
            Output::Each(u) => u[element],
        };
        for (own, point) in own.iter_mut().zip(points) {
            *own = f64::from(match point {
                Parameter::One(value) => *value,
                Parameter::Each(values) => values[element],
            });
        }
        *out = spline::value(knots, f64::from(u), &own) as f32;
    }
}
