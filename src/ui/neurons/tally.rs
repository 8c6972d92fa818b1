//! The census of many runs as the rows of a table: one group per activation, each layer's figures
//! over the seeds.

use crate::observe::Census;
use crate::observe::census::{Counts, States, normal_cdf};

/// The smallest and the largest of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span<T> {
    /// The smallest.
    pub low: T,
    /// The largest.
    pub high: T,
}

impl<T: Copy + PartialOrd> Span<T> {
    /// The span of some numbers; none of none.
    pub fn of(values: impl IntoIterator<Item = T>) -> Option<Self> {
        values.into_iter().fold(None, |span: Option<Self>, value| {
            let Self { low, high } = span.unwrap_or(Self {
                low: value,
                high: value,
            });
            Some(Self {
                low: if value < low { value } else { low },
                high: if value > high { value } else { high },
            })
        })
    }
}

/// One hidden layer, or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its neurons.
    pub width: u32,
    /// Dead neurons.
    pub dead: Span<u32>,
    /// Near-dead ones.
    pub near_dead: Span<u32>,
    /// Saturated ones.
    pub saturated: Span<u32>,
    /// Constant ones.
    pub constant: Span<u32>,
    /// Neurons that are at least one of these.
    pub any: Span<u32>,
    /// The share of dead neurons that the chapter's formula predicts; not for all layers at once.
    pub predicted: Option<Span<f64>>,
}

/// Counts of one layer with the neurons that are in any state.
fn counted(states: &[States]) -> (Counts, u32) {
    let any = states.iter().filter(|one| one.0 != 0).count() as u32;
    (crate::observe::census::count(states), any)
}

/// A row from the counts of each seed.
fn row(width: u32, counts: &[(Counts, u32)], predicted: Option<Span<f64>>) -> Option<Row> {
    let span = |figure: fn(&(Counts, u32)) -> u32| Span::of(counts.iter().map(figure));
    Some(Row {
        width,
        dead: span(|one| one.0.dead)?,
        near_dead: span(|one| one.0.near_dead)?,
        saturated: span(|one| one.0.saturated)?,
        constant: span(|one| one.0.constant)?,
        any: span(|one| one.1)?,
        predicted,
    })
}

/// A row for each hidden layer, and one for all of them. Runs of other widths are left out.
pub fn rows(censuses: &[&Census]) -> (Vec<Row>, Option<Row>) {
    let widths = |census: &Census| -> Vec<usize> {
        census
            .layers
            .iter()
            .map(|layer| layer.neurons.len())
            .collect()
    };
    let Some(shape) = censuses.first().map(|first| widths(first)) else {
        return (Vec::new(), None);
    };
    let alike: Vec<&Census> = censuses
        .iter()
        .copied()
        .filter(|census| widths(census) == shape)
        .collect();
    let counts: Vec<Vec<(Counts, u32)>> = alike
        .iter()
        .map(|census| {
            let layers = census.layers.iter();
            layers.map(|layer| counted(&layer.all_states())).collect()
        })
        .collect();
    let predicted: Vec<Vec<f64>> = alike.iter().map(|census| census.predicted()).collect();
    let layers = shape
        .iter()
        .enumerate()
        .filter_map(|(layer, &width)| {
            let of_layer: Vec<_> = counts.iter().map(|seed| seed[layer]).collect();
            let predicted = Span::of(predicted.iter().map(|seed| seed[layer]));
            row(width as u32, &of_layer, predicted)
        })
        .collect();
    let sums: Vec<(Counts, u32)> = counts.iter().map(|seed| sum(seed)).collect();
    let all = row(shape.iter().sum::<usize>() as u32, &sums, None);
    (layers, all.filter(|_| !shape.is_empty()))
}

fn sum(layers: &[(Counts, u32)]) -> (Counts, u32) {
    let total = |figure: fn(&(Counts, u32)) -> u32| layers.iter().map(figure).sum();
    let counts = Counts {
        dead: total(|one| one.0.dead),
        near_dead: total(|one| one.0.near_dead),
        saturated: total(|one| one.0.saturated),
        constant: total(|one| one.0.constant),
    };
    (counts, total(|one| one.1))
}

/// Fewer seeds than this do not show their own noise.
pub const ENOUGH: usize = 3;

/// The best and the worst place that each share can claim, the smallest share first: behind those
/// whose range over the seeds lies wholly below, before those whose range lies wholly above. None
/// for all if one of them has fewer than [`ENOUGH`] seeds: then the noise is not known.
pub fn places(shares: &[(Span<f64>, usize)]) -> Option<Vec<(usize, usize)>> {
    if shares.len() < 2 || shares.iter().any(|(_, seeds)| *seeds < ENOUGH) {
        return None;
    }
    let place = |(span, _): &(Span<f64>, usize)| {
        let below = shares.iter().filter(|(o, _)| o.high < span.low).count();
        let above = shares.iter().filter(|(o, _)| o.low > span.high).count();
        (below + 1, shares.len() - above)
    };
    Some(shares.iter().map(place).collect())
}

/// One layer as the chapter's formula sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain {
    /// Mean of the pre-activations over samples and neurons.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// Φ(−μ/σ), the share of pre-activations that are negative if they are normal.
    pub factor: f64,
    /// The product of the factors up to here: the predicted share.
    pub predicted: f64,
    /// The share of dead neurons that was counted.
    pub counted: f64,
}

/// The formula and the count, layer by layer.
pub fn chain(census: &Census) -> Vec<Chain> {
    let predicted = census.predicted();
    let layers = census.layers.iter().zip(predicted);
    layers
        .map(|(layer, predicted)| {
            let (mean, deviation) = layer.pre_activation();
            let width = layer.neurons.len().max(1);
            Chain {
                mean,
                deviation,
                factor: match deviation > 0.0 {
                    true => normal_cdf(-mean / deviation),
                    false => f64::from(u8::from(mean <= 0.0)),
                },
                predicted,
                counted: f64::from(layer.counts().dead) / width as f64,
            }
        })
        .collect()
}

/// A row per neuron, for a file: layer and neuron counted from 1, zeros, active, smallest and
/// largest output, and the states as 0 or 1.
pub fn every_neuron(census: &Census) -> impl Iterator<Item = [f64; 10]> + '_ {
    let layers = census.layers.iter().enumerate();
    layers.flat_map(|(at, layer)| {
        let states = layer.all_states();
        let share = 1.0 / f64::from(layer.samples.max(1));
        let neurons = layer.neurons.iter().zip(states).enumerate();
        neurons.map(move |(number, (neuron, states))| {
            let has = |state| f64::from(u8::from(states.has(state)));
            [
                (at + 1) as f64,
                (number + 1) as f64,
                f64::from(neuron.zeros) * share,
                f64::from(neuron.active) * share,
                f64::from(neuron.min),
                f64::from(neuron.max),
                has(States::DEAD),
                has(States::NEAR_DEAD),
                has(States::SATURATED),
                has(States::CONSTANT),
            ]
        })
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::observe::LayerCensus;

    /// A census of ReLU layers in which the first `dead` of `width` neurons are dead.
    pub fn census(layers: &[(usize, usize)]) -> Census {
        let layer = |&(width, dead): &(usize, usize)| {
            let mut layer = LayerCensus::new(width);
            for sample in 0..200 {
                let z = |n: usize| match n < dead {
                    true => -1.0 - n as f32,
                    false => 1.0 + n as f32 + sample as f32,
                };
                let pre: Vec<f32> = (0..width).map(z).collect();
                let post: Vec<f32> = pre.iter().map(|z| z.max(0.0)).collect();
                let slopes: Vec<f32> = pre.iter().map(|&z| f32::from(u8::from(z > 0.0))).collect();
                layer.add(&pre, &post, &slopes);
            }
            layer
        };
        Census {
            steps: 0,
            samples: 200,
            layers: layers.iter().map(layer).collect(),
        }
    }

    #[test]
    fn each_layer_has_its_range_over_the_seeds() {
        let seeds = [census(&[(8, 0), (6, 3)]), census(&[(8, 2), (6, 1)])];
        let (layers, all) = rows(&seeds.iter().collect::<Vec<_>>());
        assert_eq!(layers.len(), 2);
        assert_eq!(
            (layers[0].width, layers[0].dead),
            (8, Span { low: 0, high: 2 })
        );
        assert_eq!(layers[1].dead, Span { low: 1, high: 3 });
        // A dead neuron is saturated and constant as well, and counts once among "any".
        assert_eq!(layers[1].saturated, layers[1].dead);
        assert_eq!(layers[1].any, layers[1].dead);
        let all = all.unwrap();
        assert_eq!((all.width, all.dead), (14, Span { low: 3, high: 3 }));
        assert!(all.predicted.is_none() && layers[0].predicted.is_some());
        assert_eq!(rows(&[]), (vec![], None));
        assert_eq!(rows(&[&Census::default()]), (vec![], None));
    }

    #[test]
    fn a_run_of_another_shape_is_left_out() {
        let (a, b) = (census(&[(8, 1)]), census(&[(9, 5)]));
        let (layers, _) = rows(&[&a, &b]);
        assert_eq!(layers[0].dead, Span { low: 1, high: 1 });
    }

    #[test]
    fn differences_inside_the_noise_are_not_ranked() {
        let span = |low, high| (Span { low, high }, 3);
        let places = places(&[span(0.4, 0.5), span(0.0, 0.0), span(0.45, 0.6)]);
        assert_eq!(places, Some(vec![(2, 3), (1, 1), (2, 3)]));
        let few = (
            Span {
                low: 0.0,
                high: 0.1,
            },
            2,
        );
        assert_eq!(super::places(&[span(0.4, 0.5), few]), None);
        assert_eq!(super::places(&[span(0.4, 0.5)]), None);
    }

    #[test]
    fn the_formula_is_taken_apart() {
        let census = census(&[(4, 2), (4, 3)]);
        let chain = chain(&census);
        assert_eq!(chain[0].predicted, chain[0].factor);
        assert!((chain[1].predicted - chain[0].factor * chain[1].factor).abs() < 1e-15);
        assert_eq!((chain[0].counted, chain[1].counted), (0.5, 0.75));
        assert!(chain[1].predicted < chain[1].counted);
    }

    #[test]
    fn the_file_has_a_row_for_every_neuron() {
        let census = census(&[(3, 1), (2, 0)]);
        let rows: Vec<_> = every_neuron(&census).collect();
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[0], [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0]);
        assert_eq!(rows[4][..4], [2.0, 2.0, 0.0, 1.0]);
    }
}
