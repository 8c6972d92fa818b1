//! What the formulas of the advanced exercises must fulfil.

use crate::course::check::{straight, trainable};
use crate::course::equal::start_numbers;
use crate::formula::ast::{Count, Expr, Operator, Role};
use crate::formula::functions::Function;
use crate::formula::{Compiled, Formula};

/// The golden ratio's fractional part: its multiples fill an interval evenly.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Values of the trained numbers under which a formula is looked at.
const SETTINGS: usize = 24;

/// A denominator nearer to 0 than this is a pole: training moves the numbers further than that.
const POLE: f64 = 0.01;

/// Where the trained numbers stand among all numbers.
fn trained(formula: &Formula) -> Vec<usize> {
    let layout = formula.layout();
    let own = formula.parameters.iter().zip(&layout.first);
    own.filter(|(parameter, _)| parameter.role == Role::Trained)
        .flat_map(|(parameter, &first)| first..first + formula.length(parameter.count))
        .collect()
}

/// A formula's numbers with the trained ones spread over [−2, 2]: training may take them there.
fn settings(formula: &Formula) -> Vec<Vec<f64>> {
    let (start, trained) = (start_numbers(formula), trained(formula));
    let spread = |setting: usize| {
        let mut p = start.clone();
        for &place in &trained {
            let turn = (place * 37 + setting + 1) as f64 * GOLDEN;
            if let Some(number) = p.get_mut(place) {
                *number = 4.0 * turn.fract() - 2.0;
            }
        }
        p
    };
    (0..SETTINGS).map(spread).collect()
}

fn grid() -> impl Iterator<Item = f64> {
    (-250..=250).map(|place| f64::from(place) * 0.04 + 0.0137)
}

/// Whether an expression depends on the layer's input.
fn moves(expr: &Expr) -> bool {
    matches!(expr, Expr::Input(_)) || expr.parts().into_iter().any(moves)
}

/// Whether an exponent is a whole number, for every term of a sum.
fn whole(exponent: &Expr) -> bool {
    match exponent {
        Expr::Number(value) => value.fract() == 0.0,
        Expr::Index => true,
        Expr::Negate(inner) => whole(inner),
        Expr::Binary(Operator::Add | Operator::Subtract | Operator::Multiply, a, b) => {
            whole(a) && whole(b)
        }
        _ => false,
    }
}

/// A denominator that depends on the input, and the sum that it stands in.
struct Denominator<'a> {
    expr: &'a Expr,
    sum: Option<(&'a str, Count)>,
}

impl Denominator<'_> {
    /// What `of` makes of it as a formula, added up over the sum that it stands in.
    fn formula(&self, whole: &Formula, of: impl Fn(Expr) -> Expr) -> Formula {
        let body = of(self.expr.clone());
        let body = match self.sum {
            None => body,
            Some((index, count)) => Expr::Sum {
                index: index.to_owned(),
                count,
                body: Box::new(body),
            },
        };
        Formula {
            body,
            ..whole.clone()
        }
    }
}

fn denominators<'a>(
    expr: &'a Expr,
    sum: Option<(&'a str, Count)>,
    found: &mut Vec<Denominator<'a>>,
) {
    let below = match expr {
        Expr::Binary(Operator::Divide, _, below) => Some(below),
        Expr::Binary(Operator::Power, base, exponent)
            if exponent.constant().is_some_and(|power| power < 0.0) =>
        {
            Some(base)
        }
        _ => None,
    };
    if let Some(expr) = below.filter(|expr| moves(expr)) {
        found.push(Denominator { expr, sum });
    }
    let sum = match expr {
        Expr::Sum { index, count, .. } => Some((index.as_str(), *count)),
        _ => sum,
    };
    for part in expr.parts() {
        denominators(part, sum, found);
    }
}

/// Whether a formula is a quotient of polynomials in x and |x|.
pub fn quotient(formula: &Formula) -> bool {
    fn plain(expr: &Expr) -> bool {
        let own = match expr {
            Expr::Call(function, _) => *function == Function::Abs,
            Expr::Binary(Operator::Power, base, exponent) => {
                whole(exponent) || !(moves(base) || moves(exponent))
            }
            Expr::Compare(..)
            | Expr::If(_)
            | Expr::Gate(_)
            | Expr::Spline { .. }
            | Expr::Random(_) => false,
            _ => true,
        };
        own && expr.parts().into_iter().all(plain)
    }
    let mut found = Vec::new();
    denominators(&formula.body, None, &mut found);
    plain(&formula.body) && !found.is_empty()
}

/// Whether no denominator comes near 0, wherever training may take its numbers.
pub fn no_pole(formula: &Formula) -> bool {
    let mut found = Vec::new();
    denominators(&formula.body, None, &mut found);
    let settings = settings(formula);
    found.iter().all(|denominator| {
        // A change of sign is a pole that the grid stepped over.
        let sign = denominator.formula(formula, |d| Expr::Call(Function::Sign, vec![d]));
        let inverse = denominator.formula(formula, |d| {
            let square = Expr::Binary(Operator::Multiply, Box::new(d.clone()), Box::new(d));
            Expr::Binary(
                Operator::Divide,
                Box::new(Expr::Number(1.0)),
                Box::new(square),
            )
        });
        let (sign, inverse) = (Compiled::new(&sign), Compiled::new(&inverse));
        settings.iter().all(|p| {
            let mut first = None;
            grid().all(|x| {
                let x = vec![x; formula.inputs];
                let sign = sign.value(&x, p, None);
                let same = *first.get_or_insert(sign) == sign;
                // Not “less than”: where it is no number at all, there is a pole too.
                let far = inverse.value(&x, p, None) < 1.0 / (POLE * POLE);
                same && far
            })
        })
    })
}

/// Whether at least two numbers are trained.
pub fn has_parameters(formula: &Formula) -> bool {
    trained(formula).len() >= 2
}

/// Whether it grows no faster than a straight line, wherever training may take its numbers.
pub fn grows_slowly(formula: &Formula) -> bool {
    const FAR: f64 = 1e5;
    let compiled = Compiled::new(formula);
    let size = |x: f64, p: &Vec<f64>| compiled.value(&vec![x; formula.inputs], p, None).abs();
    settings(formula).iter().all(|p| {
        [FAR, -FAR]
            .into_iter()
            .all(|x| size(2.0 * x, p) <= 2.5 * size(x, p) + 10.0)
    })
}

/// Whether a training can start from it: finite, and no straight line.
pub fn can_start(formula: &Formula) -> bool {
    trainable(formula) && !straight(formula)
}

/// Whether a formula is a spline, or several waves added up.
pub fn has_basis(formula: &Formula) -> bool {
    fn waves(expr: &Expr, weight: usize) -> usize {
        let own = match expr {
            Expr::Call(Function::Sin | Function::Cos, _) => weight,
            Expr::Spline { .. } => 2,
            _ => 0,
        };
        let weight = match expr {
            Expr::Sum { .. } => 2,
            _ => weight,
        };
        let parts = expr.parts().into_iter();
        own + parts.map(|part| waves(part, weight)).sum::<usize>()
    }
    waves(&formula.body, 1) >= 2
}

/// Whether at least two coefficients are trained: numbers of which it is a linear function.
pub fn learns_coefficients(formula: &Formula) -> bool {
    let compiled = Compiled::new(formula);
    let before = 1 + formula.inputs;
    let slopes = |x: f64, p: &[f64]| compiled.derivatives(&vec![x; formula.inputs], p, None);
    let settings = settings(formula);
    let (Some(p), Some(q)) = (settings.first(), settings.last()) else {
        return false;
    };
    let linear = trained(formula).into_iter().filter(|&place| {
        let mut other = p.clone();
        other[place] = q[place] + 0.5;
        let mut counts = false;
        let same = grid().step_by(5).all(|x| {
            let [one, two] = [p, &other].map(|p| slopes(x, p)[before + place]);
            counts |= one.abs() > 1e-9;
            (one - two).abs() <= 1e-9 * (1.0 + one.abs())
        });
        same && counts
    });
    linear.count() >= 2
}

/// Whether it is finite at the start and not the same everywhere: through a constant, no layer
/// below learns.
pub fn lets_through(formula: &Formula) -> bool {
    let compiled = Compiled::new(formula);
    let p = start_numbers(formula);
    let at = |x: f64| compiled.value(&vec![x; formula.inputs], &p, None);
    let first = at(0.0);
    trainable(formula) && grid().any(|x| (at(x) - first).abs() > 1e-6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    fn holds(condition: fn(&Formula) -> bool, text: &str) -> bool {
        condition(&parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")))
    }

    #[test]
    fn poles_are_found_wherever_training_may_take_the_numbers() {
        for text in [
            "x/(1 + abs(b)*abs(x)); train b = 1",
            "x/(1 + b^2*x^2); train b = 1",
            "x/(1 + abs(b*x + c*x^2)); train b = 1; train c = 0",
            "sum(k, n, a[k]*x/(1 + abs(b[k]*x))); size n = 3; train a[n] = 1; train b[n] = 1",
        ] {
            assert!(holds(no_pole, text), "{text}");
        }
        for text in [
            "1/x",
            "x*x^(-2)",
            "x/(1 + b*x); train b = 0.5",
            "x/(1 + b*abs(x)); train b = 1",
            "x/(b^2 + x^2); train b = 1",
            "sum(k, n, a[k]*x/(1 + b[k]*x^2)); size n = 3; train a[n] = 1; train b[n] = 1",
        ] {
            assert!(!holds(no_pole, text), "{text}");
        }
    }

    #[test]
    fn quotients_are_told_from_other_functions() {
        for text in ["x/(1 + abs(x))", "x^3*(1 + x^2)^(-1)", "(1 + x)/(2 + x^2)"] {
            assert!(holds(quotient, text), "{text}");
        }
        for text in [
            "x^2 + 1",
            "x/2",
            "tanh(x)/(1 + x^2)",
            "x/(1 + exp(-x))",
            "x/(1 + x^2)^0.5",
        ] {
            assert!(!holds(quotient, text), "{text}");
        }
    }

    #[test]
    fn growth_is_seen_far_out() {
        let linear = "(a*x + b*x^2)/(1 + abs(c)*abs(x)); train a = 1; train b = 1; train c = 1";
        assert!(holds(grows_slowly, linear));
        assert!(holds(grows_slowly, "x/(1 + x^2)"));
        assert!(!holds(grows_slowly, "x^3/(1 + abs(x))"));
    }

    #[test]
    fn coefficients_must_be_trained() {
        for text in [
            "spline(x, -3, 3, c); train c[5] = (0, 0, 0, 1, 2)",
            "a*sin(x) + b*cos(x); train a = 1; train b = 1",
            "sum(k, n, c[k]*sin(w[k]*x)); size n = 4; train c[n] = normal; train w[n] = normal",
        ] {
            assert!(
                holds(has_basis, text) && holds(learns_coefficients, text),
                "{text}"
            );
        }
        for text in [
            "spline(x, -3, 3, c); fix c[5] = (0, 0, 0, 1, 2)",
            "sum(k, n, sin(w[k]*x)); size n = 4; train w[n] = normal",
            "c*sin(w*x + p); train c = 1; train w = 1; train p = 0",
        ] {
            assert!(!holds(learns_coefficients, text), "{text}");
        }
        assert!(!holds(has_basis, "c*sin(x); train c = 1"));
        assert!(!holds(has_basis, "a*tanh(b*x); train a = 1; train b = 1"));
        assert!(!holds(lets_through, "spline(x, -3, 3, c); train c[5] = 0"));
    }
}
