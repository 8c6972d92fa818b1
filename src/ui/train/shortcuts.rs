//! Keys for the buttons. Single letters, so they can be switched off, and they
//! mean nothing while something is typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::controls::Deed;
use crate::ui::lab::Lab;
use crate::ui::shell::{store, stored};
use crate::ui::state::{Controls, LabState};
use crate::ui::{key, t};

/// Where the browser keeps that the keys are off.
const OFF: &str = "activation-lab.shortcuts-off";

/// A key, as [`KeyboardEvent::key`] has it, and its button.
struct Shortcut {
    key: &'static str,
    /// With Shift; Reset takes it, for it forgets results.
    shift: bool,
    /// What the help calls the key.
    shown: &'static str,
    /// The key of the button's name.
    name: &'static str,
    can: fn(Controls) -> bool,
    deed: Deed,
}

/// The keys, in the order of the buttons.
const SHORTCUTS: [Shortcut; 6] = [
    Shortcut {
        key: "s",
        shift: false,
        shown: "S",
        name: key("start"),
        can: |c| c.start,
        deed: LabState::start,
    },
    Shortcut {
        key: "p",
        shift: false,
        shown: "P",
        name: key("pause"),
        can: |c| c.pause,
        deed: LabState::pause,
    },
    Shortcut {
        key: ".",
        shift: false,
        shown: ".",
        name: key("step"),
        can: |c| c.step,
        deed: LabState::step,
    },
    Shortcut {
        key: "e",
        shift: false,
        shown: "E",
        name: key("epoch"),
        can: |c| c.epoch,
        deed: LabState::epoch,
    },
    Shortcut {
        key: "x",
        shift: false,
        shown: "X",
        name: key("stop"),
        can: |c| c.stop,
        deed: LabState::stop,
    },
    Shortcut {
        key: "r",
        shift: true,
        shown: "⇧ R",
        name: key("reset"),
        can: |c| c.reset,
        deed: LabState::reset,
    },
];

/// Listens for as long as the page is shown.
pub fn listen(lab: Lab) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if stored(OFF).is_some() || is_for_others(&event) {
            return;
        }
        let pressed = event.key();
        let can = lab.now(LabState::controls);
        let shortcut = SHORTCUTS.iter().find(|shortcut| {
            shortcut.key.eq_ignore_ascii_case(&pressed)
                && shortcut.shift == event.shift_key()
                && (shortcut.can)(can)
        });
        if let Some(shortcut) = shortcut {
            event.prevent_default();
            lab.perform(shortcut.deed);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The browser's own shortcuts, and text that is typed.
fn is_for_others(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
        return true;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let typing = "input:not([type=checkbox]), select, textarea, [contenteditable]";
        element.matches(typing).unwrap_or(false)
    })
}

/// The list of keys, and the switch.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let on = RwSignal::new(stored(OFF).is_none());
    let switch = move |event| {
        let wanted = event_target_checked(&event);
        store(OFF, (!wanted).then_some("1"));
        on.set(wanted);
    };
    let list = SHORTCUTS
        .iter()
        .map(|shortcut| {
            let name = shortcut.name;
            view! {
                <li>
                    <kbd>{shortcut.shown}</kbd>
                    {move || t!(name)}
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="shortcuts">
            <summary>{move || t!("shortcuts")}</summary>
            <ul>{list}</ul>
            <label class="check">
                <input type="checkbox" prop:checked=on on:change=switch />
                <span>{move || t!("shortcuts-on")}</span>
            </label>
        </details>
    }
    .into_any()
}
