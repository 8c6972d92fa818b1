//! What the Gradients and the Outputs page share: networks beside each other, and the
//! distributions of their layers.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `view` | what is looked at, as the link's view keys have it | the browser |
//! | `panels` | the networks beside each other, and what is shown of each | the browser |
//! | `rows` | the layers of a snapshot as rows of histograms | the browser |
//! | `flat` | which part of a distribution lies where a function is flat | the browser |
//! | `styles` | looks of curves that are told apart by layer | the browser |
//! | `controls`, `grid` | the Leptos components | |

pub mod controls;
pub mod flat;
pub mod grid;
pub mod panels;
pub mod rows;
mod styles;
pub mod view;

pub use grid::Grid;
pub use panels::{Panel, Shown, panels};
pub use styles::layer_style;
pub use view::{Tensor, View};
