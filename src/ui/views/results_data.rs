//! Results over seeds: means, ranges, and which differences mean something.

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
    /// Share of test samples classified correctly, in 0…1.
    pub test_accuracy: f64,
    /// Mean loss over the test set.
    pub test_loss: f64,
    /// Seconds of training and testing.
    pub seconds: f64,
    /// A loss left the finite range.
    pub diverged: bool,
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
    /// Test accuracy in 0…1.
    pub accuracy: Option<Spread>,
    /// Test loss.
    pub loss: Option<Spread>,
    /// Seconds.
    pub seconds: Option<Spread>,
    /// The best and the worst place that its accuracy can claim (see [`place`]).
    pub places: Option<(usize, usize)>,
}

/// Half of the range that one function's accuracy had over four seeds when the chapter's
/// comparison was repeated: SiLU 77.6–79.8 %. What one seed can say is no sharper than this.
pub const NOISE: f64 = 0.011;

/// Fewer seeds than this do not show their own noise.
const ENOUGH: usize = 3;

/// One row per function, in the order in which they first ran.
pub fn groups(runs: &[RunResult]) -> Vec<Group> {
    let mut keys: Vec<&str> = Vec::new();
    for run in runs {
        if !keys.contains(&run.key.as_str()) {
            keys.push(&run.key);
        }
    }
    let mut groups: Vec<Group> = keys.into_iter().map(|key| group(key, runs)).collect();
    place(&mut groups);
    groups
}

fn group(key: &str, runs: &[RunResult]) -> Group {
    let all: Vec<&RunResult> = runs.iter().filter(|run| run.key == key).collect();
    let mut devices: Vec<&str> = all.iter().map(|run| run.device.as_str()).collect();
    devices.sort_unstable();
    devices.dedup();
    let spread = |figure: fn(&RunResult) -> f64| {
        Spread::of(
            all.iter()
                .filter(|run| !run.diverged)
                .map(|run| figure(run)),
        )
    };
    Group {
        key: key.to_owned(),
        name: all.first().map(|run| run.name.clone()).unwrap_or_default(),
        devices: devices.join(", "),
        epochs: all.iter().map(|run| run.epochs).max().unwrap_or(0),
        runs: all.len(),
        diverged: all.iter().filter(|run| run.diverged).count(),
        accuracy: spread(|run| run.test_accuracy),
        loss: spread(|run| run.test_loss),
        seconds: spread(|run| run.seconds),
        places: None,
    }
}

/// Gives each row the places its accuracy can claim: behind those that are clearly better,
/// before those that are clearly worse. Clearly means that the ranges do not touch; a range
/// over fewer than three seeds is taken to be at least [`NOISE`] to either side of the mean.
fn place(groups: &mut [Group]) {
    let ranges: Vec<Option<(f64, f64)>> = groups
        .iter()
        .map(|group| {
            let spread = group.accuracy?;
            Some(if spread.count >= ENOUGH {
                (spread.low, spread.high)
            } else {
                (
                    spread.low.min(spread.mean - NOISE),
                    spread.high.max(spread.mean + NOISE),
                )
            })
        })
        .collect();
    let placed = ranges.iter().flatten().count();
    for (group, range) in groups.iter_mut().zip(&ranges) {
        group.places = range.map(|(low, high)| {
            let others = || ranges.iter().flatten();
            let better = others().filter(|other| other.0 > high).count();
            let worse = others().filter(|other| other.1 < low).count();
            (better + 1, placed - worse)
        });
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
