//! Formulas, by their values.

use super::{Help, Verdict};
use crate::activation;
use crate::course::equal::{Equality, Of, equal, function, start_numbers};
use crate::course::exercise::Wanted;
use crate::formula::ast::Expr;
use crate::formula::{Compiled, Formula, parse};

/// Judges a formula.
pub fn judge(wanted: Wanted, answer: &str) -> Verdict {
    let formula = match parse(answer) {
        Ok(formula) => formula,
        Err(error) => return wrong(Help::Formula(error)),
    };
    match wanted {
        Wanted::Function(reference) => compared(&formula, reference, Of::Value),
        Wanted::Spelled(reference) => match names_it(&formula.body, reference) {
            true => wrong(Help::Condition("named")),
            false => compared(&formula, reference, Of::Value),
        },
        Wanted::Derivative(reference) => compared(&formula, reference, Of::Slope),
        Wanted::Own => own(&formula),
        Wanted::Such(conditions) => {
            let broken = conditions.iter().find(|(_, holds)| !holds(&formula));
            match broken {
                Some((name, _)) => wrong(Help::Condition(name)),
                None => Verdict::Right,
            }
        }
    }
}

/// Whether a wrong formula is the typical one.
pub fn alike(wanted: Wanted, answer: &str, typical: &str) -> bool {
    let (Ok(answer), Ok(typical)) = (parse(answer), function(typical)) else {
        // What cannot be read is a typical mistake if it is written so.
        return answer.trim() == typical.trim();
    };
    !matches!(wanted, Wanted::Such(_)) && equal(&answer, &typical, Of::Value) == Equality::Equal
}

fn wrong(help: Help) -> Verdict {
    Verdict::Wrong { says: None, help }
}

fn compared(formula: &Formula, reference: &str, of: Of) -> Verdict {
    let Ok(reference) = function(reference) else {
        return wrong(Help::None);
    };
    match equal(formula, &reference, of) {
        Equality::Equal => Verdict::Right,
        Equality::Differs { x, given, wanted } => wrong(Help::DiffersAt { x, given, wanted }),
        Equality::Parameters { given, wanted } => wrong(Help::Parameters { given, wanted }),
        Equality::Inputs => wrong(Help::Inputs),
    }
}

/// Whether an expression calls the lab's own name for a function of the catalogue.
fn names_it(body: &Expr, reference: &str) -> bool {
    let own = match body {
        Expr::Call(called, arguments) if arguments.len() == 1 => {
            let alone = parse(&format!("{}(x)", called.name()));
            matches!((alone, function(reference)), (Ok(alone), Ok(reference))
                if equal(&alone, &reference, Of::Value) == Equality::Equal)
        }
        _ => false,
    };
    own || body
        .parts()
        .into_iter()
        .any(|part| names_it(part, reference))
}

/// A function of the student's own: it can be trained, and is none of the catalogue's.
fn own(formula: &Formula) -> Verdict {
    if formula.inputs != 1 {
        return wrong(Help::Inputs);
    }
    let known = activation::all()
        .iter()
        .find(|entry| equal(formula, &entry.formula(), Of::Value) == Equality::Equal);
    if let Some(known) = known {
        return wrong(Help::Known(known.key));
    }
    if !trainable(formula) {
        return wrong(Help::Condition("finite"));
    }
    if straight(formula) {
        return wrong(Help::Condition("straight"));
    }
    Verdict::Right
}

/// Whether its values and slopes are finite everywhere in the interval that is compared.
pub fn trainable(formula: &Formula) -> bool {
    let compiled = Compiled::new(formula);
    let p = start_numbers(formula);
    let each = (-400..=400).map(|place| f64::from(place) / 50.0);
    each.into_iter().all(|x| {
        let x = vec![x; formula.inputs];
        compiled
            .derivatives(&x, &p, None)
            .iter()
            .all(|number| number.is_finite())
    })
}

/// Whether it is a straight line with its start values, at least to rounding.
pub fn straight(formula: &Formula) -> bool {
    let compiled = Compiled::new(formula);
    let p = start_numbers(formula);
    let at = |x: f64| compiled.value(&vec![x; formula.inputs], &p, None);
    let (first, step) = (at(0.0), at(1.0) - at(0.0));
    (-40..=40).all(|place| {
        let x = f64::from(place) / 5.0 + 0.03;
        (at(x) - (first + step * x)).abs() <= 1e-9 * (1.0 + at(x).abs())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_too_long_to_be_written_out_is_judged_all_the_same() {
        let long = format!("a*x{}; train a = 1", "+0.11111111".repeat(180));
        assert!(parse(&long).is_ok_and(|formula| parse(&formula.to_string()).is_err()));
        assert!(matches!(judge(Wanted::Own, &long), Verdict::Wrong { .. }));
    }

    #[test]
    fn a_function_spelled_out_is_told_from_its_name() {
        let verdict = |text, key| judge(Wanted::Spelled(key), text);
        for (text, key) in [
            ("1/(1 + exp(-x))", "sigmoid"),
            ("(1 + tanh(x/2))/2", "sigmoid"),
            ("x*sigmoid(x)", "swish"),
            ("x*Phi(x)", "gelu"),
        ] {
            assert_eq!(verdict(text, key), Verdict::Right, "{text}");
        }
        for (text, key) in [
            ("sigmoid(x)", "sigmoid"),
            ("0 + silu(x)", "swish"),
            ("2*sigmoid(x) - sigmoid(x)", "sigmoid"),
        ] {
            assert_eq!(
                verdict(text, key),
                wrong(Help::Condition("named")),
                "{text}"
            );
        }
        let differs = verdict("1/(1 + exp(x))", "sigmoid");
        assert!(matches!(
            differs,
            Verdict::Wrong {
                help: Help::DiffersAt { .. },
                ..
            }
        ));
    }
}
