//! Looking inside a network: what its layers hold, pass on and send back, as plain data.
//!
//! Everything here is folded from slices of numbers, batch by batch, so that one batch and a
//! whole data set are the same code; where the numbers come from is the engines' affair. Only
//! the results travel to the page: bins, not values. Knows neither Burn nor the browser.
//!
//! | module | holds |
//! |---|---|
//! | [`distribution`] | statistics and histograms of a tensor's values |
//! | [`density`] | the smooth curve over a histogram |
//! | [`snapshot`] | every layer of a network at one moment |
//! | [`census`] | which neurons are dead, near-dead, saturated or constant |
//! | [`lives`] | deaths, births and revivals from one census to the next |
//! | [`convergence`] | when a run stopped improving, as the chapter counts it |

pub mod census;
pub mod convergence;
pub mod density;
pub mod distribution;
pub mod lives;
pub mod snapshot;

pub use census::{Census, Counts, LayerCensus, Neuron, States};
pub use distribution::{Distribution, Histogram, Stats};
pub use lives::{LifePoint, Lives};
pub use snapshot::{LayerView, Sample, Snapshot, Split};
