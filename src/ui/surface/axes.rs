//! The box around the surface: its back walls, ticks and labels, as lines and texts.

use super::camera::{Camera, HALF, Projection};
use super::marks::{BAR, GAP, Marks, Names, bar_room, widest};
use super::mesh::place;
use super::values::Grid;
use crate::ui::chart::layout::{Rect, TEXT, text_width};
use crate::ui::chart::pen::Anchor;
use crate::ui::chart::ticks::Ticks;

/// Room above and below the box for its numbers and names.
const AROUND: f64 = 30.0;

/// From an edge of the box to its numbers, and to its name.
const NUMBER: f64 = 13.0;
const NAME: f64 = 30.0;

/// Where things go on the surface's stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The middle of the box.
    pub middle: (f64, f64),
    /// Pixels to a unit of the box.
    pub scale: f64,
    /// The colour bar.
    pub bar: Rect,
    /// The whole stage.
    pub size: (f64, f64),
}

impl Layout {
    /// Lays out a stage of a given size for a grid.
    pub fn new(grid: &Grid, (width, height): (f64, f64)) -> Self {
        let room = (width - bar_room(&grid.height)).max(40.0);
        let (top, bottom) = (TEXT * 0.5, height);
        let bar_top = TEXT * 2.2;
        // Sideways, the name of z stands beyond its numbers.
        let beside = NAME + widest(&grid.height).max(widest(&grid.input)) * 0.5 + 6.0;
        Self {
            middle: (room / 2.0, (top + bottom) / 2.0),
            scale: Projection::fitting(
                (room - 2.0 * beside).max(20.0),
                (bottom - top - 2.0 * AROUND).max(20.0),
            ),
            bar: Rect {
                left: room + GAP,
                top: bar_top,
                right: room + GAP + BAR,
                bottom: (height - TEXT * 1.2).max(bar_top + 10.0),
            },
            size: (width, height),
        }
    }

    /// The view of a camera on this stage, in CSS pixels.
    pub fn view(&self, camera: Camera) -> Projection {
        Projection::new(camera, self.middle, self.scale)
    }
}

/// Everything around the surface as the camera sees it; it goes behind the surface.
pub fn marks(grid: &Grid, layout: &Layout, camera: Camera, names: &Names) -> Marks {
    let mut marks = Marks::default();
    let view = layout.view(camera);
    let at = |point: [f64; 3]| {
        let point = view.project(point);
        (point.x, point.y)
    };
    let ticks = [&grid.input, &grid.input, &grid.height];
    // The sides of the box that face the reader; the walls are the other three.
    let near = camera
        .toward()
        .map(|part| if part < 0.0 { -1.0 } else { 1.0 });
    let far = [0, 1, 2].map(|axis| -near[axis] * HALF[axis]);
    let close = [0, 1, 2].map(|axis| near[axis] * HALF[axis]);
    for axis in 0..3 {
        for &value in &ticks[axis].at {
            let value = place(ticks[axis], value, HALF[axis]);
            // Across each of the two walls that this axis runs along.
            for across in (0..3).filter(|&other| other != axis) {
                let mut from = far;
                from[axis] = value;
                let mut to = from;
                to[across] = close[across];
                marks.line(at(from), at(to), false);
            }
        }
    }
    // x and y are numbered along the near edges of the floor; seen from below, of the ceiling.
    let x = Edge {
        axis: 0,
        corner: [0.0, close[1], far[2]],
        outwards: [0.0, near[1], -near[2] * 0.6],
    };
    let y = Edge {
        axis: 1,
        corner: [close[0], 0.0, far[2]],
        outwards: [near[0], 0.0, -near[2] * 0.6],
    };
    // z along the upright edge that is leftmost on the screen.
    let sides = [[close[0], far[1], 0.0], [far[0], close[1], 0.0]];
    let left = if at(sides[0]).0 <= at(sides[1]).0 {
        sides[0]
    } else {
        sides[1]
    };
    let z = Edge {
        axis: 2,
        corner: left,
        outwards: [left[0], left[1], 0.0],
    };
    for (edge, name) in [(x, &names.x), (y, &names.y), (z, &names.z)] {
        edge.number(&mut marks, &at, ticks[edge.axis], name);
    }
    marks.bar(layout.bar, &grid.height, &names.bar, layout.size.0 - 2.0);
    marks
}

/// An edge of the box that carries numbers.
struct Edge {
    axis: usize,
    /// A point of the edge; its part along the axis is free.
    corner: [f64; 3],
    /// The direction in the box in which the numbers stand off.
    outwards: [f64; 3],
}

impl Edge {
    fn number(
        &self,
        marks: &mut Marks,
        at: &impl Fn([f64; 3]) -> (f64, f64),
        ticks: &Ticks,
        name: &str,
    ) {
        let along = |value: f64| {
            let mut point = self.corner;
            point[self.axis] = value;
            point
        };
        let half = HALF[self.axis];
        let (start, end) = (at(along(-half)), at(along(half)));
        marks.line(start, end, true);
        // Looked at along its length, an axis has no room for numbers.
        if (end.0 - start.0).hypot(end.1 - start.1) < 2.5 * TEXT {
            return;
        }
        let middle = along(0.0);
        let out = [0, 1, 2].map(|axis| middle[axis] + self.outwards[axis] * 0.2);
        let (from, to) = (at(middle), at(out));
        let long = (to.0 - from.0).hypot(to.1 - from.1).max(1e-9);
        let out = ((to.0 - from.0) / long, (to.1 - from.1) / long);
        let off = |point: (f64, f64), by: f64| (point.0 + out.0 * by, point.1 + out.1 * by);
        let mut last = None::<((f64, f64), f64)>;
        for (&value, text) in ticks.at.iter().zip(&ticks.labels) {
            let tick = at(along(place(ticks, value, half)));
            marks.line(tick, off(tick, 4.0), true);
            let wide = text_width(text, TEXT);
            // Numbers beside an upright edge stand clear of it by half their width.
            let number = off(tick, NUMBER + wide * 0.3 * out.0.abs());
            let free = last.is_none_or(|(other, width)| {
                (number.0 - other.0).abs() > (wide + width) / 2.0 + 4.0
                    || (number.1 - other.1).abs() > TEXT
            });
            if free {
                marks.label(text, number, Anchor::Middle);
                last = Some((number, wide));
            }
        }
        let stand = NAME + widest(ticks) * 0.5 * out.0.abs();
        marks.label(name, off(from, stand), Anchor::Middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::surface::marks::Label;
    use crate::ui::surface::values::Samples;

    fn grid(factor: f64) -> Grid {
        let x: Vec<f64> = (0..100)
            .map(|i| -5.0 + 10.0 * f64::from(i) / 99.0)
            .collect();
        let f = x.iter().map(|x| x.max(0.0) * factor).collect();
        let slope = vec![1.0; 100];
        Grid::new(&Samples { x, f, slope }).expect("a grid")
    }

    fn names() -> Names {
        let [x, y, z, bar] = ["x", "y", "z", "f(x) + f(y)"].map(str::to_owned);
        Names { x, y, z, bar }
    }

    #[test]
    fn everything_stays_on_the_stage() {
        for (factor, size) in [
            (1.0, (300.0, 300.0)),
            (1.0, (312.0, 240.0)),
            (-20_000.0, (312.0, 312.0)),
            (1.0, (620.0, 465.0)),
            (1.0, (1500.0, 640.0)),
        ] {
            let grid = grid(factor);
            let layout = Layout::new(&grid, size);
            for elevation in (-90..=90).step_by(15) {
                for azimuth in (-180..180).step_by(12) {
                    let camera = Camera::new(elevation.into(), azimuth.into()).expect("angles");
                    let marks = marks(&grid, &layout, camera, &names());
                    for Label { text, at, anchor } in &marks.labels {
                        let wide = text_width(text, TEXT) * 0.9;
                        let left = match anchor {
                            Anchor::Start => at.0,
                            Anchor::Middle => at.0 - wide / 2.0,
                            Anchor::End => at.0 - wide,
                        };
                        let inside = left >= 0.0
                            && left + wide <= size.0
                            && at.1 > 5.0
                            && at.1 < size.1 - 5.0;
                        assert!(inside, "{text} at {at:?} of {size:?}, {camera:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_first_view_numbers_all_three_axes() {
        let grid = grid(1.0);
        let layout = Layout::new(&grid, (620.0, 465.0));
        let marks = marks(&grid, &layout, Camera::default(), &names());
        let texts: Vec<&str> = marks
            .labels
            .iter()
            .map(|label| label.text.as_str())
            .collect();
        for text in ["x", "y", "z", "f(x) + f(y)", "−4", "10"] {
            assert!(texts.contains(&text), "{text} in {texts:?}");
        }
        // x and y from −4 to 4, z and the bar from 0 to 10.
        assert_eq!(texts.iter().filter(|&&text| text == "−4").count(), 2);
        assert_eq!(texts.iter().filter(|&&text| text == "10").count(), 2);
    }
}
