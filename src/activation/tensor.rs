//! The activation functions on Burn tensors, differentiable by Burn's autodiff: the formula's
//! instructions, one tensor operation each, in f32.

use burn::tensor::{Tensor, activation};

use super::Instance;
use crate::formula::graph::{Binary, Knots, Unary};
use crate::formula::program::Instruction;

/// Where eᵘ stops growing instead of overflowing in f32: e⁸⁸ ≈ 1.7·10³⁸.
const LARGEST_EXPONENT: f32 = 88.0;

/// Largest whole exponent that is computed by multiplication.
const WHOLE_EXPONENT: f64 = 64.0;

/// f(x) element by element.
///
/// # Shapes
/// - `x`: [batch, k·width] for a function of k linear maps, the first map's columns first
/// - `parameters`: the trained parameters in the formula's order, each [1, 1] (one number),
///   [1, width] (one per neuron), [terms, 1] or [terms, width] (a list)
/// - `draws`: the random draws of training, [batch, width]; `None` in evaluation
/// - output: [batch, width]
pub fn apply(
    instance: &Instance,
    x: Tensor<2>,
    parameters: &[Tensor<2>],
    draws: Option<Tensor<2>>,
) -> Tensor<2> {
    let [rows, columns] = x.dims();
    let width = columns / instance.inputs();
    let places = places(instance, parameters);
    let program = instance.compiled().evaluation();
    let mut results: Vec<Term> = Vec::with_capacity(program.instructions().len());
    for instruction in program.instructions() {
        let result = match *instruction {
            Instruction::Number(value) => Term::Number(value),
            Instruction::Input(place) => Term::Tensor(x.clone().narrow(1, place * width, width)),
            Instruction::Parameter(place) => places[place].clone(),
            Instruction::Random { mean } => match &draws {
                Some(draws) => Term::Tensor(draws.clone()),
                None => Term::Number(mean),
            },
            Instruction::Unary(function, a) => match &results[a] {
                Term::Number(value) => {
                    Term::Number(crate::formula::scalar::unary(function, *value))
                }
                Term::Tensor(u) => Term::Tensor(unary(function, u.clone())),
            },
            Instruction::Binary(function, a, b) => binary(function, &results[a], &results[b]),
            Instruction::If(a, b, c) => choose(&results[a], &results[b], &results[c]),
            Instruction::Spline(knots, a, first) => {
                spline(knots, &results[a], &places[first..first + knots.points])
            }
            Instruction::Basis(..) => unreachable!("only derivatives have a spline's weights"),
        };
        results.push(result);
    }
    let out = results.swap_remove(program.outputs()[0]);
    // A formula may give one number for all, or one per neuron.
    out.tensor(&x).expand([rows, width])
}

/// The result of an instruction.
#[derive(Clone)]
#[allow(clippy::large_enum_variant)] // nearly every term is a tensor, there are few numbers
enum Term {
    /// The same number everywhere.
    Number(f64),
    /// [batch or 1, width or 1].
    Tensor(Tensor<2>),
}

impl Term {
    fn tensor(&self, like: &Tensor<2>) -> Tensor<2> {
        match self {
            Self::Number(value) => Tensor::full([1, 1], *value as f32, &like.device()),
            Self::Tensor(tensor) => tensor.clone(),
        }
    }

    /// With every other tensor's shape, as comparisons need it.
    fn like(&self, other: &Tensor<2>) -> Tensor<2> {
        let [rows, columns] = other.dims();
        let own = self.tensor(other);
        let [own_rows, own_columns] = own.dims();
        own.expand([rows.max(own_rows), columns.max(own_columns)])
    }
}

/// Each place of `p` as a term: trained numbers are rows of their tensors, others are numbers.
fn places(instance: &Instance, parameters: &[Tensor<2>]) -> Vec<Term> {
    let start = instance.start_parameters(0, 0, 0);
    let mut trained = parameters.iter();
    let mut places = Vec::with_capacity(start.len());
    for slot in instance.slots() {
        let tensor = slot.trained.then(|| trained.next()).flatten();
        for (term, place) in slot.places.enumerate() {
            places.push(match tensor {
                Some(tensor) => Term::Tensor(tensor.clone().narrow(0, term, 1)),
                None => Term::Number(start[place]),
            });
        }
    }
    places
}

fn unary(function: Unary, u: Tensor<2>) -> Tensor<2> {
    match function {
        Unary::Negate => u.neg(),
        Unary::Exp => u.clamp_max(LARGEST_EXPONENT).exp(),
        Unary::Ln => u.log(),
        Unary::Sqrt => u.sqrt(),
        Unary::Abs => u.abs(),
        Unary::Sign => u.sign(),
        Unary::Sin => u.sin(),
        Unary::Cos => u.cos(),
        Unary::Tanh => u.tanh(),
        Unary::TanhSlope => u.tanh().square().neg().add_scalar(1.0),
        Unary::Sigmoid => activation::sigmoid(u),
        Unary::SigmoidSlope => activation::sigmoid(u.clone()) * activation::sigmoid(u.neg()),
        // max(0, u) + ln(1 + e^−|u|)
        Unary::Softplus => activation::relu(u.clone()) + u.abs().neg().exp().log1p(),
        Unary::Erf => u.erf(),
        Unary::NormalCdf => normal_cdf(u),
        Unary::NormalDensity => u
            .square()
            .mul_scalar(-0.5)
            .exp()
            .mul_scalar(1.0 / core::f64::consts::TAU.sqrt()),
    }
}

/// Φ by erf. Burn's own `gelu` is off by 2.5e-4 in the gradient on WebGPU (relative, on a
/// software adapter).
fn normal_cdf(u: Tensor<2>) -> Tensor<2> {
    u.mul_scalar(core::f64::consts::FRAC_1_SQRT_2)
        .erf()
        .add_scalar(1.0)
        .mul_scalar(0.5)
}

fn binary(function: Binary, a: &Term, b: &Term) -> Term {
    use Term::{Number, Tensor};
    let (a, b) = match (a, b) {
        (Number(a), Number(b)) => {
            return Number(crate::formula::scalar::binary(function, *a, *b));
        }
        (a, b) => (a, b),
    };
    Tensor(match (function, a, b) {
        (Binary::Add, Number(n), Tensor(t)) | (Binary::Add, Tensor(t), Number(n)) => {
            t.clone().add_scalar(*n)
        }
        (Binary::Multiply, Number(n), Tensor(t)) | (Binary::Multiply, Tensor(t), Number(n)) => {
            t.clone().mul_scalar(*n)
        }
        (Binary::Subtract, Tensor(t), Number(n)) => t.clone().sub_scalar(*n),
        (Binary::Subtract, Number(n), Tensor(t)) => t.clone().neg().add_scalar(*n),
        (Binary::Divide, Tensor(t), Number(n)) => t.clone().mul_scalar(1.0 / *n),
        (Binary::Divide, Number(n), Tensor(t)) => t.clone().recip().mul_scalar(*n),
        (Binary::Power, Tensor(t), Number(n)) => power(t.clone(), *n),
        (Binary::Max, Number(n), Tensor(t)) if *n == 0.0 => activation::relu(t.clone()),
        (Binary::Add, Tensor(a), Tensor(b)) => a.clone() + b.clone(),
        (Binary::Subtract, Tensor(a), Tensor(b)) => a.clone() - b.clone(),
        (Binary::Multiply, Tensor(a), Tensor(b)) => a.clone() * b.clone(),
        (Binary::Divide, Tensor(a), Tensor(b)) => a.clone() / b.clone(),
        (function, a, b) => return general(function, a, b),
    })
}

/// What needs both sides as tensors of one shape.
fn general(function: Binary, a: &Term, b: &Term) -> Term {
    let like = match (a, b) {
        (Term::Tensor(t), _) | (_, Term::Tensor(t)) => t.clone(),
        _ => unreachable!("two numbers were computed before"),
    };
    let a = a.like(&like);
    let b = b.tensor(&like).expand(a.dims());
    Term::Tensor(match function {
        Binary::Power => a.powf(b),
        // At equal arguments the first one's slope, as in `derive`.
        Binary::Max => b.clone().mask_where(a.clone().greater_equal(b), a),
        Binary::Min => b.clone().mask_where(a.clone().lower_equal(b), a),
        Binary::Less => a.lower(b).float(),
        Binary::AtMost => a.lower_equal(b).float(),
        Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide => {
            unreachable!("these were computed before")
        }
    })
}

/// tⁿ, for whole n by multiplication, which negative numbers allow too.
fn power(t: Tensor<2>, n: f64) -> Tensor<2> {
    if n.fract() != 0.0 || n.abs() > WHOLE_EXPONENT {
        return t.powf_scalar(n);
    }
    let mut left = n.abs() as u32;
    let mut square = t.clone();
    let mut product: Option<Tensor<2>> = None;
    while left > 0 {
        if left & 1 == 1 {
            product = Some(match product {
                Some(product) => product * square.clone(),
                None => square.clone(),
            });
        }
        left >>= 1;
        if left > 0 {
            square = square.clone() * square;
        }
    }
    let product = product.unwrap_or_else(|| t.ones_like());
    if n < 0.0 { product.recip() } else { product }
}

fn choose(condition: &Term, then: &Term, otherwise: &Term) -> Term {
    let condition = match condition {
        Term::Number(value) => {
            return if *value != 0.0 {
                then.clone()
            } else {
                otherwise.clone()
            };
        }
        Term::Tensor(tensor) => tensor,
    };
    let then = then.like(condition);
    let otherwise = otherwise.like(&then);
    let shape = otherwise.dims();
    let mask = condition.clone().expand(shape).not_equal_elem(0.0);
    Term::Tensor(otherwise.mask_where(mask, then.expand(shape)))
}

/// Σⱼ cⱼ·B(t − j) with the cubic B-spline B(d) = ((2−|d|)₊³ − 4(1−|d|)₊³)/6, linear beyond the
/// ends by the slope there.
fn spline(knots: Knots, u: &Term, points: &[Term]) -> Term {
    let (low, high) = (knots.low.value(), knots.high.value());
    let h = (high - low) / (knots.points - 3) as f64;
    let tensor = points.iter().find_map(|point| match point {
        Term::Tensor(tensor) => Some(tensor.clone()),
        Term::Number(_) => None,
    });
    let u = match (u, tensor) {
        (Term::Tensor(u), _) => u.clone(),
        (number, Some(like)) => number.tensor(&like),
        (Term::Number(_), None) => unreachable!("a spline of numbers alone is a number"),
    };
    let inside = u.clone().clamp(low as f32, high as f32);
    let beyond = (u - inside.clone()).mul_scalar(1.0 / h);
    let t = inside.sub_scalar(low).mul_scalar(1.0 / h);
    let mut sum = Term::Number(0.0);
    for (place, point) in points.iter().enumerate() {
        // Control point j weighs most at t = j − 1.
        let d = t.clone().sub_scalar(place as f64 - 1.0);
        let from = |reach: f32| activation::relu(d.clone().abs().neg().add_scalar(reach));
        let (wide, narrow) = (from(2.0), from(1.0));
        let cube = |v: &Tensor<2>| v.clone().square() * v.clone();
        let weight = (cube(&wide) - cube(&narrow).mul_scalar(4.0)).mul_scalar(1.0 / 6.0);
        let slope = d.clone().sign().detach()
            * (narrow.square().mul_scalar(4.0) - wide.square()).mul_scalar(0.5);
        let weight = Term::Tensor(weight + slope * beyond.clone());
        let term = binary(Binary::Multiply, point, &weight);
        sum = binary(Binary::Add, &sum, &term);
    }
    sum
}
