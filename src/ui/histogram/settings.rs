//! How histograms are shown, as the link's keys `axes`, `scale` and `bins` have it.

use std::collections::BTreeMap;

/// What the x axis measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// The values.
    #[default]
    Linear,
    /// log₁₀ of their sizes; values that are exactly 0 have none.
    Log,
}

impl Scale {
    /// Its name in a link.
    pub const fn key(self) -> &'static str {
        match self {
            Scale::Linear => "linear",
            Scale::Log => "log",
        }
    }

    /// The scale that a link's view names; which one is meant where it names none, depends on
    /// what is shown.
    pub fn read(view: &BTreeMap<String, String>) -> Option<Self> {
        let name = view.get("scale")?;
        [Self::Linear, Self::Log]
            .into_iter()
            .find(|scale| scale.key() == name)
    }
}

/// Whether rows can be compared by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Axes {
    /// One x axis for all rows.
    #[default]
    Shared,
    /// Each row from its smallest to its largest value.
    Own,
}

/// Numbers of bins on offer: the divisors of [`crate::observe::distribution::BINS`] that make a
/// picture.
pub const BINS: [usize; 6] = [20, 24, 30, 40, 60, 120];

/// How histograms are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The x axes.
    pub axes: Axes,
    /// What they measure.
    pub scale: Scale,
    /// Bins of a row, one of [`BINS`].
    pub bins: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            axes: Axes::Shared,
            scale: Scale::Linear,
            bins: 40,
        }
    }
}

impl Settings {
    /// What a link's view says; what makes no sense is as if it were not there. `scale` is the
    /// one that is meant where the link names none.
    pub fn read(view: &BTreeMap<String, String>, scale: Scale) -> Self {
        let text = |key: &str| view.get(key).map(String::as_str);
        let usual = Self::default();
        Self {
            axes: match text("axes") {
                Some("own") => Axes::Own,
                _ => usual.axes,
            },
            scale: Scale::read(view).unwrap_or(scale),
            bins: text("bins")
                .and_then(|bins| bins.parse().ok())
                .filter(|bins| BINS.contains(bins))
                .unwrap_or(usual.bins),
        }
    }

    /// Writes the axes and the bins into a link's view; what is usual is left out. Whether the
    /// scale is usual, the page knows.
    pub fn write(self, view: &mut BTreeMap<String, String>) {
        let usual = Self::default();
        let keys = [
            ("axes", self.axes != usual.axes, "own".to_owned()),
            ("bins", self.bins != usual.bins, self.bins.to_string()),
        ];
        for (key, differs, text) in keys {
            match differs {
                true => view.insert(key.to_owned(), text),
                false => view.remove(key),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::distribution;

    #[test]
    fn a_link_says_how_and_nonsense_is_left_out() {
        let read = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string()));
            Settings::read(&pairs.collect(), Scale::Linear)
        };
        assert_eq!(read(&[]), Settings::default());
        for scale in [Scale::Linear, Scale::Log] {
            for axes in [Axes::Shared, Axes::Own] {
                for bins in BINS {
                    let settings = Settings { axes, scale, bins };
                    let mut view = BTreeMap::new();
                    settings.write(&mut view);
                    assert_eq!(Settings::read(&view, scale), settings);
                    view.insert("scale".to_owned(), scale.key().to_owned());
                    assert_eq!(Settings::read(&view, Scale::Linear), settings);
                    view.remove("scale");
                    Settings::default().write(&mut view);
                    assert!(view.is_empty());
                }
            }
        }
        for nonsense in [
            ("bins", "7"),
            ("bins", "1e9"),
            ("scale", "cubic"),
            ("axes", ""),
        ] {
            assert_eq!(read(&[nonsense]), Settings::default());
        }
    }

    #[test]
    fn every_number_of_bins_divides_the_bins_that_travel() {
        for bins in BINS {
            assert_eq!(distribution::BINS % bins, 0, "{bins}");
        }
    }
}
