//! A neuron's incoming weights: pictures for the first layer on images, else their distribution
//! and the strongest of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::page::Page;
use super::picture::{Image, Pixels, save_png};
use super::weights::{SIDE, bar, is_picture, largest, pixels, strongest};
use crate::observe::Distribution;
use crate::protocol::Found;
use crate::ui::chart::ticks::short;
use crate::ui::chart::{csv, save};
use crate::ui::histogram::{Axes, Histograms, Row, Settings};
use crate::ui::palette::{Rgb, style};
use crate::ui::state::Shared;
use crate::ui::t;

/// Weights in the list of the strongest.
const LISTED: usize = 10;

/// Steps of the colour bar.
const BAR: usize = 65;

/// The page's colour, in which a weight of 0 is drawn.
fn page_colour(dark: bool) -> Rgb {
    match dark {
        false => Rgb(0xFF, 0xFE, 0xFC),
        true => Rgb(0x18, 0x21, 0x26),
    }
}

/// The weights of the neuron that was found.
#[component]
pub fn Weights(found: Shared<Found>) -> impl IntoView {
    let page = Page::get();
    let Found::Neuron(one) = &*found else {
        return ().into_any();
    };
    let data = page.run.with_untracked(|run| run.data);
    let weights = Arc::new(one.weights.clone());
    let size = SIDE * SIDE;
    let fits = !weights.is_empty() && weights.len().is_multiple_of(size);
    match is_picture(data, one.layer) && fits {
        true => view! { <Pictures weights /> }.into_any(),
        false => {
            view! { <Listed weights maps=one.biases.len().max(1) layer=one.layer /> }.into_any()
        }
    }
}

/// A picture for each linear map, on one scale, with its colour bar.
#[component]
fn Pictures(weights: Arc<Vec<f32>>) -> impl IntoView {
    let page = Page::get();
    let most = largest(&weights);
    let size = SIDE * SIDE;
    let maps = weights.len() / size;
    let drawn = {
        let weights = weights.clone();
        move |map: usize, dark: bool| Image {
            rgba: pixels(
                &weights[map * size..(map + 1) * size],
                most,
                dark,
                page_colour(dark),
            ),
            width: SIDE,
            height: SIDE,
        }
    };
    let saved_drawing = drawn.clone();
    let pictures: Vec<_> = (0..maps)
        .map(|map| {
            let drawn = drawn.clone();
            let image = Signal::derive(move || drawn(map, page.dark.get()));
            let label = Signal::derive(move || Some(t!("neurons-weights-picture", map = map + 1)));
            view! { <Pixels image class="neurons-weights" label /> }
        })
        .collect();
    let scale = Signal::derive(move || {
        let dark = page.dark.get();
        Image {
            rgba: bar(BAR, dark, page_colour(dark)),
            width: 1,
            height: BAR,
        }
    });
    let save_image = move |_| {
        let dark = page.dark.get_untracked();
        let mut images: Vec<Image> = (0..maps).map(|map| saved_drawing(map, dark)).collect();
        images.push(scale.get_untracked());
        save_png(&t!("neurons-weights"), &images);
    };
    let saved = weights.clone();
    let save_csv = move |_| save::csv(&t!("neurons-weights"), rows(&saved, SIDE));
    let bound = short(most.into());
    let negative = short(-f64::from(most));
    view! {
        <figure class="chart" data-testid="weights-picture">
            <figcaption class="chart-head">
                <h3>{move || t!("neurons-weights")}</h3>
                <div class="chart-tools">
                    <button type="button" on:click=save_image>
                        {move || t!("chart-save-image")}
                    </button>
                    <button type="button" on:click=save_csv>
                        {move || t!("chart-save-csv")}
                    </button>
                </div>
            </figcaption>
            <div class="neurons-pictures">
                {pictures} <div class="neurons-bar">
                    <Pixels image=scale class="neurons-bar-scale" />
                    <span>{bound}</span>
                    <span>"0"</span>
                    <span>{negative}</span>
                </div>
            </div>
            <p class="view-note">{move || t!("neurons-weights-note")}</p>
            <Strongest weights layer=0 />
        </figure>
    }
    .into_any()
}

/// Their distribution, and the strongest.
#[component]
fn Listed(weights: Arc<Vec<f32>>, maps: usize, layer: u32) -> impl IntoView {
    let page = Page::get();
    let look = page.run.with_untracked(|run| style(&run.activation().key));
    let each = weights.len() / maps;
    let distributions: Vec<Arc<Distribution>> = weights
        .chunks(each.max(1))
        .map(|weights| Arc::new(Distribution::of(weights)))
        .collect();
    let rows = Signal::derive(move || {
        let maps = distributions.iter().enumerate();
        maps.map(|(map, distribution)| {
            let name = t!("neurons-weights-map", map = map + 1);
            Row::new(map.to_string(), name, look, distribution.clone())
        })
        .collect::<Vec<_>>()
    });
    let settings = Signal::stored(Settings {
        axes: Axes::Own,
        ..Settings::default()
    });
    view! {
        <div data-testid="weights-list">
            <Histograms
                title=Signal::derive(|| t!("neurons-weights"))
                label=Signal::derive(|| t!("neurons-weights-label"))
                rows
                settings
                theme=page.theme
            />
            <Strongest weights layer />
        </div>
    }
    .into_any()
}

/// The strongest weights with bars.
#[component]
fn Strongest(weights: Arc<Vec<f32>>, layer: u32) -> impl IntoView {
    let most = largest(&weights);
    let inputs = weights.len();
    let body = move || {
        let rows: Vec<_> = strongest(&weights, LISTED)
            .into_iter()
            .map(|(place, weight)| {
                let from = match layer {
                    0 => t!("neurons-from-input", number = place + 1),
                    _ => t!("neurons-from-neuron", layer = layer, number = place + 1),
                };
                let share = weight.abs() / most.max(f32::MIN_POSITIVE);
                view! {
                    <tr>
                        <th scope="row">{from}</th>
                        <td>{short(weight.into())}</td>
                        <td>
                            <meter min="0" max="1" value=share.to_string() aria-hidden="true"></meter>
                        </td>
                    </tr>
                }
            })
            .collect();
        view! {
            <table class="data-table">
                <caption class="visually-hidden">{t!("neurons-strongest")}</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <details class="chart-table">
            <summary>{move || t!("neurons-strongest-of", inputs = inputs)}</summary>
            {body}
        </details>
    }
    .into_any()
}

/// The weights as the rows of a picture.
fn rows(weights: &[f32], side: usize) -> Vec<Vec<String>> {
    let lines = weights.chunks(side);
    lines
        .map(|line| {
            line.iter()
                .map(|&weight| csv::number(weight.into()))
                .collect()
        })
        .collect()
}
