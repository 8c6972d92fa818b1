//! What rows of histograms show, as plain data.

use std::sync::Arc;

use super::ruler::{Extent, joined};
use super::settings::{Scale, Settings};
use crate::observe::density::density;
use crate::observe::{Distribution, Histogram};
use crate::ui::palette::Style;

/// One distribution with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is known by; unique among the rows.
    pub id: String,
    /// Its name for people; short, it stands in the margin.
    pub name: String,
    /// Its colour.
    pub style: Style,
    /// Its values.
    pub distribution: Arc<Distribution>,
    /// Further cells of its row in the table and the file.
    pub notes: Vec<String>,
}

impl Row {
    /// A row without further cells.
    pub fn new(id: String, name: String, style: Style, distribution: Arc<Distribution>) -> Self {
        Self {
            id,
            name,
            style,
            distribution,
            notes: Vec::new(),
        }
    }
}

/// The histogram of a distribution on a scale, with the values that are exactly 0 set apart.
///
/// Half of a ReLU's outputs are exactly 0. As a bar they would be so high that nothing else could
/// be seen; so they are a number of their own, and bars and curve are of the rest.
pub fn without_zeros(distribution: &Distribution, scale: Scale) -> Histogram {
    match scale {
        Scale::Log => distribution.log.clone(),
        Scale::Linear => {
            let mut histogram = distribution.linear.clone();
            let stats = &distribution.stats;
            if stats.zeros > 0 {
                let bin = histogram.bin(0.0);
                let zeros = u32::try_from(stats.zeros).unwrap_or(u32::MAX);
                histogram.counts[bin] = histogram.counts[bin].saturating_sub(zeros);
            }
            histogram
        }
    }
}

/// A row's bars and its density curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Values in each bin, those that are exactly 0 left out; log₁₀|v| on a logarithmic scale.
    pub histogram: Histogram,
    /// The density curve: places and heights.
    pub curve: Vec<(f64, f64)>,
    /// Values of the distribution that are numbers, zeros among them.
    pub total: u64,
    /// The largest height of a bar or the curve; 0 if there is nothing to draw.
    pub peak: f64,
}

impl Bars {
    /// The bars of a distribution.
    pub fn new(distribution: &Distribution, settings: Settings) -> Self {
        let fine = without_zeros(distribution, settings.scale);
        let total = distribution.stats.finite();
        // The area is the share of the values that are drawn.
        let drawn = fine.total() as f64 / total.max(1) as f64;
        let mut curve = Vec::new();
        if fine.total() > 0 {
            curve = density(&fine);
            for point in &mut curve {
                point.1 *= drawn;
            }
        }
        let histogram = fine.merged((fine.counts.len() / settings.bins.max(1)).max(1));
        let mut bars = Self {
            histogram,
            curve,
            total,
            peak: 0.0,
        };
        let heights = (0..bars.histogram.counts.len()).map(|bin| bars.height(bin));
        let curve = bars.curve.iter().map(|point| point.1);
        bars.peak = heights.chain(curve).fold(0.0, f64::max);
        bars
    }

    /// The height of a bar: the share of all values in it, per unit of the axis.
    pub fn height(&self, bin: usize) -> f64 {
        let share = f64::from(self.histogram.counts[bin]) / self.total.max(1) as f64;
        share / self.histogram.width()
    }

    /// From where to where there is something to draw.
    pub fn extent(&self) -> Option<Extent> {
        (self.peak > 0.0).then_some((self.histogram.low, self.histogram.high))
    }

    /// The bin at a place of the axis, if there is one.
    pub fn bin_at(&self, place: f64) -> Option<usize> {
        let (low, high) = self.extent()?;
        (low..=high)
            .contains(&place)
            .then(|| self.histogram.bin(place))
    }
}

/// From where to where the values of some distributions go on a scale: the axis that they share.
/// On a linear scale the values that are exactly 0 count.
pub fn extent<'a>(
    distributions: impl IntoIterator<Item = &'a Distribution>,
    scale: Scale,
) -> Option<Extent> {
    let each = distributions.into_iter().map(|distribution| {
        let histogram = match scale {
            Scale::Linear => &distribution.linear,
            Scale::Log => &distribution.log,
        };
        // All values 0: the widened bins say nothing about them.
        let zeros = distribution.stats.min == 0.0 && distribution.stats.max == 0.0;
        match (histogram.total(), scale) {
            (0, _) => None,
            (_, Scale::Linear) if zeros => Some((0.0, 0.0)),
            _ => Some((histogram.low, histogram.high)),
        }
    });
    each.fold(None, joined)
}

/// What a panel of histograms shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The title.
    pub title: String,
    /// What the values are.
    pub label: String,
    /// How they are shown.
    pub settings: Settings,
    /// The axis that the rows share; none if each has its own.
    pub shared: Option<Extent>,
    /// The rows, and their bars.
    pub rows: Vec<(Row, Bars)>,
    /// The row that is chosen.
    pub picked: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::histogram::settings::BINS;

    fn relu() -> Distribution {
        let values: Vec<f32> = (-100..=100).map(|i| (i as f32 / 50.0).max(0.0)).collect();
        Distribution::of(&values)
    }

    #[test]
    fn zeros_are_set_apart_and_nothing_else_is_lost() {
        let seen = relu();
        assert_eq!(seen.stats.zeros, 101);
        for bins in BINS {
            let settings = Settings {
                bins,
                ..Settings::default()
            };
            let bars = Bars::new(&seen, settings);
            assert_eq!(bars.histogram.counts.len(), bins);
            assert_eq!(bars.histogram.total(), 100);
            // Bars and zeros together are all values.
            let area: f64 = (0..bins)
                .map(|bin| bars.height(bin) * bars.histogram.width())
                .sum();
            assert!((area - 100.0 / 201.0).abs() < 1e-12, "{area}");
            let step = bars.curve[1].0 - bars.curve[0].0;
            let under: f64 = bars.curve.iter().map(|point| point.1 * step).sum();
            assert!((under / area - 1.0).abs() < 0.15, "{under} of {area}");
        }
    }

    #[test]
    fn on_a_logarithmic_scale_bins_are_powers() {
        let seen = Distribution::of(&[-1e-3, 1e-3, 1e-1, 0.0]);
        let settings = Settings {
            scale: Scale::Log,
            ..Settings::default()
        };
        let bars = Bars::new(&seen, settings);
        assert_eq!((bars.total, bars.histogram.total()), (4, 3));
        let (low, high) = bars.extent().unwrap();
        assert!((low + 3.0).abs() < 1e-6 && (high + 1.0).abs() < 1e-6);
        assert_eq!(bars.bin_at(low), Some(0));
        assert_eq!(bars.bin_at(high), Some(settings.bins - 1));
        assert_eq!(bars.bin_at(0.0), None);
        assert_eq!(extent([&seen], Scale::Log), Some((low, high)));
    }

    #[test]
    fn nothing_to_draw_has_no_extent() {
        for values in [&[][..], &[0.0, 0.0], &[f32::NAN]] {
            for scale in [Scale::Linear, Scale::Log] {
                let settings = Settings {
                    scale,
                    ..Settings::default()
                };
                let seen = Distribution::of(values);
                let bars = Bars::new(&seen, settings);
                assert_eq!(bars.extent(), None, "{values:?}");
                assert_eq!(bars.peak, 0.0);
                assert_eq!(bars.bin_at(0.0), None);
            }
        }
        let zeros = Distribution::of(&[0.0; 3]);
        assert_eq!(extent([&zeros], Scale::Linear), Some((0.0, 0.0)));
        let wide = Distribution::of(&[-4.0, 3.0]);
        assert_eq!(extent([&zeros, &wide], Scale::Linear), Some((-4.0, 3.0)));
        assert_eq!(extent([], Scale::Linear), None);
    }
}
