//! Data sets: inputs, targets and what they ask for; their decoding, drawing and batches.
//!
//! Nothing here fixes a size: an image set brings its own height and width, a
//! task its own number of classes or outputs. Knows neither Burn nor the browser.

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
