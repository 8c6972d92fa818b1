//! Results over seeds: means, ranges, and which differences mean something.

use crate::course::evidence::{Order, compare, spread};

/// What one run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct RunResult {
    /// The activation's key; runs with one key are one row.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The seed.
    pub seed: u64,
    /// The device it ran on, for people.
    pub device: String,
    /// Epochs done.
    pub epochs: u32,
    /// Share of test samples classified correctly, in 0…1; where values are fitted, R².
    pub test_accuracy: f64,
    /// Whether values are fitted.
    pub regression: bool,
    /// Mean loss over the test set.
    pub test_loss: f64,
    /// Seconds of training and testing.
    pub seconds: f64,
    /// A loss left the finite range.
    pub diverged: bool,
    /// Numbers of the activation that training moved, by name, the first few.
    pub learned: Vec<(String, f32)>,
}

/// What the chapter printed for a function, and what repeating it gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Printed test accuracy in 0…1.
    pub accuracy: Option<f64>,
    /// Printed test loss.
    pub loss: Option<f64>,
    /// Printed seconds.
    pub seconds: Option<f64>,
    /// Smallest and largest test accuracy when it was repeated over seeds, in 0…1.
    pub measured: Option<(f64, f64)>,
}

/// Mean and range of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
    /// How many there are.
    pub count: usize,
}

impl Spread {
    /// The spread of the finite numbers among `values`.
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sum = 0.0;
        let mut spread: Option<Self> = None;
        for value in values.filter(|value| value.is_finite()) {
            sum += value;
            let (low, high, count) = spread.map_or((value, value, 0), |s| (s.low, s.high, s.count));
            let count = count + 1;
            spread = Some(Self {
                mean: sum / count as f64,
                low: low.min(value),
                high: high.max(value),
                count,
            });
        }
        spread
    }
}

/// The runs of one function.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The activation's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The devices that its runs used, each once.
    pub devices: String,
    /// Epochs done by the run that did the most.
    pub epochs: u32,
    /// Seeds run.
    pub runs: usize,
    /// Runs that diverged; they are in no mean.
    pub diverged: usize,
    /// Whether values are fitted.
    pub regression: bool,
    /// Test accuracies in 0…1; where values are fitted, R².
    pub accuracies: Vec<f64>,
    /// Their mean and range.
    pub accuracy: Option<Spread>,
    /// Test loss.
    pub loss: Option<Spread>,
    /// Seconds.
    pub seconds: Option<Spread>,
    /// The best and the worst place that its accuracy can claim (see [`place`]).
    pub places: Option<(usize, usize)>,
    /// Numbers that training moved, by name, over the seeds.
    pub learned: Vec<(String, Spread)>,
}

/// Half of the range that one function's accuracy had over four seeds when the chapter's
/// comparison was repeated: SiLU 77.6–79.8 %. What one seed can say is no sharper than this.
pub const NOISE: f64 = 0.011;

/// One row per function, in the order in which they first ran.
pub fn groups(runs: &[RunResult]) -> Vec<Group> {
    let mut keys: Vec<&str> = Vec::new();
    for run in runs {
        if !keys.contains(&run.key.as_str()) {
            keys.push(&run.key);
        }
    }
    let mut groups: Vec<Group> = keys.into_iter().map(|key| group(key, runs)).collect();
    // How large the noise of R² is was not measured.
    if groups.iter().all(|group| !group.regression) {
        place(&mut groups);
    }
    groups
}

fn group(key: &str, runs: &[RunResult]) -> Group {
    let all: Vec<&RunResult> = runs.iter().filter(|run| run.key == key).collect();
    let mut devices: Vec<&str> = all.iter().map(|run| run.device.as_str()).collect();
    devices.sort_unstable();
    devices.dedup();
    let figures = |figure: fn(&RunResult) -> f64| -> Vec<f64> {
        let figures = all.iter().filter(|run| !run.diverged);
        let figures = figures.map(|run| figure(run));
        figures.filter(|figure| figure.is_finite()).collect()
    };
    let spread = |figure| Spread::of(figures(figure).into_iter());
    let accuracies = figures(|run| run.test_accuracy);
    Group {
        key: key.to_owned(),
        name: all.first().map(|run| run.name.clone()).unwrap_or_default(),
        devices: devices.join(", "),
        epochs: all.iter().map(|run| run.epochs).max().unwrap_or(0),
        runs: all.len(),
        diverged: all.iter().filter(|run| run.diverged).count(),
        regression: all.iter().any(|run| run.regression),
        accuracy: Spread::of(accuracies.iter().copied()),
        accuracies,
        loss: spread(|run| run.test_loss),
        seconds: spread(|run| run.seconds),
        places: None,
        learned: learned(&all),
    }
}

/// The learned numbers of the runs that did not diverge.
fn learned(runs: &[&RunResult]) -> Vec<(String, Spread)> {
    let kept = || runs.iter().filter(|run| !run.diverged);
    let names = kept().next().map_or(&[][..], |run| &run.learned);
    let number = |name: &String| {
        let values = kept().flat_map(|run| &run.learned);
        let values = values.filter(|(other, _)| other == name);
        Some((
            name.clone(),
            Spread::of(values.map(|(_, value)| f64::from(*value)))?,
        ))
    };
    names.iter().filter_map(|(name, _)| number(name)).collect()
}

/// Gives each row the places its accuracy can claim: behind those that are clearly better,
/// before those that are clearly worse.
fn place(groups: &mut [Group]) {
    let all: Vec<Vec<f64>> = groups
        .iter()
        .map(|group| group.accuracies.clone())
        .filter(|values| !values.is_empty())
        .collect();
    for group in groups {
        if group.accuracies.is_empty() {
            continue;
        }
        let stands = |order| {
            let others = all.iter();
            let others = others.filter(|other| clearly(other, &group.accuracies) == order);
            others.count()
        };
        group.places = Some((stands(Order::Above) + 1, all.len() - stands(Order::Below)));
    }
}

/// Whether accuracies are clearly above or below others: as the course's exercises judge it; where
/// there is only one seed, which does not show its own noise, if they are more than [`NOISE`] on
/// either side apart.
fn clearly(first: &[f64], second: &[f64]) -> Order {
    if first.len() >= 2 && second.len() >= 2 {
        return compare(first, second);
    }
    let difference = spread(first).mean - spread(second).mean;
    match difference {
        _ if difference > 2.0 * NOISE => Order::Above,
        _ if difference < -2.0 * NOISE => Order::Below,
        _ => Order::Same,
    }
}

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names say it
pub enum Column {
    /// The order in which they ran.
    #[default]
    Name,
    Epochs,
    Accuracy,
    Loss,
    Seconds,
}

/// Sorts rows; those without the figure stay at the end either way. `Name` keeps their order.
pub fn sort(groups: &mut [Group], column: Column, falling: bool) {
    let figure = |group: &Group| match column {
        Column::Name => None,
        Column::Epochs => Some(f64::from(group.epochs)),
        Column::Accuracy => group.accuracy.map(|spread| spread.mean),
        Column::Loss => group.loss.map(|spread| spread.mean),
        Column::Seconds => group.seconds.map(|spread| spread.mean),
    };
    groups.sort_by(|a, b| match (figure(a), figure(b)) {
        (Some(a), Some(b)) if falling => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    if column == Column::Name && falling {
        groups.reverse();
    }
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
