//! Line charts: drawn by plotters on a canvas, read by pointer, keyboard or table,
//! saved as an image or a file of comma-separated values.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `ticks` | round ranges, tick positions, numbers on an axis | the browser |
//! | `sample` | gaps, thinning to pixels, the value at a cursor | the browser |
//! | `layout` | where things go on a canvas of a given size | the browser |
//! | `csv` | comma-separated values that a spreadsheet reads safely | the browser |
//! | `scene` | what a chart shows, as plain data | the browser |
//! | `pen` | plotters on a canvas, to a fraction of a pixel | what is drawn |
//! | `draw`, `overlay` | the chart itself; crosshair and values above it | the page's state |
//! | `frame`, `save` | one drawing per animation frame; downloads | what is drawn |
//! | `component`, `legend`, `table` | the Leptos components | |

pub mod csv;
pub mod layout;
pub mod sample;
pub mod scene;
pub mod ticks;

mod component;
pub(super) mod draw;
pub(super) mod frame;
mod legend;
mod overlay;
pub(super) mod pen;
pub mod save;
mod table;

pub use component::LineChart;
pub(super) use component::read_theme;
pub use legend::Swatch;
pub use scene::{Axis, Backdrop, Scale, Scene, Series, Values};
