//! From data to pixels and back: gaps, thinning, and the value at a cursor.

/// The stretches of `points` without a gap, as index ranges.
pub fn stretches(
    points: &[(f64, f64)],
    drawable: impl Fn((f64, f64)) -> bool,
) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (index, &point) in points.iter().enumerate() {
        match (drawable(point), start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                found.push(from..index);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(from..points.len());
    }
    found
}

/// Thins points in pixel units (ascending x) to at most four a pixel column: the first,
/// the lowest, the highest and the last, in their order, so that every peak stays.
/// Few enough points come back as they are.
pub fn thin(points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return points;
    };
    let columns = (last.0 - first.0).abs().ceil() as usize + 1;
    if points.len() <= 4 * columns {
        return points;
    }
    let mut kept = Vec::with_capacity(4 * columns);
    let mut at = 0;
    while at < points.len() {
        let column = points[at].0.floor();
        let end = points[at..]
            .iter()
            .position(|point| point.0.floor() != column)
            .map_or(points.len(), |length| at + length);
        let mut keep = [at, at, at, end - 1];
        for index in at..end {
            if points[index].1 < points[keep[1]].1 {
                keep[1] = index;
            }
            if points[index].1 > points[keep[2]].1 {
                keep[2] = index;
            }
        }
        keep.sort_unstable();
        let mut previous = None;
        for index in keep {
            if previous != Some(index) {
                kept.push(points[index]);
            }
            previous = Some(index);
        }
        at = end;
    }
    kept
}

/// Every x of the series, ascending and once: where a cursor can stand. x values closer
/// than a millionth of the whole range count as one.
pub fn stops<'a>(series: impl Iterator<Item = &'a [(f64, f64)]>) -> Vec<f64> {
    let mut all: Vec<f64> = series
        .flat_map(|points| points.iter().map(|point| point.0))
        .filter(|x| x.is_finite())
        .collect();
    all.sort_unstable_by(f64::total_cmp);
    let range = match (all.first(), all.last()) {
        (Some(first), Some(last)) => last - first,
        _ => 0.0,
    };
    all.dedup_by(|next, kept| *next - *kept <= range * 1e-6);
    all
}

/// The index of the stop nearest to `x`.
pub fn nearest(stops: &[f64], x: f64) -> Option<usize> {
    let after = stops.partition_point(|&stop| stop < x);
    match (after.checked_sub(1), after < stops.len()) {
        (Some(before), true) => Some(if x - stops[before] <= stops[after] - x {
            before
        } else {
            after
        }),
        (Some(before), false) => Some(before),
        (None, true) => Some(after),
        (None, false) => None,
    }
}

/// The y of the point within `tolerance` of `x` that is nearest to it; `None` where a
/// series has no point there. A gap is a value too (NaN): it says that the run diverged.
pub fn value_at(points: &[(f64, f64)], x: f64, tolerance: f64) -> Option<f64> {
    let after = points.partition_point(|point| point.0 < x);
    let before = after.checked_sub(1).and_then(|index| points.get(index));
    [before, points.get(after)]
        .into_iter()
        .flatten()
        .filter(|point| (point.0 - x).abs() <= tolerance)
        .min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))
        .map(|point| point.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_cut_a_curve() {
        let nan = f64::NAN;
        let points = [(0.0, nan), (1.0, 1.0), (2.0, 2.0), (3.0, nan), (4.0, 4.0)];
        let finite = |point: (f64, f64)| point.1.is_finite();
        assert_eq!(stretches(&points, finite), [1..3, 4..5]);
        assert!(stretches(&[], finite).is_empty());
        let whole = stretches(&points, |_| true);
        assert_eq!((whole.len(), &whole[0]), (1, &(0..5)));
    }

    #[test]
    fn thinning_keeps_every_peak_and_the_order() {
        let mut points: Vec<(f64, f64)> = (0..100_000)
            .map(|i| (i as f64 * 0.005, (i as f64 * 0.01).sin()))
            .collect();
        points[43_210].1 = 99.0;
        points[77_777].1 = -99.0;
        let thinned = thin(points.clone());
        assert!(thinned.len() <= 4 * 501, "{}", thinned.len());
        assert!(thinned.contains(&points[43_210]) && thinned.contains(&points[77_777]));
        assert_eq!(thinned.first(), points.first());
        assert_eq!(thinned.last(), points.last());
        assert!(thinned.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn few_points_stay_as_they_are() {
        let points: Vec<(f64, f64)> = (0..200).map(|i| (i as f64 * 3.0, 1.0)).collect();
        assert_eq!(thin(points.clone()), points);
        assert!(thin(vec![]).is_empty());
        // All in one column.
        let column = thin((0..1000).map(|i| (0.5, f64::from(i % 7))).collect());
        assert!(column.len() <= 4 && column.iter().any(|point| point.1 == 6.0));
    }

    #[test]
    fn a_cursor_finds_the_nearest_stop() {
        let a = [(1.0, 0.0), (2.0, 0.0), (3.0, 0.0)];
        let b = [(0.5, 0.0), (2.0 + 1e-9, 0.0), (f64::NAN, 0.0)];
        let stops = stops([&a[..], &b[..]].into_iter());
        assert_eq!(stops, [0.5, 1.0, 2.0, 3.0]);
        assert_eq!(nearest(&stops, -9.0), Some(0));
        assert_eq!(nearest(&stops, 1.4), Some(1));
        assert_eq!(nearest(&stops, 1.6), Some(2));
        assert_eq!(nearest(&stops, 99.0), Some(3));
        assert_eq!(nearest(&[], 1.0), None);
    }

    #[test]
    fn a_value_is_a_point_not_a_guess_between_points() {
        let points = [(1.0, 0.1), (2.0, f64::NAN), (3.0, 0.3)];
        assert_eq!(value_at(&points, 1.0, 0.01), Some(0.1));
        assert_eq!(value_at(&points, 1.5, 0.01), None);
        assert!(value_at(&points, 2.0, 0.01).is_some_and(f64::is_nan));
        assert_eq!(value_at(&points, 2.6, 0.5), Some(0.3));
        assert_eq!(value_at(&[], 2.6, 0.5), None);
    }
}
