//! What becomes of the gradient's size on its way back: what the weights do, and what f′ does.

use crate::observe::Snapshot;
use crate::ui::chart::Series;
use crate::ui::layers::{Panel, Shown};
use crate::ui::palette::{Dash, Weight, style};
use crate::ui::t;

/// The line on which nothing changes.
const ONE: &str = "one";

/// Two curves for each network: the factor of the weights and the factor of f′ at every hidden
/// layer; and a line at 1.
pub fn series(shown: &[Shown]) -> Vec<Series> {
    let mut series = Vec::new();
    let mut last = 0;
    for one in shown {
        let Some(snapshot) = one.snapshot() else {
            continue;
        };
        let Panel {
            id, name, style, ..
        } = &one.panel;
        let splits = || {
            let layers = snapshot.layers.iter().enumerate();
            layers.filter_map(|(at, layer)| Some(((at + 1) as f64, layer.split?)))
        };
        // Without hidden layers there is nothing on the way.
        if splits().next().is_none() {
            continue;
        }
        last = last.max(splits().count());
        let gains = splits().map(|(x, split)| (x, split.gain)).collect();
        let mut add = |kind: &str, name, dash, weight, points| {
            series.push(Series {
                id: format!("{id} {kind}"),
                name,
                style: crate::ui::palette::Style { dash, ..*style },
                weight,
                points,
            });
        };
        let weights = t!("split-weights", name = &**name);
        add("weights", weights, Dash::Solid, Weight::Thin, gains);
        // Without activations f′ is 1 everywhere, and no curve.
        if !one.panel.experiment.noact {
            let slopes = splits().map(|(x, split)| (x, split.slope)).collect();
            let slope = t!("split-slope", name = &**name);
            add("slope", slope, Dash::Dashed, Weight::Strong, slopes);
        }
    }
    if last > 0 {
        let style = style("identity");
        series.push(Series {
            id: ONE.to_owned(),
            name: t!("split-one"),
            style,
            weight: Weight::Thin,
            points: vec![(1.0, 1.0), (last.max(2) as f64, 1.0)],
        });
    }
    series
}

/// The product of all factors: ‖∂L/∂z‖ of the first hidden layer over that of the output layer.
/// None without hidden layers, or where a factor is not finite: after a gradient of exactly 0
/// there is nothing to divide.
pub fn product(snapshot: &Snapshot) -> Option<f64> {
    let (first, output) = (snapshot.layers.first()?, snapshot.layers.last()?);
    first.split?;
    let ratio = first.delta / output.delta;
    ratio.is_finite().then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::observe::Split;
    use crate::protocol::Found;
    use crate::ui::gradients::norms::tests::{layer, snapshot};
    use crate::ui::layers::panels;
    use crate::ui::layers::panels::Source;
    use crate::ui::state::Shared;

    fn two_hidden() -> Snapshot {
        let split = |gain, slope| Some(Split { gain, slope });
        snapshot(vec![
            layer(&[1.0], 0.06, &[0.5], split(0.5, 0.4)),
            layer(&[1.0], 0.3, &[0.5], split(0.6, 0.5)),
            layer(&[1.0], 1.0, &[0.5], None),
        ])
    }

    #[test]
    fn the_factors_multiply_to_the_ratio_of_the_gradients() {
        let snapshot = two_hidden();
        let factors: f64 = snapshot
            .layers
            .iter()
            .filter_map(|layer| layer.split)
            .map(|split| split.gain * split.slope)
            .product();
        let product = product(&snapshot).unwrap();
        assert!((product - factors).abs() < 1e-12 && (product - 0.06).abs() < 1e-12);
        let flat = super::tests::snapshot(vec![layer(&[1.0], 1.0, &[0.5], None)]);
        assert_eq!(super::product(&flat), None, "no hidden layer");
    }

    #[test]
    fn every_network_has_two_curves_and_one_without_activations_has_one() {
        let shown: Vec<Shown> = panels(&decode("act=relu").0.experiment, true)
            .into_iter()
            .map(|panel| Shown {
                panel,
                source: Some(Source::Found(Shared::new(Found::Layers(two_hidden())))),
                trouble: None,
            })
            .collect();
        let series = series(&shown);
        let ids: Vec<_> = series.iter().map(|one| &*one.id).collect();
        assert_eq!(ids, ["relu weights", "relu slope", "none weights", "one"]);
        assert_ne!(series[0].style.dash, series[1].style.dash);
        assert_eq!(series[1].points, [(1.0, 0.4), (2.0, 0.5)]);
        assert!(super::series(&[]).is_empty());
        let mut flat = shown;
        let alone = snapshot(vec![layer(&[1.0], 1.0, &[0.5], None)]);
        flat[0].source = Some(Source::Found(Shared::new(Found::Layers(alone))));
        assert!(super::series(&flat[..1]).is_empty(), "no hidden layer");
    }
}
