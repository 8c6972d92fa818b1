//! One chapter.

use leptos::html;
use leptos::prelude::*;

use super::cited::{Sources, cited};
use super::desk::Desk;
use super::library::{Library, Reading};
use super::outlook::{neighbours, number, tally};
use super::places::{self, Arrival, Places, exercise_id, section_id};
use super::prose::{lesson, line};
use super::{entitle, titles, ways};
use crate::course::Chapter;
use crate::course::outline::CHAPTERS;
use crate::course::text::{Block, Inline, Lesson};
use crate::ui::lab::Lab;
use crate::ui::t;

/// The chapter's text with its live parts.
#[component]
pub fn ChapterView(chapter: &'static Chapter) -> impl IntoView {
    let text = Library::get().lesson(chapter.name);
    let heading = NodeRef::<html::H1>::new();
    remember(chapter);
    arrive(chapter, heading, text);
    entitle(move || t!(titles::title(chapter)));
    view! {
        <article class="lesson" data-testid="lesson" data-chapter=chapter.name>
            <header class="lesson-head">
                <Trail chapter />
                <h1 node_ref=heading tabindex="-1">
                    {move || t!(titles::title(chapter))}
                </h1>
            </header>
            {move || match text.get() {
                Reading::Coming => {
                    view! { <p class="prose coming" role="status">{t!("course-coming")}</p> }.into_any()
                }
                Reading::Failed => view! { <Failed /> }.into_any(),
                Reading::Here(text) => written(&text, chapter).into_any(),
            }}
            <End chapter />
        </article>
    }
}

/// The chapter is where the student is, from now on.
fn remember(chapter: &'static Chapter) {
    let desk = Desk::get();
    if desk.now(|progress| progress.here.as_deref() != Some(chapter.name)) {
        desk.change(|progress| progress.here = Some(chapter.name.to_owned()));
    }
    Places::get().watch(chapter.name);
}

/// Goes to where the chapter begins for this reader, once it is there.
fn arrive(chapter: &'static Chapter, heading: NodeRef<html::H1>, text: Signal<Reading<Lesson>>) {
    let arrival = Places::get().arrival(Some(chapter.name));
    if arrival == Arrival::Top {
        heading
            .on_load(move |heading| request_animation_frame(move || places::go_to_top(&heading)));
    }
    Effect::new(move |done: Option<bool>| {
        let here = text.with(|text| matches!(text, Reading::Here(_)));
        if here && done != Some(true) {
            // The text is put into the document in this turn.
            request_animation_frame(move || match arrival {
                Arrival::Exercise(name) => places::go_to(&exercise_id(name)),
                Arrival::Spot(spot) => places::go_to_spot(spot),
                Arrival::Top | Arrival::Here => {}
            });
        }
        here || done == Some(true)
    });
}

/// The text, what is in it, and what it cites.
fn written(text: &Lesson, chapter: &'static Chapter) -> impl IntoView + use<> {
    let sections: Vec<Vec<Inline>> = text
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(2, words) => Some(words.clone()),
            _ => None,
        })
        .collect();
    view! {
        <Contents sections />
        <div class="prose">{lesson(&text.blocks, chapter)}</div>
        <Sources of=cited(&text.blocks) />
    }
}

/// The sections, each to be gone to. A link to one would take the place of the chapter's address.
#[component]
fn Contents(sections: Vec<Vec<Inline>>) -> impl IntoView {
    let entries = sections.iter().enumerate().map(|(at, words)| {
        let id = section_id(at + 1);
        view! {
            <li>
                <button type="button" on:click=move |_| places::go_to(&id)>
                    {line(words)}
                </button>
            </li>
        }
    });
    let entries: Vec<_> = entries.collect();
    (entries.len() > 1).then(|| {
        view! {
            <nav class="contents" aria-label=move || t!("course-contents") data-testid="contents">
                <p class="eyebrow" aria-hidden="true">{move || t!("course-contents")}</p>
                <ol role="list">{entries}</ol>
            </nav>
        }
    })
}

/// Where in the course the chapter is, and the ways out of it.
#[component]
fn Trail(chapter: &'static Chapter) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("chapters");
    let overview = lab.of_link(ways::overview);
    let assigned = lab.of_link(ways::assignment);
    let back = move || {
        let assigned = assigned.get();
        assigned.map(|href| view! { <a href=href>{t!("course-back-assigned")}</a> " · " })
    };
    view! {
        <p class="trail">
            {back}
            {move || {
                (!hidden.get()).then(|| view! { <a href=overview>{t!("course-all-chapters")}</a> " · " })
            }}
            {move || t!("course-place", number = number(chapter), all = CHAPTERS.len())} " · "
            {move || t!("course-minutes", minutes = chapter.minutes)}
        </p>
    }
}

/// After the text: the mark, and the ways on.
#[component]
fn End(chapter: &'static Chapter) -> impl IntoView {
    let desk = Desk::get();
    let read = desk.memo(|progress| progress.has_read(chapter.name));
    let mark = move |event| {
        let read = event_target_checked(&event);
        desk.change(|progress| progress.mark(chapter.name, read));
    };
    let standings = desk.standings(chapter.exercises);
    let exercises = move || {
        let tally = tally(standings.get());
        (tally.all > 0).then(|| t!("course-tally", done = tally.done, all = tally.all))
    };
    let hidden = Lab::get().hides("chapters");
    view! {
        <footer class="lesson-end">
            <label class="check">
                <input type="checkbox" data-testid="mark-read" prop:checked=read on:change=mark />
                <span>{move || t!("course-mark-read")}</span>
            </label>
            <p class="muted">{exercises}</p>
            {move || (!hidden.get()).then(|| view! { <Onward chapter /> })}
        </footer>
    }
}

/// The chapters before and after.
#[component]
fn Onward(chapter: &'static Chapter) -> impl IntoView {
    let lab = Lab::get();
    let [before, after] = neighbours(chapter);
    let way = |chapter: &'static Chapter, class, rel, word: fn() -> String| {
        let href = lab.of_link(|link| ways::chapter(link, chapter.name));
        view! {
            <a class=class href=href rel=rel>
                <span class="eyebrow">{word}</span>
                <span>{move || t!(titles::title(chapter))}</span>
            </a>
        }
    };
    view! {
        <nav class="onward" aria-label=move || t!("course-onward")>
            {before.map(|one| way(one, "card before", "prev", || t!("course-before")))}
            {after.map(|one| way(one, "card after", "next", || t!("course-after")))}
        </nav>
    }
}

/// A text that could not be got.
#[component]
fn Failed() -> impl IntoView {
    view! {
        <div class="prose" role="alert">
            <p>{move || t!("course-failed")}</p>
            <button type="button" on:click=move |_| Library::get().again()>
                {move || t!("course-again")}
            </button>
        </div>
    }
}
