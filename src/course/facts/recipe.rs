//! Numbers of the network, the data and the recipes, from the experiment's defaults and presets.

use super::{Fact, computed, count};
use crate::experiment::{BOOK_TABLE, Experiment};

pub fn facts() -> Vec<Fact> {
    let experiment = Experiment::default();
    let (inputs, outputs) = experiment.data.shape();
    vec![
        computed("inputs", count(inputs as u64)),
        computed("classes", count(outputs as u64)),
        computed("parameters", count(experiment.parameter_count())),
        computed("table-functions", BOOK_TABLE.len().to_string()),
    ]
}
