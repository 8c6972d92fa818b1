//! The chapter's worked example of a mask, and what a student makes of it.
//!
//! It lives in the link as what differs from the printed numbers: `x=s1,132:0.5` has folded one
//! batch, and in batch 1, sample 3, neuron 2 stands 0.5.

use crate::link::VIEW_VALUE;
use crate::observe::census::mask;

/// Batches of the example.
pub const BATCHES: usize = 2;

/// Samples of a batch.
pub const SAMPLES: usize = 3;

/// Neurons.
pub const NEURONS: usize = 5;

/// The outputs of a layer for two batches, as the chapter prints them.
const PRINTED: Numbers = [
    [
        [0.0, 1.5, 0.0, 1.0, 1.0],
        [0.0, 0.0, 0.0, 0.0, 1.0],
        [0.0, 1.0, 0.0, 1.2, 1.0],
    ],
    [
        [1.1, 1.0, 0.0, 1.0, 1.0],
        [1.0, 0.0, 0.0, 0.0, 1.0],
        [0.0, 1.0, 0.0, 1.0, 1.0],
    ],
];

/// Largest size of a number; three decimals are kept.
pub const LARGEST: f32 = 999.0;

type Numbers = [[[f32; NEURONS]; SAMPLES]; BATCHES];

/// A number's place: batch, sample and neuron, counted from 0.
pub type Place = (usize, usize, usize);

/// Why a typed number was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no number.
    NotANumber,
    /// It is beyond [`LARGEST`].
    TooLarge,
    /// The link has no room for one more changed number.
    NoRoom,
}

/// The example as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worked {
    numbers: Numbers,
    /// Batches that are folded into the mask, from the first on.
    folded: usize,
}

impl Default for Worked {
    fn default() -> Self {
        Self {
            numbers: PRINTED,
            folded: BATCHES,
        }
    }
}

impl Worked {
    /// What the link says; what makes no sense in it is as printed.
    pub fn read(text: Option<&str>) -> Self {
        let mut worked = Self::default();
        for part in text.unwrap_or_default().split(',') {
            if let Some(folded) = part.strip_prefix('s') {
                if let Some(folded) = folded.parse().ok().filter(|&n| n < BATCHES) {
                    worked.folded = folded;
                }
            } else if let Some((place, number)) = part.split_once(':')
                && let Some((batch, sample, neuron)) = read_place(place)
                && let Ok(number) = read_number(number)
            {
                worked.numbers[batch][sample][neuron] = number;
            }
        }
        worked
    }

    /// As the link writes it; none for the printed example, folded to the end.
    pub fn text(&self) -> Option<String> {
        let mut parts = Vec::new();
        if self.folded < BATCHES {
            parts.push(format!("s{}", self.folded));
        }
        for (batch, sample, neuron) in places() {
            let number = self.numbers[batch][sample][neuron];
            if number != PRINTED[batch][sample][neuron] {
                let place = (batch + 1, sample + 1, neuron + 1);
                parts.push(format!("{}{}{}:{number}", place.0, place.1, place.2));
            }
        }
        (!parts.is_empty()).then(|| parts.join(","))
    }

    /// The number at a place.
    pub fn number(&self, (batch, sample, neuron): Place) -> f32 {
        self.numbers[batch][sample][neuron]
    }

    /// The example with what was typed at a place.
    ///
    /// # Errors
    /// Why it was not taken; the number before stays.
    pub fn with(&self, (batch, sample, neuron): Place, typed: &str) -> Result<Self, Refused> {
        let mut changed = *self;
        changed.numbers[batch][sample][neuron] = read_number(typed)?;
        changed.that_fits()
    }

    /// The example with so many batches folded.
    ///
    /// # Errors
    /// The link has no room to say so.
    pub fn folded_to(&self, batches: usize) -> Result<Self, Refused> {
        let folded = batches.min(BATCHES);
        Self { folded, ..*self }.that_fits()
    }

    fn that_fits(self) -> Result<Self, Refused> {
        let length = self.text().map_or(0, |text| text.len());
        // The fold may still be stepped through.
        let reserve = if self.folded < BATCHES { 0 } else { 3 };
        match length + reserve <= VIEW_VALUE {
            true => Ok(self),
            false => Err(Refused::NoRoom),
        }
    }

    /// How many batches are folded.
    pub fn folded(&self) -> usize {
        self.folded
    }

    /// `(out == 0).all(axis=0)` of one batch.
    pub fn of_batch(&self, batch: usize) -> Vec<bool> {
        mask(&[rows(&self.numbers[batch])])
    }

    /// The masks of the batches folded so far, with AND; before the first all are true.
    pub fn fold(&self) -> Vec<bool> {
        if self.folded == 0 {
            return vec![true; NEURONS];
        }
        let batches: Vec<_> = self.numbers[..self.folded].iter().map(rows).collect();
        mask(&batches)
    }
}

fn rows(batch: &[[f32; NEURONS]; SAMPLES]) -> Vec<Vec<f32>> {
    batch.iter().map(|row| row.to_vec()).collect()
}

/// Every place, batch after batch.
pub fn places() -> impl Iterator<Item = Place> {
    (0..BATCHES * SAMPLES * NEURONS).map(|at| {
        let (row, neuron) = (at / NEURONS, at % NEURONS);
        (row / SAMPLES, row % SAMPLES, neuron)
    })
}

/// A number as it is typed. A minus sign of print and full-width characters, as Chinese input
/// methods write them, count as their plain ones.
///
/// # Errors
/// It is no number, or beyond [`LARGEST`].
pub fn read_number(typed: &str) -> Result<f32, Refused> {
    let plain: String = typed
        .trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '−' => '-',
            c => c,
        })
        .collect();
    let value: f64 = plain.parse().map_err(|_| Refused::NotANumber)?;
    if !value.is_finite() {
        return Err(Refused::NotANumber);
    }
    if value.abs() > f64::from(LARGEST) {
        return Err(Refused::TooLarge);
    }
    // Not −0, which would be written with a sign. What is not 0 stays so: only exact zeros count.
    let rounded = (value * 1e3).round() / 1e3 + 0.0;
    Ok(match rounded == 0.0 && value != 0.0 {
        true => 1e-3f64.copysign(value) as f32,
        false => rounded as f32,
    })
}

fn read_place(text: &str) -> Option<Place> {
    let digits: Vec<usize> = text
        .chars()
        .map(|c| Some((c.to_digit(10)? as usize).wrapping_sub(1)))
        .collect::<Option<_>>()?;
    let &[batch, sample, neuron] = digits.as_slice() else {
        return None;
    };
    (batch < BATCHES && sample < SAMPLES && neuron < NEURONS).then_some((batch, sample, neuron))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T: bool = true;
    const F: bool = false;

    #[test]
    fn the_chapters_result_comes_out_batch_by_batch() {
        let worked = Worked::default();
        assert_eq!(worked.of_batch(0), [T, F, T, F, F]);
        assert_eq!(worked.of_batch(1), [F, F, T, F, F]);
        assert_eq!(worked.fold(), [F, F, T, F, F]);
        let fold = |batches| worked.folded_to(batches).unwrap().fold();
        assert_eq!(fold(0), [T; 5]);
        assert_eq!(fold(1), [T, F, T, F, F]);
        assert_eq!(fold(9), [F, F, T, F, F]);
        assert_eq!(worked.text(), None);
    }

    #[test]
    fn a_number_that_is_typed_changes_the_mask_and_nonsense_does_not() {
        let worked = Worked::default();
        // The one neuron that was dead speaks once.
        let alive = worked.with((1, 2, 2), " −0.5 ").unwrap();
        assert_eq!(alive.of_batch(1), [F; 5]);
        assert_eq!(alive.fold(), [F; 5]);
        assert_eq!(alive.text().as_deref(), Some("233:-0.5"));
        for (typed, why) in [
            ("", Refused::NotANumber),
            ("abc", Refused::NotANumber),
            ("nan", Refused::NotANumber),
            ("inf", Refused::NotANumber),
            ("1e4", Refused::TooLarge),
        ] {
            assert_eq!(worked.with((0, 0, 0), typed), Err(why), "{typed}");
        }
        assert_eq!(read_number("１．５"), Ok(1.5));
        assert_eq!(read_number("-0"), Ok(0.0));
        assert!(read_number("-0").unwrap().is_sign_positive());
        assert_eq!(read_number("1e-9"), Ok(0.001));
        // As printed again: nothing to say.
        assert_eq!(alive.with((1, 2, 2), "0").unwrap(), worked);
    }

    #[test]
    fn the_link_never_grows_beyond_its_bound() {
        let mut worked = Worked::default();
        let mut refused = 0;
        for place in places() {
            match worked.with(place, "-123.456") {
                Ok(changed) => worked = changed,
                Err(why) => {
                    assert_eq!(why, Refused::NoRoom);
                    refused += 1;
                }
            }
        }
        assert!(refused > 0);
        for batches in 0..=BATCHES {
            let text = worked.folded_to(batches).unwrap().text().unwrap();
            assert!(text.chars().count() <= VIEW_VALUE, "{text}");
        }
    }

    #[test]
    fn nonsense_in_a_link_is_as_printed() {
        for text in [
            "", "s2", "s9", "-2,3", "000:1", "1111:1", "114:", "911:4", "s", ":", "１11:2",
        ] {
            assert_eq!(Worked::read(Some(text)), Worked::default(), "{text}");
        }
        assert_eq!(Worked::read(None), Worked::default());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            changes in prop::collection::vec((0usize..30, -999f32..999.0), 0..12),
            folded in 0usize..4,
        ) {
            let mut worked = Worked::default();
            for (at, value) in changes {
                let place = places().nth(at).unwrap();
                if let Ok(changed) = worked.with(place, &value.to_string()) {
                    worked = changed;
                }
            }
            worked = worked.folded_to(folded).unwrap();
            prop_assert_eq!(Worked::read(worked.text().as_deref()), worked);
        }
    }
}
