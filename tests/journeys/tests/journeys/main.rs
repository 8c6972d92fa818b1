//! The journeys. One program, so that the package is compiled and linked once and the
//! journeys go one after another.

mod accessibility;
mod changing;
mod course;
mod design;
mod devices;
mod diverging;
mod explore;
mod gradients;
mod hosting;
mod inside;
mod keeping;
mod neurons;
mod offline;
mod outputs;
mod presentation;
mod training;
mod trouble;
mod watching;
mod welcome;

/// A run of a few seconds: 15 steps and an evaluation.
const SMALL: &str = "/train?v=1&act=relu&data=synthetic&n=2000&epochs=1&device=cpu";
/// A run that no test waits the end of.
const LONG: &str = "/train?v=1&act=relu&data=synthetic&n=60000&epochs=50&device=cpu";
