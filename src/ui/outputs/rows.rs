//! Linear layers and the activations after them as rows.

use std::sync::Arc;

use crate::observe::LayerView;
use crate::ui::histogram::Row;
use crate::ui::histogram::figures::percent;
use crate::ui::layers::flat::{Function, share};
use crate::ui::layers::rows::{label, layer_name};
use crate::ui::layers::{Panel, Shown, Tensor, View};
use crate::ui::t;

/// Which outputs are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// Those of the Linear layers and those of the activations.
    #[default]
    Both,
    /// Those of the Linear layers.
    Linear,
    /// Those of the activations.
    Activations,
}

impl Parts {
    /// What a link asks for.
    pub fn of(view: &View) -> Self {
        let named = |tensor| view.tensors.contains(&tensor);
        match (named(Tensor::Pre), named(Tensor::Post)) {
            (true, false) => Self::Linear,
            (false, true) => Self::Activations,
            _ => Self::Both,
        }
    }

    /// Writes it into a view.
    pub fn put(self, view: &mut View) {
        view.tensors = match self {
            Self::Both => Vec::new(),
            Self::Linear => vec![Tensor::Pre],
            Self::Activations => vec![Tensor::Post],
        };
    }

    /// What the values are.
    pub fn label(self) -> String {
        match self {
            Self::Both => t!("outputs-both-label"),
            Self::Linear => label(Tensor::Pre),
            Self::Activations => label(Tensor::Post),
        }
    }
}

/// The share of a layer's pre-activations where the function is flat.
fn flat(shown: &Shown, layer: &LayerView) -> Option<f64> {
    let function = Function::of(&shown.panel, layer).ok()?;
    share(&layer.pre, &function)
}

/// The rows of a network, from the input to the output. The last Linear layer is the output, and
/// without activations the Linear layers are all there is.
pub fn layer_rows(shown: &Shown, view: &View) -> Vec<Row> {
    let Some(snapshot) = shown.snapshot() else {
        return Vec::new();
    };
    let parts = Parts::of(view);
    let count = snapshot.layers.len();
    let mut rows = Vec::new();
    for (at, layer) in snapshot.layers.iter().enumerate() {
        let follows = layer.split.is_some() && !shown.panel.experiment.noact;
        let flat = flat(shown, layer).map_or_else(|| "–".to_owned(), percent);
        let mut add = |id: &str, name, seen: &crate::observe::Distribution, note: String| {
            let id = format!("{} {id}", at + 1);
            let mut row = Row::new(id, name, shown.panel.style, Arc::new(seen.clone()));
            row.notes.push(note);
            rows.push(row);
        };
        if parts != Parts::Activations || !follows {
            let name = match follows {
                true => t!("outputs-linear", number = at + 1),
                false => layer_name(at, count),
            };
            add("linear", name, &layer.pre, flat.clone());
        }
        if parts != Parts::Linear && follows {
            add(
                "activation",
                t!("outputs-activation", number = at + 1),
                &layer.post,
                flat,
            );
        }
    }
    rows
}

/// How many rows a network has.
pub fn count(panel: &Panel, view: &View) -> usize {
    let hidden = panel.experiment.hidden.len();
    match Parts::of(view) {
        Parts::Both if !panel.experiment.noact => 2 * hidden + 1,
        _ => hidden + 1,
    }
}

/// A hidden layer's shares, in percent as they are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Its outputs that are exactly 0.
    pub zeros: String,
    /// Its pre-activations where the function is flat; none if there is no single curve.
    pub flat: Option<String>,
}

/// The shares of each hidden layer, from the input on; none before the network was looked at.
pub fn shares(shown: &Shown) -> Option<Vec<Shares>> {
    let layers = shown.snapshot()?.layers.iter();
    let hidden = layers.filter(|layer| layer.split.is_some());
    let each = hidden.map(|layer| Shares {
        zeros: percent(layer.post.stats.zero_share()),
        flat: flat(shown, layer).map(percent),
    });
    Some(each.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::observe::{Distribution, Sample, Snapshot, Split};
    use crate::protocol::Found;
    use crate::ui::layers::panels;
    use crate::ui::layers::panels::Source;
    use crate::ui::state::Shared;

    fn shown(query: &str) -> Shown {
        let layer = |split| LayerView {
            inputs: 2,
            width: 2,
            weights: Distribution::of(&[1.0]),
            gradients: Distribution::of(&[1.0]),
            pre: Distribution::of(&[-2.0, -1.0, 1.0, 3.0]),
            post: Distribution::of(&[0.0, 0.0, 1.0, 3.0]),
            delta: 1.0,
            split,
            parameters: Vec::new(),
        };
        let split = Split {
            gain: 1.0,
            slope: 0.5,
        };
        let snapshot = Snapshot {
            steps: 4690,
            sample: Sample::Test,
            samples: 128,
            loss: 0.4,
            layers: vec![layer(Some(split)), layer(Some(split)), layer(None)],
        };
        let panel = panels(&decode(query).0.experiment, false).remove(0);
        Shown {
            panel,
            source: Some(Source::Found(Shared::new(Found::Layers(snapshot)))),
            trouble: None,
        }
    }

    fn ids(query: &str, show: &str) -> Vec<String> {
        let view = View::read(&decode(&format!("#/outputs?v=1&show={show}")).0);
        let shown = shown(&format!("{query}&hidden=2-2"));
        let rows = layer_rows(&shown, &view);
        assert_eq!(rows.len(), count(&shown.panel, &view), "{query} {show}");
        rows.into_iter().map(|row| row.id).collect()
    }

    #[test]
    fn linear_layers_and_activations_alternate_and_the_output_is_one() {
        assert_eq!(
            ids("act=relu", ""),
            [
                "1 linear",
                "1 activation",
                "2 linear",
                "2 activation",
                "3 linear"
            ]
        );
        assert_eq!(ids("act=relu", "pre"), ["1 linear", "2 linear", "3 linear"]);
        assert_eq!(
            ids("act=relu", "post"),
            ["1 activation", "2 activation", "3 linear"]
        );
        assert_eq!(ids("noact=1", ""), ["1 linear", "2 linear", "3 linear"]);
        assert_eq!(ids("act=relu", "pre,post").len(), 5);
    }

    #[test]
    fn saturation_is_that_of_the_function() {
        let view = View::default();
        let rows = layer_rows(&shown("act=relu"), &view);
        assert_eq!(rows[0].notes, ["50"]);
        assert_eq!(rows[4].notes, ["–"], "nothing follows the output");
        let tanh = layer_rows(&shown("act=tanh"), &view);
        // 1 − tanh² z < 0.01 for |z| > 2.99.
        assert_ne!(tanh[0].notes, rows[0].notes);
        let shares = shares(&shown("act=relu")).unwrap();
        assert_eq!(shares.len(), 2, "the output layer has none");
        assert_eq!(shares[0].zeros, "50");
        assert_eq!(shares[0].flat.as_deref(), Some("50"));
        let gated = layer_rows(&shown("act=swiglu"), &view);
        assert_eq!(gated[0].notes, ["–"]);
        assert_eq!(
            super::shares(&self::shown("act=swiglu")).unwrap()[0].flat,
            None
        );
    }

    #[test]
    fn what_is_shown_is_written_and_read() {
        for parts in [Parts::Both, Parts::Linear, Parts::Activations] {
            let mut view = View::default();
            parts.put(&mut view);
            assert_eq!(Parts::of(&view), parts);
        }
    }
}
