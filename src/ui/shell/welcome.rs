//! What stands on the bare address before anything else is loaded: what this is, curves that move,
//! and a first training. The list of chapters comes below, with the course.
//!
//! | module | holds |
//! |---|---|
//! | `curves` | the chart: a point that travels along a curve, and what it does |
//! | `plane` | where a number is in the chart, and how it is written; plain data |
//! | `travel` | how the point travels by itself |
//! | `first` | the first training |

mod curves;
mod first;
mod plane;
mod travel;

use leptos::prelude::*;

use super::appearance::{store, stored};
use crate::activation::samples;
use crate::course::Chapter;
use crate::course::outline::{self, CHAPTERS};
use crate::experiment::{ActivationChoice, Experiment, Preset};
use crate::link::{Link, Page, encode};
use crate::ui::lab::Lab;
use crate::ui::t;
use curves::Curves;
use first::FirstTraining;

/// A link that is presented as this page is.
fn link_of(page: Page, fill: impl Fn(&mut Link) + Send + Sync + 'static) -> Memo<String> {
    Lab::get().of_link(move |shown| {
        let mut link = Link::new(page);
        link.presentation = shown.presentation.clone();
        fill(&mut link);
        encode(&link)
    })
}

/// The name under which the browser keeps which chapter a returning student goes on with. The
/// course writes it down, so that this page need not read all that a student did.
const RESUME: &str = "activation-lab:resume";

/// Has the browser keep the chapter that a student goes on with; none for who has not begun, or has
/// read them all.
pub fn remember(chapter: Option<&Chapter>) {
    store(RESUME, chapter.map(|chapter| chapter.name));
}

/// The link of a chapter.
fn open(chapter: &Chapter, link: &mut Link) {
    let name = chapter.name.to_owned();
    link.view.insert("chapter".to_owned(), name);
}

/// The functions of the chart.
fn functions(link: &mut Link) {
    let choices = samples::KEYS.map(ActivationChoice::new);
    link.experiment.activations = choices.to_vec();
}

/// The page above the list of chapters.
#[component]
pub fn Welcome() -> impl IntoView {
    let train = Lab::get().link_to(Page::Train);
    let resume = stored(RESUME).and_then(|name| outline::find(&name));
    let chapter = resume.unwrap_or(&CHAPTERS[0]);
    let course = link_of(Page::Course, move |link| open(chapter, link));
    let relu = link_of(Page::Train, |link| {
        link.experiment = Experiment::preset(Preset::BookRelu);
    });
    let table = link_of(Page::Train, |link| {
        link.experiment = Experiment::preset(Preset::BookTable);
    });
    view! {
        <section class="hero">
            <div class="hero-words">
                <h1>{move || t!("welcome-title")}</h1>
                <p class="lead">{move || t!("welcome-lead", chapters = CHAPTERS.len())}</p>
            </div>
            <Curves explore=link_of(Page::Explore, functions) />
            <p class="hero-ways">
                <a class="button large" href=course data-testid="begin">
                    {move || match resume {
                        Some(_) => t!("welcome-go-on"),
                        None => t!("welcome-begin"),
                    }}
                </a>
                <span>{move || t!("welcome-or")}</span>
            </p>
        </section>
        <section class="card first" aria-labelledby="first-title">
            <FirstTraining />
            <p class="first-more">
                {move || t!("welcome-more")} " " <a href=train>{move || t!("welcome-train")}</a>
                "\u{a0}· " <a href=relu>{move || t!("welcome-relu")}</a> "\u{a0}· "
                <a href=table>{move || t!("welcome-table")}</a>
            </p>
        </section>
    }
}
