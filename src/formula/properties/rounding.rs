//! Numbers that carry a bound of their rounding error, so that the sign of a slope is believed
//! only where it is one: tanh′ = 1 − tanh² is 0 in f64 beyond |x| = 19, and is not 0.

use super::super::graph::{Binary, Knots, Unary};
use super::super::value::Value;
use super::super::{scalar, spline};

/// A relative rounding error: twice that of one f64 operation, for `libm`'s last digit.
const UNIT: f64 = 2.0 * f64::EPSILON;

/// The largest error of a result below the normal numbers.
const TINY: f64 = f64::MIN_POSITIVE;

/// A number and about how much rounding may have moved it (first order, not a proof).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rounded {
    pub value: f64,
    pub error: f64,
}

impl Rounded {
    /// 1, −1, 0 where rounding decides, or none for what is not a number.
    pub fn sign(self) -> Option<i32> {
        if self.value.is_nan() {
            None
        } else if self.value.abs() <= self.error || self.error.is_nan() {
            Some(0)
        } else {
            Some(if self.value > 0.0 { 1 } else { -1 })
        }
    }

    /// a − b, as far as their sign matters: the difference of close numbers is exact.
    pub fn minus(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            error: self.error + other.error,
        }
    }
}

impl From<f64> for Rounded {
    fn from(value: f64) -> Self {
        Self { value, error: 0.0 }
    }
}

impl Value for Rounded {
    fn unary(self, function: Unary) -> Self {
        let value = scalar::unary(function, self.value);
        let exact = matches!(function, Unary::Negate | Unary::Abs);
        let error = match function {
            Unary::Negate | Unary::Abs => self.error,
            Unary::Sign => 0.0,
            // Bounded slopes that would cost as much as the function.
            Unary::Sin | Unary::Cos => self.error + UNIT * self.value.abs(),
            Unary::Softplus => self.error + UNIT * value.min(1.0) * self.value.abs(),
            Unary::Tanh => scalar::product(1.0 - value * value, self.error),
            _ => {
                let slope = scalar::slope(function, self.value, value).abs();
                scalar::product(slope, self.error + UNIT * self.value.abs())
            }
        };
        if exact {
            return Self { value, error };
        }
        Self {
            value,
            error: error + UNIT * value.abs() + TINY,
        }
    }

    fn binary(self, function: Binary, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        let (ea, eb) = (self.error, other.error);
        let value = scalar::binary(function, a, b);
        let product = scalar::product;
        let error = match function {
            Binary::Add | Binary::Subtract => ea + eb + UNIT * value.abs(),
            Binary::Multiply => {
                product(a.abs(), eb) + product(b.abs(), ea) + UNIT * value.abs() + TINY
            }
            Binary::Divide => (ea + product(value.abs(), eb)) / b.abs() + UNIT * value.abs() + TINY,
            Binary::Power => {
                let by_base = match ea == 0.0 {
                    true => 0.0,
                    false => product((b * libm::pow(a, b - 1.0)).abs(), ea),
                };
                let by_exponent = match eb == 0.0 {
                    true => 0.0,
                    false => product(product(value, libm::log(a.abs())).abs(), eb),
                };
                by_base + by_exponent + UNIT * value.abs() + TINY
            }
            Binary::Max if a > b => ea,
            Binary::Min if a < b => ea,
            Binary::Max | Binary::Min => eb,
            Binary::Less | Binary::AtMost => 0.0,
        };
        Self { value, error }
    }

    fn choose(self, then: Self, otherwise: Self) -> Self {
        if self.value != 0.0 { then } else { otherwise }
    }

    fn spline(self, knots: Knots, points: &[Self]) -> Self {
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        let size = values
            .iter()
            .fold(0.0, |most: f64, own| most.max(own.abs()));
        let value = spline::value(knots, self.value, &values);
        let along = spline::value(knots.derived(), self.value, &values).abs();
        let moved = scalar::product(along, self.error + UNIT * self.value.abs());
        Self {
            value,
            error: moved + 4.0 * UNIT * size * width_factor(knots),
        }
    }

    fn basis(self, knots: Knots, which: usize) -> Self {
        let value = spline::basis(knots, self.value, which);
        let along = spline::basis(knots.derived(), self.value, which).abs();
        let moved = scalar::product(along, self.error + UNIT * self.value.abs());
        Self {
            value,
            error: moved + 4.0 * UNIT * width_factor(knots),
        }
    }
}

/// How large the weights of a spline's derivative are: h to the power −order.
fn width_factor(knots: Knots) -> f64 {
    let pieces = knots.points.saturating_sub(3).max(1) as f64;
    let width = (knots.high.value() - knots.low.value()).abs() / pieces;
    libm::pow(width, -f64::from(knots.order))
}
