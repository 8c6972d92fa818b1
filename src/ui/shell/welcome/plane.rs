//! The chart's plane: where a number is, and how it is written. Plain data.
//!
//! A unit is as wide as it is high, so that a slope of 1 is seen as half a right angle.

use crate::activation::samples::{self, POINTS, REACH};

/// The size of the chart, in the units in which it is drawn.
pub const WIDTH: f64 = 360.0;
/// See [`WIDTH`].
pub const HEIGHT: f64 = 262.0;

/// A unit of x, or of f(x).
const UNIT: f64 = 40.0;
/// The left end of the x axis.
pub const LEFT: f64 = 28.0;
/// Its right end.
pub const RIGHT: f64 = LEFT + 2.0 * REACH as f64 * UNIT;
/// The upper end of the y axis.
pub const TOP: f64 = 18.0;
/// Its lower end.
pub const BOTTOM: f64 = TOP + (HIGHEST - LOWEST) * UNIT;
const HIGHEST: f64 = 4.1;
const LOWEST: f64 = -1.25;

/// Thousandths between two points from which on there is no curve between them.
const LEAP: u32 = 500;

/// Half the length of the tangent.
const TANGENT: f64 = 36.0;

/// Where x is, from thousandths.
pub fn across(thousandths: i32) -> f64 {
    LEFT + (f64::from(thousandths) / 1000.0 + REACH as f64) * UNIT
}

/// Where a value is, from thousandths.
pub fn down(thousandths: i32) -> f64 {
    TOP + (HIGHEST - f64::from(thousandths) / 1000.0) * UNIT
}

/// The point whose x is nearest to this place of the chart.
pub fn point_at(across: f64) -> usize {
    let share = (across - LEFT) / (RIGHT - LEFT);
    let last = (POINTS - 1) as f64;
    (share * last).round().clamp(0.0, last) as usize
}

/// A curve through all points, as the path of an SVG; it is broken where it leaps.
pub fn path(number: impl Fn(usize) -> i32) -> String {
    let mut path = String::with_capacity(6 * POINTS);
    let mut before = None;
    // Every second point: closer than a pixel, and 0 is among them.
    for point in (0..POINTS).step_by(2) {
        let here = number(point);
        let leaps = before.is_none_or(|before: i32| before.abs_diff(here) > LEAP);
        path.push(if leaps { 'M' } else { 'L' });
        path.push_str(&tenths(across(samples::x(point))));
        path.push(' ');
        path.push_str(&tenths(down(here)));
        before = Some(here);
    }
    path
}

/// The ends of the tangent: x1, y1, x2, y2.
pub fn tangent(x: i32, value: i32, slope: i32) -> [f64; 4] {
    let rise = f64::from(slope) / 1000.0;
    let run = TANGENT / rise.hypot(1.0);
    let (x, y) = (across(x), down(value));
    [x - run, y + rise * run, x + run, y - rise * run]
}

/// A place in the chart as the SVG has it.
pub fn tenths(place: f64) -> String {
    let tenths = (place * 10.0).round() as i32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A number of thousandths with `decimals` of them, 2 or 3.
pub fn written(thousandths: i32, decimals: usize) -> String {
    let sign = if thousandths < 0 { "−" } else { "" };
    let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    match decimals {
        2 => format!("{sign}{whole}.{:02}", rest / 10),
        _ => format!("{sign}{whole}.{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_points_belong_together() {
        for point in [0, 1, 57, POINTS / 2, POINTS - 1] {
            assert_eq!(point_at(across(samples::x(point))), point);
        }
        assert_eq!(point_at(-1000.0), 0);
        assert_eq!(point_at(1e9), POINTS - 1);
        const { assert!(RIGHT < WIDTH && BOTTOM < HEIGHT) };
        for function in 0..samples::KEYS.len() {
            for point in 0..POINTS {
                for number in [
                    samples::value(function, point),
                    samples::slope(function, point),
                ] {
                    assert!((TOP..=BOTTOM).contains(&down(number)));
                }
            }
        }
    }

    #[test]
    fn only_a_leap_breaks_a_curve() {
        let breaks = |path: &str| path.matches('M').count() - 1;
        for function in 0..samples::KEYS.len() {
            let key = samples::KEYS[function];
            assert_eq!(breaks(&path(|at| samples::value(function, at))), 0, "{key}");
            let leaps = usize::from(key.contains("relu"));
            assert_eq!(breaks(&path(|at| samples::slope(function, at))), leaps);
        }
    }

    #[test]
    fn a_tangent_touches_and_rises_as_it_should() {
        let [x1, y1, x2, y2] = tangent(500, 250, 1000);
        assert!(((x1 + x2) / 2.0 - across(500)).abs() < 1e-9);
        assert!(((y1 + y2) / 2.0 - down(250)).abs() < 1e-9);
        assert!(((y1 - y2) / (x2 - x1) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn numbers_are_written_with_their_sign() {
        assert_eq!(written(-1234, 3), "−1.234");
        assert_eq!(written(-34, 3), "−0.034");
        assert_eq!(written(0, 3), "0.000");
        assert_eq!(written(-1980, 2), "−1.98");
        assert_eq!(written(4000, 2), "4.00");
        assert_eq!((tenths(28.04), tenths(3.96)), ("28.0".into(), "4.0".into()));
    }
}
