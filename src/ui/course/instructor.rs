//! Where an instructor picks exercises and gets the link that assigns them.

use leptos::prelude::*;

use super::library::Library;
use super::outlook::groups;
use super::selection::Selection;
use super::titles;
use crate::course::assignment::HIDEABLE;
use crate::course::{Chapter, Exercise};
use crate::link::Lang;
use crate::ui::i18n::translate;
use crate::ui::{clipboard, key, router, t};

/// Picking, hiding, and the link.
#[component]
pub fn Instructor() -> impl IntoView {
    let selection = RwSignal::new(Selection::default());
    let groups = groups().into_iter();
    let groups = groups.map(|(chapter, exercises)| view! { <Group chapter exercises selection /> });
    view! {
        <p>{move || t!("instructor-lead")}</p>
        <div class="pick-groups">{groups.collect_view()}</div>
        <div class="pick-groups">
            <Hiding selection />
            <Language selection />
        </div>
        <Assigning selection />
    }
}

/// The exercises of a chapter, to be picked.
#[component]
fn Group(
    chapter: &'static Chapter,
    exercises: Vec<&'static Exercise>,
    selection: RwSignal<Selection>,
) -> impl IntoView {
    let titles = Library::get().titles();
    let boxes = exercises.into_iter().map(|exercise| {
        let name = exercise.name;
        let picked = move || selection.with(|selection| selection.picks(name));
        let pick = move |on| selection.update(|selection| selection.pick(name, on));
        let label = view! {
            <span class="tag">{name.to_uppercase()}</span>
            " "
            {move || titles.of(name)}
        };
        check(format!("pick-{name}"), picked, pick, label)
    });
    view! {
        <fieldset>
            <legend>{move || t!(titles::title(chapter))}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}

/// A box to be ticked.
fn check(
    testid: String,
    ticked: impl Fn() -> bool + Send + 'static,
    tick: impl Fn(bool) + 'static,
    label: impl IntoView + 'static,
) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=testid
                prop:checked=ticked
                on:change=move |event| tick(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

fn hidden_name(control: &str) -> &'static str {
    match control {
        "hints" => key("instructor-hide-hints"),
        "solution" => key("instructor-hide-solution"),
        _ => key("instructor-hide-chapters"),
    }
}

/// What the student is not to see.
#[component]
fn Hiding(selection: RwSignal<Selection>) -> impl IntoView {
    let boxes = HIDEABLE.map(|control| {
        let hidden = move || selection.with(|selection| selection.hides(control));
        let hide = move |on| selection.update(|selection| selection.hide(control, on));
        let label = move || t!(hidden_name(control));
        check(format!("hide-{control}"), hidden, hide, label)
    });
    view! {
        <fieldset>
            <legend>{move || t!("instructor-hide")}</legend>
            {boxes.collect_view()}
            <p class="field-note">{move || t!("instructor-hide-note")}</p>
        </fieldset>
    }
}

/// The language in which the page greets the student.
#[component]
fn Language(selection: RwSignal<Selection>) -> impl IntoView {
    let choose = move |event| {
        let tag = event_target_value(&event);
        let language = Lang::ALL.into_iter().find(|lang| lang.tag() == tag);
        selection.update(|selection| selection.language = language);
    };
    let options = Lang::ALL.map(|language| {
        // Every language is named in itself.
        let own = translate(language, key("instructor-language-name"), &[]);
        view! { <option value=language.tag() lang=language.tag()>{own}</option> }
    });
    view! {
        <label class="field">
            <span>{move || t!("instructor-language")}</span>
            <select data-testid="assign-language" on:change=choose>
                <option value="">{move || t!("instructor-language-own")}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// The link that says all that.
#[component]
fn Assigning(selection: RwSignal<Selection>) -> impl IntoView {
    let link = Memo::new(move |_| selection.with(Selection::link));
    let address = move || router::with_base(&link.get());
    let count = move || match selection.with(|selection| selection.names().len()) {
        0 => t!("instructor-all"),
        count => t!("instructor-count", count = count),
    };
    let said = RwSignal::new(None::<bool>);
    let copy = move |_| clipboard::copy(router::with_base(&link.get_untracked()), said);
    // What was copied is another link now.
    Effect::new(move |_| {
        link.track();
        said.set(None);
    });
    view! {
        <label class="field wide">
            <span>{count}</span>
            <input type="text" readonly data-testid="assign-link" prop:value=address />
        </label>
        <div class="tools">
            <button type="button" class="primary" data-testid="assign-copy" on:click=copy>
                {move || t!("instructor-copy")}
            </button>
            <a href=link target="_blank" rel="noopener" data-testid="assign-try">{move || t!("instructor-try")}</a>
            <span role="status">
                {move || match said.get() {
                    None => String::new(),
                    Some(true) => t!("instructor-copied"),
                    Some(false) => t!("instructor-copy-failed"),
                }}
            </span>
        </div>
    }
}
