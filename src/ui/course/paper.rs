//! A report as it is read: answers as options or text, and what came out of each run.

use std::borrow::Cow;

use crate::course::exercise::{Ask, Exercise, Task};
use crate::course::measured::{Layer, Reading};
use crate::course::report::{Entry, Report, StepEntry};
use crate::course::text::{Inline, StepWording, Wording};

/// An answer, ready to be put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Options, by what the text calls them; in order, the first above the next, if `ranked`.
    Options {
        /// Each as a line of the text.
        options: Vec<Vec<Inline>>,
        /// Whether their order is the answer.
        ranked: bool,
    },
    /// No option was marked.
    NoneOfThem,
    /// A formula.
    Formula(String),
    /// Anything else, as it was typed.
    Text(String),
}

/// An answer to a step. What the text does not know stands as it is.
pub fn said(task: Task, answer: &str, words: Option<&StepWording>) -> Said {
    let (Task::Predict(question) | Task::Answer(question)) = task else {
        return match task {
            Task::Formula(_) => Said::Formula(answer.to_owned()),
            _ => Said::Text(answer.to_owned()),
        };
    };
    let (names, ranked): (Vec<&str>, bool) = match question.ask {
        Ask::Choose(_) => (vec![answer], false),
        Ask::Mark(_) if answer == "none" => return Said::NoneOfThem,
        Ask::Mark(_) => (answer.split(',').collect(), false),
        Ask::Rank(_) => (answer.split('>').collect(), true),
        Ask::Number(_) => return Said::Text(answer.to_owned()),
    };
    let option = |name: &str| {
        let options = words.map_or(&[][..], |words| &words.options);
        let known = options.iter().find(|(option, _)| option == name);
        known.map_or_else(
            || vec![Inline::Text(name.to_owned())],
            |(_, line)| line.clone(),
        )
    };
    Said::Options {
        options: names.into_iter().map(|name| option(name.trim())).collect(),
        ranked,
    }
}

/// The words of a step, if they are there.
pub fn step_words<'a>(words: Option<&'a Wording>, step: &str) -> Option<&'a StepWording> {
    let steps = &words?.steps;
    steps
        .iter()
        .find(|(name, _)| name == step)
        .map(|(_, words)| words)
}

/// One thing that came out of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was trained to its end.
    Trained {
        /// Epochs that were completed.
        epochs: u32,
        /// Test accuracy, 0…1.
        accuracy: f64,
        /// Test loss.
        loss: f64,
    },
    /// Its loss stopped being finite, after so many epochs.
    Diverged {
        /// Epochs that were completed.
        epochs: u32,
    },
    /// The numbers that its activation learned.
    Learned(Vec<(String, f32)>),
    /// Mean |gradient| of each layer's weights.
    Gradients {
        /// After the last epoch, not before the first.
        at_end: bool,
        /// From the input on.
        layers: Vec<f64>,
    },
    /// Neurons by state.
    Neurons {
        /// After the last epoch, not before the first.
        at_end: bool,
        /// From the input on.
        layers: Vec<Layer>,
    },
}

/// Everything that came out of a run.
pub fn outcomes(reading: &Reading) -> Vec<Outcome> {
    let mut found = Vec::new();
    if let Some(end) = &reading.trained {
        found.push(match end.diverged {
            true => Outcome::Diverged { epochs: end.epochs },
            false => Outcome::Trained {
                epochs: end.epochs,
                accuracy: end.test_accuracy,
                loss: end.test_loss,
            },
        });
        if !end.parameters.is_empty() {
            found.push(Outcome::Learned(end.parameters.clone()));
        }
    }
    let gradients = [
        (false, &reading.gradients_at_start),
        (true, &reading.gradients_at_end),
    ];
    for (at_end, layers) in gradients {
        if let Some(layers) = layers.clone() {
            found.push(Outcome::Gradients { at_end, layers });
        }
    }
    let neurons = [
        (false, &reading.neurons_at_start),
        (true, &reading.neurons_at_end),
    ];
    for (at_end, layers) in neurons {
        if let Some(layers) = layers.clone() {
            found.push(Outcome::Neurons { at_end, layers });
        }
    }
    found
}

/// Whether there is nothing to hand in.
pub fn is_empty(report: &Report) -> bool {
    report.exercises.is_empty()
}

/// The steps that a report shows, each with its task: those that are not there are left out.
pub fn steps<'a>(
    exercise: &'static Exercise,
    entry: &'a Entry,
) -> impl Iterator<Item = (Task, &'a StepEntry)> {
    let steps = entry.steps.iter();
    steps.filter_map(|step| Some((exercise.step(&step.step)?.task, step)))
}

/// The name of the report's file, after the student and the day.
pub fn file_name(report: &Report) -> String {
    let day = report.made.split('T').next().unwrap_or_default();
    let who: Cow<'_, str> = match report.student.trim() {
        "" => "report".into(),
        name => format!("report {}", name.chars().take(40).collect::<String>()).into(),
    };
    crate::ui::chart::csv::file_name(&format!("activation-lab {who} {day}"), "json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::exercises;
    use crate::course::measured::Trained;
    use crate::course::progress::Progress;
    use crate::course::report::{Circumstances, report};

    fn e3() -> &'static Exercise {
        exercises::find("e3").unwrap()
    }

    fn words() -> Wording {
        let option = |name: &str| (name.to_owned(), vec![Inline::Text(format!("<{name}>"))]);
        let step = StepWording {
            prompt: Vec::new(),
            options: vec![option("chance"), option("good")],
        };
        Wording {
            steps: vec![("guess".to_owned(), step)],
            ..Wording::default()
        }
    }

    #[test]
    fn answers_stand_in_the_words_of_the_text() {
        let words = words();
        let guess = step_words(Some(&words), "guess");
        let task = e3().step("guess").unwrap().task;
        let options = |said: Said| match said {
            Said::Options { options, ranked } => {
                assert!(!ranked);
                options
            }
            other => panic!("{other:?}"),
        };
        let text = |text: &str| vec![vec![Inline::Text(text.to_owned())]];
        assert_eq!(options(said(task, "good", guess)), text("<good>"));
        // Before the words are there, or where they do not know it, the answer stands itself.
        assert_eq!(options(said(task, "good", None)), text("good"));
        assert_eq!(options(said(task, "nosuch", guess)), text("nosuch"));
        let task = e3().step("accuracy").unwrap().task;
        assert_eq!(said(task, "83,5 %", None), Said::Text("83,5 %".into()));
        assert_eq!(step_words(Some(&words), "accuracy"), None);
    }

    #[test]
    fn a_report_is_read_step_by_step() {
        let mut progress = Progress::default();
        progress.attempt_mut("e3").answer("guess", "good");
        let made = report(&progress, &[e3()], Circumstances::default());
        assert!(!is_empty(&made));
        let steps: Vec<_> = steps(e3(), &made.exercises[0]).collect();
        assert_eq!(steps.len(), e3().steps.len());
        assert_eq!(steps[0].1.answer.as_deref(), Some("good"));
        let nothing = report(&Progress::default(), &[e3()], Circumstances::default());
        assert!(is_empty(&nothing));
    }

    #[test]
    fn what_came_out_is_told_once() {
        let mut reading = Reading {
            gradients_at_end: Some(vec![1e-3, 2e-3]),
            ..Reading::default()
        };
        let end = Trained {
            epochs: 3,
            test_accuracy: 0.83,
            test_loss: 0.5,
            parameters: vec![("a".into(), 0.25)],
            ..Trained::default()
        };
        reading.trained = Some(end.clone());
        let found = outcomes(&reading);
        assert_eq!(found.len(), 3);
        assert!(matches!(found[0], Outcome::Trained { epochs: 3, .. }));
        assert!(matches!(&found[1], Outcome::Learned(numbers) if numbers.len() == 1));
        assert!(matches!(found[2], Outcome::Gradients { at_end: true, .. }));
        // The accuracy of a run that diverged is none.
        reading.trained = Some(Trained {
            diverged: true,
            parameters: Vec::new(),
            ..end
        });
        assert_eq!(outcomes(&reading)[0], Outcome::Diverged { epochs: 3 });
        assert!(outcomes(&Reading::default()).is_empty());
    }

    #[test]
    fn the_file_is_named_after_the_student_and_the_day() {
        let mut progress = Progress {
            student: "Ada L.".into(),
            ..Progress::default()
        };
        let made = Circumstances {
            made: "2026-03-01T10:00:00.000Z".into(),
            ..Circumstances::default()
        };
        let named = |progress: &Progress| file_name(&report(progress, &[], made.clone()));
        assert_eq!(
            named(&progress),
            "activation-lab-report-ada-l-2026-03-01.json"
        );
        // Of a long name only the beginning, so that the day stays.
        progress.student = "x".repeat(200);
        assert!(named(&progress).ends_with("x-2026-03-01.json"));
        progress.student.clear();
        assert_eq!(named(&progress), "activation-lab-report-2026-03-01.json");
    }
}
