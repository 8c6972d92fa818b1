//! The formula that is being written. It is one of the link's, so that the address carries it.

use leptos::prelude::*;

use crate::activation::find;
use crate::experiment::ActivationChoice;
use crate::formula::ast::{Formula, Role, Start, limits};
use crate::formula::{FormulaError, parse};
use crate::link::{Link, Page, encode};
use crate::ui::explore::{Shown, functions};
use crate::ui::lab::Lab;

/// The link's formulas are `f1` … `f9`.
const MOST: u8 = 9;

/// What stands beside a function of one's own.
const OTHERS: [&str; 2] = ["relu", "gelu"];

/// The formula that is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    lab: Lab,
    /// Which of the link's formulas.
    pub number: Memo<u8>,
    /// Its text; the first worked example until one is typed.
    pub text: Memo<String>,
    /// The text read.
    pub read: Memo<Result<Formula, FormulaError>>,
}

impl Draft {
    /// The one that the link names.
    pub fn of(lab: Lab) -> Self {
        let number = lab.of_link(number_of);
        let text = lab.of_link(|link| text(link, number_of(link)));
        let read = Memo::new(move |_| text.with(|text| parse(text)));
        Self {
            lab,
            number,
            text,
            read,
        }
    }

    /// The numbers there are, and the first that is free.
    pub fn numbers(self) -> Memo<(Vec<u8>, Option<u8>)> {
        self.lab.of_link(|link| {
            let own = &link.experiment.formulas;
            let mut there: Vec<u8> = own.keys().copied().collect();
            let shown = number_of(link);
            if !there.contains(&shown) {
                there.push(shown);
                there.sort_unstable();
            }
            let free = (1..=MOST).find(|number| !there.contains(number));
            (there, free)
        })
    }

    /// Goes to another formula.
    pub fn choose(self, number: u8) {
        self.lab.change(|state| {
            let view = &mut state.link.view;
            view.insert("formula".to_owned(), number.to_string());
        });
    }

    /// Replaces the text.
    pub fn write(self, text: String) {
        let number = self.number.get_untracked();
        self.lab.edit(|e| {
            e.formulas.insert(number, text);
        });
    }

    /// Writes another start value, or size, into the formula's declarations.
    pub fn set_start(self, name: &str, value: f64) {
        let changed = self
            .read
            .with_untracked(|read| with_start(read.as_ref().ok()?, name, value));
        if let Some(formula) = changed {
            self.write(formula.to_string());
        }
    }

    /// The function and those it is compared with. While the text cannot be read, the function
    /// is the last that could be.
    pub fn beside_others(self) -> Memo<Vec<Shown>> {
        let chosen = self.lab.of_link(|link| {
            let number = number_of(link);
            (number, text(link, number), link.experiment.seed)
        });
        Memo::new(move |before: Option<&Vec<Shown>>| {
            crate::ui::i18n::language();
            chosen.with(|(number, text, seed)| {
                let before = before.map_or(&[][..], |before| before);
                let key = format!("f{number}");
                let last = before
                    .first()
                    .filter(|one| one.choice.key == key && one.function.is_ok())
                    .and_then(|one| one.text.clone());
                let readable = match (parse(text), last) {
                    (Err(_), Some(last)) => last,
                    _ => text.clone(),
                };
                let mut choices = vec![ActivationChoice::new(key)];
                choices.extend(OTHERS.map(ActivationChoice::new));
                functions(&choices, &[(*number, readable)].into(), *seed, before)
            })
        })
    }

    /// The link that trains the function against the others; none while it cannot be read.
    pub fn training(self) -> Memo<Option<String>> {
        self.lab.of_link(|link| {
            let number = number_of(link);
            let text = text(link, number);
            parse(&text).ok()?;
            let mut link = link.clone();
            link.page = Page::Train;
            let mut choices = vec![ActivationChoice::new(format!("f{number}"))];
            choices.extend(OTHERS.map(ActivationChoice::new));
            link.experiment.formulas.insert(number, text);
            link.experiment.activations = choices;
            Some(encode(&link))
        })
    }
}

/// The formula that the link's view names, else its first, else `f1`.
fn number_of(link: &Link) -> u8 {
    let named = link.view.get("formula").and_then(|text| text.parse().ok());
    named
        .filter(|number| (1..=MOST).contains(number))
        .or_else(|| link.experiment.formulas.keys().next().copied())
        .unwrap_or(1)
}

fn text(link: &Link, number: u8) -> String {
    let own = link.experiment.formulas.get(&number);
    own.cloned().unwrap_or_else(first_example)
}

/// What an empty page begins with.
fn first_example() -> String {
    find("swigelu").map_or_else(String::new, |entry| entry.text.to_owned())
}

/// The formula with another start value of one parameter; none if it has no such parameter.
fn with_start(formula: &Formula, name: &str, value: f64) -> Option<Formula> {
    let place = formula.find(name)?;
    let mut formula = formula.clone();
    let parameter = &mut formula.parameters[place];
    let value = match parameter.role {
        Role::Size => value.round().clamp(1.0, limits::TERMS as f64),
        Role::Trained | Role::Fixed => value,
    };
    parameter.start = Start::Value(value);
    Some(formula)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link_of(text: &str) -> Link {
        crate::link::decode(text).0
    }

    #[test]
    fn the_link_says_which_formula_is_written() {
        assert_eq!(number_of(&link_of("#/design")), 1);
        assert_eq!(number_of(&link_of("#/design?f3=x")), 3);
        assert_eq!(number_of(&link_of("#/design?f3=x&f4=x&formula=4")), 4);
        assert_eq!(number_of(&link_of("#/design?f3=x&formula=99")), 3);
        assert_eq!(text(&link_of("#/design?f3=x^2"), 3), "x^2");
        assert!(parse(&text(&link_of("#/design"), 1)).is_ok());
    }

    #[test]
    fn a_slider_writes_the_declaration() {
        let formula = parse("a*x + sum(i, n, c[i]); a = 1; size n = 3; c[n] = 0").unwrap();
        let with = |name, value| with_start(&formula, name, value).map(|own| own.to_string());
        let text = with("a", -0.5).unwrap();
        assert!(text.contains("train a = -0.5"), "{text}");
        assert!(parse(&text).is_ok());
        assert!(with("n", 5.4).unwrap().contains("size n = 5"));
        assert_eq!(with("b", 1.0), None);
    }
}
