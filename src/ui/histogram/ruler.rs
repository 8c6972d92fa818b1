//! An axis of histograms: its range, its ticks, the place of a value.

use super::settings::Scale;
use crate::ui::chart::ticks::{Ticks, linear, logarithmic};

/// From where to where an axis goes: values, or their log₁₀.
pub type Extent = (f64, f64);

/// An axis. Its places are those of the bins: values on a linear scale, log₁₀|v| on a logarithmic.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    /// The left end.
    pub low: f64,
    /// The right end.
    pub high: f64,
    /// Where ticks are, and what stands there.
    pub ticks: Vec<(f64, String)>,
}

impl Ruler {
    /// An axis over an extent, with at most about `most` ticks.
    pub fn new(extent: Extent, scale: Scale, most: usize) -> Self {
        let (low, high) = widened(extent);
        let ticks = match scale {
            Scale::Linear => {
                let numbers = crate::ui::chart::Values::Number;
                linear(low, high, most, numbers).cut(low, high)
            }
            Scale::Log => logarithmic(10f64.powf(low), 10f64.powf(high), most),
        };
        let place = |value: f64| match scale {
            Scale::Linear => value,
            Scale::Log => value.log10(),
        };
        let Ticks { at, labels, .. } = ticks;
        let ticks: Vec<_> = at.into_iter().map(place).zip(labels).collect();
        // Round ends around the data stay on the axis: without them a short one has no numbers.
        let ends =
            |place: fn(f64, f64) -> f64, start| ticks.iter().map(|tick| tick.0).fold(start, place);
        Self {
            low: ends(f64::min, low),
            high: ends(f64::max, high),
            ticks,
        }
    }

    /// Where a place lies, as a share of the length.
    pub fn share(&self, place: f64) -> f64 {
        (place - self.low) / (self.high - self.low)
    }

    /// The place at a share of the length.
    pub fn place(&self, share: f64) -> f64 {
        self.low + (self.high - self.low) * share
    }
}

/// An extent that is one that can be drawn.
fn widened((low, high): Extent) -> Extent {
    if !(low.is_finite() && high.is_finite()) || low > high {
        return (0.0, 1.0);
    }
    // Narrower, and the ticks' numbers could not be told apart.
    let least = 1e-9 * low.abs().max(high.abs());
    if high - low > least {
        return (low, high);
    }
    let half = match low.abs().max(high.abs()) {
        0.0 => 0.5,
        size => size / 2.0,
    };
    (low - half, high + half)
}

/// The smallest extent that holds both.
pub fn joined(a: Option<Extent>, b: Option<Extent>) -> Option<Extent> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_shares_are_inverse_and_ticks_lie_on_the_axis() {
        for (extent, scale) in [
            ((-1.0, 3.0), Scale::Linear),
            ((-3e-9, 2e-9), Scale::Linear),
            ((-45.0, -3.2), Scale::Log),
            ((-2.1, -2.0), Scale::Log),
            ((5.0, 5.0), Scale::Linear),
            ((0.0, 0.0), Scale::Log),
            ((f64::NAN, 1.0), Scale::Linear),
            ((f64::INFINITY, f64::NEG_INFINITY), Scale::Log),
            ((-3e38, 3e38), Scale::Linear),
            ((1e7, 1e7 + 1e-3), Scale::Linear),
        ] {
            let ruler = Ruler::new(extent, scale, 6);
            assert!(ruler.low < ruler.high, "{extent:?}: {ruler:?}");
            assert!(ruler.ticks.len() >= 2, "{extent:?}: {ruler:?}");
            for (place, _) in &ruler.ticks {
                assert!(
                    (-1e-9..=1.0 + 1e-9).contains(&ruler.share(*place)),
                    "{extent:?}: {ruler:?}"
                );
                let back = ruler.place(ruler.share(*place));
                assert!((back - place).abs() <= 1e-9 * (ruler.high - ruler.low));
            }
        }
    }

    #[test]
    fn powers_of_ten_stand_at_their_exponents() {
        let ruler = Ruler::new((-6.0, -1.0), Scale::Log, 6);
        assert!(
            ruler
                .ticks
                .iter()
                .any(|(place, text)| *place == -5.0 && text == "10⁻⁵")
        );
        assert_eq!((ruler.low, ruler.high), (-6.0, -1.0));
    }

    #[test]
    fn extents_join() {
        assert_eq!(joined(None, None), None);
        assert_eq!(joined(Some((0.0, 1.0)), None), Some((0.0, 1.0)));
        assert_eq!(
            joined(Some((0.0, 1.0)), Some((-1.0, 0.5))),
            Some((-1.0, 1.0))
        );
    }
}
