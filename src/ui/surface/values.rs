//! The numbers of the two-input view: z = f(x) + f(y) and the size of its gradient,
//! √(f′(x)² + f′(y)²), on the grid of every x with every y.
//!
//! Both follow from one line of samples, so only that is kept.

use crate::ui::chart::Values;
use crate::ui::chart::csv;
use crate::ui::chart::ticks::{Ticks, linear};

/// Most samples along one input: a grid of 128 × 128 still turns smoothly.
pub const MOST: usize = 128;

/// Numbers beyond this are gaps, as on the line charts.
const LARGEST: f64 = 1e150;

/// Most ticks on an axis or a colour bar.
const TICKS: usize = 6;

/// Rows and columns of the grid that the page's table shows.
const SHOWN: usize = 10;

/// A function of one input, sampled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples {
    /// Where it was sampled, ascending.
    pub x: Vec<f64>,
    /// f there. A value that is not finite is a gap.
    pub f: Vec<f64>,
    /// f′ there.
    pub slope: Vec<f64>,
}

/// A vertex of the grid: the indices of its x and its y.
pub type Vertex = (usize, usize);

/// The grid, with the ranges of all that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    samples: Samples,
    /// The range and the ticks of both inputs.
    pub input: Ticks,
    /// The range and the ticks of z.
    pub height: Ticks,
    /// The range and the ticks of the gradient's size.
    pub steepness: Ticks,
}

impl Grid {
    /// The grid of some samples; the first [`MOST`] if there are more. `None` if they are
    /// fewer than two, do not ascend, or have nothing finite.
    pub fn new(samples: &Samples) -> Option<Self> {
        let length = samples
            .x
            .len()
            .min(samples.f.len())
            .min(samples.slope.len())
            .min(MOST);
        let samples = Samples {
            x: samples.x[..length].to_vec(),
            f: samples.f[..length].iter().copied().map(drawable).collect(),
            slope: samples.slope[..length]
                .iter()
                .map(|&slope| drawable(slope))
                .collect(),
        };
        let (&first, &last) = (samples.x.first()?, samples.x.last()?);
        let ascends = samples.x.windows(2).all(|pair| pair[0] < pair[1]);
        if !ascends || first >= last || drawable(first).is_nan() || drawable(last).is_nan() {
            return None;
        }
        let (low, high) = extent(samples.f.iter().copied())?;
        let height = ticks(2.0 * low, 2.0 * high);
        // Without any slope, for a formula that cannot be derived, the heat map stays empty.
        let (flat, steep) =
            extent(samples.slope.iter().map(|slope| slope.abs())).unwrap_or((0.0, 0.0));
        Some(Self {
            input: ticks(first, last),
            height,
            steepness: ticks(flat.hypot(flat), steep.hypot(steep)),
            samples,
        })
    }

    /// Samples along each input.
    pub fn size(&self) -> usize {
        self.samples.x.len()
    }

    /// The input at an index.
    pub fn x(&self, index: usize) -> f64 {
        self.samples.x[index]
    }

    /// z at a vertex; NaN at a gap.
    pub fn z(&self, (i, j): Vertex) -> f64 {
        self.samples.f[i] + self.samples.f[j]
    }

    /// The size of the gradient at a vertex; NaN at a gap.
    pub fn gradient(&self, (i, j): Vertex) -> f64 {
        let (a, b) = (self.samples.slope[i], self.samples.slope[j]);
        // hypot(∞, NaN) would be ∞; gaps are NaN here, and none is infinite.
        a.hypot(b)
    }

    /// x, y, z and the gradient's size at a vertex; `None` outside the grid.
    pub fn row(&self, (i, j): Vertex) -> Option<[f64; 4]> {
        let inside = i < self.size() && j < self.size();
        inside.then(|| [self.x(i), self.x(j), self.z((i, j)), self.gradient((i, j))])
    }

    /// The index of the sample nearest to an input.
    pub fn nearest(&self, input: f64) -> usize {
        let x = &self.samples.x;
        let above = x.partition_point(|&at| at < input).min(x.len() - 1);
        let below = above.saturating_sub(1);
        if input - x[below] < x[above] - input {
            below
        } else {
            above
        }
    }

    /// The vertices that the page's table shows, spread over the grid with its edges, row by row.
    pub fn shown(&self) -> Vec<Vertex> {
        let last = self.size() - 1;
        let count = SHOWN.min(self.size());
        let at = move |step: usize| step * last / (count - 1);
        (0..count)
            .flat_map(|i| (0..count).map(move |j| (at(i), at(j))))
            .collect()
    }

    /// Every vertex as rows of a file, unrounded, under a head.
    pub fn rows(&self, head: [String; 4]) -> impl Iterator<Item = Vec<String>> + '_ {
        let size = self.size();
        // The same hundred inputs stand in all ten thousand rows: they are written once.
        let inputs: Vec<String> = self.samples.x.iter().map(|&x| csv::number(x)).collect();
        std::iter::once(head.to_vec()).chain((0..size * size).map(move |at| {
            let vertex = (at / size, at % size);
            vec![
                inputs[vertex.0].clone(),
                inputs[vertex.1].clone(),
                csv::number(self.z(vertex)),
                csv::number(self.gradient(vertex)),
            ]
        }))
    }

    /// Where a key moves the marked vertex: `None` for keys that mean nothing here,
    /// `Some(None)` to unmark it. The first key marks the middle.
    pub fn pressed(&self, key: &str, marked: Option<Vertex>) -> Option<Option<Vertex>> {
        let last = self.size() - 1;
        let moves = matches!(
            key,
            "ArrowLeft"
                | "ArrowRight"
                | "ArrowUp"
                | "ArrowDown"
                | "PageUp"
                | "PageDown"
                | "Home"
                | "End"
        );
        let Some((i, j)) = marked else {
            return moves.then_some(Some((last / 2, last / 2)));
        };
        Some(match key {
            "Escape" => None,
            "ArrowLeft" => Some((i.saturating_sub(1), j)),
            "ArrowRight" => Some(((i + 1).min(last), j)),
            "ArrowDown" => Some((i, j.saturating_sub(1))),
            "ArrowUp" => Some((i, (j + 1).min(last))),
            "PageDown" => Some((i, j.saturating_sub(10))),
            "PageUp" => Some((i, (j + 10).min(last))),
            "Home" => Some((0, j)),
            "End" => Some((last, j)),
            _ => return None,
        })
    }
}

/// The number if it can be drawn, NaN if not.
fn drawable(value: f64) -> f64 {
    if value.abs() < LARGEST {
        value
    } else {
        f64::NAN
    }
}

/// The least and the greatest of the numbers that are finite.
fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .filter(|value| value.is_finite())
        .map(|value| (value, value))
        .reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
}

/// Ticks for a range that ends where the values do, widened if it is a single number.
fn ticks(low: f64, high: f64) -> Ticks {
    let (low, high) = if low < high {
        (low, high)
    } else {
        let half = if low == 0.0 { 0.5 } else { low.abs() * 0.1 };
        (low - half, high + half)
    };
    linear(low, high, TICKS, Values::Number).cut(low, high)
}

#[cfg(test)]
#[path = "values_tests.rs"]
mod tests;
