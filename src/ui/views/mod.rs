//! Tables and pictures of a run: plain data in, no state of their own beyond what is
//! selected. Each is also readable without colour and without a pointer.

mod confusion;
mod confusion_data;
mod images;
mod progress;
mod results;
mod results_data;
mod summary;

pub use confusion::ConfusionMatrix;
pub use confusion_data::Confusion;
pub use images::{ClassSamples, PredictionGrid};
pub(in crate::ui) use images::{Picture, pixels};
pub use progress::ProgressBar;
pub use results::ResultsTable;
pub use results_data::{Reference, RunResult};
pub use summary::SummaryTable;
