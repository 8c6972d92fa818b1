//! Which part of a layer's pre-activations lies where the activation is flat.

use std::sync::Arc;

use super::panels::Panel;
use crate::activation::Instance;
use crate::observe::{Distribution, Histogram, LayerView, census};

/// Below this |f′| counts as 0: the same bound by which a neuron counts as active.
pub const FLAT: f64 = census::ACTIVE as f64;

/// Points at which a bin is looked at in which something changes.
const WITHIN: usize = 16;

/// An activation of one number, with the parameters that a layer has at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    instance: Arc<Instance>,
    p: Vec<f64>,
}

/// Why a layer has no curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCurve {
    /// No activation follows it.
    Without,
    /// The activation takes several linear maps.
    Several,
    /// The formula cannot be read.
    Unreadable,
}

impl Function {
    /// The activation after a layer of a network.
    ///
    /// # Errors
    /// When there is no single curve.
    pub fn of(panel: &Panel, layer: &LayerView) -> Result<Self, NoCurve> {
        // The output layer has no split, for nothing follows it.
        if panel.experiment.noact || layer.split.is_none() {
            return Err(NoCurve::Without);
        }
        let instance = panel.instance.clone().ok_or(NoCurve::Unreadable)?;
        if instance.inputs() != 1 {
            return Err(NoCurve::Several);
        }
        let p: Vec<f64> = layer.parameters.iter().map(|&p| f64::from(p)).collect();
        if p.len() != instance.parameter_len() {
            return Err(NoCurve::Unreadable);
        }
        Ok(Self { instance, p })
    }

    /// f(x) and f′(x), in f64.
    pub fn at(&self, x: f64) -> (f64, f64) {
        let mut out = [0.0; 2];
        let curve = self.instance.compiled().curve();
        curve.run(&[x], &self.p, None, &mut out);
        (out[0], out[1])
    }

    /// Whether |f′| is below the bound at x.
    pub fn is_flat(&self, x: f64) -> bool {
        self.at(x).1.abs() < FLAT
    }
}

/// The share of a distribution's finite values at which the function is flat, in 0…1: bin by bin,
/// as if the values were spread evenly within a bin; those that are exactly 0 are known apart.
pub fn share(distribution: &Distribution, function: &Function) -> Option<f64> {
    let stats = &distribution.stats;
    let total = stats.finite();
    if total == 0 {
        return None;
    }
    let rest = crate::ui::histogram::scene::without_zeros(
        distribution,
        crate::ui::histogram::Scale::Linear,
    );
    let mut flat = match stats.zeros > 0 && function.is_flat(0.0) {
        true => stats.zeros as f64,
        false => 0.0,
    };
    for (bin, &count) in rest.counts.iter().enumerate() {
        if count > 0 {
            flat += f64::from(count) * within(&rest, bin, function);
        }
    }
    Some(flat / total as f64)
}

/// The share of a bin's width on which the function is flat.
fn within(histogram: &Histogram, bin: usize, function: &Function) -> f64 {
    let (from, to) = histogram.edges(bin);
    let at = |share: f64| function.is_flat(from + (to - from) * share);
    // Just inside of the edges: a kink may lie on one.
    let ends = [at(1e-3), at(0.5), at(1.0 - 1e-3)];
    if ends == [ends[0]; 3] {
        return f64::from(u8::from(ends[0]));
    }
    let hits = (0..WITHIN).filter(|&n| at((n as f64 + 0.5) / WITHIN as f64));
    hits.count() as f64 / WITHIN as f64
}

/// The stretches of [low, high] on which the function is flat, to a `steps`-th of it.
pub fn stretches(function: &Function, (low, high): (f64, f64), steps: usize) -> Vec<(f64, f64)> {
    let width = (high - low) / steps as f64;
    let mut found: Vec<(f64, f64)> = Vec::new();
    for step in 0..steps {
        let from = low + width * step as f64;
        if !function.is_flat(from + width / 2.0) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.1 >= from - width * 1e-6 => last.1 = from + width,
            _ => found.push((from, from + width)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::observe::Split;

    fn layer(pre: &[f32], parameters: &[f32], hidden: bool) -> LayerView {
        let none = Distribution::of(&[]);
        LayerView {
            inputs: 1,
            width: 1,
            weights: none.clone(),
            gradients: none.clone(),
            pre: Distribution::of(pre),
            post: none,
            delta: 1.0,
            split: hidden.then_some(Split {
                gain: 1.0,
                slope: 1.0,
            }),
            parameters: parameters.to_vec(),
        }
    }

    fn panel(act: &str) -> Panel {
        let experiment = decode(&format!("act={act}")).0.experiment;
        crate::ui::layers::panels(&experiment, false).remove(0)
    }

    fn function(act: &str, parameters: &[f32]) -> Result<Function, NoCurve> {
        Function::of(&panel(act), &layer(&[], parameters, true))
    }

    #[test]
    fn relu_is_flat_on_the_left_and_sigmoid_at_both_ends() {
        let relu = function("relu", &[]).unwrap();
        let values: Vec<f32> = (-300..100).map(|i| i as f32 / 100.0 + 0.005).collect();
        let found = share(&Distribution::of(&values), &relu).unwrap();
        assert!((found - 0.75).abs() < 0.01, "{found}");
        // Exact zeros are known to be flat, whatever bin they are in.
        let zeros = Distribution::of(&[0.0, 0.0, 0.0, 1.0]);
        assert_eq!(share(&zeros, &relu), Some(0.75));
        assert_eq!(share(&Distribution::of(&[f32::NAN]), &relu), None);

        let sigmoid = function("sigmoid", &[]).unwrap();
        let both = stretches(&sigmoid, (-10.0, 10.0), 2000);
        // σ′(x) = 0.01 at x = ±4.58486.
        assert_eq!(both.len(), 2, "{both:?}");
        assert!((both[0].1 + 4.58486).abs() < 0.011 && (both[1].0 - 4.58486).abs() < 0.011);
        assert_eq!(stretches(&relu, (-1.0, 1.0), 100).len(), 1);
    }

    #[test]
    fn the_layers_own_parameters_count() {
        let prelu = function("prelu", &[0.0]).unwrap();
        assert_eq!(prelu.at(-2.0), (0.0, 0.0));
        assert!(prelu.is_flat(-2.0));
        let steep = function("prelu", &[2.5]).unwrap();
        assert_eq!(steep.at(-2.0), (-5.0, 2.5));
    }

    #[test]
    fn what_has_no_single_curve_says_why() {
        assert_eq!(function("swiglu", &[]), Err(NoCurve::Several));
        assert_eq!(function("prelu", &[]), Err(NoCurve::Unreadable));
        let output = layer(&[1.0], &[], false);
        assert_eq!(Function::of(&panel("relu"), &output), Err(NoCurve::Without));
        let hidden = layer(&[1.0], &[], true);
        assert_eq!(
            Function::of(&panel("relu&noact=1"), &hidden),
            Err(NoCurve::Without)
        );
    }
}
