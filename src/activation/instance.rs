//! An activation as an experiment uses it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::find;
use crate::experiment::ActivationChoice;
use crate::formula::ast::{Count, Role, Start, limits};
use crate::formula::program::Source;
use crate::formula::{Compiled, Formula, FormulaError, parse};
use crate::random::{Draws, Purpose};

/// Why an [`ActivationChoice`] cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InstanceError {
    /// The key is neither in the catalogue nor that of a formula of the experiment.
    #[error("there is no activation function called {key:?}")]
    UnknownActivation {
        /// The key asked for.
        key: String,
    },
    /// The formula cannot be read.
    #[error("the formula {key} cannot be read: {error}, at character {}", error.at.start + 1)]
    Formula {
        /// The formula's key.
        key: String,
        /// What is wrong with it.
        error: FormulaError,
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

/// The places that one parameter takes among all numbers of the parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The parameter's name.
    pub name: String,
    /// Whether training changes it.
    pub trained: bool,
    /// It is a list (STAF: one number per term), not a single number.
    pub list: bool,
    /// How it starts.
    pub start: Start,
    /// Its places in `p`.
    pub places: Range<usize>,
}

/// An activation with the sizes and start values of one experiment, ready to be computed.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The catalogue's key, or `f1`, `f2`, … for a formula of the link.
    pub key: String,
    /// The formula, with the experiment's sizes and start values.
    pub formula: Arc<Formula>,
    /// Its value and derivatives, made when they are first asked for: the page names and counts
    /// activations without ever computing one.
    compiled: OnceLock<Arc<Compiled>>,
}

impl PartialEq for Instance {
    /// What is compiled follows from the formula.
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.formula == other.formula
    }
}

/// The number of a formula key: `f1` is 1; the keys are `f1` … `f9`.
pub fn formula_number(key: &str) -> Option<u8> {
    match key.as_bytes() {
        [b'f', digit @ b'1'..=b'9'] => Some(digit - b'0'),
        _ => None,
    }
}

impl Instance {
    /// The activation that `choice` names, with its sizes and start values replaced by the
    /// choice's. A value for a list holds for each of its numbers. A size is rounded and clamped
    /// to 1..=[`limits::TERMS`]. `formulas` are the experiment's own, by number.
    ///
    /// # Errors
    /// An unknown key or parameter, a formula that cannot be read, or a value that is no finite f32.
    pub fn new(
        choice: &ActivationChoice,
        formulas: &BTreeMap<u8, String>,
    ) -> Result<Self, InstanceError> {
        let key = || choice.key.clone();
        let own = formula_number(&choice.key).and_then(|number| formulas.get(&number));
        let mut formula = match own {
            Some(text) => {
                parse(text).map_err(|error| InstanceError::Formula { key: key(), error })?
            }
            None => find(&choice.key)
                .ok_or_else(|| InstanceError::UnknownActivation { key: key() })?
                .formula(),
        };
        for (name, &value) in &choice.parameters {
            let parameter = || name.clone();
            if !(value as f32).is_finite() {
                return Err(InstanceError::NotFinite {
                    key: key(),
                    parameter: parameter(),
                    value,
                });
            }
            let place = formula
                .find(name)
                .ok_or_else(|| InstanceError::UnknownParameter {
                    key: key(),
                    parameter: parameter(),
                })?;
            let parameter = &mut formula.parameters[place];
            parameter.start = Start::Value(match parameter.role {
                Role::Size => value.round().clamp(1.0, limits::TERMS as f64),
                Role::Trained | Role::Fixed => value,
            });
        }
        Ok(Self {
            key: key(),
            compiled: OnceLock::new(),
            formula: Arc::new(formula),
        })
    }

    /// Its value and derivatives.
    pub fn compiled(&self) -> &Compiled {
        let make = || Arc::new(Compiled::new(&self.formula));
        self.compiled.get_or_init(make)
    }

    /// The parameters that have numbers, and their places in `p`, in order.
    pub fn slots(&self) -> Vec<Slot> {
        let layout = self.formula.layout();
        let parameters = self.formula.parameters.iter();
        parameters
            .zip(layout.first)
            .filter(|(parameter, _)| parameter.role != Role::Size)
            .map(|(parameter, first)| Slot {
                name: parameter.name.clone(),
                trained: parameter.role == Role::Trained,
                list: parameter.count != Count::One,
                start: parameter.start.clone(),
                places: first..first + self.formula.length(parameter.count),
            })
            .collect()
    }

    /// Linear maps of the layer's input that it takes: 1, or k for a formula of x1 … xk.
    pub fn inputs(&self) -> usize {
        self.formula.inputs
    }

    /// Number of places in `p`, trained or not.
    pub fn parameter_len(&self) -> usize {
        self.formula.layout().len
    }

    /// The range of the random draws of training, if there are any (RReLU).
    pub fn random(&self) -> Option<(f64, f64)> {
        self.formula.random()
    }

    /// For each number of `p` its row among the trained ones, or the value that it keeps.
    pub fn sources(&self) -> Vec<Source> {
        // What is fixed is never drawn, so that any seed will do.
        let start = self.start_parameters(0, 0, 0);
        let mut sources = Vec::with_capacity(start.len());
        let mut trained = 0..;
        for slot in self.slots() {
            sources.extend(slot.places.map(|place| match slot.trained {
                true => Source::Trained(trained.next().unwrap_or_default()),
                false => Source::Fixed(start[place] as f32),
            }));
        }
        sources
    }

    /// The start values of `p`, trained and fixed. `layer` and `column` tell apart the draws of
    /// objects that are per layer or per neuron; a shared object uses 0 and 0.
    ///
    /// The draw of a list's number depends on its parameter and its place in the list alone, so
    /// that STAF with τ = 8 starts with the first eight terms of STAF with τ = 25.
    pub fn start_parameters(&self, seed: u64, layer: u64, column: u64) -> Vec<f64> {
        let plane = Draws::new(seed, Purpose::ActivationParameter).at(0, layer);
        let mut p = Vec::with_capacity(self.parameter_len());
        for (index, slot) in self.slots().iter().enumerate() {
            for term in 0..slot.places.len() {
                p.push(match &slot.start {
                    Start::Value(value) => *value,
                    Start::List(values) => values.get(term).copied().unwrap_or(0.0),
                    Start::Normal => plane.normal(((index as u64) << 16) | term as u64, column),
                });
            }
        }
        p
    }

    /// Whether training changes any parameter.
    pub fn trained(&self) -> bool {
        self.slots().iter().any(|slot| slot.trained)
    }

    /// Number of trained numbers in one object: PReLU 1, STAF 3τ.
    pub fn trained_len(&self) -> usize {
        let trained = self.slots().into_iter().filter(|slot| slot.trained);
        trained.map(|slot| slot.places.len()).sum()
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

    fn instance(key: &str, parameters: &[(&str, f64)]) -> Result<Instance, InstanceError> {
        let formulas = [(1, "x*sigmoid(b*x); train b = 2".into()), (2, "x +".into())];
        Instance::new(&choice(key, parameters), &formulas.into())
    }

    #[test]
    fn a_choice_replaces_start_values_and_nothing_else() {
        let plain = instance("prelu", &[]).unwrap();
        assert_eq!(plain.start_parameters(1, 2, 3), [0.25]);
        assert!(plain.trained());
        let other = instance("prelu", &[("a", 0.1)]).unwrap();
        assert_eq!(other.start_parameters(1, 2, 3), [0.1]);
        assert_ne!(plain, other);
        let leaky = instance("leaky_relu", &[]).unwrap();
        assert!(!leaky.trained());
        assert_eq!(leaky.start_parameters(1, 0, 0), [0.01]);
    }

    #[test]
    fn a_formula_of_the_link_is_an_activation_like_any_other() {
        let own = instance("f1", &[]).unwrap();
        assert_eq!(own.start_parameters(1, 0, 0), [2.0]);
        assert_eq!(
            instance("f1", &[("b", 0.5)])
                .unwrap()
                .start_parameters(1, 0, 0),
            [0.5]
        );
        let error = instance("f2", &[]).unwrap_err();
        assert!(matches!(error, InstanceError::Formula { .. }));
        assert!(error.to_string().ends_with("at character 4"), "{error}");
        assert!(matches!(
            instance("f3", &[]),
            Err(InstanceError::UnknownActivation { .. })
        ));
    }

    #[test]
    fn staf_has_three_numbers_per_term_and_keeps_its_first_terms() {
        let book = instance("staf", &[]).unwrap();
        assert_eq!((book.parameter_len(), book.trained_len()), (75, 75));
        let small = instance("staf", &[("tau", 8.0)]).unwrap();
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
        for (asked, terms) in [(0.0, 1), (-1e9, 1), (1e9, limits::TERMS), (2.6, 3)] {
            let instance = instance("staf", &[("tau", asked)]).unwrap();
            assert_eq!(instance.parameter_len(), 3 * terms, "tau={asked}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_a_sentence() {
        let error = |key, parameters: &[_]| instance(key, parameters).unwrap_err();
        assert!(matches!(
            error("nope", &[]),
            InstanceError::UnknownActivation { .. }
        ));
        for unknown in ["a", "tau"] {
            assert!(matches!(
                error("relu", &[(unknown, 1.0)]),
                InstanceError::UnknownParameter { .. }
            ));
        }
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
