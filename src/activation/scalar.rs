//! The functions and their derivatives on single f64 numbers.
//!
//! One module per function: `value` f(x), `slope` df/dx, `parameter_slopes` df/dp
//! and `second`, the change of these slopes along a direction; see
//! [`super::Activation`] for their contracts. Every function is finite for every
//! finite x as far as its true value is, and a NaN stays a NaN. Transcendental
//! functions come from `libm`, so that every machine computes the same bits.

mod parametric;

pub use parametric::{leaky, staf, telu};

use libm::{erfc, exp, sqrt, tanh as hyperbolic_tangent};

/// x·w for a weight that vanishes faster than x grows: no ∞·0.
fn weighted(x: f64, w: f64) -> f64 {
    if w == 0.0 { 0.0 } else { x * w }
}

/// σ(x) = 1/(1+e⁻ˣ), from whichever exponential cannot overflow.
fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + exp(-x))
    } else {
        let e = exp(x);
        e / (1.0 + e)
    }
}

/// σ′ = σ(x)·σ(−x), which keeps its digits where 1−σ would lose them.
fn logistic_slope(x: f64) -> f64 {
    logistic(x) * logistic(-x)
}

/// σ″ = σ′·(σ(−x) − σ(x)).
fn logistic_curvature(x: f64) -> f64 {
    logistic_slope(x) * (logistic(-x) - logistic(x))
}

/// Functions without parameters: nothing to write, and the second derivative along dx is f″·dx.
macro_rules! without_parameters {
    () => {
        /// There are none.
        pub fn parameter_slopes(_x: f64, _p: &[f64], _out: &mut [f64]) {}

        /// f″(x)·dx.
        pub fn second(x: f64, _p: &[f64], dx: f64, _dp: &[f64], _out: &mut [f64]) -> f64 {
            curvature(x) * dx
        }
    };
}

/// σ(x) = 1/(1+e⁻ˣ). PyTorch: `torch.sigmoid`.
pub mod sigmoid {
    use super::*;

    /// σ(x).
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        logistic(x)
    }

    /// σ(1−σ).
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        logistic_slope(x)
    }

    fn curvature(x: f64) -> f64 {
        logistic_curvature(x)
    }

    without_parameters!();
}

/// (eˣ−e⁻ˣ)/(eˣ+e⁻ˣ). PyTorch: `torch.tanh`.
pub mod tanh {
    use super::*;

    /// tanh x.
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        hyperbolic_tangent(x)
    }

    /// 1 − tanh² x, as 4σ(2x)σ(−2x): tanh x = 2σ(2x) − 1.
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        4.0 * logistic_slope(2.0 * x)
    }

    fn curvature(x: f64) -> f64 {
        8.0 * logistic_curvature(2.0 * x)
    }

    without_parameters!();
}

/// max(0, x). Nair and Hinton 2010. PyTorch: `torch.relu`, whose slope at 0 is 0.
pub mod relu {
    /// max(0, x).
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        if x <= 0.0 { 0.0 } else { x }
    }

    /// 0 up to 0, then 1.
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        if x <= 0.0 { 0.0 } else { 1.0 }
    }

    fn curvature(_x: f64) -> f64 {
        0.0
    }

    without_parameters!();
}

/// x·Φ(x), Φ the normal CDF. Hendrycks and Gimpel 2016, the exact form.
/// PyTorch: `F.gelu(x)`.
pub mod gelu {
    use super::*;

    /// Φ(x) = erfc(−x/√2)/2, which keeps its digits in the left tail.
    fn cdf(x: f64) -> f64 {
        0.5 * erfc(-x * core::f64::consts::FRAC_1_SQRT_2)
    }

    /// φ(x) = e^(−x²/2)/√(2π).
    fn density(x: f64) -> f64 {
        exp(-0.5 * x * x) / sqrt(core::f64::consts::TAU)
    }

    /// xΦ(x).
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        weighted(x, cdf(x))
    }

    /// Φ(x) + xφ(x).
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        cdf(x) + weighted(x, density(x))
    }

    /// (2 − x²)φ(x).
    fn curvature(x: f64) -> f64 {
        weighted(2.0 - x * x, density(x))
    }

    without_parameters!();
}

/// x·tanh(softplus(x)). Misra 2019. PyTorch: `F.mish`.
///
/// With e = eˣ and D = e² + 2e + 2: tanh(ln(1+e)) = (D−2)/D. For x > 0 both are
/// divided by e², so that nothing overflows.
pub mod mish {
    use super::*;

    /// The weight w(x) = tanh(softplus(x)) and its first two derivatives,
    /// w′ = 4N/D² and w″ = 4(N′D − 4N²)/D³ with N = e + e², N′ = e + 2e².
    fn weight(x: f64) -> [f64; 3] {
        if x > 0.0 {
            let n = exp(-x);
            let d = 1.0 + 2.0 * n + 2.0 * n * n;
            [
                (1.0 + 2.0 * n) / d,
                4.0 * n * n * (1.0 + n) / (d * d),
                4.0 * n * n * ((2.0 + n) * d - 4.0 * (1.0 + n) * (1.0 + n)) / (d * d * d),
            ]
        } else {
            let e = exp(x);
            let d = e * (e + 2.0) + 2.0;
            let n = e * (1.0 + e);
            [
                e * (e + 2.0) / d,
                4.0 * n / (d * d),
                4.0 * (e * (1.0 + 2.0 * e) * d - 4.0 * n * n) / (d * d * d),
            ]
        }
    }

    /// x·w(x).
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        weighted(x, weight(x)[0])
    }

    /// w + x·w′.
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        let [w, w1, _] = weight(x);
        w + weighted(x, w1)
    }

    /// 2w′ + x·w″.
    fn curvature(x: f64) -> f64 {
        let [_, w1, w2] = weight(x);
        2.0 * w1 + weighted(x, w2)
    }

    without_parameters!();
}

/// x·σ(x), called SiLU and, at β = 1, Swish. Elfwing et al. 2017; Ramachandran et
/// al. 2017. PyTorch: `F.silu`.
pub mod silu {
    use super::*;

    /// xσ(x).
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        weighted(x, logistic(x))
    }

    /// σ + xσ′.
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        logistic(x) + weighted(x, logistic_slope(x))
    }

    /// 2σ′ + xσ″.
    fn curvature(x: f64) -> f64 {
        2.0 * logistic_slope(x) + weighted(x, logistic_curvature(x))
    }

    without_parameters!();
}

/// x·clamp(x+3, 0, 6)/6. Howard et al. 2019 (MobileNetV3). PyTorch: `F.hardswish`,
/// whose slopes at its kinks are −1/2 at −3 and 3/2 at 3.
pub mod hardswish {
    /// 0 up to −3, x from 3, x(x+3)/6 between.
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        if x <= -3.0 {
            0.0
        } else if x >= 3.0 {
            x
        } else {
            x * (x + 3.0) / 6.0
        }
    }

    /// x/3 + 1/2 in [−3, 3], 0 left and 1 right of it.
    pub fn slope(x: f64, _p: &[f64]) -> f64 {
        if x < -3.0 {
            0.0
        } else if x > 3.0 {
            1.0
        } else {
            x / 3.0 + 0.5
        }
    }

    fn curvature(x: f64) -> f64 {
        if x.abs() <= 3.0 { 1.0 / 3.0 } else { 0.0 }
    }

    without_parameters!();
}

/// x: "no activation".
pub mod identity {
    /// x.
    pub fn value(x: f64, _p: &[f64]) -> f64 {
        x
    }

    /// 1.
    pub fn slope(_x: f64, _p: &[f64]) -> f64 {
        1.0
    }

    fn curvature(_x: f64) -> f64 {
        0.0
    }

    without_parameters!();
}
