//! Triangles and lines with a depth buffer, drawn in software.
//!
//! Twenty thousand triangles of a few pixels each are a few milliseconds of plain
//! arithmetic; no graphics card, no context that can be lost, the same picture everywhere.

use super::colormap::{Colours, Rgba};

/// Most pixels while the surface turns: what two slow cores fill fifty times a second.
pub const TURNING: f64 = 640.0 * 480.0;

/// Most pixels at rest, where one drawing may take some tens of milliseconds.
pub const RESTING: f64 = 1_000_000.0;

/// Most rows of triangles that are filled while turning, and at rest.
/// A smooth surface has a tenth of this; one that jumps from sample to sample is made of
/// twenty thousand tall slivers, and is drawn smaller instead of late.
pub const ROWS: [f64; 2] = [0.7e6, 1.4e6];

/// Longest side of the buffer.
const LONGEST: usize = 4096;

/// How much nearer a line is taken to be than the surface that it lies on, in pixels.
const LIFT: f32 = 1.5;

/// Area, in pixels, below which a triangle's gradients would be mostly rounding.
const SLIVER: f32 = 1e-3;

/// A corner of a triangle. One with a part that is not finite is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Corner {
    /// To the right, in pixels of the buffer.
    pub x: f32,
    /// Downwards.
    pub y: f32,
    /// Away from the eye, in the same pixels.
    pub depth: f32,
    /// Its colour's place in 0…256.
    pub place: f32,
}

impl Corner {
    fn missing(&self) -> bool {
        // One sum is not finite if any part is not; parts are far from overflowing it.
        !(self.x + self.y + self.depth + self.place).is_finite()
    }
}

/// Buffer pixels per CSS pixel: as many as the screen has, and at rest at least two, which
/// smooths the edges; never more than `most` pixels in all.
pub fn ratio((width, height): (f64, f64), density: f64, turning: bool) -> f64 {
    let (wanted, most) = if turning {
        (density, TURNING)
    } else {
        (density.max(2.0), RESTING)
    };
    wanted.min((most / (width * height).max(1.0)).sqrt())
}

/// A picture with a depth for each pixel.
#[derive(Clone, Debug, Default)]
pub struct Raster {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
    depth: Vec<f32>,
}

impl Raster {
    /// Makes it a transparent picture of this size. The buffers are kept from drawing to drawing.
    pub fn clear(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width.clamp(1, LONGEST), height.clamp(1, LONGEST));
        let size = self.width * self.height;
        self.rgba.clear();
        self.rgba.resize(size * 4, 0);
        self.depth.clear();
        self.depth.resize(size, f32::INFINITY);
    }

    /// Its width and height.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Red, green, blue and opacity of each pixel, row by row.
    pub fn rgba(&self) -> &[u8] {
        &self.rgba
    }

    /// How far away what is seen at a place is; `None` where there is nothing.
    pub fn depth_at(&self, x: f64, y: f64) -> Option<f64> {
        if !(0.0..self.width as f64).contains(&x) || !(0.0..self.height as f64).contains(&y) {
            return None;
        }
        let depth = self.depth[y as usize * self.width + x as usize];
        depth.is_finite().then_some(depth.into())
    }

    /// Fills a triangle where it is nearer than what is there.
    ///
    /// A pixel belongs to it if the pixel's middle lies inside. Where two triangles share
    /// an edge, both compute the same crossing with each row from the edge's upper and lower
    /// end, and one ends where the other begins: nothing is left open and nothing is drawn twice.
    pub fn triangle(&mut self, corners: [Corner; 3], colours: &Colours) {
        let [mut a, mut b, mut c] = corners;
        if a.missing() || b.missing() || c.missing() {
            return;
        }
        if b.y < a.y {
            (a, b) = (b, a);
        }
        if c.y < b.y {
            (b, c) = (c, b);
            if b.y < a.y {
                (a, b) = (b, a);
            }
        }
        let first = from(a.y, self.height);
        let middle = from(b.y, self.height);
        let last = from(c.y, self.height);
        if first == last {
            return;
        }
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        let over = if area.abs() < SLIVER { 0.0 } else { 1.0 / area };
        // Change per pixel to the right and downwards of what is linear on the triangle.
        let gradient = |at_a: f32, at_b: f32, at_c: f32| {
            let (b_more, c_more) = (at_b - at_a, at_c - at_a);
            (
                (b_more * (c.y - a.y) - c_more * (b.y - a.y)) * over,
                (c_more * (b.x - a.x) - b_more * (c.x - a.x)) * over,
            )
        };
        let (depth_right, depth_down) = gradient(a.depth, b.depth, c.depth);
        let (place_right, place_down) = gradient(a.place, b.place, c.place);
        let slope = |top: &Corner, bottom: &Corner| (bottom.x - top.x) / (bottom.y - top.y);
        let long = slope(&a, &c);
        for (rows, top, short) in [
            (first..middle, a, slope(&a, &b)),
            (middle..last, b, slope(&b, &c)),
        ] {
            for row in rows {
                let y = row as f32 + 0.5;
                let one = from(a.x + (y - a.y) * long, self.width);
                let other = from(top.x + (y - top.y) * short, self.width);
                // The sign of the area says on which side of the long edge b lies.
                let (left, right) = if area > 0.0 {
                    (one, other)
                } else {
                    (other, one)
                };
                if left >= right {
                    continue;
                }
                let (along, below) = (left as f32 + 0.5 - a.x, y - a.y);
                let mut depth = a.depth + along * depth_right + below * depth_down;
                let mut place = a.place + along * place_right + below * place_down;
                let start = row * self.width;
                let depths = &mut self.depth[start + left..start + right];
                let pixels = &mut self.rgba[(start + left) * 4..(start + right) * 4];
                for (known, pixel) in depths.iter_mut().zip(pixels.chunks_exact_mut(4)) {
                    if depth < *known {
                        *known = depth;
                        pixel.copy_from_slice(&colours.place(place));
                    }
                    depth += depth_right;
                    place += place_right;
                }
            }
        }
    }

    /// Draws a line `thick` pixels wide where nothing hides it; it hides nothing itself.
    pub fn line(&mut self, start: Corner, end: Corner, thick: usize, colours: &Colours) {
        if start.missing() || end.missing() {
            return;
        }
        let across = (end.x - start.x).abs().max((end.y - start.y).abs());
        let steps = (across.ceil() as usize).clamp(1, 2 * LONGEST);
        for step in 0..=steps {
            let share = step as f32 / steps as f32;
            let between = |from: f32, to: f32| from + (to - from) * share;
            let x = between(start.x, end.x) - thick as f32 / 2.0;
            let y = between(start.y, end.y) - thick as f32 / 2.0;
            let depth = between(start.depth, end.depth) - LIFT;
            let colour = colours.place(between(start.place, end.place));
            let (left, top) = (from(x, self.width), from(y, self.height));
            for row in top..(top + thick).min(self.height) {
                for column in left..(left + thick).min(self.width) {
                    self.touch(row * self.width + column, depth, colour);
                }
            }
        }
    }

    fn touch(&mut self, at: usize, depth: f32, colour: Rgba) {
        // On the surface only: an edge drawn onto the empty page would fray its outline.
        if depth < self.depth[at] && self.depth[at] < f32::INFINITY {
            self.rgba[at * 4..at * 4 + 4].copy_from_slice(&colour);
        }
    }
}

/// The first pixel whose middle lies at or after a coordinate, inside 0…`size`.
#[inline(always)]
fn from(coordinate: f32, size: usize) -> usize {
    // The cast cuts towards zero and saturates, so what lies before the buffer gives 0.
    ((coordinate + 0.5) as usize).min(size)
}

#[cfg(test)]
#[path = "raster_tests.rs"]
mod tests;
