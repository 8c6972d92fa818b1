//! What a student did, as it is kept in the browser and written to a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{self, ANSWER, Answers};
use super::exercise::Exercise;
use super::measured::Measured;
use super::{exercises, outline};

/// The version of the file that this program writes and reads.
pub const VERSION: u32 = 1;

/// Largest file that is read, in bytes.
pub const FILE: usize = 4 << 20;

/// Most readings kept of one measure.
const READINGS: usize = 400;

/// Everything a student did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// [`VERSION`].
    pub version: u32,
    /// The name to stand on the report; empty if the student gave none.
    pub student: String,
    /// The chapter that was open last.
    pub here: Option<String>,
    /// Chapters that were marked as read.
    pub read: Vec<String>,
    /// What was done with each exercise, by its name.
    pub exercises: BTreeMap<String, Attempt>,
}

/// What was done with one exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attempt {
    /// The answers as they stand now, by step.
    pub answers: Answers,
    /// The first answer that was committed, where a later one took its place.
    pub first: Answers,
    /// What stands in a step's field and was not committed yet.
    pub drafts: Answers,
    /// Answers that were checked and not right.
    pub wrong: u32,
    /// Hints that were opened.
    pub hints: u32,
    /// Whether the solution was opened before the exercise was done.
    pub solution: bool,
    /// What was measured.
    pub measured: Measured,
}

/// How far an exercise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was done yet.
    Untouched,
    /// Something was.
    Begun,
    /// All its steps are right.
    Done,
}

/// Why a file is no progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgressError {
    /// It is larger than [`FILE`].
    #[error("the file is larger than {FILE} bytes")]
    TooLarge,
    /// It is not what this program writes.
    #[error("the file is no progress of this course")]
    Unreadable,
    /// A newer program wrote it.
    #[error("the file was written by a newer version of this page")]
    Newer,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            version: VERSION,
            student: String::new(),
            here: None,
            read: Vec::new(),
            exercises: BTreeMap::new(),
        }
    }
}

impl Progress {
    /// As a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain data can be written to memory")
    }

    /// Reads a file. What it says of chapters and exercises that there are not is dropped, and
    /// everything that it could make large is bounded.
    ///
    /// # Errors
    /// It is too large, of a newer version, or something else.
    pub fn from_json(text: &str) -> Result<Self, ProgressError> {
        if text.len() > FILE {
            return Err(ProgressError::TooLarge);
        }
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|_| ProgressError::Unreadable)?;
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version > u64::from(VERSION) => return Err(ProgressError::Newer),
            Some(1) => {}
            _ => return Err(ProgressError::Unreadable),
        }
        let read: Self = serde_json::from_value(value).map_err(|_| ProgressError::Unreadable)?;
        Ok(read.bounded())
    }

    fn bounded(mut self) -> Self {
        self.student = shortened(&self.student, 200);
        self.here = self.here.filter(|name| outline::find(name).is_some());
        self.read.retain(|name| outline::find(name).is_some());
        self.read.sort();
        self.read.dedup();
        self.exercises
            .retain(|name, _| exercises::find(name).is_some());
        for (name, attempt) in &mut self.exercises {
            if let Some(exercise) = exercises::find(name) {
                attempt.bound(exercise);
            }
        }
        self
    }

    /// What was done with an exercise.
    pub fn attempt(&self, name: &str) -> Option<&Attempt> {
        self.exercises.get(name)
    }

    /// The same, to be changed.
    pub fn attempt_mut(&mut self, name: &str) -> &mut Attempt {
        self.exercises.entry(name.to_owned()).or_default()
    }

    /// Marks a chapter as read, or as not read.
    pub fn mark(&mut self, chapter: &str, read: bool) {
        self.read.retain(|name| name != chapter);
        if read {
            self.read.push(chapter.to_owned());
            self.read.sort();
        }
    }

    /// Whether a chapter is marked as read.
    pub fn has_read(&self, chapter: &str) -> bool {
        self.read.iter().any(|name| name == chapter)
    }

    /// How far an exercise is.
    pub fn standing(&self, exercise: &Exercise) -> Standing {
        match self.attempt(exercise.name) {
            Some(attempt) if attempt.is_done(exercise) => Standing::Done,
            Some(attempt) if *attempt != Attempt::default() => Standing::Begun,
            _ => Standing::Untouched,
        }
    }
}

impl Attempt {
    /// Whether the exercise is done.
    pub fn is_done(&self, exercise: &Exercise) -> bool {
        check::is_done(exercise, &self.answers, &self.measured)
    }

    /// What stands in a step's field: what was typed last, else what was committed.
    pub fn text(&self, step: &str) -> &str {
        let typed = self.drafts.get(step).or_else(|| self.answers.get(step));
        typed.map_or("", String::as_str)
    }

    /// Keeps what is typed, until it is committed.
    pub fn draft(&mut self, step: &str, text: &str) {
        let text = shortened(text, ANSWER);
        let committed = self.answers.get(step).map_or("", String::as_str);
        if text == committed {
            self.drafts.remove(step);
        } else {
            self.drafts.insert(step.to_owned(), text);
        }
    }

    /// Commits an answer to a step. The first one is kept beside a later one.
    pub fn answer(&mut self, step: &str, answer: &str) {
        let answer = shortened(answer, ANSWER);
        self.drafts.remove(step);
        if let Some(old) = self.answers.insert(step.to_owned(), answer.clone())
            && old != answer
        {
            self.first.entry(step.to_owned()).or_insert(old);
        }
    }

    fn bound(&mut self, exercise: &Exercise) {
        for answers in [&mut self.answers, &mut self.first, &mut self.drafts] {
            answers.retain(|step, _| exercise.step(step).is_some());
            for answer in answers.values_mut() {
                *answer = shortened(answer, ANSWER);
            }
        }
        self.hints = self.hints.min(exercise.hints as u32);
        let measures: Vec<_> = exercise.measures().map(|measure| measure.name).collect();
        let by_measure = &mut self.measured.by_measure;
        by_measure.retain(|name, _| measures.contains(&name.as_str()));
        for readings in by_measure.values_mut() {
            readings.truncate(READINGS);
        }
    }
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut progress = Progress {
            student: "王".into(),
            here: Some("why".into()),
            read: vec!["why".into()],
            ..Progress::default()
        };
        let attempt = progress.attempt_mut("e3");
        attempt.answer("guess", "below");
        attempt.answer("guess", "above");
        attempt.answer("guess", "same");
        let run = crate::experiment::Experiment::default();
        attempt.measured.reading_mut("none", &run).end(&[], true);
        assert_eq!(attempt.first["guess"], "below");
        assert_eq!(attempt.answers["guess"], "same");
        assert_eq!(Progress::from_json(&progress.to_json()), Ok(progress));
    }

    #[test]
    fn a_mark_is_set_once_and_taken_back() {
        let mut progress = Progress::default();
        for (name, read) in [("why", true), ("history", true), ("why", true)] {
            progress.mark(name, read);
        }
        assert_eq!(progress.read, ["history", "why"]);
        progress.mark("history", false);
        assert!(progress.has_read("why") && !progress.has_read("history"));
    }

    #[test]
    fn what_is_typed_is_kept_apart_from_what_is_committed() {
        let mut attempt = Attempt::default();
        attempt.draft("a", "8");
        attempt.draft("a", "82");
        assert_eq!((attempt.text("a"), attempt.answers.len()), ("82", 0));
        attempt.answer("a", "82");
        assert_eq!(
            (attempt.text("a"), attempt.drafts.len(), attempt.first.len()),
            ("82", 0, 0)
        );
        attempt.draft("a", "83");
        assert_eq!(
            (attempt.text("a"), attempt.answers["a"].as_str()),
            ("83", "82")
        );
        attempt.draft("a", "82");
        assert!(attempt.drafts.is_empty());
        // An empty field is one, too.
        attempt.draft("a", "");
        assert_eq!(attempt.text("a"), "");
        attempt.draft("a", &"x".repeat(ANSWER + 1));
        assert_eq!(attempt.text("a").len(), ANSWER);
    }

    #[test]
    fn a_file_cannot_bring_what_there_is_not() {
        let read = Progress::from_json(
            r#"{"version":1,"here":"nowhere","read":["why","why","x"],"more":1,
                "exercises":{"e99":{},"e3":{"hints":4000000,"answers":{"nostep":"x"},
                "measured":{"by_measure":{"nomeasure":[]}}}}}"#,
        )
        .unwrap();
        assert_eq!((read.here.as_deref(), read.read.len()), (None, 1));
        assert_eq!(read.exercises.len(), 1);
        let attempt = read.attempt("e3").unwrap();
        assert!(attempt.answers.is_empty() && attempt.measured.by_measure.is_empty());
        assert!(attempt.hints < 10);
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(
            Progress::from_json(r#"{"version":2}"#),
            Err(ProgressError::Newer)
        );
        for text in ["", "{}", "[]", "null", r#"{"version":1,"exercises":[3]}"#] {
            assert_eq!(
                Progress::from_json(text),
                Err(ProgressError::Unreadable),
                "{text}"
            );
        }
        let large = " ".repeat(FILE + 1);
        assert_eq!(Progress::from_json(&large), Err(ProgressError::TooLarge));
    }
}
