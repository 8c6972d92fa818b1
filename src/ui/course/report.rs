//! The report: made, shown, saved and printed.

use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::paper::{file_name, is_empty};
use super::places;
use super::sheet::Sheet;
use crate::course::report::{Circumstances, Report, report};
use crate::course::{Exercise, exercises};
use crate::ui::chart::save;
use crate::ui::lab::{Lab, calmly};
use crate::ui::state::Shared;
use crate::ui::{router, t};

/// How often the report that is shown follows what is done, at most.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(1);

/// The longest name.
const NAME: usize = 200;

/// The report of what an instructor assigned, or of everything that was begun.
#[component]
pub fn ReportPart(assigned: Option<Vec<&'static Exercise>>) -> impl IntoView {
    let desk = Desk::get();
    let open = RwSignal::new(false);
    let exercises = StoredValue::new(Request::new(assigned));
    let student = desk.memo(|progress| progress.student.clone());
    let named = move |event| {
        let name: String = event_target_value(&event).chars().take(NAME).collect();
        desk.change(|progress| progress.student = name);
    };
    let save = move |_| {
        let made = exercises.with_value(Request::make);
        save::text(&file_name(&made), "application/json", &made.to_json());
    };
    view! {
        <section class="report-part" aria-labelledby="report-title">
            <div class="report-tools">
                <h2 id="report-title">{move || t!("report-title")}</h2>
                <p>{move || t!("report-lead")}</p>
                <label class="field report-name">
                    <span>{move || t!("report-name")}</span>
                    <input
                        type="text"
                        autocomplete="name"
                        maxlength=NAME
                        data-testid="student"
                        prop:value=student
                        on:change=named
                    />
                </label>
                <div class="tools">
                    <button
                        type="button"
                        data-testid="report-show"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {move || match open.get() {
                            true => t!("report-hide"),
                            false => t!("report-show"),
                        }}
                    </button>
                    <button type="button" data-testid="report-save" on:click=save>
                        {move || t!("report-save")}
                    </button>
                    {move || open.get().then(|| view! { <Print /> })}
                </div>
            </div>
            {move || open.get().then(|| view! { <Paper exercises /> })}
        </section>
    }
}

#[component]
fn Print() -> impl IntoView {
    let print = move |_| _ = window().print();
    view! {
        <button type="button" data-testid="report-print" on:click=print>
            {move || t!("report-print")}
        </button>
    }
}

/// Which report is wanted.
struct Request {
    exercises: Vec<&'static Exercise>,
    desk: Desk,
    lab: Lab,
    assigned: bool,
}

impl Request {
    fn new(assigned: Option<Vec<&'static Exercise>>) -> Self {
        Self {
            assigned: assigned.is_some(),
            exercises: assigned.unwrap_or_else(|| exercises::all().collect()),
            desk: Desk::get(),
            lab: Lab::get(),
        }
    }

    /// The address that assigned the exercises.
    fn link(&self) -> String {
        let names: Vec<_> = self.exercises.iter().map(|one| one.name).collect();
        let link = self
            .lab
            .now(|state| super::ways::assigned(&state.link, &names));
        router::with_base(&link)
    }

    /// The report as it is now.
    fn make(&self) -> Report {
        let circumstances = Circumstances {
            made: js_sys::Date::new_0().to_iso_string().into(),
            browser: window().navigator().user_agent().unwrap_or_default(),
            assignment: self.assigned.then(|| self.link()),
        };
        self.desk
            .now(|progress| report(progress, &self.exercises, circumstances))
    }
}

/// The report as it is printed.
#[component]
fn Paper(exercises: StoredValue<Request>) -> impl IntoView {
    let desk = Desk::get();
    let progress = calmly(desk.memo(Clone::clone), PATIENCE);
    let made = Memo::new(move |_| {
        progress.track();
        Shared::new(exercises.with_value(Request::make))
    });
    let place = NodeRef::<html::Article>::new();
    place.on_load(|place| request_animation_frame(move || places::focus(&place)));
    view! {
        <article class="report card" data-testid="report" tabindex="-1" node_ref=place>
            {move || {
                let made = made.get();
                let sheets = made.exercises.iter().filter_map(|entry| {
                    let exercise = crate::course::exercises::find(&entry.exercise)?;
                    Some(view! { <Sheet exercise entry=entry.clone() /> })
                });
                view! {
                    {head(&made)}
                    {is_empty(&made).then(|| view! { <p>{t!("report-empty")}</p> })}
                    {sheets.collect::<Vec<_>>()}
                }
            }}
        </article>
    }
}

/// Who, when, where, and how much of it.
fn head(made: &Report) -> impl IntoView + use<> {
    let done = made.exercises.iter().filter(|entry| entry.done).count();
    let all = made.exercises.len();
    let row = |name: String, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let student = match made.student.trim() {
        "" => t!("report-no-name"),
        name => name.to_owned(),
    };
    // To the minute, in the world's time, as the file says it to the millisecond.
    let when = made.made.get(..16).unwrap_or(&made.made).replace('T', " ");
    view! {
        <h3 class="report-name-line">{student}</h3>
        <dl class="report-head">
            {row(t!("report-exercises"), t!("report-done-of", done = done, all = all))}
            {row(t!("report-made"), t!("report-utc", when = when))}
            {made.assignment.clone().map(|link| row(t!("report-assignment"), link))}
            {row(t!("report-program"), t!("report-version", version = &*made.lab))}
            {row(t!("report-browser"), made.browser.clone())}
        </dl>
    }
}
