//! Uniform cubic B-splines, linear beyond their ends.
//!
//! With n control points c₁ … cₙ there are n − 3 pieces of width h between `low` and `high`.
//! On piece k, with s in 0 … 1, the value is
//! ((1−s)³·c₀ + (3s³−6s²+4)·c₁ + (−3s³+3s²+3s+1)·c₂ + s³·c₃)/6 of the four points from cₖ on
//! (de Boor 1978, for equal distances).

use super::graph::Knots;

/// A place on a spline: the piece, what is weighted there, and how far beyond the ends it is.
struct Place {
    piece: usize,
    weights: [f64; 4],
}

/// The weights of the four control points that matter at u.
fn place(knots: Knots, u: f64) -> Place {
    let (low, high) = (knots.low.value(), knots.high.value());
    let pieces = knots.points.saturating_sub(3).max(1);
    let h = (high - low) / pieces as f64;
    let inside = u.clamp(low, high);
    let t = (inside - low) / h;
    let piece = (t as usize).min(pieces - 1);
    let s = t - piece as f64;
    let mut weights = weights(knots.order, s, h);
    let beyond = u - inside;
    if beyond != 0.0 {
        match knots.order {
            0 => {
                for (weight, slope) in weights.iter_mut().zip(self::weights(1, s, h)) {
                    *weight += slope * beyond;
                }
            }
            1 => {}
            _ => weights = [0.0; 4],
        }
    }
    Place { piece, weights }
}

/// The weights, or their derivative of the given order, at s on a piece of width h.
fn weights(order: u8, s: f64, h: f64) -> [f64; 4] {
    let r = 1.0 - s;
    let (raw, unit) = match order {
        0 => (
            [
                r * r * r / 6.0,
                (3.0 * s * s * s - 6.0 * s * s + 4.0) / 6.0,
                (-3.0 * s * s * s + 3.0 * s * s + 3.0 * s + 1.0) / 6.0,
                s * s * s / 6.0,
            ],
            1.0,
        ),
        1 => (
            [
                -r * r / 2.0,
                (3.0 * s * s - 4.0 * s) / 2.0,
                (-3.0 * s * s + 2.0 * s + 1.0) / 2.0,
                s * s / 2.0,
            ],
            h,
        ),
        2 => ([r, 3.0 * s - 2.0, 1.0 - 3.0 * s, s], h * h),
        3 => ([-1.0, 3.0, -3.0, 1.0], h * h * h),
        _ => ([0.0; 4], 1.0),
    };
    raw.map(|weight| weight / unit)
}

/// The spline at u.
pub fn value(knots: Knots, u: f64, points: &[f64]) -> f64 {
    if u.is_nan() {
        return u;
    }
    let Place { piece, weights } = place(knots, u);
    points[piece..]
        .iter()
        .zip(weights)
        .map(|(point, weight)| point * weight)
        .sum()
}

/// What control point `which`, counted from 0, is multiplied with at u.
pub fn basis(knots: Knots, u: f64, which: usize) -> f64 {
    if u.is_nan() {
        return u;
    }
    let Place { piece, weights } = place(knots, u);
    match which.checked_sub(piece) {
        Some(own @ 0..4) => weights[own],
        _ => 0.0,
    }
}
