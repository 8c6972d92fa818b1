//! The functions, and what happened around them, by year.

use leptos::prelude::*;

use crate::activation::{self, Activation};
use crate::ui::lab::Lab;
use crate::ui::train::Chip;
use crate::ui::{key, t};

/// What happened in a year; the texts are keys of the page's words.
static EVENTS: [(u16, &str); 16] = [
    (1943, key("history-1943")),
    (DECADE, key("history-1960")),
    (1986, key("history-1986")),
    (1988, key("history-1988")),
    (1998, key("history-1998")),
    (2000, key("history-2000")),
    (2010, key("history-2010")),
    (2012, key("history-2012")),
    (2013, key("history-2013")),
    (2015, key("history-2015")),
    (2016, key("history-2016")),
    (2017, key("history-2017")),
    (2019, key("history-2019")),
    (2020, key("history-2020")),
    (2024, key("history-2024")),
    (2025, key("history-2025")),
];

/// The one date that the chapter gives as a decade.
const DECADE: u16 = 1960;

/// A year of the history.
#[derive(Debug)]
pub struct Moment {
    /// The year.
    pub year: u16,
    /// What happened; nothing where only a function has this year.
    pub event: Option<&'static str>,
    /// The functions that were published in it.
    pub functions: Vec<&'static Activation>,
}

/// A year as it is written.
pub fn written(year: u16) -> String {
    match year {
        DECADE => t!("history-of", year = year.to_string()),
        _ => year.to_string(),
    }
}

/// Every year with an event or a function of the catalogue, in order.
pub fn moments() -> Vec<Moment> {
    let dated = activation::all().iter().filter_map(|entry| entry.year);
    let mut years: Vec<u16> = EVENTS.iter().map(|(year, _)| *year).chain(dated).collect();
    years.sort_unstable();
    years.dedup();
    let moment = |year| Moment {
        year,
        event: EVENTS
            .iter()
            .find(|(own, _)| *own == year)
            .map(|(_, event)| *event),
        functions: of_year(Some(year)),
    };
    years.into_iter().map(moment).collect()
}

/// The catalogue's functions of a year, or those without one.
fn of_year(year: Option<u16>) -> Vec<&'static Activation> {
    let all = activation::all().iter();
    all.filter(|entry| entry.year == year).collect()
}

/// The timeline, and the functions that have no place in it.
#[component]
pub fn History() -> impl IntoView {
    let moments: Vec<_> = moments()
        .into_iter()
        .map(
            |Moment {
                 year,
                 event,
                 functions,
             }| {
                let title = move || written(year);
                view! {
                    <li class="moment" data-year=year.to_string()>
                        <h3>{title}</h3>
                        {event.map(|event| view! { <p>{move || t!(event)}</p> })}
                        <Functions of=functions />
                    </li>
                }
            },
        )
        .collect();
    view! {
        <section class="card" aria-labelledby="history-title" data-testid="history">
            <h2 id="history-title">{move || t!("history-title")}</h2>
            <p class="view-note">{move || t!("history-lead")}</p>
            <ol class="timeline" role="list">
                {moments}
            </ol>
            <h3>{move || t!("history-undated")}</h3>
            <p class="view-note">{move || t!("history-undated-note")}</p>
            <Functions of=of_year(None) />
        </section>
    }
    .into_any()
}

/// Functions as buttons, with their sources; the chosen ones are marked.
#[component]
fn Functions(of: Vec<&'static Activation>) -> impl IntoView {
    let lab = Lab::get();
    // A link that hides the choice of functions means it.
    let hidden = lab.hides("act");
    let items: Vec<_> = of
        .into_iter()
        .map(|entry| {
            let chosen = lab.of_link(move |link| {
                let mut chosen = link.experiment.activations.iter();
                chosen.any(|choice| choice.key == entry.key)
            });
            let mark = move || {
                let word = || view! { <strong class="mark">{t!("history-chosen")}</strong> };
                chosen.get().then(word)
            };
            let button = move || match hidden.get() {
                true => entry.name.into_any(),
                false => view! { <Chip key=entry.key.to_owned() /> }.into_any(),
            };
            view! { <li>{button} " " {mark} " " <span class="muted">{entry.source}</span></li> }
        })
        .collect();
    view! {
        <ul class="functions" role="list">
            {items}
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_in_order_and_every_function_has_one_place() {
        let moments = moments();
        assert!(moments.is_sorted_by(|a, b| a.year < b.year));
        let mut keys: Vec<_> = moments
            .iter()
            .flat_map(|moment| &moment.functions)
            .chain(&of_year(None))
            .map(|entry| entry.key)
            .collect();
        assert_eq!(keys.len(), activation::all().len());
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), activation::all().len());
    }

    #[test]
    fn what_was_published_in_1943_is_the_threshold() {
        let first = &moments()[0];
        let keys: Vec<_> = first.functions.iter().map(|entry| entry.key).collect();
        assert_eq!((first.year, &*keys), (1943, &["step"][..]));
    }

    #[test]
    fn every_year_says_what_happened() {
        for moment in moments() {
            assert!(moment.event.is_some(), "{} has no event", moment.year);
        }
    }
}
