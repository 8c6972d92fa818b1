//! The steps of an exercise as pure logic: which can be used, and what committing an answer does.

use crate::course::check::{self, Answers, Help, Verdict, number};
use crate::course::exercise::{Ask, Exercise, Step, Task};
use crate::course::measured::Measured;
use crate::course::progress::Attempt;

/// How a step stands among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// It is answered, right or not: the steps after it can be used.
    pub answered: bool,
    /// It can be used.
    pub usable: bool,
    /// It is a committed prediction, which stays until everything was measured.
    pub locked: bool,
    /// The step, counted from 0, that has to be answered before this one can be used.
    pub after: Option<usize>,
}

/// What is said to each step, in order.
pub type Verdicts = Vec<(&'static str, Verdict)>;

/// How each step stands, given what is said to each and whether everything was measured.
pub fn stands(exercise: &Exercise, verdicts: &Verdicts, measured: bool) -> Vec<Stand> {
    let answered: Vec<bool> = exercise
        .steps
        .iter()
        .zip(verdicts)
        .map(|(step, (_, verdict))| is_answered(step, verdict))
        .collect();
    let steps = exercise.steps.iter().enumerate();
    steps
        .map(|(place, step)| {
            let open = answered[..place].iter().position(|answered| !answered);
            let after = open.or_else(|| {
                // What is trained must be a formula that can be.
                let needed = |one: &usize| needs(step, exercise.steps[*one].name);
                let right = |one: &usize| verdicts[*one].1 == Verdict::Right;
                (0..place).find(|one| needed(one) && !right(one))
            });
            Stand {
                answered: answered[place],
                usable: after.is_none(),
                locked: matches!(step.task, Task::Predict(_)) && answered[place] && !measured,
                after,
            }
        })
        .collect()
}

/// Whether everything was measured that the exercise measures.
pub fn all_measured(exercise: &Exercise, answers: &Answers, measured: &Measured) -> bool {
    let mut measures = exercise.measures();
    measures.all(|measure| measure.is_done(measured, answers))
}

/// Whether a step is answered, as far as the next one is concerned.
fn is_answered(step: &Step, verdict: &Verdict) -> bool {
    match step.task {
        Task::Run(_) | Task::Explain { .. } => *verdict == Verdict::Right,
        _ => !is_open(verdict),
    }
}

/// Whether there is no answer, or none of the kind that is asked for.
pub fn is_open(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Open => true,
        Verdict::Wrong { help, .. } => matches!(
            help,
            Help::Unreadable | Help::Formula(_) | Help::Short { .. }
        ),
        Verdict::Right | Verdict::Waiting => false,
    }
}

/// Whether a step trains the formula of that other step.
fn needs(step: &Step, formula: &str) -> bool {
    let Task::Run(measures) = step.task else {
        return false;
    };
    let place = ["{", formula, "}"].concat();
    let mut measures = measures.iter();
    measures.any(|measure| measure.experiment.contains(&place))
}

/// Why an answer is not committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none.
    Empty,
    /// It is no number.
    NoNumber,
}

/// Commits what stands in a step's field. A wrong answer is counted, once; a prediction is none
/// when it is made, and neither is what cannot be read or is too short.
///
/// # Errors
/// It is no answer; nothing changes.
pub fn commit(exercise: &Exercise, step: &Step, attempt: &mut Attempt) -> Result<(), Refusal> {
    let answer = answer(step, attempt.text(step.name))?;
    let before = attempt.answers.get(step.name).cloned();
    let explains = matches!(step.task, Task::Explain { .. });
    if explains {
        // Words are written on, not answered anew.
        attempt.drafts.remove(step.name);
        attempt.answers.insert(step.name.to_owned(), answer.clone());
    } else {
        // What could not be read was no answer, and is not kept as the first.
        if is_open(&check::verdict(
            exercise,
            step,
            &attempt.answers,
            &attempt.measured,
        )) {
            attempt.answers.remove(step.name);
        }
        attempt.answer(step.name, &answer);
    }
    let verdict = check::verdict(exercise, step, &attempt.answers, &attempt.measured);
    let predicted = matches!(step.task, Task::Predict(_)) && before.is_none();
    let wrong = matches!(verdict, Verdict::Wrong { .. }) && !is_open(&verdict);
    if wrong && !predicted && before.as_ref() != Some(&answer) {
        attempt.wrong = attempt.wrong.saturating_add(1);
    }
    Ok(())
}

/// What stands in a field as an answer.
fn answer(step: &Step, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let ask = match step.task {
        Task::Predict(question) | Task::Answer(question) => Some(question.ask),
        _ => None,
    };
    match ask {
        // Nothing marked is an answer, and so is the order in which the options stand at first.
        Some(Ask::Mark(_)) if text.is_empty() => Ok("none".to_owned()),
        Some(Ask::Rank(options)) if text.is_empty() => Ok(options.join(">")),
        _ if text.is_empty() => Err(Refusal::Empty),
        Some(Ask::Number(_)) if number(text).is_none() => Err(Refusal::NoNumber),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::course::exercise::fixture::{EXERCISE, measured};

    fn stands(attempt: &Attempt) -> Vec<Stand> {
        let Attempt {
            answers, measured, ..
        } = attempt;
        let verdicts = check::judge(&EXERCISE, answers, measured);
        let measured = all_measured(&EXERCISE, answers, measured);
        super::stands(&EXERCISE, &verdicts, measured)
    }

    fn step(name: &str) -> &'static Step {
        EXERCISE.step(name).expect("a step of the fixture")
    }

    fn commit(attempt: &mut Attempt, name: &str, text: &str) -> Result<(), Refusal> {
        attempt.draft(name, text);
        super::commit(&EXERCISE, step(name), attempt)
    }

    fn usable(attempt: &Attempt) -> Vec<&'static str> {
        let steps = EXERCISE.steps.iter().zip(stands(attempt));
        let usable = steps.filter(|(_, stand)| stand.usable);
        usable.map(|(step, _)| step.name).collect()
    }

    fn guess(attempt: &Attempt) -> Stand {
        stands(attempt)[0]
    }

    #[test]
    fn steps_open_one_after_another() {
        let mut attempt = Attempt::default();
        assert_eq!(usable(&attempt), ["guess"]);
        assert!(!guess(&attempt).locked);
        // What is only typed is no answer.
        attempt.draft("guess", "same");
        assert_eq!(usable(&attempt), ["guess"]);
        commit(&mut attempt, "guess", "same").unwrap();
        assert_eq!(usable(&attempt), ["guess", "own"]);
        assert!(guess(&attempt).locked);
        // What cannot be read is none either, and a wrong formula is not trained.
        commit(&mut attempt, "own", "x*(").unwrap();
        assert_eq!(usable(&attempt), ["guess", "own"]);
        commit(&mut attempt, "own", "2*x").unwrap();
        let all = stands(&attempt);
        assert_eq!((all[2].after, all[3].after), (Some(1), Some(2)));
        commit(&mut attempt, "own", "x*sigmoid(2*x)").unwrap();
        assert_eq!(usable(&attempt), ["guess", "own", "run"]);
        attempt.measured = measured([0.8, 0.81], [0.7, 0.71], "x*sigmoid(2*x)");
        assert_eq!(usable(&attempt), ["guess", "own", "run", "order"]);
        assert!(!guess(&attempt).locked, "it may be revised now");
        // A wrong answer opens the next step as well.
        commit(&mut attempt, "order", "gelu>relu").unwrap();
        commit(&mut attempt, "mean", "5").unwrap();
        commit(&mut attempt, "which", "").unwrap();
        assert_eq!(attempt.answers["which"], "none");
        assert_eq!(usable(&attempt).len(), EXERCISE.steps.len());
    }

    #[test]
    fn wrong_answers_are_counted_once_and_predictions_are_not() {
        let mut attempt = Attempt::default();
        commit(&mut attempt, "guess", "same").unwrap();
        commit(&mut attempt, "own", "x*(").unwrap();
        assert_eq!(attempt.wrong, 0);
        commit(&mut attempt, "own", "2*x").unwrap();
        commit(&mut attempt, "own", "2*x").unwrap();
        assert_eq!(attempt.wrong, 1);
        commit(&mut attempt, "own", "x*sigmoid(2*x)").unwrap();
        assert_eq!(attempt.first["own"], "2*x");
        attempt.measured = measured([0.8, 0.81], [0.7, 0.71], "x*sigmoid(2*x)");
        // The prediction was wrong, which is no mistake; to insist on another wrong one is.
        assert_eq!(attempt.wrong, 1);
        commit(&mut attempt, "guess", "below").unwrap();
        assert_eq!(attempt.wrong, 2);
        commit(&mut attempt, "guess", "above").unwrap();
        assert_eq!(
            (attempt.wrong, attempt.first["guess"].as_str()),
            (2, "same")
        );
        // Too short is not wrong, and what is written on was not answered before.
        commit(&mut attempt, "why", "so").unwrap();
        commit(&mut attempt, "why", "so that it is long enough").unwrap();
        assert_eq!(attempt.wrong, 2);
        assert!(!attempt.first.contains_key("why"));
        assert!(attempt.drafts.is_empty());
    }

    #[test]
    fn what_is_no_answer_is_refused_and_nothing_changes() {
        let mut attempt = Attempt::default();
        assert_eq!(commit(&mut attempt, "guess", " "), Err(Refusal::Empty));
        assert_eq!(commit(&mut attempt, "why", ""), Err(Refusal::Empty));
        assert_eq!(
            commit(&mut attempt, "mean", "a lot"),
            Err(Refusal::NoNumber)
        );
        assert_eq!(attempt.text("mean"), "a lot");
        assert!(attempt.answers.is_empty());
        // The order in which the options stand can be meant.
        commit(&mut attempt, "order", "").unwrap();
        assert_eq!(attempt.answers["order"], "relu>gelu");
    }
}
