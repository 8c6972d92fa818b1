//! What went wrong with the current run, and what to do.

use leptos::prelude::*;

use crate::experiment::DataSource;
use crate::ui::lab::Lab;
use crate::ui::state::{LabState, Stage};
use crate::ui::{format, t, words};

/// The problem in words, and the ways out of it.
#[component]
pub fn Trouble() -> impl IntoView {
    let lab = Lab::get();
    let trouble = lab.memo(|state| {
        let run = state.current()?;
        let problem = run.problem.clone()?;
        let diverged = run.stage == Stage::Diverged;
        let (hidden, lr) = (run.experiment.hidden.len(), run.experiment.lr);
        Some((problem, hidden, diverged.then(|| (run.kept(), lr))))
    });
    let synthetic = move |_| {
        lab.edit(|e| e.data = DataSource::Synthetic);
        lab.perform(LabState::start);
    };
    move || {
        let (problem, hidden, diverged) = trouble.get()?;
        let offer = words::wants_other_data(&problem).then(|| {
            view! {
                <p>
                    <button type="button" class="primary" data-testid="use-synthetic" on:click=synthetic>
                        {t!("use-synthetic")}
                    </button>
                </p>
            }
            .into_any()
        });
        let repair = diverged.map(|(epoch, lr)| view! { <Repair epoch lr /> }.into_any());
        Some(
            view! {
                <div class="trouble" role="alert">
                    <p data-testid="problem">{words::trouble(&problem, hidden)}</p>
                    {offer}
                    {repair}
                </div>
            }
            .into_any(),
        )
    }
}

/// Back to the last checkpoint, or anew with a smaller learning rate.
#[component]
fn Repair(epoch: u32, lr: f64) -> impl IntoView {
    let lab = Lab::get();
    let smaller = lr / 10.0;
    let anew = move |_| {
        lab.edit(|e| e.lr = smaller);
        lab.perform(LabState::start);
    };
    view! {
        <p>
            <button type="button" data-testid="rewind" on:click=move |_| lab.perform(LabState::rewind)>
                {t!("rewind", epoch = epoch)}
            </button>
            " "
            <button type="button" class="primary" data-testid="rewind-anew" on:click=anew>
                {t!("rewind-anew", lr = format::plain(smaller))}
            </button>
        </p>
        <p class="field-note">{t!("rewind-hint")}</p>
    }
    .into_any()
}
