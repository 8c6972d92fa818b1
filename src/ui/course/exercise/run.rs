//! What a step has the student run: the button, how far it is, what came out.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::bench::{self, Advance};
use super::labels::{function, recipe};
use super::running::Bench;
use super::sentences::origin;
use super::table::Results;
use super::work::Work;
use crate::course::exercise::Step;
use crate::course::measure::Measure;
use crate::protocol::Problem;
use crate::ui::course::places;
use crate::ui::inside::{Activity, Standing};
use crate::ui::views::ProgressBar;
use crate::ui::{format, t, words};

/// A run step.
#[component]
pub fn RunView(
    work: Work,
    step: &'static Step,
    measures: &'static [Measure],
    usable: Signal<bool>,
) -> impl IntoView {
    let bench = Bench::get();
    let job = bench.job();
    let me = (work.exercise.name, step.name);
    let mine = Memo::new(move |_| job.get() == Some(me));
    let counts = Memo::new(move |_| {
        work.done(|answers, measured| {
            let runs = bench::runs(measures, answers);
            let there = runs.iter().filter(|run| run.is_there(measured)).count();
            (there, runs.len())
        })
    });
    let all = Signal::derive(move || counts.get().1);
    let what = move || {
        work.done(|answers, _| {
            let each = measures.iter().map(|measure| measure.experiment(answers));
            let experiments: Vec<_> = each.collect();
            t!(
                "exercise-runs",
                count = all.get(),
                recipe = recipe(measures, &experiments)
            )
        })
    };
    let other = move || {
        let (exercise, _) = job.get().filter(|job| *job != me)?;
        Some(match exercise == work.exercise.name {
            true => t!("exercise-other-step"),
            false => t!("exercise-other", name = origin(exercise)),
        })
    };
    let standing = bench.standing();
    let resting = Memo::new(move |_| standing.with(rests));
    // One button for all of it keeps the focus.
    let press = move |event: MouseEvent| {
        // The second of a double click would undo the first.
        if event.detail() > 1 {
            return;
        }
        let (there, all) = counts.get_untracked();
        match (mine.get_untracked(), resting.get_untracked()) {
            (false, _) => bench.start(me.0, me.1, there == all),
            (true, true) => bench.resume(),
            (true, false) => bench.pause(),
        }
    };
    let word = move || match (job.get(), counts.get()) {
        (Some(job), _) if job == me => match resting.get() {
            true => t!("resume"),
            false => t!("pause"),
        },
        (Some(_), _) => t!("exercise-run-instead"),
        (None, (0, _)) => t!("exercise-run"),
        (None, (there, all)) if there == all => t!("exercise-run-again"),
        (None, (there, all)) => t!("exercise-run-on", there = there, all = all),
    };
    let button = NodeRef::<html::Button>::new();
    let cancel = move |_| {
        bench.cancel();
        // This button goes, and the focus would go with it.
        if let Some(button) = button.get_untracked() {
            places::focus(&button);
        }
    };
    let done = move || {
        let (there, all) = counts.get();
        (all > 0 && there == all && !mine.get()).then(|| t!("exercise-runs-done", count = all))
    };
    view! {
        <p class="field-note">{what}</p>
        <p class="field-note">{move || usable.get().then(other)}</p>
        {move || mine.get().then(|| view! { <Running bench measures all /> })}
        <div class="exercise-buttons">
            <button
                type="button"
                class="primary"
                data-testid="run"
                node_ref=button
                disabled=move || !usable.get() && !mine.get()
                on:click=press
            >
                {word}
            </button>
            <button
                type="button"
                data-testid="cancel"
                hidden=move || !mine.get()
                on:click=cancel
            >
                {move || t!("exercise-cancel")}
            </button>
        </div>
        <p class="exercise-said" role="status" data-testid="runs-done">
            {done}
        </p>
        <Results work measures />
    }
    .into_any()
}

/// How far the job is.
#[component]
fn Running(bench: Bench, measures: &'static [Measure], all: Signal<usize>) -> impl IntoView {
    let standing = bench.standing();
    let advance = bench.advance(all);
    let text = move || {
        standing.with(|standing| advance.with(|advance| progress(measures, standing, advance)))
    };
    let share = move || {
        let data = standing.with(|standing| match (&standing.data, standing.activity) {
            (Some(_), Activity::Data) => standing.share,
            _ => None,
        });
        data.or(Some(advance.with(|advance| advance.share)))
    };
    let message = move || standing.with(|standing| standing.message.as_ref().map(words::message));
    view! {
        <div class="cockpit exercise-running" data-testid="running">
            <ProgressBar
                label=Signal::derive(|| t!("progress"))
                share=Signal::derive(share)
                text=Signal::derive(text)
            />
            <p class="field-note" role="status">{message}</p>
            <Troubles bench measures />
        </div>
    }
    .into_any()
}

/// Whether nothing is done until the student goes on.
fn rests(standing: &Standing) -> bool {
    matches!(standing.activity, Activity::Paused | Activity::Cancelled)
}

/// How far it is, in a line.
fn progress(measures: &'static [Measure], standing: &Standing, advance: &Advance) -> String {
    if let (Activity::Data, Some(data)) = (standing.activity, &standing.data) {
        let share = data.received as f64 / data.total.max(1) as f64;
        return t!(
            "data-progress",
            received = format::megabytes(data.received),
            total = format::megabytes(data.total),
            percent = format::percent(share, 0),
            ready = data.train_ready
        );
    }
    let (done, all) = advance.runs;
    let run = (done + 1).min(all.max(1));
    let mut parts = vec![t!("progress-run", run = run, runs = all)];
    if let Some(current) = &advance.current {
        let name = function(measures, current);
        parts.push(t!("run-seed", name = name, seed = current.seed.to_string()));
    }
    match (advance.steps, standing.activity) {
        (_, Activity::Paused | Activity::Cancelled) => parts.push(t!("stage-paused")),
        ((_, 0), Activity::Looking) => parts.push(t!("inside-looking")),
        ((_, 0), Activity::Data) => parts.push(t!("phase-waiting")),
        ((_, 0), _) => parts.push(t!("stage-opening")),
        _ if standing.testing => parts.push(t!("phase-testing")),
        ((step, steps), _) => parts.push(t!("inside-steps", step = step, steps = steps)),
    }
    let left = standing.seconds_left.filter(|_| !rests(standing));
    parts.extend(left.map(|seconds| t!("progress-left", time = format::duration(seconds))));
    parts.join(" · ")
}

/// What keeps runs from being done.
#[component]
fn Troubles(bench: Bench, measures: &'static [Measure]) -> impl IntoView {
    let troubles = bench.troubles();
    move || {
        let troubles = troubles.get();
        if troubles.is_empty() {
            return ().into_any();
        }
        let each: Vec<_> = troubles
            .iter()
            .map(|trouble| {
                let name = function(measures, &trouble.experiment);
                let hidden = trouble.experiment.hidden.len();
                view! {
                    <p>
                        <strong>{name}</strong>
                        " "
                        {problem(&trouble.problem, hidden)}
                    </p>
                }
            })
            .collect();
        view! {
            <div class="trouble" role="alert" data-testid="trouble">
                {each}
                <p>{t!("exercise-kept")}</p>
                <button type="button" on:click=move |_| bench.resume()>
                    {t!("exercise-again")}
                </button>
            </div>
        }
        .into_any()
    }
}

/// A problem in words. What an exercise measures is the real data's, so it offers no other.
fn problem(problem: &Problem, hidden: usize) -> String {
    match problem {
        Problem::Download { file, detail } => {
            t!("exercise-no-data", file = &**file, detail = &**detail)
        }
        Problem::Damaged { file, detail } => {
            t!("exercise-damaged", file = &**file, detail = &**detail)
        }
        Problem::Unsupported { detail } => t!("exercise-unsupported", detail = &**detail),
        other => words::trouble(other, hidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::check::Answers;
    use crate::link::Lang;
    use crate::protocol::DataProgress;
    use crate::ui::course::exercise::fixture::RUN;
    use crate::ui::i18n::set_language;

    fn at(activity: Activity) -> Standing {
        Standing {
            activity,
            seconds_left: Some(20.0),
            ..Standing::default()
        }
    }

    #[test]
    fn the_line_says_which_run_and_how_long() {
        set_language(Lang::En);
        let run = bench::runs(RUN, &Answers::new()).remove(1);
        let mut advance = Advance {
            runs: (1, 4),
            share: 0.3,
            current: Some(run.experiment),
            steps: (3, 10),
        };
        let line = progress(RUN, &at(Activity::Training), &advance);
        for part in ["run 2 of 4", "ReLU", "seed 8", "step 3 of 10", "20 s left"] {
            assert!(line.contains(part), "{line}");
        }
        let line = progress(RUN, &at(Activity::Paused), &advance);
        assert!(line.contains("paused") && !line.contains("left"), "{line}");
        advance.steps = (0, 0);
        let lines = [
            Activity::Looking,
            Activity::Preparing,
            Activity::Data,
            Activity::Cancelled,
        ]
        .map(|activity| progress(RUN, &at(activity), &advance));
        let mut different = lines.to_vec();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), 4, "{lines:?}");
        let mut loading = at(Activity::Data);
        loading.data = Some(DataProgress {
            received: 1_000_000,
            total: 4_000_000,
            ..DataProgress::default()
        });
        let line = progress(RUN, &loading, &advance);
        assert!(line.contains("25"), "{line}");
    }

    #[test]
    fn every_failure_has_words() {
        let text = || "x".to_owned();
        let problems = [
            Problem::Download {
                file: text(),
                detail: text(),
            },
            Problem::Damaged {
                file: text(),
                detail: text(),
            },
            Problem::Storage { detail: text() },
            Problem::Unsupported { detail: text() },
            Problem::NoGpu { detail: text() },
            Problem::GpuLost { detail: text() },
            Problem::Checkpoint { detail: text() },
            Problem::Panic { detail: text() },
        ];
        for language in Lang::ALL {
            set_language(language);
            let mut said: Vec<_> = problems.iter().map(|one| problem(one, 4)).collect();
            // No exercise can be done with the synthetic garments.
            let offers = |said: &String| said.contains("synthetic") || said.contains("合成");
            assert!(!said.iter().any(offers), "{said:?}");
            said.sort();
            said.dedup();
            assert_eq!(said.len(), problems.len());
        }
        set_language(Lang::En);
    }
}
