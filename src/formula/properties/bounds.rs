//! The largest and smallest values of f, and the largest |f′|.

use super::card::{Bound, Break, BreakKind, End, Interval, SlopeZero};
use super::curve::{Curve, Sample, State};
use super::pieces::{JUMP, KINK, Piece};
use super::sides::{Limit, Side};
use super::sweep::lowest;
use super::zeros::extreme_slope;

/// Values within this, relative to 1 or their size, count as equal.
const EQUAL: f64 = 1e-12;

/// What f has to exceed a bound by before the search for extremes is held to have missed one.
const MISSED: f64 = 1e-9;

/// A value that f has or tends to, and where.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    value: f64,
    at: Interval,
    attained: bool,
}

fn attained(x: f64, value: f64) -> Candidate {
    Candidate {
        value,
        at: Interval { from: x, to: x },
        attained: true,
    }
}

fn approached(x: f64, value: f64) -> Candidate {
    Candidate {
        attained: false,
        ..attained(x, value)
    }
}

/// What a bound is made from.
pub(super) struct Found<'a> {
    pub pieces: &'a [Piece],
    pub breaks: &'a [Break],
    pub ends: [End; 2],
    /// Whether the pieces go on to the ends, and not only to the window's edge.
    pub open: [bool; 2],
    /// The samples of the window.
    pub window: &'a [Sample],
    /// Whether extremes may have been missed.
    pub rough: bool,
}

impl Found<'_> {
    /// Whether only what was seen in the window can be told.
    fn seen_only(&self) -> bool {
        let swings = |end| matches!(end, End::Oscillates { .. } | End::Unclear);
        self.rough || self.ends.into_iter().any(swings)
    }

    /// The ends of the line with the limits of f, or of f′, there.
    fn at_ends(&self, limit: impl Fn(End, f64) -> Vec<f64>) -> Vec<Candidate> {
        let both = [(self.ends[0], -1.0), (self.ends[1], 1.0)];
        let each = both.into_iter().flat_map(|(end, side)| {
            let x = f64::INFINITY * side;
            limit(end, side)
                .into_iter()
                .map(move |value| approached(x, value))
        });
        each.collect()
    }

    /// The smallest and the largest value of f. `zeros` are those of f′.
    pub fn range(&self, curve: &mut Curve<'_>, zeros: &[SlopeZero]) -> [Bound; 2] {
        let mut candidates = self.at_ends(|end, side| match end {
            End::Limit(value) => vec![value],
            End::Line { slope, .. } => vec![f64::INFINITY * slope * side],
            End::Grows { up, .. } => vec![if up { f64::INFINITY } else { f64::NEG_INFINITY }],
            End::Oscillates { bounded: false, .. } => vec![f64::INFINITY, f64::NEG_INFINITY],
            End::Oscillates { drift, .. } if drift != 0.0 => vec![f64::INFINITY * drift * side],
            End::Oscillates { .. } | End::Undefined | End::Unclear => Vec::new(),
        });
        for zero in zeros.iter().filter(|zero| zero.turns) {
            candidates.push(attained(zero.x, curve.point(zero.x).0));
        }
        for piece in self.pieces.iter().filter(|piece| piece.state.finite()) {
            for side in piece.sides.iter().flatten() {
                let here = curve.point(side.x).0;
                candidates.push(attained(side.x, here));
                if !here.is_finite() || !side.value.same(Limit::exactly(here), JUMP) {
                    candidates.push(approached(side.x, side.value.value));
                }
            }
        }
        // Where f is too large for f64 in between; at an end, that is the end's candidate.
        let beyond = self
            .pieces
            .iter()
            .filter(|own| own.state == State::Overflow);
        for piece in beyond.filter(|own| own.on.from.is_finite() && own.on.to.is_finite()) {
            let endless = f64::INFINITY.copysign(piece.samples[0].y.value);
            candidates.push(approached(piece.on.from, endless));
        }
        let flat = self.pieces.iter().filter(|piece| piece.flat());
        candidates.extend(joined(flat.map(|piece| Candidate {
            value: piece.samples[0].y.value,
            at: piece.on,
            attained: true,
        })));
        if let [first, .., last] = self.window {
            let both = [(first, self.open[0]), (last, self.open[1])];
            for (sample, _) in both.into_iter().filter(|&(_, open)| !open) {
                candidates.push(attained(sample.x, sample.y.value));
            }
        }
        let [lowest, highest] =
            [-1.0, 1.0].map(|sign| self.bound(curve, &candidates, sign, &|sample| sample.y.value));
        [lowest, highest]
    }

    /// The largest |f′|.
    pub fn steepest(&self, curve: &mut Curve<'_>) -> Bound {
        let mut candidates = self.at_ends(|end, _| match end {
            End::Line { slope, .. } => vec![slope.abs()],
            End::Grows { faster: true, .. } | End::Oscillates { bounded: false, .. } => {
                vec![f64::INFINITY]
            }
            End::Limit(_) | End::Grows { .. } | End::Oscillates { .. } => Vec::new(),
            End::Undefined | End::Unclear => Vec::new(),
        });
        for piece in self.pieces.iter().filter(|piece| piece.state.finite()) {
            for side in piece.sides.iter().flatten() {
                if side.value.value.is_infinite() {
                    candidates.push(approached(side.x, f64::INFINITY));
                } else {
                    candidates.push(self.slope_at(curve, side));
                }
            }
            candidates.extend(steepest_within(curve, piece));
        }
        candidates.extend(joined(self.pieces.iter().filter_map(straight)));
        self.bound(curve, &candidates, 1.0, &|sample| sample.slope.value.abs())
    }

    /// |f′| at a place, from one side.
    fn slope_at(&self, curve: &mut Curve<'_>, side: &Side) -> Candidate {
        let smooth = |own: &Break| own.x != side.x || matches!(own.kind, BreakKind::Bend { .. });
        let here = curve.point(side.x).1;
        match self.breaks.iter().all(smooth) && side.slope.same(Limit::exactly(here), KINK) {
            true => attained(side.x, here.abs()),
            false => approached(side.x, side.slope.value.abs()),
        }
    }

    /// The largest candidate, or with sign −1 the smallest.
    fn bound(
        &self,
        curve: &mut Curve<'_>,
        candidates: &[Candidate],
        sign: f64,
        of: &dyn Fn(&Sample) -> f64,
    ) -> Bound {
        let size = |value: f64| sign * value;
        let numbers = candidates.iter().filter(|own| !own.value.is_nan());
        let most = numbers
            .clone()
            .map(|own| size(own.value))
            .fold(f64::NEG_INFINITY, f64::max);
        let equal = EQUAL * (1.0 + most.abs());
        if most == f64::INFINITY {
            let at = numbers
                .filter(|own| size(own.value) == most)
                .map(|own| own.at.from)
                .fold(f64::NAN, nearer);
            return Bound::Unbounded { at };
        }
        let seen = self
            .window
            .iter()
            .filter(|sample| sample.state.finite() && of(sample).is_finite());
        let best = seen.max_by(|a, b| size(of(a)).total_cmp(&size(of(b))));
        let missed = |best: &Sample| {
            let nothing = most == f64::NEG_INFINITY;
            nothing || size(of(best)) > most + MISSED * (1.0 + most.abs())
        };
        let Some(best) = best.filter(|best| self.seen_only() || missed(best)) else {
            return pick(numbers, sign, most, equal);
        };
        if !missed(best)
            && let Some(own) = numbers.clone().find(|own| size(own.value) >= most - equal)
        {
            // The best that was refined; f may well exceed it elsewhere.
            return Bound::Found {
                value: own.value,
                x: own.at.from,
            };
        }
        let step = self
            .window
            .windows(2)
            .next()
            .map_or(0.0, |two| two[1].x - two[0].x);
        let mut depth = |x: f64| {
            let value = -size(of(&curve.sample(x)));
            if value.is_nan() { f64::INFINITY } else { value }
        };
        let x = lowest(&mut depth, best.x - step, best.x + step);
        let x = if depth(x) <= depth(best.x) { x } else { best.x };
        match -sign * depth(x) {
            value if value.is_finite() => Bound::Found { value, x },
            _ => Bound::Unbounded { at: x },
        }
    }
}

fn nearer(a: f64, b: f64) -> f64 {
    if a.abs() <= b.abs() { a } else { b }
}

/// Of the candidates that are as good as the best: the attained one nearest to 0, else the
/// nearest.
fn pick<'a>(
    numbers: impl Iterator<Item = &'a Candidate>,
    sign: f64,
    most: f64,
    equal: f64,
) -> Bound {
    let distance = |own: &Candidate| match own.at {
        Interval { from, to } if from <= 0.0 && to >= 0.0 => 0.0,
        Interval { from, to } => from.abs().min(to.abs()),
    };
    let wide = |own: &Candidate| own.at.from < own.at.to;
    numbers
        .filter(|own| sign * own.value >= most - equal)
        .min_by(|a, b| {
            let order = |own: &Candidate| (!own.attained, !wide(own));
            order(a)
                .cmp(&order(b))
                .then(distance(a).total_cmp(&distance(b)))
        })
        .map_or(Bound::Nowhere, |own| match own.attained {
            true => Bound::Attained {
                value: own.value,
                at: own.at,
            },
            false => Bound::Approached {
                value: own.value,
                at: own.at.from,
            },
        })
}

/// Stretches in order, touching ones with the same value as one.
fn joined(stretches: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for next in stretches {
        match found.last_mut() {
            Some(last)
                if next.at.from == last.at.to
                    && (next.value - last.value).abs() <= EQUAL * (1.0 + last.value.abs()) =>
            {
                last.at.to = next.at.to;
            }
            _ => found.push(next),
        }
    }
    found
}

/// The slope of a piece on which it is constant.
fn straight(piece: &Piece) -> Option<Candidate> {
    if !piece.state.finite() {
        return None;
    }
    let first = piece.samples.first()?.slope;
    let same = |sample: &Sample| {
        let off = sample.slope.minus(first);
        off.value.abs() <= off.error + EQUAL * first.value.abs()
    };
    piece.samples.iter().all(same).then(|| Candidate {
        value: first.value.abs(),
        at: piece.on,
        attained: true,
    })
}

/// The largest |f′| where it is larger than around.
fn steepest_within(curve: &mut Curve<'_>, piece: &Piece) -> Vec<Candidate> {
    /// Lower peaks than this part of the highest cannot become the highest by refining.
    const NEARLY: f64 = 0.9;
    let size = |sample: &Sample| sample.slope.value.abs();
    let most = piece.samples.iter().map(size).fold(0.0, f64::max);
    let mut found = Vec::new();
    for three in piece.samples.windows(3) {
        let [a, b, c] = [size(&three[0]), size(&three[1]), size(&three[2])];
        if b >= NEARLY * most && b >= a && b > c {
            let peak = extreme_slope(curve, three[0].x, three[2].x);
            found.extend(peak.map(|x| attained(x, curve.point(x).1.abs())));
        }
    }
    found
}
