//! What an exercise has the student run, run natively.

use std::path::PathBuf;

use activation_lab::course::Exercise;
use activation_lab::course::check::Answers;
use activation_lab::course::measure::{Measure, Read};
use activation_lab::course::measured::Measured;
use activation_lab::data::{Source, files};
use activation_lab::experiment::{DataSource, Experiment};
use activation_lab::session::headless::{self, Task};

/// The folder with the real data; without it the test says that it was skipped.
pub fn real_data(test: &str) -> Option<PathBuf> {
    match files::find(None) {
        Ok(folder) => Some(folder),
        Err(error) => {
            eprintln!("SKIPPED {test}: {error}");
            None
        }
    }
}

/// Runs everything that an exercise measures, with these answers.
pub fn measure(exercise: &Exercise, answers: &Answers, folder: &std::path::Path) -> Measured {
    let mut measured = Measured::default();
    for measure in exercise.measures() {
        for run in measure.experiment(answers).runs() {
            read(measure, &run, folder, &mut measured);
        }
    }
    measured
}

/// Runs one run and reads off it what is asked for.
fn read(measure: &Measure, run: &Experiment, folder: &std::path::Path, measured: &mut Measured) {
    for at_end in [false, true] {
        let reads: Vec<Read> = measure.reads.to_vec();
        let reads: Vec<Read> = reads
            .into_iter()
            .filter(|read| read.at_end() == at_end)
            .collect();
        if reads.is_empty() {
            continue;
        }
        let source = match run.data {
            DataSource::Fashion => files::load(folder, run.n).expect("the real data is whole"),
            other => Source::open(other, run.n),
        };
        let looks = reads.iter().filter(|read| **read != Read::Training);
        let task = Task {
            until: (!at_end).then_some(0),
            looks: looks.map(|read| read.look(run)).collect(),
            ..Task::default()
        };
        let outcome = headless::run(run, source, task, &mut |_| ()).expect("the run can be done");
        let reading = measured.reading_mut(measure.name, run);
        reading.device = "cpu".to_owned();
        if reads.contains(&Read::Training) {
            reading.end(&outcome.epochs, outcome.diverged.is_some());
        }
        let looked = reads.iter().filter(|read| **read != Read::Training);
        for (read, found) in looked.zip(&outcome.found) {
            reading.take(
                *read,
                found.as_ref().expect("a look at a run that did not fail"),
            );
        }
    }
}
