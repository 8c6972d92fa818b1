//! Pictures: samples of each class, and what a network says about test images.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, ImageData};

use crate::protocol::{Images, Predictions};
use crate::ui::{format, t};

/// Most pixels of an image that a page draws.
const PIXELS: usize = 1 << 16;

/// One image's pixels, if the buffer holds them.
pub(in crate::ui) fn pixels(images: &Images, index: usize) -> Option<&[u8]> {
    let size = (images.rows as usize).checked_mul(images.columns as usize)?;
    if size == 0 || size > PIXELS {
        return None;
    }
    images.pixels.get(index * size..(index + 1) * size)
}

/// The most probable class of an image and its probability.
fn prediction(predictions: &Predictions, index: usize, classes: usize) -> Option<(usize, f32)> {
    let bytes = predictions
        .probabilities
        .get(index * classes * 4..(index + 1) * classes * 4)?;
    bytes
        .chunks_exact(4)
        .filter_map(|chunk| Some(f32::from_le_bytes(chunk.try_into().ok()?)))
        .enumerate()
        .filter(|(_, probability)| probability.is_finite())
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The name of a class; its number if there is none.
fn class_name(classes: &[String], class: usize) -> String {
    classes
        .get(class)
        .cloned()
        .unwrap_or_else(|| class.to_string())
}

/// A grey image on a canvas of its own size, enlarged by the stylesheet without smoothing.
#[component]
pub(in crate::ui) fn Picture(
    /// A byte per pixel.
    grey: Vec<u8>,
    /// Height in pixels.
    rows: u32,
    /// Width in pixels.
    columns: u32,
    /// What it shows, for those who do not see it.
    label: String,
) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let rgba: Vec<u8> = grey.iter().flat_map(|&v| [v, v, v, 255]).collect();
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&rgba), columns, rows);
        let context = canvas
            .get_context("2d")
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        if let (Ok(image), Some(context)) = (image, context) {
            // A picture that cannot be drawn stays black; its label still says what it is.
            let _ = context.put_image_data(&image, 0.0, 0.0);
        }
    });
    view! {
        <canvas
            class="picture"
            node_ref=canvas
            width=columns.to_string()
            height=rows.to_string()
            role="img"
            aria-label=label
        ></canvas>
    }
}

/// A few images of each class, one row per class.
#[component]
pub fn ClassSamples(
    /// The images, once there are some.
    #[prop(into)]
    images: Signal<Option<Images>>,
    /// Names of the classes.
    #[prop(into)]
    classes: Signal<Vec<String>>,
) -> impl IntoView {
    let row = |images: &Images, class: usize, name: String| {
        let pictures: Vec<_> = images
            .labels
            .iter()
            .enumerate()
            .filter(|&(_, &label)| usize::from(label) == class)
            .filter_map(|(index, _)| {
                let grey = pixels(images, index)?.to_vec();
                let (rows, columns, label) = (images.rows, images.columns, name.clone());
                Some(view! { <li><Picture grey rows columns label /></li> })
            })
            .collect();
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td><ul class="pictures">{pictures}</ul></td>
            </tr>
        }
    };
    move || {
        images.with(|images| {
            let Some(images) = images else {
                return view! { <p class="view-empty">{t!("images-empty")}</p> }.into_any();
            };
            let rows: Vec<_> = classes.with(|classes| {
                let named = classes.iter().enumerate();
                named
                    .map(|(class, name)| row(images, class, name.clone()))
                    .collect()
            });
            view! {
                <table class="samples">
                    <caption class="visually-hidden">{t!("images-samples")}</caption>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
    }
}

/// Test images with the predicted class, how sure the network is, and whether it is right.
#[component]
pub fn PredictionGrid(
    /// What the network says, once it has said something.
    #[prop(into)]
    predictions: Signal<Option<Predictions>>,
    /// Names of the classes.
    #[prop(into)]
    classes: Signal<Vec<String>>,
) -> impl IntoView {
    let only_wrong = RwSignal::new(false);
    let grid = move || {
        let classes = classes.get();
        predictions.with(|predictions| {
            let Some(predictions) = predictions else {
                return view! { <p class="view-empty">{t!("images-no-predictions")}</p> }
                    .into_any();
            };
            let tiles: Vec<_> = (0..predictions.images.labels.len())
                .filter_map(|index| tile(predictions, index, &classes, only_wrong.get()))
                .collect();
            if tiles.is_empty() {
                return view! { <p class="view-empty">{t!("images-all-right")}</p> }.into_any();
            }
            view! { <ul class="tiles">{tiles}</ul> }.into_any()
        })
    };
    view! {
        <section class="view">
            <header class="view-head">
                <h3>{move || t!("images-predictions")}</h3>
                <button
                    type="button"
                    aria-pressed=move || only_wrong.get().to_string()
                    on:click=move |_| only_wrong.update(|only| *only = !*only)
                >
                    {move || t!("images-only-wrong")}
                </button>
            </header>
            {grid}
        </section>
    }
}

fn tile(
    predictions: &Predictions,
    index: usize,
    classes: &[String],
    only_wrong: bool,
) -> Option<impl IntoView + use<>> {
    let images = &predictions.images;
    let truth = usize::from(*images.labels.get(index)?);
    let (predicted, probability) = prediction(predictions, index, classes.len())?;
    let right = truth == predicted;
    if right && only_wrong {
        return None;
    }
    let grey = pixels(images, index)?.to_vec();
    let (rows, columns) = (images.rows, images.columns);
    let truth = class_name(classes, truth);
    let label = truth.clone();
    let said = class_name(classes, predicted);
    let (class, icon, verdict) = if right {
        ("tile right", "✓", t!("images-right"))
    } else {
        ("tile wrong", "✗", t!("images-wrong", truth = truth))
    };
    let sure = format!("{} %", format::percent(probability.into(), 0));
    let confidence = t!("images-confidence", class = said.clone());
    Some(view! {
        <li class=class>
            <Picture grey rows columns label />
            <div class="tile-text">
                <strong>{said}</strong>
                <span class="tile-sure">
                    <meter min="0" max="1" value=probability.to_string() aria-label=confidence></meter>
                    {sure}
                </span>
                <span class="tile-verdict"><span aria-hidden="true">{icon}</span>" "{verdict}</span>
            </div>
        </li>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Bytes;

    fn predictions(probabilities: &[f32]) -> Predictions {
        Predictions {
            epoch: 1,
            confusion: vec![],
            images: Images {
                rows: 2,
                columns: 2,
                labels: vec![0, 1],
                pixels: Bytes::from(vec![0, 1, 2, 3, 4, 5, 6, 7]),
            },
            probabilities: Bytes::from(
                probabilities
                    .iter()
                    .flat_map(|value| value.to_le_bytes())
                    .collect::<Vec<_>>(),
            ),
        }
    }

    #[test]
    fn each_image_has_its_pixels_and_its_most_probable_class() {
        let predictions = predictions(&[0.1, 0.9, 0.75, 0.25]);
        assert_eq!(pixels(&predictions.images, 1), Some(&[4, 5, 6, 7][..]));
        assert_eq!(prediction(&predictions, 0, 2), Some((1, 0.9)));
        assert_eq!(prediction(&predictions, 1, 2), Some((0, 0.75)));
    }

    #[test]
    fn buffers_that_are_too_short_give_nothing() {
        let mut short = predictions(&[0.1, f32::NAN]);
        assert_eq!(prediction(&short, 0, 2), Some((0, 0.1)));
        assert_eq!(prediction(&short, 1, 2), None);
        assert_eq!(pixels(&short.images, 2), None);
        short.images.rows = u32::MAX;
        assert_eq!(pixels(&short.images, 0), None);
        short.images.rows = 0;
        assert_eq!(pixels(&short.images, 0), None);
    }
}
