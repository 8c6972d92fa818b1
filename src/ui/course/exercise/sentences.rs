//! What is said to answers, in words of the reader's language.

use super::steps::{Refusal, all_measured};
use crate::activation;
use crate::course::check::{self, Answers, Help, Verdict};
use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Unit};
use crate::course::measured::Measured;
use crate::course::right::Right;
use crate::course::text::{Inline, Math, StepWording, Wording};
use crate::ui::explore::{mistake, number};
use crate::ui::{key, t};

/// Most pairs of an order that are named.
const PAIRS: usize = 6;

/// How an answer stands, for its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is right.
    Right,
    /// It is not.
    Wrong,
    /// There is nothing to judge yet.
    Waits,
}

impl Tone {
    /// Its name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Right => "right",
            Tone::Wrong => "wrong",
            Tone::Waits => "waits",
        }
    }
}

/// What is said to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// How it stands.
    pub tone: Tone,
    /// The sentences.
    pub sentences: Vec<String>,
    /// The section of the exercise's text about this mistake.
    pub section: Option<&'static str>,
}

/// An exercise with its words and what the student did: what sentences are made from.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The exercise.
    pub exercise: &'static Exercise,
    /// Its words.
    pub words: &'a Wording,
    /// The committed answers.
    pub answers: &'a Answers,
    /// What was measured.
    pub measured: &'a Measured,
}

/// The words of a step.
pub fn of_step<'a>(words: &'a Wording, step: &str) -> Option<&'a StepWording> {
    let mut steps = words.steps.iter();
    steps.find(|(name, _)| name == step).map(|(_, words)| words)
}

impl Case<'_> {
    /// What is said to a step's committed answer; nothing while there is none.
    pub fn said(self, step: &Step, verdict: &Verdict) -> Option<Said> {
        let answer = self.answers.get(step.name).map_or("", String::as_str);
        let (tone, section, help) = match verdict {
            Verdict::Open => return None,
            Verdict::Waiting => (Tone::Waits, None, None),
            Verdict::Right => (Tone::Right, None, None),
            // Who has not written enough yet is not wrong.
            Verdict::Wrong {
                help: help @ Help::Short { .. },
                ..
            } => (Tone::Waits, None, self.help(step, help)),
            Verdict::Wrong { says, help } => (Tone::Wrong, *says, self.help(step, help)),
        };
        let mut sentences = match (step.task, tone) {
            (Task::Run(_), _) => return None,
            (Task::Predict(question), _) => self.predicted(step, question, answer, tone),
            (Task::Explain { .. }, Tone::Right) => vec![t!("exercise-explained")],
            (Task::Explain { .. }, _) => Vec::new(),
            (_, Tone::Waits) => vec![self.waits()],
            (_, Tone::Right) => vec![t!("exercise-right")],
            (_, Tone::Wrong) => vec![t!("exercise-wrong")],
        };
        sentences.extend(help);
        Some(Said {
            tone,
            sentences,
            section,
        })
    }

    /// Why an answer cannot be judged yet.
    fn waits(self) -> String {
        match all_measured(self.exercise, self.answers, self.measured) {
            false => t!("exercise-waits"),
            true => t!("exercise-untold"),
        }
    }

    /// A prediction beside the student's own result.
    fn predicted(self, step: &Step, question: Question, answer: &str, tone: Tone) -> Vec<String> {
        let expected = self.answer(step, question.ask, answer);
        if tone == Tone::Waits {
            let kept = match all_measured(self.exercise, self.answers, self.measured) {
                false => t!("exercise-predicted", answer = expected),
                true => t!("exercise-untold"),
            };
            return vec![kept];
        }
        let right = (question.right)(self.measured);
        let shown = right.map_or_else(String::new, |right| self.right(step, question.ask, &right));
        let same = shown == expected;
        let sentence = match (self.exercise.is_quick(), tone) {
            (false, Tone::Right) if same => key("exercise-expected-same"),
            (true, Tone::Right) if same => key("exercise-thought-same"),
            (false, Tone::Right) => key("exercise-expected-right"),
            (false, _) => key("exercise-expected-wrong"),
            (true, Tone::Right) => key("exercise-thought-right"),
            (true, _) => key("exercise-thought-wrong"),
        };
        vec![t!(sentence, answer = expected, shown = shown)]
    }

    /// An answer in words.
    pub fn answer(self, step: &Step, ask: Ask, answer: &str) -> String {
        let name = |name: &str| self.option(step, name);
        match ask {
            Ask::Choose(_) => name(answer),
            Ask::Mark(_) if answer == "none" => t!("exercise-none"),
            Ask::Mark(_) => list(answer.split(',').map(|one| name(one.trim()))),
            Ask::Rank(_) => {
                let names: Vec<_> = answer.split('>').map(|one| name(one.trim())).collect();
                names.join(" > ")
            }
            Ask::Number(unit) => {
                check::number(answer).map_or_else(|| answer.to_owned(), |value| with(unit, value))
            }
        }
    }

    /// What is right, in words.
    pub fn right(self, step: &Step, ask: Ask, right: &Right) -> String {
        let name = |name: &&'static str| self.option(step, name);
        match right {
            Right::OneOf(options) => {
                let names: Vec<_> = options.iter().map(name).collect();
                names.join(&t!("exercise-or"))
            }
            Right::Set(clear) => self.marks(step, clear),
            Right::Bordered { clear, border } if border.is_empty() => self.marks(step, clear),
            Right::Bordered { clear, border } => t!(
                "exercise-bordered",
                list = self.marks(step, clear),
                border = list(border.iter().map(name))
            ),
            Right::Number { value, .. } => match ask {
                Ask::Number(unit) => with(unit, *value),
                _ => number(*value),
            },
            Right::Pairs(pairs) if pairs.is_empty() => t!("exercise-no-order"),
            Right::Pairs(pairs) => {
                let pair = |(first, second): &(&'static str, &'static str)| {
                    t!("exercise-above", first = name(first), second = name(second))
                };
                let named = list(pairs.iter().take(PAIRS).map(pair));
                match pairs.len().saturating_sub(PAIRS) {
                    0 => named,
                    more => t!("exercise-and-more", list = named, count = more),
                }
            }
        }
    }

    /// Options that have to be marked.
    fn marks(self, step: &Step, options: &[&'static str]) -> String {
        match options.is_empty() {
            true => t!("exercise-none"),
            false => list(options.iter().map(|name| self.option(step, name))),
        }
    }

    /// The name of an option, as plain text.
    fn option(self, step: &Step, name: &str) -> String {
        let options = of_step(self.words, step.name).map_or(&[][..], |step| &step.options);
        let found = options.iter().find(|(option, _)| option == name);
        found.map_or_else(|| name.to_owned(), |(_, words)| plain(words))
    }

    /// What is wrong, for any exercise; nothing more than that it is wrong has no sentence.
    fn help(self, step: &Step, help: &Help) -> Option<String> {
        let option = |name: &str| self.option(step, name);
        Some(match help {
            Help::None => return None,
            // The answer in question stands beside it.
            Help::Order(..) if matches!(step.task, Task::Predict(_)) => return None,
            Help::Unreadable => t!("exercise-unreadable"),
            Help::Formula(error) => mistake(&error.kind),
            Help::DiffersAt { x, given, wanted } => t!(
                "exercise-differs",
                x = number(*x),
                given = value(*given),
                wanted = value(*wanted)
            ),
            Help::Parameters { given, wanted } => {
                t!("exercise-parameters", given = *given, wanted = *wanted)
            }
            Help::Inputs => t!("exercise-inputs"),
            Help::Known(key) => {
                let name = activation::find(key).map_or(*key, |entry| entry.name);
                t!("exercise-known", name = name)
            }
            Help::Condition("finite") => t!("exercise-finite"),
            Help::Condition("straight") => t!("exercise-straight"),
            Help::Condition(_) => t!("exercise-condition"),
            Help::TooLarge => t!("exercise-too-large"),
            Help::TooSmall => t!("exercise-too-small"),
            Help::Set { missing, extra } => {
                let (missing, extra) = (*missing, *extra);
                match (missing, extra) {
                    (_, 0) => t!("exercise-missing", missing = missing),
                    (0, _) => t!("exercise-extra", extra = extra),
                    _ => t!("exercise-set", missing = missing, extra = extra),
                }
            }
            Help::Order(first, second) => {
                let (first, second) = (option(first), option(second));
                match self.exercise.is_quick() {
                    true => t!("exercise-order-quick", first = first, second = second),
                    false => t!("exercise-order", first = first, second = second),
                }
            }
            Help::Short { have, least } => {
                t!("exercise-short", left = least.saturating_sub(*have))
            }
        })
    }
}

/// Why an answer was not taken.
pub fn refused(refusal: Refusal, task: Task) -> String {
    match (refusal, task) {
        (Refusal::NoNumber, _) => t!("exercise-no-number"),
        (Refusal::Empty, Task::Explain { .. } | Task::Formula(_)) => t!("exercise-empty"),
        (Refusal::Empty, Task::Predict(question) | Task::Answer(question)) => match question.ask {
            Ask::Number(_) => t!("exercise-empty"),
            _ => t!("exercise-unchosen"),
        },
        (Refusal::Empty, Task::Run(_)) => t!("exercise-waits"),
    }
}

/// Where an exercise comes from: its number in the chapter, or among the claims.
pub fn origin(name: &str) -> String {
    let (kind, digits) = name.split_at_checked(1).unwrap_or((name, ""));
    match kind {
        "e" => t!("exercise-book", number = digits),
        "c" => t!("exercise-claim", number = digits),
        _ => name.to_owned(),
    }
}

/// The key of a task's name.
pub const fn task(task: Task) -> &'static str {
    match task {
        Task::Predict(_) => key("exercise-task-predict"),
        Task::Run(_) => key("exercise-task-run"),
        Task::Answer(_) => key("exercise-task-answer"),
        Task::Formula(_) => key("exercise-task-formula"),
        Task::Explain { .. } => key("exercise-task-explain"),
    }
}

/// A number with its unit.
fn with(unit: Unit, value: f64) -> String {
    let value = number(value);
    match unit {
        Unit::Plain => value,
        Unit::Percent => t!("exercise-percent", value = value),
        Unit::Points => t!("exercise-points", value = value),
        Unit::Neurons => t!("exercise-neurons", value = value),
    }
}

/// A value of a function, or that it has none.
fn value(value: f64) -> String {
    match value.is_nan() {
        true => t!("exercise-undefined"),
        false => number(value),
    }
}

fn list(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    names.join(&t!("exercise-comma"))
}

/// A line as plain text.
pub fn plain(words: &[Inline]) -> String {
    let mut text = String::new();
    Inline::each(words, &mut |part| match part {
        Inline::Text(more) | Inline::Code(more) | Inline::Fact { text: more, .. } => {
            text.push_str(more);
        }
        Inline::Math(math) => symbols(math, &mut text),
        Inline::Emphasis(_) | Inline::Strong(_) | Inline::Link(..) => {}
    });
    let text = text.trim().trim_end_matches(['.', '。']);
    text.to_owned()
}

fn symbols(math: &Math, text: &mut String) {
    text.push_str(&math.text);
    math.elements.iter().for_each(|inner| symbols(inner, text));
}

#[cfg(test)]
#[path = "sentences_tests.rs"]
mod tests;
