//! The book's text says momentum 0.9, its code passes 0.8: which of them made its table?

use super::printed::{HARDSWISH, TEXT_MOMENTUM};
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, measure, mistake, one, percent, predict, run,
};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;
use crate::experiment::{Experiment, Preset};

/// The exercise. Its runs have the table's steps, 469 in each of 15 epochs, with an eighth of the
/// images and batches an eighth as large. Hardswish is the function on which the momentum tells
/// most.
pub const EXERCISE: Exercise = Exercise {
    name: "c1",
    start: "#/train?v=1&act=hardswish&lr=0.001&momentum=0.8&n=7500&batch=16&epochs=15",
    steps: &[
        answer("factor", Ask::Number(Unit::Plain), |_| {
            let code = Experiment::preset(Preset::BookTable).momentum;
            about((1.0 - code) / (1.0 - TEXT_MOMENTUM), 0.02)
        }),
        predict("guess", Ask::Choose(&["text", "code", "same"]), nearer),
        run(&[
            measure(
                "code",
                "act=hardswish&lr=0.001&momentum=0.8&n=7500&batch=16&epochs=15&seeds=2",
                &[Read::Training],
            ),
            measure(
                "text",
                "act=hardswish&lr=0.001&momentum=0.9&n=7500&batch=16&epochs=15&seeds=2",
                &[Read::Training],
            ),
        ]),
        answer("gap", Ask::Number(Unit::Points), |measured| {
            let of = |measure| percent(measured, measure, "hardswish");
            about(of("text")? - of("code")?, 0.4)
        }),
        answer("limit", Ask::Choose(&["which", "faster", "digits"]), |_| {
            one("digits")
        }),
    ],
    hints: 3,
    solution: &[
        ("factor", "2"),
        ("guess", "=measured"),
        ("gap", "=measured"),
        ("limit", "digits"),
    ],
    mistakes: &[
        mistake("factor", "1.125", "ratio"),
        mistake("factor", "0.1", "difference"),
        mistake("factor", "0.5", "upside"),
        mistake("factor", "10", "alone"),
        mistake("guess", "text", "text"),
        mistake("guess", "same", "same"),
        mistake("gap", "=measured*-1", "turned"),
        mistake("limit", "which", "which"),
        mistake("limit", "faster", "faster"),
    ],
};

/// Which momentum came out like the table: all its runs nearer to the printed figure than any
/// with the other.
fn nearer(measured: &Measured) -> Option<Right> {
    let far = |measure| {
        let runs = measured.accuracies(measure, "hardswish").into_iter();
        let far: Vec<f64> = runs.map(|run| (100.0 * run - HARDSWISH).abs()).collect();
        let nearest = far.iter().copied().reduce(f64::min)?;
        Some((nearest, far.into_iter().reduce(f64::max)?))
    };
    let (code, text) = (far("code")?, far("text")?);
    if code.1 < text.0 {
        one("code")
    } else if text.1 < code.0 {
        one("text")
    } else {
        one("same")
    }
}

#[cfg(test)]
mod tests {
    use super::EXERCISE;
    use crate::experiment::{Experiment, Preset};

    /// Steps of one run of an experiment.
    fn steps(experiment: &Experiment) -> usize {
        experiment.epochs * experiment.n.div_ceil(experiment.batch)
    }

    #[test]
    fn the_copy_has_as_many_steps_as_the_table() {
        let table = Experiment::preset(Preset::BookTable);
        for measure in EXERCISE.measures() {
            let copy = measure.experiment(&Default::default());
            assert_eq!(steps(&copy), steps(&table), "{}", measure.name);
            assert_eq!(copy.lr, table.lr, "{}", measure.name);
            assert_eq!((8 * copy.n, 8 * copy.batch), (table.n, table.batch));
        }
    }
}
