//! What a chart shows, as plain data.

use super::ticks::{Ticks, linear, logarithmic};
use crate::ui::palette::{Style, Weight};

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What the legend's buttons and updates know it by; unique within a chart.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Colour, dash and marker: [`crate::ui::palette::style`] of the activation's key.
    pub style: Style,
    /// Thick or thin: tells apart two curves of one function.
    pub weight: Weight,
    /// Points with ascending x. A y that is not finite is a gap.
    pub points: Vec<(f64, f64)>,
}

/// How the numbers of an axis are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Values {
    /// As numbers.
    #[default]
    Number,
    /// Ticks only at whole numbers, such as epochs.
    Whole,
    /// Shares in 0…1 as percent.
    Percent,
}

/// How an axis is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    #[default]
    Linear,
    /// Equal factors; values that are not positive are gaps.
    Logarithmic,
}

/// One axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What it measures, with the unit.
    pub label: String,
    /// How its numbers are written.
    pub values: Values,
    /// How it is divided; the x axis is always linear.
    pub scale: Scale,
    /// The least range it shows, in data units; data outside widens it.
    pub at_least: Option<(f64, f64)>,
}

/// What stands behind the curves of a chart. It has no numbers of its own: what it means is said
/// beside the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backdrop {
    /// Shaded stretches of the x axis.
    pub bands: Vec<(f64, f64)>,
    /// Bars: from where to where on the x axis, and how high, as a share of the chart's height.
    pub bars: Vec<(f64, f64, f64)>,
    /// The look of the bars.
    pub style: Option<Style>,
}

/// A whole chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The title.
    pub title: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The curves that are shown.
    pub series: Vec<Series>,
    /// What stands behind them.
    pub backdrop: Backdrop,
    /// What stands where the curves would, while there are none.
    pub empty: String,
}

/// Numbers beyond this are gaps: no axis can hold them together with anything else.
const LARGEST: f64 = 1e150;

impl Scene {
    /// Whether a point can be drawn.
    pub fn drawable(&self, (x, y): (f64, f64)) -> bool {
        x.is_finite()
            && y.is_finite()
            && x.abs() < LARGEST
            && y.abs() < LARGEST
            && (self.y.scale == Scale::Linear || y > 0.0)
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        !self
            .series
            .iter()
            .any(|series| series.points.iter().any(|&point| self.drawable(point)))
    }

    /// Ticks and range of both axes for about `columns` × `rows` ticks.
    pub fn axes(&self, columns: usize, rows: usize) -> (Ticks, Ticks) {
        let mut x = Extent::default();
        let mut y = Extent::default();
        for series in &self.series {
            for &point in series.points.iter().filter(|&&point| self.drawable(point)) {
                x.add(point.0);
                y.add(point.1);
            }
        }
        for (extent, axis) in [(&mut x, &self.x), (&mut y, &self.y)] {
            if let Some((low, high)) = axis.at_least {
                extent.add(low);
                extent.add(high);
            }
        }
        // The x axis ends where the data do; the y axis at a round number above and below.
        let (low, high) = x.or((0.0, 1.0));
        let horizontal = linear(low, high, columns, self.x.values).cut(low, high);
        let vertical = match self.y.scale {
            Scale::Linear => {
                let (low, high) = y.or((0.0, 1.0));
                linear(low, high, rows, self.y.values)
            }
            Scale::Logarithmic => {
                let (low, high) = y.or((0.1, 1.0));
                logarithmic(low, high, rows)
            }
        };
        (horizontal, vertical)
    }
}

/// The smallest range that holds some numbers.
#[derive(Default)]
struct Extent(Option<(f64, f64)>);

impl Extent {
    fn add(&mut self, value: f64) {
        if value.is_finite() {
            let (low, high) = self.0.unwrap_or((value, value));
            self.0 = Some((low.min(value), high.max(value)));
        }
    }

    /// The range, `otherwise` if there is none, widened if it is a single number.
    fn or(&self, otherwise: (f64, f64)) -> (f64, f64) {
        let (low, high) = self.0.unwrap_or(otherwise);
        if low < high {
            return (low, high);
        }
        let half = if low == 0.0 { 0.5 } else { low.abs() * 0.1 };
        (low - half, high + half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::palette::style;

    fn scene(points: &[(f64, f64)]) -> Scene {
        Scene {
            series: vec![Series {
                id: "relu".into(),
                name: "ReLU".into(),
                style: style("relu"),
                weight: Weight::Strong,
                points: points.to_vec(),
            }],
            ..Scene::default()
        }
    }

    #[test]
    fn gaps_do_not_stretch_the_axes() {
        let scene = scene(&[
            (1.0, 0.2),
            (2.0, f64::NAN),
            (3.0, f64::INFINITY),
            (f64::NAN, 9.0),
            (4.0, 0.8),
            (5.0, 1e200),
        ]);
        let (x, y) = scene.axes(6, 5);
        assert_eq!((x.low, x.high), (1.0, 4.0));
        assert!(y.low <= 0.2 && y.high >= 0.8 && y.high <= 1.0, "{y:?}");
        assert!(!scene.is_empty());
    }

    #[test]
    fn nothing_and_one_point_still_have_axes() {
        for points in [&[][..], &[(1.0, f64::NAN)], &[(3.0, 2.3)], &[(0.0, 0.0)]] {
            let mut scene = scene(points);
            for scale in [Scale::Linear, Scale::Logarithmic] {
                scene.y.scale = scale;
                let (x, y) = scene.axes(6, 5);
                assert!(x.low < x.high && y.low < y.high, "{points:?} {x:?} {y:?}");
                assert!(x.at.len() >= 2 && y.at.len() >= 2, "{points:?} {x:?} {y:?}");
            }
        }
        assert!(scene(&[(1.0, f64::NAN)]).is_empty());
    }

    #[test]
    fn a_logarithmic_axis_leaves_out_what_has_no_logarithm() {
        let mut scene = scene(&[(1.0, -1.0), (2.0, 0.0), (3.0, 0.01), (4.0, 2.0)]);
        scene.y.scale = Scale::Logarithmic;
        let (x, y) = scene.axes(6, 5);
        assert_eq!((x.low, x.high), (3.0, 4.0));
        assert!(y.low > 0.0 && y.low <= 0.01 && y.high >= 2.0);
    }

    #[test]
    fn an_axis_shows_at_least_what_it_is_told() {
        let mut scene = scene(&[(1.0, 0.5)]);
        scene.x.at_least = Some((0.0, 10.0));
        let (x, _) = scene.axes(6, 5);
        assert_eq!((x.low, x.high), (0.0, 10.0));
    }
}
