//! A neuron's incoming weights as a picture, and the strongest of them as a list.

use crate::experiment::DataSource;
use crate::ui::palette::Rgb;
use crate::ui::surface::colormap::opaque;

/// Rows and columns of the garments' images.
pub const SIDE: usize = 28;

/// Whether a hidden layer's weights belong to the pixels of an image.
pub fn is_picture(data: DataSource, layer: u32) -> bool {
    layer == 0 && matches!(data, DataSource::Fashion | DataSource::Synthetic)
}

/// The colour of a weight whose share of the largest size is in −1…1: blue below 0, orange above,
/// and the page's colour at 0. Both hues are told apart by every kind of colour blindness.
pub fn colour(share: f64, dark: bool, page: Rgb) -> Rgb {
    let end = match (share < 0.0, dark) {
        (true, false) => Rgb(0x00, 0x4C, 0x8C),
        (true, true) => Rgb(0x66, 0xB8, 0xF0),
        (false, false) => Rgb(0xC0, 0x4A, 0x00),
        (false, true) => Rgb(0xFF, 0x9A, 0x3C),
    };
    // NaN is drawn as 0, as it must be drawn somehow; the statistics count it.
    page.mix(end, if share.is_nan() { 0.0 } else { share.abs() })
}

/// The largest size of a finite weight.
pub fn largest(weights: &[f32]) -> f32 {
    let sizes = weights.iter().map(|weight| weight.abs());
    sizes.filter(|size| size.is_finite()).fold(0.0, f32::max)
}

/// One pixel for each weight, as image data holds them.
pub fn pixels(weights: &[f32], largest: f32, dark: bool, page: Rgb) -> Vec<u8> {
    let scale = if largest > 0.0 { 1.0 / largest } else { 0.0 };
    let pixels = weights
        .iter()
        .map(|weight| opaque(colour(f64::from(weight * scale), dark, page)));
    pixels.flatten().collect()
}

/// The colours of a bar from the largest weight, on top, to its opposite.
pub fn bar(steps: usize, dark: bool, page: Rgb) -> Vec<u8> {
    let last = steps.max(2) - 1;
    let share = |step: usize| 1.0 - 2.0 * step as f64 / last as f64;
    let pixels = (0..=last).map(|step| opaque(colour(share(step), dark, page)));
    pixels.flatten().collect()
}

/// The places of the strongest weights and the weights, the strongest first.
pub fn strongest(weights: &[f32], most: usize) -> Vec<(usize, f32)> {
    let mut all: Vec<(usize, f32)> = weights.iter().copied().enumerate().collect();
    all.retain(|(_, weight)| weight.is_finite());
    all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    all.truncate(most);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: [(bool, Rgb); 2] = [(false, Rgb(255, 254, 252)), (true, Rgb(0x18, 0x21, 0x26))];

    #[test]
    fn zero_is_the_page_and_the_ends_are_far_from_it() {
        for (dark, page) in PAGES {
            assert_eq!(colour(0.0, dark, page), page);
            for end in [-1.0, 1.0] {
                assert!(colour(end, dark, page).contrast(page) > 4.5);
            }
            assert_ne!(colour(-1.0, dark, page), colour(1.0, dark, page));
        }
    }

    #[test]
    fn weights_have_their_colours_on_one_scale() {
        let (dark, page) = PAGES[0];
        let weights = [0.5, -0.25, 0.0, f32::NAN];
        let largest = largest(&weights);
        assert_eq!(largest, 0.5);
        let image = pixels(&weights, largest, dark, page);
        let pixel = |at: usize| Rgb(image[4 * at], image[4 * at + 1], image[4 * at + 2]);
        assert_eq!(pixel(0), colour(1.0, dark, page));
        assert_eq!(pixel(1), colour(-0.5, dark, page));
        assert_eq!((pixel(2), pixel(3)), (page, page));
        let bar = bar(3, dark, page);
        assert_eq!(bar[..4], image[..4]);
        assert_eq!(Rgb(bar[4], bar[5], bar[6]), page);
        assert_eq!(pixels(&[0.0], 0.0, dark, page).len(), 4);
    }

    #[test]
    fn the_strongest_come_first() {
        let weights = [0.1, -0.9, f32::INFINITY, 0.5, 0.5];
        assert_eq!(strongest(&weights, 3), [(1, -0.9), (3, 0.5), (4, 0.5)]);
        assert_eq!(strongest(&[], 3), []);
    }

    #[test]
    fn only_the_first_layer_looks_at_pixels() {
        assert!(is_picture(DataSource::Fashion, 0));
        assert!(!is_picture(DataSource::Fashion, 1));
        assert!(!is_picture(DataSource::Xor, 0));
    }
}
