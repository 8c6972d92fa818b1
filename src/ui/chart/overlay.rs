//! Crosshair and values, drawn above the chart on a canvas of their own, so that
//! moving the pointer redraws no curve.

use leptos::web_sys::HtmlCanvasElement;

use super::draw::Theme;
use super::layout::{Plot, Rect, TEXT, text_width};
use super::pen::{Anchor, Pen};
use super::sample::value_at;
use super::scene::Scene;
use super::ticks::written;
use crate::ui::palette::Dash;

const ROW: f64 = 16.0;
const EDGE: f64 = 8.0;

/// The series that have a value at `x`: (index, y), the highest first, gaps last.
pub fn values(scene: &Scene, x: f64, tolerance: f64) -> Vec<(usize, f64)> {
    let mut found: Vec<(usize, f64)> = scene
        .series
        .iter()
        .enumerate()
        .filter_map(|(index, series)| Some((index, value_at(&series.points, x, tolerance)?)))
        .collect();
    found.sort_by(|a, b| {
        (b.1.is_finite(), b.1)
            .partial_cmp(&(a.1.is_finite(), a.1))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    found
}

/// Draws the cursor at `x`; clears the canvas where there is none.
pub fn cursor(
    canvas: &HtmlCanvasElement,
    (width, height): (f64, f64),
    dense: f64,
    scene: &Scene,
    plot: &Plot,
    theme: &Theme,
    x: Option<f64>,
) -> Option<()> {
    let pen = Pen::on(canvas, width, height, dense)?;
    let x = x?;
    let area = plot.area;
    let at = pen.crisp(plot.pixel_x(x));
    pen.line(
        &[(at, area.top), (at, area.bottom)],
        theme.muted,
        1.0,
        1.0,
        Dash::Dashed,
    );
    let values = values(scene, x, (plot.x.high - plot.x.low) * 1e-3);
    for &(index, y) in &values {
        if scene.drawable((x, y)) {
            let style = scene.series[index].style;
            let colour = style.colour(theme.dark());
            let pixel = plot.pixel((x, y));
            pen.marker(style.marker, pixel, 4.5, colour, theme.surface);
        }
    }
    tooltip(&pen, (width, height), scene, theme, at, x, &values);
    Some(())
}

fn tooltip(
    pen: &Pen,
    (width, height): (f64, f64),
    scene: &Scene,
    theme: &Theme,
    at: f64,
    x: f64,
    values: &[(usize, f64)],
) {
    let rows: Vec<(usize, &str, String)> = values
        .iter()
        .map(|&(index, y)| {
            let name = scene.series[index].name.as_str();
            (index, name, written(y, scene.y.values))
        })
        .collect();
    let head = format!("{}: {}", scene.x.label, written(x, scene.x.values));
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text_width(text, TEXT)).fold(0.0, f64::max)
    };
    let name = widest(&mut rows.iter().map(|row| row.1)).min(150.0);
    let number = widest(&mut rows.iter().map(|row| row.2.as_str()));
    let column = 28.0 + name + 10.0 + number + EDGE;
    // As many rows as the chart is high, then a second column, and no more than fit.
    let fit = (((height - 2.0 * EDGE) / ROW) as usize)
        .saturating_sub(2)
        .max(1);
    let columns = rows.len().div_ceil(fit).max(1);
    let columns = columns.min((((width - 8.0) / column) as usize).max(1));
    let shown = rows.len().min(fit * columns);
    let high = shown.div_ceil(columns);
    let inner = (column * columns as f64).max(text_width(&head, TEXT) + EDGE);
    let size = (inner + EDGE, (high as f64 + 1.0) * ROW + EDGE * 1.5);
    // Beside the cursor, on the side with more room, inside the canvas.
    let left = if at + 14.0 + size.0 <= width || at < width / 2.0 {
        (at + 14.0).min(width - size.0 - 2.0)
    } else {
        at - 14.0 - size.0
    };
    let left = left.max(2.0);
    let top = ((height - size.1) / 3.0).max(2.0);
    let outline = Rect {
        left: left - 1.0,
        top: top - 1.0,
        right: left + size.0 + 1.0,
        bottom: top + size.1 + 1.0,
    };
    let panel = Rect {
        left,
        top,
        right: left + size.0,
        bottom: top + size.1,
    };
    pen.fill(outline, theme.muted, 1.0);
    pen.fill(panel, theme.surface, 1.0);
    let first = top + EDGE * 0.75 + ROW / 2.0;
    pen.text(
        &head,
        (left + EDGE, first),
        TEXT,
        theme.muted,
        Anchor::Start,
    );
    for (place, (index, name, number)) in rows.iter().take(shown).enumerate() {
        let x = left + EDGE + (place / high) as f64 * column;
        let y = first + ((place % high) as f64 + 1.0) * ROW;
        let series = &scene.series[*index];
        let colour = series.style.colour(theme.dark());
        pen.line(
            &[(x, y), (x + 22.0, y)],
            colour,
            1.0,
            series.weight.width(),
            series.style.dash,
        );
        pen.text(
            &fitted(name, 150.0),
            (x + 28.0, y),
            TEXT,
            theme.text,
            Anchor::Start,
        );
        pen.text(
            number,
            (x + column - EDGE, y),
            TEXT,
            theme.text,
            Anchor::End,
        );
    }
}

/// A name cut to a width, with an ellipsis where something is missing.
fn fitted(name: &str, room: f64) -> String {
    if text_width(name, TEXT) <= room {
        return name.to_owned();
    }
    let mut cut = String::new();
    for letter in name.chars() {
        if text_width(&cut, TEXT) + 2.0 * TEXT > room {
            break;
        }
        cut.push(letter);
    }
    cut + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::scene::Series;
    use crate::ui::palette::{Weight, style};

    #[test]
    fn the_values_at_a_cursor_are_sorted_and_gaps_come_last() {
        let series = |id: &str, y: f64| Series {
            id: id.into(),
            name: id.into(),
            style: style(id),
            weight: Weight::Strong,
            points: vec![(1.0, y), (2.0, 9.0)],
        };
        let scene = Scene {
            series: vec![series("a", 0.2), series("b", f64::NAN), series("c", 0.7)],
            ..Scene::default()
        };
        let found: Vec<usize> = values(&scene, 1.0, 0.01)
            .iter()
            .map(|value| value.0)
            .collect();
        assert_eq!(found, [2, 0, 1]);
        assert!(values(&scene, 1.5, 0.01).is_empty());
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(fitted("ReLU", 150.0), "ReLU");
        let long = fitted(&"x".repeat(500), 150.0);
        assert!(long.ends_with('…') && long.chars().count() < 30);
    }
}
