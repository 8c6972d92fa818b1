//! A neuron's pre-activations over the curve of its function, where the curve is known.

use crate::activation::Instance;
use crate::experiment::{Experiment, Share};
use crate::observe::Distribution;
use crate::ui::chart::{Backdrop, Series};
use crate::ui::histogram::scene::Bars;
use crate::ui::histogram::{Extent, Settings};
use crate::ui::palette::{Dash, Style, Weight, style};

/// Points of a curve.
const POINTS: usize = 300;

/// What is shown of a function at least: where functions bend.
const BEND: Extent = (-1.0, 1.0);

/// How much of the chart's height the highest bar takes.
const HIGH: f64 = 0.92;

/// The curves, and the bars behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// f and f′.
    pub series: Vec<Series>,
    /// The pre-activations.
    pub backdrop: Backdrop,
    /// From where to where.
    pub x: Extent,
}

/// The numbers of the function's parameters in a layer's neuron, if they are known: start values
/// are, and those that are never trained.
fn parameters(
    instance: &Instance,
    run: &Experiment,
    fresh: bool,
    (layer, neuron): (u32, u32),
) -> Option<Vec<f64>> {
    let (layer, column) = match run.share {
        Share::All => (0, 0),
        Share::Layer => (layer, 0),
        Share::Neuron => (layer, neuron),
    };
    let known = fresh || !instance.trained();
    known.then(|| instance.start_parameters(run.seed, layer.into(), column.into()))
}

/// The picture; none without an activation, for one of several linear maps, or where training has
/// moved its parameters.
pub fn picture(
    run: &Experiment,
    fresh: bool,
    place: (u32, u32),
    pre: &Distribution,
    names: [String; 2],
) -> Option<Picture> {
    if run.noact {
        return None;
    }
    let instance = Instance::new(run.activation(), &run.formulas).ok()?;
    if instance.inputs() != 1 {
        return None;
    }
    let p = parameters(&instance, run, fresh, place)?;
    let bars = Bars::new(pre, Settings::default());
    let (low, high) = bars.extent()?;
    let x = (low.min(BEND.0), high.max(BEND.1));
    let curve = instance.compiled().curve();
    let points: Vec<(f64, [f64; 2])> = (0..=POINTS)
        .map(|place| {
            let x = x.0 + (x.1 - x.0) * place as f64 / POINTS as f64;
            let mut out = [0.0; 2];
            curve.run(&[x], &p, None, &mut out);
            (x, out)
        })
        .collect();
    let look = style(&run.activation().key);
    let [value, slope] = names;
    let series = |id: &str, name, dash, weight, which: usize| Series {
        id: id.to_owned(),
        name,
        style: Style { dash, ..look },
        weight,
        points: points.iter().map(|(x, out)| (*x, out[which])).collect(),
    };
    Some(Picture {
        series: vec![
            series("f", value, Dash::Solid, Weight::Strong, 0),
            series("slope", slope, Dash::Dashed, Weight::Thin, 1),
        ],
        backdrop: Backdrop {
            bands: Vec::new(),
            bars: heights(&bars),
            style: Some(look),
        },
        x,
    })
}

fn heights(bars: &Bars) -> Vec<(f64, f64, f64)> {
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

    fn of(query: &str, fresh: bool, pre: &[f32]) -> Option<Picture> {
        let run = decode(query).0.experiment;
        let names = ["f(z)", "f′(z)"].map(str::to_owned);
        picture(&run, fresh, (1, 2), &Distribution::of(pre), names)
    }

    #[test]
    fn the_bars_stand_under_the_functions_curve() {
        let values: Vec<f32> = (0..500).map(|i| i as f32 / 100.0 - 4.0).collect();
        let seen = of("act=relu", false, &values).unwrap();
        assert_eq!(seen.x, (-4.0, 1.0));
        let value = &seen.series[0].points;
        assert_eq!((value[0], value[POINTS]), ((-4.0, 0.0), (1.0, 1.0)));
        assert_eq!(seen.series[1].points[POINTS].1, 1.0);
        let tops = seen.backdrop.bars.iter().map(|bar| bar.2);
        assert!((tops.fold(0.0, f64::max) - HIGH).abs() < 1e-9);
    }

    #[test]
    fn a_curve_that_is_not_known_is_not_drawn() {
        let values = [-1.0, 0.5, 2.0];
        assert!(of("act=prelu", true, &values).is_some());
        assert!(of("act=prelu", false, &values).is_none());
        assert!(of("act=swiglu", true, &values).is_none());
        assert!(of("act=relu&noact=1", true, &values).is_none());
        assert!(of("act=relu", true, &[f32::NAN]).is_none());
        // A set per neuron has this neuron's numbers.
        let one = of("act=staf&share=neuron", true, &values).unwrap();
        let all = of("act=staf", true, &values).unwrap();
        assert_ne!(one.series[0].points, all.series[0].points);
    }
}
