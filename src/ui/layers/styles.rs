//! Looks of curves that are told apart by layer, depth or width.

use crate::experiment::BOOK_TABLE;
use crate::ui::palette::{Style, style};

/// The look of the curve with this number. After thirteen they come again; the legend, which has
/// a button for each, still tells them apart.
pub fn layer_style(number: usize) -> Style {
    // ReLU's look first, then those that differ the most from the ones before.
    const ORDER: [usize; 13] = [2, 1, 3, 0, 4, 5, 6, 7, 10, 8, 12, 11, 9];
    style(BOOK_TABLE[ORDER[number % ORDER.len()]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_look_different() {
        let looks: Vec<Style> = (0..13).map(layer_style).collect();
        for (at, look) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(look), "{at}");
        }
        for pair in looks.windows(2) {
            assert_ne!(pair[0].light, pair[1].light);
        }
        assert_eq!(layer_style(13), layer_style(0));
    }
}
