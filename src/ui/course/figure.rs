//! A live part of the lab in a chapter.

mod effort;
mod near;

use leptos::prelude::*;

use super::ways;
use crate::course::Figure;
use crate::ui::figures::{self, Host, State};
use crate::ui::lab::Lab;
use crate::ui::{format, t};
use effort::{Effort, Work, effort};

/// The place of a figure, its caption, and the way to its page. The part itself is shown in the
/// place by the program whose page it is of (see `ui::figures`): one that is light once the reader
/// comes near it, one that computes when the reader says so.
#[component]
pub fn FigureView(
    figure: &'static Figure,
    caption: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let host = Host::open();
    let Host { place, state, now } = host;
    let page = Lab::get().of_link(Clone::clone);
    // The way to the page leads to what the reader made of the figure by now, and back.
    let href = Memo::new(move |_| {
        page.with(|page| {
            let begun = || figures::carried(figure.link, &page.presentation);
            ways::from_figure(page, &now.get().unwrap_or_else(begun))
        })
    });
    let effort = effort(figure);
    Effect::new(move |_| {
        if let Some(place) = place.get().filter(|_| effort.is_none()) {
            near::near(&place, move || host.show());
        }
    });
    let start = Callback::new(move |()| host.begin());
    // What comes by itself is not announced.
    let tapped = effort.is_some();
    let before = move || match state.get() {
        State::Away => effort.map(|effort| view! { <Offer effort start /> }.into_any()),
        State::Wanted => {
            let coming = view! {
                <p class="live-note" role=tapped.then_some("status")>
                    {t!("figure-coming")}
                </p>
            };
            Some(coming.into_any())
        }
        State::Failed => {
            let failed = view! {
                <p class="live-note" role=tapped.then_some("alert")>
                    {t!("figure-failed")} " " <a href=href>{t!("course-open")}</a>
                </p>
            };
            Some(failed.into_any())
        }
        State::Shown => None,
    };
    view! {
        <figure class="live" data-figure=figure.name>
            <div class="live-place" data-place=figure.part.key()>
                {before}
                <div
                    class="figure"
                    tabindex="-1"
                    data-part=figure.part.key()
                    data-link=figure.link
                    node_ref=place
                ></div>
            </div>
            <figcaption>
                {caption()} " " <a href=href>{move || t!("course-open")}</a>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// What showing the figure will do and what that costs, and the button for it.
#[component]
fn Offer(effort: Effort, start: Callback<()>) -> impl IntoView {
    let Effort {
        networks,
        work,
        download,
    } = effort;
    let does = move || match work {
        Work::Looks => t!("figure-looks", networks = networks),
        Work::Trains(epochs) => t!("figure-trains", networks = networks, epochs = epochs),
        Work::Steps(steps) => t!("figure-steps", networks = networks, steps = steps),
        Work::Runs(epochs) => t!("figure-runs", networks = networks, epochs = epochs),
    };
    let trains = work != Work::Looks;
    let name = move || match trains {
        true => t!("figure-train"),
        false => t!("figure-show"),
    };
    view! {
        <div class="live-offer">
            <p>
                {does} " "
                {move || {
                    download
                        .map(|bytes| t!("figure-download", megabytes = format::megabytes(bytes)))
                }} " " {move || trains.then(|| t!("figure-meanwhile"))}
            </p>
            <button
                type="button"
                class="primary"
                data-testid="figure-show"
                on:click=move |_| start.run(())
            >
                {name}
            </button>
        </div>
    }
    .into_any()
}
