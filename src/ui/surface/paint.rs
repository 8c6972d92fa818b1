//! The two-input view on canvases: on the page in layers, in a saved image on one.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::axes;
use super::camera::Camera;
use super::colormap::{Colours, opaque};
use super::heat;
use super::marks::{Marks, Names};
use super::mesh::Mesh;
use super::raster::{ROWS, Raster, ratio};
use super::values::Grid;
use crate::ui::chart::draw::Theme;
use crate::ui::chart::layout::{Rect, TEXT, TITLE};
use crate::ui::chart::pen::{Anchor, Pen};
use crate::ui::palette::{Dash, Rgb};

/// Device pixels per CSS pixel of a saved image.
const SAVED: f64 = 2.0;

/// The surface's colours, and those of the lines on it.
pub struct Paint {
    surface: Colours,
    lines: Colours,
}

impl Default for Paint {
    fn default() -> Self {
        let surface = Colours::viridis();
        Self {
            // Darker rather than black, so that the lines never look like a value of their own.
            lines: surface.mixed(Rgb(0, 0, 0), 0.35),
            surface,
        }
    }
}

/// How a picture is drawn.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The words around it.
    pub names: &'a Names,
    /// The page's colours.
    pub theme: &'a Theme,
    /// Pixels of the screen per CSS pixel.
    pub density: f64,
}

/// What a drawing of the surface needs besides the numbers, kept from one to the next.
#[derive(Default)]
pub struct Solid {
    paint: Paint,
    mesh: Mesh,
    raster: Raster,
    ratio: f64,
}

impl Solid {
    /// Draws the box behind the surface on one canvas, the surface on another.
    pub fn draw(
        &mut self,
        [walls, surface]: [&HtmlCanvasElement; 2],
        grid: &Grid,
        view: (&axes::Layout, Camera),
        look: Look,
        turning: bool,
    ) -> Option<()> {
        let (width, height) = view.0.size;
        let pen = Pen::on(walls, width, height, look.density)?;
        self.walls(&pen, walls, grid, view, look, (0.0, 0.0))?;
        let rows = ROWS[usize::from(!turning)];
        self.render(grid, view, ratio(view.0.size, look.density, turning), rows);
        self.put(surface)
    }

    fn walls(
        &self,
        pen: &Pen,
        canvas: &HtmlCanvasElement,
        grid: &Grid,
        (layout, camera): (&axes::Layout, Camera),
        look: Look,
        offset: (f64, f64),
    ) -> Option<()> {
        let colours = &self.paint.surface;
        bar(canvas, layout.bar, colours, look.density, offset)?;
        let around = axes::marks(grid, layout, camera, look.names);
        marks(pen, &around, look.theme, offset);
        Some(())
    }

    /// Draws the surface with `ratio` pixels to a CSS pixel, or fewer if it has more than
    /// `rows` rows of triangles.
    fn render(&mut self, grid: &Grid, view: (&axes::Layout, Camera), ratio: f64, rows: f64) {
        let (layout, camera) = view;
        self.mesh
            .project(grid, &layout.view(camera).magnified(ratio));
        self.ratio = ratio * self.mesh.limit(rows);
        let pixels = |side: f64| (side * self.ratio).round() as usize;
        let (width, height) = (pixels(layout.size.0), pixels(layout.size.1));
        self.raster.clear(width, height);
        // About one CSS pixel, and never less than one of the buffer's.
        let thick = self.ratio.round().clamp(1.0, 4.0) as usize;
        let Paint { surface, lines, .. } = &self.paint;
        self.mesh.draw(&mut self.raster, surface, lines, thick);
    }

    /// Puts the picture on a canvas, which takes its size.
    fn put(&self, canvas: &HtmlCanvasElement) -> Option<()> {
        let (width, height) = self.raster.size();
        // Setting the size, even to the same, throws the store away; so only when it changes.
        if canvas.width() as usize != width {
            canvas.set_width(width as u32);
        }
        if canvas.height() as usize != height {
            canvas.set_height(height as u32);
        }
        put(canvas, self.raster.rgba(), (width, height), (0.0, 0.0))
    }

    /// The vertex that is seen at a point of the stage, in CSS pixels.
    pub fn pick(&self, (x, y): (f64, f64)) -> Option<(usize, usize)> {
        self.mesh.pick(&self.raster, x * self.ratio, y * self.ratio)
    }
}

/// Draws the heat map with its axes.
pub fn heat_map(
    canvas: &HtmlCanvasElement,
    grid: &Grid,
    layout: &heat::Layout,
    look: Look,
) -> Option<()> {
    let pen = Pen::on(canvas, layout.size.0, layout.size.1, look.density)?;
    map(&pen, canvas, grid, layout, look, (0.0, 0.0))
}

fn map(
    pen: &Pen,
    canvas: &HtmlCanvasElement,
    grid: &Grid,
    layout: &heat::Layout,
    look: Look,
    offset: (f64, f64),
) -> Option<()> {
    let colours = Colours::magma();
    let (at, size) = on_screen(layout.area, look.density, offset);
    let pixels = heat::image(grid, &colours, opaque(look.theme.surface), size);
    put(canvas, &pixels, size, at)?;
    bar(canvas, layout.bar, &colours, look.density, offset)?;
    marks(pen, &layout.marks(grid, look.names), look.theme, offset);
    Some(())
}

/// Marks a point with a ring; clears the canvas where there is none.
pub fn ring(
    canvas: &HtmlCanvasElement,
    (width, height): (f64, f64),
    density: f64,
    at: Option<(f64, f64)>,
) -> Option<()> {
    let pen = Pen::on(canvas, width, height, density)?;
    let (x, y) = at?;
    let around: Vec<(f64, f64)> = (0..=24)
        .map(|step| {
            let angle = f64::from(step) / 24.0 * std::f64::consts::TAU;
            (x + 6.0 * angle.cos(), y + 6.0 * angle.sin())
        })
        .collect();
    // White on black is seen on every colour of both maps.
    for (colour, width) in [(Rgb(0, 0, 0), 4.0), (Rgb(255, 255, 255), 2.0)] {
        pen.line(&around, colour, 1.0, width, Dash::Solid);
    }
    Some(())
}

/// The titles of a saved image: of the whole, of the surface, of the heat map.
pub type Titles = [String; 3];

/// Draws both halves beside each other, with titles: an image that explains itself.
pub fn image(
    canvas: &HtmlCanvasElement,
    grid: &Grid,
    camera: Camera,
    titles: &Titles,
    names: [&Names; 2],
    theme: &Theme,
) -> Option<()> {
    const EDGE: f64 = 16.0;
    const HALF: (f64, f64) = (620.0, 465.0);
    let top = EDGE + TITLE * 1.6 + TEXT * 2.0;
    let (width, height) = (2.0 * HALF.0 + 3.0 * EDGE, top + HALF.1 + EDGE);
    let pen = Pen::on(canvas, width, height, SAVED)?;
    let whole = Rect {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    pen.fill(whole, theme.surface, 1.0);
    let title = (EDGE, EDGE + TITLE * 0.5);
    pen.text(&titles[0], title, TITLE, theme.text, Anchor::Start);
    let lefts = [EDGE, 2.0 * EDGE + HALF.0];
    for (left, title) in lefts.into_iter().zip(&titles[1..]) {
        let at = (left, top - TEXT);
        pen.text(title, at, TEXT + 1.0, theme.text, Anchor::Start);
    }
    let layout = axes::Layout::new(grid, HALF);
    let mut solid = Solid::default();
    let [left, right] = names.map(|names| Look {
        names,
        theme,
        density: SAVED,
    });
    let (view, here) = ((&layout, camera), (lefts[0], top));
    solid.walls(&pen, canvas, grid, view, left, here)?;
    solid.render(grid, view, SAVED, ROWS[1]);
    // Image data replaces what is below it; drawn from a canvas, its empty part does not.
    let between: HtmlCanvasElement = leptos::prelude::document()
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    solid.put(&between)?;
    let context = context(canvas)?;
    context.save();
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
    let drawn =
        context.draw_image_with_html_canvas_element(&between, lefts[0] * SAVED, top * SAVED);
    context.restore();
    drawn.ok()?;
    let layout = heat::Layout::new(grid, HALF);
    map(&pen, canvas, grid, &layout, right, (lefts[1], top))
}

fn bar(
    canvas: &HtmlCanvasElement,
    rect: Rect,
    colours: &Colours,
    density: f64,
    offset: (f64, f64),
) -> Option<()> {
    let (at, size) = on_screen(rect, density, offset);
    put(canvas, &heat::bar(colours, size), size, at)
}

fn marks(pen: &Pen, marks: &Marks, theme: &Theme, offset: (f64, f64)) {
    let moved = |(x, y): (f64, f64)| (x + offset.0, y + offset.1);
    for line in &marks.lines {
        let colour = if line.strong { theme.muted } else { theme.line };
        pen.line(&line.ends.map(moved), colour, 1.0, 1.0, Dash::Solid);
    }
    for label in &marks.labels {
        pen.text(
            &label.text,
            moved(label.at),
            TEXT,
            theme.muted,
            label.anchor,
        );
    }
}

/// A rectangle in whole pixels of the screen: its upper left corner and its size.
fn on_screen(rect: Rect, density: f64, offset: (f64, f64)) -> ((f64, f64), (usize, usize)) {
    let left = ((rect.left + offset.0) * density).round();
    let top = ((rect.top + offset.1) * density).round();
    let right = ((rect.right + offset.0) * density).round();
    let bottom = ((rect.bottom + offset.1) * density).round();
    let side = |length: f64| length.clamp(1.0, 2048.0) as usize;
    ((left, top), (side(right - left), side(bottom - top)))
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Puts pixels on a canvas, in its own pixels.
pub(in crate::ui) fn put(
    canvas: &HtmlCanvasElement,
    rgba: &[u8],
    (width, height): (usize, usize),
    at: (f64, f64),
) -> Option<()> {
    let data =
        ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), width as u32, height as u32);
    context(canvas)?
        .put_image_data(&data.ok()?, at.0, at.1)
        .ok()
}
