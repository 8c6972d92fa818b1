//! The numbers that the reference network computes with: f64, or f64 with a derivative.

use std::ops::{Add, AddAssign, Mul, Sub};

use crate::formula::value::{Dual, Value};

/// What the passes need of a number.
pub(super) trait Number:
    Value + Default + Add<Output = Self> + AddAssign + Sub<Output = Self> + Mul<Output = Self>
{
    /// Its value.
    fn value(self) -> f64;
    /// eˣ.
    fn exp(self) -> Self;
    /// ln x.
    fn ln(self) -> Self;
    /// 1/x.
    fn recip(self) -> Self;
}

impl Number for f64 {
    fn value(self) -> f64 {
        self
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
}
