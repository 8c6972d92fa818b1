//! Options, rankings and numbers.

use super::{Help, Verdict};
use crate::course::exercise::{Ask, Question};
use crate::course::measured::Measured;
use crate::course::right::Right;

/// Judges an answer to a question.
pub fn judge(question: Question, answer: &str, measured: &Measured) -> Verdict {
    let Some(right) = (question.right)(measured) else {
        return Verdict::Waiting;
    };
    match wrong(question.ask, answer, &right) {
        None => Verdict::Right,
        Some(help) => Verdict::Wrong { says: None, help },
    }
}

/// What is wrong with an answer.
fn wrong(ask: Ask, answer: &str, right: &Right) -> Option<Help> {
    match (ask, right) {
        (Ask::Choose(options), Right::OneOf(right)) => {
            if !options.contains(&answer) {
                return Some(Help::Unreadable);
            }
            (!right.contains(&answer)).then_some(Help::None)
        }
        (Ask::Mark(options), Right::Set(right)) => marked(answer, options, right, &[]),
        (Ask::Mark(options), Right::Bordered { clear, border }) => {
            marked(answer, options, clear, border)
        }
        (Ask::Rank(options), Right::Pairs(pairs)) => {
            let Some(order) = ranked(answer, options) else {
                return Some(Help::Unreadable);
            };
            let place = |name: &str| order.iter().position(|other| *other == name);
            let turned = pairs
                .iter()
                .find(|(first, second)| place(first) > place(second));
            turned.map(|&(first, second)| Help::Order(first, second))
        }
        (Ask::Number(_), Right::Number { value, within }) => {
            let Some(given) = number(answer) else {
                return Some(Help::Unreadable);
            };
            match given - value {
                difference if difference.abs() <= *within => None,
                difference if difference > 0.0 => Some(Help::TooLarge),
                _ => Some(Help::TooSmall),
            }
        }
        // The exercise is at odds with itself; a test holds that none is.
        _ => Some(Help::Unreadable),
    }
}

/// What is wrong with marks, if these options have to be marked and those may be.
fn marked(answer: &str, options: &[&'static str], must: &[&str], may: &[&str]) -> Option<Help> {
    let Some(marked) = set(answer, options) else {
        return Some(Help::Unreadable);
    };
    let missing = must.iter().filter(|name| !marked.contains(name)).count();
    let allowed = |name: &str| must.contains(&name) || may.contains(&name);
    let extra = marked.iter().filter(|name| !allowed(name)).count();
    (missing + extra > 0).then_some(Help::Set { missing, extra })
}

/// A typical wrong answer as it would be written: `=measured*-1` is made of what is right.
pub fn typical(question: Question, answer: &str, measured: &Measured) -> Option<String> {
    let Some(factor) = answer.strip_prefix("=measured*") else {
        return Some(answer.to_owned());
    };
    match ((question.right)(measured)?, factor.parse::<f64>().ok()?) {
        (Right::Number { value, .. }, factor) => Some((value * factor).to_string()),
        _ => None,
    }
}

/// Whether two wrong answers are the same mistake.
pub fn alike(question: Question, first: &str, second: &str, measured: &Measured) -> bool {
    match question.ask {
        Ask::Choose(_) => first == second,
        Ask::Mark(options) => {
            let sorted = |text| {
                set(text, options).map(|mut names| {
                    names.sort_unstable();
                    names
                })
            };
            sorted(first).is_some_and(|names| Some(names) == sorted(second))
        }
        // The same if both turn the same pair round.
        ask @ Ask::Rank(_) => (question.right)(measured).is_some_and(|right| {
            let turned = wrong(ask, first, &right);
            matches!(turned, Some(Help::Order(..))) && turned == wrong(ask, second, &right)
        }),
        Ask::Number(_) => match (number(first), number(second)) {
            (Some(first), Some(second)) => (first - second).abs() <= 0.02 * second.abs().max(1e-12),
            _ => false,
        },
    }
}

/// The marked options; none if there is an unknown one.
fn set(answer: &str, options: &[&'static str]) -> Option<Vec<&'static str>> {
    if answer == "none" {
        return Some(Vec::new());
    }
    let known = |name: &str| options.iter().copied().find(|option| *option == name);
    answer.split(',').map(|name| known(name.trim())).collect()
}

/// All options in the order given; none if one is unknown, missing or there twice.
fn ranked(answer: &str, options: &[&'static str]) -> Option<Vec<&'static str>> {
    let known = |name: &str| options.iter().copied().find(|option| *option == name);
    let order: Option<Vec<_>> = answer.split('>').map(|name| known(name.trim())).collect();
    let all = |order: &Vec<&str>| {
        order.len() == options.len() && options.iter().all(|option| order.contains(option))
    };
    order.filter(all)
}

/// A number as a student may write it.
pub fn number(text: &str) -> Option<f64> {
    let text = text
        .trim()
        .trim_end_matches(['%', '％'])
        .trim_end()
        .replace(['−', '–'], "-")
        .replace(',', ".");
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(ask: Ask, first: &str, second: &str) -> bool {
        let right = |_: &Measured| None;
        alike(Question { ask, right }, first, second, &Measured::default())
    }

    #[test]
    fn numbers_are_read_as_students_write_them() {
        for (text, wanted) in [
            ("83", 83.0),
            (" 83.5 % ", 83.5),
            ("83,5％", 83.5),
            ("−0.75", -0.75),
            ("1e-3", 0.001),
        ] {
            assert_eq!(number(text), Some(wanted), "{text}");
        }
        for text in ["", "a lot", "NaN", "inf", "1e999", "1 2"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn options_are_judged() {
        let ask = Ask::Choose(&["above", "below"]);
        let right = Right::OneOf(vec!["above"]);
        assert_eq!(wrong(ask, "above", &right), None);
        assert_eq!(wrong(ask, "below", &right), Some(Help::None));
        assert_eq!(wrong(ask, "beside", &right), Some(Help::Unreadable));

        let ask = Ask::Mark(&["a", "b", "c"]);
        let right = Right::Set(vec!["a", "c"]);
        assert_eq!(wrong(ask, "c, a", &right), None);
        let counted = Help::Set {
            missing: 2,
            extra: 1,
        };
        assert_eq!(wrong(ask, "b", &right), Some(counted));
        assert_eq!(wrong(ask, "none", &Right::Set(vec![])), None);
        let right = Right::Bordered {
            clear: vec!["a"],
            border: vec!["b"],
        };
        for answer in ["a", "a,b", "b,a"] {
            assert_eq!(wrong(ask, answer, &right), None, "{answer}");
        }
        for answer in ["none", "b", "a,c", "a,b,c"] {
            assert!(wrong(ask, answer, &right).is_some(), "{answer}");
        }
        assert_eq!(right.as_answer(ask), "a");
        assert!(like(ask, "a,b", "b,a"));
        assert!(!like(ask, "x", "x"));
    }

    #[test]
    fn a_ranking_may_turn_only_what_the_noise_hides() {
        let ask = Ask::Rank(&["a", "b", "c"]);
        let right = Right::ranking(&[
            ("a", vec![0.8, 0.81]),
            ("b", vec![0.8, 0.82]),
            ("c", vec![0.1, 0.11]),
        ]);
        assert_eq!(wrong(ask, "a>b>c", &right), None);
        assert_eq!(wrong(ask, "b > a > c", &right), None);
        assert_eq!(wrong(ask, "a>c>b", &right), Some(Help::Order("b", "c")));
        assert_eq!(wrong(ask, "a>b", &right), Some(Help::Unreadable));
        assert_eq!(wrong(ask, "a>b>b", &right), Some(Help::Unreadable));
        let question = Question {
            ask,
            right: |_| Some(Right::Pairs(vec![("a", "c"), ("b", "c")])),
        };
        let like = |first, second| alike(question, first, second, &Measured::default());
        assert!(like("c>a>b", "c>b>a"), "both have c before a");
        assert!(!like("c>a>b", "a>c>b"), "the second only has c before b");
        assert!(!like("a>b>c", "b>a>c"), "both are right");
    }

    #[test]
    fn numbers_are_judged_with_their_tolerance() {
        let ask = Ask::Number(crate::course::exercise::Unit::Plain);
        let right = Right::Number {
            value: -0.7518,
            within: 0.01,
        };
        assert_eq!(wrong(ask, "-0.75", &right), None);
        assert_eq!(wrong(ask, "0.75", &right), Some(Help::TooLarge));
        assert_eq!(wrong(ask, "-1", &right), Some(Help::TooSmall));
        assert!(like(ask, "0.755", "0.75"));
        let question = Question {
            ask,
            right: |_| {
                Some(Right::Number {
                    value: -11.6,
                    within: 1.0,
                })
            },
        };
        let turned = typical(question, "=measured*-1", &Measured::default());
        assert_eq!(turned.as_deref(), Some("11.6"));
    }
}
