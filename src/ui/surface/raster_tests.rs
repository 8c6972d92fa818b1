//! Triangles cover what they should, once, in the order of their depth, whatever they are.

use super::*;
use crate::ui::palette::Rgb;

fn corner(x: f32, y: f32, depth: f32, place: f32) -> Corner {
    Corner { x, y, depth, place }
}

fn picture(width: usize, height: usize) -> Raster {
    let mut raster = Raster::default();
    raster.clear(width, height);
    raster
}

fn filled(raster: &Raster) -> usize {
    let pixels = raster.rgba().chunks_exact(4);
    pixels.filter(|pixel| pixel[3] == 255).count()
}

fn colour(raster: &Raster, x: usize, y: usize) -> Rgba {
    let at = (y * raster.size().0 + x) * 4;
    raster.rgba()[at..at + 4]
        .try_into()
        .expect("four bytes to a pixel")
}

#[test]
fn a_triangle_covers_its_area() {
    let mut raster = picture(100, 100);
    let colours = Colours::viridis();
    let corners = [
        corner(10.0, 10.0, 0.0, 0.0),
        corner(90.0, 10.0, 0.0, 0.0),
        corner(10.0, 90.0, 0.0, 255.0),
    ];
    raster.triangle(corners, &colours);
    assert!((filled(&raster) as f64 - 3200.0).abs() < 90.0);
    assert_eq!(colour(&raster, 12, 10), colours.place(255.0 * 0.5 / 80.0));
    assert_eq!(colour(&raster, 9, 50), [0, 0, 0, 0]);
    assert_eq!(colour(&raster, 60, 60), [0, 0, 0, 0]);
    // Halfway down, half of the range.
    let half = colours.place(255.0 * 40.5 / 80.0);
    assert_eq!(colour(&raster, 20, 50), half);
}

#[test]
fn the_nearer_one_is_seen_whatever_the_order() {
    let colours = Colours::viridis();
    let at = |depth: f32, place: f32| {
        [
            corner(0.0, 0.0, depth, place),
            corner(50.0, 0.0, depth, place),
            corner(0.0, 50.0, depth, place),
        ]
    };
    for order in [[0, 1], [1, 0]] {
        let mut raster = picture(50, 50);
        let both = [at(-3.0, 255.0), at(4.0, 0.0)];
        for index in order {
            raster.triangle(both[index], &colours);
        }
        assert_eq!(colour(&raster, 5, 5), colours.at(1.0));
        assert_eq!(raster.depth_at(5.0, 5.0), Some(-3.0));
        assert_eq!(raster.depth_at(49.0, 49.0), None);
    }
    // Two that cut through each other are each seen on their side.
    let mut raster = picture(50, 50);
    let tilted = [
        corner(0.0, 0.0, -10.0, 255.0),
        corner(50.0, 0.0, 10.0, 255.0),
        corner(0.0, 50.0, -10.0, 255.0),
    ];
    raster.triangle(at(0.0, 0.0), &colours);
    raster.triangle(tilted, &colours);
    assert_eq!(colour(&raster, 5, 5), colours.at(1.0));
    assert_eq!(colour(&raster, 40, 5), colours.at(0.0));
}

#[test]
fn neighbours_leave_no_gap_and_do_not_overlap() {
    let colours = Colours::viridis();
    // A fan around an odd point, drawn with each triangle nearer than the last, and then
    // farther: where they overlapped, the two pictures would differ in a pixel's colour.
    let middle = (51.3, 48.7);
    let around: Vec<(f32, f32)> = (0..=37)
        .map(|step| {
            let angle = step as f32 / 37.0 * std::f32::consts::TAU;
            (50.0 + 75.0 * angle.cos(), 50.0 + 62.0 * angle.sin())
        })
        .collect();
    let draw = |nearer: f32| {
        let mut raster = picture(100, 100);
        for (at, pair) in around.windows(2).enumerate() {
            let (depth, place) = (at as f32 * nearer, at as f32 * 6.0);
            let corners = [middle, pair[0], pair[1]].map(|(x, y)| corner(x, y, depth, place));
            raster.triangle(corners, &colours);
        }
        raster
    };
    let (one, other) = (draw(1.0), draw(-1.0));
    assert_eq!(one.rgba(), other.rgba());
    for y in 10..90 {
        for x in 10..90 {
            assert_eq!(colour(&one, x, y)[3], 255, "hole at {x}, {y}");
        }
    }
}

#[test]
fn what_is_not_finite_is_left_out() {
    let colours = Colours::viridis();
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        for part in 0..4 {
            let mut raster = picture(20, 20);
            let mut broken = corner(15.0, 5.0, 0.0, 9.0);
            *[
                &mut broken.x,
                &mut broken.y,
                &mut broken.depth,
                &mut broken.place,
            ][part] = bad;
            let good = [corner(0.0, 0.0, 0.0, 9.0), corner(0.0, 20.0, 0.0, 9.0)];
            raster.triangle([good[0], broken, good[1]], &colours);
            raster.line(good[0], broken, 3, &colours);
            assert_eq!(filled(&raster), 0);
        }
    }
}

#[test]
fn work_and_memory_are_bounded() {
    let colours = Colours::viridis();
    let mut raster = picture(usize::MAX, 0);
    assert_eq!(raster.size(), (LONGEST, 1));
    raster.clear(64, 64);
    // Far outside, and so thin that its gradients are rounding.
    let huge = [
        corner(-1e9, -1e9, 0.0, 0.0),
        corner(1e9, -1e9, 0.0, 0.0),
        corner(0.0, 1e9, 0.0, 0.0),
    ];
    raster.triangle(huge, &colours);
    assert_eq!(filled(&raster), 64 * 64);
    raster.line(huge[0], huge[1], 2, &colours);
    let mut raster = picture(64, 64);
    let thin = [
        corner(10.5, 0.0, 1.0, 100.0),
        corner(10.500_001, 64.0, -1e6, 100.0),
        corner(10.5, 30.0, 1e6, 100.0),
    ];
    raster.triangle(thin, &colours);
    for size in [(0.0, 0.0), (300.0, 200.0), (4000.0, 2000.0)] {
        for density in [1.0, 2.0, 4.0] {
            let pixels = |turning| {
                let ratio = ratio(size, density, turning);
                size.0 * size.1 * ratio * ratio
            };
            assert!(pixels(true) <= TURNING * 1.001 && pixels(false) <= RESTING * 1.001);
        }
    }
    assert_eq!(ratio((300.0, 200.0), 1.0, true), 1.0);
    assert_eq!(ratio((300.0, 200.0), 1.0, false), 2.0);
}

#[test]
fn lines_lie_on_the_surface_and_behind_what_hides_them() {
    let colours = Colours::viridis();
    let dark = colours.mixed(Rgb(0, 0, 0), 0.5);
    let mut raster = picture(40, 40);
    let square = |left: f32, right: f32, depth: f32| {
        [
            (left, 0.0, right, 0.0, right, 40.0),
            (left, 0.0, right, 40.0, left, 40.0),
        ]
        .map(|(ax, ay, bx, by, cx, cy)| {
            [(ax, ay), (bx, by), (cx, cy)].map(|(x, y)| corner(x, y, depth, 128.0))
        })
    };
    for triangle in square(0.0, 30.0, 0.0)
        .into_iter()
        .chain(square(0.0, 10.0, -9.0))
    {
        raster.triangle(triangle, &colours);
    }
    raster.line(
        corner(0.0, 20.5, 0.0, 128.0),
        corner(39.0, 20.5, 0.0, 128.0),
        1,
        &dark,
    );
    assert_eq!(colour(&raster, 5, 20), colours.at(0.5), "hidden");
    assert_eq!(colour(&raster, 20, 20), dark.at(0.5), "on the surface");
    assert_eq!(colour(&raster, 35, 20)[3], 0, "beside the surface");
    assert_eq!(colour(&raster, 20, 22), colours.at(0.5), "one pixel wide");
}
