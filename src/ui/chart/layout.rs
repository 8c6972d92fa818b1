//! Where things go on a canvas of a given size, in CSS pixels.

use super::scene::Scene;
use super::ticks::Ticks;

/// Text size of tick labels and axis labels, in CSS pixels.
pub const TEXT: f64 = 12.0;
/// Text size of the title, which is drawn only into saved images.
pub const TITLE: f64 = 16.0;

/// A rectangle in CSS pixels; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)] // the names say it
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// A chart laid out: from data to pixels and back.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The rectangle between the axes.
    pub area: Rect,
    /// The horizontal axis.
    pub x: Ticks,
    /// The vertical axis.
    pub y: Ticks,
}

impl Plot {
    /// Lays out a scene inside `outer`, leaving room for the axes' numbers and labels.
    pub fn new(scene: &Scene, outer: Rect) -> Self {
        let mut area = Rect {
            left: outer.left,
            top: outer.top + TEXT * 2.0,
            right: (outer.right - 14.0).max(outer.left + 20.0),
            bottom: 0.0,
        };
        area.bottom = (outer.bottom - TEXT * 3.4).max(area.top + 20.0);
        let rows = (area.height() / 30.0) as usize;
        let (_, y) = scene.axes(4, rows.clamp(2, 9));
        let widest = widest(&y.labels);
        area.left = (outer.left + widest + 12.0).min(area.right - 20.0);
        // Labels must not touch: take fewer ticks until they fit.
        let mut columns = (area.width() / 36.0).clamp(2.0, 13.0) as usize;
        let x = loop {
            let (x, _) = scene.axes(columns, 2);
            let room = area.width() / x.labels.len().max(1) as f64;
            if room > self::widest(&x.labels) + 14.0 || columns <= 2 {
                break x;
            }
            columns -= 1;
        };
        Self { area, x, y }
    }

    /// Where a data point lies on the canvas.
    pub fn pixel(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.pixel_x(x), self.pixel_y(y))
    }

    /// Where an x lies on the canvas.
    pub fn pixel_x(&self, x: f64) -> f64 {
        self.area.left + self.x.share(x) * self.area.width()
    }

    /// Where a y lies on the canvas.
    pub fn pixel_y(&self, y: f64) -> f64 {
        self.area.bottom - self.y.share(y) * self.area.height()
    }

    /// The x under a pixel column.
    pub fn data_x(&self, pixel: f64) -> f64 {
        self.x.value((pixel - self.area.left) / self.area.width())
    }
}

fn widest(labels: &[String]) -> f64 {
    labels
        .iter()
        .map(|label| text_width(label, TEXT))
        .fold(0.0, f64::max)
}

/// About how wide a text is, in pixels: asking the browser would force a layout.
/// Letters count 0.6 of the size, as in the widest of the usual system fonts (DejaVu
/// Sans), Chinese, Japanese and Korean ones a whole one.
pub fn text_width(text: &str, size: f64) -> f64 {
    let letters = text.chars().map(|letter| match letter {
        'i' | 'l' | 'j' | '.' | ',' | ':' | '\'' | '|' | ' ' | 'I' | 't' | 'f' => 0.35,
        'm' | 'w' | 'M' | 'W' | '%' => 0.88,
        '⁰'..='⁹' | '⁻' | '¹' | '²' | '³' => 0.38,
        letter if letter as u32 >= 0x2E80 => 1.0,
        letter if letter.is_uppercase() => 0.69,
        _ => 0.6,
    });
    letters.sum::<f64>() * size
}

/// Places items of the given widths in rows, left to right; returns each one's
/// (x, row) and the number of rows. For the legend of a saved image.
pub fn flow(widths: &[f64], room: f64) -> (Vec<(f64, usize)>, usize) {
    let (mut x, mut row) = (0.0, 0);
    let places: Vec<_> = widths
        .iter()
        .map(|&width| {
            if x > 0.0 && x + width > room {
                (x, row) = (0.0, row + 1);
            }
            let place = (x, row);
            x += width;
            place
        })
        .collect();
    let rows = if places.is_empty() { 0 } else { row + 1 };
    (places, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::scene::{Axis, Series, Values};
    use crate::ui::palette::{Weight, style};

    fn scene() -> Scene {
        Scene {
            x: Axis {
                values: Values::Whole,
                ..Axis::default()
            },
            series: vec![Series {
                id: "a".into(),
                name: "a".into(),
                style: style("relu"),
                weight: Weight::Strong,
                points: (1..=1000)
                    .map(|i| (f64::from(i), 1.0 / f64::from(i)))
                    .collect(),
            }],
            ..Scene::default()
        }
    }

    #[test]
    fn labels_have_room_at_every_size() {
        for width in [60.0, 200.0, 332.0, 720.0, 1900.0] {
            for height in [60.0, 240.0, 900.0] {
                let outer = Rect {
                    left: 0.0,
                    top: 0.0,
                    right: width,
                    bottom: height,
                };
                let plot = Plot::new(&scene(), outer);
                assert!(plot.area.width() > 0.0 && plot.area.height() > 0.0);
                if width < 200.0 {
                    continue;
                }
                for (pair, labels) in plot.x.at.windows(2).zip(plot.x.labels.windows(2)) {
                    let gap = plot.pixel_x(pair[1]) - plot.pixel_x(pair[0]);
                    let text = text_width(&labels[0], TEXT).max(text_width(&labels[1], TEXT));
                    assert!(gap > text, "{width}: {labels:?} {gap} {text}");
                }
            }
        }
    }

    #[test]
    fn pixels_and_data_are_inverse() {
        let outer = Rect {
            left: 0.0,
            top: 0.0,
            right: 640.0,
            bottom: 300.0,
        };
        let plot = Plot::new(&scene(), outer);
        for x in [1.0, 17.5, 1000.0] {
            assert!((plot.data_x(plot.pixel_x(x)) - x).abs() < 1e-6);
        }
        assert!(plot.pixel_y(0.9) < plot.pixel_y(0.1));
    }

    #[test]
    fn a_legend_breaks_into_rows() {
        let (places, rows) = flow(&[50.0, 50.0, 50.0, 300.0], 120.0);
        assert_eq!(places, [(0.0, 0), (50.0, 0), (0.0, 1), (0.0, 2)]);
        assert_eq!(rows, 3);
        assert_eq!(flow(&[], 120.0).1, 0);
    }
}
