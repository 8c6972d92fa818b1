//! The results table, with the chapter's figures where they compare.

use leptos::prelude::*;

use crate::ui::book::{self, Recipe};
use crate::ui::lab::Lab;
use crate::ui::shell::Dark;
use crate::ui::state::{LabState, RunRecord, Stage};
use crate::ui::views::{ResultsTable, RunResult};
use crate::ui::{format, t, words};

/// A run with at least one epoch, or one that diverged before it had any.
fn result(run: &RunRecord) -> Option<RunResult> {
    let last = run.last_epoch();
    let diverged = run.stage == Stage::Diverged;
    if last.is_none() && !diverged {
        return None;
    }
    let figure = |get: fn(&crate::protocol::EpochResult) -> f64| last.map_or(f64::NAN, get);
    Some(RunResult {
        key: match run.experiment.noact {
            true => "identity".to_owned(),
            false => run.experiment.activation().key.clone(),
        },
        name: words::trained(&run.experiment),
        seed: run.experiment.seed,
        device: run.device.map(words::device).unwrap_or_default(),
        epochs: last.map_or(0, |result| result.epoch),
        test_accuracy: figure(|result| result.test_accuracy),
        regression: run.experiment.data.is_regression(),
        test_loss: figure(|result| result.test_loss),
        seconds: figure(|result| result.seconds),
        diverged,
        learned: last.map_or_else(Vec::new, |result| result.activation_parameters.clone()),
    })
}

/// The runs whose figures may stand side by side: a run under way counts only while its
/// function has none that is over, for a mean over both would say nothing.
fn comparable(runs: &[RunRecord]) -> impl Iterator<Item = &RunRecord> {
    let same = |a: &RunRecord, b: &RunRecord| a.experiment.activations == b.experiment.activations;
    runs.iter().filter(move |run| {
        run.stage.is_over()
            || !runs
                .iter()
                .any(|other| other.stage.is_over() && same(run, other))
    })
}

/// Whether there is a result.
pub fn any(state: &LabState) -> bool {
    let mut runs = state.runs().iter();
    runs.any(|run| run.last_epoch().is_some() || run.stage == Stage::Diverged)
}

/// The recipe of what was trained, or is set.
fn recipe(lab: Lab) -> Memo<Recipe> {
    lab.memo(|state| {
        let trained = state.queue.as_ref().map(|queue| &queue.experiment);
        book::recipe(trained.unwrap_or(&state.link.experiment))
    })
}

/// The table and what there is to know about the figures beside it.
#[component]
pub fn Results() -> impl IntoView {
    let recipe = recipe(Lab::get());
    let remark = move || match recipe.get() {
        Recipe::Table08 => t!("book-table-08"),
        Recipe::Table09 => t!("book-table-09"),
        Recipe::Single => t!(
            "book-single",
            seconds = format::fixed(book::SINGLE_RUN_SECONDS, 1)
        ),
        Recipe::Other => t!("book-other"),
    };
    view! {
        <div class="card">
            <Table />
            <p class="view-note">{remark}</p>
        </div>
    }
    .into_any()
}

/// The table alone.
#[component]
pub fn Table() -> impl IntoView {
    let lab = Lab::get();
    let Dark(dark) = expect_context();
    let version = lab.memo(|state| {
        let runs = state.runs().iter();
        runs.map(|run| (run.id, run.epochs.len(), run.stage))
            .collect::<Vec<_>>()
    });
    let runs = Memo::new(move |_| {
        // A memo is only followed once it has been computed, so it is read, not just tracked.
        version.with(|_| ());
        crate::ui::i18n::language();
        lab.now(|state| {
            comparable(state.runs())
                .filter_map(result)
                .collect::<Vec<_>>()
        })
    });
    let recipe = recipe(lab);
    let references = Memo::new(move |_| book::references(recipe.get()));
    // Unrounded, for the test that compares this page with the command line.
    let losses = lab.memo(|state| {
        let last = state.runs().first()?.last_epoch()?;
        Some((last.train_loss, last.test_loss))
    });
    view! {
        <div
            data-testid="results-table"
            data-train-loss=move || losses.get().map(|(train, _)| train.to_string())
            data-test-loss=move || losses.get().map(|(_, test)| test.to_string())
        >
            <ResultsTable runs references dark />
        </div>
    }
    .into_any()
}
