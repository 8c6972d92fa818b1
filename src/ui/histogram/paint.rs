//! Rows of histograms on a canvas; what is pointed at above them on another.

use web_sys::HtmlCanvasElement;

use super::cursor::Cursor;
use super::figures::{Within, within};
use super::layout::{Layout, SMALL, column};
use super::scene::{Bars, Row, Scene};
use super::settings::{Axes, Scale};
use crate::ui::chart::draw::Theme;
use crate::ui::chart::layout::{Rect, TEXT, TITLE, text_width};
use crate::ui::chart::pen::{Anchor, Pen};
use crate::ui::palette::{Dash, Rgb};
use crate::ui::t;

/// Rows lower than this have no room for texts besides their own.
const ROOMY: f64 = 26.0;

/// Draws a panel over the whole canvas.
pub fn panel(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    layout: &Layout,
    theme: &Theme,
    density: f64,
) -> Option<()> {
    let pen = Pen::on(canvas, layout.size.0, layout.size.1, density)?;
    inside(&pen, scene, layout, theme);
    Some(())
}

/// Draws a panel with its title: an image that explains itself.
pub fn image(canvas: &HtmlCanvasElement, width: f64, scene: &Scene, theme: &Theme) -> Option<()> {
    const EDGE: f64 = 16.0;
    let layout = Layout::new(scene, width - 2.0 * EDGE);
    let top = EDGE + TITLE * 1.6;
    let height = top + layout.size.1 + EDGE;
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
    pen.moved((EDGE, top), |pen| inside(pen, scene, &layout, theme));
    Some(())
}

fn inside(pen: &Pen, scene: &Scene, layout: &Layout, theme: &Theme) {
    let head = (layout.numbers, SMALL * 0.8);
    let size = t!("hist-size");
    pen.text(&size, head, SMALL, theme.muted, Anchor::End);
    if scene.settings.axes == Axes::Shared {
        shared_axis(pen, layout, theme);
    }
    for (at, (row, bars)) in scene.rows.iter().enumerate() {
        if scene.picked == Some(at) {
            pen.fill(layout.band(at), theme.line, 0.55);
        }
        if scene.settings.axes == Axes::Own {
            own_axis(pen, layout, at, bars, scene.settings.scale, theme);
        }
        draw_row(pen, layout, at, (row, bars), scene.settings.scale, theme);
    }
    let label = (layout.size.0 / 2.0, layout.size.1 - TEXT * 0.7);
    let label_text = match scene.settings.scale {
        Scale::Linear => scene.label.clone(),
        Scale::Log => t!("hist-log-label", label = &*scene.label),
    };
    pen.text(&label_text, label, TEXT, theme.muted, Anchor::Middle);
}

/// Lines through all rows, and numbers below the last.
fn shared_axis(pen: &Pen, layout: &Layout, theme: &Theme) {
    let (Some(first), Some(last)) = (layout.rows.first(), layout.rows.last()) else {
        return;
    };
    let mut free = f64::NEG_INFINITY;
    for (place, text) in &layout.rulers[0].ticks {
        let x = pen.crisp(layout.x(0, *place));
        let line = [(x, first.top), (x, last.bottom + 5.0)];
        pen.line(&line, theme.line, 1.0, 1.0, Dash::Solid);
        let half = text_width(text, TEXT) / 2.0;
        if x - half > free {
            let below = (x, last.bottom + 7.0 + TEXT * 0.6);
            pen.text(text, below, TEXT, theme.muted, Anchor::Middle);
            free = x + half + 6.0;
        }
    }
}

/// The ends of a row's own axis, and 0.
fn own_axis(pen: &Pen, layout: &Layout, at: usize, bars: &Bars, scale: Scale, theme: &Theme) {
    if bars.extent().is_none() {
        return;
    }
    let rect = layout.rows[at];
    let mut free = f64::NEG_INFINITY;
    for (place, text) in &layout.ruler(at).ticks {
        let x = pen.crisp(layout.x(at, *place));
        let is_zero = scale == Scale::Linear && *place == 0.0;
        let line = [
            (x, if is_zero { rect.top } else { rect.bottom }),
            (x, rect.bottom + 3.0),
        ];
        pen.line(
            &line,
            theme.muted,
            if is_zero { 0.5 } else { 1.0 },
            1.0,
            Dash::Solid,
        );
        let half = text_width(text, SMALL) / 2.0;
        if x - half > free {
            let below = (x, rect.bottom + 2.0 + SMALL * 0.7);
            pen.text(text, below, SMALL, theme.muted, Anchor::Middle);
            free = x + half + 8.0;
        }
    }
}

fn draw_row(
    pen: &Pen,
    layout: &Layout,
    at: usize,
    (row, bars): (&Row, &Bars),
    scale: Scale,
    theme: &Theme,
) {
    let rect = layout.rows[at];
    let middle = (rect.top + rect.bottom) / 2.0;
    let ground = pen.crisp(rect.bottom);
    let base = [(rect.left, ground), (rect.right, ground)];
    pen.line(&base, theme.muted, 0.6, 1.0, Dash::Solid);
    let name = (rect.left - 8.0, middle);
    let size = if rect.height() < ROOMY { SMALL } else { TEXT };
    pen.text(&row.name, name, size, theme.text, Anchor::End);
    let number = (layout.numbers, middle);
    pen.text(&column(row), number, SMALL, theme.muted, Anchor::End);
    let texts = within(row, bars);
    if bars.extent().is_some() {
        let colour = row.style.colour(theme.dark());
        pen.clipped(rect, |pen| shape(pen, layout, at, bars, colour));
    }
    words(
        pen,
        layout,
        at,
        (&texts, row.distribution.stats.zeros),
        bars,
        scale,
        theme,
    );
}

/// The bars as one outline, the curve above them.
fn shape(pen: &Pen, layout: &Layout, at: usize, bars: &Bars, colour: Rgb) {
    let rect = layout.rows[at];
    let room = rect.height() - 2.0;
    let high = |height: f64| rect.bottom - height / bars.peak * room;
    let (low, end) = (bars.histogram.low, bars.histogram.high);
    let (left, right) = (layout.x(at, low), layout.x(at, end));
    if right - left < 2.0 {
        // On an axis that is much longer than its range a row is a needle.
        let x = ((left + right) / 2.0).clamp(rect.left + 1.0, rect.right - 1.0);
        pen.line(
            &[(x, rect.bottom), (x, high(bars.peak))],
            colour,
            1.0,
            2.0,
            Dash::Solid,
        );
        return;
    }
    let mut outline = vec![(left, rect.bottom)];
    for bin in 0..bars.histogram.counts.len() {
        let (from, to) = bars.histogram.edges(bin);
        let y = high(bars.height(bin));
        outline.push((layout.x(at, from), y));
        outline.push((layout.x(at, to), y));
    }
    outline.push((right, rect.bottom));
    pen.polygon(&outline, colour, 0.32);
    let curve = bars.curve.iter();
    let curve: Vec<_> = curve.map(|&(x, y)| (layout.x(at, x), high(y))).collect();
    pen.line(&curve, colour, 1.0, 1.6, Dash::Solid);
}

/// Zeros, and what is odd.
fn words(
    pen: &Pen,
    layout: &Layout,
    at: usize,
    (texts, zeros): (&Within, u64),
    bars: &Bars,
    scale: Scale,
    theme: &Theme,
) {
    let rect = layout.rows[at];
    let middle = (rect.top + rect.bottom) / 2.0;
    let ruler = layout.ruler(at);
    let zero = (scale == Scale::Linear && zeros > 0 && ruler.low <= 0.0 && ruler.high >= 0.0)
        .then(|| pen.crisp(layout.x(at, 0.0)));
    if let Some(x) = zero {
        let line = [(x, rect.top), (x, rect.bottom)];
        pen.line(&line, theme.muted, 1.0, 1.2, Dash::Dotted);
    }
    let roomy = rect.height() >= ROOMY;
    if let Some(text) = texts.zeros.as_ref().filter(|_| roomy) {
        let wide = text_width(text, SMALL) + 4.0;
        let x = zero.unwrap_or(rect.left);
        // Where all values lie on the right of 0, the left is free.
        let free = bars.extent().is_some_and(|(low, _)| low >= 0.0) && x - wide >= rect.left;
        let (x, anchor) = match x + wide <= rect.right && !free {
            true => (x + 4.0, Anchor::Start),
            false => (x - 4.0, Anchor::End),
        };
        pen.text(text, (x, rect.top + SMALL * 0.6), SMALL, theme.text, anchor);
    }
    if let Some(text) = &texts.instead {
        let at = ((rect.left + rect.right) / 2.0, middle);
        pen.text(text, at, SMALL, theme.muted, Anchor::Middle);
    }
    if let Some(text) = texts
        .broken
        .as_ref()
        .filter(|_| texts.instead.is_none() || roomy)
    {
        let y = if texts.instead.is_some() {
            middle + SMALL * 1.2
        } else {
            middle
        };
        pen.text(text, (rect.right - 2.0, y), SMALL, theme.text, Anchor::End);
    }
}

/// Marks the row and the bin that are pointed at; gives the canvas' memory back where there are none.
pub fn mark(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    layout: &Layout,
    theme: &Theme,
    density: f64,
    cursor: Option<Cursor>,
) -> Option<()> {
    let here = cursor.and_then(|cursor| Some((cursor, scene.rows.get(cursor.row)?)));
    let Some((cursor, (_, bars))) = here else {
        canvas.set_width(0);
        canvas.set_height(0);
        return None;
    };
    let pen = Pen::on(canvas, layout.size.0, layout.size.1, density)?;
    let band = layout.band(cursor.row);
    let corners = [
        (band.left + 1.0, band.top + 0.5),
        (band.right - 1.0, band.top + 0.5),
        (band.right - 1.0, band.bottom - 0.5),
        (band.left + 1.0, band.bottom - 0.5),
        (band.left + 1.0, band.top + 0.5),
    ];
    pen.line(&corners, theme.muted, 0.8, 1.0, Dash::Solid);
    let bin = cursor.bin.filter(|&bin| bin < bars.histogram.counts.len());
    if let Some(bin) = bin.filter(|_| bars.extent().is_some()) {
        let rect = layout.rows[cursor.row];
        let (from, to) = bars.histogram.edges(bin);
        let (left, right) = (layout.x(cursor.row, from), layout.x(cursor.row, to));
        let part = Rect {
            left,
            top: rect.bottom - bars.height(bin) / bars.peak * (rect.height() - 2.0),
            right: right.max(left + 1.0),
            bottom: rect.bottom,
        };
        pen.fill(part, theme.text, 0.45);
        let x = pen.crisp((left + right) / 2.0);
        pen.line(
            &[(x, rect.top), (x, rect.bottom + 3.0)],
            theme.text,
            0.8,
            1.0,
            Dash::Dashed,
        );
    }
    Some(())
}
