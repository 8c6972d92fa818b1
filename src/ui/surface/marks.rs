//! Lines and texts around a picture, as plain data, and a colour bar's among them.

use crate::ui::chart::layout::{Rect, TEXT, text_width};
use crate::ui::chart::pen::Anchor;
use crate::ui::chart::ticks::Ticks;

/// Width of a colour bar.
pub const BAR: f64 = 14.0;

/// Between a picture and its colour bar, and around a bar's numbers.
pub const GAP: f64 = 8.0;

/// A line between two points, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its ends.
    pub ends: [(f64, f64); 2],
    /// An axis or a tick rather than a line of the grid behind.
    pub strong: bool,
}

/// A text, centred vertically on a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Where.
    pub at: (f64, f64),
    /// Which part of it stands there.
    pub anchor: Anchor,
}

/// Lines and texts around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The lines, in the order in which they are drawn.
    pub lines: Vec<Line>,
    /// The texts.
    pub labels: Vec<Label>,
}

impl Marks {
    /// Adds a line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), strong: bool) {
        let ends = [from, to];
        self.lines.push(Line { ends, strong });
    }

    /// Adds a text.
    pub fn label(&mut self, text: impl Into<String>, at: (f64, f64), anchor: Anchor) {
        let text = text.into();
        self.labels.push(Label { text, at, anchor });
    }

    /// Ticks and numbers to the right of a colour bar, and above it what it measures.
    pub fn bar(&mut self, bar: Rect, ticks: &Ticks, name: &str, right: f64) {
        for (&at, number) in ticks.at.iter().zip(&ticks.labels) {
            let y = bar.bottom - ticks.share(at) * bar.height();
            self.line((bar.right, y), (bar.right + 4.0, y), true);
            self.label(number, (bar.right + 7.0, y), Anchor::Start);
        }
        self.label(name, (right, TEXT * 0.75), Anchor::End);
    }
}

/// Room that a colour bar with its numbers takes beside a picture.
pub fn bar_room(ticks: &Ticks) -> f64 {
    GAP + BAR + 7.0 + widest(ticks) + 2.0
}

/// The widest number beside an axis, in pixels.
pub fn widest(ticks: &Ticks) -> f64 {
    let widths = ticks.labels.iter().map(|label| text_width(label, TEXT));
    widths.fold(0.0, f64::max)
}

/// The words beside the axes, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The first input.
    pub x: String,
    /// The second input.
    pub y: String,
    /// The sum, as an axis.
    pub z: String,
    /// What the colour bar measures.
    pub bar: String,
}
