//! Progress as a file, and what there is to say about keeping it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::desk::Desk;
use super::outlook::{Contents, contents};
use super::places;
use crate::course::progress::{FILE, Progress, ProgressError};
use crate::ui::chart::save;
use crate::ui::state::Shared;
use crate::ui::t;

/// The name of the file.
const NAME: &str = "activation-lab-progress.json";

/// What the student is asked or told.
#[derive(Clone, PartialEq)]
enum Asked {
    Nothing,
    /// Whether to begin anew.
    Reset,
    /// Whether to take this in place of what is here.
    Import(Shared<Progress>),
    /// A file could not be taken.
    Refused(ProgressError),
    /// It was done.
    Done,
}

/// Saving, taking in and beginning anew.
#[component]
pub fn Keeping() -> impl IntoView {
    let desk = Desk::get();
    let asked = RwSignal::new(Asked::Nothing);
    let here = desk.memo(contents);
    let export = move |_| save::text(NAME, "application/json", &desk.now(Progress::to_json));
    // What is empty is replaced without asking.
    let take = move |read: Result<Progress, ProgressError>| {
        asked.set(match read {
            Err(error) => Asked::Refused(error),
            Ok(read) if here.get_untracked().is_empty() => {
                desk.replace(read);
                Asked::Done
            }
            Ok(read) => Asked::Import(Shared::new(read)),
        });
    };
    let chosen = move |event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        leptos::task::spawn_local(async move {
            if let Some(read) = read_file(&input).await {
                take(read);
            }
            // So that the same file can be chosen once more.
            input.set_value("");
        });
    };
    view! {
        <p>{move || t!("keeping-lead")}</p>
        <p class="muted" data-testid="keeping-here">{move || listed(here.get())}</p>
        <div class="tools">
            <button type="button" data-testid="export" on:click=export>
                {move || t!("keeping-export")}
            </button>
            <label class="file">
                <input
                    type="file"
                    class="visually-hidden"
                    accept=".json,application/json"
                    data-testid="import"
                    on:change=chosen
                />
                <span>{move || t!("keeping-import")}</span>
            </label>
            <button
                type="button"
                data-testid="reset"
                disabled=move || here.get().is_empty()
                on:click=move |_| asked.set(Asked::Reset)
            >
                {move || t!("keeping-reset")}
            </button>
        </div>
        <Answer asked here />
    }
}

/// The text of the chosen file as progress; none if no file was chosen.
async fn read_file(input: &web_sys::HtmlInputElement) -> Option<Result<Progress, ProgressError>> {
    let files = js_sys::Reflect::get(input, &"files".into()).ok()?;
    let file = js_sys::Reflect::get_u32(&files, 0).ok()?;
    let file: web_sys::Blob = file.dyn_into().ok()?;
    if file.size() > FILE as f64 {
        return Some(Err(ProgressError::TooLarge));
    }
    let text = JsFuture::from(file.text()).await.ok();
    let text = text.and_then(|text| text.as_string());
    Some(match text {
        Some(text) => Progress::from_json(&text),
        None => Err(ProgressError::Unreadable),
    })
}

/// What is asked or told, below the buttons; the focus goes to it.
#[component]
fn Answer(asked: RwSignal<Asked>, here: Memo<Contents>) -> impl IntoView {
    let desk = Desk::get();
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<()>| {
        asked.track();
        // Also when a question was answered, whose buttons are gone then.
        if before.is_some()
            && let Some(place) = place.get_untracked()
        {
            places::focus(&place);
        }
    });
    let question = move |said: String, yes: String, progress: Progress| {
        let agreed = move |_| {
            desk.replace(progress.clone());
            asked.set(Asked::Done);
        };
        view! {
            <div class="trouble" data-testid="confirm">
                <p>{said}</p>
                <div class="tools">
                    <button type="button" data-testid="confirm-yes" on:click=agreed>{yes}</button>
                    <button
                        type="button"
                        data-testid="confirm-no"
                        on:click=move |_| asked.set(Asked::Nothing)
                    >
                        {t!("keeping-no")}
                    </button>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="answer" node_ref=place tabindex="-1" role="status">
            {move || match asked.get() {
                Asked::Nothing => ().into_any(),
                Asked::Done => view! { <p>{t!("keeping-done")}</p> }.into_any(),
                Asked::Refused(error) => {
                    view! { <p class="warn" data-testid="import-refused">{refusal(error)}</p> }.into_any()
                }
                Asked::Reset => {
                    question(
                        t!("keeping-ask-reset", lost = listed(here.get())),
                        t!("keeping-yes-reset"),
                        Progress::default(),
                    )
                }
                Asked::Import(read) => {
                    let lost = listed(here.get());
                    let found = listed(contents(&read));
                    question(
                        t!("keeping-ask-import", lost = lost, found = found),
                        t!("keeping-yes-import"),
                        Progress::clone(&read),
                    )
                }
            }}
        </div>
    }
}

/// What there is, in words.
fn listed(contents: Contents) -> String {
    if contents.is_empty() {
        return t!("keeping-nothing");
    }
    t!(
        "keeping-contents",
        read = contents.read,
        exercises = contents.exercises,
        done = contents.done,
        answers = contents.answers,
        readings = contents.readings
    )
}

fn refusal(error: ProgressError) -> String {
    match error {
        ProgressError::TooLarge => t!("keeping-too-large"),
        ProgressError::Unreadable => t!("keeping-unreadable"),
        ProgressError::Newer => t!("keeping-newer"),
    }
}

/// What is told once above the course: the browser keeps nothing, or what cannot be read here.
#[component]
pub fn Notes() -> impl IntoView {
    let desk = Desk::get();
    let told = desk.refused();
    let refused = move || {
        told.get().then(|| {
            view! {
                <div class="message" data-testid="storage-refused">
                    <p>{move || t!("keeping-no-storage")}</p>
                    <button type="button" class="quiet" on:click=move |_| desk.understood()>
                        {move || t!("keeping-understood")}
                    </button>
                </div>
            }
        })
    };
    let unread = move || {
        let text = desk.unread().get()?;
        let rescue = move |_| save::text(NAME, "application/json", &text);
        Some(view! {
            <div class="message" data-testid="storage-unread">
                <p>{move || t!("keeping-unread")}</p>
                <button type="button" class="quiet" on:click=rescue>
                    {move || t!("keeping-rescue")}
                </button>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| desk.replace(desk.now(Clone::clone))
                >
                    {move || t!("keeping-anew")}
                </button>
            </div>
        })
    };
    view! { <div class="course-notes" role="status">{refused} {unread}</div> }
}
