//! What the student is told, each until dismissed; and what a link could not say, as sentences.

use leptos::prelude::*;

use super::lab::Lab;
use super::state::{Message, Told};
use super::t;
use crate::link::Notice;

/// The messages that `said` has words for.
#[component]
pub fn Messages(
    /// What tests call the place.
    testid: &'static str,
    /// A message in words; none for one that is told elsewhere.
    said: fn(&Message) -> Option<String>,
) -> impl IntoView {
    let lab = Lab::get();
    let messages = lab.memo(|state| state.messages.clone());
    let line = move |told: Told| {
        let quiet = matches!(told.message, Message::Link(_));
        view! {
            <li class="message" class:quiet=quiet>
                <p>{move || said(&told.message)}</p>
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || t!("dismiss")
                    on:click=move |_| lab.change(|state| state.dismiss(told.id))
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M4 4l8 8M12 4l-8 8" />
                    </svg>
                </button>
            </li>
        }
    };
    let told = Memo::new(move |_| {
        let mut told = messages.get();
        told.retain(|told| said(&told.message).is_some());
        told
    });
    view! {
        <div role="status" data-testid=testid>
            {move || {
                (!told.with(Vec::is_empty))
                    .then(|| {
                        view! {
                            <ul class="messages">
                                <For each=move || told.get() key=|told| told.id children=line />
                            </ul>
                        }
                            .into_any()
                    })
            }}
        </div>
    }
}

/// What is the matter with a link, of all messages.
pub fn of_link(message: &Message) -> Option<String> {
    match message {
        Message::Link(link) => Some(notice(link)),
        _ => None,
    }
}

/// What a link could not say.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::TooLong { limit } => t!("notice-too-long", limit = *limit),
        Notice::UnknownPage { given } => t!("notice-unknown-page", given = &**given),
        Notice::UnknownVersion { given } => t!("notice-unknown-version", given = &**given),
        Notice::UnknownKey { key } => t!("notice-unknown-key", key = &**key),
        Notice::BadValue { key, given, used } if used.is_empty() => {
            t!("notice-ignored-value", key = &**key, given = &**given)
        }
        Notice::BadValue { key, given, used } => {
            t!(
                "notice-bad-value",
                key = &**key,
                given = &**given,
                used = &**used
            )
        }
        Notice::Clamped { key, given, used } => {
            t!(
                "notice-clamped",
                key = &**key,
                given = &**given,
                used = &**used
            )
        }
        Notice::UnknownActivation { given } => t!("notice-unknown-activation", given = &**given),
        Notice::UnknownParameter { activation, given } => t!(
            "notice-unknown-parameter",
            activation = &**activation,
            given = &**given
        ),
        Notice::RepeatedActivation { given } => t!("notice-repeated", given = &**given),
        Notice::MissingFormula { given } => t!("notice-missing-formula", given = &**given),
        Notice::TooManyParameters {
            given,
            asked,
            limit,
            used,
        } => t!(
            "notice-too-many-parameters",
            given = &**given,
            asked = *asked,
            limit = *limit,
            used = &**used
        ),
        Notice::More { count } => t!("notice-more", count = *count),
    }
}
