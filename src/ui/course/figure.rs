//! A live part of the lab in a chapter.

mod effort;
mod near;

use leptos::html;
use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

use crate::course::Figure;
use crate::ui::figures::{self, State};
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
    let place = NodeRef::<html::Div>::new();
    let (state, now) = (RwSignal::new(State::Away), RwSignal::new(None::<String>));
    let page = Lab::get().of_link(|link| link.presentation.clone());
    // The way to the page leads to what the reader made of the figure by now.
    let href = Memo::new(move |_| {
        let begun = || page.with(|page| figures::carried(figure.link, page));
        now.get().unwrap_or_else(begun)
    });
    let effort = effort(figure);
    let show = move || {
        if let Some(place) = place.get_untracked() {
            figures::show(&place);
            state.set(figures::state(&place));
        }
    };
    let kept = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        kept.set_value(Some((*place).clone()));
        if effort.is_none() {
            near::near(&place, show);
        }
    });
    figures::told(move |told| {
        let own = kept.with_value(|place| {
            let place = place.as_ref();
            place.is_some_and(|place| place.is_same_node(Some(&told)))
        });
        if own {
            state.set(figures::state(&told));
            now.set(figures::now(&told));
        }
    });
    on_cleanup(move || {
        kept.try_with_value(|place| place.as_ref().map(figures::hide));
    });
    let start = Callback::new(move |()| {
        if let Some(place) = place.get_untracked() {
            // The button goes, and the focus with it.
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = place.focus_with_options(&options);
            // What the button said begins without another one.
            let _ = place.set_attribute("data-go", "");
        }
        show();
    });
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
