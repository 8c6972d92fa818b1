//! A catalogue entry as an experiment uses it.

use std::ops::Range;

use super::{Activation, Parameter, Start, find};
use crate::experiment::{ActivationChoice, limits};
use crate::random::{Draws, Purpose};

/// The link's name for the number of terms of a sum: `staf(tau=8)`.
pub const TERMS: &str = "tau";

/// Why an [`ActivationChoice`] cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InstanceError {
    /// The key is not in the catalogue.
    #[error("there is no activation function called {key:?}")]
    UnknownActivation {
        /// The key asked for.
        key: String,
    },
    /// The function has no parameter of that name.
    #[error("{key} has no parameter called {parameter:?}")]
    UnknownParameter {
        /// The function's key.
        key: String,
        /// The parameter asked for.
        parameter: String,
    },
    /// The value is not a finite number, or no finite f32.
    #[error("{key}'s parameter {parameter} must be a finite number, not {value}")]
    NotFinite {
        /// The function's key.
        key: String,
        /// The parameter.
        parameter: String,
        /// The value asked for.
        value: f64,
    },
}

/// The places that one parameter takes in `p`.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The parameter.
    pub parameter: &'static Parameter,
    /// How it starts in this instance.
    pub start: Start,
    /// Its places in `p`.
    pub places: Range<usize>,
}

/// A catalogue entry with the number of terms and the start values of one experiment.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The catalogue entry.
    pub activation: &'static Activation,
    /// Terms of the sum (STAF's τ), in 1..=[`limits::STAF_TERMS`]; 1 for functions without a sum.
    pub terms: usize,
    /// One per parameter of the entry, in its order.
    start: Vec<Start>,
}

impl PartialEq for Instance {
    /// Keys identify catalogue entries.
    fn eq(&self, other: &Self) -> bool {
        self.activation.key == other.activation.key
            && self.terms == other.terms
            && self.start == other.start
    }
}

impl Instance {
    /// The entry that `choice` names, with its start values replaced by the choice's.
    /// A value for a per-term parameter holds for each of its terms. `tau` is
    /// rounded and clamped to 1..=[`limits::STAF_TERMS`].
    ///
    /// # Errors
    /// An unknown key or parameter, or a value that is no finite f32.
    pub fn new(choice: &ActivationChoice) -> Result<Self, InstanceError> {
        let key = || choice.key.clone();
        let activation =
            find(&choice.key).ok_or_else(|| InstanceError::UnknownActivation { key: key() })?;
        let mut instance = Self {
            activation,
            terms: activation.terms,
            start: activation.parameters.iter().map(|p| p.start).collect(),
        };
        for (name, &value) in &choice.parameters {
            if !(value as f32).is_finite() {
                return Err(InstanceError::NotFinite {
                    key: key(),
                    parameter: name.clone(),
                    value,
                });
            }
            if name == TERMS && activation.terms > 1 {
                instance.terms = value.round().clamp(1.0, limits::STAF_TERMS as f64) as usize;
                continue;
            }
            let index = activation
                .parameters
                .iter()
                .position(|parameter| parameter.name == name)
                .ok_or_else(|| InstanceError::UnknownParameter {
                    key: key(),
                    parameter: name.clone(),
                })?;
            instance.start[index] = Start::Value(value);
        }
        Ok(instance)
    }

    /// The parameters and their places in `p`, in order.
    pub fn slots(&self) -> Vec<Slot> {
        let mut end = 0;
        self.activation
            .parameters
            .iter()
            .zip(&self.start)
            .map(|(parameter, &start)| {
                let places = end..end + if parameter.per_term { self.terms } else { 1 };
                end = places.end;
                Slot {
                    parameter,
                    start,
                    places,
                }
            })
            .collect()
    }

    /// Number of places in `p`, trained or not.
    pub fn parameter_len(&self) -> usize {
        self.slots().last().map_or(0, |slot| slot.places.end)
    }

    /// The start values of `p`, trained and fixed. `layer` and `column` tell apart the draws of
    /// objects that are per layer or per neuron; a shared object uses 0 and 0.
    ///
    /// The draw of a term depends on its parameter and its number alone, so that STAF with τ = 8
    /// starts with the first eight terms of STAF with τ = 25.
    pub fn start_parameters(&self, seed: u64, layer: u64, column: u64) -> Vec<f64> {
        let plane = Draws::new(seed, Purpose::ActivationParameter).at(0, layer);
        let mut p = Vec::with_capacity(self.parameter_len());
        for (index, slot) in self.slots().iter().enumerate() {
            for term in 0..slot.places.len() as u64 {
                p.push(match slot.start {
                    Start::Value(value) => value,
                    Start::Normal => plane.normal(((index as u64) << 16) | term, column),
                });
            }
        }
        p
    }

    /// Whether training changes any parameter.
    pub fn trained(&self) -> bool {
        self.activation.parameters.iter().any(|p| p.trained)
    }

    /// Number of trained numbers in one object: PReLU 1, STAF 3τ.
    pub fn trained_len(&self) -> usize {
        self.slots()
            .iter()
            .filter(|slot| slot.parameter.trained)
            .map(|slot| slot.places.len())
            .sum()
    }

    /// Names and values of the parameters that training leaves alone and that start at a number.
    pub fn fixed_parameters(&self) -> Vec<(&'static str, f64)> {
        self.slots()
            .iter()
            .filter(|slot| !slot.parameter.trained)
            .filter_map(|slot| match slot.start {
                Start::Value(value) => Some((slot.parameter.name, value)),
                Start::Normal => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(key: &str, parameters: &[(&str, f64)]) -> ActivationChoice {
        ActivationChoice {
            key: key.into(),
            parameters: parameters
                .iter()
                .map(|&(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    #[test]
    fn a_choice_replaces_start_values_and_nothing_else() {
        let plain = Instance::new(&choice("prelu", &[])).unwrap();
        assert_eq!(plain.start_parameters(1, 2, 3), [0.25]);
        assert!(plain.trained());
        let other = Instance::new(&choice("prelu", &[("a", 0.1)])).unwrap();
        assert_eq!(other.start_parameters(1, 2, 3), [0.1]);
        let leaky = Instance::new(&choice("leaky_relu", &[])).unwrap();
        assert!(!leaky.trained());
        assert_eq!(leaky.fixed_parameters(), [("a", 0.01)]);
        assert_eq!(leaky.start_parameters(1, 0, 0), [0.01]);
    }

    #[test]
    fn staf_has_three_numbers_per_term_and_keeps_its_first_terms() {
        let book = Instance::new(&choice("staf", &[])).unwrap();
        assert_eq!(
            (book.terms, book.parameter_len(), book.trained_len()),
            (25, 75, 75)
        );
        let small = Instance::new(&choice("staf", &[("tau", 8.0)])).unwrap();
        assert_eq!(small.parameter_len(), 24);
        let (long, short) = (
            book.start_parameters(7, 0, 0),
            small.start_parameters(7, 0, 0),
        );
        for parameter in 0..3 {
            assert_eq!(
                long[parameter * 25..parameter * 25 + 8],
                short[parameter * 8..parameter * 8 + 8]
            );
        }
        assert_ne!(long, book.start_parameters(8, 0, 0));
        assert_ne!(long, book.start_parameters(7, 1, 0));
        assert_ne!(long, book.start_parameters(7, 0, 1));
        for (asked, terms) in [(0.0, 1), (-1e9, 1), (1e9, limits::STAF_TERMS), (2.6, 3)] {
            let instance = Instance::new(&choice("staf", &[("tau", asked)])).unwrap();
            assert_eq!(instance.terms, terms, "tau={asked}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_a_sentence() {
        let error = |key, parameters: &[_]| Instance::new(&choice(key, parameters)).unwrap_err();
        assert!(matches!(
            error("nope", &[]),
            InstanceError::UnknownActivation { .. }
        ));
        assert!(matches!(
            error("relu", &[("a", 1.0)]),
            InstanceError::UnknownParameter { .. }
        ));
        assert!(matches!(
            error("relu", &[("tau", 4.0)]),
            InstanceError::UnknownParameter { .. }
        ));
        for value in [f64::NAN, f64::INFINITY, 1e300] {
            let error = error("prelu", &[("a", value)]);
            assert!(matches!(error, InstanceError::NotFinite { .. }));
            assert!(error.to_string().contains("finite"), "{error}");
        }
        assert!(matches!(
            error("staf", &[("tau", f64::NAN)]),
            InstanceError::NotFinite { .. }
        ));
    }
}
