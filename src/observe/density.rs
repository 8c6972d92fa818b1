//! The smooth curve over a histogram: a kernel density estimate from its bins.

use super::Histogram;

/// The density of `histogram`'s values: for each bin, its middle and the estimate there. The area
/// under the curve is 1 but for what the kernel puts beyond the ends.
///
/// A Gaussian kernel on the bins' middles, with Silverman's bandwidth
/// 0.9·min(σ, IQR/1.34)·n^(−1/5) (Silverman 1986, equation 3.31), at least one bin: nothing
/// narrower can be told from the bins. σ and IQR are the histogram's own.
pub fn density(histogram: &Histogram) -> Vec<(f64, f64)> {
    let total = histogram.total();
    let bins = histogram.counts.len();
    let width = histogram.width();
    let middle = |bin: usize| histogram.low + (bin as f64 + 0.5) * width;
    if total == 0 {
        return (0..bins).map(|bin| (middle(bin), 0.0)).collect();
    }
    let bandwidth = bandwidth(histogram).max(width);
    // Beyond four deviations the kernel is below 4e-4 of its peak.
    let reach = (4.0 * bandwidth / width).ceil() as usize;
    let kernel: Vec<f64> = (0..=reach.min(bins))
        .map(|away| {
            let z = away as f64 * width / bandwidth;
            (-0.5 * z * z).exp() / (bandwidth * (2.0 * std::f64::consts::PI).sqrt())
        })
        .collect();
    let mut curve = vec![0.0; bins];
    for (bin, &count) in histogram.counts.iter().enumerate() {
        if count == 0 {
            continue;
        }
        let share = f64::from(count) / total as f64;
        let from = bin.saturating_sub(kernel.len() - 1);
        let to = (bin + kernel.len()).min(bins);
        for (place, value) in curve.iter_mut().enumerate().take(to).skip(from) {
            *value += share * kernel[place.abs_diff(bin)];
        }
    }
    (0..bins).map(middle).zip(curve).collect()
}

/// Silverman's bandwidth from the bins.
fn bandwidth(histogram: &Histogram) -> f64 {
    let total = histogram.total() as f64;
    let width = histogram.width();
    let middles = histogram.counts.iter().enumerate();
    let moments = middles.fold((0.0, 0.0), |(sum, squares), (bin, &count)| {
        let x = (bin as f64 + 0.5) * width;
        (
            sum + f64::from(count) * x,
            squares + f64::from(count) * x * x,
        )
    });
    let mean = moments.0 / total;
    let deviation = (moments.1 / total - mean * mean).max(0.0).sqrt();
    let range = quantile(histogram, 0.75) - quantile(histogram, 0.25);
    // Where half of the values are one value, the range is 0 and says nothing.
    let spread = match range > 0.0 {
        true => deviation.min(range / 1.34),
        false => deviation,
    };
    0.9 * spread * total.powf(-0.2)
}

/// The value below which a share of the values lies, straight lines within bins.
fn quantile(histogram: &Histogram, share: f64) -> f64 {
    let wanted = share * histogram.total() as f64;
    let mut below = 0.0;
    for (bin, &count) in histogram.counts.iter().enumerate() {
        let count = f64::from(count);
        if count > 0.0 && below + count >= wanted {
            let (low, high) = histogram.edges(bin);
            return low + (high - low) * (wanted - below) / count;
        }
        below += count;
    }
    histogram.high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::Distribution;
    use crate::random::{Draws, Purpose};

    fn normals(n: u64) -> Vec<f32> {
        let plane = Draws::new(3, Purpose::Data).at(0, 0);
        (0..n).map(|row| plane.normal(row, 0) as f32).collect()
    }

    #[test]
    fn the_curve_is_that_of_the_values_themselves() {
        // The same kernel on every value instead of on the bins.
        let values = normals(4_000);
        let seen = Distribution::of(&values);
        let h = bandwidth(&seen.linear);
        for (x, y) in density(&seen.linear) {
            let sum: f64 = values
                .iter()
                .map(|&v| (-0.5 * ((x - f64::from(v)) / h).powi(2)).exp())
                .sum();
            let direct = sum / (values.len() as f64 * h * (2.0 * std::f64::consts::PI).sqrt());
            assert!((y - direct).abs() < 0.01, "at {x}: {y}, directly {direct}");
        }
    }

    #[test]
    fn normal_values_give_the_normal_curve() {
        let seen = Distribution::of(&normals(100_000));
        let area: f64 = density(&seen.linear)
            .iter()
            .map(|(_, y)| y * seen.linear.width())
            .sum();
        assert!((area - 1.0).abs() < 1e-3, "{area}");
        for (x, y) in density(&seen.linear) {
            let normal = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
            assert!((y - normal).abs() < 0.02, "at {x}: {y}, not {normal}");
        }
    }

    #[test]
    fn few_values_and_none_have_curves_too() {
        assert!(
            density(&Histogram::new(0.0, 1.0, 10))
                .iter()
                .all(|p| p.1 == 0.0)
        );
        let one = Distribution::of(&[2.0, 2.0]);
        assert!(density(&one.linear).iter().all(|p| p.1.is_finite()));
    }
}
