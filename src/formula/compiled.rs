//! A formula ready to be evaluated: f, its slopes and its parameters' slopes.

use super::ast::{Count, Formula, Layout, Role};
use super::derive::{Variable, derivative};
use super::graph::{Graph, Id};
use super::lower::lower;
use super::program::{Output, Program};
use super::value::Value;

/// A formula with its derivatives, as nodes to look at and as programs to run.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The graph with f and all its derivatives.
    pub graph: Graph,
    /// f.
    pub value: Id,
    /// df/dxₖ for each linear map.
    pub slopes: Vec<Id>,
    /// df/dp for each parameter, for any number of a list; `None` for sizes.
    pub parameter_slopes: Vec<Option<Id>>,
    /// Where each parameter's numbers are.
    pub layout: Layout,
    evaluate: Program,
    curve: Program,
    differentiate: Program,
    slope: Program,
}

impl Compiled {
    /// Differentiates and compiles a formula.
    pub fn new(formula: &Formula) -> Self {
        let mut graph = Graph::default();
        let value = lower(formula, &mut graph);
        let slopes: Vec<Id> = (0..formula.inputs)
            .map(|place| derivative(&mut graph, value, Variable::Input(place)))
            .collect();
        let parameter_slopes: Vec<Option<Id>> = formula
            .parameters
            .iter()
            .enumerate()
            .map(|(place, parameter)| {
                let variable = match (parameter.role, parameter.count) {
                    (Role::Size, _) => return None,
                    (_, Count::One) => Variable::Parameter(place),
                    _ => Variable::Element(place),
                };
                Some(derivative(&mut graph, value, variable))
            })
            .collect();
        let layout = formula.layout();
        let one = |id| Output { id, free: None };
        let mut outputs: Vec<Output> = std::iter::once(one(value))
            .chain(slopes.iter().copied().map(one))
            .collect();
        for (parameter, slope) in formula.parameters.iter().zip(&parameter_slopes) {
            let Some(id) = *slope else { continue };
            let each = 0..formula.length(parameter.count);
            outputs.extend(each.map(|which| Output {
                id,
                free: Some(which),
            }));
        }
        Self {
            evaluate: Program::new(&graph, &layout, &outputs[..1]),
            curve: Program::new(&graph, &layout, &outputs[..=slopes.len()]),
            differentiate: Program::new(&graph, &layout, &outputs),
            slope: Program::new(&graph, &layout, &outputs[1..]),
            graph,
            value,
            slopes,
            parameter_slopes,
            layout,
        }
    }

    /// f(x; p). `draw` is the random draw of training, `None` in evaluation.
    pub fn value<V: Value>(&self, x: &[V], p: &[V], draw: Option<f64>) -> V {
        let mut out = [V::from(0.0)];
        self.evaluate.run(x, p, draw, &mut out);
        out[0]
    }

    /// f, then df/dxₖ for each linear map, then df/dp for each number of the parameters.
    pub fn derivatives<V: Value>(&self, x: &[V], p: &[V], draw: Option<f64>) -> Vec<V> {
        let mut out = vec![V::from(0.0); self.differentiate.outputs().len()];
        self.differentiate.run(x, p, draw, &mut out);
        out
    }

    /// The program for f alone.
    pub fn evaluation(&self) -> &Program {
        &self.evaluate
    }

    /// The program for f and df/dxₖ for each linear map, without the parameters' slopes: all
    /// that a curve or a property needs.
    pub fn curve(&self) -> &Program {
        &self.curve
    }

    /// The program for all derivatives without f.
    pub fn sloping(&self) -> &Program {
        &self.slope
    }

    /// The program for f and all derivatives, in the order of [`Self::derivatives`].
    pub fn differentiation(&self) -> &Program {
        &self.differentiate
    }
}
