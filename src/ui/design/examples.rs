//! Worked examples: formulas of the catalogue to begin from.

use leptos::prelude::*;

use super::draft::Draft;
use crate::activation::find;
use crate::ui::{key, t};

/// The examples and what each is about.
const EXAMPLES: [(&str, &str); 5] = [
    ("swigelu", key("design-about-swigelu")),
    ("rational", key("design-about-rational")),
    ("bspline", key("design-about-bspline")),
    ("fourier", key("design-about-fourier")),
    ("mixture", key("design-about-mixture")),
];

/// A button for each.
#[component]
pub fn Examples(draft: Draft) -> impl IntoView {
    let buttons = EXAMPLES
        .into_iter()
        .filter_map(|(name, about)| Some((find(name)?, about)))
        .map(|(entry, about)| {
            view! {
                <li>
                    <button
                        type="button"
                        class="wordy"
                        data-testid=format!("example-{}", entry.key)
                        on:click=move |_| draft.write(entry.text.to_owned())
                    >
                        {move || t!("design-example", name = entry.name, about = t!(about))}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{move || t!("design-examples")}</h2>
        <ul class="wordies">{buttons}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_in_the_catalogue() {
        for (name, _) in EXAMPLES {
            assert!(find(name).is_some(), "{name}");
        }
    }
}
