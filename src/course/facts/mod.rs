//! The numbers that the course's prose quotes: each is computed, cited, or recomputed by a test.
//! They are put into the texts when the site is built, so the prose cannot go stale.

mod claims;
mod functions;
mod published;
mod recipe;

/// A number that the prose may quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name in braces in the texts, such as `gelu-turns`.
    pub name: &'static str,
    /// As it is written, the same in every language.
    pub text: String,
    /// Why it is so.
    pub basis: Basis,
}

/// Why a number is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It was computed here, from the formulas and settings that train.
    Computed,
    /// A source says so.
    Cited(&'static str),
    /// It was measured, and the test of this name in `tests/course` measures it again.
    Measured(&'static str),
}

/// All facts.
pub fn all() -> Vec<Fact> {
    [
        functions::facts(),
        recipe::facts(),
        published::facts(),
        claims::facts(),
    ]
    .concat()
}

/// The number of that name among `facts`.
pub fn text(facts: &[Fact], name: &str) -> Option<String> {
    let found = facts.iter().find(|fact| fact.name == name)?;
    Some(found.text.clone())
}

fn computed(name: &'static str, text: impl Into<String>) -> Fact {
    Fact {
        name,
        text: text.into(),
        basis: Basis::Computed,
    }
}

fn cited(name: &'static str, text: &str, source: &'static str) -> Fact {
    Fact {
        name,
        text: text.to_owned(),
        basis: Basis::Cited(source),
    }
}

/// A number with so many decimals, and a minus sign that is one.
fn decimals(value: f64, places: usize) -> String {
    format!("{value:.places$}").replace('-', "−")
}

/// A count with its thousands apart.
fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
