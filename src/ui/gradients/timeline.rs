//! Training with a look back: the button that starts it, and the slider through the moments kept.

use std::time::Duration;

use leptos::prelude::*;

use super::plan::{can_train, moment, nearest};
use super::state::Looking;
use crate::ui::inside::Moment;
use crate::ui::lab::Lab;
use crate::ui::layers::controls::look;
use crate::ui::shell::wants_motion;
use crate::ui::{format, t};

/// Between two moments while they are played.
const FRAME: Duration = Duration::from_millis(250);

/// The card.
#[component]
pub fn Timeline(looking: Looking) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("at");
    view! {
        <section class="card timeline-card" aria-labelledby="timeline-title" hidden=hidden>
            <h2 id="timeline-title">{move || t!("timeline-title")}</h2>
            <Rows looking />
        </section>
    }
    .into_any()
}

/// What stands in the card.
#[component]
pub fn Rows(looking: Looking) -> impl IntoView {
    view! {
        <Train looking />
        <Scrubber looking />
    }
    .into_any()
}

/// The button that starts training, and how often it looks.
#[component]
fn Train(looking: Looking) -> impl IntoView {
    let lab = Lab::get();
    let (hidden, every_hidden) = (lab.hides("train"), lab.hides("every"));
    let possible = Memo::new(move |_| looking.view.with(can_train));
    let start = move |_| {
        looking.training.set(true);
        looking.following.set(true);
    };
    let every = move || looking.view.with(|view| view.every);
    let commit = move |event| {
        let typed = event_target_value(&event);
        look(lab, |view| {
            view.every = typed.trim().parse().ok().filter(|every| *every > 0)
        });
    };
    let note = move || match (possible.get(), looking.training.get(), looking.done.get()) {
        (false, ..) => t!("timeline-other-sample"),
        (true, true, true) => t!("timeline-trained"),
        (true, true, false) => t!("timeline-training"),
        (true, false, _) => t!("timeline-hint"),
    };
    view! {
        <div class="timeline-row">
            <button
                type="button"
                class="primary"
                data-testid="train"
                hidden=hidden
                disabled=move || !possible.get() || looking.training.get()
                on:click=start
            >
                {move || t!("timeline-train")}
            </button>
            <label class="field" hidden=every_hidden>
                <span>{move || t!("timeline-every")}</span>
                <input
                    type="number"
                    min="1"
                    step="1"
                    placeholder=move || t!("timeline-every-epoch")
                    prop:value=move || every().map_or_else(String::new, |every| every.to_string())
                    on:change=commit
                />
            </label>
            <p class="field-note timeline-note" role="status">{note}</p>
        </div>
    }
    .into_any()
}

/// The slider, with buttons to step and to play.
#[component]
fn Scrubber(looking: Looking) -> impl IntoView {
    let playing = RwSignal::new(false);
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let at = Memo::new(move |_| match looking.following.get() {
        true => looking
            .stops
            .with(|stops| stops.last().copied().unwrap_or(0)),
        false => match looking.view.with(moment) {
            Moment::Start => 0,
            Moment::Step(steps) => steps,
            Moment::End => looking.end.get().unwrap_or(u64::MAX),
        },
    });
    let place = Memo::new(move |_| looking.stops.with(|stops| nearest(stops, at.get())));
    let last = Memo::new(move |_| looking.stops.with(|stops| stops.len().max(1) - 1));
    let go = move |to: usize| {
        let stop = looking.stops.with_untracked(|stops| stops.get(to).copied());
        let Some(stop) = stop else { return };
        let end = to == last.get_untracked();
        // At the end of a training that goes on, what comes next is shown as it comes.
        let follows = end && looking.training.get_untracked() && !looking.done.get_untracked();
        looking.following.set(follows);
        if !follows {
            looking.go(stop);
        }
    };
    let stop = move || {
        playing.set(false);
        if let Some(handle) = ticking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(stop);
    let tick = move || {
        let (Some(place), Some(last)) = (place.try_get_untracked(), last.try_get_untracked())
        else {
            return;
        };
        match place < last {
            true => go(place + 1),
            false => stop(),
        }
    };
    let play = move |_| {
        if playing.get_untracked() {
            return stop();
        }
        if place.get_untracked() >= last.get_untracked() {
            go(0);
        }
        playing.set(true);
        ticking.set_value(set_interval_with_handle(tick, FRAME).ok());
    };
    let slide = move |event: leptos::ev::Event| {
        stop();
        if let Ok(to) = event_target_value(&event).parse() {
            go(to);
        }
    };
    let step = move |forward: bool| {
        move |_| {
            stop();
            let now = place.get_untracked();
            go(match forward {
                true => (now + 1).min(last.get_untracked()),
                false => now.saturating_sub(1),
            });
        }
    };
    let typed = move |event: leptos::ev::Event| {
        stop();
        if let Ok(step) = event_target_value(&event).trim().parse() {
            looking.following.set(false);
            looking.go(step);
        }
    };
    let slider = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let (place, last) = (place.get(), last.get());
        if let Some(slider) = slider.get() {
            // In this order: a value beyond the end would be cut.
            slider.set_max(&last.to_string());
            slider.set_value(&place.to_string());
        }
    });
    let said = Memo::new(move |_| said(at.get()));
    let none = Memo::new(move |_| last.get() == 0);
    // Not in the attribute itself: a greater-than sign would end the tag there.
    let latest = move || place.get() >= last.get();
    view! {
        <div class="timeline-row scrubber">
            <button
                type="button"
                disabled=move || place.get() == 0
                data-testid="back"
                on:click=step(false)
            >
                {move || t!("timeline-back")}
            </button>
            // Whoever asks for less motion steps by hand.
            {wants_motion()
                .then(|| {
                    view! {
                        <button type="button" data-testid="play" disabled=none on:click=play>
                            {move || match playing.get() {
                                true => t!("timeline-pause"),
                                false => t!("timeline-play"),
                            }}
                        </button>
                    }
                })}
            <button type="button" disabled=latest data-testid="forward" on:click=step(true)>
                {move || t!("timeline-forward")}
            </button>
            <label class="field slider">
                <span>{said}</span>
                <input
                    type="range"
                    min="0"
                    step="1"
                    disabled=none
                    data-testid="scrubber"
                    aria-valuetext=said
                    node_ref=slider
                    on:input=slide
                />
            </label>
            <label class="field timeline-step">
                <span>{move || t!("timeline-step")}</span>
                <input
                    type="number"
                    min="0"
                    step="1"
                    data-testid="step-field"
                    prop:value=move || match at.get() {
                        u64::MAX => String::new(),
                        step => step.to_string(),
                    }
                    on:change=typed
                />
            </label>
        </div>
    }
    .into_any()
}

/// The moment in words.
fn said(step: u64) -> String {
    crate::ui::i18n::language();
    match step {
        0 => t!("timeline-fresh"),
        u64::MAX => t!("timeline-end"),
        step => t!("timeline-moment", step = format::integer(step)),
    }
}
