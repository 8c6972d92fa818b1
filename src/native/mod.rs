//! What runs natively: the parts of the `lab` command and the static server.

pub mod serve;
