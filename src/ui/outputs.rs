//! The Outputs page: what every layer of a trained network puts out.

mod plan;
mod rows;
mod setup;
mod shares;

use leptos::prelude::*;

use super::explore::turns::later;
use super::inside::{Plan, Room, StandingLine};
use super::lab::Lab;
use super::layers::controls::{HistogramFields, MoreFields, view};
use super::layers::panels::{Source, trouble};
use super::layers::{Grid, Panel, Shown, View, panels};
use super::t;
use plan::{accuracy, layers_alone, plan, want};
use rows::{Parts, layer_rows};
use setup::{MomentField, PartsField, Setup};

/// What is looked at, and what there is of it. Follows the link, and has the room get what it asks
/// for by this plan.
fn looking(
    lab: Lab,
    room: Room,
    plan: fn(&[Panel], &View) -> Plan,
) -> (Memo<View>, Memo<Vec<Shown>>) {
    let (view, experiment) = (view(lab), lab.experiment());
    let control = Memo::new(move |_| view.with(|view| view.control));
    let networks = Memo::new(move |_| {
        crate::ui::i18n::language();
        experiment.with(|experiment| panels(experiment, control.get()))
    });
    room.follow(Memo::new(move |_| {
        networks.with(|panels| view.with(|view| plan(panels, view)))
    }));
    let standing = room.standing();
    let troubles = Memo::new(move |_| standing.with(|standing| standing.troubles.clone()));
    let shown = Memo::new(move |before: Option<&Vec<Shown>>| {
        let sample = view.with(|view| view.sample.unwrap_or(plan::SAMPLE));
        let of = |panel: &Panel| Shown {
            panel: panel.clone(),
            source: view
                .with(|view| room.found(&want(panel, view)))
                .map(Source::Found),
            trouble: troubles.with(|troubles| trouble(panel, troubles)),
        };
        networks.with(|panels| {
            let all = panels.iter().map(of);
            all.map(|one| one.or_before(before, sample))
                .collect::<Vec<_>>()
        })
    });
    (view, shown)
}

/// The page.
#[component]
pub fn OutputsPage() -> impl IntoView {
    let (view, shown) = looking(Lab::get(), Room::get(), plan);
    view! {
        <h1 class="page-title">{move || t!("outputs-title")}</h1>
        <p class="page-lead">{move || t!("outputs-lead")}</p>
        <div class="train">
            <div class="side">
                <Setup />
            </div>
            <div class="bench">
                {later(15, || view! { <StandingLine /> }.into_any())}
                {later(
                    30,
                    move || {
                        view! {
                            <Layers shown view />
                            <Accuracies shown />
                        }
                            .into_any()
                    },
                )}
            </div>
        </div>
    }
    .into_any()
}

/// The layers' outputs as a chapter shows them.
#[component]
pub fn OutputsPart() -> impl IntoView {
    let (view, shown) = looking(Lab::get(), Room::get(), layers_alone);
    view! {
        <StandingLine brief=true />
        <Panels shown view brief=true />
    }
    .into_any()
}

/// The histograms of all layers.
#[component]
fn Layers(shown: Memo<Vec<Shown>>, view: Memo<View>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="outputs-layers">
            <h2 id="outputs-layers">{move || t!("outputs-layers")}</h2>
            <p class="card-lead">{move || t!("outputs-layers-lead")}</p>
            <Panels shown view />
        </section>
    }
    .into_any()
}

/// One panel for each network, and what they show; how they show it behind a summary if it is
/// brief.
#[component]
fn Panels(
    shown: Memo<Vec<Shown>>,
    view: Memo<View>,
    #[prop(optional)] brief: bool,
) -> impl IntoView {
    let parts = Memo::new(move |_| view.with(Parts::of));
    let label = Signal::derive(move || parts.get().label());
    let notes = Signal::derive(|| vec![t!("outputs-saturated-head")]);
    view! {
        <div class="layer-fields">
            <PartsField parts />
            <MomentField view />
            {(!brief).then(|| view! { <HistogramFields /> })}
        </div>
        <Grid shown view label rows=layer_rows count=rows::count notes below=shares::table />
        {brief.then(|| view! { <MoreFields /> })}
    }
    .into_any()
}

/// The test accuracy of each network at the moment that is shown.
#[component]
fn Accuracies(shown: Memo<Vec<Shown>>) -> impl IntoView {
    let room = Room::get();
    let view = view(Lab::get());
    let rows = move || {
        shown.with(|shown| {
            let each = shown.iter().map(|one| {
                let said = view.with(|view| accuracy(room, &one.panel, view));
                let text = said.map_or_else(
                    || t!("outputs-no-accuracy"),
                    |share| super::format::percent(share, 2),
                );
                let steps = one
                    .snapshot()
                    .map(|snapshot| super::format::integer(snapshot.steps));
                view! {
                    <tr>
                        <th scope="row">{one.panel.name.clone()}</th>
                        <td>{steps.unwrap_or_else(|| "–".to_owned())}</td>
                        <td>{text}</td>
                    </tr>
                }
            });
            each.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="card" aria-labelledby="outputs-accuracy" data-testid="accuracies">
            <h2 id="outputs-accuracy">{move || t!("outputs-accuracy")}</h2>
            <table class="data-table">
                <caption class="visually-hidden">{move || t!("outputs-accuracy")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{move || t!("outputs-network")}</th>
                        <th scope="col">{move || t!("outputs-steps")}</th>
                        <th scope="col">{move || t!("outputs-accuracy-head")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="chart-note">{move || t!("outputs-accuracy-note")}</p>
        </section>
    }
    .into_any()
}
