//! The run with metrics, once a network was trained here.

use leptos::prelude::*;

use super::charts::theme;
use super::metrics::{self, LAYERS, Metric};
use super::state::Looking;
use crate::observe::convergence::convergence;
use crate::ui::chart::{Axis, LineChart, Values};
use crate::ui::inside::Room;
use crate::ui::layers::Panel;
use crate::ui::{format, key, t};

/// The metrics' names.
const NAMES: [(Metric, &str); 4] = [
    (Metric::GradientNorm, key("metrics-gradient-norm")),
    (Metric::WeightNorm, key("metrics-weight-norm")),
    (Metric::WeightStd, key("metrics-weight-std")),
    (Metric::WeightMean, key("metrics-weight-mean")),
];

/// The section; nothing before there is an epoch to show.
#[component]
pub fn Metrics(looking: Looking) -> impl IntoView {
    let room = Room::get();
    let trained = Memo::new(move |_| {
        let panels = looking.shown.with(|shown| {
            let panels = shown.iter().map(|one| one.panel.clone());
            panels.collect::<Vec<_>>()
        });
        let ends = |panel: &Panel| {
            let history = room.history(&panel.experiment);
            history.iter().any(|seen| seen.norms.is_some())
        };
        panels.into_iter().filter(ends).collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| trained.with(|trained| !trained.is_empty()));
    move || any.get().then(|| view! { <Shown trained /> }.into_any())
}

#[component]
fn Shown(trained: Memo<Vec<Panel>>) -> impl IntoView {
    let room = Room::get();
    let chosen = RwSignal::new(0usize);
    let metric = RwSignal::new(Metric::default());
    let panel = Memo::new(move |_| {
        trained.with(|trained| {
            let last = trained.len().saturating_sub(1);
            trained.get(chosen.get().min(last)).cloned()
        })
    });
    let epochs = move || panel.with(|panel| Some(room.epochs(&panel.as_ref()?.experiment)));
    let series = Memo::new(move |_| {
        crate::ui::i18n::language();
        panel.with(|panel| {
            let Some(panel) = panel else {
                return Vec::new();
            };
            let history = room.history(&panel.experiment);
            let opened = room.opened(&panel.experiment);
            let per_epoch = opened.map_or(1, |opened| opened.steps_per_epoch);
            let layers = panel.experiment.hidden.len();
            metrics::series(
                history.iter().map(|seen| &**seen),
                metric.get(),
                per_epoch,
                |layer| match layer == layers {
                    true => t!("metrics-output"),
                    false => t!("metrics-layer", number = layer + 1),
                },
            )
        })
    });
    let said = move || {
        let losses: Vec<f64> = epochs()?.iter().map(|epoch| epoch.train_loss).collect();
        let found = convergence(&losses)?;
        Some(t!(
            "metrics-convergence",
            epoch = found.epoch + 1,
            epochs = losses.len(),
            speed = format::fixed(found.speed, 2)
        ))
    };
    let choose_metric = move |event| {
        let index = event_target_value(&event).parse::<usize>();
        if let Some(one) = index.ok().and_then(|index| Metric::ALL.get(index)) {
            metric.set(*one);
        }
    };
    let choose_network = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            chosen.set(index);
        }
    };
    let label = move || {
        let found = NAMES.iter().find(|(one, _)| *one == metric.get());
        found.map_or_else(String::new, |(_, name)| t!(name))
    };
    let networks = move || {
        let option = |(index, panel): (usize, &Panel)| {
            view! { <option value=index.to_string()>{panel.name.clone()}</option> }
        };
        trained.with(|trained| trained.iter().enumerate().map(option).collect::<Vec<_>>())
    };
    view! {
        <section class="card" data-testid="metrics">
            <h2>{move || t!("metrics-title")}</h2>
            <p class="view-note">{move || t!("metrics-lead", most = LAYERS)}</p>
            <div class="layer-fields">
                <label class="field">
                    <span>{move || t!("metrics-what")}</span>
                    <select on:change=choose_metric>
                        {NAMES
                            .iter()
                            .enumerate()
                            .map(|(index, (_, name))| {
                                view! { <option value=index.to_string()>{move || t!(name)}</option> }
                            })
                            .collect::<Vec<_>>()}
                    </select>
                </label>
                <label class="field" hidden=move || trained.with(|trained| trained.len() < 2)>
                    <span>{move || t!("metrics-network")}</span>
                    <select on:change=choose_network>{networks}</select>
                </label>
            </div>
            <LineChart
                title=Signal::derive(move || {
                    let name = panel.with(|panel| panel.as_ref().map(|panel| panel.name.clone()));
                    t!("metrics-chart", network = name.unwrap_or_default())
                })
                x=Signal::derive(|| Axis {
                    label: t!("axis-epoch"),
                    values: Values::Whole,
                    at_least: Some((1.0, 2.0)),
                    ..Axis::default()
                })
                y=Signal::derive(move || Axis {
                    label: label(),
                    ..Axis::default()
                })
                series
                logarithm=true
                theme=theme()
            />
            <p class="view-note">{said}</p>
        </section>
    }
    .into_any()
}
