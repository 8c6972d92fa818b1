//! The histograms of all layers, and one layer over the curve of its function.

use leptos::prelude::*;

use super::charts::theme;
use super::linked::{Picture, picture, shared};
use super::state::Looking;
use crate::ui::chart::{Axis, Backdrop, LineChart};
use crate::ui::histogram::figures::{figure, percent};
use crate::ui::histogram::{Extent, Row};
use crate::ui::lab::Lab;
use crate::ui::layers::controls::{Choice, HistogramFields, MoreFields, look};
use crate::ui::layers::flat::NoCurve;
use crate::ui::layers::rows::{label, layer_name, rows};
use crate::ui::layers::{Grid, Shown, Tensor, View};
use crate::ui::{key, t};

/// The tensors on offer.
const TENSORS: [(Tensor, &str); 4] = [
    (Tensor::Gradients, key("gradients-show-gradients")),
    (Tensor::Weights, key("gradients-show-weights")),
    (Tensor::Pre, key("gradients-show-pre")),
    (Tensor::Post, key("gradients-show-post")),
];

/// The tensor that is shown.
fn tensor(view: &View) -> Tensor {
    view.tensors.first().copied().unwrap_or(Tensor::Gradients)
}

fn set_tensor(view: &mut View, tensor: Tensor) {
    view.tensors = match tensor {
        Tensor::Gradients => Vec::new(),
        other => vec![other],
    };
}

/// What to look for.
fn lead(tensor: Tensor) -> &'static str {
    match tensor {
        Tensor::Gradients => key("gradients-lead-gradients"),
        Tensor::Weights => key("gradients-lead-weights"),
        Tensor::Pre => key("gradients-lead-pre"),
        Tensor::Post => key("gradients-lead-post"),
    }
}

fn layer_rows(shown: &Shown, view: &View) -> Vec<Row> {
    let snapshot = shown.snapshot();
    let rows = snapshot.map(|snapshot| rows(snapshot, tensor(view), shown.panel.style));
    rows.unwrap_or_default()
}

/// The layer that is chosen, from 1.
fn chosen(view: &View) -> usize {
    view.layer.unwrap_or(1)
}

/// One panel of histograms for each network.
#[component]
pub fn Histograms(looking: Looking) -> impl IntoView {
    let view = looking.view;
    view! {
        <section class="card" aria-labelledby="histograms-title">
            <h2 id="histograms-title">{move || t!("gradients-histograms")}</h2>
            <p class="card-lead">{move || t!(lead(view.with(tensor)))}</p>
            <Panels looking />
        </section>
    }
    .into_any()
}

/// The panels, and what they show; all but the tensor behind a summary if it is brief.
#[component]
pub fn Panels(looking: Looking, #[prop(optional)] brief: bool) -> impl IntoView {
    let lab = Lab::get();
    let view = looking.view;
    // In a figure no other view follows the chosen layer, so none stands out.
    let picked = Memo::new(move |_| (!brief).then(|| view.with(chosen).to_string()));
    let pick = Callback::new(move |id: String| {
        look(lab, |view| {
            view.layer = id.parse().ok().filter(|layer| *layer > 1)
        });
    });
    let values = Signal::derive(move || label(view.with(tensor)));
    view! {
        <div class="layer-fields">
            <Choice
                name="show"
                label=key("gradients-show")
                options=&TENSORS
                get=tensor
                set=set_tensor
            />
            {(!brief).then(|| view! { <HistogramFields /> })}
        </div>
        <Grid
            shown=looking.shown
            view
            label=values
            rows=layer_rows
            count=|panel, _| panel.experiment.hidden.len() + 1
            picked
            on_pick=pick
        />
        {brief.then(|| view! { <MoreFields /> })}
    }
    .into_any()
}

/// One layer over the curve of its function, for each network.
#[component]
pub fn Linked(looking: Looking) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="linked-title" data-testid="linked">
            <h2 id="linked-title">{move || t!("linked-title")}</h2>
            <p class="card-lead">{move || t!("linked-lead")}</p>
            <LinkedPanels looking />
        </section>
    }
    .into_any()
}

/// The choice of the layer, and a picture for each network.
#[component]
pub fn LinkedPanels(looking: Looking) -> impl IntoView {
    let lab = Lab::get();
    let (view, shown, hidden) = (looking.view, looking.shown, lab.hides("layer"));
    let layer = Memo::new(move |_| view.with(chosen));
    let count = Memo::new(move |_| {
        shown.with(|shown| {
            let counts = shown
                .iter()
                .map(|one| one.panel.experiment.hidden.len() + 1);
            counts.max().unwrap_or(0).max(layer.get())
        })
    });
    let commit = move |event| {
        let number = event_target_value(&event).parse::<usize>();
        look(lab, |view| {
            view.layer = number.ok().filter(|layer| *layer > 1)
        });
    };
    let options = move || {
        let count = count.get();
        let option = |number: usize| {
            view! {
                <option value=number.to_string() selected=move || layer.get() == number>
                    {layer_name(number - 1, count)}
                </option>
            }
        };
        (1..=count).map(option).collect::<Vec<_>>()
    };
    let shared = Memo::new(move |_| shown.with(|shown| shared(shown, layer.get())));
    let ids = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .iter()
                .map(|one| one.panel.id.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="layer-fields" hidden=hidden>
            <label class="field">
                <span>{move || t!("linked-layer")}</span>
                <select data-testid="layer" prop:value=move || layer.get().to_string() on:change=commit>
                    {options}
                </select>
            </label>
        </div>
        <div class="layer-grid wide">
            <For each=move || ids.get() key=Clone::clone let(id)>
                <OneLinked id looking layer shared />
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn OneLinked(
    id: String,
    looking: Looking,
    layer: Memo<usize>,
    shared: Memo<Extent>,
) -> impl IntoView {
    let all = looking.shown;
    let own =
        Memo::new(move |_| all.with(|all| all.iter().find(|one| one.panel.id == id).cloned()));
    let found = Memo::new(move |_| {
        crate::ui::i18n::language();
        let settings = looking.view.with(|view| view.settings);
        let layer = layer.get();
        let shared = shared.get();
        let names = [t!("linked-value"), t!("linked-slope")];
        own.with(|own| picture(own.as_ref()?, layer, settings, shared, names))
    });
    let name = move || own.with(|own| own.as_ref().map(|one| one.panel.name.clone()));
    let troubled =
        Memo::new(move |_| own.with(|own| own.as_ref().is_some_and(|one| one.trouble.is_some())));
    let kind = Memo::new(move |_| {
        found.with(|found| match found {
            None if troubled.get() => Some(key("layers-nothing")),
            None => Some(key("layers-coming")),
            Some(Err(NoCurve::Without)) => Some(key("linked-without")),
            Some(Err(NoCurve::Several)) => Some(key("linked-several")),
            Some(Err(NoCurve::Unreadable)) => Some(key("linked-unreadable")),
            Some(Ok(_)) => None,
        })
    });
    let title = Signal::derive(move || {
        t!(
            "linked-panel",
            name = name().unwrap_or_default(),
            layer = layer.get()
        )
    });
    let part = move |get: fn(&Picture) -> String| {
        move || found.with(|found| Some(get(found.as_ref()?.as_ref().ok()?)))
    };
    let mean_said = move || {
        let many = own.with(|own| own.as_ref().is_some_and(|one| one.panel.has_many_curves()));
        many.then(|| t!("layers-mean-curve"))
    };
    let x = Signal::derive(move || {
        let ends = found.with(|found| Some(found.as_ref()?.as_ref().ok()?.x));
        Axis {
            label: t!("linked-x"),
            at_least: ends,
            ..Axis::default()
        }
    });
    let y = Signal::derive(|| Axis {
        label: t!("linked-y"),
        ..Axis::default()
    });
    let series = Memo::new(move |_| {
        found.with(|found| match found {
            Some(Ok(picture)) => picture.series.clone(),
            _ => Vec::new(),
        })
    });
    let backdrop = Memo::new(move |_| {
        found.with(|found| match found {
            Some(Ok(picture)) => picture.backdrop.clone(),
            _ => Backdrop::default(),
        })
    });
    move || match kind.get() {
        Some(text) => view! {
            <section class="layer-panel">
                <h3 class="chart-title">{title}</h3>
                <p class="view-empty" class:coming=text == key("layers-coming")>
                    {move || t!(text)}
                </p>
            </section>
        }
        .into_any(),
        None => view! {
            <section class="layer-panel">
                <LineChart title x y series backdrop theme=theme() />
                <p class="chart-note">{part(flat_said)} " " {part(moments_said)} " " {mean_said}</p>
            </section>
        }
        .into_any(),
    }
}

fn flat_said(picture: &Picture) -> String {
    match picture.flat {
        Some(share) => t!("linked-flat", share = percent(share)),
        None => t!("linked-nothing"),
    }
}

fn moments_said(picture: &Picture) -> String {
    let (mean, std) = picture.moments;
    t!("linked-moments", mean = figure(mean), std = figure(std))
}
