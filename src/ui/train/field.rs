//! Fields of the experiment panel. Each is named by its key in the link, and an
//! instructor's link hides it by that name.

use leptos::prelude::*;

use super::entry::{enter, shown};
use crate::experiment::Experiment;
use crate::link::Notice;
use crate::ui::lab::Lab;
use crate::ui::{notices, t};

/// A field for a number or a list of widths, read when it is left or Enter is pressed.
#[component]
pub fn TextField(
    /// Its key in the link.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// The key of a hint below it.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Takes the whole width.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let lab = Lab::get();
    let (experiment, hidden) = (lab.experiment(), lab.hides(name));
    let value = Memo::new(move |_| experiment.with(|e| shown(e, name)));
    let notice = RwSignal::new(None::<Notice>);
    let commit = move |event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let entered = experiment.with_untracked(|e| enter(e, name, &input.value()));
        input.set_value(&shown(&entered.experiment, name));
        lab.edit(|e| *e = entered.experiment);
        notice.set(entered.notice);
    };
    let id = format!("field-{name}");
    let note_id = format!("{id}-note");
    let described = note_id.clone();
    let describe =
        move || (notice.with(Option::is_some) || hint.is_some()).then(|| described.clone());
    let note = move || match notice.get() {
        Some(notice) => {
            Some(view! { <span class="warn">{notices::notice(&notice)}</span> }.into_any())
        }
        None => hint.map(|hint| view! { <span>{t!(hint)}</span> }.into_any()),
    };
    view! {
        <div class="field" class:wide=wide hidden=hidden>
            <label for=id.clone()>{move || t!(label)}</label>
            <input
                id=id
                type="text"
                inputmode=if name == "hidden" { "text" } else { "decimal" }
                autocomplete="off"
                spellcheck="false"
                prop:value=value
                aria-describedby=describe
                on:change=commit
            />
            <p class="field-note" id=note_id role="status">
                {note}
            </p>
        </div>
    }
    .into_any()
}

/// A choice among a few values.
#[component]
pub fn ChoiceField<T>(
    /// Its key in the link.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// The values and the keys of their names.
    options: &'static [(T, &'static str)],
    /// The value in an experiment.
    get: fn(&Experiment) -> T,
    /// Puts a value into an experiment.
    set: fn(&mut Experiment, T),
    /// Takes the whole width.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let lab = Lab::get();
    let (experiment, hidden) = (lab.experiment(), lab.hides(name));
    let chosen = Memo::new(move |_| {
        let value = experiment.with(get);
        options.iter().position(|(option, _)| *option == value)
    });
    let commit = move |event| {
        let index = event_target_value(&event).parse::<usize>();
        if let Some((value, _)) = index.ok().and_then(|index| options.get(index)) {
            lab.edit(|e| set(e, *value));
        }
    };
    let entries: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(index, (_, text))| {
            view! {
                <option value=index.to_string() selected=move || chosen.get() == Some(index)>
                    {move || t!(*text)}
                </option>
            }
        })
        .collect();
    // A value that only a link can give is not among the options.
    let other = move || {
        let unknown = chosen.get().is_none();
        unknown.then(|| view! { <option value="">{t!("choice-other")}</option> }.into_any())
    };
    let value = move || {
        chosen
            .get()
            .map_or_else(String::new, |index| index.to_string())
    };
    let id = format!("field-{name}");
    view! {
        <div class="field" class:wide=wide hidden=hidden>
            <label for=id.clone()>{move || t!(label)}</label>
            <select id=id prop:value=value on:change=commit>
                {other}
                {entries}
            </select>
        </div>
    }
    .into_any()
}
