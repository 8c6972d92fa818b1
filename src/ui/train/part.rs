//! Training inside a page of another program: what a figure of the course or the welcome shows.
//!
//! It needs only a [`Lab`], which is its own: its workers end with it.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::controls::Control;
use super::curves::Charts;
use super::results::{Table, any};
use super::status::Status;
use crate::ui::lab::Lab;
use crate::ui::notices::Messages;
use crate::ui::state::LabState;
use crate::ui::{key, t, words};

/// Start, Pause and Stop, how far it is, the curves while they grow, and what came out.
///
/// It begins at once where a tap asked for it: the element around it then says `data-go`.
#[component]
pub fn TrainingPart() -> impl IntoView {
    let lab = Lab::get();
    on_cleanup(move || lab.leave());
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        if matches!(place.closest("[data-go]"), Ok(Some(_))) {
            set_timeout(move || lab.perform(LabState::start), Duration::ZERO);
        }
    });
    // In a task of their own, so that the host is not kept waiting.
    let charts = RwSignal::new(false);
    let show = move || {
        let _ = charts.try_set(true);
    };
    set_timeout(show, Duration::from_millis(30));
    let any = lab.memo(any);
    view! {
        <div class="training-part" node_ref=place>
            <Messages testid="warnings" said=words::message />
            <section class="cockpit" aria-label=move || t!("cockpit")>
                <Buttons />
                <Status />
            </section>
            {move || charts.get().then(|| view! { <Charts /> }.into_any())}
            {move || any.get().then(|| view! { <Table /> }.into_any())}
        </div>
    }
    .into_any()
}

/// The three buttons that a figure has room for.
#[component]
fn Buttons() -> impl IntoView {
    let can = Lab::get().memo(LabState::controls);
    let start = Memo::new(move |_| match can.get().resumes {
        true => key("resume"),
        false => key("start"),
    });
    let fixed = |name: &'static str| Memo::new(move |_| name);
    view! {
        <div class="controls" role="group" aria-label=move || t!("controls")>
            <Control id="start" name=start on=Memo::new(move |_| can.get().start)
                deed=LabState::start icon="M4.500 2.500v11l9-5.500z" />
            <Control id="pause" name=fixed(key("pause")) on=Memo::new(move |_| can.get().pause)
                deed=LabState::pause icon="M4 3h3v10H4zM9 3h3v10H9z" />
            <Control id="stop" name=fixed(key("stop")) on=Memo::new(move |_| can.get().stop)
                deed=LabState::stop icon="M3.500 3.500h9v9h-9z" />
        </div>
    }
    .into_any()
}
