//! The legend: one button per curve, which hides and shows it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::scene::Series;
use crate::ui::palette::{Marker, Style, Weight};
use crate::ui::t;

/// A piece of a curve: its colour, dash and marker. Decorative; the name stands beside it.
#[component]
pub fn Swatch(
    /// The look.
    style: Style,
    /// Thick or thin.
    #[prop(optional)]
    weight: Weight,
    /// Whether the page is dark.
    #[prop(into)]
    dark: Signal<bool>,
) -> impl IntoView {
    let colour = move || style.colour(dark.get()).css();
    let dashes = style
        .dash
        .lengths()
        .iter()
        .map(f64::to_string)
        .collect::<Vec<_>>()
        .join(" ");
    let shape = match style.marker {
        Marker::Circle => "M10.5 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
        Marker::Square => "M10.8 2.8h6.4v6.4h-6.4z",
        Marker::Triangle => "M14 1.8l3.9 7h-7.8z",
        Marker::Down => "M14 10.2l3.9 -7h-7.8z",
        Marker::Diamond => "M14 1.4l3.9 4.6l-3.9 4.6l-3.9 -4.6z",
        Marker::Cross => "M10.8 2.8l6.4 6.4M17.2 2.8l-6.4 6.4",
        Marker::Plus => "M14 2v8M10 6h8",
    };
    view! {
        <svg class="swatch" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
            <path
                d="M0 6H28"
                fill="none"
                stroke=colour
                stroke-width=weight.width().to_string()
                stroke-dasharray=dashes
            />
            {(weight == Weight::Strong)
                .then(|| view! { <path d=shape fill=colour stroke=colour stroke-width="1.4" /> })}
        </svg>
    }
}

/// The buttons.
#[component]
pub fn Legend(
    /// Every curve, hidden ones too.
    series: Signal<Vec<Series>>,
    /// Ids of the hidden ones.
    hidden: RwSignal<BTreeSet<String>>,
    /// Whether the page is dark.
    dark: Signal<bool>,
) -> impl IntoView {
    // Points change twenty times a second, names hardly ever: the buttons follow the names.
    let entries = Memo::new(move |_| {
        series.with(|series| {
            series
                .iter()
                .map(|one| (one.id.clone(), one.name.clone(), one.style, one.weight))
                .collect::<Vec<_>>()
        })
    });
    let toggle = move |id: &str| {
        hidden.update(|hidden| {
            if !hidden.remove(id) {
                hidden.insert(id.to_owned());
            }
        });
    };
    view! {
        <ul class="chart-legend" aria-label=move || t!("chart-legend")>
            <For each=move || entries.get() key=Clone::clone let((id, name, style, weight))>
                {
                    let (shown, toggled) = (id.clone(), id);
                    view! {
                        <li>
                            <button
                                type="button"
                                class="chart-key"
                                aria-pressed=move || {
                                    hidden.with(|hidden| (!hidden.contains(&shown)).to_string())
                                }
                                on:click=move |_| toggle(&toggled)
                            >
                                <Swatch style weight dark />
                                <span>{name}</span>
                            </button>
                        </li>
                    }
                }
            </For>
        </ul>
    }
}
