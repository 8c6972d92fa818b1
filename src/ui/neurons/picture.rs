//! Pixels on a canvas of their own size, enlarged by the stylesheet without smoothing.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use crate::ui::chart::{csv, save};
use crate::ui::surface::put;

/// A picture as image data holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// Four bytes per pixel, row by row.
    pub rgba: Vec<u8>,
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
}

/// The picture; decorative unless it has a label.
#[component]
pub fn Pixels(
    /// The picture.
    #[prop(into)]
    image: Signal<Image>,
    /// The class that gives it its size.
    class: &'static str,
    /// What it shows, for those who do not see it.
    #[prop(optional, into)]
    label: MaybeProp<String>,
) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        image.with(|image| {
            if image.width == 0 || image.rgba.len() != image.width * image.height * 4 {
                return;
            }
            canvas.set_width(image.width as u32);
            canvas.set_height(image.height as u32);
            // A picture that cannot be drawn stays empty; its label still says what it is.
            let _ = put(
                &canvas,
                &image.rgba,
                (image.width, image.height),
                (0.0, 0.0),
            );
        });
    });
    let decorative = move || label.get().is_none().then_some("true");
    let role = move || label.get().is_some().then_some("img");
    view! {
        <canvas
            class=class
            node_ref=canvas
            role=role
            aria-label=move || label.get()
            aria-hidden=decorative
        ></canvas>
    }
    .into_any()
}

/// Enlargement of a saved picture.
const SAVED: usize = 12;

/// Offers pictures beside each other as a file, enlarged without smoothing.
pub fn save_png(title: &str, images: &[Image]) {
    let canvas = document().create_element("canvas").ok();
    let Some(canvas) = canvas.and_then(|one| one.dyn_into::<HtmlCanvasElement>().ok()) else {
        return;
    };
    let all = beside(images, SAVED);
    canvas.set_width(all.width as u32);
    canvas.set_height(all.height as u32);
    if put(&canvas, &all.rgba, (all.width, all.height), (0.0, 0.0)).is_some() {
        save::png(csv::file_name(title, "png"), &canvas);
    }
}

/// Pictures beside each other with one of their pixels between, each pixel `times` as large. What
/// none of them covers is transparent.
fn beside(images: &[Image], times: usize) -> Image {
    let gaps = images.len().saturating_sub(1);
    let width = times * (images.iter().map(|one| one.width).sum::<usize>() + gaps);
    let height = times * images.iter().map(|one| one.height).max().unwrap_or(0);
    let mut rgba = vec![0; 4 * width * height];
    let mut left = 0;
    for one in images {
        for y in 0..times * one.height {
            for x in 0..times * one.width {
                let from = 4 * (y / times * one.width + x / times);
                let to = 4 * (y * width + left + x);
                rgba[to..to + 4].copy_from_slice(&one.rgba[from..from + 4]);
            }
        }
        left += times * (one.width + 1);
    }
    Image {
        rgba,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_stand_beside_each_other() {
        let dot = |value, height| Image {
            rgba: vec![value; 4 * height],
            width: 1,
            height,
        };
        let all = beside(&[dot(7, 2), dot(9, 1)], 2);
        assert_eq!((all.width, all.height), (6, 4));
        let row = |y: usize| {
            (0..6)
                .map(|x| all.rgba[4 * (6 * y + x)])
                .collect::<Vec<_>>()
        };
        assert_eq!(row(0), [7, 7, 0, 0, 9, 9]);
        assert_eq!(row(3), [7, 7, 0, 0, 0, 0]);
        assert_eq!(beside(&[], 2).rgba.len(), 0);
    }
}
