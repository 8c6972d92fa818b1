//! The grid holds what the samples say, whatever they are.

use super::*;

fn samples(size: usize, f: impl Fn(f64) -> (f64, f64)) -> Samples {
    let x: Vec<f64> = (0..size)
        .map(|i| -5.0 + 10.0 * i as f64 / (size - 1) as f64)
        .collect();
    let (values, slope) = x.iter().map(|&x| f(x)).unzip();
    Samples {
        x,
        f: values,
        slope,
    }
}

fn tanh(x: f64) -> (f64, f64) {
    (x.tanh(), 1.0 - x.tanh().powi(2))
}

#[test]
fn the_ranges_hold_every_vertex_and_no_more() {
    let broken = |x: f64| match x {
        x if x < -4.0 => (f64::NEG_INFINITY, f64::NAN),
        x if x > 4.0 => (1e200, f64::INFINITY),
        x => (x * x - 3.0, 2.0 * x),
    };
    for grid in [samples(40, tanh), samples(40, broken)] {
        let grid = Grid::new(&grid).expect("a grid");
        let all = || (0..40).flat_map(|i| (0..40).map(move |j| (i, j)));
        let z = extent(all().map(|at| grid.z(at))).expect("some are finite");
        let slope = extent(all().map(|at| grid.gradient(at))).expect("some are finite");
        assert_eq!(z, (grid.height.low, grid.height.high));
        let ends = (grid.steepness.low, grid.steepness.high);
        assert!((slope.0 - ends.0).abs() < 1e-12 && (slope.1 - ends.1).abs() < 1e-12);
        assert_eq!((grid.input.low, grid.input.high), (-5.0, 5.0));
    }
}

#[test]
fn values_are_the_sum_and_the_length_of_the_gradient() {
    let grid = Grid::new(&samples(3, |x| (x * x, 2.0 * x))).expect("a grid");
    assert_eq!(grid.row((0, 1)), Some([-5.0, 0.0, 25.0, 10.0]));
    assert_eq!(grid.gradient((0, 2)), 200f64.sqrt());
    assert_eq!(grid.row((3, 0)), None);
}

#[test]
fn what_cannot_be_drawn_gives_no_grid_and_a_flat_function_does() {
    let short = samples(2, tanh);
    assert!(Grid::new(&short).is_some());
    let gaps = samples(9, |_| (f64::NAN, f64::NAN));
    let mut backwards = samples(9, tanh);
    backwards.x.reverse();
    let mut lost = samples(9, tanh);
    lost.x[4] = f64::NAN;
    let one = Samples {
        x: vec![0.0],
        f: vec![0.0],
        slope: vec![0.0],
    };
    for bad in [Samples::default(), one, gaps, backwards, lost] {
        assert_eq!(Grid::new(&bad), None);
    }
    for level in [0.0, 3.0, -1e-300] {
        let flat = Grid::new(&samples(9, |_| (level, 0.0))).expect("a flat surface");
        assert!(flat.height.low < flat.height.high, "{:?}", flat.height);
        assert!(flat.steepness.low < flat.steepness.high);
    }
    let long = Grid::new(&samples(1000, tanh)).expect("a grid");
    assert_eq!(long.size(), MOST);
}

#[test]
fn the_file_has_every_vertex_and_the_table_ten_by_ten() {
    let grid = Grid::new(&samples(100, |x| (1.0 / x.max(0.0), x))).expect("a grid");
    let rows: Vec<_> = grid.rows(["x", "y", "z", "g"].map(str::to_owned)).collect();
    assert_eq!(rows.len(), 10_001);
    assert_eq!(rows[0], ["x", "y", "z", "g"]);
    // 1/0 is a gap, an empty cell.
    assert_eq!(rows[1][..3], ["-5", "-5", ""]);
    assert_eq!(rows[10_000], ["5", "5", "0.4", "7.0710678118654755"]);
    let shown = grid.shown();
    assert_eq!((shown.len(), shown[0], shown[1]), (100, (0, 0), (0, 11)));
    assert_eq!(shown[99], (99, 99));
    assert_eq!(
        Grid::new(&samples(3, tanh)).map(|grid| grid.shown().len()),
        Some(9)
    );
}

#[test]
fn the_nearest_sample_is_found() {
    let grid = Grid::new(&samples(11, tanh)).expect("a grid");
    for (input, index) in [
        (-9.0, 0),
        (-4.6, 0),
        (-4.4, 1),
        (0.2, 5),
        (4.9, 10),
        (9.0, 10),
    ] {
        assert_eq!(grid.nearest(input), index, "{input}");
    }
    assert!(grid.nearest(f64::NAN) < 11);
}

#[test]
fn keys_move_the_mark_and_stop_at_the_edges() {
    let grid = Grid::new(&samples(100, tanh)).expect("a grid");
    for (key, from, to) in [
        ("ArrowLeft", None, Some(Some((49, 49)))),
        ("ArrowLeft", Some((0, 7)), Some(Some((0, 7)))),
        ("ArrowRight", Some((98, 7)), Some(Some((99, 7)))),
        ("ArrowUp", Some((3, 99)), Some(Some((3, 99)))),
        ("ArrowDown", Some((3, 7)), Some(Some((3, 6)))),
        ("PageUp", Some((3, 7)), Some(Some((3, 17)))),
        ("PageDown", Some((3, 7)), Some(Some((3, 0)))),
        ("Home", Some((3, 7)), Some(Some((0, 7)))),
        ("End", Some((3, 7)), Some(Some((99, 7)))),
        ("Escape", Some((3, 7)), Some(None)),
        ("Escape", None, None),
        ("Tab", Some((3, 7)), None),
    ] {
        assert_eq!(grid.pressed(key, from), to, "{key} from {from:?}");
    }
}
