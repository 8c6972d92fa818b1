//! The six buttons, and the help on their keys.

use leptos::prelude::*;

use super::shortcuts::{Shortcuts, listen};
use crate::ui::lab::Lab;
use crate::ui::state::{Effect, LabState};
use crate::ui::{key, t};

/// What a button does to the state.
pub type Deed = fn(&mut LabState) -> Vec<Effect>;

/// Start, Pause, Step, Epoch, Stop and Reset.
#[component]
pub fn Controls() -> impl IntoView {
    let lab = Lab::get();
    listen(lab);
    let can = lab.memo(LabState::controls);
    let enabled =
        move |part: fn(super::super::state::Controls) -> bool| Memo::new(move |_| part(can.get()));
    let start = Memo::new(move |_| match can.get().resumes {
        true => key("resume"),
        false => key("start"),
    });
    let fixed = |name: &'static str| Memo::new(move |_| name);
    view! {
        <div class="controls" role="group" aria-label=move || t!("controls")>
            <Control id="start" name=start on=enabled(|c| c.start) deed=LabState::start
                icon="M4.500 2.500v11l9-5.500z" />
            <Control id="pause" name=fixed(key("pause")) on=enabled(|c| c.pause) deed=LabState::pause
                icon="M4 3h3v10H4zM9 3h3v10H9z" />
            <Control id="step" name=fixed(key("step")) on=enabled(|c| c.step) deed=LabState::step
                icon="M4 3v10l6-5zM11 3h2v10h-2z" />
            <Control id="epoch" name=fixed(key("epoch")) on=enabled(|c| c.epoch) deed=LabState::epoch
                icon="M2 3v10l5-5zM7 3v10l5-5zM12.500 3h1.500v10h-1.500z" />
            <Control id="stop" name=fixed(key("stop")) on=enabled(|c| c.stop) deed=LabState::stop
                icon="M3.500 3.500h9v9h-9z" />
            <Control id="reset" name=fixed(key("reset")) on=enabled(|c| c.reset) deed=LabState::reset
                icon="M8 2.500a5.500 5.500 0 105.300 4h-1.700A3.900 3.900 0 118 4.100c1 0 1.900.4 2.600 1L8.500 7.200H14V1.700l-2.200 2.200A5.500 5.500 0 008 2.500z" />
        </div>
        <Shortcuts />
    }
    .into_any()
}

/// One of them.
#[component]
pub fn Control(
    /// What tests call it, and links that hide it.
    id: &'static str,
    /// The key of its name.
    name: Memo<&'static str>,
    /// Whether it can be pressed.
    on: Memo<bool>,
    /// What it does.
    deed: Deed,
    /// The path of its picture.
    icon: &'static str,
) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides(id);
    view! {
        <button
            type="button"
            class="control"
            class:primary=id == "start"
            data-testid=id
            hidden=hidden
            disabled=move || !on.get()
            on:click=move |_| lab.perform(deed)
        >
            <svg class="icon solid" viewBox="0 0 16 16" aria-hidden="true">
                <path d=icon />
            </svg>
            <span>{move || t!(name.get())}</span>
        </button>
    }
    .into_any()
}
