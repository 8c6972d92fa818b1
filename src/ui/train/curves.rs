//! The loss and the accuracy chart.

use leptos::prelude::*;

use super::series;
use crate::ui::chart::{Axis, LineChart, Scale, Series, Values};
use crate::ui::lab::Lab;
use crate::ui::shell::Dark;
use crate::ui::state::LabState;
use crate::ui::t;

/// Curves that follow the runs and the language.
fn curves(
    lab: Lab,
    training: Signal<bool>,
    make: fn(&LabState, bool) -> Vec<Series>,
) -> Signal<Vec<Series>> {
    let version = lab.memo(series::version);
    Memo::new(move |_| {
        // A memo is only followed once it has been computed, so it is read, not just tracked.
        version.with(|_| ());
        crate::ui::i18n::language();
        let training = training.get();
        lab.now(|state| make(state, training))
    })
    .into()
}

/// The theme's name, which the charts read their colours by.
fn theme() -> Signal<String> {
    let Dark(dark) = expect_context();
    Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned())
}

/// Whether the runs that are shown, or else the experiment that is set, fit values.
fn regression(lab: Lab) -> Memo<bool> {
    lab.memo(|state| {
        let experiment = state.queue.as_ref().map(|queue| &queue.experiment);
        let data = experiment.unwrap_or(&state.link.experiment).data;
        data.is_regression()
    })
}

/// Epochs from 0 to the last one asked for.
fn epochs(lab: Lab) -> Signal<Axis> {
    let last = lab.memo(|state| {
        let experiment = state.queue.as_ref().map(|queue| &queue.experiment);
        experiment.unwrap_or(&state.link.experiment).epochs
    });
    Signal::derive(move || Axis {
        label: t!("axis-epoch"),
        values: Values::Whole,
        scale: Scale::Linear,
        at_least: Some((0.0, last.get() as f64)),
    })
}

/// Both charts. Of many runs only the test curves are shown, unless the student wants all.
#[component]
pub fn Charts() -> impl IntoView {
    let lab = Lab::get();
    let wanted = RwSignal::new(None::<bool>);
    let few = lab.memo(|state| state.runs().len() <= series::WITH_TRAINING);
    let training = Signal::derive(move || wanted.get().unwrap_or(few.get()));
    view! {
        <div class="pair">
            <section class="card" data-testid="loss-chart">
                <LossChart training />
            </section>
            <section class="card" data-testid="accuracy-chart">
                <AccuracyChart training />
            </section>
        </div>
        <label class="check curves-all">
            <input
                type="checkbox"
                prop:checked=training
                on:change=move |event| wanted.set(Some(event_target_checked(&event)))
            />
            <span>{move || t!("curves-training")}</span>
        </label>
    }
    .into_any()
}

/// Training and test loss.
#[component]
fn LossChart(training: Signal<bool>) -> impl IntoView {
    let lab = Lab::get();
    let regression = regression(lab);
    let y = Signal::derive(move || Axis {
        label: match regression.get() {
            true => t!("axis-squared-error"),
            false => t!("axis-loss"),
        },
        ..Axis::default()
    });
    view! {
        <LineChart
            title=Signal::derive(|| t!("chart-loss"))
            x=epochs(lab)
            y=y
            series=curves(lab, training, series::losses)
            logarithm=true
            theme=theme()
        />
    }
    .into_any()
}

/// Training and test accuracy; where values are fitted, R².
#[component]
fn AccuracyChart(training: Signal<bool>) -> impl IntoView {
    let lab = Lab::get();
    let regression = regression(lab);
    let y = Signal::derive(move || match regression.get() {
        true => Axis {
            label: t!("axis-r2"),
            ..Axis::default()
        },
        false => Axis {
            label: t!("axis-accuracy"),
            values: Values::Percent,
            ..Axis::default()
        },
    });
    let title = Signal::derive(move || match regression.get() {
        true => t!("chart-r2"),
        false => t!("chart-accuracy"),
    });
    view! {
        <LineChart
            title
            x=epochs(lab)
            y=y
            series=curves(lab, training, series::accuracies)
            theme=theme()
        />
    }
    .into_any()
}
