//! Controls of what is looked at. Each is named by its key in the link, and an instructor's link
//! hides it by that name.

use leptos::prelude::*;

use super::view::View;
use crate::observe::Sample;
use crate::ui::histogram::settings::BINS;
use crate::ui::histogram::{Axes, Scale};
use crate::ui::lab::Lab;
use crate::ui::{figures, key, t};

/// What is looked at, following the link.
pub fn view(lab: Lab) -> Memo<View> {
    lab.of_link(View::read)
}

/// Changes what is looked at.
pub fn look(lab: Lab, change: impl FnOnce(&mut View)) {
    lab.change(|state| {
        let mut view = View::read(&state.link);
        change(&mut view);
        view.write(&mut state.link.view);
    });
}

/// A choice among a few values of the view.
#[component]
pub fn Choice<T>(
    /// Its key in the link.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// The values and their names.
    options: &'static [(T, &'static str)],
    /// The value in a view.
    get: fn(&View) -> T,
    /// Puts a value into a view.
    set: fn(&mut View, T),
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let lab = Lab::get();
    let (view, hidden) = (view(lab), lab.hides(name));
    let chosen = Memo::new(move |_| {
        let value = view.with(get);
        options.iter().position(|(option, _)| *option == value)
    });
    let commit = move |event| {
        let index = event_target_value(&event).parse::<usize>();
        if let Some((value, _)) = index.ok().and_then(|index| options.get(index)) {
            look(lab, |view| set(view, *value));
        }
    };
    let entries: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(index, (_, text))| {
            view! {
                <option value=index.to_string() selected=move || chosen.get() == Some(index)>
                    {move || t!(*text)}
                </option>
            }
        })
        .collect();
    let value = move || chosen.get().unwrap_or_default().to_string();
    let id = figures::id(&format!("view-{name}"));
    view! {
        <div class="field" hidden=hidden>
            <label for=id.clone()>{move || t!(label)}</label>
            <select id=id prop:value=value on:change=commit>
                {entries}
            </select>
        </div>
    }
    .into_any()
}

const AXES: [(Axes, &str); 2] = [
    (Axes::Shared, key("layers-axes-shared")),
    (Axes::Own, key("layers-axes-own")),
];

const SCALES: [(Scale, &str); 2] = [
    (Scale::Linear, key("layers-scale-linear")),
    (Scale::Log, key("layers-scale-log")),
];

/// Axes, scale and bins of the histograms.
#[component]
pub fn HistogramFields() -> impl IntoView {
    view! {
        <Choice
            name="axes"
            label=key("layers-axes")
            options=&AXES
            get=|view| view.settings.axes
            set=|view, axes| view.settings.axes = axes
        />
        <Choice
            name="scale"
            label=key("layers-scale")
            options=&SCALES
            get=|view| view.settings.scale
            set=|view, scale| view.scale = Some(scale)
        />
        <Bins />
    }
    .into_any()
}

/// The same, behind a summary.
#[component]
pub fn MoreFields() -> impl IntoView {
    view! {
        <details class="figure-more">
            <summary>{move || t!("layers-more")}</summary>
            <div class="layer-fields">
                <HistogramFields />
            </div>
        </details>
    }
    .into_any()
}

/// The number of bins.
#[component]
fn Bins() -> impl IntoView {
    let lab = Lab::get();
    let (view, hidden) = (view(lab), lab.hides("bins"));
    let bins = Memo::new(move |_| view.with(|view| view.settings.bins));
    let commit = move |event| {
        if let Ok(bins) = event_target_value(&event).parse() {
            look(lab, |view| view.settings.bins = bins);
        }
    };
    let id = figures::id("view-bins");
    let options = BINS.map(|count| {
        view! {
            <option value=count.to_string() selected=move || bins.get() == count>
                {count.to_string()}
            </option>
        }
    });
    view! {
        <div class="field" hidden=hidden>
            <label for=id.clone()>{move || t!("layers-bins")}</label>
            <select id=id prop:value=move || bins.get().to_string() on:change=commit>
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// What a network is given, for a page that takes `usual` unless the link says otherwise.
#[component]
pub fn SampleField(
    /// The page's own choice.
    usual: Sample,
) -> impl IntoView {
    const NAMES: [(Sample, &str); 3] = [
        (Sample::Batch, key("layers-sample-batch")),
        (Sample::Test, key("layers-sample-test")),
        (Sample::Whole, key("layers-sample-whole")),
    ];
    let lab = Lab::get();
    let (view, hidden) = (view(lab), lab.hides("sample"));
    let chosen = Memo::new(move |_| view.with(|view| view.sample.unwrap_or(usual)));
    let commit = move |event| {
        let index = event_target_value(&event).parse::<usize>();
        if let Some((sample, _)) = index.ok().and_then(|index| NAMES.get(index)) {
            look(lab, |view| {
                view.sample = Some(*sample).filter(|one| *one != usual)
            });
        }
    };
    let id = figures::id("view-sample");
    let place = move || NAMES.iter().position(|(sample, _)| *sample == chosen.get());
    let options = NAMES.map(|(sample, text)| {
        let index = NAMES.iter().position(|(one, _)| *one == sample);
        view! {
            <option
                value=index.unwrap_or_default().to_string()
                selected=move || chosen.get() == sample
            >
                {move || t!(text)}
            </option>
        }
    });
    view! {
        <div class="field" hidden=hidden>
            <label for=id.clone()>{move || t!("layers-sample")}</label>
            <select
                id=id
                prop:value=move || place().unwrap_or_default().to_string()
                on:change=commit
            >
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Whether the network without activations stands beside the others.
#[component]
pub fn ControlField() -> impl IntoView {
    let lab = Lab::get();
    let (view, hidden) = (view(lab), lab.hides("show"));
    let without = lab.of_link(|link| link.experiment.noact);
    let on = Memo::new(move |_| view.with(|view| view.control));
    view! {
        <label class="field wide check" hidden=move || hidden.get() || without.get()>
            <input
                type="checkbox"
                data-testid="control"
                prop:checked=on
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    look(lab, |view| view.control = on);
                }
            />
            <span>{move || t!("layers-control")}</span>
        </label>
    }
    .into_any()
}
