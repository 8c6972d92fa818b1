//! The history told year by year: functions and events appear as the years pass.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;

use super::history::{Moment, moments, written};
use super::years::Told;
use crate::activation::Activation;
use crate::experiment::{ActivationChoice, Experiment};
use crate::link::{Link, Page, encode};
use crate::ui::chart::{Axis, LineChart, Series, Swatch};
use crate::ui::explore::curves::{Shown, functions, sample};
use crate::ui::explore::window::USUAL;
use crate::ui::lab::{Lab, calmly};
use crate::ui::palette::{Weight, style};
use crate::ui::shell::{Dark, wants_motion};
use crate::ui::{key, t};

/// How often the curves follow the slider, at most.
const PATIENCE: Duration = Duration::from_millis(150);

/// What waits to go on.
type Waiting = StoredValue<Option<TimeoutHandle>>;

/// The years to play, what happened in them, and the curves that were new.
#[component]
pub fn HistoryPlayer() -> impl IntoView {
    let all = StoredValue::new(moments());
    let years = all.with_value(|all| all.iter().map(|moment| moment.year).collect());
    let told = RwSignal::new(Told::new(years, !wants_motion()));
    let waiting = Waiting::new(None);
    on_cleanup(move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    });
    let place = Memo::new(move |_| told.with(Told::moment));
    let now = Memo::new(move |_| {
        all.with_value(|all| {
            let now = all.get(place.get());
            now.map_or((0, None), |now| (now.year, now.event))
        })
    });
    let event = move || now.get().1.map(|event| t!(event));
    view! {
        <div class="years">
            <Controls told waiting event=Signal::derive(move || event().unwrap_or_default()) />
            <div class="years-now" data-testid="year-now">
                <h3>{move || written(now.get().0)}</h3>
                <p>{event}</p>
            </div>
            <New all place />
            <SoFar all told />
        </div>
    }
    .into_any()
}

/// Goes on after a while, as long as it plays.
fn play(told: RwSignal<Told>, waiting: Waiting) {
    let go_on = move || {
        // The figure may be gone by then.
        if told.try_update(Told::tick).is_some() {
            play(told, waiting);
        }
    };
    let wait = told.try_with_untracked(Told::wait).flatten();
    let next = wait.and_then(|wait| set_timeout_with_handle(go_on, wait).ok());
    if let Some(Some(before)) = waiting.try_update_value(|last| std::mem::replace(last, next)) {
        before.clear();
    }
}

#[component]
fn Controls(told: RwSignal<Told>, waiting: Waiting, event: Signal<String>) -> impl IntoView {
    let change = move |change: fn(&mut Told)| {
        move |_| {
            told.update(change);
            play(told, waiting);
        }
    };
    let slide = move |event: leptos::ev::Event| {
        if let Ok(year) = event_target_value(&event).parse() {
            told.update(|told| told.go(year));
            play(told, waiting);
        }
    };
    let (first, last) = told.with_untracked(Told::ends);
    let year = Memo::new(move |_| told.with(|told| told.year));
    let said = move || {
        t!(
            "years-said",
            year = year.get().to_string(),
            event = event.get()
        )
    };
    let playing = Memo::new(move |_| told.with(|told| told.playing));
    let (begun, over) = (
        move || year.get() == first,
        move || told.with(Told::is_over),
    );
    let name = move || match playing.get() {
        true => t!(key("years-pause")),
        false => t!(key("years-play")),
    };
    view! {
        <div class="years-controls" role="group" aria-label=move || t!("history-title")>
            <button type="button" class="primary" data-testid="years-play" on:click=change(Told::toggle)>
                {name}
            </button>
            <button type="button" data-testid="years-back" disabled=begun on:click=change(Told::back)>
                {move || t!("years-back")}
            </button>
            <button
                type="button"
                data-testid="years-forward"
                disabled=over
                on:click=change(Told::forward)
            >
                {move || t!("years-forward")}
            </button>
            <label class="field slider">
                <span>{move || t!("years-year", year = year.get().to_string())}</span>
                <input
                    type="range"
                    min=first
                    max=last
                    step="1"
                    data-testid="years-slider"
                    aria-valuetext=said
                    prop:value=move || year.get().to_string()
                    on:input=slide
                />
            </label>
        </div>
    }
    .into_any()
}

/// The curves of the functions that were new in the last year that had any.
#[component]
fn New(all: StoredValue<Vec<Moment>>, place: Memo<usize>) -> impl IntoView {
    let Dark(dark) = expect_context();
    let newest = Memo::new(move |_| {
        all.with_value(|all| {
            let passed = all.iter().take(place.get() + 1);
            let newest = passed.rev().find(|moment| !moment.functions.is_empty());
            newest.map(|moment| {
                let keys = moment.functions.iter().map(|entry| entry.key);
                (moment.year, keys.collect::<Vec<_>>())
            })
        })
    });
    let newest = calmly(newest, PATIENCE);
    let shown = Memo::new(move |before: Option<&Vec<Shown>>| {
        crate::ui::i18n::language();
        let keys = newest.with(|newest| newest.as_ref().map(|(_, keys)| keys.clone()));
        let choices: Vec<_> = keys
            .unwrap_or_default()
            .into_iter()
            .map(ActivationChoice::new)
            .collect();
        let before = before.map_or(&[][..], |before| before);
        functions(
            &choices,
            &BTreeMap::new(),
            Experiment::default().seed,
            before,
        )
    });
    let series = Memo::new(move |_| {
        shown.with(|shown| {
            let curve = |one: &Shown| {
                let (points, _) = sample(one.function.as_ref().ok()?, USUAL);
                Some(Series {
                    id: one.choice.key.clone(),
                    name: one.name.clone(),
                    style: one.style,
                    weight: Weight::Strong,
                    points,
                })
            };
            shown.iter().filter_map(curve).collect::<Vec<_>>()
        })
    });
    let title = Signal::derive(move || {
        let year = newest.with(|newest| newest.as_ref().map(|(year, _)| written(*year)));
        t!("years-new", year = year.unwrap_or_default())
    });
    let x = Signal::derive(|| Axis {
        label: "x".to_owned(),
        at_least: Some((USUAL.low, USUAL.high)),
        ..Axis::default()
    });
    let y = Signal::derive(|| Axis {
        label: "f(x)".to_owned(),
        ..Axis::default()
    });
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    view! { <LineChart title x y series theme /> }.into_any()
}

/// The functions up to the year. Those to come have their places already, so that nothing moves.
#[component]
fn SoFar(all: StoredValue<Vec<Moment>>, told: RwSignal<Told>) -> impl IntoView {
    let dated: Vec<_> = all.with_value(|all| {
        let all = all.iter();
        all.flat_map(|moment| moment.functions.iter().map(|entry| (moment.year, *entry)))
            .collect()
    });
    let years: Vec<u16> = dated.iter().map(|(year, _)| *year).collect();
    let count = Memo::new(move |_| {
        let now = told.with(|told| told.year);
        years.iter().filter(|year| **year <= now).count()
    });
    let items: Vec<_> = dated
        .into_iter()
        .map(|(year, entry)| view! { <One year entry told /> })
        .collect();
    view! {
        <h4>{move || t!("years-so-far", count = count.get())}</h4>
        <ul class="years-functions" role="list">
            {items}
        </ul>
    }
    .into_any()
}

/// A function, and the way to its page.
#[component]
fn One(year: u16, entry: &'static Activation, told: RwSignal<Told>) -> impl IntoView {
    let Dark(dark) = expect_context();
    let come = Memo::new(move |_| told.with(|told| told.year >= year));
    let href = Lab::get().of_link(move |link| {
        let mut own = Link::new(Page::Explore);
        own.presentation = link.presentation.clone();
        own.experiment.activations = vec![ActivationChoice::new(entry.key)];
        encode(&own)
    });
    view! {
        <li class:to-come=move || !come.get()>
            <Swatch style=style(entry.key) weight=Weight::Strong dark />
            <a href=href title=entry.source>
                {entry.name}
            </a>
            " "
            <span class="muted">{year.to_string()}</span>
        </li>
    }
    .into_any()
}
