//! `lab eval`: a function of the catalogue, or any formula, and its derivative, in f64.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::activation::{Instance, InstanceError};
use crate::experiment::ActivationChoice;
use crate::formula::mathml::{Words, mathml};
use crate::formula::pytorch::pytorch;
use crate::formula::raise::raise;
use crate::formula::{Formula, wgsl};

/// A function at some points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// The points.
    pub x: Vec<f64>,
    /// f(x).
    pub y: Vec<f64>,
    /// df/dx; with several linear maps, all of which are x, the sum over them.
    pub dy: Vec<f64>,
    /// The parameters that were used.
    pub params: BTreeMap<String, Value>,
}

/// A parameter's value: one number, or one per term of the function's sum.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One number.
    One(f64),
    /// One number per term (STAF).
    Terms(Vec<f64>),
}

/// What `lab eval` was asked for: a key of the catalogue, or else the text of a formula.
///
/// # Errors
/// An unknown function or parameter, or a formula that cannot be read.
pub fn instance(
    key_or_formula: &str,
    parameters: BTreeMap<String, f64>,
) -> Result<Instance, InstanceError> {
    let mut formulas = BTreeMap::new();
    // `x` is a formula; any other single word is meant as a key.
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let key = match key_or_formula != "x" && key_or_formula.chars().all(word) {
        true => key_or_formula,
        false => {
            formulas.insert(1, key_or_formula.to_owned());
            "f1"
        }
    };
    let choice = ActivationChoice {
        key: key.to_owned(),
        parameters,
    };
    Instance::new(&choice, &formulas)
}

/// The forms in which a function can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// The formula, as the page has it.
    Text,
    /// The derivative by x (or by each linear map, a line each).
    Slope,
    /// Presentation MathML of the formula.
    Mathml,
    /// A PyTorch module.
    Pytorch,
    /// The WebGPU shaders of both passes, for one shared set of parameters.
    Wgsl,
}

/// The function in that form.
pub fn printed(instance: &Instance, form: Form) -> String {
    let (formula, compiled) = (&instance.formula, instance.compiled());
    match form {
        Form::Text => formula.to_string(),
        Form::Slope => {
            let slopes = compiled.slopes.iter().map(|&slope| {
                let body = raise(&compiled.graph, slope);
                body.map_or_else(
                    || "too long to be written out".to_owned(),
                    |body| {
                        let slope = Formula {
                            body,
                            ..Formula::clone(formula)
                        };
                        slope.to_string()
                    },
                )
            });
            slopes.collect::<Vec<_>>().join("\n")
        }
        Form::Mathml => {
            let words = Words {
                when: "if",
                otherwise: "otherwise",
            };
            mathml(formula, &formula.body, words).markup()
        }
        Form::Pytorch => pytorch(formula, "Activation"),
        Form::Wgsl => {
            let shape = wgsl::Shape {
                maps: instance.inputs(),
                per_neuron: false,
                drawn: instance.random().is_some(),
                sources: instance.sources(),
            };
            let forward = wgsl::forward(compiled.evaluation(), &shape);
            forward + "\n" + &wgsl::backward(compiled.sloping(), &shape)
        }
    }
}

/// Evaluates a function with its start values; those that are drawn (STAF's) are the shared
/// object's of an experiment with this seed. A function of several linear maps gets x for each.
pub fn evaluate(instance: &Instance, x: Vec<f64>, seed: u64) -> Evaluation {
    let p = instance.start_parameters(seed, 0, 0);
    let params = instance.slots().into_iter().map(|slot| {
        let values = &p[slot.places];
        let value = match (slot.list, values) {
            (false, [value]) => Value::One(*value),
            _ => Value::Terms(values.to_vec()),
        };
        (slot.name, value)
    });
    let maps = instance.inputs();
    let (y, dy) = x
        .iter()
        .map(|&x| {
            let out = instance.compiled().derivatives(&vec![x; maps], &p, None);
            (out[0], out[1..=maps].iter().sum::<f64>())
        })
        .unzip();
    Evaluation {
        y,
        dy,
        params: params.collect(),
        x,
    }
}

impl Evaluation {
    /// A table with a line per point.
    pub fn table(&self) -> String {
        let mut text = format!("{:>24} {:>24} {:>24}\n", "x", "f(x)", "df/dx");
        for ((x, y), dy) in self.x.iter().zip(&self.y).zip(&self.dy) {
            text.push_str(&format!("{x:>24} {y:>24} {dy:>24}\n"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluated(text: &str, set: &[(&str, f64)], x: &[f64], seed: u64) -> Evaluation {
        let set = set.iter().map(|&(name, value)| (name.to_owned(), value));
        let instance = instance(text, set.collect()).unwrap();
        evaluate(&instance, x.to_vec(), seed)
    }

    #[test]
    fn a_function_is_evaluated_with_its_own_parameters_or_others() {
        let own = evaluated("prelu", &[], &[-2.0, 0.0, 3.0], 7);
        assert_eq!(own.y, [-0.5, 0.0, 3.0]);
        assert_eq!(own.dy, [0.25, 0.25, 1.0]);
        assert_eq!(own.params, [("a".to_owned(), Value::One(0.25))].into());
        let other = evaluated("prelu", &[("a", 0.5)], &[-2.0], 7);
        assert_eq!((other.y[0], other.dy[0]), (-1.0, 0.5));
        assert!(instance("prelu", [("b".to_owned(), 0.5)].into()).is_err());
    }

    #[test]
    fn a_formula_is_evaluated_as_it_is_typed() {
        let found = evaluated("a*x^2; train a = 3", &[("a", 0.5)], &[4.0], 7);
        assert_eq!((found.y[0], found.dy[0]), (8.0, 4.0));
        assert_eq!(evaluated("x", &[], &[4.0], 7).dy, [1.0]);
        assert_eq!(evaluated("x1*x2", &[], &[4.0], 7).dy, [8.0]);
        assert!(matches!(
            instance("relo", BTreeMap::new()),
            Err(InstanceError::UnknownActivation { .. })
        ));
        assert!(matches!(
            instance("x +", BTreeMap::new()),
            Err(InstanceError::Formula { .. })
        ));
    }

    #[test]
    fn a_function_is_printed_in_every_form() {
        let instance = instance("x*sigmoid(b*x); b = 2", BTreeMap::new()).unwrap();
        let text = |form| printed(&instance, form);
        assert_eq!(text(Form::Text), "x*sigmoid(b*x); train b = 2");
        let slope = super::instance(&text(Form::Slope), BTreeMap::new()).unwrap();
        let found = evaluate(&slope, vec![0.7], 7).y[0];
        let exact = evaluate(&instance, vec![0.7], 7).dy[0];
        assert!((found - exact).abs() < 1e-12, "{found} {exact}");
        assert!(text(Form::Mathml).starts_with("<math"));
        assert!(text(Form::Pytorch).contains("class Activation(nn.Module)"));
        assert_eq!(text(Form::Wgsl).matches("fn main(").count(), 2);
    }

    #[test]
    fn a_sum_shows_each_term() {
        let found = evaluated("staf", &[("tau", 3.0)], &[0.5], 7);
        let terms = |name: &str| match &found.params[name] {
            Value::Terms(values) => values.clone(),
            Value::One(_) => panic!("one number per term"),
        };
        let (c, omega, phi) = (terms("c"), terms("omega"), terms("phi"));
        assert_eq!((c.len(), omega.len(), phi.len()), (3, 3, 3));
        let sum: f64 = (0..3).map(|i| c[i] * (omega[i] * 0.5 + phi[i]).sin()).sum();
        assert!((found.y[0] - sum).abs() < 1e-12);
        assert_ne!(evaluated("staf", &[("tau", 3.0)], &[0.5], 8).y, found.y);
    }
}
