//! What a link assigns: exercises one after another, and the report to hand in.

use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::exercise::ExerciseView;
use super::library::Library;
use super::outlook::{chapter_of, tally};
use super::places::{self, Arrival, Places, exercise_id};
use super::report::ReportPart;
use super::tasks::StandingMark;
use super::{entitle, titles, ways};
use crate::course::progress::Standing;
use crate::course::{Exercise, exercises};
use crate::ui::lab::Lab;
use crate::ui::t;

/// The assigned exercises.
#[component]
pub fn AssignmentView(names: Vec<&'static str>) -> impl IntoView {
    entitle(|| t!("assignment-title"));
    let heading = NodeRef::<html::H1>::new();
    if Places::get().arrival(None) == Arrival::Top {
        heading.on_load(|heading| request_animation_frame(move || places::go_to_top(&heading)));
    }
    let lab = Lab::get();
    let unknown = lab.of_link(|link| ways::unknown(link).1);
    let standings = Desk::get().standings(&names);
    let assigned: Vec<_> = names
        .iter()
        .filter_map(|name| exercises::find(name))
        .collect();
    let count = assigned.len();
    let done = Memo::new(move |_| tally(standings.get()).done);
    let tasks = assigned
        .iter()
        .map(|exercise| view! { <Task exercise /> }.into_any());
    view! {
        <div class="assignment" data-testid="assignment">
            <header class="assignment-head">
                <Out />
                <h1 node_ref=heading tabindex="-1">{move || t!("assignment-title")}</h1>
                <p class="lead">{move || t!("assignment-lead", count = count)}</p>
                {move || {
                    (unknown.get() > 0).then(|| view! { <p class="warn">{t!("course-no-exercise")}</p> })
                }}
                <p class="assignment-far">
                    <progress aria-hidden="true" max=count prop:value=move || done.get() as f64></progress>
                    <span data-testid="assignment-far">
                        {move || t!("assignment-far", done = done.get(), count = count)}
                    </span>
                </p>
                <List exercises=assigned.clone() standings />
            </header>
            {tasks.collect::<Vec<_>>()}
            <ReportPart assigned=Some(assigned) />
        </div>
    }
}

/// The way into the course, unless it is hidden.
#[component]
fn Out() -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("chapters");
    let overview = lab.of_link(ways::overview);
    move || {
        (!hidden.get()).then(|| {
            view! {
                <p class="trail">
                    <a href=overview>{t!("course-all-chapters")}</a>
                </p>
            }
        })
    }
}

/// What is assigned, each to be gone to.
#[component]
fn List(exercises: Vec<&'static Exercise>, standings: Memo<Vec<Standing>>) -> impl IntoView {
    let titles = Library::get().titles();
    let several = exercises.len() > 1;
    let entries = exercises.into_iter().enumerate().map(|(place, exercise)| {
        let standing = Memo::new(move |_| standings.with(|all| all[place]));
        let go = move |_| places::go_to(&exercise_id(exercise.name));
        view! {
            <li>
                <button type="button" class="quiet" on:click=go>
                    {move || titles.of(exercise.name)}
                </button>
                <StandingMark standing />
            </li>
        }
    });
    several.then(|| {
        view! {
            <nav aria-label=move || t!("assignment-list")>
                <ol class="assigned">{entries.collect::<Vec<_>>()}</ol>
            </nav>
        }
    })
}

/// An exercise, and the chapter that it belongs to.
#[component]
fn Task(exercise: &'static Exercise) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("chapters");
    let chapter = chapter_of(exercise.name).map(|chapter| {
        let href = lab.of_link(|link| ways::chapter(link, chapter.name));
        move || {
            (!hidden.get()).then(|| {
                view! {
                    <p class="muted">
                        {t!("assignment-chapter")}
                        {t!("exercise-space")}
                        <a href=href>{t!(titles::title(chapter))}</a>
                    </p>
                }
            })
        }
    });
    view! {
        <div class="exercise-place" id=exercise_id(exercise.name) tabindex="-1">
            <ExerciseView exercise />
            {chapter}
        </div>
    }
}
