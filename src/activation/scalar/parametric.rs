//! The functions with parameters.

use libm::{cos, exp, expm1, sin};

/// x for x > 0, else a·x; `p = [a]`. LeakyReLU (Maas et al. 2013) with a fixed,
/// PReLU (He et al. 2015) with a trained, RReLU (Xu et al. 2015) with a drawn.
/// PyTorch: `F.leaky_relu`, `F.prelu`, `F.rrelu`, whose slope at 0 is a.
///
/// A branch on the sign, never max(ax, x), which is another function for a > 1,
/// where the chapter's PReLU ends up.
pub mod leaky {
    /// x or ax.
    pub fn value(x: f64, p: &[f64]) -> f64 {
        if x > 0.0 { x } else { p[0] * x }
    }

    /// 1 or a.
    pub fn slope(x: f64, p: &[f64]) -> f64 {
        if x > 0.0 { 1.0 } else { p[0] }
    }

    /// df/da: 0 or x.
    pub fn parameter_slopes(x: f64, _p: &[f64], out: &mut [f64]) {
        out[0] = if x > 0.0 { 0.0 } else { x };
    }

    /// d²f/dx da = 1 for x ≤ 0; all else is 0.
    pub fn second(x: f64, _p: &[f64], dx: f64, dp: &[f64], out: &mut [f64]) -> f64 {
        let active = if x > 0.0 { 0.0 } else { 1.0 };
        out[0] = active * dx;
        active * dp[0]
    }
}

/// x for x > 0, else α(eˣ−1); `p = [α]`. The chapter's code calls this TeLU; it is
/// an ELU (Clevert et al. 2015) with a trained α. PyTorch: `F.elu`, whose slope at
/// 0 is α.
pub mod telu {
    use super::*;

    /// x or α(eˣ−1).
    pub fn value(x: f64, p: &[f64]) -> f64 {
        if x > 0.0 { x } else { p[0] * expm1(x) }
    }

    /// 1 or αeˣ.
    pub fn slope(x: f64, p: &[f64]) -> f64 {
        if x > 0.0 { 1.0 } else { p[0] * exp(x) }
    }

    /// df/dα: 0 or eˣ−1.
    pub fn parameter_slopes(x: f64, _p: &[f64], out: &mut [f64]) {
        out[0] = if x > 0.0 { 0.0 } else { expm1(x) };
    }

    /// f″ = αeˣ and d²f/dx dα = eˣ for x ≤ 0; f is linear in α.
    pub fn second(x: f64, p: &[f64], dx: f64, dp: &[f64], out: &mut [f64]) -> f64 {
        if x > 0.0 {
            out[0] = 0.0;
            0.0
        } else {
            let e = exp(x);
            out[0] = e * dx;
            e * (p[0] * dx + dp[0])
        }
    }
}

/// Σᵢ Cᵢ·sin(Ωᵢx + Φᵢ); `p = [C₁…C_τ, Ω₁…Ω_τ, Φ₁…Φ_τ]`. Morsali et al. 2025,
/// arXiv 2502.00869.
pub mod staf {
    use super::*;

    /// (C, Ω, Φ) of each term.
    fn terms(p: &[f64]) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let (c, rest) = p.split_at(p.len() / 3);
        let (omega, phi) = rest.split_at(c.len());
        c.iter()
            .zip(omega)
            .zip(phi)
            .map(|((&c, &omega), &phi)| (c, omega, phi))
    }

    /// Σ C sin(Ωx + Φ).
    pub fn value(x: f64, p: &[f64]) -> f64 {
        terms(p)
            .map(|(c, omega, phi)| c * sin(omega * x + phi))
            .sum()
    }

    /// Σ CΩ cos(Ωx + Φ).
    pub fn slope(x: f64, p: &[f64]) -> f64 {
        terms(p)
            .map(|(c, omega, phi)| c * omega * cos(omega * x + phi))
            .sum()
    }

    /// df/dC = sin u, df/dΩ = Cx cos u, df/dΦ = C cos u, with u = Ωx + Φ.
    pub fn parameter_slopes(x: f64, p: &[f64], out: &mut [f64]) {
        let n = p.len() / 3;
        for (i, (c, omega, phi)) in terms(p).enumerate() {
            let u = omega * x + phi;
            out[i] = sin(u);
            out[n + i] = c * x * cos(u);
            out[2 * n + i] = c * cos(u);
        }
    }

    /// The slopes above, differentiated once more by the product and chain rules.
    pub fn second(x: f64, p: &[f64], dx: f64, dp: &[f64], out: &mut [f64]) -> f64 {
        let n = p.len() / 3;
        let mut change = 0.0;
        for (i, ((c, omega, phi), (dc, domega, dphi))) in terms(p).zip(terms(dp)).enumerate() {
            let u = omega * x + phi;
            let du = domega * x + omega * dx + dphi;
            let (s, k) = (sin(u), cos(u));
            change += (dc * omega + c * domega) * k - c * omega * s * du;
            out[i] = k * du;
            out[n + i] = (dc * x + c * dx) * k - c * x * s * du;
            out[2 * n + i] = dc * k - c * s * du;
        }
        change
    }
}
