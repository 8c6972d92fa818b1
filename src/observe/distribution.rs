//! Statistics and histograms of a tensor's values, folded piece by piece.
//!
//! A histogram needs its range before it can count, so a distribution takes two passes over the
//! values: [`Stats`] first, then the bins. For values that are all at hand, [`Distribution::of`]
//! does both.

use serde::{Deserialize, Serialize};

/// Bins of a histogram as it travels. It has many divisors, so that the page can put 2, 3, 4, 5,
/// 6, … neighbours together without counting anew.
pub const BINS: usize = 120;

/// Sums over a tensor's values, in f64.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    /// Values in all.
    pub count: u64,
    /// Values that are exactly 0.
    pub zeros: u64,
    /// Values that are infinite or not a number; they are in no other figure.
    pub not_finite: u64,
    /// The smallest finite value; +∞ if there is none.
    pub min: f64,
    /// The largest finite value; −∞ if there is none.
    pub max: f64,
    /// The smallest |v| that is not 0; +∞ if there is none.
    pub least: f64,
    /// Σ v.
    pub sum: f64,
    /// Σ |v|.
    pub sum_abs: f64,
    /// Σ v².
    pub sum_squares: f64,
}

impl Default for Stats {
    fn default() -> Self {
        Self {
            count: 0,
            zeros: 0,
            not_finite: 0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            least: f64::INFINITY,
            sum: 0.0,
            sum_abs: 0.0,
            sum_squares: 0.0,
        }
    }
}

impl Stats {
    /// The statistics of `values`.
    pub fn of(values: &[f32]) -> Self {
        let mut stats = Self::default();
        stats.add(values);
        stats
    }

    /// Takes in more values.
    pub fn add(&mut self, values: &[f32]) {
        self.count += values.len() as u64;
        for &value in values {
            if !value.is_finite() {
                self.not_finite += 1;
                continue;
            }
            let value = f64::from(value);
            let size = value.abs();
            self.min = self.min.min(value);
            self.max = self.max.max(value);
            match value == 0.0 {
                true => self.zeros += 1,
                false => self.least = self.least.min(size),
            }
            self.sum += value;
            self.sum_abs += size;
            self.sum_squares += value * value;
        }
    }

    /// Values that are numbers.
    pub fn finite(&self) -> u64 {
        self.count - self.not_finite
    }

    /// Mean; 0 without values.
    pub fn mean(&self) -> f64 {
        self.sum / self.finite().max(1) as f64
    }

    /// Standard deviation over the values, divided by their number (not one less).
    pub fn std(&self) -> f64 {
        let count = self.finite().max(1) as f64;
        let mean = self.sum / count;
        (self.sum_squares / count - mean * mean).max(0.0).sqrt()
    }

    /// Mean of |v|.
    pub fn mean_abs(&self) -> f64 {
        self.sum_abs / self.finite().max(1) as f64
    }

    /// Euclidean norm (of a matrix: Frobenius norm).
    pub fn norm(&self) -> f64 {
        self.sum_squares.sqrt()
    }

    /// Share of values that are exactly 0, in 0…1.
    pub fn zero_share(&self) -> f64 {
        self.zeros as f64 / self.count.max(1) as f64
    }

    /// Largest |v|; 0 without values.
    pub fn largest(&self) -> f64 {
        match self.finite() {
            0 => 0.0,
            _ => self.max.max(-self.min),
        }
    }
}

/// Counts in bins of equal width over [low, high].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    /// Left edge of the first bin.
    pub low: f64,
    /// Right edge of the last bin, which holds this value too.
    pub high: f64,
    /// Values in each bin.
    pub counts: Vec<u32>,
}

impl Histogram {
    /// Empty bins over [low, high]; a range of no width is widened, so that its value has a bin.
    pub fn new(low: f64, high: f64, bins: usize) -> Self {
        let usable = low.is_finite() && high.is_finite() && low <= high;
        let (mut low, mut high) = if usable { (low, high) } else { (0.0, 0.0) };
        // Far from 0 a bin narrower than a float's spacing could not tell its edges apart.
        let least = 1e-9 * low.abs().max(high.abs());
        if high - low <= least {
            let half = match low.abs().max(high.abs()) {
                0.0 => 0.5,
                size => 0.5 * size,
            };
            (low, high) = (low - half, high + half);
        }
        Self {
            low,
            high,
            counts: vec![0; bins.max(1)],
        }
    }

    /// The bin of a value; the ends take what lies beyond them by rounding.
    pub fn bin(&self, value: f64) -> usize {
        let last = self.counts.len() - 1;
        let place = (value - self.low) / (self.high - self.low) * self.counts.len() as f64;
        // A cast saturates: what is below the first bin comes into it.
        (place as usize).min(last)
    }

    /// Counts one value, which must be finite.
    pub fn add(&mut self, value: f64) {
        let bin = self.bin(value);
        self.counts[bin] = self.counts[bin].saturating_add(1);
    }

    /// Width of a bin.
    pub fn width(&self) -> f64 {
        (self.high - self.low) / self.counts.len() as f64
    }

    /// Left and right edge of a bin.
    pub fn edges(&self, bin: usize) -> (f64, f64) {
        let edge =
            |n: usize| self.low + (self.high - self.low) * n as f64 / self.counts.len() as f64;
        (edge(bin), edge(bin + 1))
    }

    /// Values counted.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// The same values in fewer bins: `parts` neighbours become one. `parts` should divide the
    /// number of bins; else the last bins are left as they are, and the histogram is unchanged.
    pub fn merged(&self, parts: usize) -> Self {
        if parts <= 1 || !self.counts.len().is_multiple_of(parts) {
            return self.clone();
        }
        let counts = self.counts.chunks(parts);
        Self {
            counts: counts
                .map(|bins| bins.iter().fold(0u32, |sum, &n| sum.saturating_add(n)))
                .collect(),
            ..*self
        }
    }
}

/// A tensor's values, as they are looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// Their sums.
    pub stats: Stats,
    /// The finite values over [min, max].
    pub linear: Histogram,
    /// log₁₀|v| of the finite values that are not 0.
    pub log: Histogram,
}

impl Distribution {
    /// Empty bins for values whose statistics are known.
    pub fn new(stats: Stats) -> Self {
        let largest = stats.largest();
        let (from, to) = match stats.least.is_finite() {
            true => (stats.least.log10(), largest.log10()),
            false => (0.0, 0.0),
        };
        Self {
            linear: Histogram::new(stats.min, stats.max, BINS),
            log: Histogram::new(from, to, BINS),
            stats,
        }
    }

    /// Counts values that the statistics have taken in.
    pub fn add(&mut self, values: &[f32]) {
        for &value in values {
            if !value.is_finite() {
                continue;
            }
            self.linear.add(f64::from(value));
            if value != 0.0 {
                self.log.add(f64::from(value.abs()).log10());
            }
        }
    }

    /// The distribution of values that are all at hand.
    pub fn of(values: &[f32]) -> Self {
        let mut distribution = Self::new(Stats::of(values));
        distribution.add(values);
        distribution
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn statistics_are_those_of_numpy() {
        // v = np.array([-2, 0, 0, 1, 4.]); v.mean(), v.std(), abs(v).mean(), np.linalg.norm(v)
        let stats = Stats::of(&[-2.0, 0.0, 0.0, 1.0, 4.0]);
        assert!((stats.mean() - 0.6).abs() < 1e-15);
        assert!((stats.std() - 1.9595917942265424).abs() < 1e-14);
        assert!((stats.mean_abs() - 1.4).abs() < 1e-15);
        assert!((stats.norm() - 4.58257569495584).abs() < 1e-14);
        assert_eq!(stats.zero_share(), 0.4);
        assert_eq!((stats.min, stats.max, stats.least), (-2.0, 4.0, 1.0));
    }

    #[test]
    fn values_that_are_no_numbers_are_counted_apart() {
        let values = [f32::NAN, 1.0, f32::INFINITY, f32::NEG_INFINITY, -3.0];
        let seen = Distribution::of(&values);
        assert_eq!((seen.stats.count, seen.stats.not_finite), (5, 3));
        assert_eq!(seen.stats.mean(), -1.0);
        assert_eq!(seen.linear.total(), 2);
        assert_eq!(seen.log.total(), 2);
        let none = Distribution::of(&[f32::NAN]);
        assert_eq!((none.linear.total(), none.log.total()), (0, 0));
        assert!(none.linear.low.is_finite() && none.stats.mean() == 0.0);
        assert_eq!(Distribution::of(&[]).stats.std(), 0.0);
    }

    #[test]
    fn one_value_repeated_has_a_bin() {
        for value in [0.0f32, 1e-38, -7.0, 3e38] {
            let seen = Distribution::of(&[value; 10]);
            assert_eq!(seen.linear.total(), 10);
            let (low, high) = seen.linear.edges(seen.linear.bin(f64::from(value)));
            assert!(
                low <= f64::from(value) && f64::from(value) <= high,
                "{value}"
            );
            assert_eq!(seen.log.total(), if value == 0.0 { 0 } else { 10 });
        }
    }

    #[test]
    fn the_ends_belong_to_the_bins() {
        let mut histogram = Histogram::new(-1.0, 1.0, 4);
        for value in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            histogram.add(value);
        }
        assert_eq!(histogram.counts, [1, 1, 1, 2]);
        assert_eq!(histogram.edges(1), (-0.5, 0.0));
        assert_eq!(histogram.merged(2).counts, [2, 3]);
        assert_eq!(histogram.merged(3), histogram, "3 does not divide 4");
    }

    proptest! {
        #[test]
        fn every_value_is_in_the_bin_that_holds_it(
            values in prop::collection::vec(prop::num::f32::ANY, 0..300),
            parts in 1usize..9,
        ) {
            let seen = Distribution::of(&values);
            let finite: Vec<f64> = values.iter().filter(|v| v.is_finite()).map(|&v| f64::from(v)).collect();
            prop_assert_eq!(seen.stats.count, values.len() as u64);
            prop_assert_eq!(seen.linear.total(), finite.len() as u64);
            let nonzero = finite.iter().filter(|v| **v != 0.0).count();
            prop_assert_eq!(seen.log.total(), nonzero as u64);
            // Counted another way: by comparing with the edges, a hair wider for rounding.
            let h = &seen.linear;
            let slack = 1e-9 * h.low.abs().max(h.high.abs());
            let mut upto = 0;
            for bin in 0..h.counts.len() {
                upto += h.counts[bin] as usize;
                let edge = h.edges(bin).1;
                let below = finite.iter().filter(|&&v| v < edge - slack).count();
                let above = finite.iter().filter(|&&v| v > edge + slack).count();
                prop_assert!(below <= upto && upto <= finite.len() - above);
            }
            prop_assert_eq!(h.merged(parts).total(), h.total());
        }

        #[test]
        fn pieces_add_up_to_the_whole(
            values in prop::collection::vec(-1e3f32..1e3, 1..300),
            cut in 0usize..300,
        ) {
            let (a, b) = values.split_at(cut.min(values.len()));
            let mut stats = Stats::of(a);
            stats.add(b);
            let mut pieces = Distribution::new(stats);
            pieces.add(a);
            pieces.add(b);
            prop_assert_eq!(pieces, Distribution::of(&values));
        }
    }
}
