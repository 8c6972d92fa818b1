//! The grid in space: its vertices on the screen, its drawing, the vertex under the pointer.

use super::camera::{HALF, Projection};
use super::colormap::Colours;
use super::raster::{Corner, Raster};
use super::values::{Grid, Vertex};
use crate::ui::chart::ticks::Ticks;

/// Lines of the mesh in each direction, the edges among them.
const LINES: usize = 10;

/// Where a value lies in the box, along an axis with this half extent.
pub fn place(axis: &Ticks, value: f64, half: f64) -> f64 {
    (axis.share(value) * 2.0 - 1.0) * half
}

/// Where a vertex of the grid lies in the box.
pub fn position(grid: &Grid, vertex: Vertex) -> [f64; 3] {
    [
        place(&grid.input, grid.x(vertex.0), HALF[0]),
        place(&grid.input, grid.x(vertex.1), HALF[1]),
        place(&grid.height, grid.z(vertex), HALF[2]),
    ]
}

/// The grid's vertices on a screen, row by row.
#[derive(Clone, Debug, Default)]
pub struct Mesh {
    size: usize,
    corners: Vec<Corner>,
}

impl Mesh {
    /// Works out where every vertex lies. The memory is kept from drawing to drawing.
    pub fn project(&mut self, grid: &Grid, view: &Projection) {
        self.size = grid.size();
        self.corners.clear();
        let flat: Vec<f64> = (0..self.size)
            .map(|at| place(&grid.input, grid.x(at), HALF[0]))
            .collect();
        for (i, &x) in flat.iter().enumerate() {
            for (j, &y) in flat.iter().enumerate() {
                let share = grid.height.share(grid.z((i, j)));
                let point = view.project([x, y, (share * 2.0 - 1.0) * HALF[2]]);
                self.corners.push(Corner {
                    x: point.x as f32,
                    y: point.y as f32,
                    depth: point.depth as f32,
                    place: (share * 256.0) as f32,
                });
            }
        }
    }

    /// Shrinks the drawing until its triangles have at most `most` rows; gives the factor.
    pub fn limit(&mut self, most: f64) -> f64 {
        let Some(last) = self.size.checked_sub(1) else {
            return 1.0;
        };
        let high = |a: &Corner, b: &Corner| f64::from((a.y - b.y).abs());
        let rows: f64 = (0..last * self.size)
            .filter(|at| at % self.size < last)
            .map(|at| {
                // A triangle is as high as the highest of its edges; both share the diagonal.
                let near = &self.corners[at];
                let far = &self.corners[at + self.size + 1];
                let beside = [&self.corners[at + self.size], &self.corners[at + 1]];
                let one =
                    |third: &Corner| high(near, far).max(high(near, third)).max(high(third, far));
                beside
                    .map(one)
                    .into_iter()
                    .filter(|rows| rows.is_finite())
                    .sum::<f64>()
            })
            .sum();
        let factor = (most / rows.max(1.0)).min(1.0);
        if factor < 1.0 {
            for corner in &mut self.corners {
                for part in [&mut corner.x, &mut corner.y, &mut corner.depth] {
                    *part *= factor as f32;
                }
            }
        }
        factor
    }

    /// Draws the surface, and on it a mesh of a few lines that shows its shape.
    pub fn draw(&self, raster: &mut Raster, surface: &Colours, lines: &Colours, thick: usize) {
        let Some(last) = self.size.checked_sub(1) else {
            return;
        };
        let at = |i: usize, j: usize| self.corners[i * self.size + j];
        for i in 0..last {
            for j in 0..last {
                let (near, far) = (at(i, j), at(i + 1, j + 1));
                raster.triangle([near, at(i + 1, j), far], surface);
                raster.triangle([near, far, at(i, j + 1)], surface);
            }
        }
        let step = (last as f64 / (LINES - 1) as f64).round().max(1.0) as usize;
        for fixed in (0..=last).step_by(step) {
            for along in 0..last {
                raster.line(at(fixed, along), at(fixed, along + 1), thick, lines);
                raster.line(at(along, fixed), at(along + 1, fixed), thick, lines);
            }
        }
    }

    /// The vertex nearest to what is seen at a pixel of the drawing; `None` beside the surface.
    ///
    /// The depth buffer says where the ray through the pixel meets the surface; nearest is
    /// meant in space, so that a vertex hidden behind is never taken.
    pub fn pick(&self, raster: &Raster, x: f64, y: f64) -> Option<Vertex> {
        let depth = raster.depth_at(x, y)?;
        let away = |corner: &Corner| {
            let part = |from: f32, to: f64| (f64::from(from) - to).powi(2);
            part(corner.x, x) + part(corner.y, y) + part(corner.depth, depth)
        };
        let (at, _) = self
            .corners
            .iter()
            .map(away)
            .enumerate()
            .filter(|(_, away)| away.is_finite())
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((at / self.size, at % self.size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::palette::Rgb;
    use crate::ui::surface::camera::Camera;
    use crate::ui::surface::raster::ROWS;
    use crate::ui::surface::values::Samples;

    fn grid(size: usize, f: impl Fn(f64) -> f64) -> Grid {
        let x: Vec<f64> = (0..size)
            .map(|i| -5.0 + 10.0 * i as f64 / (size - 1) as f64)
            .collect();
        let f: Vec<f64> = x.iter().map(|&x| f(x)).collect();
        let slope = vec![1.0; size];
        Grid::new(&Samples { x, f, slope }).expect("a grid")
    }

    fn drawn(grid: &Grid, camera: Camera, size: (f64, f64)) -> (Mesh, Raster) {
        let scale = Projection::fitting(size.0, size.1);
        let view = Projection::new(camera, (size.0 / 2.0, size.1 / 2.0), scale);
        let (mut mesh, mut raster) = (Mesh::default(), Raster::default());
        mesh.project(grid, &view);
        raster.clear(size.0 as usize, size.1 as usize);
        let colours = Colours::viridis();
        mesh.draw(&mut raster, &colours, &colours.mixed(Rgb(0, 0, 0), 0.4), 1);
        (mesh, raster)
    }

    #[test]
    fn the_pointer_finds_the_vertex_that_is_seen_there() {
        let grid = grid(60, |x| x.max(0.0));
        let (mesh, raster) = drawn(&grid, Camera::default(), (400.0, 300.0));
        let (mut seen, mut found) = (0, 0);
        for (at, corner) in mesh.corners.iter().enumerate() {
            let (x, y) = (f64::from(corner.x), f64::from(corner.y));
            let Some(depth) = raster.depth_at(x, y) else {
                continue;
            };
            let picked = mesh.pick(&raster, x, y).expect("something is seen there");
            let there = mesh.corners[picked.0 * 60 + picked.1];
            // Hidden vertices give what hides them.
            assert!((f64::from(there.depth) - depth).abs() < 12.0);
            let visible = (f64::from(corner.depth) - depth).abs() < 2.0;
            seen += usize::from(visible);
            found += usize::from(visible && picked == (at / 60, at % 60));
        }
        // A quarter of ReLU's surface faces away from the first view.
        assert!(seen > 2500 && found * 100 > seen * 97, "{found} of {seen}");
        assert_eq!(mesh.pick(&raster, 1.0, 1.0), None);
        assert_eq!(mesh.pick(&raster, -5.0, f64::NAN), None);
    }

    #[test]
    fn gaps_stay_open_and_nothing_panics() {
        let whole = grid(40, |_| 1.0);
        let torn = grid(40, |x| if x.abs() < 1.0 { f64::INFINITY } else { 1.0 });
        let top = Camera::new(90.0, 0.0).expect("an angle");
        let count = |grid: &Grid| {
            let (mesh, raster) = drawn(grid, top, (200.0, 200.0));
            assert_eq!(mesh.pick(&raster, 100.0, 100.0).is_some(), grid == &whole);
            raster.rgba().chunks_exact(4).filter(|p| p[3] > 0).count()
        };
        let (all, some) = (count(&whole), count(&torn));
        assert!(some > all / 2 && some < all * 3 / 4, "{some} of {all}");
    }

    #[test]
    fn a_flat_surface_seen_from_above_has_no_holes() {
        let flat = grid(100, |_| 0.0);
        for azimuth in [0.0, 17.0, 45.0, 120.0] {
            let camera = Camera::new(90.0, azimuth).expect("an angle");
            let (_, raster) = drawn(&flat, camera, (320.0, 240.0));
            let seen = |row: usize, column: usize| raster.rgba()[(row * 320 + column) * 4 + 3] > 0;
            for row in 0..240 {
                let inside: Vec<usize> = (0..320).filter(|&column| seen(row, column)).collect();
                if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                    assert_eq!(inside.len(), last - first + 1, "row {row} at {azimuth}");
                }
            }
        }
    }

    #[test]
    fn a_surface_that_jumps_is_drawn_smaller() {
        let rows = |f: fn(f64) -> f64, size: (f64, f64)| {
            let (mut mesh, _) = drawn(&grid(100, f), Camera::default(), size);
            let before = mesh.corners[77];
            let factor = mesh.limit(ROWS[0]);
            let same = (f64::from(before.x) * factor - f64::from(mesh.corners[77].x)).abs();
            assert!(same < 0.01);
            assert!(mesh.limit(ROWS[0]) > 0.999);
            factor
        };
        assert_eq!(rows(f64::tanh, (640.0, 480.0)), 1.0);
        let small = rows(|x| (40.0 * x).sin(), (640.0, 480.0));
        assert!(small > 0.2 && small < 0.8, "{small}");
        assert_eq!(Mesh::default().limit(1.0), 1.0);
    }

    /// Run with `cargo test --profile quick … -- --ignored --nocapture a_frame`.
    #[test]
    #[ignore = "measures the machine"]
    fn a_frame_takes_milliseconds() {
        let colours = Colours::viridis();
        let lines = colours.mixed(Rgb(0, 0, 0), 0.4);
        type Function = fn(f64) -> f64;
        let functions: [(&str, Function); 3] = [
            ("ReLU", |x| x.max(0.0)),
            ("tanh", f64::tanh),
            ("worst, sin 40x", |x| (40.0 * x).sin()),
        ];
        for (name, f) in functions {
            let grid = grid(100, f);
            for (width, height) in [(640.0, 480.0), (1265.0, 948.0)] {
                let scale = Projection::fitting(width, height);
                let (mut mesh, mut raster) = (Mesh::default(), Raster::default());
                let mut times = Vec::new();
                for turn in 0..120 {
                    let camera = Camera::default().turned(0.0, 3.0 * f64::from(turn));
                    let start = std::time::Instant::now();
                    let view = Projection::new(camera, (width / 2.0, height / 2.0), scale);
                    mesh.project(&grid, &view);
                    let factor = mesh.limit(ROWS[usize::from(width > 640.0)]);
                    raster.clear((width * factor) as usize, (height * factor) as usize);
                    mesh.draw(&mut raster, &colours, &lines, 1);
                    times.push(start.elapsed().as_secs_f64() * 1e3);
                }
                times.sort_by(f64::total_cmp);
                println!(
                    "{name}, {width} × {height}: median {:.2} ms, 95 % below {:.2} ms",
                    times[60], times[114]
                );
            }
        }
    }
}
