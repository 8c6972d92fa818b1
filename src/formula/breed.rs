//! A new formula made from two others.

use super::ast::{Count, Expr, Formula, Operator, Parameter, Role, Start};
use super::functions::Function;
use super::{FormulaError, parse};

/// The ways in which two functions f and g become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breed {
    /// (f + g)/2.
    Mean,
    /// t·f + (1 − t)·g with a trained t that starts at ½.
    Blend,
    /// f·g.
    Product,
    /// f(g(x)).
    Chain,
    /// max(f, g).
    Larger,
    /// g for x > 0, else f.
    Join,
    /// Softmax-weighted: the weights are trained functions of x and start equal.
    Mixture,
}

impl Breed {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Mean,
        Self::Blend,
        Self::Product,
        Self::Chain,
        Self::Larger,
        Self::Join,
        Self::Mixture,
    ];
}

/// The formula of `f` and `g` joined that way. Both keep their parameters; one of g's whose name
/// is taken gets a number behind it.
///
/// # Errors
/// The result breaks a rule of the language (too long, a sum inside a sum, two random draws, …).
/// The error's place is within the result, which nobody has seen: only its kind is of use.
pub fn breed(f: &Formula, g: &Formula, how: Breed) -> Result<Formula, FormulaError> {
    let mut parameters = f.parameters.clone();
    let offset = parameters.len();
    for own in &g.parameters {
        let count = match own.count {
            Count::Size(place) => Count::Size(place + offset),
            count => count,
        };
        let name = free_name(&own.name, &parameters, &g.parameters);
        parameters.push(Parameter {
            name,
            count,
            ..own.clone()
        });
    }
    let left = f.body.clone();
    let right = g.body.map(&mut |expr| match expr {
        Expr::Parameter(place) => Expr::Parameter(place + offset),
        Expr::Element(place) => Expr::Element(place + offset),
        Expr::Sum {
            index,
            count: Count::Size(place),
            body,
        } => Expr::Sum {
            index,
            count: Count::Size(place + offset),
            body,
        },
        Expr::Spline {
            argument,
            low,
            high,
            points,
        } => Expr::Spline {
            argument,
            low,
            high,
            points: points + offset,
        },
        other => other,
    });
    let mut trained = |name: &str, value: f64| {
        let name = free_name(name, &parameters, &[]);
        parameters.push(Parameter {
            name,
            role: Role::Trained,
            count: Count::One,
            start: Start::Value(value),
        });
        Expr::Parameter(parameters.len() - 1)
    };
    let body = match how {
        Breed::Mean => {
            let sum = binary(Operator::Add, left, right);
            binary(Operator::Divide, sum, Expr::Number(2.0))
        }
        Breed::Blend => {
            let share = trained("t", 0.5);
            let rest = binary(Operator::Subtract, Expr::Number(1.0), share.clone());
            let first = binary(Operator::Multiply, share, left);
            binary(
                Operator::Add,
                first,
                binary(Operator::Multiply, rest, right),
            )
        }
        Breed::Product => binary(Operator::Multiply, left, right),
        Breed::Chain => left.map(&mut |expr| match expr {
            Expr::Input(_) => right.clone(),
            other => other,
        }),
        Breed::Larger => Expr::Call(Function::Max, vec![left, right]),
        Breed::Join => {
            let positive = Expr::Compare(
                super::ast::Comparison::Greater,
                Box::new(Expr::Input(0)),
                Box::new(Expr::Number(0.0)),
            );
            Expr::If(Box::new([positive, right, left]))
        }
        Breed::Mixture => {
            let mut weight = || {
                let slope = trained("k", 0.0);
                let product = binary(Operator::Multiply, slope, Expr::Input(0));
                binary(Operator::Add, product, trained("b", 0.0))
            };
            Expr::Gate(vec![(weight(), left), (weight(), right)])
        }
    };
    let inputs = match how {
        Breed::Chain => g.inputs,
        _ => f.inputs.max(g.inputs),
    };
    let joined = Formula {
        body,
        parameters,
        inputs,
    };
    // Reading what it writes applies every rule of the language.
    parse(&joined.to_string())
}

fn binary(operator: Operator, a: Expr, b: Expr) -> Expr {
    Expr::Binary(operator, Box::new(a), Box::new(b))
}

/// The name, or the name with the first number that nothing has.
fn free_name(name: &str, taken: &[Parameter], also: &[Parameter]) -> String {
    let is = |wanted: &str, own: &[Parameter]| own.iter().any(|own| own.name == wanted);
    if !is(name, taken) {
        return name.to_owned();
    }
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (2..)
        .map(|number| format!("{letters}{number}"))
        .find(|wanted| !is(wanted, taken) && !is(wanted, also))
        .expect("there are more numbers than parameters")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation;
    use crate::formula::Compiled;

    fn text(f: &str, g: &str, how: Breed) -> String {
        let formula = |text| parse(text).unwrap();
        breed(&formula(f), &formula(g), how).unwrap().to_string()
    }

    fn at(formula: &Formula, x: f64) -> f64 {
        let compiled = Compiled::new(formula);
        let p: Vec<f64> = (0..compiled.layout.len).map(|n| 0.3 + n as f64).collect();
        compiled.value(&vec![x; formula.inputs], &p, None)
    }

    #[test]
    fn two_formulas_become_one() {
        let (f, g) = ("x*sigmoid(b*x); b = 1", "tanh(b*x) + c; b = 2; fix c = 0.5");
        assert_eq!(
            text(f, g, Breed::Mean),
            "(x*sigmoid(b*x) + (tanh(b2*x) + c))/2; train b = 1; train b2 = 2; fix c = 0.5"
        );
        assert_eq!(text("x^2", "exp(x)", Breed::Chain), "exp(x)^2");
        assert_eq!(
            text("x", "a*x; a = 3", Breed::Join),
            "if(x > 0, a*x, x); train a = 3"
        );
        assert_eq!(
            text("t*x; t = 1", "x", Breed::Blend),
            "t2*(t*x) + (1 - t2)*x; train t = 1; train t2 = 0.5"
        );
        assert_eq!(
            text(
                "sum(i, n, c[i]*x); size n = 2; c[n] = 1",
                "sum(i, n, c[i]); size n = 3; c[n] = normal",
                Breed::Product
            )
            .matches("size n2 = 3")
            .count(),
            1
        );
    }

    #[test]
    fn every_pair_of_the_catalogue_gives_what_it_says_or_a_reason() {
        let all: Vec<Formula> = activation::all().iter().map(|own| own.formula()).collect();
        let mut made = 0;
        for f in &all {
            for g in all.iter().filter(|g| g.inputs == 1) {
                for how in Breed::ALL {
                    let Ok(both) = breed(f, g, how) else { continue };
                    made += 1;
                    // Parameters of g stand behind those of f.
                    let share = |formula: &Formula, first: usize, x: f64| {
                        let compiled = Compiled::new(formula);
                        let p: Vec<f64> = (0..compiled.layout.len)
                            .map(|n| 0.3 + (first + n) as f64)
                            .collect();
                        compiled.value(&vec![x; formula.inputs], &p, None)
                    };
                    let len = f.layout().len;
                    let x = 0.37;
                    let expected = match how {
                        Breed::Mean => (at(f, x) + share(g, len, x)) / 2.0,
                        Breed::Product => at(f, x) * share(g, len, x),
                        Breed::Larger => at(f, x).max(share(g, len, x)),
                        Breed::Join => share(g, len, x),
                        Breed::Chain => at(f, share(g, len, x)),
                        Breed::Blend | Breed::Mixture => continue,
                    };
                    let found = at(&both, x);
                    let near = (found - expected).abs() <= 1e-9 * (1.0 + expected.abs());
                    assert!(near || !expected.is_finite(), "{both}: {found} {expected}");
                }
            }
        }
        assert!(made > 5_000, "{made}");
    }

    #[test]
    fn what_the_language_forbids_is_an_error() {
        let staf = activation::find("staf").unwrap().formula();
        let rrelu = activation::find("rrelu").unwrap().formula();
        assert!(
            breed(&staf, &staf, Breed::Chain).is_err(),
            "a sum inside a sum"
        );
        assert!(breed(&rrelu, &rrelu, Breed::Mean).is_err(), "two draws");
    }
}
