//! A layer's pre-activations over the curve of the function that takes them.

use crate::observe::LayerView;
use crate::ui::chart::{Backdrop, Series};
use crate::ui::histogram::scene::Bars;
use crate::ui::histogram::{Axes, Extent, Scale, Settings, extent};
use crate::ui::layers::Shown;
use crate::ui::layers::flat::{Function, NoCurve, share, stretches};
use crate::ui::palette::{Dash, Style, Weight};

/// Points of a curve, and steps by which flat stretches are looked for.
const POINTS: usize = 480;

/// What is shown of a function at least, where all share an axis: where functions bend.
const BEND: Extent = (-4.0, 4.0);

/// How much of the chart's height the highest bar takes.
const HIGH: f64 = 0.92;

/// A layer of a network over its function's curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// f and f′.
    pub series: Vec<Series>,
    /// The pre-activations, and where f′ is flat.
    pub backdrop: Backdrop,
    /// The x axis.
    pub x: Extent,
    /// The share of the pre-activations where f′ is flat; none if there are none.
    pub flat: Option<f64>,
    /// Mean and standard deviation of the pre-activations.
    pub moments: (f64, f64),
}

/// The layer with this number, from 1.
pub fn layer_of(shown: &Shown, number: usize) -> Option<&LayerView> {
    shown.snapshot()?.layers.get(number.checked_sub(1)?)
}

/// The x axis that all networks share in this layer.
pub fn shared(shown: &[Shown], number: usize) -> Extent {
    let layers = shown.iter().filter_map(|one| layer_of(one, number));
    let (low, high) = extent(layers.map(|layer| &layer.pre), Scale::Linear).unwrap_or(BEND);
    (low.min(BEND.0), high.max(BEND.1))
}

/// The picture of a layer.
///
/// # Errors
/// When the layer has no single curve.
pub fn picture(
    shown: &Shown,
    number: usize,
    settings: Settings,
    shared: Extent,
    names: [String; 2],
) -> Option<Result<Picture, NoCurve>> {
    let layer = layer_of(shown, number)?;
    let function = match Function::of(&shown.panel, layer) {
        Ok(function) => function,
        Err(why) => return Some(Err(why)),
    };
    let settings = Settings {
        scale: Scale::Linear,
        ..settings
    };
    let bars = Bars::new(&layer.pre, settings);
    let x = match settings.axes {
        Axes::Shared => shared,
        Axes::Own => bars.extent().unwrap_or(shared),
    };
    let style = shown.panel.style;
    Some(Ok(Picture {
        series: curves(&function, x, style, names),
        backdrop: Backdrop {
            bands: stretches(&function, x, POINTS),
            bars: backdrop(&bars),
            style: Some(style),
        },
        x,
        flat: share(&layer.pre, &function),
        moments: (layer.pre.stats.mean(), layer.pre.stats.std()),
    }))
}

fn curves(
    function: &Function,
    (low, high): Extent,
    style: Style,
    [value, slope]: [String; 2],
) -> Vec<Series> {
    let step = (high - low) / POINTS as f64;
    let at = (0..=POINTS).map(|place| {
        // Whole numbers are hit exactly, where kinks like to be.
        let x = low + step * place as f64;
        let near = (x - x.round()).abs() < 0.5 * step && step < 0.5;
        let x = if near { x.round() } else { x };
        (x, function.at(x))
    });
    let points: Vec<_> = at.collect();
    let series = |id: &str, name, dash, weight, get: fn((f64, f64)) -> f64| Series {
        id: id.to_owned(),
        name,
        style: Style { dash, ..style },
        weight,
        points: points.iter().map(|&(x, both)| (x, get(both))).collect(),
    };
    vec![
        series("f", value, Dash::Solid, Weight::Strong, |both| both.0),
        series("slope", slope, Dash::Dashed, Weight::Thin, |both| both.1),
    ]
}

fn backdrop(bars: &Bars) -> Vec<(f64, f64, f64)> {
    if bars.extent().is_none() {
        return Vec::new();
    }
    let bins = 0..bars.histogram.counts.len();
    let highest = bins.clone().map(|bin| bars.height(bin)).fold(0.0, f64::max);
    bins.filter(|&bin| bars.histogram.counts[bin] > 0)
        .map(|bin| {
            let (from, to) = bars.histogram.edges(bin);
            (from, to, HIGH * bars.height(bin) / highest)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::observe::{Distribution, Split};
    use crate::protocol::Found;
    use crate::ui::gradients::norms::tests::{layer, snapshot};
    use crate::ui::layers::panels;
    use crate::ui::layers::panels::Source;
    use crate::ui::state::Shared;

    fn shown(act: &str, pre: &[f32]) -> Shown {
        let split = Some(Split {
            gain: 1.0,
            slope: 1.0,
        });
        let mut hidden = layer(&[1.0], 1.0, &[0.5], split);
        hidden.pre = Distribution::of(pre);
        let output = layer(&[1.0], 1.0, &[0.5], None);
        let found = Found::Layers(snapshot(vec![hidden, output]));
        let experiment = decode(&format!("act={act}")).0.experiment;
        Shown {
            panel: panels(&experiment, false).remove(0),
            source: Some(Source::Found(Shared::new(found))),
            trouble: None,
        }
    }

    fn names() -> [String; 2] {
        ["f", "f′"].map(str::to_owned)
    }

    #[test]
    fn a_saturated_layer_is_seen_to_be_where_the_slope_is_small() {
        let values: Vec<f32> = (0..1000).map(|i| 3.0 + i as f32 / 200.0).collect();
        let one = shown("sigmoid", &values);
        let shared = shared(std::slice::from_ref(&one), 1);
        assert_eq!(shared, (-4.0, values[999] as f64));
        let picture = picture(&one, 1, Settings::default(), shared, names());
        let picture = picture.unwrap().unwrap();
        // σ′(z) < 0.01 for z > 4.585: (7.995 − 4.585) / 5 of them.
        let flat = picture.flat.unwrap();
        assert!((flat - 0.68).abs() < 0.01, "{flat}");
        let band = picture.backdrop.bands.last().unwrap();
        assert!((band.0 - 4.585).abs() < 0.03 && band.1 > 7.9, "{band:?}");
        assert!(picture.backdrop.bars.iter().all(|bar| bar.2 <= HIGH));
        let value = &picture.series[0].points;
        assert!(value.contains(&(0.0, 0.5)), "f at 0 is hit exactly");
        assert_eq!(value.len(), POINTS + 1);
    }

    #[test]
    fn an_axis_of_its_own_is_the_layers() {
        let one = shown("relu", &[-0.25, 0.5]);
        let own = Settings {
            axes: Axes::Own,
            ..Settings::default()
        };
        let picture = picture(&one, 1, own, BEND, names()).unwrap().unwrap();
        assert_eq!(picture.x, (-0.25, 0.5));
        assert_eq!(picture.flat, Some(0.5));
    }

    #[test]
    fn layers_without_a_single_curve_say_so() {
        let one = shown("relu", &[1.0]);
        let of = |number| picture(&one, number, Settings::default(), BEND, names());
        assert_eq!(of(2), Some(Err(NoCurve::Without)));
        assert_eq!(of(3), None);
        assert_eq!(of(0), None);
        let gated = shown("swiglu", &[1.0]);
        let picture = picture(&gated, 1, Settings::default(), BEND, names());
        assert_eq!(picture, Some(Err(NoCurve::Several)));
    }
}
