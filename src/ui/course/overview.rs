//! The list of chapters, and what belongs to the course as a whole.

use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::instructor::Instructor;
use super::keeping::Keeping;
use super::outlook::{Next, next, number, tally};
use super::places::{self, Arrival, Places};
use super::report::ReportPart;
use super::tasks::Tasks;
use super::{titles, ways};
use crate::course::outline::CHAPTERS;
use crate::course::{Chapter, exercises};
use crate::ui::lab::Lab;
use crate::ui::t;

/// All chapters in order, all exercises, the student's progress, the report, and assigning.
#[component]
pub fn Overview() -> impl IntoView {
    let hidden = Lab::get().hides("chapters");
    view! {
        <div class="course-overview">
            <Onset />
            {move || (!hidden.get()).then(|| view! { <Chapters /> }.into_any())}
            <Folded title=|| t!("course-all-exercises") name="all-exercises">
                <Tasks />
            </Folded>
            <ReportPart assigned=None />
            <Folded title=|| t!("keeping-title") name="keeping">
                <Keeping />
            </Folded>
            <Folded title=|| t!("instructor-title") name="instructor">
                <Instructor />
            </Folded>
        </div>
    }
}

/// The course's name, how far the student is, and the way on.
#[component]
fn Onset() -> impl IntoView {
    let lab = Lab::get();
    let desk = Desk::get();
    let heading = NodeRef::<html::Div>::new();
    if Places::get().arrival(None) == Arrival::Top {
        heading.on_load(|heading| {
            request_animation_frame(move || {
                heading.scroll_into_view();
                places::focus(&heading);
            });
        });
    }
    // Where the link names something of the course, nothing stands above this (see `shell`).
    let alone =
        lab.of_link(|link| link.view.contains_key("chapter") || link.view.contains_key("pick"));
    let unknown = lab.of_link(ways::unknown);
    let far = far(desk);
    let next = desk.memo(next);
    let hidden = lab.hides("chapters");
    view! {
        <section class="onset">
            <div node_ref=heading tabindex="-1">
                {move || match alone.get() {
                    true => view! { <h1>{t!("course-name")}</h1> }.into_any(),
                    false => view! { <h2>{t!("course-name")}</h2> }.into_any(),
                }}
            </div>
            {move || unknown.get().0.then(|| view! { <p class="warn">{t!("course-no-chapter")}</p> })}
            {move || {
                (unknown.get().1 > 0).then(|| view! { <p class="warn">{t!("course-no-exercise")}</p> })
            }}
            <p class="lead">{move || t!("course-lead")}</p>
            {move || (!hidden.get()).then(|| view! { <Onwards next alone /> }.into_any())}
            <p class="muted" data-testid="course-far">{far}</p>
        </section>
    }
}

/// How far the student is, in words; empty for a beginner.
fn far(desk: Desk) -> impl Fn() -> String + Send + Sync + 'static {
    let names: Vec<&'static str> = exercises::all().map(|exercise| exercise.name).collect();
    let standings = desk.standings(&names);
    let read = desk.memo(|progress| progress.read.len());
    move || {
        let tally = tally(standings.get());
        match read.get() + tally.done + tally.begun {
            0 => String::new(),
            _ => t!(
                "course-far",
                read = read.get(),
                chapters = CHAPTERS.len(),
                done = tally.done,
                exercises = tally.all
            ),
        }
    }
}

/// The way to the chapter that comes next. What stands above the list has the way to the first
/// chapter already, so that is given here only where the list is alone.
#[component]
fn Onwards(next: Memo<Next>, alone: Memo<bool>) -> impl IntoView {
    let lab = Lab::get();
    move || {
        let (chapter, said) = match next.get() {
            Next::Start(_) if !alone.get() => return ().into_any(),
            Next::Start(chapter) => (
                chapter,
                t!("course-start", title = t!(titles::title(chapter))),
            ),
            Next::GoOn(chapter) => (
                chapter,
                t!(
                    "course-go-on",
                    number = number(chapter),
                    title = t!(titles::title(chapter))
                ),
            ),
            Next::Finished => {
                return view! { <p data-testid="go-on">{t!("course-finished")}</p> }.into_any();
            }
        };
        let href = lab.of_link(|link| ways::chapter(link, chapter.name));
        view! {
            <p>
                <a class="button large" href=href data-testid="go-on">{said}</a>
            </p>
        }
        .into_any()
    }
}

#[component]
fn Chapters() -> impl IntoView {
    let entries = CHAPTERS.iter().map(|chapter| view! { <Entry chapter /> });
    view! {
        <section class="chapters" aria-labelledby="chapters-title">
            <h2 id="chapters-title">{move || t!("course-chapters")}</h2>
            <ol role="list" data-testid="chapters">
                {entries.collect_view()}
            </ol>
        </section>
    }
}

/// One chapter in the list.
#[component]
fn Entry(chapter: &'static Chapter) -> impl IntoView {
    let desk = Desk::get();
    let href = Lab::get().of_link(|link| ways::chapter(link, chapter.name));
    let read = desk.memo(|progress| progress.has_read(chapter.name));
    let standings = desk.standings(chapter.exercises);
    let exercises = move || {
        let tally = tally(standings.get());
        (tally.all > 0).then(|| {
            let said = t!("course-tally", done = tally.done, all = tally.all);
            view! { <span class:done=tally.done == tally.all>{said}</span> }
        })
    };
    view! {
        <li class="chapter" class:read=read>
            <span class="chapter-number" aria-hidden="true">
                {number(chapter).to_string()}
            </span>
            <div>
                <a class="chapter-title" href=href>
                    {move || t!(titles::title(chapter))}
                </a>
                <p>{move || t!(titles::about(chapter))}</p>
                <p class="chapter-facts">
                    <span>{move || t!("course-minutes", minutes = chapter.minutes)}</span>
                    {exercises}
                    {move || read.get().then(|| view! { <span class="done">{t!("course-read")}</span> })}
                </p>
            </div>
        </li>
    }
}

/// A part that is built when it is first opened.
#[component]
fn Folded(
    title: impl Fn() -> String + Send + Sync + 'static,
    name: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        if details.has_attribute("open") && !opened.get_untracked() {
            opened.set(true);
        }
    };
    view! {
        <details class="folded" data-testid=name on:toggle=toggled>
            <summary>
                <h2>{title}</h2>
            </summary>
            {move || opened.get().then(|| children())}
        </details>
    }
}
