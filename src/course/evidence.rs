//! What a few runs can tell apart. Differences inside the noise over seeds are not ranked.

/// How values stand to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Above them.
    Above,
    /// Below them.
    Below,
    /// The noise does not tell.
    Same,
}

/// Mean and standard deviation (n − 1) of a few values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation; 0 for fewer than two.
    pub deviation: f64,
}

/// The spread of values.
pub fn spread(values: &[f64]) -> Spread {
    let count = values.len();
    if count == 0 {
        return Spread::default();
    }
    let mean = values.iter().sum::<f64>() / count as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let deviation = match count {
        1 => 0.0,
        _ => (squares / (count - 1) as f64).sqrt(),
    };
    Spread {
        count,
        mean,
        deviation,
    }
}

/// The smallest difference of accuracies that is taken for one, whatever the seeds say: with ten
/// thousand test images an accuracy of 0.85 has a standard error of √(0.85·0.15/10⁴) = 0.0036,
/// and three seeds may lie together by chance.
pub const LEAST: f64 = 0.004;

/// Two-sided 5 % points of Student's t for 1 to 10 degrees of freedom, and for more: any table,
/// such as NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
const T: [f64; 11] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 1.96,
];

/// Whether values stand above others: Welch's t-test at 5 %, and a difference of at least
/// [`LEAST`]. One value on either side tells nothing.
pub fn compare(first: &[f64], second: &[f64]) -> Order {
    let (a, b) = (spread(first), spread(second));
    let difference = a.mean - b.mean;
    let known = a.count >= 2 && b.count >= 2;
    if !known || difference.is_nan() || difference.abs() < LEAST {
        return Order::Same;
    }
    let (va, vb) = (
        a.deviation.powi(2) / a.count as f64,
        b.deviation.powi(2) / b.count as f64,
    );
    let error = (va + vb).sqrt();
    let freedom = match va + vb > 0.0 {
        true => {
            (va + vb).powi(2)
                / (va.powi(2) / (a.count - 1) as f64 + vb.powi(2) / (b.count - 1) as f64)
        }
        false => (a.count + b.count - 2) as f64,
    };
    let place = (freedom.floor().max(1.0) as usize).min(T.len());
    if difference.abs() <= T[place - 1] * error {
        Order::Same
    } else if difference > 0.0 {
        Order::Above
    } else {
        Order::Below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_difference_is_seen_and_noise_is_not() {
        let relu = [0.876, 0.880, 0.883];
        let none = [0.840, 0.8405, 0.841];
        assert_eq!(compare(&relu, &none), Order::Above);
        assert_eq!(compare(&none, &relu), Order::Below);
        assert_eq!(compare(&relu, &[0.870, 0.877, 0.880]), Order::Same);
        // The same numbers twice, and a difference smaller than the test set can show.
        assert_eq!(compare(&[0.8, 0.8], &[0.8, 0.8]), Order::Same);
        assert_eq!(compare(&[0.8, 0.8], &[0.801, 0.801]), Order::Same);
        assert_eq!(compare(&[0.8, 0.8], &[0.9, 0.9]), Order::Below);
    }

    #[test]
    fn one_run_each_is_no_evidence() {
        assert_eq!(compare(&[0.1], &[0.9, 0.9]), Order::Same);
        assert_eq!(compare(&[], &[]), Order::Same);
        assert_eq!(compare(&[f64::NAN, 0.5], &[0.1, 0.1]), Order::Same);
    }

    #[test]
    fn spreads_are_those_of_the_textbook() {
        let found = spread(&[1.0, 2.0, 3.0, 4.0]);
        assert_eq!((found.count, found.mean), (4, 2.5));
        assert!((found.deviation - (5.0_f64 / 3.0).sqrt()).abs() < 1e-15);
        assert_eq!(spread(&[2.0]).deviation, 0.0);
    }
}
