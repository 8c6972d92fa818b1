//! What f does as x → ±∞.

use super::card::End;
use super::curve::{Curve, Sample, State};
use super::search::Search;

/// What f does at the end with the sign `side`, and whether it moves too fast for the coarse
/// grid there. `beyond` are its samples outside the window, outward, at equal ratios.
pub(super) fn end(
    curve: &mut Curve<'_>,
    search: &Search,
    side: f64,
    beyond: &[Sample],
) -> (End, bool) {
    let Some(last) = beyond.last() else {
        return (End::Unclear, true);
    };
    match last.state {
        State::Undefined => return (End::Undefined, false),
        State::Overflow => {
            let up = last.y.value > 0.0;
            return (End::Grows { up, faster: true }, false);
        }
        State::Usual | State::SlopeUndefined => {}
    }
    // The first third may hold what happens just outside the window.
    let tail = &beyond[beyond.len() / 3..];
    let undefined = |sample: &&Sample| sample.state == State::Undefined;
    if tail.iter().filter(undefined).count() > tail.len() / 2 {
        // x^x has values at the whole negative numbers alone.
        return (End::Undefined, false);
    }
    // Of sin(eˣ) nothing is left but rounding.
    let lost = |own: &Sample| !own.state.finite() || own.y.error > 1e-3 * (1.0 + own.y.value.abs());
    if tail.iter().any(lost) {
        (End::Unclear, true)
    } else if swings(tail) {
        (swinging(tail), true)
    } else {
        let end = calm(curve, search.far * side);
        (end, end == End::Unclear)
    }
}

/// Whether the slope goes up and down all the way. A function that settles has a slope that
/// settles too, in one direction up to rounding.
fn swings(tail: &[Sample]) -> bool {
    /// Random signs change this often in 40 steps with a probability of 1 − 3·10⁻⁵.
    const CHANGES: usize = 8;
    let steps = tail.windows(2).filter_map(|pair| {
        let change = pair[1].slope.minus(pair[0].slope);
        let size = pair[0].slope.value.abs().max(pair[1].slope.value.abs());
        let clear = change.value.abs() > 4.0 * change.error + 1e-9 * size;
        clear.then_some(change.value > 0.0)
    });
    let signs: Vec<bool> = steps.collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count() >= CHANGES
}

/// About which line f swings, and whether the swings grow, stay or die out.
fn swinging(tail: &[Sample]) -> End {
    let mut slope = fitted_slope(tail);
    let spread = |samples: &[Sample], slope: f64| {
        let rest = samples.iter().map(|own| own.y.value - slope * own.x);
        let (low, high) = rest.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
            (low.min(y), high.max(y))
        });
        (low, high)
    };
    let width = |(low, high): (f64, f64)| high - low;
    let far = tail[tail.len() - 1].x.abs();
    // A drift that the swings would hide is none.
    if slope.abs() * far <= 10.0 * width(spread(tail, slope)) {
        slope = 0.0;
    }
    let short = libm::round(slope * 1e3) / 1e3;
    if (slope - short).abs() < 1e-4 {
        slope = short;
    }
    let (near, farther) = tail.split_at(tail.len() / 2);
    let (before, now) = (width(spread(near, slope)), width(spread(farther, slope)));
    if !(before.is_finite() && now.is_finite()) {
        return End::Unclear;
    }
    if now < 0.5 * before {
        // Of a limit that is only swung about, 0 is the likely one if it is in reach.
        let (low, high) = spread(&farther[farther.len() / 2..], slope);
        let settled = if low <= 0.0 && high >= 0.0 {
            0.0
        } else {
            (low + high) / 2.0
        };
        return match slope == 0.0 {
            true => End::Limit(settled),
            false => End::Line {
                slope,
                offset: Some(settled),
            },
        };
    }
    End::Oscillates {
        drift: slope,
        bounded: now < 1.5 * before,
    }
}

/// The slope of the line nearest to the samples in the mean square.
fn fitted_slope(samples: &[Sample]) -> f64 {
    let n = samples.len() as f64;
    let mean = |of: &dyn Fn(&Sample) -> f64| samples.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(&|own| own.x), mean(&|own| own.y.value));
    let above = mean(&|own| (own.x - x) * (own.y.value - y));
    above / mean(&|own| (own.x - x) * (own.x - x))
}

/// A limit, a line or growth, from four points at doubling distances.
fn calm(curve: &mut Curve<'_>, far: f64) -> End {
    let points = [8.0, 4.0, 2.0, 1.0].map(|part| curve.sample(far / part));
    if points.iter().any(|point| !point.state.finite()) {
        return End::Unclear;
    }
    let noise = |of: &dyn Fn(&Sample) -> f64| points.iter().map(of).fold(0.0, f64::max);
    let y_noise = noise(&|point| point.y.error);
    if let Some(limit) = settled(points.map(|point| point.y.value), y_noise) {
        return End::Limit(limit);
    }
    let slopes = points.map(|point| point.slope.value);
    let slope_noise = noise(&|point| point.slope.error);
    let slope = settled(slopes, slope_noise).unwrap_or(0.0);
    // A slope that tends to 0 slower than a power of 1/x is extrapolated to a little above it.
    if slope.abs() > 0.1 * slopes[3].abs() {
        let rest = points.map(|point| point.y.value - slope * point.x);
        let rest_noise = y_noise + 4.0 * f64::EPSILON * slope.abs() * far.abs();
        return End::Line {
            slope,
            offset: settled(rest, rest_noise),
        };
    }
    let change = points[3].y.value - points[2].y.value;
    let outward = points.map(|point| point.y.value.abs());
    if change == 0.0 || change.is_nan() || outward[3] <= outward[2] || outward[2] <= outward[1] {
        return End::Unclear;
    }
    End::Grows {
        up: change > 0.0,
        faster: slopes[3].abs() > slopes[2].abs(),
    }
}

/// Where values at doubling distances settle: what is off the limit must shrink by about the
/// same factor from one to the next, as a power of 1/x does.
fn settled(values: [f64; 4], noise: f64) -> Option<f64> {
    /// The slowest factor that is believed: that of x^(−0.32). With ln x it is 1, and with
    /// 1/ln x, which tends to 0 and will not show it, 0.85.
    const SLOWEST: f64 = 0.8;
    let [a, b, c, d] = values;
    let steps = [b - a, c - b, d - c];
    let enough = 1e-11 * (1.0 + d.abs()) + 4.0 * noise;
    if steps[2].abs() <= enough {
        return Some(snapped(d, enough));
    }
    let (ratio, before) = (steps[2] / steps[1], steps[1] / steps[0]);
    if ratio.abs() < SLOWEST && (ratio - before).abs() < 0.2 {
        let left = steps[2] * ratio / (1.0 - ratio);
        return Some(snapped(d + left, 0.01 * left.abs()));
    }
    None
}

/// The number of six decimals within `near`, if there is one: a limit is an extrapolation.
fn snapped(limit: f64, near: f64) -> f64 {
    let short = libm::round(limit * 1e6) / 1e6;
    if (limit - short).abs() <= near.min(2e-7) {
        short + 0.0
    } else {
        limit
    }
}
