//! The size of each layer's gradient, and the layers that get none.

use crate::observe::{LayerView, Snapshot};
use crate::ui::chart::Series;
use crate::ui::layers::{Panel, Shown};
use crate::ui::palette::Weight;

/// ‖∂L/∂W‖ of every layer, one curve for each network. A gradient of exactly 0 is a gap: it has
/// no place on a logarithmic axis.
pub fn series(shown: &[Shown]) -> Vec<Series> {
    let curve = |one: &Shown| {
        let layers = one.snapshot()?.layers.iter().enumerate();
        let points = layers.map(|(at, layer)| ((at + 1) as f64, norm(layer).unwrap_or(f64::NAN)));
        let Panel {
            id, name, style, ..
        } = one.panel.clone();
        Some(Series {
            id,
            name,
            style,
            weight: Weight::Strong,
            points: points.collect(),
        })
    };
    shown.iter().filter_map(curve).collect()
}

/// The norm of a layer's gradient; none if any of it is not finite.
fn norm(layer: &LayerView) -> Option<f64> {
    let stats = &layer.gradients.stats;
    (stats.not_finite == 0).then(|| stats.norm())
}

/// Why a layer's gradient is exactly 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is smaller than the smallest number that an f32 can hold.
    TooSmall,
    /// f′ is exactly 0 wherever the gradient would have to pass.
    Flat,
    /// The layer's inputs are all exactly 0.
    NoInput,
}

/// Layers with the same fate, as ranges of their numbers, from 1.
pub type Ranges = Vec<(usize, usize)>;

/// A gradient below this has lost, or is about to lose, what an f32 can hold: its elements are
/// smaller than its norm, the smallest normal f32 is 1.2e-38, the smallest of all 1.4e-45.
const SMALL: f64 = 1e-35;

/// The layers whose gradient is exactly 0, by reason.
pub fn silent(snapshot: &Snapshot) -> Vec<(Why, Ranges)> {
    let layers = &snapshot.layers;
    let mut found: Vec<(Why, Vec<usize>)> = Vec::new();
    for (at, layer) in layers.iter().enumerate() {
        let stats = &layer.gradients.stats;
        if stats.count == 0 || stats.zeros < stats.count {
            continue;
        }
        let why = why(layers, at);
        match found.iter_mut().find(|(other, _)| *other == why) {
            Some((_, numbers)) => numbers.push(at + 1),
            None => found.push((why, vec![at + 1])),
        }
    }
    found
        .into_iter()
        .map(|(why, numbers)| (why, ranges(&numbers)))
        .collect()
}

fn why(layers: &[LayerView], at: usize) -> Why {
    let no_input = at > 0 && {
        let below = &layers[at - 1].post.stats;
        below.count > 0 && below.zeros == below.count
    };
    if no_input {
        return Why::NoInput;
    }
    // On its way down the gradient was last seen at the first layer above that has any.
    let last = layers[at..]
        .iter()
        .map(|layer| layer.delta)
        .find(|delta| *delta != 0.0);
    match last {
        Some(delta) if delta.abs() > SMALL => Why::Flat,
        _ => Why::TooSmall,
    }
}

/// Layers some of whose gradient is not finite.
pub fn broken(snapshot: &Snapshot) -> Ranges {
    let layers = snapshot.layers.iter().enumerate();
    let numbers: Vec<usize> = layers
        .filter(|(_, layer)| layer.gradients.stats.not_finite > 0)
        .map(|(at, _)| at + 1)
        .collect();
    ranges(&numbers)
}

/// Ascending numbers as ranges.
fn ranges(numbers: &[usize]) -> Ranges {
    let mut ranges = Ranges::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some(last) if last.1 + 1 == number => last.1 = number,
            _ => ranges.push((number, number)),
        }
    }
    ranges
}

/// Ranges as they are written: 1–7, 9.
pub fn written(ranges: &Ranges) -> String {
    let each = ranges.iter().map(|&(from, to)| match from == to {
        true => from.to_string(),
        false => format!("{from}–{to}"),
    });
    each.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::observe::{Distribution, Sample, Split};

    /// A layer with these gradients, this ‖∂L/∂z‖ and these outputs.
    pub fn layer(gradients: &[f32], delta: f64, post: &[f32], split: Option<Split>) -> LayerView {
        LayerView {
            inputs: 1,
            width: 1,
            weights: Distribution::of(&[0.5]),
            gradients: Distribution::of(gradients),
            pre: Distribution::of(post),
            post: Distribution::of(post),
            delta,
            split,
            parameters: Vec::new(),
        }
    }

    /// A snapshot of a fresh network with these layers.
    pub fn snapshot(layers: Vec<LayerView>) -> Snapshot {
        Snapshot {
            steps: 0,
            sample: Sample::Batch,
            samples: 1,
            loss: 2.3,
            layers,
        }
    }

    #[test]
    fn underflow_is_told_from_a_dead_layer() {
        // Layer by layer smaller until nothing is left.
        let vanishing = snapshot(vec![
            layer(&[0.0, 0.0], 0.0, &[0.5], None),
            layer(&[0.0, 0.0], 0.0, &[0.5], None),
            layer(&[0.0, 1e-45], 3e-44, &[0.5], None),
            layer(&[1e-20], 1e-20, &[0.5], None),
        ]);
        assert_eq!(silent(&vanishing), [(Why::TooSmall, vec![(1, 2)])]);
        // A ReLU layer that is 0 for every sample: nothing passes it, in either direction.
        let dead = snapshot(vec![
            layer(&[0.0], 0.0, &[0.5], None),
            layer(&[0.0], 0.0, &[0.0], None),
            layer(&[0.0], 0.1, &[0.5], None),
        ]);
        assert_eq!(
            silent(&dead),
            [(Why::Flat, vec![(1, 2)]), (Why::NoInput, vec![(3, 3)])]
        );
        let healthy = snapshot(vec![layer(&[0.0, 1e-3], 0.1, &[0.0, 1.0], None)]);
        assert!(silent(&healthy).is_empty());
    }

    #[test]
    fn what_is_not_finite_is_named_and_is_no_point() {
        let odd = snapshot(vec![
            layer(&[f32::NAN, 1.0], 1.0, &[0.5], None),
            layer(&[3.0, 4.0], 1.0, &[0.5], None),
        ]);
        assert_eq!(broken(&odd), [(1, 1)]);
        assert!(norm(&odd.layers[0]).is_none());
        assert_eq!(norm(&odd.layers[1]), Some(5.0));
    }

    #[test]
    fn layers_are_written_as_ranges() {
        assert_eq!(written(&ranges(&[1, 2, 3, 5, 8, 9])), "1–3, 5, 8–9");
        assert_eq!(written(&ranges(&[])), "");
    }
}
