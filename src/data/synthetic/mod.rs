//! The synthetic garments: grey drawings of Fashion-MNIST's ten classes by our own
//! seeded code, for when the real images cannot be had.
//!
//! They are **not** Fashion-MNIST and are labelled so wherever they are shown.
//! Size, place, slant, cut, sleeves, heels, shade, pattern, folds and noise vary,
//! and the tops resemble each other, so that the task is neither trivial nor
//! hopeless: a 784-256-192-128-64-10 ReLU network learns about nine in ten.
//!
//! The drawings use basic arithmetic and square roots only (and `libm`
//! for the arcs of handles), so every machine draws the same bytes.

mod canvas;
mod clothes;
mod cut;
mod shoes;
mod tops;

use super::fashion::{CLASSES, SIDE};
use super::{Dataset, Features, Targets};
use crate::random::{Draws, Plane, Purpose};
use canvas::{Canvas, Place};

/// Test images.
pub const TEST: usize = 10_000;

/// The seed of the drawings; fixed, so that the data never depends on an experiment.
const SEED: u64 = 0x6761_726d;

/// `n` training and [`TEST`] test images of the ten classes, 28×28.
pub fn garments(n: usize) -> (Dataset, Dataset) {
    (half(0, n), half(1, TEST))
}

fn half(split: u64, len: usize) -> Dataset {
    let draws = Draws::new(SEED, Purpose::Data);
    let (order, plane) = (draws.at(split, 0), draws.at(split, 1));
    let mut pixels = Vec::with_capacity(len * SIDE * SIDE);
    let mut labels = Vec::with_capacity(len);
    let mut deck = [0; CLASSES.len()];
    for i in 0..len {
        let position = i % deck.len();
        if position == 0 {
            deck = shuffled(order, (i / deck.len()) as u64);
        }
        let class = deck[position];
        let mut dice = Dice {
            plane,
            row: i as u64,
            column: 0,
        };
        pixels.extend_from_slice(&draw(class, &mut dice));
        labels.push(class);
    }
    Dataset {
        features: Features::Images {
            rows: SIDE,
            columns: SIDE,
            pixels,
        },
        targets: Targets::Classes {
            names: CLASSES.map(str::to_owned).to_vec(),
            labels,
        },
    }
}

/// The ten classes in random order: any ten consecutive images from a multiple of
/// ten hold each class once, so that every prefix of the data is balanced.
fn shuffled(plane: Plane, row: u64) -> [u8; CLASSES.len()] {
    let mut deck = core::array::from_fn(|class| class as u8);
    for last in (1..deck.len()).rev() {
        deck.swap(
            last,
            plane.below(row, last as u64, last as u64 + 1) as usize,
        );
    }
    deck
}

/// The draws of one image, one after the other.
struct Dice {
    plane: Plane,
    row: u64,
    column: u64,
}

impl Dice {
    fn bits(&mut self) -> u64 {
        self.column += 1;
        self.plane.bits(self.row, self.column)
    }

    /// Uniform in [low, high).
    fn range(&mut self, low: f32, high: f32) -> f32 {
        self.column += 1;
        let unit = self.plane.unit(self.row, self.column) as f32;
        low + (high - low) * unit
    }

    /// True with probability `p`.
    fn chance(&mut self, p: f32) -> bool {
        self.range(0.0, 1.0) < p
    }
}

fn draw(class: u8, dice: &mut Dice) -> [u8; SIDE * SIDE] {
    let scale = dice.range(0.82, 1.03);
    let place = Place {
        x: 13.5 + dice.range(-1.5, 1.5),
        y: 13.5 + dice.range(-1.2, 1.2),
        width: 13.0 * scale * dice.range(0.88, 1.08),
        height: 13.0 * scale,
        slant: dice.range(-0.07, 0.07),
    };
    let mut canvas = Canvas::new(place);
    // Darker garments are rarer than light ones, as in photographs on black.
    let shade = 1.0 - 0.7 * dice.range(0.0, 1.0) * dice.range(0.15, 1.0);
    match class {
        0 => tops::t_shirt(&mut canvas, dice, shade),
        1 => clothes::trouser(&mut canvas, dice, shade),
        2 => tops::pullover(&mut canvas, dice, shade),
        3 => clothes::dress(&mut canvas, dice, shade),
        4 => tops::coat(&mut canvas, dice, shade),
        5 => shoes::sandal(&mut canvas, dice, shade),
        6 => tops::shirt(&mut canvas, dice, shade),
        7 => shoes::sneaker(&mut canvas, dice, shade),
        8 => clothes::bag(&mut canvas, dice, shade),
        _ => shoes::ankle_boot(&mut canvas, dice, shade),
    }
    pattern(&mut canvas, dice, class);
    finish(&canvas, dice)
}

/// Stripes, checks and folds: factors on what is drawn, so that the background stays black.
fn pattern(canvas: &mut Canvas, dice: &mut Dice, class: u8) {
    let wearable = class != 5 && class != 7 && class != 9;
    let striped = if wearable { 0.2 } else { 0.03 };
    let mut rows = [1.0f32; SIDE];
    let mut columns = [1.0f32; SIDE];
    let stripes = |factors: &mut [f32; SIDE], dice: &mut Dice| {
        let period = 2 + (dice.bits() % 5) as usize;
        let dark = 1 + (dice.bits() % 2) as usize;
        let depth = dice.range(0.35, 0.85);
        let phase = (dice.bits() % 8) as usize;
        for (i, factor) in factors.iter_mut().enumerate() {
            if (i + phase) % (period + dark) < dark {
                *factor *= depth;
            }
        }
    };
    if dice.chance(striped) {
        stripes(&mut rows, dice);
    }
    if dice.chance(0.4 * striped) {
        stripes(&mut columns, dice);
    }
    // Light falls from one side; cloth hangs in folds a few pixels wide.
    let (tilt, fold) = (dice.range(-0.012, 0.012), dice.range(0.0, 0.13));
    let mut level = 0.0;
    for (x, factor) in columns.iter_mut().enumerate() {
        if x % 3 == 0 {
            level = dice.range(-fold, fold);
        }
        *factor *= 1.0 + level + tilt * (x as f32 - 13.5);
    }
    canvas.multiply(&rows, &columns);
}

/// Adds the grain of cloth and rounds to bytes.
fn finish(canvas: &Canvas, dice: &mut Dice) -> [u8; SIDE * SIDE] {
    let grain = 0.02 + 0.2 * dice.range(0.0, 1.0) * dice.range(0.2, 1.0);
    let mut bytes = [0; SIDE * SIDE];
    // One draw serves eight pixels.
    for (inks, out) in canvas.inks().chunks(8).zip(bytes.chunks_mut(8)) {
        let mut bits = dice.bits();
        for (ink, byte) in inks.iter().zip(out) {
            let noise = ((bits & 0xff) as f32 - 127.5) / 127.5;
            bits >>= 8;
            *byte = (255.0 * ink * (1.0 + grain * noise)).clamp(0.0, 255.0) as u8;
        }
    }
    bytes
}
