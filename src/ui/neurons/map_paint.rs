//! The map on canvases: on the page in two layers, in a saved image on one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

use super::grid::{Grid, Place};
use super::legend::named;
use super::squares::{Look, pixels, tile};
use crate::ui::chart::draw::Theme;
use crate::ui::chart::frame::density;
use crate::ui::chart::layout::{Rect, TEXT, TITLE, flow, text_width};
use crate::ui::chart::pen::{Anchor, Pen};
use crate::ui::chart::{csv, read_theme};
use crate::ui::palette::{Dash, Rgb};
use crate::ui::surface::put;
use crate::ui::t;

/// What the last drawing left behind.
#[derive(Default)]
pub struct Drawn {
    /// Where the neurons are.
    pub grid: Option<Grid>,
    /// The page's colours.
    pub theme: Theme,
}

fn widths(looks: &[Vec<Look>]) -> Vec<usize> {
    looks.iter().map(Vec::len).collect()
}

/// Draws the map over a stage of any width; the height that it needs.
pub fn paint(
    stage: &Element,
    canvas: &HtmlCanvasElement,
    looks: &[Vec<Look>],
    drawn: &mut Drawn,
) -> Option<f64> {
    let width = f64::from(stage.client_width());
    // Not laid out: in a closed part of the page. Its size will change when it opens.
    if width < 1.0 {
        return None;
    }
    let theme = read_theme(stage);
    let grid = Grid::new(&widths(looks), width, density());
    let height = grid.height();
    let pen = Pen::on(canvas, width, height, grid.density)?;
    let image = pixels(&grid, looks, theme.dark(), theme.surface);
    put(canvas, &image, grid.size, (0.0, 0.0))?;
    numbers(&pen, &grid, &theme, 0.0);
    *drawn = Drawn {
        grid: Some(grid),
        theme,
    };
    Some(height)
}

/// The layers' numbers beside their squares, as many as have room.
fn numbers(pen: &Pen, grid: &Grid, theme: &Theme, top: f64) {
    let mut free = f64::NEG_INFINITY;
    for (layer, block) in grid.blocks.iter().enumerate() {
        let middle = block.top as f64 / grid.density + TEXT * 0.55;
        if middle - TEXT * 0.5 < free {
            continue;
        }
        free = middle + TEXT * 0.5;
        let at = (grid.left as f64 / grid.density - 8.0, top + middle);
        let number = (layer + 1).to_string();
        pen.text(&number, at, TEXT, theme.muted, Anchor::End);
    }
}

/// Frames the neuron that is pointed at, and the one that is chosen.
pub fn marks(
    canvas: &HtmlCanvasElement,
    drawn: &Drawn,
    marked: Option<Place>,
    chosen: Option<Place>,
) -> Option<()> {
    let grid = drawn.grid.as_ref()?;
    if marked.is_none() && chosen.is_none() {
        // Its memory is given back, too.
        canvas.set_width(0);
        canvas.set_height(0);
        return Some(());
    }
    let width = grid.size.0 as f64 / grid.density;
    let pen = Pen::on(canvas, width, grid.height(), grid.density)?;
    for (place, room) in [(chosen, 2.0), (marked, 1.0)] {
        let Some((x, y, side)) = place.and_then(|place| grid.square(place)) else {
            continue;
        };
        let (low, high) = (-room, side + room - 1.0 / grid.density);
        let corners = [
            (low, low),
            (high, low),
            (high, high),
            (low, high),
            (low, low),
        ];
        let around = corners.map(|(dx, dy)| (x + dx, y + dy));
        // White on black is seen on every colour.
        for (colour, wide) in [(Rgb(0, 0, 0), 2.0 + room * 1.5), (Rgb(255, 255, 255), room)] {
            pen.line(&around, colour, 1.0, wide, Dash::Solid);
        }
    }
    Some(())
}

/// Offers the map with its title and legend as an image.
pub fn save(looks: &[Vec<Look>], title: &str, theme: &Theme) {
    let canvas = document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
    if let Some(canvas) = canvas
        && untrack(|| image(&canvas, looks, title, theme)).is_some()
    {
        crate::ui::chart::save::png(csv::file_name(title, "png"), &canvas);
    }
}

fn image(
    canvas: &HtmlCanvasElement,
    looks: &[Vec<Look>],
    title: &str,
    theme: &Theme,
) -> Option<()> {
    const EDGE: f64 = 16.0;
    const ROW: f64 = 20.0;
    const WIDTH: f64 = 1000.0;
    let grid = Grid::new(&widths(looks), WIDTH - 2.0 * EDGE, 2.0);
    let legend = named();
    let rooms: Vec<f64> = legend
        .iter()
        .map(|(_, name)| 22.0 + text_width(name, TEXT) + 18.0)
        .collect();
    let (places, rows) = flow(&rooms, WIDTH - 2.0 * EDGE);
    let top = EDGE + TITLE * 1.6 + TEXT * 1.6;
    let bottom = top + grid.height();
    let height = bottom + rows as f64 * ROW + EDGE;
    let pen = Pen::on(canvas, WIDTH, height, grid.density)?;
    let whole = Rect {
        left: 0.0,
        top: 0.0,
        right: WIDTH,
        bottom: height,
    };
    pen.fill(whole, theme.surface, 1.0);
    let at = (EDGE, EDGE + TITLE * 0.5);
    pen.text(title, at, TITLE, theme.text, Anchor::Start);
    let layers = (EDGE, top - TEXT * 0.8);
    pen.text(
        &t!("neurons-layer"),
        layers,
        TEXT,
        theme.muted,
        Anchor::Start,
    );
    let dense = |at: f64| (at * grid.density).round();
    let map = pixels(&grid, looks, theme.dark(), theme.surface);
    put(canvas, &map, grid.size, (dense(EDGE), dense(top)))?;
    pen.moved((EDGE, 0.0), |pen| numbers(pen, &grid, theme, top));
    let side = dense(14.0) as usize;
    for ((look, name), (x, row)) in legend.iter().zip(places) {
        let y = bottom + (row as f64 + 0.5) * ROW;
        let tile = tile(*look, side, theme.dark(), theme.surface).into_flattened();
        put(
            canvas,
            &tile,
            (side, side),
            (dense(EDGE + x), dense(y - 7.0)),
        )?;
        pen.text(name, (EDGE + x + 20.0, y), TEXT, theme.text, Anchor::Start);
    }
    Some(())
}
