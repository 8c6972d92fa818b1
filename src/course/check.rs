//! Whether the answers to an exercise are right, and what to say if not.
//!
//! | step | its answer |
//! |---|---|
//! | `Predict`, `Answer` with `Choose` | the option's name |
//! | … with `Mark` | names of options with commas, in any order; `none` |
//! | … with `Rank` | all names, the highest first, with `>` between them |
//! | … with `Number` | a number; a decimal comma and a percent sign are understood |
//! | `Formula` | a formula in the lab's language |
//! | `Explain` | any text |
//! | `Run` | none: it is done when everything was measured |

mod formulas;
mod questions;

pub use formulas::{straight, trainable};
pub use questions::number;

use std::collections::BTreeMap;

use super::exercise::{Exercise, Mistake, Step, Task};
use super::measure::Measure;
use super::measured::Measured;
use crate::formula::FormulaError;

/// Longest answer that is kept, in characters.
pub const ANSWER: usize = 4000;

/// The answers to an exercise's steps, by name.
pub type Answers = BTreeMap<String, String>;

/// What is to be said to an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is not.
    Wrong {
        /// The section of the exercise's text about this mistake, if it is a typical one.
        says: Option<&'static str>,
        /// What is wrong, for sentences that any exercise can use.
        help: Help,
    },
    /// There is no answer yet.
    Open,
    /// It cannot be judged before everything was measured.
    Waiting,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Help {
    /// Nothing more than that.
    None,
    /// It is no answer of this kind: no number, an unknown option.
    Unreadable,
    /// The formula cannot be read.
    Formula(FormulaError),
    /// The formula gives another value.
    DiffersAt {
        /// At this place,
        x: f64,
        /// it gives this
        given: f64,
        /// instead of this.
        wanted: f64,
    },
    /// The formula has so many trained numbers instead of so many.
    Parameters {
        /// It has
        given: usize,
        /// but should have
        wanted: usize,
    },
    /// The formula takes another number of linear maps.
    Inputs,
    /// The formula is the catalogue's entry of that key.
    Known(&'static str),
    /// The formula does not fulfil the condition of that name.
    Condition(&'static str),
    /// The number is too large.
    TooLarge,
    /// The number is too small.
    TooSmall,
    /// An option is missing, or one too many is marked.
    Set {
        /// How many are missing.
        missing: usize,
        /// How many are too many.
        extra: usize,
    },
    /// What was measured has the first clearly above the second.
    Order(&'static str, &'static str),
    /// The explanation is too short: so many characters of so many.
    Short {
        /// What it has.
        have: usize,
        /// What it needs.
        least: usize,
    },
}

/// What is said to each step, in order.
pub fn judge(
    exercise: &Exercise,
    answers: &Answers,
    measured: &Measured,
) -> Vec<(&'static str, Verdict)> {
    let steps = exercise.steps.iter();
    steps
        .map(|step| (step.name, verdict(exercise, step, answers, measured)))
        .collect()
}

/// Whether all steps are right: the exercise's goal.
pub fn is_done(exercise: &Exercise, answers: &Answers, measured: &Measured) -> bool {
    judge(exercise, answers, measured)
        .iter()
        .all(|(_, verdict)| *verdict == Verdict::Right)
}

/// What is said to one step.
pub fn verdict(
    exercise: &Exercise,
    step: &Step,
    answers: &Answers,
    measured: &Measured,
) -> Verdict {
    let done = |measure: &Measure| measure.is_done(measured, answers);
    if let Task::Run(measures) = step.task {
        return match measures.iter().all(done) {
            true => Verdict::Right,
            false => Verdict::Waiting,
        };
    }
    let Some(answer) = answers.get(step.name).map(|answer| answer.trim()) else {
        return Verdict::Open;
    };
    if answer.is_empty() {
        return Verdict::Open;
    }
    let verdict = match step.task {
        Task::Run(_) => return Verdict::Waiting,
        Task::Predict(question) => {
            if !exercise.measures().all(done) {
                return Verdict::Waiting;
            }
            questions::judge(question, answer, measured)
        }
        Task::Answer(question) => {
            let before = exercise
                .steps
                .iter()
                .take_while(|other| other.name != step.name);
            let mut runs = before.flat_map(|other| match other.task {
                Task::Run(measures) => measures.iter(),
                _ => [].iter(),
            });
            if !runs.all(done) {
                return Verdict::Waiting;
            }
            questions::judge(question, answer, measured)
        }
        Task::Formula(wanted) => formulas::judge(wanted, answer),
        Task::Explain { least } => explained(answer, least),
    };
    match verdict {
        Verdict::Wrong { help, .. } => Verdict::Wrong {
            says: mistake(exercise, step, answer, measured, &help),
            help,
        },
        other => other,
    }
}

/// The section about a typical mistake.
fn mistake(
    exercise: &Exercise,
    step: &Step,
    answer: &str,
    measured: &Measured,
    help: &Help,
) -> Option<&'static str> {
    if let Help::Condition(name) = help {
        return Some(name);
    }
    let same = |mistake: &&Mistake| {
        mistake.step == step.name
            && match step.task {
                Task::Predict(question) | Task::Answer(question) => {
                    questions::typical(question, mistake.answer, measured).is_some_and(|typical| {
                        questions::alike(question, answer, &typical, measured)
                    })
                }
                Task::Formula(wanted) => formulas::alike(wanted, answer, mistake.answer),
                _ => false,
            }
    };
    exercise.mistakes.iter().find(same).map(|found| found.says)
}

/// A typical wrong answer as a student would write it: one that is made of what was measured is
/// worked out.
pub fn typical(exercise: &Exercise, mistake: &Mistake, measured: &Measured) -> Option<String> {
    match exercise.step(mistake.step)?.task {
        Task::Predict(question) | Task::Answer(question) => {
            questions::typical(question, mistake.answer, measured)
        }
        _ => Some(mistake.answer.to_owned()),
    }
}

/// An explanation is only measured by its length: it is for a person to read.
fn explained(answer: &str, least: usize) -> Verdict {
    let wide = |c: char| !c.is_ascii() && c.is_alphabetic();
    let have = answer.chars().map(|c| if wide(c) { 3 } else { 1 }).sum();
    match have >= least {
        true => Verdict::Right,
        false => Verdict::Wrong {
            says: None,
            help: Help::Short { have, least },
        },
    }
}
