//! The property card in words: every line is made from what was computed of the formula.

use crate::formula::properties::{
    Bound, Break, BreakKind, End, Gate, Interval, Monotonic, Properties, Symmetry, Trend,
};
use crate::ui::{key, t};

/// Most places or intervals that are named in one line.
const NAMED: usize = 4;

/// What is said about one property.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about, a key of the page's words.
    pub about: &'static str,
    /// What was found.
    pub said: String,
}

/// The lines of the card, in the order of reading.
pub fn facts(card: &Properties) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut say = |about, said: String| facts.push(Fact { about, said });
    if card.wild {
        say(key("fact-caution"), t!("fact-wild"));
    }
    if !card.gaps.undefined.is_empty() {
        let where_ = intervals(&card.gaps.undefined);
        say(key("fact-undefined"), where_);
    }
    say(key("fact-range"), range(card));
    say(key("fact-ends"), ends(card));
    say(key("fact-monotonic"), monotonic(card));
    say(key("fact-breaks"), breaks(&card.breaks));
    say(key("fact-flat"), flat(card));
    say(key("fact-small"), small(card));
    say(key("fact-zeros"), zeros(card));
    say(key("fact-output"), output(card));
    say(key("fact-slope"), slope(card));
    say(key("fact-symmetry"), symmetry(card));
    say(key("fact-gate"), gate(card.gate));
    if let Some(line) = card.line {
        let said = t!(
            "fact-is-line",
            slope = number(line.slope),
            offset = number(line.offset)
        );
        say(key("fact-linear"), said);
    }
    facts
}

/// Four significant digits, infinities as such.
pub fn number(value: f64) -> String {
    if value == f64::INFINITY {
        return "+∞".to_owned();
    }
    if value == f64::NEG_INFINITY {
        return "−∞".to_owned();
    }
    if !value.is_finite() {
        return "–".to_owned();
    }
    let size = value.abs();
    // What is left of a sum that cancels is rounding.
    let text = if size < 1e-12 {
        "0".to_owned()
    } else if !(1e-3..1e5).contains(&size) {
        let text = format!("{value:.3e}");
        match text.split_once('e') {
            Some((digits, power)) => format!("{}e{power}", trimmed(digits)),
            None => text,
        }
    } else {
        let decimals = (3 - size.log10().floor() as i32).clamp(0, 6) as usize;
        trimmed(&format!("{value:.decimals$}"))
    };
    text.replace('-', "−")
}

/// Without zeros that say nothing.
fn trimmed(digits: &str) -> String {
    match digits.contains('.') {
        true => digits
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => digits.to_owned(),
    }
}

/// Its ends, in round brackets: whether they belong to it is left open.
pub(super) fn interval(on: &Interval) -> String {
    format!("({}, {})", number(on.from), number(on.to))
}

/// The first few, and how many more there are.
fn listed(all: Vec<String>) -> String {
    let more = all.len().saturating_sub(NAMED);
    let mut text = all.into_iter().take(NAMED).collect::<Vec<_>>().join("; ");
    if more > 0 {
        text.push_str(&t!("fact-more", count = more));
    }
    text
}

/// The first few intervals.
pub(super) fn intervals(all: &[Interval]) -> String {
    listed(all.iter().map(interval).collect())
}

/// A largest (`upper`) or smallest value, and where it is.
pub(super) fn bound(bound: Bound, upper: bool) -> String {
    match bound {
        Bound::Attained { value, at } if at.from == at.to => {
            t!("fact-attained", value = number(value), at = number(at.from))
        }
        Bound::Attained { value, at } => {
            t!(
                "fact-attained-on",
                value = number(value),
                on = interval(&at)
            )
        }
        Bound::Approached { value, at } => {
            t!("fact-approached", value = number(value), at = number(at))
        }
        Bound::Unbounded { .. } => match upper {
            true => t!("fact-no-highest"),
            false => t!("fact-no-lowest"),
        },
        Bound::Found { value, x } => t!("fact-found", value = number(value), at = number(x)),
        Bound::Nowhere => t!("fact-nowhere"),
    }
}

/// The smallest and the largest value.
pub(super) fn range(card: &Properties) -> String {
    t!(
        "fact-from-to",
        low = bound(card.lowest, false),
        high = bound(card.highest, true)
    )
}

fn ends(card: &Properties) -> String {
    let end = |end: End| match end {
        End::Limit(value) => t!("end-limit", value = number(value)),
        End::Line { slope, .. } => t!("end-line", slope = number(slope)),
        End::Grows { faster: true, .. } => t!("end-faster"),
        End::Grows { faster: false, .. } => t!("end-slower"),
        End::Oscillates { .. } => t!("end-oscillates"),
        End::Undefined => t!("end-undefined"),
        End::Unclear => t!("end-unclear"),
    };
    let [left, right] = card.ends.map(end);
    t!("fact-left-right", left = left, right = right)
}

/// Whether it goes one way only.
pub(super) fn monotonic(card: &Properties) -> String {
    let falling = card
        .stretches
        .iter()
        .filter(|stretch| stretch.trend == Trend::Falling)
        .map(|stretch| interval(&stretch.on))
        .collect::<Vec<_>>();
    match card.monotonic {
        Some(Monotonic::Increasing) => t!("monotonic-increasing"),
        Some(Monotonic::NonDecreasing) => t!("monotonic-non-decreasing"),
        Some(Monotonic::Decreasing) => t!("monotonic-decreasing"),
        Some(Monotonic::NonIncreasing) => t!("monotonic-non-increasing"),
        Some(Monotonic::Constant) => t!("monotonic-constant"),
        Some(Monotonic::No) if falling.is_empty() => t!("monotonic-no-jump"),
        Some(Monotonic::No) => t!("monotonic-no", falling = listed(falling)),
        None => t!("fact-unknown"),
    }
}

/// What happens at the first few breaks.
pub(super) fn breaks(all: &[Break]) -> String {
    if all.is_empty() {
        return t!("breaks-none");
    }
    let one = |own: &Break| {
        let x = number(own.x);
        match own.kind {
            BreakKind::NoLimit => t!("break-no-limit", x = x),
            BreakKind::Pole { .. } => t!("break-pole", x = x),
            BreakKind::Jump { left, right } => {
                t!(
                    "break-jump",
                    x = x,
                    left = number(left),
                    right = number(right)
                )
            }
            BreakKind::Hole { .. } => t!("break-hole", x = x),
            BreakKind::Kink { left, right } => {
                t!(
                    "break-kink",
                    x = x,
                    left = number(left),
                    right = number(right)
                )
            }
            BreakKind::Bend { .. } => t!("break-bend", x = x),
        }
    };
    listed(all.iter().map(one).collect())
}

fn flat(card: &Properties) -> String {
    match card.slopes.flat.is_empty() {
        true => t!("flat-nowhere"),
        false => t!(
            "flat-on",
            on = intervals(&card.slopes.flat),
            share = crate::ui::format::percent(card.slopes.flat_share, 1)
        ),
    }
}

fn small(card: &Properties) -> String {
    match card.slopes.small.is_empty() {
        true => t!("flat-nowhere"),
        false => t!(
            "flat-on",
            on = intervals(&card.slopes.small),
            share = crate::ui::format::percent(card.slopes.small_share, 1)
        ),
    }
}

fn zeros(card: &Properties) -> String {
    match card.slopes.zeros.is_empty() {
        true => t!("zeros-none"),
        false => listed(
            card.slopes
                .zeros
                .iter()
                .map(|zero| number(zero.x))
                .collect(),
        ),
    }
}

fn pair(mean: Option<f64>, deviation: Option<f64>) -> String {
    match (mean, deviation) {
        (Some(mean), Some(deviation)) => t!(
            "fact-mean",
            mean = number(mean),
            deviation = number(deviation)
        ),
        _ => t!("fact-unknown"),
    }
}

fn output(card: &Properties) -> String {
    let moments = pair(card.moments.mean, card.moments.deviation());
    match card.zero_centred() {
        Some(true) => t!("output-centred", moments = moments),
        Some(false) => t!("output-not-centred", moments = moments),
        None => moments,
    }
}

fn slope(card: &Properties) -> String {
    let moments = pair(card.moments.slope_mean, card.moments.slope_deviation());
    t!(
        "slope-moments",
        moments = moments,
        steepest = bound(card.slopes.steepest, true)
    )
}

fn symmetry(card: &Properties) -> String {
    match card.symmetry {
        Symmetry::Neither => t!("symmetry-neither"),
        Symmetry::Even => t!("symmetry-even"),
        Symmetry::Odd => t!("symmetry-odd"),
        Symmetry::Both => t!("monotonic-constant"),
    }
}

fn gate(gate: Gate) -> String {
    match gate {
        Gate::No => t!("gate-no"),
        Gate::Hard => t!("gate-hard"),
        Gate::Soft => t!("gate-soft"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::activation::Instance;
    use crate::experiment::ActivationChoice;
    use crate::formula::properties::properties;

    fn said(key: &str, about: &str) -> String {
        let instance = Instance::new(&ActivationChoice::new(key), &BTreeMap::new()).unwrap();
        let p = instance.start_parameters(7, 0, 0);
        let card = properties(instance.compiled(), &p).unwrap();
        let fact = facts(&card).into_iter().find(|fact| fact.about == about);
        fact.map_or_else(String::new, |fact| fact.said)
    }

    #[test]
    fn what_the_book_says_can_be_checked_on_the_cards() {
        // GELU's slope is 0 at one point and falls to the left of it: it is not monotonic.
        assert!(said("gelu", "fact-zeros").contains("−0.7518"));
        assert!(said("gelu", "fact-monotonic").contains("(−∞, −0.7518)"));
        for key in ["swish", "mish"] {
            assert!(said(key, "fact-monotonic").starts_with("no"), "{key}");
        }
        for key in ["sigmoid", "tanh"] {
            assert!(said(key, "fact-monotonic").contains("increasing"), "{key}");
        }
        // NIPUNA jumps at 0 from α·ln 2 to 0.
        let jump = said("nipuna", "fact-breaks");
        assert!(jump.contains("0.1733") && jump.contains("jump"), "{jump}");
        assert!(said("nipuna", "fact-monotonic").contains("jumps"));
        assert!(said("relu", "fact-flat").contains("(−∞, 0)"));
        assert!(said("identity", "fact-linear").contains('1'));
    }

    #[test]
    fn numbers_are_short_and_their_signs_are_signs() {
        for (value, text) in [
            (0.0, "0"),
            (-0.75179, "−0.7518"),
            (1.0, "1"),
            (123.456, "123.5"),
            (1e-5, "1e−5"),
            (f64::INFINITY, "+∞"),
            (2e-17, "0"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
