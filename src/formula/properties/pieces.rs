//! The line cut into pieces on which f is analytic, and the breaks between them.

use super::card::{Break, BreakKind, Gaps, Interval};
use super::curve::{Curve, Sample, State};
use super::sides::{Limit, Side, close_points, side};
use super::sweep::{SEPARATION, Sweep};

/// Relative differences of limits below these are none.
pub(super) const JUMP: f64 = 1e-9;
pub(super) const KINK: f64 = 1e-6;
/// f″ is a difference of slopes 10⁻⁷ apart.
const BEND: f64 = 1e-4;

/// A limit beside an overflow that is larger than this is that overflow's beginning.
const LEAVING: f64 = 1e290;

/// Samples that a piece has at least.
const FEWEST: usize = 7;

/// A piece.
pub(super) struct Piece {
    /// Between two places, or from or to ±∞ or the window's edge.
    pub on: Interval,
    /// Limits at its ends where these are places and f is finite within.
    pub sides: [Option<Side>; 2],
    /// Samples in it, not at places.
    pub samples: Vec<Sample>,
    pub state: State,
}

impl Side {
    /// The other side of the place, where f is beyond the largest number.
    fn leaving(self, beyond: &Piece) -> Self {
        let sign = beyond.samples[0].y.value;
        Self {
            value: Limit::exactly(f64::INFINITY.copysign(sign)),
            ..self
        }
    }
}

impl Piece {
    /// Whether f′ is 0 on all of it as far as rounding can tell, and so f constant: where f is
    /// analytic, a slope that is 0 on a stretch is 0 everywhere.
    pub fn flat(&self) -> bool {
        let still = |sample: &Sample| sample.slope.sign() == Some(0);
        self.state.finite() && self.samples.iter().all(still)
    }
}

/// Cuts the domain at the places. Where the search goes out to the far end, the piece there
/// ends at ±∞.
pub(super) fn pieces(
    curve: &mut Curve<'_>,
    sweep: &Sweep,
    places: &[f64],
    domain: (f64, f64),
    open: [bool; 2],
) -> Vec<Piece> {
    let mut borders = vec![domain.0];
    borders.extend(places.iter().filter(|&&x| domain.0 < x && x < domain.1));
    borders.push(domain.1);
    let last = borders.len() - 2;
    let mut pieces = Vec::with_capacity(last + 1);
    for (which, ends) in borders.windows(2).enumerate() {
        let (from, to) = (ends[0], ends[1]);
        let apart = |x: f64, end: f64| (x - end).abs() > SEPARATION * end.abs().max(1.0);
        let inside = |sample: &&Sample| {
            (from..=to).contains(&sample.x)
                && (which == 0 || apart(sample.x, from))
                && (which == last || apart(sample.x, to))
        };
        let mut samples: Vec<Sample> = sweep.samples.iter().filter(inside).copied().collect();
        if samples.len() < FEWEST {
            let more = (1..=FEWEST).map(|k| from + (to - from) * k as f64 / (FEWEST + 1) as f64);
            samples.extend(more.map(|x| curve.sample(x)));
            samples.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
        let state = samples[samples.len() / 2].state;
        // Lone points without a value have been missed as places; the piece goes on around them.
        samples.retain(|sample| sample.state.finite() == state.finite());
        if state == State::Usual {
            // What saturates close to a place would pass for flat.
            let mut close: Vec<f64> = Vec::new();
            if which > 0 {
                close.extend(close_points(from, 1.0, to - from));
            }
            if which < last {
                close.extend(close_points(to, -1.0, to - from));
            }
            samples.extend(close.into_iter().map(|x| curve.sample(x)));
            samples.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
        let sides = [
            (which > 0 && state.finite()).then(|| side(curve, from, 1.0, to - from)),
            (which < last && state.finite()).then(|| side(curve, to, -1.0, to - from)),
        ];
        let end = |own: bool, open: bool, at: f64, far: f64| if own && open { far } else { at };
        let mut piece = Piece {
            on: Interval {
                from: end(which == 0, open[0], from, f64::NEG_INFINITY),
                to: end(which == last, open[1], to, f64::INFINITY),
            },
            sides,
            samples,
            state,
        };
        if piece.flat() {
            let value = piece.samples[0].y;
            for side in piece.sides.iter_mut().flatten() {
                side.still(value);
            }
        }
        pieces.push(piece);
    }
    // Where f only leaves the range of f64, it has no limit.
    for which in 1..pieces.len() {
        let [before, after] = &mut pieces[which - 1..=which] else {
            continue;
        };
        for (state, side) in [
            (before.state, &mut after.sides[0]),
            (after.state, &mut before.sides[1]),
        ] {
            if state == State::Overflow {
                *side = side.filter(|own| own.value.value.abs() < LEAVING);
            }
        }
    }
    pieces
}

/// The breaks between pieces.
pub(super) fn breaks(curve: &mut Curve<'_>, pieces: &[Piece]) -> Vec<Break> {
    let mut found = Vec::new();
    for pair in pieces.windows(2) {
        let (left, right) = match (pair[0].sides[1], pair[1].sides[0]) {
            (Some(left), Some(right)) => (left, right),
            // Next to an overflow: e^(1/x) has a pole at 0 on one side.
            (Some(own), None) if pair[1].state == State::Overflow => (own, own.leaving(&pair[1])),
            (None, Some(own)) if pair[0].state == State::Overflow => (own.leaving(&pair[0]), own),
            // Where f begins or ends without a limit, as sin(1/√x) does.
            (Some(own), None) | (None, Some(own)) if own.value.value.is_nan() => (own, own),
            _ => continue,
        };
        let here = curve.sample(left.x);
        let value = Limit {
            value: here.y.value,
            error: here.y.error,
        };
        if let Some(kind) = kind(left, right, value, here.state.finite()) {
            found.push(Break { x: left.x, kind });
        }
    }
    found
}

fn kind(left: Side, right: Side, here: Limit, defined: bool) -> Option<BreakKind> {
    let values = (left.value.value, right.value.value);
    let slopes = (left.slope.value, right.slope.value);
    let bends = (left.curvature.value, right.curvature.value);
    if values.0.is_nan() || values.1.is_nan() {
        return Some(BreakKind::NoLimit);
    }
    if values.0.is_infinite() || values.1.is_infinite() {
        return Some(BreakKind::Pole {
            left: values.0,
            right: values.1,
        });
    }
    if !left.value.same(right.value, JUMP) {
        return Some(BreakKind::Jump {
            left: values.0,
            right: values.1,
        });
    }
    if !defined || !left.value.same(here, JUMP) {
        return Some(BreakKind::Hole {
            limit: values.0,
            value: defined.then_some(here.value),
        });
    }
    let vertical = slopes.0.is_infinite() || slopes.1.is_infinite();
    if vertical || !left.slope.same(right.slope, KINK) {
        return Some(BreakKind::Kink {
            left: slopes.0,
            right: slopes.1,
        });
    }
    let endless = bends.0.is_infinite() || bends.1.is_infinite();
    if endless || !left.curvature.same(right.curvature, BEND) {
        return Some(BreakKind::Bend {
            left: bends.0,
            right: bends.1,
        });
    }
    None
}

/// Where f is no finite number.
pub(super) fn gaps(pieces: &[Piece]) -> Gaps {
    let those = |state: State| {
        let own = pieces.iter().filter(|piece| piece.state == state);
        joined(own.map(|piece| piece.on))
    };
    Gaps {
        undefined: those(State::Undefined),
        overflow: those(State::Overflow),
        slope_undefined: those(State::SlopeUndefined),
    }
}

/// Intervals in order, touching ones as one.
pub(super) fn joined(intervals: impl IntoIterator<Item = Interval>) -> Vec<Interval> {
    let mut found: Vec<Interval> = Vec::new();
    for next in intervals {
        match found.last_mut() {
            Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
            _ => found.push(next),
        }
    }
    found
}
