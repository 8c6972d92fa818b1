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

/// The widest name, in CSS pixels.
const NAME: f64 = 150.0;
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
    let mut head = format!("{}: {}", scene.x.label, written(x, scene.x.values));
    // Everything fits, or everything shrinks; what still does not fit is counted.
    let roomy = Grid::new(&rows, TEXT, (width, height));
    let grid = if roomy.fits(rows.len()) {
        roomy
    } else {
        Grid::new(&rows, TEXT * 0.8, (width, height))
    };
    let shown = rows.len().min(grid.rows * grid.columns);
    if shown < rows.len() {
        head += &format!(" (+{})", rows.len() - shown);
    }
    let Grid {
        text,
        row,
        swatch,
        column,
        ..
    } = grid;
    let columns = shown.div_ceil(grid.rows).max(1);
    let high = shown.div_ceil(columns);
    let inner = (column * columns as f64).max(text_width(&head, text) + EDGE);
    let size = (inner + EDGE, (high as f64 + 1.0) * row + EDGE * 1.5);
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
    let first = top + EDGE * 0.75 + row / 2.0;
    let start = (left + EDGE, first);
    pen.text(&head, start, text, theme.muted, Anchor::Start);
    for (place, (index, name, number)) in rows.iter().take(shown).enumerate() {
        let x = left + EDGE + (place / high) as f64 * column;
        let y = first + ((place % high) as f64 + 1.0) * row;
        let series = &scene.series[*index];
        let colour = series.style.colour(theme.dark());
        let (line, width) = ([(x, y), (x + swatch, y)], series.weight.width());
        pen.line(&line, colour, 1.0, width, series.style.dash);
        let name = fitted(name, NAME, text);
        pen.text(
            &name,
            (x + swatch + text * 0.5, y),
            text,
            theme.text,
            Anchor::Start,
        );
        let end = (x + column - EDGE, y);
        pen.text(number, end, text, theme.text, Anchor::End);
    }
}

/// How the rows of a tooltip are arranged in columns.
struct Grid {
    text: f64,
    row: f64,
    swatch: f64,
    column: f64,
    rows: usize,
    columns: usize,
}

impl Grid {
    /// The arrangement for a text size, in the room that the chart has.
    fn new(rows: &[(usize, &str, String)], text: f64, (width, height): (f64, f64)) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|one| text_width(one, text)).fold(0.0, f64::max)
        };
        let name = widest(&mut rows.iter().map(|row| row.1)).min(NAME);
        let number = widest(&mut rows.iter().map(|row| row.2.as_str()));
        let swatch = if text < TEXT { text * 1.2 } else { text * 1.9 };
        let column = swatch + text * 0.5 + name + text * 0.5 + number + EDGE;
        let row = text * 1.33;
        let count = |room: f64, one: f64| ((room / one).max(1.0)) as usize;
        Self {
            text,
            row,
            swatch,
            column,
            rows: count(height - 2.0 * EDGE - row, row),
            columns: count(width - EDGE - 4.0, column),
        }
    }

    fn fits(&self, rows: usize) -> bool {
        rows <= self.rows * self.columns
    }
}

/// A name cut to a width, with an ellipsis where something is missing.
fn fitted(name: &str, room: f64, size: f64) -> String {
    if text_width(name, size) <= room {
        return name.to_owned();
    }
    let mut cut = String::new();
    for letter in name.chars() {
        if text_width(&cut, size) + 2.0 * size > room {
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
        assert_eq!(fitted("ReLU", NAME, TEXT), "ReLU");
        let long = fitted(&"x".repeat(500), NAME, TEXT);
        assert!(long.ends_with('…') && long.chars().count() < 30);
    }

    #[test]
    fn a_phone_shows_twenty_six_values_by_shrinking_them() {
        let rows: Vec<_> = (0..26)
            .map(|at| (at, "LeakyReLU, train", "80.32%".into()))
            .collect();
        let phone = (312.0, 240.0);
        assert!(!Grid::new(&rows, TEXT, phone).fits(26));
        assert!(Grid::new(&rows, TEXT * 0.8, phone).fits(26));
        assert!(Grid::new(&rows, TEXT, (700.0, 350.0)).fits(26));
        // However small the room, one row is promised.
        assert!(Grid::new(&rows, TEXT, (10.0, 10.0)).fits(1));
    }
}
