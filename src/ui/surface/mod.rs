//! The two-input view of a function f: the surface z = f(x) + f(y), which turns, and
//! beside it the size of its gradient as a heat map; both with colour bars.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `colormap` | viridis and magma | the browser |
//! | `camera` | angles, the link's text for them, projection | the browser |
//! | `values` | the grid, ranges, rows for table and file, moving the mark | the browser |
//! | `raster` | triangles and lines with a depth buffer | what is drawn |
//! | `mesh` | the grid in space, the vertex under the pointer | the browser |
//! | `marks` | lines and texts around a picture, as plain data | the browser |
//! | `axes` | those of the surface: its box, ticks and labels | the browser |
//! | `heat` | layout and pixels of the heat map and of colour bars | the browser |
//! | `paint` | all of that on canvases | the page's state |
//! | `component`, `flat`, `turning` with `stage`, `table` | the Leptos components | |

pub mod axes;
pub mod camera;
pub mod colormap;
pub mod heat;
pub mod marks;
pub mod mesh;
pub mod raster;
pub mod values;

mod component;
mod flat;
mod paint;
mod stage;
mod table;
mod turning;

pub use camera::Camera;
pub use component::Surface;
pub(in crate::ui) use paint::put;
pub use values::Samples;
