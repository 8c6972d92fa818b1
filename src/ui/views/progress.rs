//! How far something has come.

use leptos::prelude::*;

/// The browser's own progress bar with a text beside it.
#[component]
pub fn ProgressBar(
    /// What is in progress.
    #[prop(into)]
    label: Signal<String>,
    /// The share done in 0…1; `None` while nobody knows.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// The state in words, such as “epoch 3 of 10, 12 s left”.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    // Without a value the browser shows an unknown amount.
    let value = move || {
        let share = share.get().filter(|share| share.is_finite())?;
        Some(share.clamp(0.0, 1.0).to_string())
    };
    view! {
        <div class="progress">
            <label>
                <span class="progress-label">{label}</span>
                <progress max="1" value=value></progress>
            </label>
            <span class="progress-text">{text}</span>
        </div>
    }
}
