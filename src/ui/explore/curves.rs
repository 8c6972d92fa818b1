//! The functions that are looked at, ready to be evaluated, and their curves.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use super::mistakes::mistake;
use super::window::Window;
use crate::activation::{Activation, Instance, InstanceError, find, formula_number};
use crate::experiment::{ActivationChoice, Experiment};
use crate::formula::ast::{Count, Expr, Role, limits};
use crate::formula::properties::{Break, BreakKind, Properties, Unsuited, properties};
use crate::formula::raise::raise;
use crate::ui::lab::Lab;
use crate::ui::palette::{Style, style};
use crate::ui::{t, words};

/// Points of a curve: more than a screen has columns for the charts' width would not show.
const POINTS: usize = 480;

/// A function that is looked at, or why it cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// As the experiment names it.
    pub choice: ActivationChoice,
    /// The text of a formula of the link.
    pub text: Option<String>,
    /// What its start values are drawn from.
    pub seed: u64,
    /// Its name, with the parameters that were set.
    pub name: String,
    /// Its colour, dash and marker.
    pub style: Style,
    /// The function with the numbers of its parameters, or a sentence about what is wrong.
    pub function: Result<Function, String>,
}

/// A function with the numbers of its parameters.
#[derive(Clone, Debug)]
pub struct Function {
    /// The formula and what is made of it.
    pub instance: Instance,
    /// The parameters' numbers: the start values of the experiment's first seed.
    pub p: Arc<Vec<f64>>,
    card: Arc<OnceLock<Result<Properties, Unsuited>>>,
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.instance == other.instance && self.p == other.p
    }
}

impl Function {
    /// A function with its start values.
    pub fn new(instance: Instance, seed: u64) -> Self {
        Self {
            p: Arc::new(instance.start_parameters(seed, 0, 0)),
            instance,
            card: Arc::default(),
        }
    }

    /// The property card, computed when it is first asked for.
    ///
    /// # Errors
    /// The function takes several linear maps.
    pub fn card(&self) -> Result<&Properties, Unsuited> {
        let card = self
            .card
            .get_or_init(|| properties(self.instance.compiled(), &self.p));
        card.as_ref().map_err(Clone::clone)
    }

    /// f(x) and df/dx. With several linear maps all of them are x.
    pub fn at(&self, x: f64) -> (f64, f64) {
        let maps = [x; limits::INPUTS];
        let mut out = [0.0; limits::INPUTS + 1];
        let inputs = self.instance.inputs();
        let curve = self.instance.compiled().curve();
        curve.run(&maps[..inputs], &self.p, None, &mut out[..=inputs]);
        (out[0], out[1..=inputs].iter().sum())
    }

    /// f′ as an expression, by the linear map with this number; none if it is too long to read.
    pub fn slope(&self, map: usize) -> Option<Expr> {
        let compiled = self.instance.compiled();
        raise(&compiled.graph, compiled.slopes[map])
    }

    /// The catalogue's entry; none for a formula of the link.
    pub fn entry(&self) -> Option<&'static Activation> {
        find(&self.instance.key)
    }

    /// The parameters that are one number or a size, with the values they have.
    pub fn numbers(&self) -> Vec<(String, Role, f64)> {
        let formula = &self.instance.formula;
        let slots = self.instance.slots();
        let parameters = formula.parameters.iter();
        parameters
            .filter_map(|parameter| {
                let value = match parameter.role {
                    Role::Size => {
                        formula.length(Count::Size(formula.find(&parameter.name)?)) as f64
                    }
                    Role::Trained | Role::Fixed => {
                        let slot = slots.iter().find(|slot| slot.name == parameter.name)?;
                        if slot.list {
                            return None;
                        }
                        self.p[slot.places.start]
                    }
                };
                Some((parameter.name.clone(), parameter.role, value))
            })
            .collect()
    }
}

/// The chosen functions. Those of `before` that are still the same keep what was computed of them.
pub fn functions(
    choices: &[ActivationChoice],
    formulas: &BTreeMap<u8, String>,
    seed: u64,
    before: &[Shown],
) -> Vec<Shown> {
    choices
        .iter()
        .map(|choice| {
            let text = formula_number(&choice.key).and_then(|number| formulas.get(&number));
            let same = |old: &&Shown| {
                old.choice == *choice && old.seed == seed && old.text.as_ref() == text
            };
            let function = match before.iter().find(same) {
                Some(Shown {
                    function: Ok(function),
                    ..
                }) => Ok(function.clone()),
                // A sentence may have been in another language.
                _ => Instance::new(choice, formulas)
                    .map(|instance| Function::new(instance, seed))
                    .map_err(|error| said(&error)),
            };
            Shown {
                choice: choice.clone(),
                text: text.cloned(),
                seed,
                name: words::activation(choice),
                style: style(&choice.key),
                function,
            }
        })
        .collect()
}

/// What is wrong with a choice.
fn said(error: &InstanceError) -> String {
    match error {
        InstanceError::Formula { key, error } => {
            t!(
                "explore-unreadable",
                key = &**key,
                problem = mistake(&error.kind)
            )
        }
        // The link lets none of the others through.
        other => other.to_string(),
    }
}

/// The functions of the experiment, following it and the language.
pub fn shown(lab: Lab) -> Memo<Vec<Shown>> {
    let chosen = lab.of_link(|link| {
        let experiment = &link.experiment;
        let Experiment {
            activations,
            formulas,
            seed,
            ..
        } = experiment;
        (activations.clone(), formulas.clone(), *seed)
    });
    Memo::new(move |before: Option<&Vec<Shown>>| {
        crate::ui::i18n::language();
        chosen.with(|(activations, formulas, seed)| {
            let before = before.map_or(&[][..], |before| before);
            functions(activations, formulas, *seed, before)
        })
    })
}

/// Points of a curve.
pub type Points = Vec<(f64, f64)>;

/// f and f′ over the window: points with ascending x. Where f jumps, and where f′ does, the curve
/// has a gap between both limits.
pub fn sample(function: &Function, window: Window) -> (Points, Points) {
    let step = window.width() / POINTS as f64;
    let xs = (0..=POINTS).map(|place| {
        // Whole numbers are hit exactly, where kinks like to be.
        let x = window.low + step * place as f64;
        if (x - x.round()).abs() < 1e-3 * step {
            x.round()
        } else {
            x
        }
    });
    let breaks = function.card().map_or(&[][..], |card| &card.breaks);
    let mut inside = breaks
        .iter()
        .filter(|own| own.x > window.low && own.x < window.high)
        .peekable();
    let (mut value, mut slope) = (Points::new(), Points::new());
    for x in xs {
        let mut on_break = false;
        while let Some(own) = inside.next_if(|own| own.x <= x) {
            on_break |= own.x == x;
            add_break(function, own, &mut value, &mut slope);
        }
        let (y, dy) = function.at(x);
        // On a break the limits stand already, or what is not one of them has a point of its own.
        if !on_break {
            value.push((x, y));
            slope.push((x, dy));
        }
    }
    (value, slope)
}

/// The limits from both sides, with a gap between them where they differ.
fn add_break(function: &Function, own: &Break, value: &mut Points, slope: &mut Points) {
    let x = own.x;
    let both = |points: &mut Points, left: f64, right: f64| {
        let [left, right] = [left, right].map(|y| if y.is_finite() { y } else { f64::NAN });
        points.push((x, left));
        if left != right {
            points.push((x, f64::NAN));
            points.push((x, right));
        }
    };
    let (y, dy) = function.at(x);
    // Close enough for a picture: no chart is a hundred million pixels wide.
    let near = 1e-8 * (1.0 + x.abs());
    let slopes = (function.at(x - near).1, function.at(x + near).1);
    match own.kind {
        BreakKind::Pole { left, right } | BreakKind::Jump { left, right } => {
            both(value, left, right);
            both(slope, slopes.0, slopes.1);
        }
        BreakKind::NoLimit => {
            both(value, f64::NAN, f64::NAN);
            both(slope, f64::NAN, f64::NAN);
        }
        BreakKind::Hole { limit, .. } => {
            both(value, limit, limit);
            both(slope, slopes.0, slopes.1);
        }
        BreakKind::Kink { left, right } => {
            both(value, y, y);
            both(slope, left, right);
        }
        BreakKind::Bend { .. } => {
            both(value, y, y);
            both(slope, dy, dy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::explore::window::USUAL;

    fn of(link: &str) -> Vec<Shown> {
        let experiment = crate::link::decode(link).0.experiment;
        functions(
            &experiment.activations,
            &experiment.formulas,
            experiment.seed,
            &[],
        )
    }

    #[test]
    fn functions_come_with_the_links_parameters() {
        let shown = of("#/explore?act=prelu(a=0.5),staf(tau=3),swiglu,f1&f1=b*x^2;b=2");
        let function = |place: usize| shown[place].function.as_ref().unwrap();
        assert_eq!(function(0).at(-2.0), (-1.0, 0.5));
        assert_eq!(function(0).numbers(), [("a".into(), Role::Trained, 0.5)]);
        assert_eq!(function(1).numbers(), [("tau".into(), Role::Size, 3.0)]);
        assert_eq!(function(1).p.len(), 9);
        // x·silu(x) with both maps x.
        let (y, dy) = function(2).at(2.0);
        let sigmoid = 1.0 / (1.0 + (-2.0f64).exp());
        assert!((y - 4.0 * sigmoid).abs() < 1e-12);
        assert!((dy - (4.0 * sigmoid + 4.0 * sigmoid * (1.0 - sigmoid))).abs() < 1e-12);
        assert_eq!(function(3).at(3.0), (18.0, 12.0));
        assert!(function(3).entry().is_none());
    }

    #[test]
    fn a_formula_with_a_mistake_says_so() {
        let shown = of("#/explore?act=f1&f1=x*(2");
        let said = shown[0].function.as_ref().unwrap_err();
        assert!(said.contains("f1") && said.contains("missing"), "{said}");
    }

    #[test]
    fn a_jump_is_a_gap() {
        let shown = of("#/explore?act=nipuna");
        let (value, _) = sample(shown[0].function.as_ref().unwrap(), USUAL);
        let jump = value.iter().position(|point| point.0 == 0.0).unwrap();
        let limit = 0.25 * core::f64::consts::LN_2;
        assert!((value[jump].1 - limit).abs() < 1e-6, "{:?}", value[jump]);
        assert!(value[jump + 1].1.is_nan() && value[jump + 2] == (0.0, 0.0));
    }

    #[test]
    fn what_did_not_change_is_not_computed_again() {
        let formulas = BTreeMap::from([(1, "x^2".to_owned())]);
        let choices = ["relu", "f1"].map(ActivationChoice::new);
        let first = functions(&choices, &formulas, 1, &[]);
        let card = |shown: &[Shown], place: usize| {
            Arc::as_ptr(&shown[place].function.as_ref().unwrap().card)
        };
        let formulas = BTreeMap::from([(1, "x^3".to_owned())]);
        let second = functions(&choices, &formulas, 1, &first);
        assert_eq!(card(&first, 0), card(&second, 0));
        assert_ne!(card(&first, 1), card(&second, 1));
    }

    #[test]
    fn curves_hit_whole_numbers() {
        let shown = of("#/explore?act=relu");
        let (value, slope) = sample(shown[0].function.as_ref().unwrap(), USUAL);
        assert!(value.contains(&(0.0, 0.0)));
        // The slope jumps there, and the curve has a gap.
        let kink = slope.iter().position(|point| point.0 == 0.0).unwrap();
        assert_eq!((slope[kink], slope[kink + 2]), ((0.0, 0.0), (0.0, 1.0)));
        assert!(slope[kink + 1].1.is_nan());
        assert!(slope.is_sorted_by(|a, b| a.0 <= b.0));
        assert_eq!(value.first(), Some(&(-5.0, 0.0)));
        assert_eq!(value.last(), Some(&(5.0, 5.0)));
    }
}
