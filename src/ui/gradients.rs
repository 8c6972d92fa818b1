//! The Gradients page: what every layer of fresh and of trained networks gets, layer by layer.

mod book;
mod charts;
mod claims;
mod depth;
mod linked;
mod metrics;
mod metrics_view;
mod norms;
mod parts;
mod plan;
mod setup;
mod split;
mod state;
mod timeline;
mod view;

use leptos::prelude::*;

use super::explore::turns::later;
use super::inside::{Room, StandingLine};
use super::lab::Lab;
use super::t;
use charts::{Norms, Splits};
use claims::Claims;
use metrics_view::Metrics;
pub use parts::part;
use setup::Setup;
use state::Looking;
use timeline::Timeline;
use view::{Histograms, Linked};

/// The page. What it is about stands at once; the charts below follow in tasks of their own.
#[component]
pub fn GradientsPage() -> impl IntoView {
    let looking = Looking::new(Lab::get(), Room::get());
    view! {
        <h1 class="page-title">{move || t!("gradients-title")}</h1>
        <p class="page-lead">{move || t!("gradients-lead")}</p>
        <div class="train">
            <div class="side">
                <Setup />
            </div>
            <div class="bench">
                {later(
                    15,
                    move || {
                        view! {
                            <StandingLine />
                            <Timeline looking />
                        }
                            .into_any()
                    },
                )}
                {later(30, move || view! { <Norms shown=looking.shown /> }.into_any())}
                {later(45, move || view! { <Histograms looking /> }.into_any())}
                {later(75, move || view! { <Splits shown=looking.shown /> }.into_any())}
                {later(90, move || view! { <Metrics looking /> }.into_any())}
                {later(105, move || view! { <Linked looking /> }.into_any())}
                {later(135, move || view! { <Claims shown=looking.shown /> }.into_any())}
            </div>
        </div>
    }
    .into_any()
}
