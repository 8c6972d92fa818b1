//! Limits of f, f′ and f″ from one side of a place.

use super::curve::{Curve, Sample, snapped};
use super::rounding::Rounded;

/// What f tends to from one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Side {
    /// The place.
    pub x: f64,
    pub value: Limit,
    pub slope: Limit,
    pub curvature: Limit,
}

/// A limit, ±∞ where there is none, and how far it may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limit {
    pub value: f64,
    pub error: f64,
}

impl Side {
    /// Of a constant: exact zeros instead of differences, which may reach beyond the place.
    pub fn still(&mut self, Rounded { value, error }: Rounded) {
        let zero = Limit::exactly(0.0);
        self.value = Limit { value, error };
        (self.slope, self.curvature) = (zero, zero);
    }
}

impl Limit {
    pub fn exactly(value: f64) -> Self {
        Self { value, error: 0.0 }
    }

    /// The value, or a number of few decimals that it misses by no more than its error.
    fn short(self) -> f64 {
        let short = libm::round(self.value * 1e6) / 1e6;
        let near = (short - self.value).abs() <= self.error.min(1e-7);
        if near {
            short + 0.0
        } else {
            snapped(self.value)
        }
    }

    /// Whether two limits are the same, up to `tolerance` relative to 1 or their size.
    pub fn same(self, other: Self, tolerance: f64) -> bool {
        if self.value.is_infinite() || other.value.is_infinite() {
            return self.value == other.value;
        }
        let size = 1.0 + self.value.abs().max(other.value.abs());
        let far = (self.value - other.value).abs();
        // What is not a number cannot be told from anything.
        far.is_nan() || far <= tolerance * size + self.error + other.error
    }
}

/// The distance at which a limit is read off, relative to max(1, |x|): the square of it, which
/// is the error of the readings below, is near the rounding error of f64.
const NEAR: f64 = 1e-7;

/// Points at which a piece is looked at close to a place: where limits are read off.
pub(super) fn close_points(x: f64, direction: f64, room: f64) -> impl Iterator<Item = f64> {
    let near = NEAR * x.abs().max(1.0);
    let distances = [1.0, 1e2, 1e4].map(|times| near * times);
    let inside = distances
        .into_iter()
        .filter(move |&distance| distance < room / 8.0);
    inside.map(move |distance| x + direction * distance)
}

/// A limit from the side of `direction` (±1) at `x`, in a piece that is `room` wide.
pub(super) fn side(curve: &mut Curve<'_>, x: f64, direction: f64, room: f64) -> Side {
    let near = (NEAR * x.abs().max(1.0)).min(room / 8.0);
    let [one, two, three] = [1.0, 2.0, 3.0].map(|times| curve.sample(x + direction * near * times));
    // As x + near is rounded, the distance is not quite `near`.
    let step = one.x - x;
    let noise = one.y.error + step.abs() * one.slope.error;
    let mut value = Limit {
        value: read(&one, x),
        error: 8.0 * noise,
    };
    let slope_noise = one.slope.error + two.slope.error + three.slope.error;
    let mut slope = Limit {
        value: 2.0 * one.slope.value - two.slope.value,
        error: 8.0 * slope_noise,
    };
    let mut curvature = Limit {
        value: (8.0 * two.slope.value - 5.0 * one.slope.value - 3.0 * three.slope.value)
            / (2.0 * near * direction),
        error: 16.0 * slope_noise / near,
    };
    // Three distances at a ratio of 100 tell what grows without end from what settles.
    if room > 1e5 * near {
        let [far, middle] = [1e4, 1e2].map(|times| curve.sample(x + direction * near * times));
        let values = [far.y.value, middle.y.value, one.y.value];
        let slopes = [far.slope.value, middle.slope.value, one.slope.value];
        if grows(values) {
            value = endless(one.y.value);
        } else if !near_by(read(&middle, x), value) {
            // Steep, or without a limit: then nearer readings will not agree either.
            let nearer = [1e-2, 1e-4].map(|times| curve.sample(x + direction * near * times));
            let last = nearer[1].y.value;
            let readings = nearer.map(|own| read(&own, x));
            if readings.iter().all(|&own| near_by(own, value)) {
                value = Limit {
                    value: readings[1],
                    error: (readings[1] - readings[0]).abs(),
                };
            } else {
                // x·sin(1/x) has a limit, though its slope has none.
                let apart = |own: &Sample| (own.y.value - last).abs();
                let settles = apart(&one) <= 1e-5 * (1.0 + last.abs());
                value = Limit {
                    value: if settles { last } else { f64::NAN },
                    error: 2.0 * apart(&one),
                };
                slope.value = f64::NAN;
            }
        }
        if grows(slopes) {
            slope = endless(one.slope.value);
            if value.value.is_finite() {
                value = settled(values);
            }
        }
        let bends = [far, middle, one].map(|at| {
            let h = (at.x - x).abs() / 4.0;
            let next = curve.sample(at.x + h);
            (next.slope.value - at.slope.value) / h
        });
        if grows(bends) && bends[2].abs() > curvature.error {
            curvature = endless(bends[2]);
            if slope.value.is_finite() {
                slope = settled(slopes);
            }
        }
    }
    value.value = value.short();
    slope.value = slope.short();
    curvature.value += 0.0;
    Side {
        x,
        value,
        slope,
        curvature,
    }
}

/// The limit of f as one sample tells it.
fn read(sample: &Sample, x: f64) -> f64 {
    sample.y.value - sample.slope.value * (sample.x - x)
}

fn near_by(reading: f64, limit: Limit) -> bool {
    (reading - limit.value).abs() <= 1e-3 * (1.0 + limit.value.abs()) + limit.error
}

fn endless(sign: f64) -> Limit {
    Limit::exactly(f64::INFINITY.copysign(sign))
}

/// Most by which a step of growth may exceed the step before, at distances 100 times smaller:
/// that of a pole of order 3.5. What only begins to be steep so close by exceeds it.
const STEEPEST_POLE: f64 = 1e7;

/// Whether something grows at least as fast as a logarithm towards the place: by as much or more
/// from the second to the third distance as from the first to the second.
fn grows(nearer: [f64; 3]) -> bool {
    let [a, b, c] = nearer.map(f64::abs);
    if c.is_infinite() {
        return true;
    }
    let (before, now) = (b - a, c - b);
    let steady = now >= 0.9 * before && now <= STEEPEST_POLE * before;
    before > 0.0 && steady && now > 1e-5 * (1.0 + a)
}

/// Where three values at distances of equal ratio settle if they follow a power of the distance
/// (Aitken's extrapolation).
fn settled([a, b, c]: [f64; 3]) -> Limit {
    let ratio = (c - b) / (b - a);
    let left = (c - b) * ratio / (1.0 - ratio);
    Limit {
        value: if left.is_finite() { c + left } else { c },
        error: 1e-2 * (c - b).abs(),
    }
}
