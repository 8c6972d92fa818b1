//! Dead neurons against depth and width: fresh networks of several shapes and seeds.
//!
//! In the link's list of what is shown: `sweep-depth-128` has networks of 128 neurons a layer,
//! `sweep-width-8` networks of eight layers.

use super::tally::Span;
use crate::experiment::Experiment;
use crate::observe::{Census, States};

/// Training images on which the neurons are counted.
pub const SAMPLES: u32 = 2_000;

/// Seeds of each network, from the experiment's on.
pub const SEEDS: u64 = 3;

/// Depths, and the widths that the depth sweep may have.
const DEPTHS: [usize; 5] = [2, 4, 8, 16, 32];
const WIDTHS: [usize; 6] = [16, 32, 64, 128, 256, 512];

/// What is swept, with what stays the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// The number of hidden layers; all are as wide as this.
    Depth(usize),
    /// The width of the hidden layers; there are as many as this.
    Width(usize),
}

impl Sweep {
    /// The sweeps as they begin.
    pub const USUAL: [Self; 2] = [Self::Depth(128), Self::Width(8)];

    /// What a word of the link's list says.
    pub fn read(word: &str) -> Option<Self> {
        let (kind, fixed) = match word.rsplit_once('-') {
            Some((kind, fixed)) if fixed.bytes().all(|byte| byte.is_ascii_digit()) => {
                (kind, Some(fixed.parse().ok()?))
            }
            _ => (word, None),
        };
        Self::USUAL.into_iter().find_map(|usual| {
            let sweep = usual.beside(fixed.unwrap_or(usual.fixed()));
            (usual.kind() == kind && sweep.choices().contains(&sweep.fixed())).then_some(sweep)
        })
    }

    /// As the link writes it.
    pub fn word(self) -> String {
        match Self::USUAL.contains(&self) {
            true => self.kind().to_owned(),
            false => format!("{}-{}", self.kind(), self.fixed()),
        }
    }

    /// Its name in the link.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Depth(_) => "sweep-depth",
            Self::Width(_) => "sweep-width",
        }
    }

    /// What stays the same: the width, or the depth.
    pub fn fixed(self) -> usize {
        match self {
            Self::Depth(width) => width,
            Self::Width(depth) => depth,
        }
    }

    /// What could stay the same.
    pub fn choices(self) -> &'static [usize] {
        match self {
            Self::Depth(_) => &WIDTHS,
            Self::Width(_) => &DEPTHS,
        }
    }

    /// The same sweep beside another width, or depth.
    pub fn beside(self, fixed: usize) -> Self {
        match self {
            Self::Depth(_) => Self::Depth(fixed),
            Self::Width(_) => Self::Width(fixed),
        }
    }

    /// The depths, or the widths.
    pub fn values(self) -> &'static [usize] {
        match self {
            Self::Depth(_) => &DEPTHS,
            Self::Width(_) => &WIDTHS,
        }
    }

    /// The hidden layers of the network with one of the values.
    pub fn hidden(self, value: usize) -> Vec<usize> {
        match self {
            Self::Depth(width) => vec![width; value],
            Self::Width(depth) => vec![value; depth],
        }
    }

    /// The networks with one of the values: the run's own with other layers, one for each seed.
    pub fn runs(self, run: &Experiment, value: usize) -> impl Iterator<Item = Experiment> {
        let base = Experiment {
            preset: None,
            hidden: self.hidden(value),
            vary: None,
            ..run.clone()
        };
        (0..SEEDS).map(move |offset| Experiment {
            seed: base.seed + offset,
            ..base.clone()
        })
    }
}

/// Which neurons are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// The dead ones.
    #[default]
    Dead,
    /// The saturated ones.
    Saturated,
    /// Those in any of the four states.
    Any,
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dead, Self::Saturated, Self::Any];

    /// Its name in the link's list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dead => "count-dead",
            Self::Saturated => "count-saturated",
            Self::Any => "count-any",
        }
    }

    fn holds(self, states: States) -> bool {
        match self {
            Self::Dead => states.has(States::DEAD),
            Self::Saturated => states.has(States::SATURATED),
            Self::Any => states.0 != 0,
        }
    }
}

/// The networks of one value, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The depth, or the width.
    pub value: usize,
    /// The share of each layer, the mean over the seeds.
    pub layers: Vec<f64>,
    /// The share of the whole network, the mean over the seeds.
    pub mean: f64,
    /// Its smallest and largest over the seeds.
    pub span: Span<f64>,
    /// Seeds counted so far.
    pub seeds: usize,
}

impl Point {
    /// The point of some censuses of networks of one shape; none of none.
    pub fn new(value: usize, censuses: &[&Census], counted: Counted) -> Option<Self> {
        let shares: Vec<(Vec<f64>, f64)> = censuses
            .iter()
            .map(|census| {
                let (mut sum, mut neurons) = (0, 0);
                let layers = census.layers.iter().map(|layer| {
                    let states = layer.all_states();
                    let held = states.iter().filter(|&&one| counted.holds(one)).count();
                    (sum, neurons) = (sum + held, neurons + states.len());
                    held as f64 / states.len().max(1) as f64
                });
                let layers = layers.collect();
                (layers, sum as f64 / neurons.max(1) as f64)
            })
            .collect();
        let seeds = shares.len();
        let depth = shares.iter().map(|seed| seed.0.len()).min()?;
        let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / seeds as f64;
        Some(Self {
            value,
            layers: (0..depth)
                .map(|layer| mean(&mut shares.iter().map(|seed| seed.0[layer])))
                .collect(),
            mean: mean(&mut shares.iter().map(|seed| seed.1)),
            span: Span::of(shares.iter().map(|seed| seed.1))?,
            seeds,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::tests::census;
    use super::*;
    use crate::experiment::limits;

    #[test]
    fn every_network_of_every_sweep_is_allowed() {
        let run = Experiment::default();
        for usual in Sweep::USUAL {
            for &fixed in usual.choices() {
                let sweep = usual.beside(fixed);
                for &value in sweep.values() {
                    for run in sweep.runs(&run, value) {
                        assert!(run.hidden.len() <= limits::LAYERS);
                        assert!(run.parameter_count() <= limits::PARAMETERS as u64);
                    }
                }
                assert_eq!(Sweep::read(&sweep.word()), Some(sweep));
            }
        }
        let seeds: Vec<u64> = Sweep::Depth(64).runs(&run, 4).map(|run| run.seed).collect();
        assert_eq!(seeds, [7, 8, 9]);
    }

    #[test]
    fn words_that_make_no_sense_are_no_sweep() {
        for word in [
            "",
            "sweep",
            "sweep-depth-",
            "sweep-depth-77",
            "sweep-width-128",
            "sweep-depth-99999999999999999999",
        ] {
            assert_eq!(Sweep::read(word), None, "{word}");
        }
        assert_eq!(Sweep::read("sweep-depth"), Some(Sweep::Depth(128)));
        assert_eq!(Sweep::read("sweep-depth-256"), Some(Sweep::Depth(256)));
    }

    #[test]
    fn shares_are_taken_over_the_seeds() {
        let seeds = [census(&[(4, 0), (4, 2)]), census(&[(4, 1), (4, 3)])];
        let point = Point::new(2, &seeds.iter().collect::<Vec<_>>(), Counted::Dead).unwrap();
        assert_eq!(point.layers, [0.125, 0.625]);
        assert_eq!((point.mean, point.seeds), (0.375, 2));
        assert_eq!(
            point.span,
            Span {
                low: 0.25,
                high: 0.5
            }
        );
        assert_eq!(Point::new(2, &[], Counted::Dead), None);
        let any = Point::new(2, &[&seeds[0]], Counted::Any).unwrap();
        assert_eq!(any.layers, [0.0, 0.5]);
    }
}
