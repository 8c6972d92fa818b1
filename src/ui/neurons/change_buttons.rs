//! Adding changes of the network and taking them back.

use leptos::prelude::*;

use super::edits::{self, redraw};
use super::page::Page;
use crate::protocol::Change;
use crate::protocol::changes::STEPS;
use crate::ui::t;

/// The buttons.
#[component]
pub fn Buttons(changes: Memo<Vec<Change>>) -> impl IntoView {
    let page = Page::get();
    let chosen = page.of_view(|view| view.chosen);
    let hidden = page.lab.hides("edit");
    let layers = Memo::new(move |_| page.run.with(|run| run.hidden.len()));
    let layer = RwSignal::new(0u32);
    // A layer may have gone since it was chosen.
    let redrawn = Memo::new(move |_| layer.get().min(layers.get().max(1) as u32 - 1));
    let silence = move || {
        chosen.get().map(|(layer, neuron)| Change::Silence {
            layer: layer as u32,
            neuron: neuron as u32,
        })
    };
    let room = move |change: Option<Change>| {
        change.is_some_and(|change| changes.with(|now| edits::with(now, change).is_some()))
    };
    let silenced = move || match chosen.get() {
        Some((layer, neuron)) => t!("neurons-silence", layer = layer + 1, neuron = neuron + 1),
        None => t!("neurons-silence-none"),
    };
    let next = move || changes.with(|now| redraw(now, redrawn.get()));
    // One epoch, as far as a change may train.
    let epoch = move || {
        let steps = page.run.with(|run| run.n.div_ceil(run.batch.max(1)));
        Change::Train {
            steps: (steps as u32).clamp(1, STEPS),
        }
    };
    let options = move || {
        (0..layers.get())
            .map(|at| {
                view! {
                    <option value=at.to_string()>{t!("neurons-layer-n", number = at + 1)}</option>
                }
            })
            .collect::<Vec<_>>()
    };
    let choose = move |event: leptos::ev::Event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            layer.set(chosen);
        }
    };
    let full = move || {
        let none = layers.get() > 0 && !room(Some(next()));
        none.then(|| t!("neurons-change-full"))
    };
    view! {
        <div class="neurons-buttons" hidden=hidden>
            <button
                type="button"
                data-testid="silence"
                disabled=move || !room(silence())
                on:click=move |_| {
                    if let Some(change) = untrack(silence) {
                        page.edit(|_| change);
                    }
                }
            >
                {silenced}
            </button>
            <label class="field">
                <span>{move || t!("neurons-redraw-which")}</span>
                <select on:change=choose data-testid="redraw-layer">
                    {options}
                </select>
            </label>
            <button
                type="button"
                data-testid="redraw"
                disabled=move || layers.get() == 0 || !room(Some(next()))
                on:click=move |_| {
                    let layer = redrawn.get_untracked();
                    page.edit(|now| redraw(now, layer));
                }
            >
                {move || t!("neurons-redraw")}
            </button>
            <button
                type="button"
                data-testid="train-on"
                disabled=move || !room(Some(epoch()))
                on:click=move |_| page.edit(|_| untrack(epoch))
            >
                {move || t!("neurons-train-on")}
            </button>
            <button
                type="button"
                data-testid="undo"
                disabled=move || changes.with(Vec::is_empty)
                on:click=move |_| {
                    page.change(|view| {
                        view.changes.pop();
                        view.edit = true;
                    })
                }
            >
                {move || t!("neurons-undo")}
            </button>
            <button
                type="button"
                data-testid="restore"
                disabled=move || changes.with(Vec::is_empty)
                on:click=move |_| {
                    page.change(|view| {
                        view.changes.clear();
                        view.edit = true;
                    })
                }
            >
                {move || t!("neurons-restore")}
            </button>
        </div>
        <p class="field-note" role="status">
            {full}
        </p>
    }
    .into_any()
}
