//! What each neuron's square looks like: a colour, and for the states a sign on it, so that
//! nothing is told by colour alone. Pixels as image data holds them.

use super::grid::Grid;
use crate::observe::{Census, States};
use crate::ui::palette::Rgb;
use crate::ui::surface::colormap::{Rgba, opaque};

/// Steps of the scale of active shares.
pub const STEPS: usize = 64;

/// How a neuron is shown. Of several states the gravest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// In no state: active on this step's share of the samples.
    Share(u8),
    /// Active on under 1 %.
    NearDead,
    /// Active on none.
    Saturated,
    /// The same for all.
    Constant,
    /// 0 for all.
    Dead,
}

impl Look {
    /// The states, in the order of the legend.
    pub const STATES: [Self; 4] = [Self::Dead, Self::Constant, Self::Saturated, Self::NearDead];

    /// The look of a neuron with these states, active on this share of the samples.
    pub fn new(states: States, share: f64) -> Self {
        let order = [
            (States::DEAD, Self::Dead),
            (States::CONSTANT, Self::Constant),
            (States::SATURATED, Self::Saturated),
            (States::NEAR_DEAD, Self::NearDead),
        ];
        let gravest = order.into_iter().find(|(state, _)| states.has(*state));
        let step = (share.clamp(0.0, 1.0) * (STEPS - 1) as f64).round() as u8;
        gravest.map_or(Self::Share(step), |(_, look)| look)
    }

    /// Its colour.
    pub fn colour(self, dark: bool) -> Rgb {
        match (self, dark) {
            (Self::Share(step), _) => {
                let (low, high) = ends(dark);
                low.mix(high, f64::from(step) / (STEPS - 1) as f64)
            }
            (Self::Dead, _) => Rgb(0xD5, 0x5E, 0x00),
            (Self::Constant, false) => Rgb(0x1B, 0x1F, 0x24),
            (Self::Constant, true) => Rgb(0xF2, 0xF2, 0xF2),
            (Self::Saturated, false) => Rgb(0x99, 0x22, 0x66),
            (Self::Saturated, true) => Rgb(0xCC, 0x66, 0x99),
            // Quieter than the others: such a neuron still speaks now and then.
            (Self::NearDead, false) => Rgb(0xEC, 0xDF, 0xB4),
            (Self::NearDead, true) => Rgb(0x4F, 0x47, 0x28),
        }
    }

    /// The colour of the sign on it.
    pub fn ink(self, dark: bool) -> Rgb {
        match (self, dark) {
            (Self::Share(_), _) => self.colour(dark),
            (Self::NearDead, false) => Rgb(0x6B, 0x4E, 0x0A),
            (Self::NearDead, true) => Rgb(0xF0, 0xD4, 0x8A),
            (Self::Constant, true) => Rgb(0x1B, 0x1F, 0x24),
            (Self::Dead | Self::Saturated, true) => Rgb(0x00, 0x00, 0x00),
            _ => Rgb(0xFF, 0xFF, 0xFF),
        }
    }

    /// Whether the sign covers a point of the square, both coordinates in 0…1: a cross for dead,
    /// two bars for constant, a filled corner for saturated, a dot for near-dead.
    pub fn signed(self, u: f64, v: f64) -> bool {
        let (x, y) = (u - 0.5, v - 0.5);
        let thick = 0.11;
        match self {
            Self::Share(_) => false,
            Self::Dead => {
                let inside = x.abs() < 0.36 && y.abs() < 0.36;
                inside && ((x - y).abs() < thick || (x + y).abs() < thick)
            }
            Self::Constant => x.abs() < 0.34 && (y.abs() - 0.16).abs() < 0.08,
            Self::Saturated => v > u,
            Self::NearDead => x.hypot(y) < 0.19,
        }
    }
}

/// The ends of the scale: one hue, so that more is further from the page in both themes.
fn ends(dark: bool) -> (Rgb, Rgb) {
    match dark {
        false => (Rgb(0xD3, 0xE4, 0xF0), Rgb(0x0A, 0x3C, 0x6E)),
        true => (Rgb(0x24, 0x3C, 0x50), Rgb(0xBF, 0xE2, 0xFB)),
    }
}

/// How every neuron of a census looks, layer by layer.
pub fn looks(census: &Census) -> Vec<Vec<Look>> {
    let layers = census.layers.iter();
    layers
        .map(|layer| {
            let samples = f64::from(layer.samples.max(1));
            let states = layer.all_states().into_iter();
            let neurons = states.zip(&layer.neurons);
            neurons
                .map(|(states, neuron)| Look::new(states, f64::from(neuron.active) / samples))
                .collect()
        })
        .collect()
}

/// Smallest side of a square that has room for a sign, in pixels.
const SIGN: usize = 7;

/// One square with its margin at the right and below.
pub fn tile(look: Look, side: usize, dark: bool, page: Rgb) -> Vec<Rgba> {
    let margin = if side < 4 { 0 } else { (side / 10).max(1) };
    let inner = side - margin;
    let mut pixels = vec![opaque(page); side * side];
    for row in 0..inner {
        for column in 0..inner {
            let at = |place: usize| (place as f64 + 0.5) / inner as f64;
            let signed = side >= SIGN && look.signed(at(column), at(row));
            pixels[row * side + column] = opaque(match signed {
                true => look.ink(dark),
                false => look.colour(dark),
            });
        }
    }
    pixels
}

/// The map's pixels, row by row.
pub fn pixels(grid: &Grid, looks: &[Vec<Look>], dark: bool, page: Rgb) -> Vec<u8> {
    let (width, height) = grid.size;
    let side = grid.side;
    let mut image = vec![opaque(page); width * height];
    let mut tiles: std::collections::HashMap<Look, Vec<Rgba>> = std::collections::HashMap::new();
    for (block, looks) in grid.blocks.iter().zip(looks) {
        for (neuron, &look) in looks.iter().enumerate().take(block.width) {
            let tile = tiles
                .entry(look)
                .or_insert_with(|| tile(look, side, dark, page));
            let x = grid.left + neuron % grid.columns * side;
            let y = block.top + neuron / grid.columns * side;
            // A stage narrower than one square cuts it.
            let room = side.min(width.saturating_sub(x));
            for row in 0..side {
                let from = (y + row) * width + x;
                image[from..from + room].copy_from_slice(&tile[row * side..row * side + room]);
            }
        }
    }
    image.into_flattened()
}

#[cfg(test)]
mod tests {
    use super::super::tally::tests::census;
    use super::*;

    #[test]
    fn of_several_states_the_gravest_is_shown() {
        let look = |bits| Look::new(States(bits), 0.5);
        assert_eq!(
            look(States::DEAD | States::SATURATED | States::CONSTANT),
            Look::Dead
        );
        assert_eq!(look(States::NEAR_DEAD | States::SATURATED), Look::Saturated);
        assert_eq!(look(States::SATURATED | States::CONSTANT), Look::Constant);
        assert_eq!(look(States::NEAR_DEAD), Look::NearDead);
        assert_eq!(look(0), Look::Share(32));
        assert_eq!(Look::new(States(0), f64::NAN), Look::Share(0));
    }

    #[test]
    fn a_state_is_told_by_its_sign_as_well() {
        let sign = |look: Look| -> Vec<bool> {
            let places = (0..9 * 9).map(|at| ((at % 9) as f64, (at / 9) as f64));
            places
                .map(|(u, v)| look.signed((u + 0.5) / 9.0, (v + 0.5) / 9.0))
                .collect()
        };
        let mut signs: Vec<_> = Look::STATES.map(sign).to_vec();
        signs.push(sign(Look::Share(3)));
        signs.sort();
        signs.dedup();
        assert_eq!(signs.len(), 5);
        for dark in [false, true] {
            for look in Look::STATES {
                let contrast = look.colour(dark).contrast(look.ink(dark));
                assert!(contrast >= 3.0, "{look:?} {contrast}");
            }
        }
    }

    #[test]
    fn the_scale_goes_away_from_the_page() {
        for (dark, page) in [(false, Rgb(255, 254, 252)), (true, Rgb(0x18, 0x21, 0x26))] {
            let contrast = |step| Look::Share(step).colour(dark).contrast(page);
            assert!((1..STEPS as u8).all(|step| contrast(step) >= contrast(step - 1)));
            assert!(contrast(STEPS as u8 - 1) > 7.0 && contrast(0) > 1.2);
        }
    }

    #[test]
    fn every_square_has_its_colour_in_the_picture() {
        let census = census(&[(30, 4), (5, 0)]);
        let page = Rgb(255, 255, 255);
        for density in [1.0, 2.0] {
            let grid = Grid::new(&[30, 5], 200.0, density);
            let looks = looks(&census);
            assert_eq!(looks[0][3], Look::Dead);
            assert_eq!(looks[0][4], Look::Share(63));
            let image = pixels(&grid, &looks, false, page);
            assert_eq!(image.len(), grid.size.0 * grid.size.1 * 4);
            for (layer, looks) in looks.iter().enumerate() {
                for (neuron, look) in looks.iter().enumerate() {
                    let (x, y, _) = grid.square((layer, neuron)).unwrap();
                    let pixel = |at: f64| (at * density).round() as usize;
                    // The middle of the upper edge is free of signs.
                    let (x, y) = (pixel(x) + grid.side / 2, pixel(y));
                    let at = (y * grid.size.0 + x) * 4;
                    let Rgb(r, g, b) = look.colour(false);
                    assert_eq!(image[at..at + 4], [r, g, b, 255], "{layer} {neuron}");
                }
            }
            assert_eq!(image[..3], [255; 3], "the gutter is the page's");
        }
    }
}
