//! On which stretches f rises, falls or is constant, and where its slope is small.

use super::card::{Break, BreakKind, Interval, Monotonic, SlopeZero, Stretch, Trend};
use super::curve::{Curve, root};
use super::pieces::{Piece, joined};

/// The stretches of one piece, cut at the zeros of f′ where f turns.
pub(super) fn stretches(piece: &Piece, zeros: &[SlopeZero]) -> Vec<Stretch> {
    if !piece.state.finite() {
        return Vec::new();
    }
    if piece.flat() {
        return vec![Stretch {
            on: piece.on,
            trend: Trend::Flat,
        }];
    }
    let turns = zeros.iter().filter(|zero| zero.turns).map(|zero| zero.x);
    let mut ends = vec![piece.on.from];
    ends.extend(turns);
    ends.push(piece.on.to);
    let mut found: Vec<Stretch> = Vec::new();
    for pair in ends.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        // The clearest sign on the stretch; samples at its ends are too close to 0.
        let clearest = piece
            .samples
            .iter()
            .filter(|sample| from < sample.x && sample.x < to && sample.slope.sign() != Some(0))
            .map(|sample| sample.slope.value)
            .fold(
                0.0,
                |most: f64, own| if own.abs() > most.abs() { own } else { most },
            );
        let trend = if clearest > 0.0 {
            Trend::Rising
        } else if clearest < 0.0 {
            Trend::Falling
        } else {
            // Two turns within one cell of the grid: the other way than before.
            match found.last().map(|last| last.trend) {
                Some(Trend::Rising) => Trend::Falling,
                _ => Trend::Rising,
            }
        };
        found.push(Stretch {
            on: Interval { from, to },
            trend,
        });
    }
    found
}

/// Joins stretches of the same trend that touch, unless f jumps between them.
pub(super) fn join(stretches: Vec<Stretch>, breaks: &[Break]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for next in stretches {
        let parted = breaks
            .iter()
            .any(|own| own.x == next.on.from && step(own).is_some());
        match found.last_mut() {
            Some(last) if last.trend == next.trend && last.on.to == next.on.from && !parted => {
                last.on.to = next.on.to;
            }
            _ => found.push(next),
        }
    }
    found
}

/// How far f jumps at a break, to the right; not a number if it goes up and down.
fn step(own: &Break) -> Option<f64> {
    match own.kind {
        BreakKind::Pole { left, right } | BreakKind::Jump { left, right } => Some(right - left),
        BreakKind::NoLimit | BreakKind::Hole { value: Some(_), .. } => Some(f64::NAN),
        BreakKind::Hole { value: None, .. } => None,
        BreakKind::Kink { .. } | BreakKind::Bend { .. } => None,
    }
}

/// Whether f goes one way only, jumps included; none if it is defined nowhere.
pub(super) fn monotonic(stretches: &[Stretch], breaks: &[Break]) -> Option<Monotonic> {
    if stretches.is_empty() {
        return None;
    }
    let has = |trend| stretches.iter().any(|own| own.trend == trend);
    let (mut up, mut down) = (has(Trend::Rising), has(Trend::Falling));
    for own in breaks {
        // The difference of two poles of one sign is no number: f has turned round.
        let by = step(own);
        up |= by.is_some_and(|by| by > 0.0 || by.is_nan());
        down |= by.is_some_and(|by| by < 0.0 || by.is_nan());
    }
    Some(match (up, down, has(Trend::Flat)) {
        (true, true, _) => Monotonic::No,
        (true, false, false) => Monotonic::Increasing,
        (true, false, true) => Monotonic::NonDecreasing,
        (false, true, false) => Monotonic::Decreasing,
        (false, true, true) => Monotonic::NonIncreasing,
        (false, false, _) => Monotonic::Constant,
    })
}

/// Where |f′| is below the threshold in one piece.
pub(super) fn small(
    curve: &mut Curve<'_>,
    piece: &Piece,
    zeros: &[SlopeZero],
    threshold: f64,
) -> Vec<Interval> {
    if !piece.state.finite() {
        return Vec::new();
    }
    if piece.flat() {
        return vec![piece.on];
    }
    // The piece's ends, its samples, and the zeros, around which the slope is small however
    // narrow that is.
    let sided = |which: usize| {
        let side = piece.sides[which]?;
        Some((side.x, side.slope.value)).filter(|end| end.1.is_finite())
    };
    let mut marks: Vec<(f64, f64)> = piece
        .samples
        .iter()
        .map(|sample| (sample.x, sample.slope.value))
        .chain(zeros.iter().map(|zero| (zero.x, 0.0)))
        .chain(sided(0))
        .chain(sided(1))
        .collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut found = Vec::new();
    let mut from = piece.on.from;
    for (place, pair) in marks.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        let was = a.1.abs() < threshold;
        if place == 0 && !was {
            from = f64::NAN;
        }
        if was == (b.1.abs() < threshold) {
            continue;
        }
        let excess = |slope: f64| slope.abs() - threshold;
        let ends = ((a.0, excess(a.1)), (b.0, excess(b.1)));
        // At a place, the slope is the limit from this side and not what f′ is there.
        let edge = root(
            |x| match x {
                x if x == a.0 => ends.0.1,
                x if x == b.0 => ends.1.1,
                x => excess(curve.point(x).1),
            },
            ends.0,
            ends.1,
        );
        if was {
            found.push(Interval { from, to: edge });
            from = f64::NAN;
        } else {
            from = edge;
        }
    }
    let last = marks.last().is_some_and(|last| last.1.abs() < threshold);
    if last {
        found.push(Interval {
            from,
            to: piece.on.to,
        });
    }
    joined(found)
}
