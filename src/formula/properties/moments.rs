//! Means of f and f′ over z ~ N(0, 1), the distribution that layers are meant to keep.

use super::super::graph::Unary;
use super::super::scalar;
use super::curve::Curve;

/// Means over z ~ N(0, 1), to about 10⁻⁹. A mean that does not exist, or that the integration
/// could not settle, is none; so are all of a function that is undefined somewhere. Jumps of f,
/// where f′ is no number, do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// E f(z).
    pub mean: Option<f64>,
    /// E f(z)², the factor by which a layer changes the mean square of what passes forward
    /// (Glorot and Bengio, AISTATS 2010; He et al., arXiv 1502.01852).
    pub square: Option<f64>,
    /// E f′(z).
    pub slope_mean: Option<f64>,
    /// E f′(z)², the factor for gradients that pass backward.
    pub slope_square: Option<f64>,
}

impl Moments {
    /// The standard deviation of f(z).
    pub fn deviation(&self) -> Option<f64> {
        deviation(self.mean?, self.square?)
    }

    /// The standard deviation of f′(z).
    pub fn slope_deviation(&self) -> Option<f64> {
        deviation(self.slope_mean?, self.slope_square?)
    }
}

fn deviation(mean: f64, square: f64) -> Option<f64> {
    let variance = square - mean * mean;
    // A constant's is 0, and not the root of its rounding error.
    let noise = 1e-13 * square;
    Some(if variance > noise {
        libm::sqrt(variance)
    } else {
        0.0
    })
}

/// Where the integral is cut off unless the integrand is still felt there: beyond |z| = 9 lie
/// 2·10⁻¹⁹ of the distribution.
const CUT: i32 = 9;

/// Where it is cut off at last: the density ends near the smallest f64.
const LAST_CUT: i32 = 38;

/// What the outermost panels may contribute, relative to the whole.
const FELT: f64 = 1e-11;

/// Points of a panel.
const POINTS: usize = 12;

/// Instructions that may be carried out for one function: some 10 ms.
const WORK: usize = 4_000_000;

/// Panels of any function, however long its program is.
const FEWEST_PANELS: usize = 100;

/// Most halvings of one panel: at a pole they narrow it to 10⁻¹².
const DEPTH: u32 = 40;

/// What two halves may differ by from the whole panel.
const CLOSE: f64 = 1e-13;

/// What all that differed may amount to in the end.
const SETTLED: f64 = 1e-9;

/// f, f², f′ and f′², each times the density.
type Four = [f64; 4];

fn plus(a: Four, b: Four) -> Four {
    std::array::from_fn(|which| a[which] + b[which])
}

/// The means, integrated from place to place.
pub(super) fn moments(curve: &mut Curve<'_>, places: &[f64]) -> Moments {
    let curve_len = curve.program().instructions().len();
    let mut integral = Integral {
        curve,
        places,
        rule: rule(),
        panels: (WORK / (POINTS * curve_len)).max(FEWEST_PANELS),
        error: [0.0; 4],
    };
    let mut total = [0.0; 4];
    let mut felt = [false; 4];
    for (inner, outer) in [(0, CUT), (CUT, LAST_CUT)] {
        let mut edge = [0.0; 4];
        for unit in inner..outer {
            // The outermost pair is what stays.
            edge = [-unit - 1, unit]
                .map(|from| integral.unit(from))
                .into_iter()
                .fold([0.0; 4], |edge, part| {
                    total = plus(total, part);
                    plus(edge, part.map(f64::abs))
                });
        }
        felt = std::array::from_fn(|which| {
            let (edge, total): (f64, f64) = (edge[which], total[which]);
            edge > FELT * total.abs().max(1e-3)
        });
        if !felt.contains(&true) {
            break;
        }
    }
    let error = integral.error;
    let one = |which: usize| {
        let value: f64 = total[which];
        let settled = error[which] <= SETTLED * (1.0 + value.abs());
        (value.is_finite() && settled && !felt[which]).then_some(value + 0.0)
    };
    Moments {
        mean: one(0),
        square: one(1),
        slope_mean: one(2),
        slope_square: one(3),
    }
}

struct Integral<'a, 'b> {
    curve: &'a mut Curve<'b>,
    places: &'a [f64],
    rule: [(f64, f64); POINTS],
    /// Panels that may still be computed.
    panels: usize,
    /// How far what could not be halved further may be off.
    error: Four,
}

impl Integral<'_, '_> {
    /// From a whole number to the next.
    fn unit(&mut self, from: i32) -> Four {
        let (low, high) = (f64::from(from), f64::from(from + 1));
        let mut ends = vec![low];
        ends.extend(self.places.iter().filter(|&&x| low < x && x < high));
        ends.push(high);
        ends.windows(2).fold([0.0; 4], |sum, pair| {
            let whole = self.panel(pair[0], pair[1]);
            plus(sum, self.halved(pair[0], pair[1], whole, DEPTH))
        })
    }

    /// A panel by its halves, and those by theirs, until halving changes nothing.
    fn halved(&mut self, a: f64, b: f64, whole: Four, depth: u32) -> Four {
        let middle = a + (b - a) / 2.0;
        let (left, right) = (self.panel(a, middle), self.panel(middle, b));
        let both = plus(left, right);
        let off: Four = std::array::from_fn(|which| (both[which] - whole[which]).abs());
        let close = (0..4).all(|which| off[which] <= CLOSE * (1.0 + both[which].abs()));
        if close || off.iter().any(|off| off.is_nan()) {
            return both;
        }
        if depth == 0 || self.panels == 0 || middle <= a || middle >= b {
            self.error = plus(self.error, off);
            return both;
        }
        let left = self.halved(a, middle, left, depth - 1);
        plus(left, self.halved(middle, b, right, depth - 1))
    }

    fn panel(&mut self, a: f64, b: f64) -> Four {
        self.panels = self.panels.saturating_sub(1);
        let (middle, half) = (a + (b - a) / 2.0, (b - a) / 2.0);
        let mut sum = [0.0; 4];
        for (node, weight) in self.rule {
            let z = middle + half * node;
            let share = weight * half * scalar::unary(Unary::NormalDensity, z);
            let (y, slope) = self.curve.point(z);
            sum = plus(sum, [y, y * y, slope, slope * slope].map(|own| own * share));
        }
        sum
    }
}

/// Gauss's nodes and weights on [−1, 1] for Legendre's polynomial of degree [`POINTS`]: its
/// zeros x by Newton's method, and 2/((1 − x²)·P′(x)²) (Abramowitz and Stegun, 25.4.29).
fn rule() -> [(f64, f64); POINTS] {
    let n = POINTS as f64;
    std::array::from_fn(|k| {
        let mut x = libm::cos(core::f64::consts::PI * (k as f64 + 0.75) / (n + 0.5));
        let mut slope = 1.0;
        for _ in 0..8 {
            let (mut before, mut value) = (1.0, x);
            for degree in 2..=POINTS {
                let m = degree as f64;
                (before, value) = (
                    value,
                    ((2.0 * m - 1.0) * x * value - (m - 1.0) * before) / m,
                );
            }
            slope = n * (x * value - before) / (x * x - 1.0);
            x -= value / slope;
        }
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    })
}
