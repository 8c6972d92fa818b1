//! The table of the census: the runs of each activation together, with what was printed.

use super::figures::{Figures, figures};
use super::tally::{self, Row, Span};
use crate::experiment::Experiment;
use crate::observe::Census;
use crate::ui::format;

/// The runs of one activation.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The first of them.
    pub run: Experiment,
    /// Seeds asked for.
    pub seeds: usize,
    /// Seeds counted so far.
    pub counted: usize,
    /// Samples of each census.
    pub samples: u32,
    /// Optimiser steps taken before it.
    pub steps: u64,
    /// The hidden layers, once one seed is counted.
    pub layers: Vec<Row>,
    /// All of them together.
    pub all: Option<Row>,
    /// What was printed and measured.
    pub figures: Option<Figures>,
}

/// The groups of some runs, each with its census if it is there.
pub fn groups(runs: &[(&Experiment, Option<&Census>)], trained: bool) -> Vec<Group> {
    let alike = |a: &(&Experiment, _), b: &(&Experiment, _)| a.0.activations == b.0.activations;
    runs.chunk_by(alike)
        .map(|runs| {
            let censuses: Vec<&Census> = runs.iter().filter_map(|run| run.1).collect();
            let (layers, all) = tally::rows(&censuses);
            Group {
                run: runs[0].0.clone(),
                seeds: runs.len(),
                counted: censuses.len(),
                samples: censuses.first().map_or(0, |census| census.samples),
                steps: censuses.first().map_or(0, |census| census.steps),
                layers,
                all,
                figures: figures(runs[0].0, trained),
            }
        })
        .collect()
}

/// A number of neurons and its share of the layer: `12 (4.7 %)`, over seeds `9–12 (3.5–4.7 %)`.
pub fn cell(count: Span<u32>, width: u32) -> String {
    let share = |n: u32| f64::from(n) / f64::from(width.max(1));
    let shares = Span {
        low: share(count.low),
        high: share(count.high),
    };
    format!("{} ({})", whole(count), percent(shares))
}

/// A span of whole numbers.
pub fn whole(count: Span<u32>) -> String {
    match count.low == count.high {
        true => count.low.to_string(),
        false => format!("{}–{}", count.low, count.high),
    }
}

/// A span of shares, in percent.
pub fn percent(shares: Span<f64>) -> String {
    let (low, high) = (shown(shares.low), shown(shares.high));
    match low == high {
        true => format!("{low} %"),
        false => format!("{low}–{high} %"),
    }
}

/// A share in percent with one decimal, more for what would read as nothing.
fn shown(share: f64) -> String {
    match share {
        0.0 => "0".to_owned(),
        share if share < 5e-4 => format::percent(share, 3),
        share => format::percent(share, 1),
    }
}

/// A row of the comparison of several activations.
#[derive(Clone, Debug, PartialEq)]
pub struct Rank {
    /// The activation's run.
    pub run: Experiment,
    /// Neurons of all hidden layers.
    pub width: u32,
    /// Dead ones.
    pub dead: Span<u32>,
    /// Those in any state.
    pub any: Span<u32>,
    /// The best and the worst place that the share of those in any state can claim.
    pub places: Option<(usize, usize)>,
}

/// The comparison, in the order of the groups; those of which nothing is counted are left out.
pub fn ranks(groups: &[Group]) -> Vec<Rank> {
    let counted: Vec<(&Group, &Row)> = groups
        .iter()
        .filter_map(|group| Some((group, group.all.as_ref()?)))
        .collect();
    let shares: Vec<(Span<f64>, usize)> = counted
        .iter()
        .map(|(group, all)| {
            let share = |n: u32| f64::from(n) / f64::from(all.width.max(1));
            let span = Span {
                low: share(all.any.low),
                high: share(all.any.high),
            };
            (span, group.counted)
        })
        .collect();
    let places = tally::places(&shares);
    counted
        .iter()
        .enumerate()
        .map(|(at, (group, all))| Rank {
            run: group.run.clone(),
            width: all.width,
            dead: all.dead,
            any: all.any,
            places: places.as_ref().map(|places| places[at]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tally::tests::census;
    use super::*;
    use crate::experiment::{ActivationChoice, Preset};

    #[test]
    fn the_seeds_of_an_activation_stand_together() {
        let experiment = Experiment {
            activations: ["relu", "gelu"].map(ActivationChoice::new).to_vec(),
            seeds: 3,
            ..Experiment::preset(Preset::BigUntrained)
        };
        let runs = experiment.runs();
        let (low, high) = (census(&[(8, 1), (4, 0)]), census(&[(8, 2), (4, 2)]));
        let given = [Some(&low), Some(&high), Some(&low), Some(&high), None, None];
        let pairs: Vec<_> = runs.iter().zip(given).collect();
        let groups = groups(&pairs, false);
        assert_eq!(groups.len(), 2);
        assert_eq!((groups[0].seeds, groups[0].counted), (3, 3));
        assert_eq!((groups[1].seeds, groups[1].counted), (3, 1));
        assert_eq!(groups[0].layers[0].dead, Span { low: 1, high: 2 });
        assert!(groups[0].figures.is_some() && groups[1].figures.is_none());
        let ranks = ranks(&groups);
        assert_eq!(ranks.len(), 2);
        assert!(
            ranks.iter().all(|rank| rank.places.is_none()),
            "one seed has no noise"
        );
    }

    #[test]
    fn figures_are_written_with_their_range() {
        fn span<T>(low: T, high: T) -> Span<T> {
            Span { low, high }
        }
        assert_eq!(cell(span(12, 12), 256), "12 (4.7 %)");
        assert_eq!(cell(span(0, 58), 128), "0–58 (0–45.3 %)");
        assert_eq!(cell(span(0, 0), 0), "0 (0 %)");
        assert_eq!(percent(span(0.0001, 0.5)), "0.010–50.0 %");
        assert_eq!(percent(span(1.0, 1.0)), "100.0 %");
    }
}
