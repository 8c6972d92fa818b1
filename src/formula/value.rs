//! What a program computes with: f64, or f64 with a derivative along a direction.

use super::graph::{Binary, Knots, Unary};
use super::{scalar, spline};

/// A kind of number that programs run on.
pub trait Value: Copy + From<f64> {
    /// A function of one number.
    fn unary(self, function: Unary) -> Self;
    /// A function of two numbers.
    fn binary(self, function: Binary, other: Self) -> Self;
    /// `then` if this is not 0, else `otherwise`.
    fn choose(self, then: Self, otherwise: Self) -> Self;
    /// The spline with these control points, here.
    fn spline(self, knots: Knots, points: &[Self]) -> Self;
    /// What a spline's control point is multiplied with, here.
    fn basis(self, knots: Knots, which: usize) -> Self;
}

impl Value for f64 {
    fn unary(self, function: Unary) -> Self {
        scalar::unary(function, self)
    }

    fn binary(self, function: Binary, other: Self) -> Self {
        scalar::binary(function, self, other)
    }

    fn choose(self, then: Self, otherwise: Self) -> Self {
        if self != 0.0 { then } else { otherwise }
    }

    fn spline(self, knots: Knots, points: &[Self]) -> Self {
        spline::value(knots, self, points)
    }

    fn basis(self, knots: Knots, which: usize) -> Self {
        spline::basis(knots, self, which)
    }
}

/// v + t·ε with ε² = 0: a value and its derivative along some direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dual {
    /// The value.
    pub value: f64,
    /// Its derivative.
    pub tangent: f64,
}

impl From<f64> for Dual {
    fn from(value: f64) -> Self {
        Self {
            value,
            tangent: 0.0,
        }
    }
}

impl Value for Dual {
    fn unary(self, function: Unary) -> Self {
        let value = scalar::unary(function, self.value);
        let slope = scalar::slope(function, self.value, value);
        Self {
            value,
            tangent: scalar::product(slope, self.tangent),
        }
    }

    fn binary(self, function: Binary, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        let (da, db) = (self.tangent, other.tangent);
        let value = scalar::binary(function, a, b);
        let product = scalar::product;
        let tangent = match function {
            Binary::Add => da + db,
            Binary::Subtract => da - db,
            Binary::Multiply => product(da, b) + product(a, db),
            Binary::Divide => (da - product(value, db)) / b,
            Binary::Power if db == 0.0 => product(b * libm::pow(a, b - 1.0), da),
            Binary::Power => product(value, db * libm::log(libm::fabs(a)) + b * da / a),
            Binary::Max => {
                if a < b {
                    db
                } else {
                    da
                }
            }
            Binary::Min => {
                if b < a {
                    db
                } else {
                    da
                }
            }
            Binary::Less | Binary::AtMost => 0.0,
        };
        Self { value, tangent }
    }

    fn choose(self, then: Self, otherwise: Self) -> Self {
        if self.value != 0.0 { then } else { otherwise }
    }

    fn spline(self, knots: Knots, points: &[Self]) -> Self {
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        let tangents: Vec<f64> = points.iter().map(|point| point.tangent).collect();
        let along = spline::value(knots.derived(), self.value, &values);
        Self {
            value: spline::value(knots, self.value, &values),
            tangent: scalar::product(along, self.tangent)
                + spline::value(knots, self.value, &tangents),
        }
    }

    fn basis(self, knots: Knots, which: usize) -> Self {
        let along = spline::basis(knots.derived(), self.value, which);
        Self {
            value: spline::basis(knots, self.value, which),
            tangent: scalar::product(along, self.tangent),
        }
    }
}
