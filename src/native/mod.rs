//! What runs natively: the parts of the `lab` command and the static server.

pub mod cli;
pub mod eval;
pub mod report;
#[cfg(feature = "train")]
pub mod run;
pub mod serve;
