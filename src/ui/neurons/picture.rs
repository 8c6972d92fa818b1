//! Pixels on a canvas of their own size, enlarged by the stylesheet without smoothing.

use leptos::html;
use leptos::prelude::*;

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
