//! Distributions in rows: one histogram with its density curve below the other, as for the layers
//! of a network; drawn on a canvas, read by pointer, keyboard or table, saved as an image or a
//! file of comma-separated values.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `settings` | scale, axes and number of bins, and the link's words for them | the browser |
//! | `scene` | rows, their bars and curves, as plain data | the browser |
//! | `ruler` | an axis: its range, its ticks, the place of a value | the browser |
//! | `layout` | where rows and axes go, and what is under the pointer | the browser |
//! | `cursor` | moving through rows and bins by keys | the browser |
//! | `figures` | what is said of a row and a bin; table and file | the browser |
//! | `paint` | all of that on a canvas | the page's state |
//! | `component`, with `stage` and `table` | the Leptos components | |

pub mod cursor;
pub mod figures;
pub mod layout;
pub mod ruler;
pub mod scene;
pub mod settings;

mod component;
mod paint;
mod stage;
mod table;

pub use component::Histograms;
pub use layout::height;
pub use ruler::Extent;
pub use scene::{Row, extent};
pub use settings::{Axes, Scale, Settings};
