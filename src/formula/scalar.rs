//! The functions of a graph on single f64 numbers: curves, properties and the reference network.
//!
//! Each is finite for every finite argument as far as its true value is. Transcendental
//! functions come from `libm`, so that every machine computes the same bits.

use libm::{cos, erf, erfc, exp, fabs, log, log1p, pow, sin, sqrt, tanh};

use super::graph::{Binary, Unary};

/// Where eˣ stops growing instead of overflowing: e⁷⁰⁹ ≈ 8.2·10³⁰⁷.
pub const LARGEST_EXPONENT: f64 = 709.0;

/// A function of one number.
pub fn unary(function: Unary, u: f64) -> f64 {
    match function {
        Unary::Negate => -u,
        Unary::Exp => exp(if u > LARGEST_EXPONENT {
            LARGEST_EXPONENT
        } else {
            u
        }),
        Unary::Ln => log(u),
        Unary::Sqrt => sqrt(u),
        Unary::Abs => fabs(u),
        Unary::Sign => {
            if u == 0.0 || u.is_nan() {
                u
            } else {
                u.signum()
            }
        }
        Unary::Sin => sin(u),
        Unary::Cos => cos(u),
        Unary::Tanh => tanh(u),
        Unary::TanhSlope => {
            // 4e/(1 + e)² with e = e^(−2|u|).
            let e = exp(-2.0 * fabs(u));
            4.0 * e / ((1.0 + e) * (1.0 + e))
        }
        Unary::Sigmoid => sigmoid(u),
        Unary::SigmoidSlope => {
            // e/(1 + e)² with e = e^−|u|.
            let e = exp(-fabs(u));
            e / ((1.0 + e) * (1.0 + e))
        }
        Unary::Softplus => {
            let larger = if u < 0.0 { 0.0 } else { u };
            larger + log1p(exp(-fabs(u)))
        }
        Unary::Erf => erf(u),
        // By erfc, which keeps its digits in the left tail.
        Unary::NormalCdf => 0.5 * erfc(-u * core::f64::consts::FRAC_1_SQRT_2),
        Unary::NormalDensity => exp(-0.5 * u * u) / sqrt(core::f64::consts::TAU),
    }
}

/// σ(u), from whichever exponential cannot overflow.
fn sigmoid(u: f64) -> f64 {
    if u < 0.0 {
        let e = exp(u);
        e / (1.0 + e)
    } else {
        1.0 / (1.0 + exp(-u))
    }
}

/// The slope of a function of one number at u, where the function's value is y.
pub fn slope(function: Unary, u: f64, y: f64) -> f64 {
    match function {
        Unary::Negate => -1.0,
        Unary::Exp => y,
        Unary::Ln => 1.0 / u,
        Unary::Sqrt => 0.5 / y,
        Unary::Abs => unary(Unary::Sign, u),
        Unary::Sign => 0.0,
        Unary::Sin => cos(u),
        Unary::Cos => -sin(u),
        Unary::Tanh => unary(Unary::TanhSlope, u),
        Unary::TanhSlope => -2.0 * tanh(u) * y,
        Unary::Sigmoid => unary(Unary::SigmoidSlope, u),
        Unary::SigmoidSlope => y * (1.0 - 2.0 * sigmoid(u)),
        Unary::Softplus => sigmoid(u),
        Unary::Erf => core::f64::consts::FRAC_2_SQRT_PI * exp(-u * u),
        Unary::NormalCdf => unary(Unary::NormalDensity, u),
        Unary::NormalDensity => product(-u, y),
    }
}

/// A function of two numbers.
pub fn binary(function: Binary, a: f64, b: f64) -> f64 {
    match function {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => product(a, b),
        Binary::Divide => a / b,
        Binary::Power => pow(a, b),
        // Not f64::max, which would hide a NaN.
        Binary::Max => {
            if a.is_nan() || a > b {
                a
            } else {
                b
            }
        }
        Binary::Min => {
            if a.is_nan() || a < b {
                a
            } else {
                b
            }
        }
        Binary::Less => f64::from(u8::from(a < b)),
        Binary::AtMost => f64::from(u8::from(a <= b)),
    }
}

/// a·b, where 0·∞ is 0: in a formula a factor that has become 0 has vanished, and what it
/// multiplies has only left the range of numbers.
pub fn product(a: f64, b: f64) -> f64 {
    let plain = a * b;
    if plain.is_nan() && (a == 0.0 || b == 0.0) && !a.is_nan() && !b.is_nan() {
        return 0.0;
    }
    plain
}
