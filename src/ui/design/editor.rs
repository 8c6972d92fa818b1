//! Where the formula is typed, and what is wrong with it, with the spot marked.

use leptos::prelude::*;

use super::draft::Draft;
use crate::formula::ast::limits;
use crate::formula::functions::ALL;
use crate::ui::explore::{Shown, marked, mistake};
use crate::ui::{figures, t};

/// The formula and what there is to say about it.
#[component]
pub fn Editor(
    draft: Draft,
    /// What the charts show: the last version that could be read, if there was one.
    shown: Memo<Vec<Shown>>,
    /// There is one formula.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let [field, said, help] = ["formula", "formula-said", "formula-help"].map(figures::id);
    let described = format!("{said} {help}");
    let Draft { text, read, .. } = draft;
    let typed = move |event| draft.write(event_target_value(&event));
    let good = Memo::new(move |_| read.with(Result::is_ok));
    let problem = move || {
        read.with(|read| match read {
            Ok(_) => view! { <p class="field-note">{t!("design-good")}</p> }.into_any(),
            Err(error) => {
                let said = t!("design-problem", problem = mistake(&error.kind));
                view! {
                    <p class="warn" data-testid="problem">
                        {said}
                    </p>
                    {move || {
                        shown
                            .with(|shown| shown[0].function.is_ok())
                            .then(|| view! { <p class="field-note">{t!("design-stale")}</p> })
                    }}
                }
                .into_any()
            }
        })
    };
    let spot = move || {
        let error = read.with(|read| read.as_ref().err().cloned())?;
        let [before, at, after] = text.with(|text| marked(text, &error).map(str::to_owned));
        let at = if at.trim().is_empty() {
            t!("design-missing-here")
        } else {
            at
        };
        Some(view! {
            <pre class="code spot" data-testid="spot">
                <code>{before}<mark>{at}</mark>{after}</code>
            </pre>
        })
    };
    view! {
        {(!brief).then(|| view! { <Numbers draft /> })}
        <div class="field wide">
            <label for=field.clone()>{move || t!("design-formula")}</label>
            <textarea
                id=field
                data-testid="formula"
                rows="4"
                maxlength=limits::TEXT
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                prop:value=text
                aria-invalid=move || (!good.get()).to_string()
                aria-describedby=described
                on:input=typed
            ></textarea>
            <div id=said role="status">
                {problem}
            </div>
            {spot}
            <p class="field-note" id=help>
                {move || t!("design-help")}
            </p>
            <details>
                <summary>{move || t!("design-all-functions")}</summary>
                <p class="field-note">
                    {move || {
                        let names: Vec<_> = ALL.iter().map(|entry| entry.name).collect();
                        t!("design-functions", list = names.join(", "))
                    }}
                </p>
            </details>
        </div>
    }
    .into_any()
}

/// Which of the link's formulas is written; only where there are several is there a choice.
#[component]
fn Numbers(draft: Draft) -> impl IntoView {
    let numbers = draft.numbers();
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            draft.choose(number);
        }
    };
    let options = move || {
        let (there, _) = numbers.get();
        let shown = draft.number.get();
        there
            .into_iter()
            .map(|number| {
                view! {
                    <option value=number.to_string() selected=number == shown>
                        {t!("design-number", number = number)}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class="numbers">
            <label class="field">
                <span>{move || t!("design-which")}</span>
                <select data-testid="formula-number" on:change=choose>
                    {options}
                </select>
            </label>
            <button
                type="button"
                data-testid="formula-new"
                disabled=move || numbers.with(|numbers| numbers.1.is_none())
                on:click=move |_| {
                    if let Some(free) = numbers.with_untracked(|numbers| numbers.1) {
                        draft.choose(free);
                    }
                }
            >
                {move || t!("design-new")}
            </button>
        </div>
    }
    .into_any()
}
