//! One exercise in a report.

use leptos::prelude::*;

use super::library::{Library, Reading};
use super::paper::{Outcome, Said, outcomes, said, step_words, steps};
use super::prose::{line, prose};
use crate::course::Exercise;
use crate::course::exercise::Task;
use crate::course::measured::{Layer, Reading as Read};
use crate::course::report::{Entry, StepEntry};
use crate::course::text::{StepWording, Wording};
use crate::link::{decode, encode};
use crate::ui::{format, router, t, words};

/// What was done with an exercise.
#[component]
pub fn Sheet(exercise: &'static Exercise, entry: Entry) -> impl IntoView {
    let text = Library::get().wording(exercise.name);
    move || {
        let text = text.get();
        let words = match &text {
            Reading::Here(words) => Some(&**words),
            _ => None,
        };
        let title = words.map_or_else(String::new, |words| words.title.clone());
        let shown = steps(exercise, &entry)
            .map(|(task, step)| self::step(task, step, words))
            .collect::<Vec<_>>();
        view! {
            <section class="sheet" data-exercise=exercise.name data-done=entry.done.to_string()>
                <h3>
                    <span class="tag">{exercise.name.to_uppercase()}</span>
                    " "
                    {title}
                </h3>
                <p class="sheet-facts">{summary(exercise, &entry)}</p>
                <ol role="list" class="sheet-steps">{shown}</ol>
                {results(&entry)}
            </section>
        }
    }
}

/// Whether it is done, and with how much help.
fn summary(exercise: &Exercise, entry: &Entry) -> String {
    let done = match entry.done {
        true => t!("report-is-done"),
        false => t!("report-not-done"),
    };
    let solution = match entry.solution_opened {
        true => t!("report-solution-opened"),
        false => t!("report-solution-closed"),
    };
    let help = t!(
        "report-help",
        wrong = entry.wrong,
        hints = entry.hints,
        all = exercise.hints
    );
    [done, help, solution].join(&t!("exercise-space"))
}

fn step(task: Task, step: &StepEntry, words: Option<&Wording>) -> AnyView {
    let words = step_words(words, &step.step);
    let kind = match task {
        Task::Predict(_) => t!("report-predict"),
        Task::Run(_) => t!("report-run"),
        Task::Answer(_) => t!("report-answer"),
        Task::Formula(_) => t!("report-formula"),
        Task::Explain { .. } => t!("report-explain"),
    };
    let verdict = match (step.verdict.as_str(), task) {
        ("right", Task::Run(_)) => t!("report-measured"),
        // How good an explanation is, is for a person to say.
        ("right", Task::Explain { .. }) => t!("report-given"),
        ("right", _) => t!("report-right"),
        ("wrong", _) => t!("report-wrong"),
        ("waiting", Task::Run(_)) => t!("report-not-measured"),
        ("waiting", _) => t!("report-waiting"),
        _ => t!("report-open"),
    };
    let given = |given: &Option<String>| given.as_ref().map(|given| answer(task, given, words));
    let first = given(&step.first_answer)
        .map(|first| view! { <div class="first">{t!("report-first")} " " {first}</div> });
    view! {
        <li>
            <p class="step-kind">
                <strong>{kind}</strong>
                " "
                <span class="verdict" data-verdict=step.verdict.clone()>{verdict}</span>
            </p>
            {words.map(|words| view! { <div class="asked">{prose(&words.prompt, None)}</div> })}
            {given(&step.answer).map(|answer| view! { <div class="given">{answer}</div> })}
            {first}
        </li>
    }
    .into_any()
}

/// An answer in words.
fn answer(task: Task, answer: &str, words: Option<&StepWording>) -> AnyView {
    match said(task, answer, words) {
        Said::NoneOfThem => view! { <p>{t!("report-none-of-them")}</p> }.into_any(),
        Said::Formula(text) => view! { <p><code>{text}</code></p> }.into_any(),
        Said::Text(text) => view! { <p class="typed">{text}</p> }.into_any(),
        Said::Options { options, ranked } => {
            let items: Vec<_> = options
                .iter()
                .map(|option| view! { <li>{line(option)}</li> })
                .collect();
            match ranked {
                true => view! { <ol>{items}</ol> }.into_any(),
                false => view! { <ul>{items}</ul> }.into_any(),
            }
        }
    }
}

/// The runs as links, with what came out.
fn results(entry: &Entry) -> Option<AnyView> {
    let rows: Vec<_> = entry
        .results
        .iter()
        .map(|result| run(&result.reading))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="prose-table" tabindex="0" role="group" aria-label=t!("report-results")>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t!("report-the-run")}</th>
                            <th scope="col">{t!("report-outcome")}</th>
                            <th scope="col">{t!("report-device")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

fn run(reading: &Read) -> AnyView {
    // A link of a file is only ever read as one of ours.
    let (link, _) = decode(&reading.link);
    let href = encode(&link);
    let seed = reading.seed.to_string();
    let name = t!(
        "run-seed",
        name = words::trained(&link.experiment),
        seed = seed
    );
    let outcomes: Vec<_> = outcomes(reading)
        .iter()
        .map(|outcome| view! { <p>{outcome_words(outcome)}</p> })
        .collect();
    view! {
        <tr>
            <td>
                <a href=href.clone()>{name}</a>
                <span class="print-address">{router::with_base(&href)}</span>
            </td>
            <td>{outcomes}</td>
            <td>{reading.device.clone()}</td>
        </tr>
    }
    .into_any()
}

fn outcome_words(outcome: &Outcome) -> String {
    let listed = |numbers: Vec<String>| numbers.join(", ");
    let at = |at_end: bool| match at_end {
        true => t!("report-at-end"),
        false => t!("report-at-start"),
    };
    match outcome {
        Outcome::Trained {
            epochs,
            accuracy,
            loss,
        } => t!(
            "report-trained",
            epochs = *epochs,
            accuracy = format::percent(*accuracy, 2),
            loss = format::fixed(*loss, 4)
        ),
        Outcome::Diverged { epochs } => t!("report-diverged", epochs = *epochs),
        Outcome::Learned(numbers) => {
            let numbers = numbers.iter();
            let each = numbers.map(|(name, value)| format!("{name} = {value:.4}"));
            t!("report-learned", numbers = listed(each.collect()))
        }
        Outcome::Gradients { at_end, layers } => {
            // No line ends after a minus sign, as it may after a hyphen.
            let each = layers
                .iter()
                .map(|value| format!("{value:.2e}").replace('-', "−"));
            t!(
                "report-gradients",
                when = at(*at_end),
                layers = listed(each.collect())
            )
        }
        Outcome::Neurons { at_end, layers } => {
            let count = |part: fn(&Layer) -> u32| {
                listed(layers.iter().map(|layer| part(layer).to_string()).collect())
            };
            t!(
                "report-neurons",
                when = at(*at_end),
                widths = count(|layer| layer.width),
                dead = count(|layer| layer.counts.dead),
                near = count(|layer| layer.counts.near_dead),
                saturated = count(|layer| layer.counts.saturated),
                constant = count(|layer| layer.counts.constant)
            )
        }
    }
}
