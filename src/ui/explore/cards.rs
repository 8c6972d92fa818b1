//! A card for each function: its formula and derivative, where it comes from, and its code.

use std::time::Duration;

use leptos::prelude::*;

use super::curves::{Function, Shown};
use super::facts::{Fact, facts};
use super::knowledge::{Checklist, Notes};
use super::math::Math;
use super::turns::after;
use crate::activation::Family;
use crate::formula::mathml::{Element, Words, mathml};
use crate::formula::pytorch::pytorch;
use crate::ui::chart::Swatch;
use crate::ui::figures::Heading;
use crate::ui::lab::calmly;
use crate::ui::palette::Weight;
use crate::ui::shell::Dark;
use crate::ui::{key, t};

/// How often a card follows a parameter that is being moved, at most.
const PATIENCE: Duration = Duration::from_millis(150);

/// The cards of the chosen functions.
#[component]
pub fn Cards(
    shown: Memo<Vec<Shown>>,
    /// Formulas and properties alone are seen at once.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let places = Memo::new(move |_| {
        shown.with(|shown| {
            let keys = shown.iter().map(|one| one.choice.key.clone());
            keys.enumerate().collect::<Vec<_>>()
        })
    });
    view! {
        <div class="cards">
            <For each=move || places.get() key=Clone::clone let(place)>
                <Card shown place=place.0 brief />
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn Card(shown: Memo<Vec<Shown>>, place: usize, brief: bool) -> impl IntoView {
    let Dark(dark) = expect_context();
    let one = Memo::new(move |_| shown.with(|shown| shown.get(place).cloned()));
    // A slider moves the curves with every frame; a table of words is read when it rests.
    let one = calmly(one, PATIENCE);
    let name = move || {
        one.with(|one| {
            one.as_ref()
                .map_or_else(String::new, |one| one.name.clone())
        })
    };
    let style = one.get_untracked().map(|one| one.style);
    let ready = after(20 + 30 * place as u64);
    let content = move || {
        if !ready.get() {
            return ().into_any();
        }
        one.with(|one| match one.as_ref().map(|one| &one.function) {
            Some(Ok(function)) => view! { <Written function=function.clone() brief /> }.into_any(),
            Some(Err(said)) => view! { <p class="problem">{said.clone()}</p> }.into_any(),
            None => ().into_any(),
        })
    };
    view! {
        <section
            class="card function"
            data-testid=move || ready.get().then_some("function-card")
        >
            <Heading>
                {style.map(|style| view! { <Swatch style weight=Weight::Strong dark /> })} {name}
            </Heading>
            {content}
        </section>
    }
    .into_any()
}

/// f(x) = …, or f(x₁, x₂) = …
fn left_side(function: &Function, slope: Option<usize>) -> String {
    let names: Vec<&str> = ["x₁", "x₂", "x₃", "x₄"][..function.instance.inputs()].to_vec();
    let names = if names.len() == 1 { vec!["x"] } else { names };
    match slope {
        None => format!("f({}) =", names.join(", ")),
        Some(_) if names.len() == 1 => "f′(x) =".to_owned(),
        Some(map) => format!("∂f/∂{} =", names[map]),
    }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Classic => key("family-classic"),
        Family::Modern => key("family-modern"),
        Family::Parametric => key("family-parametric"),
        Family::Structural => key("family-structural"),
        Family::Building => key("family-building"),
    }
}

/// The formula, its derivative, its origin and its code.
#[component]
fn Written(function: Function, brief: bool) -> impl IntoView {
    let (when, otherwise) = (t!("math-when"), t!("math-otherwise"));
    let words = Words {
        when: &when,
        otherwise: &otherwise,
    };
    let formula = &function.instance.formula;
    let line = |left: String, right: Option<Element>| {
        let right = match right {
            Some(element) => view! { <Math formula=Signal::stored(element) /> }.into_any(),
            None => view! { <span class="field-note">{t!("explore-long")}</span> }.into_any(),
        };
        view! {
            <div class="equation">
                <span class="left-side">{left}</span>
                {right}
            </div>
        }
    };
    let value = line(
        left_side(&function, None),
        Some(mathml(formula, &formula.body, words)),
    );
    let slopes: Vec<_> = (0..function.instance.inputs())
        .map(|map| {
            let slope = function.slope(map);
            let right = slope.map(|slope| mathml(formula, &slope, words));
            line(left_side(&function, Some(map)), right)
        })
        .collect();
    let origin = function.entry().map(|entry| {
        let family = t!(family(entry.family));
        let source = match (entry.year, entry.source) {
            (Some(year), source) => t!("explore-source", year = year.to_string(), source = source),
            (None, _) => t!("explore-chapter"),
        };
        view! {
            <p class="origin">
                <strong>{family}</strong>
                " · "
                {source}
            </p>
        }
    });
    let text = formula.to_string();
    let code = pytorch(formula, &class_name(&function.instance.key));
    // Of a formula of one's own the checklist is all that is known.
    let folds = brief && function.entry().is_some();
    let key = function.instance.key.clone();
    let used = move || view! { <Notes of=key.clone() /> };
    let checked = function.card().ok().cloned();
    let checked = move || checked.clone().map(|card| view! { <Checklist card /> });
    let card = match function.card() {
        Ok(card) => {
            let rows: Vec<_> = facts(card)
                .into_iter()
                .map(|Fact { about, said }| {
                    view! {
                        <tr data-fact=about>
                            <th scope="row">{t!(about)}</th>
                            <td>{said}</td>
                        </tr>
                    }
                })
                .collect();
            // In a figure one of the two tables is open: the checklist where nothing else is known
            // of the function, what is computed where that is new.
            let own = brief && !folds;
            let table = view! {
                <table class="facts">
                    <caption class:visually-hidden=own>{t!("facts-title")}</caption>
                    <tbody>{rows}</tbody>
                </table>
            };
            let table = match own {
                true => view! {
                    <details>
                        <summary>{t!("facts-title")}</summary>
                        {table}
                    </details>
                }
                .into_any(),
                false => table.into_any(),
            };
            view! {
                {(!folds).then(&checked)}
                {table}
            }
            .into_any()
        }
        Err(_) => view! { <p class="field-note">{t!("facts-several")}</p> }.into_any(),
    };
    view! {
        {value}
        {slopes}
        {origin}
        {(!folds).then(&used)}
        {card}
        {folds
            .then(|| {
                view! {
                    <details>
                        <summary>{t!("explore-known")}</summary>
                        {used()}
                        {checked()}
                    </details>
                }
            })}
        <details>
            <summary>{t!("explore-code")}</summary>
            <p>{t!("explore-text")}</p>
            <pre class="code">
                <code>{text}</code>
            </pre>
            <p>{t!("explore-pytorch")}</p>
            <pre class="code" data-testid="pytorch">
                <code>{code}</code>
            </pre>
        </details>
    }
    .into_any()
}

/// The key as Python writes a class's name: `leaky_relu` is `LeakyRelu`.
fn class_name(key: &str) -> String {
    key.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
                .unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_becomes_a_class() {
        assert_eq!(class_name("leaky_relu"), "LeakyRelu");
        assert_eq!(class_name("f1"), "F1");
    }
}
