//! Data sets: inputs, targets and what they ask for; their decoding, drawing and batches.
//!
//! Nothing here fixes a size: an image set brings its own height and width, a
//! task its own number of classes or outputs. Knows neither Burn nor the browser.
//!
//! | module | holds |
//! |---|---|
//! | [`source`] | the training and test set of an experiment, complete or still arriving |
//! | [`order`] | the order in which an epoch visits the samples |
//! | [`idx`] | the IDX format, decoded as it arrives |
//! | [`fashion`] | the manifest of Fashion-MNIST |
//! | [`synthetic`] | the synthetic garments, drawn by our own code |
//! | [`toy`] | two- and one-dimensional sets |
//! | [`files`] | Fashion-MNIST on this machine's disk (not in the browser) |

mod arrival;
pub mod error;
pub mod fashion;
#[cfg(not(target_arch = "wasm32"))]
pub mod files;
pub mod idx;
pub mod order;
pub mod source;
pub mod synthetic;
pub mod toy;

#[cfg(test)]
mod tests;

pub use error::{DataError, Fault};
pub use source::Source;

/// Inputs of a data set, sample after sample.
#[derive(Clone, Debug, PartialEq)]
pub enum Features {
    /// Grey images, one byte per pixel.
    Images {
        /// Height in pixels.
        rows: usize,
        /// Width in pixels.
        columns: usize,
        /// rows·columns bytes per sample.
        pixels: Vec<u8>,
    },
    /// Points of `width` coordinates.
    Points {
        /// Coordinates per sample.
        width: usize,
        /// `width` values per sample.
        values: Vec<f32>,
    },
}

/// Targets of a data set.
#[derive(Clone, Debug, PartialEq)]
pub enum Targets {
    /// Classification: cross-entropy over `names.len()` classes.
    Classes {
        /// The class names.
        names: Vec<String>,
        /// One class per sample.
        labels: Vec<u8>,
    },
    /// Regression: mean squared error.
    Values {
        /// Outputs per sample.
        width: usize,
        /// `width` values per sample.
        values: Vec<f32>,
    },
}

/// Inputs and targets; they may still be arriving, see [`Dataset::len`].
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The inputs.
    pub features: Features,
    /// The targets.
    pub targets: Targets,
}

/// Some samples, ready for a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Number of samples.
    pub size: usize,
    /// Values per sample.
    pub width: usize,
    /// size × width values, row-major. Images are scaled to (v/255 − 0.5)/0.5, so [−1, 1].
    pub inputs: Vec<f32>,
    /// The targets.
    pub targets: BatchTargets,
}

/// Targets of a batch.
#[derive(Clone, Debug, PartialEq)]
pub enum BatchTargets {
    /// One class per sample.
    Classes(Vec<u8>),
    /// `width` values per sample.
    Values {
        /// Outputs per sample.
        width: usize,
        /// size × width values, row-major.
        values: Vec<f32>,
    },
}

/// The network's input for each value of a pixel: first v/255, then (v − 0.5)/0.5,
/// both rounded to f32 as torchvision's `ToTensor` and `Normalize(0.5, 0.5)` do.
const SCALED: [f32; 256] = {
    let mut table = [0.0; 256];
    let mut v = 0;
    while v < 256 {
        table[v] = (v as f32 / 255.0 - 0.5) / 0.5;
        v += 1;
    }
    table
};

impl Features {
    /// Values per sample.
    pub fn width(&self) -> usize {
        match self {
            Features::Images { rows, columns, .. } => rows * columns,
            Features::Points { width, .. } => *width,
        }
    }

    /// Complete samples.
    fn len(&self) -> usize {
        let values = match self {
            Features::Images { pixels, .. } => pixels.len(),
            Features::Points { values, .. } => values.len(),
        };
        values.checked_div(self.width()).unwrap_or(0)
    }
}

impl Targets {
    /// Outputs a network needs: one per class, or the values of a sample.
    pub fn width(&self) -> usize {
        match self {
            Targets::Classes { names, .. } => names.len(),
            Targets::Values { width, .. } => *width,
        }
    }

    /// Complete samples.
    fn len(&self) -> usize {
        match self {
            Targets::Classes { labels, .. } => labels.len(),
            Targets::Values { width, values } => values.len().checked_div(*width).unwrap_or(0),
        }
    }
}

impl Dataset {
    /// Samples of which both input and target are there.
    pub fn len(&self) -> usize {
        self.features.len().min(self.targets.len())
    }

    /// Whether no sample is there.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Values per sample.
    pub fn input_width(&self) -> usize {
        self.features.width()
    }

    /// Outputs a network needs.
    pub fn output_width(&self) -> usize {
        self.targets.width()
    }

    /// The names of the classes; empty for regression.
    pub fn classes(&self) -> &[String] {
        match &self.targets {
            Targets::Classes { names, .. } => names,
            Targets::Values { .. } => &[],
        }
    }

    /// The samples `indices`, in that order.
    ///
    /// # Panics
    /// If an index is not below [`Dataset::len`].
    pub fn batch(&self, indices: &[u32]) -> Batch {
        let mut batch = Batch {
            size: 0,
            width: 0,
            inputs: Vec::new(),
            targets: BatchTargets::Classes(Vec::new()),
        };
        self.batch_into(indices, &mut batch);
        batch
    }

    /// [`Dataset::batch`] into the memory of an earlier batch.
    ///
    /// # Panics
    /// If an index is not below [`Dataset::len`].
    pub fn batch_into(&self, indices: &[u32], batch: &mut Batch) {
        let width = self.input_width();
        batch.size = indices.len();
        batch.width = width;
        batch.inputs.clear();
        batch.inputs.reserve(indices.len() * width);
        let sample = |i: u32| i as usize * width..(i as usize + 1) * width;
        match &self.features {
            Features::Images { pixels, .. } => {
                for &i in indices {
                    let values = pixels[sample(i)].iter().map(|&v| SCALED[usize::from(v)]);
                    batch.inputs.extend(values);
                }
            }
            Features::Points { values, .. } => {
                for &i in indices {
                    batch.inputs.extend_from_slice(&values[sample(i)]);
                }
            }
        }
        match (&self.targets, &mut batch.targets) {
            (Targets::Classes { labels, .. }, BatchTargets::Classes(out)) => {
                out.clear();
                out.extend(indices.iter().map(|&i| labels[i as usize]));
            }
            (Targets::Classes { labels, .. }, out) => {
                let chosen = indices.iter().map(|&i| labels[i as usize]);
                *out = BatchTargets::Classes(chosen.collect());
            }
            (Targets::Values { width, values }, out) => {
                let chosen = indices
                    .iter()
                    .flat_map(|&i| &values[i as usize * width..(i as usize + 1) * width]);
                *out = BatchTargets::Values {
                    width: *width,
                    values: chosen.copied().collect(),
                };
            }
        }
    }
}
