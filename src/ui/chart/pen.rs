//! Plotters on a canvas, to a fraction of a pixel.
//!
//! Plotters counts in whole pixels, which makes gentle curves look like stairs, and its
//! canvas backend takes the backing store for the page's size, which makes text tiny on a
//! dense screen. So plotters is shown a surface of [`FINE`] units per CSS pixel, and the
//! canvas' own transform shrinks it to the device's pixels.

use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use plotters::coord::Shift;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;

use super::layout::Rect;
use crate::ui::palette::{Dash, Marker, Rgb};

/// Units of drawing per CSS pixel.
const FINE: f64 = 16.0;

/// The page's fonts; also what saved images use.
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans SC', \
                    'PingFang SC', 'Microsoft YaHei', sans-serif";

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A canvas to draw on, in CSS pixels.
pub struct Pen {
    area: DrawingArea<Fine, Shift>,
    context: CanvasRenderingContext2d,
    dense: f64,
}

impl Pen {
    /// Sizes the canvas' backing store for `width` × `height` CSS pixels on a screen with
    /// `dense` device pixels per CSS pixel, and clears it. `None` if the browser gives no context.
    pub fn on(canvas: &HtmlCanvasElement, width: f64, height: f64, dense: f64) -> Option<Self> {
        let store = (
            (width * dense).round() as u32,
            (height * dense).round() as u32,
        );
        // Setting the size, even to the same, throws the store away; so only when it changes.
        if canvas.width() != store.0 {
            canvas.set_width(store.0);
        }
        if canvas.height() != store.1 {
            canvas.set_height(store.1);
        }
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let scale = dense / FINE;
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
        context.clear_rect(0.0, 0.0, f64::from(store.0), f64::from(store.1));
        context
            .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
            .ok()?;
        context.set_line_join("round");
        let backend = Fine {
            inner: CanvasBackend::with_canvas_object(canvas.clone())?,
            size: ((width * FINE) as u32, (height * FINE) as u32),
        };
        Some(Self {
            area: backend.into_drawing_area(),
            context,
            dense,
        })
    }

    /// A coordinate moved to the middle of the nearest device pixel, for crisp hairlines.
    pub fn crisp(&self, at: f64) -> f64 {
        ((at * self.dense).floor() + 0.5) / self.dense
    }

    /// A line through points.
    pub fn line(&self, points: &[(f64, f64)], colour: Rgb, alpha: f64, width: f64, dash: Dash) {
        let lengths: js_sys::Array = dash
            .lengths()
            .iter()
            .map(|length| JsValue::from_f64(length * FINE))
            .collect();
        // A dash pattern that the browser refuses leaves a solid line, which is still right.
        let _ = self.context.set_line_dash(&lengths);
        let path: Vec<BackendCoord> = points.iter().map(|&point| fine(point)).collect();
        self.draw(&PathElement::new(path, stroke(colour, alpha, width)));
        let _ = self.context.set_line_dash(&js_sys::Array::new());
    }

    /// A filled rectangle.
    pub fn fill(&self, rect: Rect, colour: Rgb, alpha: f64) {
        let corners = [fine((rect.left, rect.top)), fine((rect.right, rect.bottom))];
        self.draw(&Rectangle::new(corners, rgb(colour).mix(alpha).filled()));
    }

    /// A filled outline; it closes by itself.
    pub fn polygon(&self, outline: &[(f64, f64)], colour: Rgb, alpha: f64) {
        let corners: Vec<BackendCoord> = outline.iter().map(|&point| fine(point)).collect();
        self.draw(&Polygon::new(corners, rgb(colour).mix(alpha).filled()));
    }

    /// A point's marker, with a rim in the page's colour that sets it off from the lines.
    pub fn marker(&self, marker: Marker, at: (f64, f64), size: f64, colour: Rgb, rim: Rgb) {
        let around = |corners: &[(f64, f64)]| -> Vec<BackendCoord> {
            corners
                .iter()
                .map(|(x, y)| fine((at.0 + x * size, at.1 + y * size)))
                .collect()
        };
        let corners: &[(f64, f64)] = match marker {
            Marker::Circle => {
                self.draw(&Circle::new(fine(at), size * FINE, rgb(colour).filled()));
                self.draw(&Circle::new(fine(at), size * FINE, stroke(rim, 1.0, 1.0)));
                return;
            }
            Marker::Cross | Marker::Plus => {
                let ends: [&[(f64, f64)]; 2] = if marker == Marker::Cross {
                    [&[(-0.9, -0.9), (0.9, 0.9)], &[(-0.9, 0.9), (0.9, -0.9)]]
                } else {
                    [&[(-1.1, 0.0), (1.1, 0.0)], &[(0.0, -1.1), (0.0, 1.1)]]
                };
                for (colour, width) in [(rim, 4.0), (colour, 2.0)] {
                    for end in ends {
                        self.draw(&PathElement::new(around(end), stroke(colour, 1.0, width)));
                    }
                }
                return;
            }
            Marker::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Marker::Triangle => &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
            Marker::Down => &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
            Marker::Diamond => &[(0.0, -1.3), (1.1, 0.0), (0.0, 1.3), (-1.1, 0.0)],
        };
        let mut outline = around(corners);
        self.draw(&Polygon::new(outline.clone(), rgb(colour).filled()));
        outline.push(outline[0]);
        self.draw(&PathElement::new(outline, stroke(rim, 1.0, 1.0)));
    }

    /// A line of text, centred vertically on `at`.
    pub fn text(&self, text: &str, at: (f64, f64), size: f64, colour: Rgb, anchor: Anchor) {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let colour = rgb(colour);
        let style = TextStyle::from((FONT, size * FINE).into_font())
            .color(&colour)
            .pos(Pos::new(horizontal, VPos::Center));
        // A text that the backend cannot draw is missing; the table below has its number.
        let _ = self.area.draw_text(text, &style, fine(at));
    }

    /// Draws only inside `rect` while `inside` runs.
    pub fn clipped(&self, rect: Rect, inside: impl FnOnce(&Self)) {
        self.context.save();
        self.context.begin_path();
        self.context.rect(
            rect.left * FINE,
            rect.top * FINE,
            rect.width() * FINE,
            rect.height() * FINE,
        );
        self.context.clip();
        inside(self);
        self.context.restore();
    }

    /// Moves everything that is drawn while `inside` runs.
    pub fn moved(&self, by: (f64, f64), inside: impl FnOnce(&Self)) {
        self.context.save();
        // A browser that refuses leaves the picture where it was.
        let _ = self.context.translate(by.0 * FINE, by.1 * FINE);
        inside(self);
        self.context.restore();
    }

    fn draw<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, BackendCoord>,
        E: Drawable<Fine>,
    {
        // The canvas backend fails only for values that `fine` rules out.
        let _ = self.area.draw(element);
    }
}

fn fine((x, y): (f64, f64)) -> BackendCoord {
    // A million CSS pixels is beyond every screen; without the bound, a cast could wrap.
    let whole = |value: f64| (value.clamp(-1e6, 1e6) * FINE).round() as i32;
    (whole(x), whole(y))
}

fn rgb(colour: Rgb) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn stroke(colour: Rgb, alpha: f64, width: f64) -> ShapeStyle {
    ShapeStyle {
        color: rgb(colour).mix(alpha),
        filled: false,
        stroke_width: (width * FINE).round() as u32,
    }
}

/// The canvas backend on a surface of [`FINE`] units per CSS pixel.
struct Fine {
    inner: CanvasBackend,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Fine {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.inner.draw_pixel(point, colour)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner.draw_circle(centre, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.inner.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.inner.draw_text(text, style, at)
    }
}
