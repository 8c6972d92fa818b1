//! The synthetic garments. (The drawing itself is still to come: all images are black.)

use super::fashion::{CLASSES, SIDE};
use super::{Dataset, Features, Targets};

/// Test images.
pub const TEST: usize = 10_000;

/// `n` training and [`TEST`] test images of the ten classes.
pub fn garments(n: usize) -> (Dataset, Dataset) {
    (half(0, n), half(1, TEST))
}

fn half(_split: u64, len: usize) -> Dataset {
    Dataset {
        features: Features::Images {
            rows: SIDE,
            columns: SIDE,
            pixels: vec![0; len * SIDE * SIDE],
        },
        targets: Targets::Classes {
            names: CLASSES.map(str::to_owned).to_vec(),
            labels: (0..len).map(|i| (i % 10) as u8).collect(),
        },
    }
}
