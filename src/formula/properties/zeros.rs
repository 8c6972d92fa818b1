//! Where f′ is 0.

use super::card::SlopeZero;
use super::curve::{Curve, Sample, root};
use super::pieces::Piece;

/// Most zeros of f′ in one piece that are looked for one by one; a function with more is wild.
/// A sine has 64·k of them in the window at frequency 10·k.
const MOST: usize = 200;

/// Longest run of samples without a known sign of f′ that is taken for a zero. In longer ones
/// f′ has only become too small for f64, as σ′ does.
const LONGEST_RUN: usize = 3;

/// How much smaller than around it |f′| must get to be 0 where it does not change its sign.
const VANISHED: f64 = 1e-10;

/// The zeros of f′ inside a piece that is not flat, in order; none if there are too many.
pub(super) fn zeros(curve: &mut Curve<'_>, piece: &Piece) -> Option<Vec<SlopeZero>> {
    if !piece.state.finite() || piece.flat() {
        return Some(Vec::new());
    }
    let known: Vec<(usize, i32)> = piece
        .samples
        .iter()
        .enumerate()
        .filter_map(|(place, sample)| match sample.slope.sign() {
            Some(sign) if sign != 0 => Some((place, sign)),
            _ => None,
        })
        .collect();
    let turns = known.windows(2).filter(|pair| pair[0].1 != pair[1].1);
    if turns.count() > MOST {
        return None;
    }
    let samples = &piece.samples;
    let mut found = Vec::new();
    for pair in known.windows(2) {
        let ((i, before), (j, after)) = (pair[0], pair[1]);
        let (a, b) = (samples[i], samples[j]);
        if before != after {
            let x = between(curve, &a, &b);
            found.push(SlopeZero { x, turns: true });
        } else if j > i + 1 && j - i - 1 <= LONGEST_RUN {
            let x = samples[(i + j) / 2].x;
            found.push(SlopeZero { x, turns: false });
        }
    }
    for three in samples.windows(3) {
        found.extend(touching(curve, three));
    }
    found.sort_by(|a, b| a.x.total_cmp(&b.x));
    found.dedup_by(|b, a| b.x == a.x);
    (found.len() <= MOST).then_some(found)
}

fn between(curve: &mut Curve<'_>, a: &Sample, b: &Sample) -> f64 {
    let ends = ((a.x, a.slope.value), (b.x, b.slope.value));
    root(|x| curve.point(x).1, ends.0, ends.1)
}

/// Zeros near the middle of three samples at which f′ has one sign: it may touch 0 there, or
/// cross it twice.
fn touching(curve: &mut Curve<'_>, three: &[Sample]) -> Vec<SlopeZero> {
    let [a, b, c] = [three[0], three[1], three[2]];
    let signs = [a, b, c].map(|sample| sample.slope.sign());
    let sizes = [a, b, c].map(|sample| sample.slope.value.abs());
    if signs[0] != signs[1]
        || signs[1] != signs[2]
        || !matches!(signs[1], Some(1 | -1))
        || sizes[1] > sizes[0]
        || sizes[1] >= sizes[2]
    {
        return Vec::new();
    }
    // The parabola through the three must come near 0.
    let (left, right) = (
        (sizes[1] - sizes[0]) / (b.x - a.x),
        (sizes[2] - sizes[1]) / (c.x - b.x),
    );
    let bend = (right - left) / (c.x - a.x);
    let slope = (left * (c.x - b.x) + right * (b.x - a.x)) / (c.x - a.x);
    if sizes[1] - slope * slope / (4.0 * bend) > 0.2 * sizes[1] {
        return Vec::new();
    }
    let Some(x) = extreme_slope(curve, a.x, c.x) else {
        return Vec::new();
    };
    let lowest = curve.sample(x);
    match lowest.slope.sign() {
        Some(sign) if sign != 0 && Some(sign) != signs[1] => {
            let crossings = [between(curve, &a, &lowest), between(curve, &lowest, &c)];
            crossings.map(|x| SlopeZero { x, turns: true }).to_vec()
        }
        _ if lowest.slope.value.abs() <= VANISHED * sizes[0].max(sizes[2]) => {
            vec![SlopeZero { x, turns: false }]
        }
        _ => Vec::new(),
    }
}

/// Where f″ changes its sign between two points, if it does.
pub(super) fn extreme_slope(curve: &mut Curve<'_>, a: f64, b: f64) -> Option<f64> {
    let (at_a, at_b) = (curve.curvature(a), curve.curvature(b));
    let change = at_a * at_b < 0.0;
    change.then(|| root(|x| curve.curvature(x), (a, at_a), (b, at_b)))
}
