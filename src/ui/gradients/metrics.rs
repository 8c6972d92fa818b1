//! What each layer's weights and gradients did in each epoch, as the chapter's run with metrics
//! tells it: pure logic.

use crate::protocol::Seen;
use crate::ui::chart::Series;
use crate::ui::layers::layer_style;
use crate::ui::palette::Weight;

/// Most layers drawn; of deeper networks every so many.
pub const LAYERS: usize = 9;

/// What is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metric {
    /// The mean over an epoch's steps of the norm of the weight gradient.
    #[default]
    GradientNorm,
    /// The norm of the weights at an epoch's end.
    WeightNorm,
    /// Their standard deviation.
    WeightStd,
    /// Their mean.
    WeightMean,
}

impl Metric {
    /// All of them.
    pub const ALL: [Metric; 4] = [
        Metric::GradientNorm,
        Metric::WeightNorm,
        Metric::WeightStd,
        Metric::WeightMean,
    ];

    /// The metric of a Linear layer (from 0) at an epoch's end; none if it was not seen.
    fn of(self, seen: &Seen, layer: usize) -> Option<f64> {
        let weights = || Some(seen.layers.as_ref()?.layers.get(layer)?.weights.stats);
        match self {
            Metric::GradientNorm => seen.norms.as_ref()?.get(layer).copied(),
            Metric::WeightNorm => Some(weights()?.norm()),
            Metric::WeightStd => Some(weights()?.std()),
            Metric::WeightMean => Some(weights()?.mean()),
        }
    }
}

/// The layers that are drawn: the first, the last, and evenly between.
pub fn drawn(layers: usize) -> Vec<usize> {
    if layers <= LAYERS {
        return (0..layers).collect();
    }
    let last = layers - 1;
    (0..LAYERS)
        .map(|at| (at * last + (LAYERS - 1) / 2) / (LAYERS - 1))
        .collect()
}

/// One curve per layer over the epochs. Only ends of epochs count: there the norms are means over
/// a whole epoch.
pub fn series<'a>(
    history: impl Iterator<Item = &'a Seen>,
    metric: Metric,
    per_epoch: u32,
    name: impl Fn(usize) -> String,
) -> Vec<Series> {
    let ends: Vec<&Seen> = history.filter(|seen| seen.norms.is_some()).collect();
    let layers = ends
        .iter()
        .filter_map(|seen| seen.norms.as_ref())
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    drawn(layers)
        .into_iter()
        .enumerate()
        .map(|(place, layer)| Series {
            id: layer.to_string(),
            name: name(layer),
            style: layer_style(place),
            weight: Weight::Strong,
            points: ends
                .iter()
                .filter_map(|seen| {
                    let epoch = seen.steps as f64 / f64::from(per_epoch.max(1));
                    Some((epoch, metric.of(seen, layer)?))
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::gradients::norms::tests::{layer, snapshot};

    fn seen(steps: u64, norms: Option<Vec<f64>>) -> Seen {
        let layers = vec![
            layer(&[1.0], 1.0, &[0.0], None),
            layer(&[1.0], 1.0, &[0.0], None),
        ];
        Seen {
            steps,
            layers: Some(snapshot(layers)),
            neurons: None,
            norms,
        }
    }

    #[test]
    fn only_ends_of_epochs_are_drawn() {
        let history = [
            seen(0, None),
            seen(5, None),
            seen(10, Some(vec![0.5, 0.25])),
            seen(20, Some(vec![0.4, 0.125])),
        ];
        let curves = |metric| series(history.iter(), metric, 10, |layer| layer.to_string());
        let norms = curves(Metric::GradientNorm);
        assert_eq!(norms.len(), 2);
        assert_eq!(norms[1].points, [(1.0, 0.25), (2.0, 0.125)]);
        // The one weight of these layers is 0.5.
        assert_eq!(
            curves(Metric::WeightMean)[0].points,
            [(1.0, 0.5), (2.0, 0.5)]
        );
        assert_eq!(curves(Metric::WeightStd)[0].points[0].1, 0.0);
        assert!(series([].iter(), Metric::WeightNorm, 10, |_| String::new()).is_empty());
    }

    #[test]
    fn deep_networks_show_their_ends_and_some_between() {
        assert_eq!(drawn(3), [0, 1, 2]);
        let deep = drawn(65);
        assert_eq!((deep[0], deep[LAYERS - 1], deep.len()), (0, 64, LAYERS));
        assert!(deep.windows(2).all(|pair| pair[0] < pair[1]));
        let ten = drawn(10);
        assert!(ten.windows(2).all(|pair| pair[0] < pair[1]), "{ten:?}");
    }
}
