//! The network that the settings ask for, as torchinfo prints it.

use leptos::prelude::*;

use crate::experiment::DataSource;
use crate::network::NetworkShape;
use crate::ui::lab::Lab;
use crate::ui::t;
use crate::ui::views::SummaryTable;

/// The summary; it needs no worker and no data.
#[component]
pub fn Network() -> impl IntoView {
    let experiment = Lab::get().experiment();
    let rows = Memo::new(move |_| {
        experiment.with(|e| {
            let (inputs, outputs) = e.data.shape();
            let image = matches!(e.data, DataSource::Fashion | DataSource::Synthetic);
            // What cannot be built has its sentence at the field or at the run.
            NetworkShape::new(e, inputs, outputs)
                .map(|shape| shape.summary(image))
                .unwrap_or_default()
        })
    });
    let several = Memo::new(move |_| experiment.with(|e| e.activations.len() > 1 && !e.noact));
    view! {
        <section class="card network" data-testid="summary">
            <h3>{move || t!("summary-title")}</h3>
            <SummaryTable rows />
            <p class="field-note">
                {move || several.get().then(|| t!("summary-first"))}
            </p>
        </section>
    }
    .into_any()
}
