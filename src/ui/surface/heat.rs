//! The heat map of the gradient's size: its layout, and its pixels and those of colour bars.

use super::colormap::{Colours, Rgba};
use super::marks::{BAR, GAP, Marks, Names, bar_room, widest};
use super::values::{Grid, Vertex};
use crate::ui::chart::layout::{Rect, TEXT};
use crate::ui::chart::pen::Anchor;

/// Longest side of a picture, in pixels of the screen.
const LONGEST: usize = 2048;

/// Where things go on the heat map's stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The square that holds the map.
    pub area: Rect,
    /// The colour bar.
    pub bar: Rect,
    /// The whole stage.
    pub size: (f64, f64),
}

impl Layout {
    /// Lays out a stage of a given size for a grid.
    pub fn new(grid: &Grid, (width, height): (f64, f64)) -> Self {
        let beside = widest(&grid.input) + 12.0;
        let (above, below) = (TEXT * 2.0, TEXT * 3.4);
        let bar = bar_room(&grid.steepness);
        let side = (width - beside - bar).min(height - above - below).max(20.0);
        let left = beside + (width - beside - bar - side).max(0.0) / 2.0;
        let area = Rect {
            left,
            top: above,
            right: left + side,
            bottom: above + side,
        };
        Self {
            area,
            bar: Rect {
                left: area.right + GAP,
                right: area.right + GAP + BAR,
                ..area
            },
            size: (width, height),
        }
    }

    /// Where a vertex of the grid lies.
    pub fn pixel(&self, grid: &Grid, (i, j): Vertex) -> (f64, f64) {
        let share = |index: usize| grid.input.share(grid.x(index));
        (
            self.area.left + share(i) * self.area.width(),
            self.area.bottom - share(j) * self.area.height(),
        )
    }

    /// The vertex nearest to a point; `None` beside the map.
    pub fn pick(&self, grid: &Grid, (x, y): (f64, f64)) -> Option<Vertex> {
        let across = (x - self.area.left) / self.area.width();
        let up = (self.area.bottom - y) / self.area.height();
        let inside = |share: f64| (-0.01..=1.01).contains(&share);
        (inside(across) && inside(up)).then(|| {
            let index = |share: f64| grid.nearest(grid.input.value(share));
            (index(across), index(up))
        })
    }

    /// Axes, numbers and names around the map.
    pub fn marks(&self, grid: &Grid, names: &Names) -> Marks {
        let mut marks = Marks::default();
        let Rect {
            left,
            top,
            right,
            bottom,
        } = self.area;
        let ticks = &grid.input;
        for (&at, number) in ticks.at.iter().zip(&ticks.labels) {
            let x = left + ticks.share(at) * self.area.width();
            let y = bottom - ticks.share(at) * self.area.height();
            marks.line((x, bottom), (x, bottom + 4.0), true);
            marks.label(number, (x, bottom + 6.0 + TEXT * 0.6), Anchor::Middle);
            marks.line((left - 4.0, y), (left, y), true);
            marks.label(number, (left - 7.0, y), Anchor::End);
        }
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        for at in 0..4 {
            marks.line(corners[at], corners[(at + 1) % 4], true);
        }
        let below = ((left + right) / 2.0, bottom + 9.0 + TEXT * 1.7);
        marks.label(&names.x, below, Anchor::Middle);
        marks.label(&names.y, (left, TEXT * 0.75), Anchor::End);
        let end = (self.bar.right + 7.0 + widest(&grid.steepness)).max(right);
        marks.bar(self.bar, &grid.steepness, &names.bar, end);
        marks
    }
}

/// The map's pixels, each in the colour of the vertex nearest to it; gaps in `missing`.
pub fn image(
    grid: &Grid,
    colours: &Colours,
    missing: Rgba,
    (width, height): (usize, usize),
) -> Vec<u8> {
    let nearest = |pixel: usize, count: usize| {
        let share = (pixel as f64 + 0.5) / count as f64;
        grid.nearest(grid.input.value(share))
    };
    let (width, height) = (width.clamp(1, LONGEST), height.clamp(1, LONGEST));
    let columns: Vec<usize> = (0..width).map(|pixel| nearest(pixel, width)).collect();
    // Many rows of pixels show the same row of the grid; its colours are worked out once.
    let mut rgba = Vec::with_capacity(width * height * 4);
    let mut known = None::<usize>;
    for row in 0..height {
        let j = nearest(height - 1 - row, height);
        if known == Some(j) {
            rgba.extend_from_within(rgba.len() - width * 4..);
            continue;
        }
        known = Some(j);
        let line: Vec<Rgba> = (0..grid.size())
            .map(|i| {
                let size = grid.gradient((i, j));
                if size.is_finite() {
                    colours.at(grid.steepness.share(size))
                } else {
                    missing
                }
            })
            .collect();
        rgba.extend(columns.iter().flat_map(|&i| line[i]));
    }
    rgba
}

/// A colour bar's pixels, the highest value on top.
pub fn bar(colours: &Colours, (width, height): (usize, usize)) -> Vec<u8> {
    let (width, height) = (width.clamp(1, LONGEST), height.clamp(1, LONGEST));
    (0..height)
        .rev()
        .map(|row| colours.at(row as f64 / (height - 1).max(1) as f64))
        .flat_map(|colour| std::iter::repeat_n(colour, width).flatten())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::surface::values::Samples;

    fn grid() -> Grid {
        let x: Vec<f64> = (0..100)
            .map(|i| -5.0 + 10.0 * f64::from(i) / 99.0)
            .collect();
        let f = x.clone();
        let slope = x
            .iter()
            .map(|&x| if x > 4.0 { f64::NAN } else { x })
            .collect();
        Grid::new(&Samples { x, f, slope }).expect("a grid")
    }

    #[test]
    fn pixels_and_vertices_belong_to_each_other() {
        let grid = grid();
        for size in [(312.0, 234.0), (620.0, 465.0), (1500.0, 640.0)] {
            let layout = Layout::new(&grid, size);
            assert!(layout.area.width() > 100.0 && layout.area.left > 0.0);
            assert!(layout.bar.right < size.0 && layout.area.bottom < size.1);
            for vertex in [(0, 0), (99, 99), (3, 71), (50, 49)] {
                let pixel = layout.pixel(&grid, vertex);
                assert_eq!(layout.pick(&grid, pixel), Some(vertex));
            }
            assert_eq!(layout.pick(&grid, (0.0, 0.0)), None);
            assert_eq!(layout.pick(&grid, (f64::NAN, 50.0)), None);
        }
    }

    #[test]
    fn colours_are_those_of_the_bar_and_gaps_are_open() {
        let grid = grid();
        let colours = Colours::magma();
        let rgba = image(&grid, &colours, [0; 4], (200, 150));
        assert_eq!(rgba.len(), 200 * 150 * 4);
        let at = |x: usize, y: usize| {
            let start = (y * 200 + x) * 4;
            <Rgba>::try_from(&rgba[start..start + 4]).expect("four bytes")
        };
        // Lower left is x = y = −5, the steepest; right and top are gaps.
        assert_eq!(at(0, 149), colours.at(1.0));
        assert_eq!(at(199, 100), [0; 4]);
        assert_eq!(at(50, 0), [0; 4]);
        assert_eq!(at(100, 75), colours.at(0.0));
        let bar = bar(&colours, (3, 64));
        assert_eq!(bar.len(), 3 * 64 * 4);
        assert_eq!(bar[..4], colours.at(1.0));
        assert_eq!(bar[bar.len() - 4..], colours.at(0.0));
        assert_eq!(image(&grid, &colours, [0; 4], (0, 0)).len(), 4);
    }
}
