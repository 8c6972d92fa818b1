//! A formula, with its curve as it is typed.

use std::time::Duration;

use leptos::prelude::*;

use super::step::id;
use super::work::Work;
use crate::activation::{Instance, find};
use crate::course::equal;
use crate::course::exercise::{Step, Wanted};
use crate::experiment::ActivationChoice;
use crate::formula::ast::limits;
use crate::formula::functions::ALL;
use crate::formula::mathml::{Element, Words, mathml};
use crate::formula::{Formula, FormulaError, parse};
use crate::ui::chart::{Axis, LineChart, Series};
use crate::ui::explore::{Function, Math, USUAL, marked, mistake, sample};
use crate::ui::lab::calmly;
use crate::ui::palette::{Weight, style};
use crate::ui::shell::Dark;
use crate::ui::t;

/// How often the curve follows what is typed, at most.
const PATIENCE: Duration = Duration::from_millis(200);

/// The field, what cannot be read in it, and what can: as mathematicians write it, and drawn.
#[component]
pub fn FormulaField(
    work: Work,
    step: &'static Step,
    wanted: Wanted,
    /// The element that says what is asked.
    labelled: String,
) -> impl IntoView {
    let text = work.text(step);
    let read = Memo::new(move |_| text.with(|text| parse(text)));
    let empty = move || text.with(|text| text.trim().is_empty());
    let wrong = move || !empty() && read.with(Result::is_err);
    let note = id(work, step, "note");
    let problem = move || {
        let error = read.with(|read| read.as_ref().err().cloned())?;
        (!empty()).then(|| text.with(|text| trouble(text, &error)))
    };
    view! {
        <textarea
            class="exercise-formula"
            rows="3"
            maxlength=limits::TEXT
            spellcheck="false"
            autocapitalize="off"
            autocomplete="off"
            data-testid="formula"
            aria-labelledby=labelled
            aria-describedby=note.clone()
            aria-invalid=move || wrong().to_string()
            prop:value=text
            on:input=move |event| work.write(step, &event_target_value(&event))
        ></textarea>
        <div id=note>{problem}</div>
        <details class="exercise-language">
            <summary>{t!("exercise-language")}</summary>
            <p class="field-note">{t!("design-help")}</p>
            <p class="field-note">
                {
                    let names: Vec<_> = ALL.iter().map(|entry| entry.name).collect();
                    t!("design-functions", list = names.join(", "))
                }
            </p>
        </details>
        <Preview work step wanted text />
    }
    .into_any()
}

/// What is wrong, and where.
fn trouble(text: &str, error: &FormulaError) -> AnyView {
    let [before, at, after] = marked(text, error).map(str::to_owned);
    let at = match at.trim().is_empty() {
        true => t!("design-missing-here"),
        false => at,
    };
    view! {
        <p class="exercise-warn" data-testid="problem">
            {mistake(&error.kind)}
        </p>
        <pre class="code exercise-spot">
            <code>{before}<mark>{at}</mark>{after}</code>
        </pre>
    }
    .into_any()
}

/// The formula as mathematicians write it, and its curve.
#[component]
fn Preview(work: Work, step: &'static Step, wanted: Wanted, text: Memo<String>) -> impl IntoView {
    let Dark(dark) = expect_context();
    // To sample a curve takes longer than a key.
    let calm = calmly(text, PATIENCE);
    let formula = Memo::new(move |_| calm.with(|text| parse(text).ok()));
    let right = work.is_right(step);
    // Its property card, which curves are drawn by, is computed once.
    let wanted_function = StoredValue::new(reference(wanted));
    let series = Memo::new(move |_| {
        crate::ui::i18n::language();
        let right = right.get();
        wanted_function
            .with_value(|known| calm.with(|text| curves(text, wanted, known.as_ref(), right)))
    });
    let equation = move || {
        formula.with(|formula| {
            let formula = formula.as_ref()?;
            let left = match (wanted, formula.inputs) {
                (Wanted::Derivative(_), _) => "f′(x) =",
                (_, 1) => "f(x) =",
                _ => "f =",
            };
            let element = written(formula);
            Some(view! {
                <div class="exercise-equation" data-testid="equation">
                    <span class="left-side">{left}</span>
                    <Math formula=Signal::stored(element) />
                </div>
            })
        })
    };
    let axis = |label: &'static str| {
        Signal::derive(move || Axis {
            label: label.to_owned(),
            ..Axis::default()
        })
    };
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    view! {
        {equation}
        <LineChart
            title=Signal::derive(move || title(wanted))
            x=axis("x")
            y=axis("y")
            series
            empty=Signal::derive(|| t!("exercise-no-curve"))
            theme
        />
    }
    .into_any()
}

fn title(wanted: Wanted) -> String {
    match wanted {
        Wanted::Derivative(_) => t!("exercise-curve-derivative"),
        Wanted::Function(_) | Wanted::Spelled(_) | Wanted::Own | Wanted::Such(_) => {
            t!("exercise-curve")
        }
    }
}

fn written(formula: &Formula) -> Element {
    let (when, otherwise) = (t!("math-when"), t!("math-otherwise"));
    let words = Words {
        when: &when,
        otherwise: &otherwise,
    };
    mathml(formula, &formula.body, words)
}

/// The function that a formula is compared with, if there is one.
fn reference(wanted: Wanted) -> Option<Function> {
    match wanted {
        Wanted::Function(of) | Wanted::Spelled(of) | Wanted::Derivative(of) => function(of),
        Wanted::Own | Wanted::Such(_) => None,
    }
}

/// The curves that may be seen: the student's as it stands; the function whose derivative is
/// looked for; and what was looked for, only once it is found.
fn curves(text: &str, wanted: Wanted, known: Option<&Function>, right: bool) -> Vec<Series> {
    let mut series = Vec::new();
    let mut add = |id: &str, name: String, key: &str, weight, points| {
        series.push(Series {
            id: id.to_owned(),
            name,
            style: style(key),
            weight,
            points,
        });
    };
    if let (Wanted::Function(of) | Wanted::Spelled(of) | Wanted::Derivative(of), Some(function)) =
        (wanted, known)
    {
        let derivative = matches!(wanted, Wanted::Derivative(_));
        // With trained numbers, two formulas may be equal and start at others.
        let found = right && !function.instance.trained();
        if derivative || found {
            let (value, slope) = sample(function, USUAL);
            if derivative {
                add("of", name(of), of, Weight::Thin, value.clone());
            }
            if found {
                let (name, points) = match derivative {
                    true => (t!("exercise-slope-of", name = name(of)), slope),
                    false => (name(of), value),
                };
                add("wanted", name, of, Weight::Strong, points);
            }
        }
    }
    // Last, so that its dashes lie on what it is to meet.
    if let Some(own) = own(text) {
        let points = sample(&own, USUAL).0;
        add("own", t!("exercise-yours"), "f1", Weight::Strong, points);
    }
    series
}

/// The name of a key of the catalogue; a formula names itself.
fn name(of: &str) -> String {
    find(of).map_or(of, |entry| entry.name).to_owned()
}

/// A key of the catalogue, or a formula, ready to be drawn.
fn function(of: &str) -> Option<Function> {
    own(&equal::function(of).ok()?.to_string())
}

/// A formula with its start values, ready to be drawn.
fn own(text: &str) -> Option<Function> {
    let formulas = [(1, text.to_owned())].into();
    let instance = Instance::new(&ActivationChoice::new("f1"), &formulas).ok()?;
    Some(Function::new(instance, 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, wanted: Wanted, right: bool) -> Vec<Series> {
        curves(text, wanted, reference(wanted).as_ref(), right)
    }

    fn ids(text: &str, wanted: Wanted, right: bool) -> Vec<String> {
        let series = drawn(text, wanted, right);
        series.into_iter().map(|one| one.id).collect()
    }

    #[test]
    fn what_is_looked_for_is_seen_only_once_it_is_found() {
        let function = Wanted::Function("gelu");
        assert_eq!(ids("x*sigmoid(1.7*x)", function, false), ["own"]);
        assert_eq!(ids("x*(", function, false), [""; 0]);
        assert_eq!(
            ids("x*(1+erf(x/sqrt(2)))/2", function, true),
            ["wanted", "own"]
        );
        let slope = Wanted::Derivative("tanh");
        assert_eq!(ids("", slope, false), ["of"]);
        assert_eq!(ids("1-tanh(x)", slope, false), ["of", "own"]);
        assert_eq!(ids("1-tanh(x)^2", slope, true), ["of", "wanted", "own"]);
        // Its start value is the student's choice.
        let prelu = "if(x > 0, x, a*x); a = 0.1";
        assert_eq!(ids(prelu, Wanted::Function("prelu"), true), ["own"]);
        assert_eq!(ids("x^2", Wanted::Own, true), ["own"]);
        assert_eq!(ids("x^2", Wanted::Such(&[]), true), ["own"]);
    }

    #[test]
    fn curves_that_are_equal_lie_on_each_other() {
        let found = drawn("1-tanh(x)^2", Wanted::Derivative("tanh"), true);
        let (wanted, own) = (&found[1].points, &found[2].points);
        assert_eq!(wanted.len(), own.len());
        let apart = wanted
            .iter()
            .zip(own)
            .map(|(one, other)| (one.1 - other.1).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-9);
        assert_ne!(found[1].style, found[2].style);
        assert_ne!(found[0].weight, found[1].weight);
        // A formula, not a key, and one of several maps.
        assert!(function("x*sigmoid(x)").is_some());
        assert!(function("swiglu").is_some());
        assert!(function("x*(").is_none());
    }
}
