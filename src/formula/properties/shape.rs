//! What is judged from all samples together: symmetry, straightness, gates, shares.

use super::super::graph::Unary;
use super::super::scalar;
use super::card::{BreakKind, End, Gate, Interval, Line, Properties, SlopeZero, Symmetry};
use super::curve::{Sample, State};
use super::pieces::Piece;
use super::sweep::{SEPARATION, Sweep};

/// Values that should be equal may differ by this, relative to 1 or their size, and by what
/// rounding adds.
const EQUAL: f64 = 1e-12;

/// How far a limit, which is an extrapolation, may be off.
const LIMIT: f64 = 1e-6;

/// Probability of z ~ N(0, 1) to lie in one of the intervals, which do not overlap.
pub(super) fn share(on: &[Interval]) -> f64 {
    let below = |x| scalar::unary(Unary::NormalCdf, x);
    on.iter()
        .map(|own| match own.from > 0.0 {
            // The tail keeps its digits.
            true => below(-own.from) - below(-own.to),
            false => below(own.to) - below(own.from),
        })
        .fold(0.0, |sum, own| sum + own)
}

/// About the probability that |f′| is small, by the samples alone.
pub(super) fn seen_share(window: &[Sample], small: f64) -> f64 {
    let density = |sample: &&Sample| scalar::unary(Unary::NormalDensity, sample.x);
    let own = |sample: &&Sample| sample.state.finite() && sample.slope.value.abs() < small;
    let all: f64 = window.iter().map(|sample| density(&sample)).sum();
    let some: f64 = window.iter().filter(own).map(|own| density(&own)).sum();
    some / all + 0.0
}

/// The smallest and the largest f′ in the window, with their x first.
pub(super) fn extremes(window: &[Sample]) -> Option<[(f64, f64); 2]> {
    let seen = window.iter().filter(|sample| sample.state == State::Usual);
    let slopes = seen.map(|sample| (sample.x, sample.slope.value));
    let by_slope = |a: &(f64, f64), b: &(f64, f64)| a.1.total_cmp(&b.1);
    let least = slopes.clone().min_by(by_slope)?;
    Some([least, slopes.max_by(by_slope)?])
}

/// Zeros of f′ at places, where it is 0 from both sides and f goes through: x·|x| at 0.
pub(super) fn zeros_between(pieces: &[Piece]) -> Vec<SlopeZero> {
    let mut found = Vec::new();
    for pair in pieces.windows(2) {
        let (Some(left), Some(right)) = (pair[0].sides[1], pair[1].sides[0]) else {
            continue;
        };
        let still = |own: super::sides::Limit| own.value.abs() <= 1e-9 + own.error;
        let through = left.value.same(right.value, 1e-9);
        if !through || !still(left.slope) || !still(right.slope) || pair.iter().any(Piece::flat) {
            continue;
        }
        let sign = |sample: &Sample| sample.slope.sign().filter(|&sign| sign != 0);
        let before = pair[0].samples.iter().rev().find_map(sign);
        let after = pair[1].samples.iter().find_map(sign);
        found.push(SlopeZero {
            x: left.x,
            turns: before != after,
        });
    }
    found
}

/// Mirror images, by the samples of the window that are not at places.
pub(super) fn symmetry(window: &[Sample], places: &[f64]) -> Symmetry {
    let at_place = |x: f64| places.iter().any(|place| (place - x).abs() < SEPARATION);
    let (mut even, mut odd) = (true, true);
    for (left, right) in window.iter().zip(window.iter().rev()) {
        if left.x > 0.0 || at_place(left.x) || at_place(right.x) {
            continue;
        }
        if left.state != State::Usual || right.state != State::Usual {
            let same = left.state == right.state;
            (even, odd) = (even && same, odd && same);
            continue;
        }
        let (a, b) = (left.y, right.y);
        let equal = EQUAL * a.value.abs().max(b.value.abs()) + 4.0 * (a.error + b.error);
        even &= (a.value - b.value).abs() <= equal;
        odd &= (a.value + b.value).abs() <= equal;
    }
    let defined = window.iter().any(|sample| sample.state.finite());
    match (even && defined, odd && defined) {
        (true, true) => Symmetry::Both,
        (true, false) => Symmetry::Even,
        (false, true) => Symmetry::Odd,
        (false, false) => Symmetry::Neither,
    }
}

/// The line that f is, if it is one.
pub(super) fn line(card: &Properties, sweep: &Sweep) -> Option<Line> {
    let window = sweep.window();
    let middle = window[window.len() / 2];
    let slope = middle.slope;
    let straight = |sample: &Sample| {
        let off = sample.slope.minus(slope);
        sample.state == State::Usual
            && off.value.abs() <= off.error + EQUAL * (1.0 + slope.value.abs())
    };
    let line = card.breaks.is_empty() && sweep.samples.iter().all(straight);
    line.then_some(Line {
        slope: slope.value + 0.0,
        offset: middle.y.value + 0.0,
    })
}

/// Whether f is x times a gate: see [`Gate`].
pub(super) fn gate(card: &Properties, sweep: &Sweep) -> Gate {
    let closes = |end| matches!(end, End::Limit(value) if value.abs() < LIMIT);
    let opens = |end| match end {
        End::Line { slope, offset } => {
            (slope - 1.0).abs() < LIMIT && offset.is_some_and(|offset| offset.abs() < LIMIT)
        }
        _ => false,
    };
    let [left, right] = card.ends;
    let ends = closes(left) && opens(right) || opens(left) && closes(right);
    let gated = |sample: &Sample| match sample.x == 0.0 {
        true => sample.y.value.abs() <= EQUAL,
        false => {
            let g = sample.y.value / sample.x;
            (-1e-9..=1.0 + 1e-9).contains(&g)
        }
    };
    if !ends || card.wild || !sweep.samples.iter().all(gated) {
        return Gate::No;
    }
    let jumps = card.breaks.iter().any(|own| match own.kind {
        BreakKind::NoLimit
        | BreakKind::Pole { .. }
        | BreakKind::Jump { .. }
        | BreakKind::Hole { .. } => true,
        BreakKind::Kink { .. } => own.x == 0.0,
        BreakKind::Bend { .. } => false,
    });
    if jumps { Gate::Hard } else { Gate::Soft }
}
