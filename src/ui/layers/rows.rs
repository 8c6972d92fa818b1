//! The layers of a snapshot as rows of histograms.

use std::sync::Arc;

use super::view::Tensor;
use crate::observe::{Distribution, LayerView, Snapshot};
use crate::ui::histogram::Row;
use crate::ui::palette::Style;
use crate::ui::t;

/// A tensor of a layer.
pub fn distribution(layer: &LayerView, tensor: Tensor) -> &Distribution {
    match tensor {
        Tensor::Gradients => &layer.gradients,
        Tensor::Weights => &layer.weights,
        Tensor::Pre => &layer.pre,
        Tensor::Post => &layer.post,
    }
}

/// The name of a Linear layer, counted from 0, among so many.
pub fn layer_name(layer: usize, count: usize) -> String {
    if layer + 1 == count {
        t!("layers-output")
    } else {
        t!("layers-number", number = layer + 1)
    }
}

/// One row per layer, from the input to the output. A row's id is the layer's number, from 1.
pub fn rows(snapshot: &Snapshot, tensor: Tensor, style: Style) -> Vec<Row> {
    let count = snapshot.layers.len();
    let layers = snapshot.layers.iter().enumerate();
    layers
        .map(|(at, layer)| {
            let seen = Arc::new(distribution(layer, tensor).clone());
            let id = (at + 1).to_string();
            Row::new(id, layer_name(at, count), style, seen)
        })
        .collect()
}

/// What the values of a tensor are.
pub fn label(tensor: Tensor) -> String {
    match tensor {
        Tensor::Gradients => t!("layers-gradients-label"),
        Tensor::Weights => t!("layers-weights-label"),
        Tensor::Pre => t!("layers-pre-label"),
        Tensor::Post => t!("layers-post-label"),
    }
}
