//! The legend of the map: the signs of the states, and the scale of all others.

use leptos::prelude::*;

use super::page::Page;
use super::picture::{Image, Pixels};
use super::squares::{Look, STEPS, tile};
use crate::ui::palette::Rgb;
use crate::ui::{key, t};

/// Pixels of a square in the legend.
const SIDE: usize = 28;

/// The page's colour behind the squares' margins, about; it is no more than a hair wide.
fn page_colour(dark: bool) -> Rgb {
    match dark {
        false => Rgb(0xFF, 0xFE, 0xFC),
        true => Rgb(0x18, 0x21, 0x26),
    }
}

fn name(look: Look) -> &'static str {
    match look {
        Look::Dead => key("neurons-is-dead"),
        Look::Constant => key("neurons-is-constant"),
        Look::Saturated => key("neurons-is-saturated"),
        Look::NearDead => key("neurons-is-near-dead"),
        Look::Share(0) => key("neurons-scale-low"),
        Look::Share(_) => key("neurons-scale-high"),
    }
}

/// Everything in the legend with its name.
pub fn named() -> Vec<(Look, String)> {
    let scale = [Look::Share(0), Look::Share(STEPS as u8 - 1)];
    let looks = Look::STATES.into_iter().chain(scale);
    looks.map(|look| (look, t!(name(look)))).collect()
}

/// The legend.
#[component]
pub fn Legend() -> impl IntoView {
    let page = Page::get();
    let square = move |look: Look| {
        Signal::derive(move || {
            let dark = page.dark.get();
            Image {
                rgba: tile(look, SIDE, dark, page_colour(dark)).into_flattened(),
                width: SIDE,
                height: SIDE,
            }
        })
    };
    let scale = Signal::derive(move || {
        let dark = page.dark.get();
        let steps = (0..STEPS as u8).map(|step| {
            let Rgb(r, g, b) = Look::Share(step).colour(dark);
            [r, g, b, 255]
        });
        Image {
            rgba: steps.flatten().collect(),
            width: STEPS,
            height: 1,
        }
    });
    let states: Vec<_> = Look::STATES
        .into_iter()
        .map(|look| {
            view! {
                <li>
                    <Pixels image=square(look) class="neurons-square" />
                    {move || t!(name(look))}
                </li>
            }
        })
        .collect();
    view! {
        <ul class="neurons-legend" aria-label=move || t!("neurons-legend")>
            {states}
            <li>
                <span>{move || t!("neurons-scale")}</span>
                <span>"0 %"</span>
                <Pixels image=scale class="neurons-scale" />
                <span>"100 %"</span>
            </li>
        </ul>
        <p class="view-note">{move || t!("neurons-legend-note")}</p>
    }
    .into_any()
}
