//! The numbers that the course's prose quotes: each is computed, cited, or recomputed by a test.
//! They are put into the texts when the site is built, so the prose cannot go stale.

mod cited_early;
mod claims;
mod exercises;
mod functions;
mod published;
mod recipe;
mod settings;

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
        cited_early::facts(),
        settings::facts(),
        published::facts(),
        exercises::facts(),
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

fn measured(name: &'static str, text: &str, test: &'static str) -> Fact {
    Fact {
        name,
        text: text.to_owned(),
        basis: Basis::Measured(test),
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

/// A very small or very large number as a power of ten, `9.5 · 10⁻⁷`.
fn power(value: f64) -> String {
    let written = format!("{value:.1e}");
    let (mantissa, exponent) = written.split_once('e').expect("written with an exponent");
    let raised: String = exponent.chars().map(superscript).collect();
    // One number, so it stays on one line.
    format!("{}\u{a0}·\u{a0}10{raised}", mantissa.replace('-', "−"))
}

fn superscript(digit: char) -> char {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit
        .to_digit(10)
        .map_or('⁻', |value| digits[value as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_page_has_them() {
        assert_eq!(decimals(-0.7518, 2), "−0.75");
        assert_eq!(count(283_914), "283,914");
        assert_eq!(count(96), "96");
        assert_eq!(power(9.54e-7), "9.5\u{a0}·\u{a0}10⁻⁷");
        assert_eq!(power(191_751.0), "1.9\u{a0}·\u{a0}10⁵");
    }
}
