//! Where rows and axes go on a canvas of a given width, and what is under the pointer.

use super::cursor::Cursor;
use super::ruler::Ruler;
use super::scene::{Bars, Row, Scene};
use super::settings::{Axes, Settings};
use crate::ui::chart::layout::{Rect, TEXT, text_width};

/// Text size of the numbers within rows.
pub const SMALL: f64 = 10.5;

/// Above the rows: the head of the numbers' column.
const HEAD: f64 = TEXT * 1.6;

/// Room for the numbers of an axis that a row has for itself.
const NUMBERS: f64 = SMALL * 1.5;

/// Below the rows: the shared axis' numbers, and its label.
const FOOT: f64 = TEXT * 3.4;

/// Below rows with axes of their own: the label.
const LABEL: f64 = TEXT * 1.8;

/// Between two rows.
pub const GAP: f64 = 3.0;

/// Beside a name: the gap to its row, and what its width may be estimated too small by.
const MARGIN: f64 = 14.0;

/// The widest name in the margin.
const NAME: f64 = 110.0;

/// How high a row's bars can be, by the number of rows: few are roomy, many still fit a screen or two.
fn bars_height(rows: usize) -> f64 {
    match rows {
        0..=6 => 62.0,
        7..=12 => 42.0,
        13..=24 => 28.0,
        _ => 18.0,
    }
}

/// How high the whole is.
pub fn height(rows: usize, settings: Settings) -> f64 {
    let rows_high = rows as f64 * row_height(rows, settings);
    match settings.axes {
        Axes::Shared => HEAD + rows_high + FOOT,
        Axes::Own => HEAD + rows_high + LABEL,
    }
}

fn row_height(rows: usize, settings: Settings) -> f64 {
    let numbers = match settings.axes {
        Axes::Shared => 0.0,
        Axes::Own => NUMBERS,
    };
    bars_height(rows) + numbers + GAP
}

/// A panel laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The canvas.
    pub size: (f64, f64),
    /// Where the bars of each row stand.
    pub rows: Vec<Rect>,
    /// The shared axis, or each row's.
    pub rulers: Vec<Ruler>,
    /// Where the column of numbers ends.
    pub numbers: f64,
    own: bool,
    row_height: f64,
}

impl Layout {
    /// Lays out a scene on a canvas of this width.
    pub fn new(scene: &Scene, width: f64) -> Self {
        let count = scene.rows.len();
        let size = (width, height(count, scene.settings));
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let name = widest(
            &mut scene
                .rows
                .iter()
                .map(|(row, _)| text_width(&row.name, TEXT)),
        );
        let number = widest(
            &mut scene
                .rows
                .iter()
                .map(|(row, _)| text_width(&column(row), SMALL)),
        );
        let left = name.min(NAME).min(width * 0.3) + MARGIN;
        let numbers = width - 2.0;
        // The last number of an axis sticks out by half.
        let right = (numbers - number.max(SMALL * 4.0) - 10.0).max(left + 40.0);
        let row_height = row_height(count, scene.settings);
        let high = bars_height(count);
        let rows = (0..count).map(|row| {
            let top = HEAD + row as f64 * row_height;
            Rect {
                left,
                top,
                right,
                bottom: top + high,
            }
        });
        let most = ((right - left) / 58.0).clamp(2.0, 9.0) as usize;
        let own = scene.settings.axes == Axes::Own;
        let ruler = |extent| Ruler::new(extent, scene.settings.scale, most);
        let rulers = match own {
            false => vec![ruler(scene.shared.unwrap_or((0.0, 1.0)))],
            true => {
                let bars = scene.rows.iter().map(|(_, bars)| bars);
                bars.map(|bars| ruler(bars.extent().unwrap_or((0.0, 1.0))))
                    .collect()
            }
        };
        Self {
            size,
            rows: rows.collect(),
            rulers,
            numbers,
            own,
            row_height,
        }
    }

    /// The axis of a row.
    pub fn ruler(&self, row: usize) -> &Ruler {
        &self.rulers[if self.own { row } else { 0 }]
    }

    /// Where a place of a row's axis lies, in pixels.
    pub fn x(&self, row: usize, place: f64) -> f64 {
        let Rect { left, right, .. } = self.rows[row];
        left + self.ruler(row).share(place) * (right - left)
    }

    /// The whole band of a row, from margin to margin.
    pub fn band(&self, row: usize) -> Rect {
        let top = self.rows[row].top - GAP / 2.0;
        Rect {
            left: 0.0,
            top,
            right: self.size.0,
            bottom: top + self.row_height,
        }
    }

    /// What is under a point.
    pub fn pick(&self, rows: &[(Row, Bars)], (x, y): (f64, f64)) -> Option<Cursor> {
        let row = ((y - HEAD + GAP / 2.0) / self.row_height).floor();
        if row < 0.0 || row as usize >= self.rows.len().min(rows.len()) {
            return None;
        }
        let row = row as usize;
        let Rect { left, right, .. } = self.rows[row];
        let place = self.ruler(row).place((x - left) / (right - left));
        // A histogram may be narrower than a pixel; a finger's width around it still means it.
        let bars = &rows[row].1;
        let near = self.ruler(row).place(6.0 / (right - left)) - self.ruler(row).low;
        let bin = bars.extent().and_then(|(low, high)| {
            let inside = place >= low - near && place <= high + near;
            inside.then(|| bars.bin_at(place.clamp(low, high)))?
        });
        Some(Cursor { row, bin })
    }
}

/// The number that stands beside a row: the mean size of its values.
pub fn column(row: &Row) -> String {
    let stats = &row.distribution.stats;
    match stats.finite() {
        0 => "–".to_owned(),
        _ => crate::ui::chart::ticks::short(three(stats.mean_abs())),
    }
}

/// A number to three significant digits.
pub fn three(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let text = format!("{value:.2e}");
    text.parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::observe::Distribution;
    use crate::ui::histogram::extent;
    use crate::ui::palette::style;

    pub fn scene(count: usize, axes: Axes) -> Scene {
        let settings = Settings {
            axes,
            ..Settings::default()
        };
        let rows: Vec<_> = (0..count)
            .map(|at| {
                let scale = 10f32.powi(-(at as i32 % 30));
                let values: Vec<f32> = (-50..=50).map(|i| i as f32 * scale).collect();
                let seen = Arc::new(Distribution::of(&values));
                let bars = Bars::new(&seen, settings);
                let name = format!("Layer {}", at + 1);
                (Row::new(at.to_string(), name, style("relu"), seen), bars)
            })
            .collect();
        let shared = extent(
            rows.iter().map(|(row, _)| &*row.distribution),
            settings.scale,
        );
        Scene {
            title: "ReLU".into(),
            label: "gradient".into(),
            settings,
            shared,
            rows,
            picked: None,
        }
    }

    #[test]
    fn every_row_has_its_place_and_is_found_there() {
        for count in [0, 1, 5, 12, 24, 65] {
            for axes in [Axes::Shared, Axes::Own] {
                for width in [200.0, 330.0, 800.0, 3000.0] {
                    let scene = scene(count, axes);
                    let layout = Layout::new(&scene, width);
                    assert_eq!(layout.rows.len(), count);
                    assert_eq!(layout.size.1, height(count, scene.settings));
                    for (at, row) in layout.rows.iter().enumerate() {
                        assert!(row.width() >= 40.0 && row.right < layout.numbers);
                        assert!(row.bottom < layout.size.1);
                        let middle = ((row.left + row.right) / 2.0, (row.top + row.bottom) / 2.0);
                        let found = layout.pick(&scene.rows, middle).expect("a row");
                        assert_eq!(found.row, at);
                        // 0 is in the middle of all of them.
                        assert!(found.bin.is_some(), "{count} {axes:?} {width} {at}");
                    }
                    assert_eq!(layout.pick(&scene.rows, (10.0, 1.0)), None);
                    assert_eq!(layout.pick(&scene.rows, (10.0, layout.size.1)), None);
                }
            }
        }
    }

    #[test]
    fn sixty_five_rows_are_thin() {
        let own = Settings {
            axes: Axes::Own,
            ..Settings::default()
        };
        assert!(height(65, Settings::default()) < 1500.0);
        assert!(height(65, own) < 2600.0);
    }

    #[test]
    fn numbers_are_cut_to_three_digits() {
        assert_eq!(three(0.000_123_456), 0.000_123);
        assert_eq!(three(0.0), 0.0);
        assert!(three(f64::NAN).is_nan());
    }
}
