//! Where each neuron has its square on the map: a block of rows per hidden layer. In whole pixels
//! of the screen, so that squares are crisp.

use crate::ui::chart::layout::{TEXT, text_width};

/// A neuron: its hidden layer and its place in it, both counted from 0.
pub type Place = (usize, usize);

/// Sides of a square that are tried, in CSS pixels.
const SIDES: [f64; 9] = [14.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0];

/// Height that the map takes if smaller squares let it, in CSS pixels.
const HEIGHT: f64 = 520.0;

/// Most pixels of the picture; a denser screen is given a coarser one instead.
const PIXELS: f64 = 4e6;

/// Most CSS pixels on a side, for every browser's canvas.
const LONGEST: f64 = 8192.0;

/// Between two layers, in CSS pixels.
const GAP: f64 = 6.0;

/// The squares of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Neurons.
    pub width: usize,
    /// The first row of pixels.
    pub top: usize,
    /// Rows of squares.
    pub rows: usize,
}

/// The map, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The layers, from the input on.
    pub blocks: Vec<Block>,
    /// Side of a square with its margin, in pixels.
    pub side: usize,
    /// Squares in a row.
    pub columns: usize,
    /// Where the squares begin, in pixels.
    pub left: usize,
    /// Pixels per CSS pixel.
    pub density: f64,
    /// The whole, in pixels.
    pub size: (usize, usize),
}

impl Grid {
    /// Layers of these widths on a stage so many CSS pixels wide.
    pub fn new(widths: &[usize], stage: f64, density: f64) -> Self {
        let stage = stage.clamp(120.0, LONGEST);
        let gutter = text_width(&widths.len().to_string(), TEXT) + 14.0;
        let rows = |columns: usize| widths.iter().map(move |width| width.div_ceil(columns));
        let columns = |side: f64| (((stage - gutter) / side) as usize).max(1);
        let height = |side: f64| {
            let squares: usize = rows(columns(side)).sum();
            squares as f64 * side + widths.len() as f64 * GAP
        };
        let side = SIDES.into_iter().find(|&side| height(side) <= HEIGHT);
        let side = side.unwrap_or(SIDES[SIDES.len() - 1]);
        let area = stage * height(side).max(1.0);
        // At least one pixel to a CSS pixel: the smallest squares must stay apart.
        let density = density.min((PIXELS / area).sqrt()).max(1.0);
        let pixels = |length: f64| (length * density).round().max(1.0) as usize;
        let (side, gap, left) = (pixels(side), pixels(GAP), pixels(gutter));
        let width = pixels(stage);
        let columns = (width.saturating_sub(left) / side).max(1);
        let mut top = 0;
        let blocks = rows(columns)
            .zip(widths)
            .map(|(rows, &width)| {
                let block = Block { width, top, rows };
                top += rows * side + gap;
                block
            })
            .collect();
        Self {
            blocks,
            side,
            columns,
            left,
            density,
            size: (width, top.max(1)),
        }
    }

    /// Height in CSS pixels.
    pub fn height(&self) -> f64 {
        self.size.1 as f64 / self.density
    }

    /// The upper left corner of a neuron's square and its side, in CSS pixels.
    pub fn square(&self, (layer, neuron): Place) -> Option<(f64, f64, f64)> {
        let block = self.blocks.get(layer)?;
        let inside = neuron < block.width;
        let x = self.left + neuron % self.columns * self.side;
        let y = block.top + neuron / self.columns * self.side;
        let css = |pixels: usize| pixels as f64 / self.density;
        inside.then(|| (css(x), css(y), css(self.side)))
    }

    /// The neuron under a point of the stage, in CSS pixels.
    pub fn pick(&self, (x, y): (f64, f64)) -> Option<Place> {
        let pixel = |at: f64| (at >= 0.0).then_some((at * self.density) as usize);
        let (x, y) = (pixel(x)?.checked_sub(self.left)?, pixel(y)?);
        let layer = self
            .blocks
            .partition_point(|block| block.top <= y)
            .checked_sub(1)?;
        let block = self.blocks[layer];
        let (column, row) = (x / self.side, (y - block.top) / self.side);
        let neuron = row * self.columns + column;
        (column < self.columns && row < block.rows && neuron < block.width)
            .then_some((layer, neuron))
    }

    /// Where a key moves the mark: `None` for keys that mean nothing here, `Some(None)` to take it
    /// away. The first key marks the first neuron.
    pub fn pressed(&self, key: &str, marked: Option<Place>) -> Option<Option<Place>> {
        let moves = [
            "ArrowLeft",
            "ArrowRight",
            "ArrowUp",
            "ArrowDown",
            "PageUp",
            "PageDown",
            "Home",
            "End",
        ];
        if key == "Escape" {
            return marked.is_some().then_some(None);
        }
        if !moves.contains(&key) || self.blocks.is_empty() {
            return None;
        }
        let known = marked
            .filter(|&(layer, neuron)| self.blocks.get(layer).is_some_and(|b| neuron < b.width));
        let Some((layer, neuron)) = known else {
            return Some(Some((0, 0)));
        };
        let width = self.blocks[layer].width;
        let column = neuron % self.columns;
        Some(Some(match key {
            "ArrowLeft" => (layer, neuron.saturating_sub(1)),
            "ArrowRight" => (layer, (neuron + 1).min(width - 1)),
            "Home" => (layer, 0),
            "End" => (layer, width - 1),
            "ArrowDown" if neuron + self.columns < width => (layer, neuron + self.columns),
            "ArrowUp" if neuron >= self.columns => (layer, neuron - self.columns),
            // The last row may be shorter than this one.
            "ArrowDown" if neuron / self.columns + 1 < self.blocks[layer].rows => {
                (layer, width - 1)
            }
            "ArrowDown" | "PageDown" => self.in_layer(layer + 1, column, true, known),
            _ => match layer.checked_sub(1) {
                Some(above) => self.in_layer(above, column, key == "PageUp", marked),
                None => (layer, neuron),
            },
        }))
    }

    /// The neuron of a layer in this column, in its first or its last row.
    fn in_layer(&self, layer: usize, column: usize, first: bool, stay: Option<Place>) -> Place {
        let Some(block) = self.blocks.get(layer) else {
            return stay.unwrap_or_default();
        };
        let row = if first { 0 } else { block.rows - 1 };
        (layer, (row * self.columns + column).min(block.width - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIG: [usize; 7] = [2048, 1024, 1024, 512, 512, 256, 128];

    #[test]
    fn squares_and_points_belong_to_each_other() {
        for widths in [&BIG[..], &[256, 192, 128, 64], &[1], &[4096; 4], &[7; 64]] {
            for (stage, density) in [(320.0, 3.0), (700.0, 1.0), (1400.0, 2.0), (3000.0, 1.5)] {
                let grid = Grid::new(widths, stage, density);
                assert!(grid.size.0 * grid.size.1 <= 12_000_000, "{:?}", grid.size);
                for (layer, &width) in widths.iter().enumerate() {
                    for neuron in [0, width / 2, width - 1] {
                        let (x, y, side) = grid.square((layer, neuron)).unwrap();
                        assert!(x + side <= stage + 1.0 && y + side <= grid.height() + 0.5);
                        let middle = (x + side / 2.0, y + side / 2.0);
                        assert_eq!(grid.pick(middle), Some((layer, neuron)));
                    }
                    assert_eq!(grid.square((layer, width)), None);
                }
            }
        }
    }

    #[test]
    fn beside_the_squares_there_is_no_neuron() {
        let grid = Grid::new(&[10, 3], 400.0, 2.0);
        for point in [
            (-1.0, 5.0),
            (1.0, 5.0),
            (399.0, 5.0),
            (100.0, 5000.0),
            (f64::NAN, 1.0),
        ] {
            assert_eq!(grid.pick(point), None, "{point:?}");
        }
        assert_eq!(Grid::new(&[], 400.0, 2.0).pick((50.0, 0.0)), None);
    }

    #[test]
    fn few_neurons_have_large_squares_and_many_small_ones() {
        let side = |widths: &[usize]| Grid::new(widths, 800.0, 1.0).side;
        assert_eq!(side(&[64, 32]), 14);
        assert!(side(&BIG) < 14 && side(&BIG) >= 6);
        assert_eq!(side(&[4096; 32]), 2);
    }

    #[test]
    fn keys_reach_every_neuron_and_stop_at_the_ends() {
        let grid = Grid::new(&[100, 40, 3], 300.0, 1.0);
        let columns = grid.columns;
        assert!(columns < 40 && 100 % columns > 0);
        let go = |key, from| grid.pressed(key, from).flatten();
        assert_eq!(go("ArrowDown", None), Some((0, 0)));
        assert_eq!(go("ArrowLeft", Some((0, 0))), Some((0, 0)));
        assert_eq!(go("ArrowUp", Some((0, 0))), Some((0, 0)));
        assert_eq!(go("ArrowRight", Some((0, 99))), Some((0, 99)));
        assert_eq!(go("ArrowDown", Some((0, 0))), Some((0, columns)));
        assert_eq!(go("PageDown", Some((0, 5))), Some((1, 5)));
        assert_eq!(go("PageDown", Some((2, 1))), Some((2, 1)));
        assert_eq!(go("PageUp", Some((1, columns + 1))), Some((0, 1)));
        assert_eq!(go("End", Some((1, 2))), Some((1, 39)));
        assert_eq!(go("Home", Some((1, 20))), Some((1, 0)));
        assert_eq!(
            go("ArrowUp", Some((1, 0))),
            Some((0, 99 / columns * columns))
        );
        assert_eq!(grid.pressed("Escape", Some((1, 1))), Some(None));
        assert_eq!(grid.pressed("Escape", None), None);
        assert_eq!(grid.pressed("x", Some((1, 1))), None);
        // Downwards from anywhere, every layer is passed.
        let mut at = (0, columns - 1);
        let mut seen = vec![0];
        for _ in 0..50 {
            at = go("ArrowDown", Some(at)).unwrap();
            seen.push(at.0);
        }
        seen.dedup();
        assert_eq!(seen, [0, 1, 2]);
        assert_eq!(go("ArrowDown", Some((9, 9))), Some((0, 0)));
    }
}
