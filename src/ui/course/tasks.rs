//! The list of all exercises.

use leptos::prelude::*;

use super::desk::Desk;
use super::library::Library;
use super::outlook::groups;
use super::places::Places;
use super::{titles, ways};
use crate::course::progress::Standing;
use crate::course::{Chapter, Exercise};
use crate::ui::lab::Lab;
use crate::ui::t;

/// All exercises by chapter; those that are done can be left out.
#[component]
pub fn Tasks() -> impl IntoView {
    let open_only = RwSignal::new(false);
    let groups = groups().into_iter();
    let groups = groups.map(|(chapter, exercises)| view! { <Group chapter exercises open_only /> });
    view! {
        <p>{move || t!("tasks-lead")}</p>
        <label class="check">
            <input
                type="checkbox"
                data-testid="open-only"
                prop:checked=open_only
                on:change=move |event| open_only.set(event_target_checked(&event))
            />
            <span>{move || t!("tasks-open-only")}</span>
        </label>
        <div class="task-groups">{groups.collect_view()}</div>
    }
}

/// The exercises of a chapter.
#[component]
fn Group(
    chapter: &'static Chapter,
    exercises: Vec<&'static Exercise>,
    open_only: RwSignal<bool>,
) -> impl IntoView {
    let names: Vec<&'static str> = exercises.iter().map(|exercise| exercise.name).collect();
    let standings = Desk::get().standings(&names);
    let shown = move |place: usize| {
        !open_only.get() || standings.with(|all| all.get(place) != Some(&Standing::Done))
    };
    let none = move || !(0..names.len()).any(shown);
    let entries = exercises.iter().enumerate();
    let entries = entries.map(|(place, exercise)| {
        let standing = Memo::new(move |_| standings.with(|all| all[place]));
        view! {
            <li hidden=move || !shown(place)>
                <ExerciseLink exercise />
                " "
                <StandingMark standing />
            </li>
        }
    });
    view! {
        <section hidden=none>
            <h3>{move || t!(titles::title(chapter))}</h3>
            <ul role="list" class="tasks">{entries.collect_view()}</ul>
        </section>
    }
}

/// The way to an exercise: in its chapter or, if the chapters are hidden, alone.
#[component]
fn ExerciseLink(exercise: &'static Exercise) -> impl IntoView {
    let lab = Lab::get();
    let titles = Library::get().titles();
    let places = Places::get();
    let hidden = lab.hides("chapters");
    let href = lab.of_link(move |link| {
        let chapter = super::outlook::chapter_of(exercise.name);
        match chapter.filter(|_| !hidden.get()) {
            Some(chapter) => ways::chapter(link, chapter.name),
            None => ways::alone(link, exercise.name),
        }
    });
    let training = (!exercise.is_quick())
        .then(|| view! { <span class="muted">{move || t!("tasks-trains")}</span> });
    view! {
        <span class="tag">{exercise.name.to_uppercase()}</span>
        " "
        <a href=href on:click=move |_| places.want(exercise.name)>
            {move || titles.of(exercise.name)}
        </a>
        " "
        {training}
    }
}

/// How far an exercise is, as a mark.
#[component]
pub fn StandingMark(standing: Memo<Standing>) -> impl IntoView {
    move || match standing.get() {
        Standing::Untouched => ().into_any(),
        Standing::Begun => view! { <span class="pill">{t!("course-begun")}</span> }.into_any(),
        Standing::Done => {
            view! { <span class="pill" data-state="finished">{t!("course-done")}</span> }.into_any()
        }
    }
}
