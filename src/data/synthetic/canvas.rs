//! Polygons on a small grey canvas, with soft edges.

use crate::data::fashion::SIDE;

/// Scan lines per row of pixels.
const LINES: usize = 3;
/// Most corners of a polygon.
const CORNERS: usize = 32;

/// A point of a drawing: x to the right, y downwards, both in about [−1, 1].
pub(super) type Point = (f32, f32);

/// Where on the canvas a drawing lies, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    /// How far x moves with y.
    pub slant: f32,
}

/// A canvas, black at first; 1 is white.
pub(super) struct Canvas {
    place: Place,
    inks: [f32; SIDE * SIDE],
}

impl Canvas {
    pub(super) fn new(place: Place) -> Self {
        Self {
            place,
            inks: [0.0; SIDE * SIDE],
        }
    }

    pub(super) fn inks(&self) -> &[f32; SIDE * SIDE] {
        &self.inks
    }

    /// Fills a polygon of at most 32 corners, by the even-odd rule.
    pub(super) fn fill(&mut self, corners: &[Point], ink: f32) {
        let mut points = [(0.0f32, 0.0f32); CORNERS];
        let count = corners.len().min(CORNERS);
        let (mut top, mut bottom) = (f32::MAX, f32::MIN);
        let place = self.place;
        for (point, &(x, y)) in points.iter_mut().zip(corners) {
            *point = (
                place.x + place.width * (x + place.slant * y),
                place.y + place.height * y,
            );
            top = top.min(point.1);
            bottom = bottom.max(point.1);
        }
        let points = &points[..count];
        let first = top.clamp(0.0, SIDE as f32) as usize;
        let last = (bottom.clamp(0.0, SIDE as f32) as usize + 1).min(SIDE);
        for row in first..last {
            let mut cover = [0.0f32; SIDE];
            for line in 0..LINES {
                let y = row as f32 + (line as f32 + 0.5) / LINES as f32;
                let mut crossings = [0.0f32; CORNERS];
                let mut found = 0;
                let mut from = points[count - 1];
                for &to in points {
                    if (from.1 <= y) != (to.1 <= y) {
                        let x = from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0);
                        // Insertion keeps the few crossings in order.
                        let mut at = found;
                        while at > 0 && crossings[at - 1] > x {
                            crossings[at] = crossings[at - 1];
                            at -= 1;
                        }
                        crossings[at] = x;
                        found += 1;
                    }
                    from = to;
                }
                for span in crossings[..found].chunks_exact(2) {
                    add_span(&mut cover, span[0], span[1]);
                }
            }
            let inks = &mut self.inks[row * SIDE..][..SIDE];
            for (pixel, cover) in inks.iter_mut().zip(cover) {
                let cover = cover * (1.0 / LINES as f32);
                *pixel += cover * (ink - *pixel);
            }
        }
    }

    /// Fills a polygon given by its left half, from top to bottom, and the mirror image of that.
    pub(super) fn fill_symmetric(&mut self, left: &[Point], ink: f32) {
        let mut corners = [(0.0, 0.0); CORNERS];
        let count = left.len().min(CORNERS / 2);
        for (i, &(x, y)) in left[..count].iter().enumerate() {
            corners[i] = (x, y);
            corners[2 * count - 1 - i] = (-x, y);
        }
        self.fill(&corners[..2 * count], ink);
    }

    /// Fills a polygon and its mirror image.
    pub(super) fn fill_both(&mut self, corners: &[Point], ink: f32) {
        self.fill(corners, ink);
        let mut mirrored = [(0.0, 0.0); CORNERS];
        let count = corners.len().min(CORNERS);
        for (to, &(x, y)) in mirrored.iter_mut().zip(corners) {
            *to = (-x, y);
        }
        self.fill(&mirrored[..count], ink);
    }

    /// Draws a straight stroke of the given width.
    pub(super) fn stroke(&mut self, from: Point, to: Point, width: f32, ink: f32) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        let (x, y) = (-dy / length * width / 2.0, dx / length * width / 2.0);
        self.fill(
            &[
                (from.0 + x, from.1 + y),
                (to.0 + x, to.1 + y),
                (to.0 - x, to.1 - y),
                (from.0 - x, from.1 - y),
            ],
            ink,
        );
    }

    /// Multiplies each pixel by its row's and its column's factor.
    pub(super) fn multiply(&mut self, rows: &[f32; SIDE], columns: &[f32; SIDE]) {
        for (inks, row) in self.inks.chunks_exact_mut(SIDE).zip(rows) {
            for (ink, column) in inks.iter_mut().zip(columns) {
                *ink *= row * column;
            }
        }
    }
}

/// Adds the part of each pixel that lies between `left` and `right`.
fn add_span(cover: &mut [f32; SIDE], left: f32, right: f32) {
    let (left, right) = (left.clamp(0.0, SIDE as f32), right.clamp(0.0, SIDE as f32));
    let (first, last) = (left as usize, (right as usize).min(SIDE - 1));
    if first >= SIDE || right <= left {
        return;
    }
    if first == last {
        cover[first] += right - left;
        return;
    }
    cover[first] += (first + 1) as f32 - left;
    for pixel in &mut cover[first + 1..last] {
        *pixel += 1.0;
    }
    cover[last] += right - last as f32;
}
