//! What is being done, and the buttons to pause it, go on and call it off.

use leptos::prelude::*;

use super::room::Room;
use super::state::{Activity, Standing, Trouble};
use crate::experiment::DataSource;
use crate::ui::lab::Lab;
use crate::ui::views::ProgressBar;
use crate::ui::{format, key, t, words};

/// A card with all of it; in a figure, what there is room for.
#[component]
pub fn StandingLine(
    /// It stands in a figure.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let standing = Room::get().standing();
    let activity = Memo::new(move |_| standing.with(|s| s.activity));
    let text = move || standing.with(|standing| text(standing, brief));
    let share = move || standing.with(|s| s.share);
    view! {
        <section class="card cockpit" class:brief=brief aria-label=move || t!("inside-title")>
            <div class="standing inside-standing">
                {(!brief)
                    .then(|| {
                        view! { <h2 class="standing-title">{move || t!("inside-title")}</h2> }
                    })}
                <span
                    class="pill"
                    role="status"
                    data-testid="inside-state"
                    data-state=move || state(activity.get())
                >
                    {move || t!(name(activity.get()))}
                </span>
                <Buttons standing />
            </div>
            <ProgressBar
                label=Signal::derive(|| t!("progress"))
                share=Signal::derive(share)
                text=Signal::derive(text)
            />
            {(!brief).then(|| view! { <Device standing /> })}
            <Troubles standing />
        </section>
    }
    .into_any()
}

/// The activity in a word for machines; the first four look as on the Train page.
fn state(activity: Activity) -> &'static str {
    match activity {
        Activity::Idle => "finished",
        Activity::Paused => "paused",
        Activity::Cancelled => "stopped",
        Activity::Training | Activity::Looking => "running",
        Activity::Preparing | Activity::Data | Activity::Waiting => "opening",
    }
}

/// The activity in a word.
fn name(activity: Activity) -> &'static str {
    match activity {
        Activity::Idle => key("inside-ready"),
        Activity::Preparing => key("stage-opening"),
        Activity::Data => key("phase-waiting"),
        Activity::Training => key("stage-running"),
        Activity::Looking => key("inside-looking"),
        Activity::Waiting => key("inside-waits"),
        Activity::Paused => key("stage-paused"),
        Activity::Cancelled => key("inside-cancelled"),
    }
}

/// The activity in a line: which experiment, how far, how long.
fn text(standing: &Standing, brief: bool) -> String {
    if let Some(data) = &standing.data {
        let share = data.received as f64 / data.total.max(1) as f64;
        return t!(
            "data-progress",
            received = format::megabytes(data.received),
            total = format::megabytes(data.total),
            percent = format::percent(share, 0),
            ready = data.train_ready
        );
    }
    match (standing.activity, standing.troubles.is_empty()) {
        (Activity::Idle, true) if brief => return t!("inside-figure-known"),
        (Activity::Idle, true) => return t!("inside-all-known"),
        (Activity::Waiting, _) => return t!("inside-waits-hint"),
        (Activity::Idle, false) => return t!("inside-rest-known"),
        (Activity::Cancelled, _) => return t!("inside-cancelled-hint"),
        _ => {}
    }
    let (place, count) = standing.place;
    let which = standing.experiment.as_ref().map(words::trained);
    let place = (place > 0 && count > 1).then(|| t!("progress-run", run = place, runs = count));
    let training = standing.activity == Activity::Training;
    let (step, steps) = standing.steps;
    let steps = training.then(|| match standing.testing {
        true => t!("phase-testing"),
        false => t!("inside-steps", step = step, steps = steps),
    });
    let left = standing
        .seconds_left
        .map(|seconds| t!("progress-left", time = format::duration(seconds)));
    let parts = [which, place, steps, left];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn Buttons(standing: Memo<Standing>) -> impl IntoView {
    let room = Room::get();
    let activity = Memo::new(move |_| standing.with(|s| s.activity));
    let again = Memo::new(move |_| standing.with(|s| s.again));
    let rests = move || matches!(activity.get(), Activity::Paused | Activity::Cancelled);
    let works = move || !rests() && activity.get() != Activity::Idle;
    view! {
        <span class="inside-buttons">
            <button
                type="button"
                data-testid="inside-pause"
                hidden=move || !works()
                on:click=move |_| room.pause()
            >
                {move || t!("pause")}
            </button>
            <button
                type="button"
                class="primary"
                data-testid="inside-resume"
                hidden=move || !rests()
                on:click=move |_| room.resume()
            >
                {move || t!("resume")}
            </button>
            <button
                type="button"
                data-testid="inside-cancel"
                hidden=move || !works() && activity.get() != Activity::Paused
                on:click=move |_| room.cancel()
            >
                {move || t!("inside-cancel")}
            </button>
            <button
                type="button"
                data-testid="inside-again"
                hidden=move || rests() || !again.get()
                on:click=move |_| room.resume()
            >
                {move || t!("inside-again")}
            </button>
        </span>
    }
    .into_any()
}

/// What computes, and why.
#[component]
fn Device(standing: Memo<Standing>) -> impl IntoView {
    let used = Memo::new(move |_| standing.with(|s| (s.device, s.decision.clone(), s.auto)));
    let line = move || {
        let (device, decision, auto) = used.get();
        let why = match decision {
            Some(decision) => words::reason(&decision),
            None if auto => t!("inside-auto"),
            None => return device.map(|_| t!("reason-chosen-cpu")),
        };
        Some(why)
    };
    let unknown = move || used.with(|used| used.0.is_none());
    // What became of a student's own choice is said at once.
    let chosen = move || used.with(|used| used.1.is_some());
    let on = move || {
        let device = used.get().0?;
        Some(t!("inside-device", device = words::device(device)))
    };
    view! {
        // Its place is kept until the device is known.
        <details
            class="inside-device"
            class:unknown=unknown
            open=chosen
            data-testid="inside-device"
        >
            <summary>{on}</summary>
            <p>{line}</p>
        </details>
    }
    .into_any()
}

/// What went wrong, and what to do.
#[component]
fn Troubles(standing: Memo<Standing>) -> impl IntoView {
    let message = Memo::new(move |_| standing.with(|s| s.message.clone()));
    let troubles = Memo::new(move |_| standing.with(|s| s.troubles.clone()));
    let left_out = Memo::new(move |_| standing.with(|s| s.left_out));
    view! {
        <p class="field-note" role="status">
            {move || message.with(|message| message.as_ref().and_then(words::message))}
        </p>
        <p class="field-note">
            {move || match left_out.get() {
                0 => None,
                count => Some(t!("inside-left-out", count = count)),
            }}
        </p>
        {move || {
            troubles
                .get()
                .into_iter()
                .map(|trouble| view! { <One trouble /> }.into_any())
                .collect_view()
        }}
    }
    .into_any()
}

#[component]
fn One(trouble: Trouble) -> impl IntoView {
    let lab = Lab::get();
    let name = words::trained(&trouble.experiment);
    let said = words::trouble(&trouble.problem, trouble.experiment.hidden.len());
    let synthetic = words::wants_other_data(&trouble.problem).then(|| {
        let choose = move |_| lab.edit(|e| e.data = DataSource::Synthetic);
        view! {
            <button type="button" class="primary" on:click=choose>
                {t!("use-synthetic")}
            </button>
        }
        .into_any()
    });
    let rewind = trouble.rewind.map(|(epoch, steps)| {
        let look = move |_| {
            lab.change(|state| {
                let at = ("at".to_owned(), steps.to_string());
                state.link.view.extend([at]);
            });
        };
        view! {
            <button type="button" data-testid="inside-rewind" on:click=look>
                {t!("inside-rewind", epoch = epoch)}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="trouble" role="alert">
            <p>
                <strong>{name}</strong>
                " "
                {said}
            </p>
            <p>{synthetic} {rewind}</p>
        </div>
    }
    .into_any()
}
