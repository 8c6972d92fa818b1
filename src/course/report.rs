//! The report that a student hands in: answers, explanations, and the experiments as links with
//! what came out of them.

use serde::{Deserialize, Serialize};

use super::check::{Help, Verdict, judge};
use super::exercise::{Exercise, Task};
use super::measured::Reading;
use super::progress::{Attempt, Progress};

/// The version of the report's form.
pub const VERSION: u32 = 1;

/// A report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The program's version.
    pub lab: String,
    /// The student's name, as given.
    pub student: String,
    /// When it was made, ISO 8601.
    pub made: String,
    /// The browser, as it names itself.
    pub browser: String,
    /// The instructor's link, if the exercises were assigned by one.
    pub assignment: Option<String>,
    /// The exercises that were begun, and all that were assigned.
    pub exercises: Vec<Entry>,
}

/// One exercise in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The exercise's name.
    pub exercise: String,
    /// Whether all its steps are right.
    pub done: bool,
    /// Answers that were checked and not right.
    pub wrong: u32,
    /// Hints that were opened.
    pub hints: u32,
    /// Whether the solution was opened before it was done.
    pub solution_opened: bool,
    /// Its steps.
    pub steps: Vec<StepEntry>,
    /// The experiments as links, with their results and devices.
    pub results: Vec<Result>,
}

/// One step in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepEntry {
    /// The step's name.
    pub step: String,
    /// `predict`, `run`, `answer`, `formula` or `explain`.
    pub task: String,
    /// The answer as it stands.
    pub answer: Option<String>,
    /// The first answer, where it was another.
    pub first_answer: Option<String>,
    /// `right`, `wrong`, `open` or `waiting`.
    pub verdict: String,
}

/// What came out of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Result {
    /// The measure that it belongs to.
    pub measure: String,
    /// The run and its results.
    #[serde(flatten)]
    pub reading: Reading,
}

/// Where and when a report is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// When, ISO 8601.
    pub made: String,
    /// The browser, as it names itself.
    pub browser: String,
    /// The instructor's link.
    pub assignment: Option<String>,
}

/// The report of what was done with these exercises. Of those that were neither begun nor are
/// `assigned`, nothing is said.
pub fn report(
    progress: &Progress,
    exercises: &[&'static Exercise],
    circumstances: Circumstances,
) -> Report {
    let assigned = circumstances.assignment.is_some();
    let none = Attempt::default();
    let entries = exercises.iter().filter_map(|exercise| {
        let attempt = progress.attempt(exercise.name);
        (assigned || attempt.is_some()).then(|| entry(exercise, attempt.unwrap_or(&none)))
    });
    Report {
        version: VERSION,
        lab: env!("CARGO_PKG_VERSION").to_owned(),
        student: progress.student.clone(),
        exercises: entries.collect(),
        made: circumstances.made,
        browser: circumstances.browser,
        assignment: circumstances.assignment,
    }
}

impl Report {
    /// As a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data can be written to memory")
    }
}

fn entry(exercise: &Exercise, attempt: &Attempt) -> Entry {
    let verdicts = judge(exercise, &attempt.answers, &attempt.measured);
    let steps = exercise.steps.iter().zip(&verdicts);
    let steps = steps.map(|(step, (_, verdict))| StepEntry {
        step: step.name.to_owned(),
        task: task(step.task).to_owned(),
        answer: attempt.answers.get(step.name).cloned(),
        first_answer: attempt.first.get(step.name).cloned(),
        verdict: word(verdict).to_owned(),
    });
    let results = attempt
        .measured
        .by_measure
        .iter()
        .flat_map(|(measure, readings)| {
            readings.iter().map(|reading| Result {
                measure: measure.clone(),
                reading: reading.clone(),
            })
        });
    Entry {
        exercise: exercise.name.to_owned(),
        done: verdicts
            .iter()
            .all(|(_, verdict)| *verdict == Verdict::Right),
        wrong: attempt.wrong,
        hints: attempt.hints,
        solution_opened: attempt.solution,
        steps: steps.collect(),
        results: results.collect(),
    }
}

/// What a task is called in a report.
pub const fn task(task: Task) -> &'static str {
    match task {
        Task::Predict(_) => "predict",
        Task::Run(_) => "run",
        Task::Answer(_) => "answer",
        Task::Formula(_) => "formula",
        Task::Explain { .. } => "explain",
    }
}

/// What a verdict is called in a report.
pub const fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::Wrong {
            help: Help::Short { .. },
            ..
        }
        | Verdict::Open => "open",
        Verdict::Wrong { .. } => "wrong",
        Verdict::Waiting => "waiting",
    }
}
