//! The functions that are looked at, ready to be evaluated, and their curves.

use std::sync::Arc;

use leptos::prelude::*;

use super::window::Window;
use crate::activation::{Activation, Instance, find};
use crate::experiment::{ActivationChoice, Experiment};
use crate::formula::ast::{Count, Expr, Role, limits};
use crate::formula::raise::raise;
use crate::ui::lab::Lab;
use crate::ui::palette::{Style, style};
use crate::ui::words;

/// Points of a curve: more than a screen has columns for the charts' width would not show.
const POINTS: usize = 480;

/// A function that is looked at, or why it cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// As the experiment names it.
    pub choice: ActivationChoice,
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
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.instance == other.instance && self.p == other.p
    }
}

impl Function {
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

/// The functions of the experiment.
fn functions(experiment: &Experiment) -> Vec<Shown> {
    experiment
        .activations
        .iter()
        .map(|choice| {
            let instance = Instance::new(choice, &experiment.formulas);
            Shown {
                name: words::activation(choice),
                style: style(&choice.key),
                function: match instance {
                    Ok(instance) => Ok(Function {
                        p: Arc::new(instance.start_parameters(experiment.seed, 0, 0)),
                        instance,
                    }),
                    Err(error) => Err(error.to_string()),
                },
                choice: choice.clone(),
            }
        })
        .collect()
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
    Memo::new(move |_| {
        crate::ui::i18n::language();
        chosen.with(|(activations, formulas, seed)| {
            functions(&Experiment {
                activations: activations.clone(),
                formulas: formulas.clone(),
                seed: *seed,
                ..Experiment::default()
            })
        })
    })
}

/// Points of a curve.
pub type Points = Vec<(f64, f64)>;

/// f and f′ over the window: points with ascending x.
pub fn sample(function: &Function, window: Window) -> (Points, Points) {
    let step = window.width() / POINTS as f64;
    (0..=POINTS)
        .map(|place| {
            // Whole numbers are hit exactly, where kinks like to be.
            let x = window.low + place as f64 * step;
            let x = if (x - x.round()).abs() < 1e-9 * window.width() {
                x.round()
            } else {
                x
            };
            let (y, dy) = function.at(x);
            ((x, y), (x, dy))
        })
        .unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::explore::window::USUAL;

    fn of(link: &str) -> Vec<Shown> {
        functions(&crate::link::decode(link).0.experiment)
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
    fn curves_hit_whole_numbers() {
        let shown = of("#/explore?act=relu");
        let (value, slope) = sample(shown[0].function.as_ref().unwrap(), USUAL);
        assert!(value.contains(&(0.0, 0.0)) && slope.contains(&(0.0, 0.0)));
        assert_eq!(value.first(), Some(&(-5.0, 0.0)));
        assert_eq!(value.last(), Some(&(5.0, 5.0)));
    }
}
