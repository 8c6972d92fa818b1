//! Values and slopes of a few functions, computed beforehand: what the page shows before anything
//! is loaded that can read a formula.
//!
//! They stand in `samples.bin`, which `cargo xtask curves` writes from the catalogue's formulas, in
//! thousandths: for each function of [`KEYS`] the values at all points, then the slopes. A test
//! computes them again.

use std::collections::BTreeMap;

use super::Instance;
use crate::experiment::ActivationChoice;

/// The functions, by key.
pub const KEYS: [&str; 5] = ["relu", "gelu", "leaky_relu", "tanh", "sigmoid"];

/// The points reach from −REACH to REACH.
pub const REACH: usize = 4;

/// Points in a unit of x.
pub const PER_UNIT: usize = 50;

/// Points of a function.
pub const POINTS: usize = 2 * REACH * PER_UNIT + 1;

/// Bytes of a number.
const WIDTH: usize = 2;

/// Where the numbers are kept, below the repository's root.
pub const FILE: &str = "src/activation/samples.bin";

const NUMBERS: &[u8] = include_bytes!("samples.bin");

/// x at a point, in thousandths.
pub const fn x(point: usize) -> i32 {
    (point as i32 - (REACH * PER_UNIT) as i32) * (1000 / PER_UNIT as i32)
}

/// f(x) of the function at this place of [`KEYS`], in thousandths.
pub fn value(function: usize, point: usize) -> i32 {
    number(2 * function * POINTS + point)
}

/// f′(x), in thousandths.
pub fn slope(function: usize, point: usize) -> i32 {
    number((2 * function + 1) * POINTS + point)
}

fn number(place: usize) -> i32 {
    let bytes = NUMBERS.get(WIDTH * place..WIDTH * (place + 1));
    bytes.map_or(0, |bytes| i16::from_le_bytes([bytes[0], bytes[1]]).into())
}

/// The numbers as the formulas give them.
///
/// # Panics
/// If the catalogue lacks one of [`KEYS`], or a number is not within ±32; tests rule both out.
pub fn compute() -> Vec<u8> {
    let mut numbers = Vec::with_capacity(2 * KEYS.len() * POINTS * WIDTH);
    for key in KEYS {
        let instance = Instance::new(&ActivationChoice::new(key), &BTreeMap::new())
            .expect("it is in the catalogue");
        let p = instance.start_parameters(0, 0, 0);
        // The value, then the slope.
        for which in 0..2 {
            for point in 0..POINTS {
                let x = f64::from(x(point)) / 1000.0;
                let number = instance.compiled().derivatives(&[x], &p, None)[which];
                let thousandths = (number * 1000.0).round();
                assert!(thousandths.abs() < f64::from(i16::MAX), "{key} at {x}");
                numbers.extend((thousandths as i16).to_le_bytes());
            }
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_numbers_are_what_the_formulas_give() {
        assert!(
            NUMBERS == compute(),
            "{FILE} is not what the formulas give now: run `cargo xtask curves`"
        );
    }

    #[test]
    fn points_are_where_they_should_be() {
        let middle = POINTS / 2;
        assert_eq!(
            (x(0), x(middle), x(middle + 1), x(POINTS - 1)),
            (-4000, 0, 20, 4000)
        );
        let at = |key| KEYS.iter().position(|other| *other == key).unwrap();
        let relu = at("relu");
        assert_eq!((value(relu, 0), slope(relu, 0)), (0, 0));
        assert_eq!(
            (value(relu, POINTS - 1), slope(relu, POINTS - 1)),
            (4000, 1000)
        );
    }

    /// What the first page says of them.
    #[test]
    fn slopes_are_as_large_as_the_page_says() {
        let largest = |key: &str| {
            let function = KEYS.iter().position(|other| *other == key).unwrap();
            (0..POINTS).map(|point| slope(function, point)).max()
        };
        assert_eq!(largest("sigmoid"), Some(250));
        assert_eq!(largest("tanh"), Some(1000));
        assert_eq!(largest("relu"), Some(1000));
        assert_eq!(largest("gelu"), Some(1129));
        let leaky = KEYS.iter().position(|key| *key == "leaky_relu").unwrap();
        assert_eq!(slope(leaky, 0), 10);
    }
}
