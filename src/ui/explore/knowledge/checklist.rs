//! The chapter's requirements in words: whether each is met, and what decides it.

use leptos::prelude::*;

use crate::formula::properties::{
    BreakKind, CENTRED, Check, Evidence, Gate, Monotonic, Properties, Requirement, STEEPEST, Trend,
    VANISHING, Verdict, WEAKEST,
};
use crate::ui::explore::facts::{bound, breaks, interval, intervals, number, range};
use crate::ui::{format, key, t};

/// A requirement's line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// The requirement, a key of the page's words.
    need: &'static str,
    /// Whether it is met.
    verdict: Verdict,
    /// What decides it.
    said: String,
}

/// Every requirement, in the chapter's order.
fn lines(card: &Properties) -> Vec<Line> {
    let line = |check: Check| Line {
        need: need(check.requirement),
        verdict: check.verdict,
        said: evidence(&check, card),
    };
    card.checklist().into_iter().map(line).collect()
}

fn need(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::NonLinear => key("need-non-linear"),
        Requirement::Differentiable => key("need-differentiable"),
        Requirement::KeepsGradients => key("need-keeps"),
        Requirement::TamesGradients => key("need-tames"),
        Requirement::ZeroCentred => key("need-centred"),
        Requirement::SelfGating => key("need-gating"),
        Requirement::Smooth => key("need-smooth"),
        Requirement::Monotonic => key("need-monotonic"),
        Requirement::Bounded => key("need-bounded"),
    }
}

/// The word for a verdict, and a sign that repeats it.
fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Met => (key("verdict-met"), "✓"),
        Verdict::Partly => (key("verdict-partly"), "◐"),
        Verdict::Missed => (key("verdict-missed"), "✗"),
        Verdict::Unknown => (key("verdict-unknown"), "?"),
    }
}

fn evidence(check: &Check, card: &Properties) -> String {
    match &check.evidence {
        Evidence::Nothing => match (check.verdict, check.requirement) {
            (Verdict::Unknown, _) => t!("evidence-unclear"),
            (_, Requirement::Smooth) => t!("evidence-smooth"),
            _ => t!("evidence-no-kink"),
        },
        Evidence::Line(line) => t!(
            "evidence-line",
            slope = number(line.slope),
            offset = number(line.offset)
        ),
        // Pieces with one slope, and not one line: what parts them decides.
        Evidence::Slopes([least, most]) if least.1 == most.1 => breaks(&card.breaks),
        Evidence::Slopes([least, most]) => t!(
            "evidence-slopes",
            low = number(least.0),
            least = number(least.1),
            high = number(most.0),
            most = number(most.1)
        ),
        Evidence::Breaks(all) => breaks(all),
        Evidence::Undefined(on) => t!("evidence-undefined", on = intervals(on)),
        Evidence::SmallSlope {
            on,
            share,
            steepest,
        } => {
            let (steepest, weakest) = (bound(*steepest, true), number(WEAKEST));
            match on.is_empty() {
                true => t!("evidence-not-small", steepest = steepest, weakest = weakest),
                false => t!(
                    "evidence-small",
                    on = intervals(on),
                    share = format::percent(*share, 1),
                    limit = format::percent(VANISHING, 0),
                    steepest = steepest,
                    weakest = weakest
                ),
            }
        }
        Evidence::Steepest(steepest) => t!(
            "evidence-steepest",
            steepest = bound(*steepest, true),
            limit = number(STEEPEST)
        ),
        Evidence::Mean(Some(mean)) => t!(
            "evidence-mean",
            mean = number(*mean),
            limit = number(CENTRED)
        ),
        Evidence::Mean(None) => t!("evidence-no-mean"),
        Evidence::Gate(Gate::No) => t!("evidence-gate-no"),
        Evidence::Gate(Gate::Hard) => t!("evidence-gate-hard"),
        Evidence::Gate(Gate::Soft) => t!("evidence-gate-soft"),
        Evidence::Ways {
            monotonic,
            falls,
            rises,
        } => match (monotonic, falls, rises) {
            (Some(Monotonic::Increasing), ..) => t!("evidence-rises"),
            (Some(Monotonic::NonDecreasing), ..) => t!("evidence-never-falls"),
            (Some(Monotonic::Decreasing), ..) => t!("evidence-falls"),
            (Some(Monotonic::NonIncreasing), ..) => t!("evidence-never-rises"),
            (Some(Monotonic::Constant), ..) => t!("evidence-constant"),
            (Some(Monotonic::No), Some(falls), Some(rises)) => t!(
                "evidence-both-ways",
                falls = interval(falls),
                rises = interval(rises)
            ),
            // It goes one way but for jumps.
            (Some(Monotonic::No), ..) => jump(card),
            (None, ..) => t!("evidence-unclear"),
        },
        Evidence::Range(_) => range(card),
    }
}

/// What a function does that goes one way and is not monotonic: it jumps the other way.
fn jump(card: &Properties) -> String {
    let rising = card
        .stretches
        .iter()
        .rev()
        .find(|stretch| stretch.trend == Trend::Rising);
    let down = card.breaks.iter().find_map(|own| match own.kind {
        BreakKind::Jump { left, right } if right < left => Some((own.x, left, right)),
        _ => None,
    });
    match (rising, down) {
        (Some(stretch), Some((x, left, right))) => t!(
            "evidence-jump",
            rises = interval(&stretch.on),
            x = number(x),
            left = number(left),
            right = number(right)
        ),
        _ => breaks(&card.breaks),
    }
}

/// The requirements of one function.
#[component]
pub fn Checklist(
    /// What was computed of it.
    card: Properties,
) -> impl IntoView {
    let rows: Vec<_> = lines(&card)
        .into_iter()
        .map(|line| {
            let (word, sign) = verdict(line.verdict);
            let state = match line.verdict {
                Verdict::Met => "met",
                Verdict::Partly => "partly",
                Verdict::Missed => "missed",
                Verdict::Unknown => "unknown",
            };
            view! {
                <tr data-need=line.need>
                    <th scope="row">{t!(line.need)}</th>
                    <td>
                        <strong class="verdict" data-verdict=state>
                            <span aria-hidden="true">{sign}</span>
                            " "
                            {t!(word)}
                        </strong>
                        " "
                        <span class="evidence">{line.said}</span>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="facts checklist">
            <caption>{t!("checklist-title")}</caption>
            <tbody>{rows}</tbody>
        </table>
        <p class="field-note">{t!("checklist-note")}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::activation::Instance;
    use crate::experiment::ActivationChoice;
    use crate::formula::properties::properties;
    use Verdict::{Met, Missed, Partly};

    fn line(function: &str, need: &str) -> Line {
        let instance = Instance::new(&ActivationChoice::new(function), &BTreeMap::new()).unwrap();
        let p = instance.start_parameters(7, 0, 0);
        let card = properties(instance.compiled(), &p).unwrap();
        let line = lines(&card).into_iter().find(|line| line.need == need);
        line.unwrap_or_else(|| panic!("no line {need}"))
    }

    #[test]
    fn every_line_says_what_decides_it() {
        for (function, need, verdict, parts) in [
            (
                "relu",
                "need-differentiable",
                Partly,
                &["kink", "x = 0"][..],
            ),
            ("relu", "need-keeps", Missed, &["(−∞, 0)", "50.0 %"]),
            ("relu", "need-gating", Partly, &["jumps"]),
            ("relu", "need-centred", Missed, &["0.3989"]),
            ("relu", "need-bounded", Partly, &["+∞"]),
            ("sigmoid", "need-keeps", Missed, &["0.25", "0.5"]),
            ("sigmoid", "need-monotonic", Met, &["rises everywhere"]),
            ("sigmoid", "need-smooth", Met, &["second derivative"]),
            ("sigmoid", "need-bounded", Met, &["from 0", "to 1"]),
            ("gelu", "need-monotonic", Missed, &["(−∞, −0.7518)"]),
            ("nipuna", "need-differentiable", Missed, &["0.1733"]),
            (
                "nipuna",
                "need-monotonic",
                Missed,
                &["jumps", "0.1733", "x = 0"],
            ),
            ("step", "need-non-linear", Met, &["jump", "x = 0"]),
            ("identity", "need-non-linear", Missed, &["1·x + 0"]),
            ("identity", "need-keeps", Met, &["nowhere"]),
            ("identity", "need-tames", Met, &["1"]),
        ] {
            let found = line(function, need);
            assert_eq!(found.verdict, verdict, "{function}: {found:?}");
            for part in parts {
                assert!(found.said.contains(part), "{function}: {found:?}");
            }
        }
    }
}
