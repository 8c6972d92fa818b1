//! The loss and the accuracy chart.

use leptos::prelude::*;

use super::series;
use crate::ui::chart::{Axis, LineChart, Scale, Series, Values};
use crate::ui::lab::Lab;
use crate::ui::shell::Dark;
use crate::ui::state::LabState;
use crate::ui::t;

/// Curves that follow the runs and the language.
fn curves(lab: Lab, make: fn(&LabState) -> Vec<Series>) -> Signal<Vec<Series>> {
    let version = lab.memo(series::version);
    Memo::new(move |_| {
        // A memo is only followed once it has been computed, so it is read, not just tracked.
        version.with(|_| ());
        crate::ui::i18n::language();
        lab.now(make)
    })
    .into()
}

/// The theme's name, which the charts read their colours by.
fn theme() -> Signal<String> {
    let Dark(dark) = expect_context();
    Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned())
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

/// Training and test loss.
#[component]
pub fn LossChart() -> impl IntoView {
    let lab = Lab::get();
    let y = Signal::derive(|| Axis {
        label: t!("axis-loss"),
        ..Axis::default()
    });
    view! {
        <LineChart
            title=Signal::derive(|| t!("chart-loss"))
            x=epochs(lab)
            y=y
            series=curves(lab, series::losses)
            logarithm=true
            theme=theme()
        />
    }
    .into_any()
}

/// Training and test accuracy.
#[component]
pub fn AccuracyChart() -> impl IntoView {
    let lab = Lab::get();
    let y = Signal::derive(|| Axis {
        label: t!("axis-accuracy"),
        values: Values::Percent,
        ..Axis::default()
    });
    view! {
        <LineChart
            title=Signal::derive(|| t!("chart-accuracy"))
            x=epochs(lab)
            y=y
            series=curves(lab, series::accuracies)
            theme=theme()
        />
    }
    .into_any()
}
