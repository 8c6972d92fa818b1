//! One colour, dash pattern and marker per activation function, the same on
//! every chart, table and legend.
//!
//! Colours start from Okabe and Ito's set ("Color universal design", 2008) and
//! Paul Tol's qualitative schemes ("Colour schemes", SRON/EPS/TN/09-002); their
//! lightness is moved, at the same hue, until the contrast with the page is at
//! least 3:1 (WCAG 2.2, success criterion 1.4.11) in the light and the dark theme.
//! Fourteen hues cannot be told apart by everybody, so only four share a dash pattern.

/// A colour in 8-bit sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as CSS writes it, such as `#0072b2`.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Reads `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` (alpha dropped) and `#rrggbb`: what
    /// browsers give as a computed colour. `None` for anything else.
    pub fn parse(css: &str) -> Option<Self> {
        let css = css.trim();
        if let Some(hex) = css.strip_prefix('#') {
            if hex.len() != 6 || !hex.is_ascii() {
                return None;
            }
            let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
            return Some(Self(byte(0)?, byte(2)?, byte(4)?));
        }
        let inside = css
            .strip_prefix("rgba(")
            .or_else(|| css.strip_prefix("rgb("))?
            .strip_suffix(')')?;
        let mut parts = inside
            .split([',', ' ', '/'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse::<f64>().map(|value| value.round() as u8));
        Some(Self(
            parts.next()?.ok()?,
            parts.next()?.ok()?,
            parts.next()?.ok()?,
        ))
    }

    /// Linear-light red, green and blue in 0…1 (IEC 61966-2-1).
    pub fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|byte| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Relative luminance in 0…1 (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio with another colour, in 1…21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour `share` of the way (0…1) to `other`, mixed in sRGB.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| {
            (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }
}

/// A dash pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dash {
    /// ────
    Solid,
    /// ─ ─ ─
    Dashed,
    /// · · ·
    Dotted,
    /// ─ · ─
    DashDot,
    /// ── ── with long dashes: formulas and functions outside the comparison.
    Long,
}

impl Dash {
    /// All patterns, in the order of their definition.
    pub const ALL: [Dash; 5] = [
        Dash::Solid,
        Dash::Dashed,
        Dash::Dotted,
        Dash::DashDot,
        Dash::Long,
    ];

    /// Lengths of strokes and gaps in CSS pixels, for a line about 2 pixels wide; empty = solid.
    pub fn lengths(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[7.0, 4.0],
            Self::Dotted => &[2.0, 3.0],
            Self::DashDot => &[8.0, 3.0, 2.0, 3.0],
            Self::Long => &[14.0, 4.0],
        }
    }
}

/// The shape that marks a curve's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names say it
pub enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    Down,
    Cross,
    Plus,
}

impl Marker {
    /// All shapes, in the order of their definition.
    pub const ALL: [Marker; 7] = [
        Marker::Circle,
        Marker::Square,
        Marker::Triangle,
        Marker::Diamond,
        Marker::Down,
        Marker::Cross,
        Marker::Plus,
    ];
}

/// How a function looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Its colour on a light page.
    pub light: Rgb,
    /// Its colour on a dark page: the same hue, lighter where contrast needs it.
    pub dark: Rgb,
    /// Its dash pattern.
    pub dash: Dash,
    /// Its marker.
    pub marker: Marker,
}

impl Style {
    /// The colour for the theme in use.
    pub fn colour(&self, dark: bool) -> Rgb {
        if dark { self.dark } else { self.light }
    }

    /// The look of one more curve of the same function, such as of another seed: its colour, with
    /// another dash pattern and marker. `times` counts the curves of this function before it.
    pub fn again(self, times: usize) -> Self {
        Self {
            dash: Dash::ALL[(self.dash as usize + times) % Dash::ALL.len()],
            marker: Marker::ALL[(self.marker as usize + times) % Marker::ALL.len()],
            ..self
        }
    }
}

/// The second channel, for two curves of one function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Thick and marked: the test set, or the only curve.
    #[default]
    Strong,
    /// Thin and unmarked: the training set.
    Thin,
}

impl Weight {
    /// Line width in CSS pixels.
    pub fn width(self) -> f64 {
        match self {
            Self::Strong => 2.25,
            Self::Thin => 1.1,
        }
    }
}

type Pair = (Rgb, Rgb);
const BLUE: Pair = (Rgb(0x00, 0x72, 0xB2), Rgb(0x22, 0x81, 0xC1));
const SKY: Pair = (Rgb(0x34, 0x92, 0xC4), Rgb(0x56, 0xB4, 0xE9));
const GREEN: Pair = (Rgb(0x00, 0x9D, 0x72), Rgb(0x00, 0x9E, 0x73));
const VERMILION: Pair = (Rgb(0xD5, 0x5E, 0x00), Rgb(0xD5, 0x5E, 0x00));
const ORANGE: Pair = (Rgb(0xBE, 0x7B, 0x00), Rgb(0xE6, 0x9F, 0x00));
const WINE: Pair = (Rgb(0x88, 0x22, 0x55), Rgb(0xBF, 0x5A, 0x86));
const INDIGO: Pair = (Rgb(0x33, 0x22, 0x88), Rgb(0x72, 0x70, 0xD5));
const GREY: Pair = (Rgb(0x66, 0x66, 0x66), Rgb(0x7B, 0x7B, 0x7B));

/// How the function with this catalogue key looks. SiLU and Swish are one function, so
/// they share a colour and differ in dash and marker. A key outside the comparison gets
/// a look of its own from its name; two such keys may look alike.
pub fn style(key: &str) -> Style {
    use Dash::{DashDot, Dashed, Dotted, Solid};
    use Marker::{Circle, Cross, Diamond, Down, Plus, Square, Triangle};
    let ((light, dark), dash, marker) = match key {
        "relu" => (BLUE, Solid, Circle),
        "tanh" => (VERMILION, Solid, Square),
        "gelu" => (GREEN, Solid, Triangle),
        "silu" => (SKY, Solid, Diamond),
        "sigmoid" => (ORANGE, Dashed, Circle),
        "mish" => (WINE, Dashed, Down),
        "leaky_relu" => (INDIGO, Dashed, Triangle),
        "swish" => (SKY, Dashed, Cross),
        "hardswish" => (ORANGE, Dotted, Diamond),
        "rrelu" => (INDIGO, Dotted, Square),
        "identity" => (GREY, Dotted, Plus),
        "prelu" => (SKY, DashDot, Square),
        "telu" => (ORANGE, DashDot, Down),
        "staf" => (WINE, DashDot, Cross),
        // A function of one's own is seen beside ReLU and GELU.
        "f1" => (VERMILION, Dash::Long, Diamond),
        // The course draws these beside each other, and beside ReLU, Tanh, GELU and SiLU.
        "elu" => (WINE, Dash::Long, Triangle),
        "rational" => (ORANGE, Dash::Long, Down),
        "bspline" => (BLUE, Dash::Long, Square),
        "fourier" => (WINE, Dash::Long, Circle),
        other => {
            // FNV-1a (Fowler, Noll, Vo): any spread of names over the looks left will do.
            let hash = other.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
            let pair = [BLUE, SKY, GREEN, VERMILION][(hash >> 8) as usize % 4];
            let marker = Marker::ALL[(hash >> 16) as usize % Marker::ALL.len()];
            (pair, Dash::Long, marker)
        }
    };
    Style {
        light,
        dark,
        dash,
        marker,
    }
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
