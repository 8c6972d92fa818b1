//! What is known about the functions beyond their formulas.
//!
//! | module | holds |
//! |---|---|
//! | `notes` | what each function is good and bad at, and where the chapter is mistaken about it |
//! | `checklist` | the chapter's requirements, with what decides each |
//! | `history` | the functions and what happened around them, by year |
//! | `years`, `player` | the same, told year by year |
//! | `comparison` | the chapter's table of twelve functions, beside what is computed of them |
//! | `advice`, `references` | the chapter's advice by field, and the papers it is held against |

mod advice;
mod checklist;
mod comparison;
mod history;
mod notes;
mod player;
mod references;
mod years;

use leptos::prelude::*;

use super::turns::after;
use advice::Advice;
pub use advice::AdviceByField;
pub use checklist::Checklist;
use comparison::Comparison;
pub use comparison::ComparisonTable;
use history::History;
pub use notes::Notes;
pub use player::HistoryPlayer;

/// What stands below the charts and the cards. Each part comes in a task of its own once those
/// stand, so that none keeps the browser busy for long.
#[component]
pub fn Knowledge() -> impl IntoView {
    let [history, comparison, advice] = [200, 250, 300].map(after);
    view! {
        <div class="knowledge">
            {move || history.get().then(|| view! { <History /> }.into_any())}
            {move || comparison.get().then(|| view! { <Comparison /> }.into_any())}
            {move || advice.get().then(|| view! { <Advice /> }.into_any())}
        </div>
    }
    .into_any()
}
