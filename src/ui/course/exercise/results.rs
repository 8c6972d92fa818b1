//! What came out of the runs, as pure logic: the seeds of a function folded into one row, what
//! tells the rows apart, and what the noise over seeds does not.

use crate::course::check::Answers;
use crate::course::evidence::{Order, Spread, compare, spread};
use crate::course::measure::{Measure, Read, link_of};
use crate::course::measured::{Layer, Measured, Reading, Trained};
use crate::experiment::{Experiment, Share};
use crate::link::{Link, Page, encode};
use crate::ui::chart::Series;
use crate::ui::palette::{Style, Weight, style};

/// The runs of one function in one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure.
    pub measure: &'static Measure,
    /// The experiment with this function alone, over all its seeds.
    pub experiment: Experiment,
    /// What was read off its runs so far, in order of seeds.
    pub readings: Vec<Reading>,
    /// Its look, another than those of the rows above.
    pub style: Style,
}

/// The rows of a step's measures, in the order in which they are run; those without readings are
/// left out.
pub fn rows(measures: &'static [Measure], answers: &Answers, measured: &Measured) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for measure in measures.iter().filter(|measure| !measure.waits(answers)) {
        let experiment = measure.experiment(answers);
        let runs = experiment.runs();
        for first in runs.iter().filter(|run| run.seed == experiment.seed) {
            let same = |run: &&Experiment| run.activations == first.activations;
            let links = runs.iter().filter(same).map(link_of);
            let reading = |link: String| {
                let mut readings = measured.readings(measure.name).iter();
                readings.find(|reading| reading.link == link).cloned()
            };
            let readings: Vec<_> = links.filter_map(reading).collect();
            if readings.is_empty() {
                continue;
            }
            let key = key(first);
            let looks = style(key);
            // A function that is measured twice does not look the same twice.
            let style = match rows.iter().any(|row| row.style == looks) {
                true => style(&[key, measure.name].concat()),
                false => looks,
            };
            rows.push(Row {
                measure,
                experiment: Experiment {
                    seeds: experiment.seeds,
                    ..first.clone()
                },
                readings,
                style,
            });
        }
    }
    rows
}

/// What a run is known by in charts.
fn key(run: &Experiment) -> &str {
    match run.noact {
        true => "identity",
        false => &run.activation().key,
    }
}

impl Row {
    fn ends(&self) -> impl Iterator<Item = &Trained> {
        self.readings
            .iter()
            .filter_map(|reading| reading.trained.as_ref())
    }

    /// Runs whose training diverged.
    pub fn diverged(&self) -> usize {
        self.ends().filter(|end| end.diverged).count()
    }

    /// A figure of the ends of those that did not.
    pub fn figure(&self, part: fn(&Trained) -> f64) -> Option<Spread> {
        let ends = self.ends().filter(|end| !end.diverged);
        let values: Vec<f64> = ends.map(part).collect();
        (!values.is_empty()).then(|| spread(&values))
    }

    /// Whether one of them diverged.
    pub fn has_lost(&self) -> bool {
        self.ends().any(|end| end.diverged)
    }

    /// Test accuracies of all, as the exercises compare them.
    pub fn accuracies(&self) -> Vec<f64> {
        self.ends().map(Trained::compared).collect()
    }

    /// The trained numbers of the activation, by name.
    pub fn numbers(&self) -> Vec<(String, Spread)> {
        let ends: Vec<&Trained> = self.ends().filter(|end| !end.diverged).collect();
        let names = ends.first().map_or(&[][..], |end| &end.parameters);
        let number = |name: &String| {
            let of = ends.iter().flat_map(|end| &end.parameters);
            let of = of.filter(|(other, _)| other == name);
            let values: Vec<f64> = of.map(|(_, value)| f64::from(*value)).collect();
            (name.clone(), spread(&values))
        };
        names.iter().map(|(name, _)| number(name)).collect()
    }

    /// Mean |gradient| of each layer's weights, from the input on; empty if it was not read.
    pub fn gradients(&self, at_end: bool) -> Vec<Spread> {
        let each = self.readings.iter().filter_map(|reading| match at_end {
            true => reading.gradients_at_end.as_ref(),
            false => reading.gradients_at_start.as_ref(),
        });
        by_layer(each.map(Vec::as_slice), |gradient| *gradient)
    }

    /// How many neurons of each hidden layer are so, and its width; empty if it was not read.
    pub fn neurons(&self, at_end: bool, part: fn(&Layer) -> u32) -> Vec<(Spread, u32)> {
        let each = self.readings.iter().filter_map(|reading| match at_end {
            true => reading.neurons_at_end.as_ref(),
            false => reading.neurons_at_start.as_ref(),
        });
        let each: Vec<&[Layer]> = each.map(Vec::as_slice).collect();
        let widths = each.first().map_or(&[][..], |layers| layers);
        let counts = by_layer(each.iter().copied(), |layer| f64::from(part(layer)));
        let widths = widths.iter().map(|layer| layer.width);
        counts.into_iter().zip(widths).collect()
    }

    /// The link to the page that shows most of it.
    pub fn link(&self) -> String {
        let reads = self.measure.reads;
        let mut link = Link::new(page(reads));
        link.experiment = self.experiment.clone();
        let looks = reads.iter().filter(|read| **read != Read::Training);
        let ends: Vec<bool> = looks.map(|read| read.at_end()).collect();
        if !ends.is_empty() {
            let at = if ends.contains(&true) { "end" } else { "0" };
            link.view.insert("at".to_owned(), at.to_owned());
        }
        encode(&link)
    }
}

/// A spread over the runs for each layer.
fn by_layer<'a, T: 'a>(
    each: impl Iterator<Item = &'a [T]>,
    value: impl Fn(&T) -> f64,
) -> Vec<Spread> {
    let each: Vec<&[T]> = each.collect();
    let layers = each.iter().map(|layers| layers.len()).max().unwrap_or(0);
    let layer = |place: usize| {
        let of = each.iter().filter_map(|layers| layers.get(place));
        let values: Vec<f64> = of.map(&value).collect();
        spread(&values)
    };
    (0..layers).map(layer).collect()
}

/// The page on which such an experiment can be seen.
pub fn page(reads: &[Read]) -> Page {
    let any = |kinds: [Read; 2]| reads.iter().any(|read| kinds.contains(read));
    if any([Read::NeuronsAtStart, Read::NeuronsAtEnd]) {
        Page::Neurons
    } else if any([Read::GradientsAtStart, Read::GradientsAtEnd]) {
        Page::Gradients
    } else {
        Page::Train
    }
}

/// What the noise over seeds says of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Too few runs to say anything.
    Unknown,
    /// It cannot be told from these rows.
    Same(Vec<usize>),
}

/// What the noise says of each row's test accuracy beside the others.
pub fn noise(rows: &[Row]) -> Vec<Noise> {
    let values: Vec<Vec<f64>> = rows.iter().map(Row::accuracies).collect();
    let of = |place: usize| {
        if values[place].len() < 2 {
            return Noise::Unknown;
        }
        let same = |other: &usize| {
            *other != place
                && values[*other].len() > 1
                && compare(&values[place], &values[*other]) == Order::Same
        };
        Noise::Same((0..rows.len()).filter(same).collect())
    };
    (0..rows.len()).map(of).collect()
}

/// Settings in which the measures of a step may differ, or that they have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The data set and how many of its training images.
    Data,
    /// The widths of the hidden layers.
    Hidden,
    /// Start values.
    Init,
    /// How activation parameters are shared.
    Share,
    /// Epochs.
    Epochs,
    /// Learning rate.
    Lr,
    /// Momentum.
    Momentum,
    /// Batch size.
    Batch,
}

impl Setting {
    /// All of them, in the order of reading.
    pub const ALL: [Setting; 8] = [
        Setting::Data,
        Setting::Hidden,
        Setting::Init,
        Setting::Share,
        Setting::Epochs,
        Setting::Lr,
        Setting::Momentum,
        Setting::Batch,
    ];

    /// Whether two experiments agree in it.
    fn agrees(self, one: &Experiment, other: &Experiment) -> bool {
        match self {
            Setting::Data => one.data == other.data && one.n == other.n,
            Setting::Hidden => one.hidden == other.hidden,
            Setting::Init => one.init == other.init,
            Setting::Share => one.share == other.share,
            Setting::Epochs => one.epochs == other.epochs,
            Setting::Lr => one.lr == other.lr,
            Setting::Momentum => one.momentum == other.momentum,
            Setting::Batch => one.batch == other.batch,
        }
    }

    /// Whether it matters where nothing is trained.
    fn of_training(self) -> bool {
        matches!(
            self,
            Setting::Epochs | Setting::Lr | Setting::Momentum | Setting::Batch
        )
    }
}

/// The settings in which these experiments differ, and those that are worth saying once.
pub fn settings(experiments: &[Experiment], trained: bool) -> (Vec<Setting>, Vec<Setting>) {
    let Some(first) = experiments.first() else {
        return Default::default();
    };
    let agree = |setting: &Setting| experiments.iter().all(|one| setting.agrees(first, one));
    let known = Setting::ALL
        .into_iter()
        .filter(|setting| trained || !setting.of_training());
    let (common, differ): (Vec<_>, Vec<_>) = known.partition(agree);
    let usual = |setting: &Setting| match setting {
        // What every experiment has unless it says otherwise.
        Setting::Hidden => first.hidden == Experiment::default().hidden,
        Setting::Init => first.init == Experiment::default().init,
        Setting::Share => first.share == Share::All,
        _ => false,
    };
    let common = common.into_iter().filter(|setting| !usual(setting));
    (differ, common.collect())
}

/// A dot for the test accuracy of every run that did not diverge, above its row's number.
pub fn dots(rows: &[Row], names: &[String]) -> Vec<Series> {
    let rows = rows.iter().zip(names).enumerate();
    rows.map(|(place, (row, name))| {
        let x = place as f64 + 1.0;
        let ends = row.ends().filter(|end| !end.diverged);
        // A gap between two dots: nothing lies between two seeds.
        let points = ends.flat_map(|end| [(x, end.test_accuracy), (x, f64::NAN)]);
        series(place, row, name, points.collect())
    })
    .collect()
}

/// A curve over the layers for every row that has one.
pub fn curves(rows: &[Row], names: &[String], values: impl Fn(&Row) -> Vec<f64>) -> Vec<Series> {
    let rows = rows.iter().zip(names).enumerate();
    let curve = |(place, (row, name)): (usize, (&Row, &String))| {
        let values = values(row);
        let points = values.into_iter().enumerate();
        let points = points.map(|(layer, value)| (layer as f64 + 1.0, value));
        series(place, row, name, points.collect())
    };
    let curves = rows.map(curve);
    curves.filter(|one| !one.points.is_empty()).collect()
}

fn series(place: usize, row: &Row, name: &str, points: Vec<(f64, f64)>) -> Series {
    Series {
        id: place.to_string(),
        name: name.to_owned(),
        style: row.style,
        weight: Weight::Strong,
        points,
    }
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
