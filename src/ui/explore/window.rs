//! The part of the x axis that is shown, as the link's `x` key has it: `x=-5,5`.

/// The part shown unless the link says otherwise.
pub const USUAL: Window = Window {
    low: -5.0,
    high: 5.0,
};

/// Farthest from 0 that can be shown.
const FARTHEST: f64 = 1e4;

/// Narrowest part that can be shown.
const NARROWEST: f64 = 1e-3;

/// From where to where x is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The left end.
    pub low: f64,
    /// The right end, at least [`NARROWEST`] to the right.
    pub high: f64,
}

impl Window {
    /// What the link says, or the usual part if that makes no sense.
    pub fn read(text: Option<&str>) -> Self {
        let ends = text.and_then(|text| {
            let (low, high) = text.split_once(',')?;
            Some((low.trim().parse().ok()?, high.trim().parse().ok()?))
        });
        ends.and_then(|(low, high)| Self::new(low, high))
            .unwrap_or(USUAL)
    }

    /// The part between two numbers, cut to what can be shown; none if nothing is left.
    pub fn new(low: f64, high: f64) -> Option<Self> {
        let (low, high) = (rounded(low), rounded(high));
        let fits = low >= -FARTHEST && high <= FARTHEST && high - low >= NARROWEST;
        fits.then_some(Self { low, high })
    }

    /// As the link writes it; none for the usual part.
    pub fn text(self) -> Option<String> {
        (self != USUAL).then(|| format!("{},{}", self.low, self.high))
    }

    /// The width.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Moved to the right by this share of the width.
    pub fn panned(self, share: f64) -> Self {
        let by = share * self.width();
        Self::new(self.low + by, self.high + by).unwrap_or(self)
    }

    /// `factor` times as wide; what is at `place` (0 left, 1 right) stays there.
    pub fn zoomed(self, factor: f64, place: f64) -> Self {
        let fixed = self.low + place * self.width();
        let width = self.width() * factor;
        Self::new(fixed - place * width, fixed + (1.0 - place) * width).unwrap_or(self)
    }
}

/// Four decimals, which is finer than a pixel unless the part is very narrow.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_what_is_shown_and_nonsense_shows_the_usual() {
        let read = |text| Window::read(Some(text));
        assert_eq!((read("-2,3.5").low, read("-2,3.5").high), (-2.0, 3.5));
        assert_eq!(read(" 0 , 1 ").text().as_deref(), Some("0,1"));
        for nonsense in ["", "1", "3,2", "1,1", "NaN,1", "-1e9,1e9", "a,b", "0,inf"] {
            assert_eq!(read(nonsense), USUAL, "{nonsense}");
        }
        assert_eq!(Window::read(None), USUAL);
        assert_eq!(USUAL.text(), None);
    }

    #[test]
    fn zooming_keeps_what_is_pointed_at_and_has_an_end() {
        let half = USUAL.zoomed(0.5, 1.0);
        assert_eq!((half.low, half.high), (0.0, 5.0));
        let mut window = USUAL;
        for _ in 0..100 {
            window = window.zoomed(0.5, 0.3);
        }
        assert!(window.width() >= NARROWEST);
        for _ in 0..100 {
            window = window.zoomed(2.0, 0.3);
        }
        assert!(window.low >= -FARTHEST && window.high <= FARTHEST);
        assert_eq!(USUAL.panned(0.1).panned(-0.1), USUAL);
    }
}
