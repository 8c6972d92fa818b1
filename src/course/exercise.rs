//! An exercise as data. Its words are in [`super::texts`], under the names given here.

use super::measure::Measure;
use super::measured::Measured;
use super::right::Right;

/// An exercise.
#[derive(Clone, Copy, Debug)]
pub struct Exercise {
    /// Its name in links and files: `e1` … `e11` for the chapter's exercises, `c1` … `c16` for the
    /// claims worth checking.
    pub name: &'static str,
    /// The link where the student can try things first.
    pub start: &'static str,
    /// What there is to do, in order.
    pub steps: &'static [Step],
    /// How many hints its text has.
    pub hints: usize,
    /// A right answer to each step that asks something: `(step, answer)`. For a step whose answer
    /// depends on what was measured it may be `=measured`: then it is what `right` says.
    pub solution: &'static [(&'static str, &'static str)],
    /// Typical wrong answers, at least three.
    pub mistakes: &'static [Mistake],
}

/// One thing to do.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its name in the exercise.
    pub name: &'static str,
    /// What is to be done.
    pub task: Task,
}

/// What is to be done in a step. Every answer is a text ([`super::check`] says which).
#[derive(Clone, Copy, Debug)]
pub enum Task {
    /// Commit to one of the options; judged by `right` once everything was measured.
    Predict(Question),
    /// Run what the exercise measures.
    Run(&'static [Measure]),
    /// Answer, judged at once (after the runs, if `right` needs them).
    Answer(Question),
    /// Write a formula, judged by numeric equivalence.
    Formula(Wanted),
    /// Explain in words, kept for the report: at least so many characters.
    Explain {
        /// The fewest characters; a Chinese character counts as three.
        least: usize,
    },
}

/// A question and its right answer.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// What kind of answer it takes.
    pub ask: Ask,
    /// What is right, given what was measured: computed or measured, never written down as a
    /// number. None as long as a measurement that it needs is missing.
    pub right: fn(&Measured) -> Option<Right>,
}

/// The kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One of the options: its name.
    Choose(&'static [&'static str]),
    /// All options that apply: their names with commas, in any order; `none` if none does.
    Mark(&'static [&'static str]),
    /// All options, the highest first: their names with `>` between them.
    Rank(&'static [&'static str]),
    /// A number.
    Number(Unit),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing: a pure number.
    Plain,
    /// Hundredths.
    Percent,
    /// Differences of hundredths: percentage points.
    Points,
    /// Neurons.
    Neurons,
}

/// What a formula must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The same function as a key of the catalogue or a formula.
    Function(&'static str),
    /// The same function as a key of the catalogue, spelled out: without calling the lab's own
    /// name for it. Who does is told so by the mistake `named`.
    Spelled(&'static str),
    /// The derivative of a key of the catalogue or a formula.
    Derivative(&'static str),
    /// A function of the student's own that can be trained: finite, not constant, no straight
    /// line, and none of the catalogue's.
    Own,
    /// A formula that can be trained and fulfils a condition, named for its mistakes: the first
    /// that is not fulfilled is what is wrong.
    Such(&'static [(&'static str, Condition)]),
}

/// Whether a formula fulfils a condition.
pub type Condition = fn(&crate::formula::Formula) -> bool;

/// A typical wrong answer and the name of what is said to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The step that is answered.
    pub step: &'static str,
    /// The answer, or one like it: a number that rounds to it, a formula equal to it, an order
    /// that turns the same pair round. For a number that is measured it may be `=measured` times
    /// something, such as `=measured*-1` for the sign turned round.
    pub answer: &'static str,
    /// The name of the section in the exercise's text.
    pub says: &'static str,
}

impl Exercise {
    /// The step of that name.
    pub fn step(&self, name: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.name == name)
    }

    /// Everything that it measures.
    pub fn measures(&self) -> impl Iterator<Item = &'static Measure> {
        self.steps.iter().flat_map(|step| match step.task {
            Task::Run(measures) => measures.iter(),
            _ => [].iter(),
        })
    }

    /// Whether it can be done without training anything.
    pub fn is_quick(&self) -> bool {
        self.measures().next().is_none()
    }
}
