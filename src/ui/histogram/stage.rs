//! Drawing the rows on the page's canvases, and saving them.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::cursor::Cursor;
use super::layout::Layout;
use super::paint;
use super::scene::Scene;
use crate::ui::chart::draw::Theme;
use crate::ui::chart::frame::density;
use crate::ui::chart::{csv, read_theme, save};

/// Most pixels of a canvas: many panels of many rows must fit a telephone's memory.
const PIXELS: f64 = 2.5e6;

/// What the last drawing left behind, for pointing without drawing again.
#[derive(Default)]
pub(super) struct Drawn {
    pub layout: Option<Layout>,
    pub theme: Theme,
}

pub(super) type Last = StoredValue<Drawn, LocalStorage>;

/// As sharp as the screen, unless the canvas would grow too large.
fn sharpness((width, height): (f64, f64)) -> f64 {
    let most = (PIXELS / (width * height).max(1.0)).sqrt();
    density().min(most.max(1.0))
}

/// Draws the rows; says whether the page is dark, or nothing if it could not draw.
pub(super) fn draw(
    stage: NodeRef<html::Div>,
    canvas: NodeRef<html::Canvas>,
    drawn: Last,
    scene: Memo<Scene>,
) -> Option<bool> {
    let stage = stage.try_get_untracked()??;
    let canvas = canvas.try_get_untracked()??;
    let width = f64::from(stage.client_width());
    // Not laid out: in a closed part of the page. Its size will change when it opens.
    if width < 1.0 {
        return None;
    }
    let theme = read_theme(&stage);
    scene.try_with_untracked(|scene| {
        let layout = Layout::new(scene, width);
        untrack(|| paint::panel(&canvas, scene, &layout, &theme, sharpness(layout.size)));
        drawn.try_set_value(Drawn {
            layout: Some(layout),
            theme,
        });
    })?;
    Some(theme.dark())
}

/// Marks what is pointed at.
pub(super) fn mark(
    canvas: NodeRef<html::Canvas>,
    drawn: Last,
    scene: Memo<Scene>,
    cursor: RwSignal<Option<Cursor>>,
) {
    let (Some(Some(canvas)), Some(at)) = (canvas.try_get_untracked(), cursor.try_get_untracked())
    else {
        return;
    };
    drawn.try_with_value(|drawn| {
        let layout = drawn.layout.as_ref()?;
        scene.try_with_untracked(|scene| {
            // Fewer rows may have come since the drawing.
            let at = at.filter(|at| at.row < layout.rows.len());
            paint::mark(
                &canvas,
                scene,
                layout,
                &drawn.theme,
                sharpness(layout.size),
                at,
            )
        })?
    });
}

/// Offers the rows as an image.
pub(super) fn save_image(scene: &Scene, theme: &Theme, width: f64) {
    let canvas = document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
    if let Some(canvas) = canvas
        && untrack(|| paint::image(&canvas, width.clamp(480.0, 1200.0), scene, theme)).is_some()
    {
        save::png(csv::file_name(&scene.title, "png"), &canvas);
    }
}
