//! Training the function, and its code to take away.

use leptos::prelude::*;

use super::draft::Draft;
use crate::formula::pytorch::pytorch;
use crate::ui::chart::save;
use crate::ui::explore::Shown;
use crate::ui::{clipboard, t};

/// The way to the training page with this function against the two best known.
#[component]
pub fn TrainIt(draft: Draft) -> impl IntoView {
    let training = draft.training();
    view! {
        {move || match training.get() {
            Some(href) => {
                view! {
                    <p>
                        <a class="button primary" href=href data-testid="train-it">
                            {t!("design-train")}
                        </a>
                    </p>
                    <p class="field-note">{t!("design-train-note")}</p>
                }
                    .into_any()
            }
            None => view! { <p class="field-note">{t!("design-train-not-yet")}</p> }.into_any(),
        }}
    }
    .into_any()
}

/// The PyTorch module, to copy or to save.
#[component]
pub fn Away(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let code = Memo::new(move |_| {
        shown.with(|shown| {
            let one = shown.first()?;
            let function = one.function.as_ref().ok()?;
            let name = one.choice.key.to_uppercase();
            Some(pytorch(&function.instance.formula, &name))
        })
    });
    let said = RwSignal::new(None::<bool>);
    // What was said is about the code as it was then.
    Effect::new(move |_| {
        code.track();
        said.set(None);
    });
    let copy = move |_| {
        if let Some(code) = code.get_untracked() {
            clipboard::copy(code, said);
        }
    };
    let file = move |_| {
        if let Some(code) = code.get_untracked() {
            save::text("activation.py", "text/x-python;charset=utf-8", &code);
        }
    };
    view! {
        <section class="card">
            <h2>{move || t!("design-away")}</h2>
            <pre class="code" data-testid="away" tabindex="0">
                <code>{move || code.get().unwrap_or_default()}</code>
            </pre>
            <div class="row">
                <button type="button" on:click=copy>
                    {move || t!("design-copy")}
                </button>
                <button type="button" on:click=file>
                    {move || t!("design-save")}
                </button>
                <span role="status">
                    {move || match said.get() {
                        None => String::new(),
                        Some(true) => t!("design-copied"),
                        Some(false) => t!("design-copy-failed"),
                    }}
                </span>
            </div>
        </section>
    }
    .into_any()
}
