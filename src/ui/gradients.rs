//! The Gradients page: what every layer of fresh and of trained networks gets, layer by layer.

mod book;
mod charts;
mod claims;
mod depth;
mod linked;
mod metrics;
mod metrics_view;
mod norms;
mod plan;
mod setup;
mod split;
mod state;
mod timeline;
mod view;

use leptos::prelude::*;

use super::explore::turns::after;
use super::inside::{Room, StandingLine};
use super::lab::Lab;
use super::t;
use charts::{Norms, Splits};
use claims::Claims;
use metrics_view::Metrics;
use setup::Setup;
use state::Looking;
use timeline::Timeline;
use view::{Histograms, Linked};

/// The page. What it is about stands at once; the charts below follow in tasks of their own.
#[component]
pub fn GradientsPage() -> impl IntoView {
    let looking = Looking::new(Lab::get(), Room::get());
    let (setup, norms, histograms) = (after(15), after(30), after(45));
    let (splits, linked, claims) = (after(75), after(105), after(135));
    view! {
        <h1 class="page-title">{move || t!("gradients-title")}</h1>
        <p class="page-lead">{move || t!("gradients-lead")}</p>
        <div class="train">
            <div class="side">
                {move || setup.get().then(|| view! { <Setup /> }.into_any())}
            </div>
            <div class="bench">
                <StandingLine />
                <Timeline looking />
                {move || norms.get().then(|| view! { <Norms shown=looking.shown /> }.into_any())}
                {move || histograms.get().then(|| view! { <Histograms looking /> }.into_any())}
                {move || {
                    splits.get().then(|| view! { <Splits shown=looking.shown /> }.into_any())
                }}
                <Metrics looking />
                {move || linked.get().then(|| view! { <Linked looking /> }.into_any())}
                {move || claims.get().then(|| view! { <Claims shown=looking.shown /> }.into_any())}
            </div>
        </div>
    }
    .into_any()
}
