//! The editor as a chapter shows it.

use leptos::prelude::*;

use super::away::TrainIt;
use super::draft::Draft;
use super::editor::Editor;
use crate::ui::explore::{Cards, Charts, Sliders};
use crate::ui::lab::Lab;

/// A formula to type, its curve beside two others, and its card.
#[component]
pub fn EditorPart() -> impl IntoView {
    let draft = Draft::of(Lab::get());
    let shown = draft.beside_others();
    let own = Memo::new(move |_| shown.with(|shown| shown[..1].to_vec()));
    let set = Callback::new(move |(_, name, value): (usize, String, f64)| {
        draft.set_start(&name, value);
    });
    view! {
        <Editor draft shown brief=true />
        <Charts shown brief=true />
        <Sliders shown=own set />
        <Cards shown=own brief=true />
        <TrainIt draft />
    }
    .into_any()
}
