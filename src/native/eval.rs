//! `lab eval`: a function of the catalogue and its derivative, in f64.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::activation::{Instance, InstanceError};
use crate::experiment::ActivationChoice;

/// A function at some points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// The points.
    pub x: Vec<f64>,
    /// f(x).
    pub y: Vec<f64>,
    /// df/dx; at a kink the value that PyTorch returns.
    pub dy: Vec<f64>,
    /// The parameters that were used.
    pub params: BTreeMap<&'static str, Value>,
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

/// Evaluates a function with its start values; those that are drawn (STAF's) are
/// the shared object's of an experiment with this seed.
///
/// # Errors
/// An unknown function or parameter.
pub fn evaluate(
    choice: &ActivationChoice,
    x: Vec<f64>,
    seed: u64,
) -> Result<Evaluation, InstanceError> {
    let instance = Instance::new(choice)?;
    let p = instance.start_parameters(seed, 0, 0);
    let function = instance.activation;
    let params = instance.slots().into_iter().map(|slot| {
        let values = &p[slot.places];
        let value = match (slot.parameter.per_term, values) {
            (false, [value]) => Value::One(*value),
            _ => Value::Terms(values.to_vec()),
        };
        (slot.parameter.name, value)
    });
    Ok(Evaluation {
        y: x.iter().map(|&x| (function.value)(x, &p)).collect(),
        dy: x.iter().map(|&x| (function.slope)(x, &p)).collect(),
        params: params.collect(),
        x,
    })
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

    #[test]
    fn a_function_is_evaluated_with_its_own_parameters_or_others() {
        let mut prelu = ActivationChoice::new("prelu");
        let own = evaluate(&prelu, vec![-2.0, 0.0, 3.0], 7).unwrap();
        assert_eq!(own.y, [-0.5, 0.0, 3.0]);
        assert_eq!(own.dy, [0.25, 0.25, 1.0]);
        assert_eq!(own.params, [("a", Value::One(0.25))].into());
        prelu.parameters.insert("a".into(), 0.5);
        let other = evaluate(&prelu, vec![-2.0], 7).unwrap();
        assert_eq!((other.y[0], other.dy[0]), (-1.0, 0.5));
        prelu.parameters.insert("b".into(), 0.5);
        assert!(evaluate(&prelu, vec![], 7).is_err());
    }

    #[test]
    fn a_sum_shows_each_term() {
        let mut staf = ActivationChoice::new("staf");
        staf.parameters.insert("tau".into(), 3.0);
        let found = evaluate(&staf, vec![0.5], 7).unwrap();
        let Value::Terms(c) = &found.params["c"] else {
            panic!("one number per term");
        };
        let (Value::Terms(omega), Value::Terms(phi)) =
            (&found.params["omega"], &found.params["phi"])
        else {
            panic!("one number per term");
        };
        assert_eq!((c.len(), omega.len(), phi.len()), (3, 3, 3));
        let sum: f64 = (0..3).map(|i| c[i] * (omega[i] * 0.5 + phi[i]).sin()).sum();
        assert!((found.y[0] - sum).abs() < 1e-12);
        assert_ne!(evaluate(&staf, vec![0.5], 8).unwrap().y, found.y);
    }
}
