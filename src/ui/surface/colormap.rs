//! The colour maps viridis and magma.
//!
//! Both are by Nathaniel Smith and Stéfan van der Walt ("mpl colormaps", 2015), given to
//! the public under CC0 and the standard maps of matplotlib. Their lightness rises evenly
//! from end to end, so they can be read in grey and by colour-blind readers.

use crate::ui::palette::Rgb;

/// Every fifth of the 256 colours of viridis; what lies between is at most 1/255 off.
const VIRIDIS: [u32; 52] = [
    0x440154, 0x46085c, 0x471063, 0x481769, 0x481d6f, 0x482475, 0x472a7a, 0x46307e, 0x453781,
    0x433d84, 0x414287, 0x3f4889, 0x3d4e8a, 0x3a538b, 0x38598c, 0x355e8d, 0x33638d, 0x31688e,
    0x2e6d8e, 0x2c718e, 0x2a768e, 0x297b8e, 0x27808e, 0x25848e, 0x23898e, 0x218e8d, 0x20928c,
    0x1f978b, 0x1e9c89, 0x1fa188, 0x21a585, 0x24aa83, 0x28ae80, 0x2eb37c, 0x35b779, 0x3dbc74,
    0x46c06f, 0x50c46a, 0x5ac864, 0x65cb5e, 0x70cf57, 0x7cd250, 0x89d548, 0x95d840, 0xa2da37,
    0xb0dd2f, 0xbddf26, 0xcae11f, 0xd8e219, 0xe5e419, 0xf1e51d, 0xfde725,
];

/// Every fifth of the 256 colours of magma.
const MAGMA: [u32; 52] = [
    0x000004, 0x02020b, 0x050416, 0x090720, 0x0e0b2b, 0x140e36, 0x1a1042, 0x21114e, 0x29115a,
    0x311165, 0x390f6e, 0x420f75, 0x4a1079, 0x52137c, 0x5a167e, 0x621980, 0x6a1c81, 0x721f81,
    0x792282, 0x812581, 0x892881, 0x912b81, 0x992d80, 0xa1307e, 0xaa337d, 0xb2357b, 0xba3878,
    0xc23b75, 0xca3e72, 0xd2426f, 0xd9466b, 0xe04c67, 0xe75263, 0xec5860, 0xf1605d, 0xf4695c,
    0xf7725c, 0xf97b5d, 0xfb8560, 0xfc8e64, 0xfd9869, 0xfea16e, 0xfeaa74, 0xfeb47b, 0xfebd82,
    0xfec68a, 0xfecf92, 0xfed89a, 0xfde2a3, 0xfdebac, 0xfcf4b6, 0xfcfdbf,
];

/// A colour with full opacity, as image data holds it.
pub type Rgba = [u8; 4];

/// A colour map, worked out to 256 colours from the lowest value to the highest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours([Rgba; 256]);

impl Colours {
    /// Dark violet to yellow.
    pub fn viridis() -> Self {
        Self::between(&VIRIDIS)
    }

    /// Black over magenta to pale yellow.
    pub fn magma() -> Self {
        Self::between(&MAGMA)
    }

    fn between(anchors: &[u32; 52]) -> Self {
        Self(std::array::from_fn(|index| {
            let below = (index / 5).min(anchors.len() - 2);
            let share = (index - below * 5) as f64 / 5.0;
            let [low, high] = [anchors[below], anchors[below + 1]].map(|colour| {
                let [_, r, g, b] = colour.to_be_bytes();
                Rgb(r, g, b)
            });
            opaque(low.mix(high, share))
        }))
    }

    /// The same colours, `share` of the way (0…1) to `other`.
    pub fn mixed(&self, other: Rgb, share: f64) -> Self {
        Self(
            self.0
                .map(|[r, g, b, _]| opaque(Rgb(r, g, b).mix(other, share))),
        )
    }

    /// The colour at a share of the range; shares outside take the nearest end.
    pub fn at(&self, share: f64) -> Rgba {
        self.place((share * 256.0) as f32)
    }

    /// The colour at a place in 0…256, as the rasteriser counts.
    #[inline(always)]
    pub fn place(&self, place: f32) -> Rgba {
        // The cast saturates and takes NaN to 0, so the index is always inside.
        self.0[(place as i32).clamp(0, 255) as usize]
    }
}

/// A colour as image data holds it.
pub fn opaque(Rgb(r, g, b): Rgb) -> Rgba {
    [r, g, b, 255]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two colours differ by at most 1/255 in each channel.
    fn close([r, g, b, a]: Rgba, css: &str) -> bool {
        let wanted = Rgb::parse(css).expect("a colour");
        a == 255
            && r.abs_diff(wanted.0) <= 1
            && g.abs_diff(wanted.1) <= 1
            && b.abs_diff(wanted.2) <= 1
    }

    #[test]
    fn the_colours_are_those_of_matplotlib() {
        // matplotlib 3.10: colormaps["viridis"].colors at these indices, rounded to 8 bits.
        let viridis = [
            (0, "#440154"),
            (32, "#472d7b"),
            (64, "#3b528b"),
            (128, "#21918c"),
            (163, "#2cb17e"),
            (192, "#5ec962"),
            (224, "#addc30"),
            (255, "#fde725"),
        ];
        let magma = [
            (0, "#000004"),
            (32, "#1d1147"),
            (64, "#51127c"),
            (128, "#b73779"),
            (163, "#ea5661"),
            (192, "#fc8961"),
            (224, "#fec488"),
            (255, "#fcfdbf"),
        ];
        for (colours, known) in [(Colours::viridis(), viridis), (Colours::magma(), magma)] {
            for (index, css) in known {
                let colour = colours.at(index as f64 / 256.0);
                assert!(close(colour, css), "{index}: {colour:?} is not {css}");
            }
        }
    }

    #[test]
    fn lightness_rises_from_end_to_end() {
        for colours in [Colours::viridis(), Colours::magma()] {
            let light: Vec<f64> = colours
                .0
                .iter()
                .map(|&[r, g, b, _]| Rgb(r, g, b).luminance())
                .collect();
            assert!(light.windows(2).all(|pair| pair[1] > pair[0] - 2e-3));
        }
    }

    #[test]
    fn every_number_has_a_colour() {
        let colours = Colours::viridis();
        let (first, last) = (colours.at(0.0), colours.at(1.0));
        for low in [-1.0, f64::NEG_INFINITY, f64::NAN] {
            assert_eq!(colours.at(low), first);
        }
        for high in [1.0, 2.0, f64::INFINITY] {
            assert_eq!(colours.at(high), last);
        }
    }
}
