//! The numbers that the reference network computes with: f64, or f64 with a derivative.

use std::ops::{Add, AddAssign, Mul, Sub};

use crate::activation::Activation;

/// v + t·ε with ε² = 0: a value and its derivative along some direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Dual {
    /// The value.
    pub value: f64,
    /// Its derivative.
    pub tangent: f64,
}

/// What the passes need of a number.
pub(super) trait Number:
    Copy
    + Default
    + From<f64>
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + Mul<Output = Self>
{
    /// Its value.
    fn value(self) -> f64;
    /// Its derivative along the direction; 0 for f64.
    fn tangent(self) -> f64;
    /// eˣ.
    fn exp(self) -> Self;
    /// ln x.
    fn ln(self) -> Self;
    /// 1/x.
    fn recip(self) -> Self;
    /// f(x).
    fn activate(f: &Activation, x: Self, p: &Arguments) -> Self;
    /// df/dx; df/dp goes to `out`.
    fn slopes(f: &Activation, x: Self, p: &Arguments, out: &mut [Self]) -> Self;
}

/// An activation's parameters `p`, values and derivatives apart.
#[derive(Clone, Debug)]
pub(super) struct Arguments {
    /// The values.
    pub values: Vec<f64>,
    /// Their derivatives along the direction.
    pub tangents: Vec<f64>,
}

impl Number for f64 {
    fn value(self) -> f64 {
        self
    }

    fn tangent(self) -> f64 {
        0.0
    }

    fn exp(self) -> Self {
        libm::exp(self)
    }

    fn ln(self) -> Self {
        libm::log(self)
    }

    fn recip(self) -> Self {
        1.0 / self
    }

    fn activate(f: &Activation, x: Self, p: &Arguments) -> Self {
        (f.value)(x, &p.values)
    }

    fn slopes(f: &Activation, x: Self, p: &Arguments, out: &mut [Self]) -> Self {
        (f.parameter_slopes)(x, &p.values, out);
        (f.slope)(x, &p.values)
    }
}

impl From<f64> for Dual {
    /// A constant.
    fn from(value: f64) -> Self {
        Self {
            value,
            tangent: 0.0,
        }
    }
}

impl Add for Dual {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            tangent: self.tangent + other.tangent,
        }
    }
}

impl AddAssign for Dual {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Dual {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            tangent: self.tangent - other.tangent,
        }
    }
}

impl Mul for Dual {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self {
            value: self.value * other.value,
            tangent: self.value * other.tangent + self.tangent * other.value,
        }
    }
}

impl Number for Dual {
    fn value(self) -> f64 {
        self.value
    }

    fn tangent(self) -> f64 {
        self.tangent
    }

    fn exp(self) -> Self {
        let value = libm::exp(self.value);
        Self {
            value,
            tangent: value * self.tangent,
        }
    }

    fn ln(self) -> Self {
        Self {
            value: libm::log(self.value),
            tangent: self.tangent / self.value,
        }
    }

    fn recip(self) -> Self {
        let value = 1.0 / self.value;
        Self {
            value,
            tangent: -value * value * self.tangent,
        }
    }

    fn activate(f: &Activation, x: Self, p: &Arguments) -> Self {
        let mut along = vec![0.0; p.values.len()];
        (f.parameter_slopes)(x.value, &p.values, &mut along);
        let through_p: f64 = along.iter().zip(&p.tangents).map(|(s, t)| s * t).sum();
        Self {
            value: (f.value)(x.value, &p.values),
            tangent: (f.slope)(x.value, &p.values) * x.tangent + through_p,
        }
    }

    fn slopes(f: &Activation, x: Self, p: &Arguments, out: &mut [Self]) -> Self {
        let mut values = vec![0.0; p.values.len()];
        let mut changes = vec![0.0; p.values.len()];
        (f.parameter_slopes)(x.value, &p.values, &mut values);
        let tangent = (f.second)(x.value, &p.values, x.tangent, &p.tangents, &mut changes);
        for ((out, value), tangent) in out.iter_mut().zip(values).zip(changes) {
            *out = Self { value, tangent };
        }
        Self {
            value: (f.slope)(x.value, &p.values),
            tangent,
        }
    }
}
