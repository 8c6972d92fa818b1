//! The chart itself: axes, grid, curves; for saved images also title and legend.

use leptos::web_sys::HtmlCanvasElement;

use super::layout::{Plot, Rect, TEXT, TITLE, flow, text_width};
use super::pen::{Anchor, Pen};
use super::sample::{stretches, thin};
use super::scene::{Scene, Series};
use crate::ui::palette::{Dash, Rgb, Weight};

/// The page's colours, as a canvas needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub text: Rgb,
    pub muted: Rgb,
    pub line: Rgb,
    pub surface: Rgb,
}

impl Theme {
    /// Whether the page is dark: which of a style's two colours to take.
    pub fn dark(&self) -> bool {
        self.surface.luminance() < 0.2
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            text: Rgb(0x1B, 0x1F, 0x24),
            muted: Rgb(0x57, 0x60, 0x6A),
            line: Rgb(0xD5, 0xDA, 0xE0),
            surface: Rgb(0xFF, 0xFF, 0xFF),
        }
    }
}

/// Draws a scene over the whole canvas and says where it put things.
pub fn chart(
    canvas: &HtmlCanvasElement,
    (width, height): (f64, f64),
    dense: f64,
    scene: &Scene,
    theme: &Theme,
) -> Option<Plot> {
    let pen = Pen::on(canvas, width, height, dense)?;
    let outer = Rect {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    Some(inside(&pen, outer, scene, theme))
}

/// Draws a scene with title, legend and background: an image that explains itself.
pub fn image(canvas: &HtmlCanvasElement, width: f64, scene: &Scene, theme: &Theme) -> Option<()> {
    const EDGE: f64 = 16.0;
    const ROW: f64 = 20.0;
    let widths: Vec<f64> = scene
        .series
        .iter()
        .map(|series| 34.0 + text_width(&series.name, TEXT) + 18.0)
        .collect();
    let (places, rows) = flow(&widths, width - 2.0 * EDGE);
    let top = EDGE + TITLE * 1.6;
    let bottom = top + (width * 0.5).clamp(280.0, 560.0);
    let height = bottom + rows as f64 * ROW + EDGE;
    let pen = Pen::on(canvas, width, height, 2.0)?;
    let whole = Rect {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    pen.fill(whole, theme.surface, 1.0);
    let title = (EDGE, EDGE + TITLE * 0.5);
    pen.text(&scene.title, title, TITLE, theme.text, Anchor::Start);
    let outer = Rect {
        left: EDGE,
        top,
        right: width - EDGE * 0.5,
        bottom,
    };
    inside(&pen, outer, scene, theme);
    for (series, (x, row)) in scene.series.iter().zip(places) {
        let y = bottom + (row as f64 + 0.5) * ROW;
        let x = EDGE + x;
        let colour = series.style.colour(theme.dark());
        pen.line(
            &[(x, y), (x + 28.0, y)],
            colour,
            1.0,
            series.weight.width(),
            series.style.dash,
        );
        if series.weight == Weight::Strong {
            pen.marker(
                series.style.marker,
                (x + 14.0, y),
                3.5,
                colour,
                theme.surface,
            );
        }
        pen.text(&series.name, (x + 34.0, y), TEXT, theme.text, Anchor::Start);
    }
    Some(())
}

fn inside(pen: &Pen, outer: Rect, scene: &Scene, theme: &Theme) -> Plot {
    let plot = Plot::new(scene, outer);
    let area = plot.area;
    let label = (outer.left + 2.0, outer.top + TEXT * 0.75);
    pen.text(&scene.y.label, label, TEXT, theme.muted, Anchor::Start);
    if scene.is_empty() {
        let middle = (
            (area.left + area.right) / 2.0,
            (area.top + area.bottom) / 2.0,
        );
        pen.text(
            &scene.empty,
            middle,
            TEXT + 2.0,
            theme.muted,
            Anchor::Middle,
        );
    }
    pen.clipped(area, |pen| backdrop(pen, &plot, scene, theme));
    for (&at, label) in plot.y.at.iter().zip(&plot.y.labels) {
        let y = pen.crisp(plot.pixel_y(at));
        pen.line(
            &[(area.left, y), (area.right, y)],
            theme.line,
            1.0,
            1.0,
            Dash::Solid,
        );
        pen.text(label, (area.left - 7.0, y), TEXT, theme.muted, Anchor::End);
    }
    let ground = pen.crisp(area.bottom);
    for (&at, label) in plot.x.at.iter().zip(&plot.x.labels) {
        let x = pen.crisp(plot.pixel_x(at));
        pen.line(
            &[(x, ground), (x, ground + 5.0)],
            theme.muted,
            1.0,
            1.0,
            Dash::Solid,
        );
        let below = (x, area.bottom + 7.0 + TEXT * 0.6);
        pen.text(label, below, TEXT, theme.muted, Anchor::Middle);
    }
    pen.line(
        &[(area.left, ground), (area.right, ground)],
        theme.muted,
        1.0,
        1.0,
        Dash::Solid,
    );
    let below = (
        (area.left + area.right) / 2.0,
        area.bottom + 11.0 + TEXT * 1.7,
    );
    pen.text(&scene.x.label, below, TEXT, theme.muted, Anchor::Middle);
    // Curves may touch the edge; half a line's width and a marker stay visible there.
    let room = Rect {
        left: area.left - 6.0,
        top: area.top - 6.0,
        right: area.right + 6.0,
        bottom: area.bottom + 5.0,
    };
    pen.clipped(room, |pen| {
        for weight in [Weight::Thin, Weight::Strong] {
            for (at, series) in scene.series.iter().enumerate() {
                if series.weight == weight {
                    curve(pen, &plot, scene, series, at, theme);
                }
            }
        }
    });
    plot
}

/// Shaded stretches with a line at each end, and bars.
fn backdrop(pen: &Pen, plot: &Plot, scene: &Scene, theme: &Theme) {
    let area = plot.area;
    for &(from, to) in &scene.backdrop.bands {
        let band = Rect {
            left: plot.pixel_x(from),
            right: plot.pixel_x(to),
            ..area
        };
        pen.fill(band, theme.muted, 0.16);
        for x in [band.left, band.right] {
            let x = pen.crisp(x);
            let edge = [(x, area.top), (x, area.bottom)];
            pen.line(&edge, theme.muted, 0.5, 1.0, Dash::Dotted);
        }
    }
    let Some(style) = scene.backdrop.style else {
        return;
    };
    let colour = style.colour(theme.dark());
    for &(from, to, share) in &scene.backdrop.bars {
        let left = plot.pixel_x(from);
        let bar = Rect {
            left,
            top: area.bottom - share * area.height(),
            // A bar narrower than a pixel is still seen.
            right: plot.pixel_x(to).max(left + 1.0),
            bottom: area.bottom,
        };
        pen.fill(bar, colour, 0.3);
    }
}

fn curve(pen: &Pen, plot: &Plot, scene: &Scene, series: &Series, at: usize, theme: &Theme) {
    /// Pixels between two markers of a curve.
    const APART: f64 = 56.0;
    let colour = series.style.colour(theme.dark());
    let width = series.weight.width();
    // Curves that lie on each other do not hide each other's markers.
    let mut next = plot.area.left + (at as f64 * 17.0) % APART - APART / 2.0;
    for stretch in stretches(&series.points, |point| scene.drawable(point)) {
        let alone = stretch.len() == 1;
        let pixels: Vec<_> = series.points[stretch]
            .iter()
            .map(|&point| plot.pixel(point))
            .collect();
        let pixels = thin(pixels);
        pen.line(&pixels, colour, 1.0, width, series.style.dash);
        for (index, &pixel) in pixels.iter().enumerate() {
            let last = index + 1 == pixels.len();
            let due = pixel.0 >= next || (last && pixels.len() < 4);
            // A single point has no line; its marker is all there is to see of it.
            if alone || (series.weight == Weight::Strong && due) {
                pen.marker(series.style.marker, pixel, 3.4, colour, theme.surface);
                next = pixel.0 + APART;
            }
        }
    }
}
