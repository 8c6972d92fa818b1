//! Where the experiment stands: state, progress, data, device, and what went wrong.

use leptos::prelude::*;

use super::standing::{Standing, standing};
use super::trouble::Trouble;
use crate::experiment::DataSource;
use crate::protocol::{DataProgress, Phase};
use crate::ui::figures::Heading;
use crate::ui::lab::Lab;
use crate::ui::state::{LabState, Stage};
use crate::ui::views::ProgressBar;
use crate::ui::{format, t, words};

/// All of it.
#[component]
pub fn Status() -> impl IntoView {
    let lab = Lab::get();
    let stage = lab.memo(|state| state.current().map(|run| run.stage));
    let standing = lab.memo(standing);
    let comparing = lab.memo(|state| state.devices.comparing());
    let edited = lab.memo(LabState::edited);
    let synthetic = lab.memo(|state| {
        let shown = state
            .queue
            .as_ref()
            .map_or(&state.link.experiment, |q| &q.experiment);
        shown.data == DataSource::Synthetic
    });
    let name = lab.memo(|state| {
        let queue = state.queue.as_ref()?;
        Some((queue.current().experiment.clone(), queue.experiment.seeds))
    });
    let title = move || match name.get() {
        None => t!("ready"),
        Some((experiment, seeds)) if seeds > 1 => t!(
            "run-seed",
            name = words::trained(&experiment),
            seed = experiment.seed.to_string()
        ),
        Some((experiment, _)) => words::trained(&experiment),
    };
    let pill = move || match stage.get() {
        None => t!("stage-idle"),
        Some(Stage::Opening) if comparing.get() => t!("stage-comparing"),
        Some(stage) => words::stage(stage),
    };
    view! {
        <div class="standing">
            <Heading class="standing-title">{title}</Heading>
            <span
                class="pill"
                role="status"
                data-testid="run-state"
                data-state=move || stage_key(stage.get())
            >
                {pill}
            </span>
            {move || {
                synthetic
                    .get()
                    .then(|| view! { <span class="pill warn">{t!("synthetic-label")}</span> }.into_any())
            }}
        </div>
        <Training standing />
        <Data />
        <Device standing />
        <Trouble />
        <p class="field-note">{move || edited.get().then(|| t!("edited"))}</p>
    }
    .into_any()
}

/// The stage in a word for machines.
fn stage_key(stage: Option<Stage>) -> &'static str {
    match stage {
        None => "idle",
        Some(Stage::Waiting) => "waiting",
        Some(Stage::Opening) => "opening",
        Some(Stage::Paused) => "paused",
        Some(Stage::Running) => "running",
        Some(Stage::Finished) => "finished",
        Some(Stage::Stopped) => "stopped",
        Some(Stage::Diverged) => "diverged",
        Some(Stage::Failed) => "failed",
    }
}

#[component]
fn Training(standing: Memo<Option<Standing>>) -> impl IntoView {
    let text = move || {
        let Some(s) = standing.get() else {
            return t!("progress-none");
        };
        let epoch = t!(
            "progress-epoch",
            epoch = s.epoch,
            epochs = s.epochs,
            step = s.step,
            steps = s.steps
        );
        let phase = match s.phase {
            Some(Phase::Testing) => Some(t!("phase-testing")),
            Some(Phase::Waiting) => Some(t!("phase-waiting")),
            Some(Phase::Training) | None => None,
        };
        let speed = s.ms_per_step.map(|ms| {
            t!(
                "progress-speed",
                ms = format::measured(ms),
                rate = format::measured(1000.0 / ms)
            )
        });
        let left = s
            .seconds_left
            .filter(|seconds| *seconds > 0.0)
            .map(|seconds| t!("progress-left", time = format::duration(seconds)));
        let run = (s.runs > 1).then(|| t!("progress-run", run = s.run, runs = s.runs));
        let parts = [run, Some(epoch), phase, speed, left];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let share = move || Some(standing.with(|s| s.as_ref().map_or(0.0, |s| s.done)));
    let attribute = move |get: fn(&Standing) -> String| {
        move || standing.with(|s| s.as_ref().map(get).unwrap_or_default())
    };
    view! {
        <div
            data-testid="progress-text"
            data-step=attribute(|s| s.taken.to_string())
            data-loss=attribute(|s| s.loss.map(|loss| loss.to_string()).unwrap_or_default())
        >
            <ProgressBar
                label=Signal::derive(move || t!("progress"))
                share=Signal::derive(share)
                text=Signal::derive(text)
            />
        </div>
    }
    .into_any()
}

/// The download, while there is one to speak of.
#[component]
fn Data() -> impl IntoView {
    let lab = Lab::get();
    let progress = lab.memo(|state| {
        state
            .data
            .clone()
            .filter(|data| data.total > 0 || data.received > 0)
    });
    let complete = |data: &DataProgress| data.verified;
    let line = move || {
        let data = progress.get()?;
        if complete(&data) {
            let text = match data.from_cache {
                true => t!(
                    "data-from-cache",
                    megabytes = format::megabytes(data.received)
                ),
                false => t!(
                    "data-verified",
                    megabytes = format::megabytes(data.received)
                ),
            };
            return Some(view! { <p class="fact">{text}</p> }.into_any());
        }
        let share = (data.total > 0).then(|| data.received as f64 / data.total as f64);
        let text = match share {
            Some(share) => t!(
                "data-progress",
                received = format::megabytes(data.received),
                total = format::megabytes(data.total),
                percent = format::percent(share, 0),
                ready = data.train_ready
            ),
            None => t!("data-received", received = format::megabytes(data.received)),
        };
        Some(
            view! {
                <ProgressBar
                    label=Signal::derive(|| t!("data-label"))
                    share=Signal::stored(share)
                    text=Signal::stored(text)
                />
            }
            .into_any(),
        )
    };
    view! { <div data-testid="data-line">{line}</div> }.into_any()
}

/// What ran, why, and how fast.
#[component]
fn Device(standing: Memo<Option<Standing>>) -> impl IntoView {
    let lab = Lab::get();
    let used = lab.memo(|state| {
        let kind = state.current()?.device?;
        let info = state.devices.info(kind);
        let adapter = info
            .map(|info| info.description.clone())
            .unwrap_or_default();
        Some((kind, adapter))
    });
    let decision = lab.memo(|state| state.devices.decision.clone());
    let speed =
        Memo::new(move |_| standing.with(|s| s.as_ref()?.ms_per_step.map(format::measured)));
    let last = RwSignal::new(None::<String>);
    // The speed stays on view when the run is over.
    Effect::new(move |_| {
        if let Some(speed) = speed.get() {
            last.set(Some(speed));
        }
    });
    let line = move || {
        let (kind, adapter) = used.get()?;
        let device = match adapter.is_empty() {
            true => words::device(kind),
            false => format!("{} ({adapter})", words::device(kind)),
        };
        Some(match speed.get().or_else(|| last.get()) {
            Some(ms) => t!("device-line", device = device, ms = ms),
            None => t!("device-only", device = device),
        })
    };
    let why = move || decision.with(|decision| decision.as_ref().map(words::reason));
    view! {
        <p class="fact" data-testid="device-line">
            {line}
            " "
            <span class="muted">{why}</span>
        </p>
    }
    .into_any()
}
