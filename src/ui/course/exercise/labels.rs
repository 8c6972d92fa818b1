//! Names, settings and figures of runs in words: what the table of results says.

use super::results::{Noise, Row, Setting, settings};
use crate::activation::formula_number;
use crate::course::evidence::Spread;
use crate::course::measure::{Measure, Read};
use crate::course::measured::Layer;
use crate::experiment::{DataSource, Experiment, Init, Share};
use crate::link::Page;
use crate::ui::explore::number;
use crate::ui::{format, key, t, words};

/// Longest formula that stands for its own name, in characters.
const FORMULA: usize = 40;

/// Most rows that are named where the noise hides a difference.
const NAMED: usize = 3;

/// Most layers whose neurons are listed in one cell.
const LAYERS: usize = 10;

/// The name of what a run of one of these measures trains.
pub fn function<'a>(measures: impl IntoIterator<Item = &'a Measure>, run: &Experiment) -> String {
    let own = formula_number(&run.activation().key).filter(|_| !run.noact);
    let Some(place) = own else {
        return words::trained(run);
    };
    let start = format!("f{place}=");
    let mut pairs = measures
        .into_iter()
        .flat_map(|measure| measure.experiment.split('&'));
    let given = pairs.find_map(|pair| pair.strip_prefix(&*start));
    if given.is_some_and(|text| text.contains('{')) {
        return match run.formulas.len() {
            1 => t!("exercise-yours"),
            _ => t!("exercise-yours-number", number = place),
        };
    }
    let text = run.formulas.get(&place).map_or("", String::as_str);
    match text.chars().count() > FORMULA {
        true => format!("{}…", text.chars().take(FORMULA).collect::<String>()),
        false => text.to_owned(),
    }
}

/// The names of rows, with the settings in which they differ.
pub fn names(rows: &[Row]) -> Vec<String> {
    let experiments: Vec<_> = rows.iter().map(|row| row.experiment.clone()).collect();
    let (differ, _) = settings(&experiments, trains(rows.iter().map(|row| row.measure)));
    rows.iter()
        .map(|row| {
            let name = function([row.measure], &row.experiment);
            let with: Vec<_> = differ
                .iter()
                .map(|one| setting(*one, &row.experiment))
                .collect();
            match with.is_empty() {
                true => name,
                false => t!(
                    "exercise-named",
                    name = name,
                    with = with.join(&t!("exercise-comma"))
                ),
            }
        })
        .collect()
}

/// Whether any of the measures trains.
fn trains<'a>(mut measures: impl Iterator<Item = &'a Measure>) -> bool {
    measures.any(|measure| measure.reads.iter().any(|read| read.at_end()))
}

/// What the experiments of a step's measures have in common.
pub fn recipe(measures: &'static [Measure], experiments: &[Experiment]) -> String {
    let Some(first) = experiments.first() else {
        return String::new();
    };
    let (_, common) = settings(experiments, trains(measures.iter()));
    let common: Vec<_> = common.iter().map(|one| setting(*one, first)).collect();
    common.join(&t!("exercise-comma"))
}

/// A setting in words.
fn setting(setting: Setting, of: &Experiment) -> String {
    match setting {
        Setting::Data => {
            let data = match of.data {
                DataSource::Fashion => t!("data-fashion"),
                DataSource::Synthetic => t!("data-synthetic"),
                other => format!("{other:?}").to_lowercase(),
            };
            t!("exercise-data", count = of.n, data = data)
        }
        Setting::Hidden => {
            let widths: Vec<_> = of.hidden.iter().map(usize::to_string).collect();
            match widths.len() {
                0..=LAYERS => t!("exercise-hidden", widths = widths.join("-")),
                count => t!("exercise-deep", count = count),
            }
        }
        Setting::Init => match of.init {
            Init::Torch => t!("init-torch"),
            Init::Kaiming => t!("init-kaiming"),
            Init::Xavier => t!("init-xavier"),
            Init::Orthogonal => t!("init-orthogonal"),
        },
        Setting::Share => match of.share {
            Share::All => t!("share-all"),
            Share::Layer => t!("share-layer"),
            Share::Neuron => t!("share-neuron"),
        },
        Setting::Epochs => t!("exercise-epochs", count = of.epochs),
        Setting::Lr => t!("exercise-lr", value = format::plain(of.lr)),
        Setting::Momentum => t!("exercise-momentum", value = format::plain(of.momentum)),
        Setting::Batch => t!("exercise-batch", count = of.batch),
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Runs, and those that diverged.
    Runs,
    /// Test accuracy, in percent.
    Accuracy,
    /// Training accuracy of the last epoch, in percent.
    Training,
    /// Test loss.
    Loss,
    /// The activation's trained numbers.
    Numbers,
    /// Mean |gradient| of the first and the last layer; at the end, or before training.
    Gradients(bool),
    /// Neurons in a state; at the end, or before training.
    Neurons(State, bool),
}

/// The states that neurons are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `observe::Counts` says what they are
pub enum State {
    Dead,
    NearDead,
    Saturated,
    Constant,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [
        State::Dead,
        State::NearDead,
        State::Saturated,
        State::Constant,
    ];

    /// The neurons of a layer that are so.
    pub fn count(self) -> fn(&Layer) -> u32 {
        match self {
            State::Dead => |layer| layer.counts.dead,
            State::NearDead => |layer| layer.counts.near_dead,
            State::Saturated => |layer| layer.counts.saturated,
            State::Constant => |layer| layer.counts.constant,
        }
    }

    /// The key of its name.
    pub const fn name(self) -> &'static str {
        match self {
            State::Dead => key("exercise-dead"),
            State::NearDead => key("exercise-near-dead"),
            State::Saturated => key("exercise-saturated"),
            State::Constant => key("exercise-constant"),
        }
    }
}

/// The columns that say something about these rows.
pub fn columns(rows: &[Row]) -> Vec<Column> {
    let mut columns = vec![Column::Runs];
    let has = |read: Read| rows.iter().any(|row| row.measure.reads.contains(&read));
    if has(Read::Training) {
        columns.extend([Column::Accuracy, Column::Training, Column::Loss]);
        if rows.iter().any(|row| !row.numbers().is_empty()) {
            columns.push(Column::Numbers);
        }
    }
    for (read, at_end) in [
        (Read::GradientsAtStart, false),
        (Read::GradientsAtEnd, true),
    ] {
        columns.extend(has(read).then_some(Column::Gradients(at_end)));
    }
    for (read, at_end) in [(Read::NeuronsAtStart, false), (Read::NeuronsAtEnd, true)] {
        if has(read) {
            columns.extend(State::ALL.map(|state| Column::Neurons(state, at_end)));
        }
    }
    columns
}

/// When something was read.
fn moment(at_end: bool) -> String {
    match at_end {
        true => t!("exercise-trained"),
        false => t!("exercise-fresh"),
    }
}

impl Column {
    /// What stands above it.
    pub fn head(self) -> String {
        match self {
            Column::Runs => t!("exercise-column-runs"),
            Column::Accuracy => t!("exercise-column-accuracy"),
            Column::Training => t!("exercise-column-training"),
            Column::Loss => t!("exercise-column-loss"),
            Column::Numbers => t!("exercise-column-numbers"),
            Column::Gradients(at_end) => {
                t!("exercise-column-gradients", moment = moment(at_end))
            }
            Column::Neurons(state, at_end) => t!(
                "exercise-column-neurons",
                state = t!(state.name()),
                moment = moment(at_end)
            ),
        }
    }

    /// What it says of a row.
    pub fn cell(self, row: &Row) -> String {
        match self {
            Column::Runs => {
                let count = row.readings.len();
                match row.diverged() {
                    0 => format::integer(count as u64),
                    lost => t!("exercise-lost", count = count, lost = lost),
                }
            }
            Column::Accuracy => shares(row.figure(|end| end.test_accuracy)),
            Column::Training => shares(row.figure(|end| end.train_accuracy)),
            Column::Loss => spread(row.figure(|end| end.test_loss), |loss| {
                format::fixed(loss, 3)
            }),
            Column::Numbers => {
                let numbers = row.numbers().into_iter();
                let one = |(name, of)| format!("{name} = {}", spread(Some(of), number));
                let numbers: Vec<_> = numbers.map(one).collect();
                numbers.join(&t!("exercise-comma"))
            }
            Column::Gradients(at_end) => {
                let gradients = row.gradients(at_end);
                match (gradients.first(), gradients.last()) {
                    (Some(first), Some(last)) => {
                        format!("{} → {}", number(first.mean), number(last.mean))
                    }
                    _ => NONE.to_owned(),
                }
            }
            Column::Neurons(state, at_end) => neurons(&row.neurons(at_end, state.count())),
        }
    }
}

/// What stands where there is no figure.
const NONE: &str = "–";

/// A mean and, over several runs, the standard deviation.
fn spread(of: Option<Spread>, written: impl Fn(f64) -> String) -> String {
    match of {
        None => NONE.to_owned(),
        Some(of) if of.count < 2 => written(of.mean),
        Some(of) => format!("{} ± {}", written(of.mean), written(of.deviation)),
    }
}

fn shares(of: Option<Spread>) -> String {
    spread(of, |share| format::percent(share, 2))
}

/// The neurons of all layers, and those of each.
fn neurons(layers: &[(Spread, u32)]) -> String {
    if layers.is_empty() {
        return NONE.to_owned();
    }
    let count = |mean: f64| match mean.fract() == 0.0 {
        true => format::fixed(mean, 0),
        false => format::fixed(mean, 1),
    };
    let sum = count(layers.iter().map(|(layer, _)| layer.mean).sum());
    if layers.len() > LAYERS {
        return sum;
    }
    let each: Vec<_> = layers.iter().map(|(layer, _)| count(layer.mean)).collect();
    format!("{sum} ({})", each.join(" · "))
}

/// What the noise says of a row, in words.
pub fn noise(noise: &Noise, names: &[String]) -> String {
    let same = match noise {
        Noise::Unknown => return t!("exercise-noise-unknown"),
        Noise::Same(same) if same.is_empty() => return t!("exercise-noise-clear"),
        Noise::Same(same) => same,
    };
    let named = same
        .iter()
        .filter_map(|place| names.get(*place))
        .take(NAMED);
    let named: Vec<&str> = named.map(String::as_str).collect();
    let named = named.join(&t!("exercise-comma"));
    let named = match same.len().saturating_sub(NAMED) {
        0 => named,
        more => t!("exercise-and-more", list = named, count = more),
    };
    t!("exercise-noise-same", names = named)
}

/// The words of a link to a page.
pub fn open(page: Page) -> String {
    match page {
        Page::Neurons => t!("exercise-open-neurons"),
        Page::Gradients => t!("exercise-open-gradients"),
        _ => t!("exercise-open-train"),
    }
}

#[cfg(test)]
#[path = "labels_tests.rs"]
mod tests;
