//! Mistakes in a formula, in words of the reader's language.

use crate::formula::{FormulaError, Mistake};
use crate::ui::t;

/// What is wrong and what to do about it.
pub fn mistake(kind: &Mistake) -> String {
    match kind {
        Mistake::Empty => t!("mistake-empty"),
        Mistake::TooLong { limit } => t!("mistake-too-long", limit = *limit),
        Mistake::TooManyParts { limit } => t!("mistake-too-many-parts", limit = *limit),
        Mistake::TooDeep { limit } => t!("mistake-too-deep", limit = *limit),
        Mistake::Unexpected { found } => t!("mistake-unexpected", found = &**found),
        Mistake::MissingOperand => t!("mistake-missing-operand"),
        Mistake::Missing { expected } => t!("mistake-missing", expected = *expected),
        Mistake::MissingOperator => t!("mistake-missing-operator"),
        Mistake::UnknownFunction { name } => t!("mistake-unknown-function", name = &**name),
        Mistake::UnknownName { name } => t!("mistake-unknown-name", name = &**name),
        Mistake::Arguments {
            function,
            takes,
            given,
        } => t!(
            "mistake-arguments",
            function = &**function,
            takes = &**takes,
            given = *given
        ),
        Mistake::NumberTooLarge => t!("mistake-number-too-large"),
        Mistake::MixedInputs => t!("mistake-mixed-inputs"),
        Mistake::UnknownInput { limit } => t!("mistake-unknown-input", limit = *limit),
        Mistake::InputGap { missing } => t!("mistake-input-gap", missing = *missing),
        Mistake::NestedSum => t!("mistake-nested-sum"),
        Mistake::ListWithoutIndex { name } => t!("mistake-list-without-index", name = &**name),
        Mistake::NotAList { name } => t!("mistake-not-a-list", name = &**name),
        Mistake::WrongIndex => t!("mistake-wrong-index"),
        Mistake::OtherLength { name } => t!("mistake-other-length", name = &**name),
        Mistake::NotConstant => t!("mistake-not-constant"),
        Mistake::EmptyRange => t!("mistake-empty-range"),
        Mistake::SecondRandom => t!("mistake-second-random"),
        Mistake::GatePairs => t!("mistake-gate-pairs"),
        Mistake::FewPoints => t!("mistake-few-points"),
        Mistake::Declaration => t!("mistake-declaration"),
        Mistake::ReservedName { name } => t!("mistake-reserved-name", name = &**name),
        Mistake::DeclaredTwice { name } => t!("mistake-declared-twice", name = &**name),
        Mistake::TooManyParameters { limit } => {
            t!("mistake-too-many-parameters", limit = *limit)
        }
        Mistake::BadSize { limit } => t!("mistake-bad-size", limit = *limit),
        Mistake::StartCount { expected, given } => {
            t!("mistake-start-count", expected = *expected, given = *given)
        }
        Mistake::FixedDraw => t!("mistake-fixed-draw"),
        Mistake::Unused { name } => t!("mistake-unused", name = &**name),
    }
}

/// Where a mistake is: the text before, the place itself, and the text after.
pub fn marked<'a>(text: &'a str, error: &FormulaError) -> [&'a str; 3] {
    let place = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at));
    let from = place(error.at.start).unwrap_or(text.len());
    let to = place(error.at.end).unwrap_or(text.len()).max(from);
    [&text[..from], &text[from..to], &text[to..]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    #[test]
    fn the_place_of_a_mistake_is_cut_out() {
        let cut = |text| marked(text, &parse(text).unwrap_err()).concat() == text;
        for text in [
            "x + ",
            "foo(x)",
            "x × § 2",
            "é",
            "",
            "x)",
            "max(x",
            "x; a = ±",
        ] {
            assert!(cut(text), "{text}");
        }
        let text = "2*foo(x)";
        assert_eq!(
            marked(text, &parse(text).unwrap_err()),
            ["2*", "foo", "(x)"]
        );
    }
}
