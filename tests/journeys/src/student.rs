//! A student who has no mouse: does the course's exercises with the keyboard alone, with what the
//! exercise gives as its solution, and reads measured answers off the page's own runs.

use std::time::Duration;

use activation_lab::course::Exercise;
use activation_lab::course::exercise::{Ask, Question, Step, Task};
use activation_lab::course::measured::Measured;
use activation_lab::course::progress::Progress;

use crate::Page;

const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const DOWN: &str = "\u{e015}";
/// How long the page may take to answer.
const SOON: Duration = Duration::from_secs(20);
/// How long an exercise's runs may take, the first with the data still to come.
const RUNS: Duration = Duration::from_secs(240);

/// Goes through an exercise, step by step, and waits until the page says that it is done.
///
/// # Panics
/// If a step cannot be reached or done, or the exercise is not done at its end.
pub fn solve(page: &Page, exercise: &Exercise) {
    for step in exercise.steps {
        let place = format!(
            "[data-testid={}] [data-testid=step-{}]",
            exercise.name, step.name
        );
        answer(page, exercise, step, &place);
    }
    // Predictions that the runs contradict are revised, as the page asks for.
    for step in exercise.steps {
        if let Task::Predict(question) = step.task {
            let measured = measured(page, exercise);
            let right = (question.right)(&measured).expect("everything was measured");
            let place = format!(
                "[data-testid={}] [data-testid=step-{}]",
                exercise.name, step.name
            );
            if tone(page, &place) != "right" {
                give(page, question, &right.as_answer(question.ask), &place);
                commit(page, &place);
                wait_right(page, exercise, &place);
            }
        }
    }
    let done = format!("[data-testid={}][data-done=true]", exercise.name);
    page.wait(&format!("{} is done", exercise.name), SOON, || {
        page.count(&done) == 1
    });
}

fn answer(page: &Page, exercise: &Exercise, step: &Step, place: &str) {
    let solution = exercise
        .solution
        .iter()
        .find(|(name, _)| *name == step.name)
        .map_or("", |(_, answer)| answer);
    let field = |kind: &str| format!("{place} [data-testid={kind}]");
    match step.task {
        Task::Run(_) => {
            page.tab_to(&field("run"));
            page.press(ENTER);
            let said = field("runs-done");
            page.wait(&format!("{} has run", exercise.name), RUNS, || {
                let text = page.script(
                    "return document.querySelector(arguments[0])?.textContent.trim() ?? ''",
                    vec![said.as_str().into()],
                );
                text.as_str().is_some_and(|text| !text.is_empty())
            });
        }
        Task::Explain { .. } => {
            page.tab_to(&field("explain"));
            page.press(solution);
            commit(page, place);
            wait_right(page, exercise, place);
        }
        Task::Formula(_) => {
            page.tab_to(&field("formula"));
            page.press(solution);
            commit(page, place);
            wait_right(page, exercise, place);
        }
        Task::Answer(question) => {
            let answer = match solution {
                "=measured" => {
                    let measured = measured(page, exercise);
                    let right = (question.right)(&measured).expect("everything was measured");
                    right.as_answer(question.ask)
                }
                other => other.to_owned(),
            };
            give(page, question, &answer, place);
            commit(page, place);
            wait_right(page, exercise, place);
        }
        // What a student expects before the run is not measured: the first option will do.
        Task::Predict(question) => {
            let guess = match (solution, question.ask) {
                ("=measured", Ask::Choose(options) | Ask::Mark(options)) => options[0].to_owned(),
                ("=measured", Ask::Rank(options)) => options.join(">"),
                ("=measured", Ask::Number(_)) => "1".to_owned(),
                (answer, _) => answer.to_owned(),
            };
            give(page, question, &guess, place);
            commit(page, place);
        }
    }
}

/// Puts an answer in the step's field.
fn give(page: &Page, question: Question, answer: &str, place: &str) {
    match question.ask {
        Ask::Number(_) => {
            page.tab_to(&format!("{place} [data-testid=number]"));
            page.press(&clearing(answer));
        }
        Ask::Choose(_) => {
            page.tab_to(&format!("{place} input[type=radio]"));
            page.press(SPACE);
            let wanted = format!("{place} input[type=radio][value=\"{answer}\"]:checked");
            for _ in 0..20 {
                if page.count(&wanted) == 1 {
                    return;
                }
                page.press(DOWN);
            }
            panic!("no option {answer} in {place}");
        }
        Ask::Mark(options) => {
            for (number, option) in options.iter().enumerate() {
                let css = format!("{place} label:nth-of-type({}) input", number + 1);
                let marked = page.count(&format!("{css}:checked")) == 1;
                if marked != answer.split(',').any(|name| name.trim() == *option) {
                    page.tab_to(&css);
                    page.press(SPACE);
                }
            }
        }
        Ask::Rank(options) => rank(page, options, answer, place),
    }
}

/// Moves options up until they stand in the order that is wanted.
fn rank(page: &Page, options: &[&'static str], answer: &str, place: &str) {
    let mut order: Vec<&str> = options.to_vec();
    for (to, wanted) in answer.split('>').map(str::trim).enumerate() {
        let from = order.iter().position(|name| *name == wanted);
        let from = from.unwrap_or_else(|| panic!("no option {wanted} in {place}"));
        for at in (to + 1..=from).rev() {
            page.tab_to(&format!(
                "{place} li:nth-of-type({}) button[id$=-up]",
                at + 1
            ));
            page.press(ENTER);
            order.swap(at, at - 1);
        }
    }
}

fn commit(page: &Page, place: &str) {
    page.tab_to(&format!("{place} [data-testid=commit]"));
    page.press(ENTER);
}

/// What was said to a step: `right`, `wrong`, …
fn tone(page: &Page, place: &str) -> String {
    let said = page.script(
        "return document.querySelector(arguments[0])?.dataset.tone ?? ''",
        vec![format!("{place} [data-testid=said]").into()],
    );
    said.as_str().unwrap_or_default().to_owned()
}

fn wait_right(page: &Page, exercise: &Exercise, place: &str) {
    let what = format!("{} says that {place} is right", exercise.name);
    page.wait(&what, SOON, || tone(page, place) == "right");
}

/// What the page measured, as it keeps it in the browser.
fn measured(page: &Page, exercise: &Exercise) -> Measured {
    // It is kept a moment after the last change.
    std::thread::sleep(Duration::from_millis(800));
    let kept = page.string("return localStorage.getItem('activation-lab:progress') ?? ''");
    let progress = Progress::from_json(&kept).expect("the browser keeps the progress");
    let attempt = progress.attempt(exercise.name);
    attempt.map_or_else(Measured::default, |attempt| attempt.measured.clone())
}

/// Text that takes the place of what is in a field: everything is chosen first.
fn clearing(text: &str) -> String {
    // Control down, a, control up.
    format!("\u{e009}a\u{e000}{text}")
}
