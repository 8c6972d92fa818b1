//! Where the reader was in each chapter, and where the next thing that is shown begins.
//!
//! Whoever follows a link of the course begins at the top of what it leads to; whoever comes back,
//! from another page or with the browser's button, finds the place that they left.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How often the place is looked at while the reader scrolls, at most.
const PATIENCE: Duration = Duration::from_millis(200);

/// A place in a chapter: so many pixels below the top of a section. 0 is the chapter's own top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    section: usize,
    below: f64,
}

/// The place at the upper edge of the window, from the tops of the chapter and of its sections as
/// seen from there; none before the chapter's top.
fn spot(tops: &[f64]) -> Option<Spot> {
    let section = tops.iter().rposition(|top| *top <= 0.0)?;
    Some(Spot {
        section,
        below: -tops[section],
    })
}

/// Where something that is shown begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// Where the browser is.
    Here,
    /// At its top, with the focus on its name.
    Top,
    /// At an exercise.
    Exercise(&'static str),
    /// Where the reader was.
    Spot(Spot),
}

#[derive(Debug, Default)]
struct Memory {
    /// A link of the course was followed.
    followed: bool,
    /// The exercise that was asked for.
    wanted: Option<&'static str>,
    /// Where the reader was, by chapter.
    spots: BTreeMap<&'static str, Spot>,
}

impl Memory {
    fn arrival(&mut self, chapter: Option<&'static str>) -> Arrival {
        let followed = std::mem::take(&mut self.followed);
        match (self.wanted.take(), chapter) {
            (Some(exercise), Some(_)) => Arrival::Exercise(exercise),
            _ if followed => Arrival::Top,
            (_, Some(chapter)) => {
                let spot = self.spots.get(chapter);
                spot.map_or(Arrival::Here, |spot| Arrival::Spot(*spot))
            }
            _ => Arrival::Here,
        }
    }
}

/// The memory of the page.
#[derive(Clone, Copy)]
pub struct Places(StoredValue<Memory>);

impl Default for Places {
    fn default() -> Self {
        Self(StoredValue::new(Memory::default()))
    }
}

impl Places {
    /// The memory of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sees a click somewhere in the course.
    pub fn clicked(self, event: &web_sys::MouseEvent) {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let link = target.and_then(|target: web_sys::Element| {
            let link = target.closest("a[href]").ok().flatten()?;
            link.get_attribute("href")
        });
        if !elsewhere && link.is_some_and(|link| link.starts_with('#')) {
            self.0.update_value(|memory| memory.followed = true);
        }
    }

    /// The next chapter is to begin at this exercise.
    pub fn want(self, exercise: &'static str) {
        self.0.update_value(|memory| memory.wanted = Some(exercise));
    }

    /// The course was left for another page. By one of its links that page begins at its top.
    pub fn leave(self) {
        let followed = self.0.try_update_value(|memory| {
            memory.wanted = None;
            std::mem::take(&mut memory.followed)
        });
        if followed == Some(true) {
            let main = document().get_element_by_id("main");
            if let Some(main) = main {
                go_to_top(&main.unchecked_into());
            }
        }
    }

    /// Where what is shown now begins; asked once.
    pub fn arrival(self, chapter: Option<&'static str>) -> Arrival {
        let arrival = self.0.try_update_value(|memory| memory.arrival(chapter));
        arrival.unwrap_or(Arrival::Here)
    }

    /// Keeps the place in a chapter as long as it is shown.
    pub fn watch(self, chapter: &'static str) {
        let waiting = StoredValue::new(false);
        let look = move || {
            if waiting.try_set_value(false).is_some() {
                return;
            }
            let tops = tops();
            // Of what is out of sight nothing can be told.
            if !tops.is_empty() {
                self.0.update_value(|memory| {
                    match spot(&tops) {
                        Some(spot) => _ = memory.spots.insert(chapter, spot),
                        None => _ = memory.spots.remove(chapter),
                    };
                });
            }
        };
        let scrolled = window_event_listener(leptos::ev::scroll, move |_| {
            if !waiting.get_value() {
                waiting.set_value(true);
                set_timeout(look, PATIENCE);
            }
        });
        on_cleanup(move || scrolled.remove());
    }
}

/// The name in the document of a section of a chapter, counted from 1.
pub fn section_id(section: usize) -> String {
    format!("section-{section}")
}

/// The name in the document of the place of an exercise.
pub fn exercise_id(exercise: &str) -> String {
    format!("exercise-{exercise}")
}

/// The element of a section; 0 is the chapter itself.
fn section(section: usize) -> Option<web_sys::Element> {
    match section {
        0 => document().query_selector("article.lesson").ok().flatten(),
        section => document().get_element_by_id(&section_id(section)),
    }
}

/// The tops of the chapter that is shown and of its sections; empty if it is out of sight.
fn tops() -> Vec<f64> {
    let boxes = (0..).map_while(section);
    let boxes: Vec<_> = boxes
        .map(|element| element.get_bounding_client_rect())
        .collect();
    let seen = boxes.first().is_some_and(|lesson| lesson.height() > 0.0);
    let tops = boxes.iter().map(|place| place.top());
    if seen { tops.collect() } else { Vec::new() }
}

/// Goes to a place in the chapter that is shown.
pub fn go_to_spot(spot: Spot) {
    if let Some(section) = section(spot.section) {
        let top = section.get_bounding_client_rect().top() + spot.below;
        let now = window().scroll_y().unwrap_or(0.0);
        window().scroll_to_with_x_and_y(0.0, now + top);
    }
}

/// Brings an element into view, with the focus on it.
pub fn go_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
        focus(&element.unchecked_into());
    }
}

/// Puts the focus on the name of what is shown, at the top of the page.
pub fn go_to_top(heading: &web_sys::HtmlElement) {
    focus(heading);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts the focus on an element.
pub fn focus(element: &web_sys::HtmlElement) {
    let _ = element.focus();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_the_section_above_it() {
        assert_eq!(spot(&[]), None);
        assert_eq!(spot(&[120.0, 400.0]), None);
        let found = |tops: &[f64]| spot(tops).map(|spot| (spot.section, spot.below));
        assert_eq!(found(&[-80.0, 200.0, 900.0]), Some((0, 80.0)));
        assert_eq!(found(&[-980.0, -700.0, 0.0]), Some((2, 0.0)));
    }

    #[test]
    fn a_followed_link_begins_at_the_top_and_a_way_back_where_one_was() {
        let mut memory = Memory::default();
        assert_eq!(memory.arrival(Some("why")), Arrival::Here);
        let spot = Spot {
            section: 2,
            below: 30.0,
        };
        memory.spots.insert("why", spot);
        memory.followed = true;
        assert_eq!(memory.arrival(Some("why")), Arrival::Top);
        assert_eq!(memory.arrival(Some("why")), Arrival::Spot(spot));
        assert_eq!(memory.arrival(Some("history")), Arrival::Here);
        assert_eq!(memory.arrival(None), Arrival::Here);
    }

    #[test]
    fn an_exercise_is_gone_to_once() {
        let mut memory = Memory {
            followed: true,
            wanted: Some("e3"),
            ..Memory::default()
        };
        assert_eq!(memory.arrival(Some("why")), Arrival::Exercise("e3"));
        assert_eq!(memory.arrival(Some("why")), Arrival::Here);
        // Alone it has a page of its own.
        memory.wanted = Some("e3");
        memory.followed = true;
        assert_eq!(memory.arrival(None), Arrival::Top);
    }
}
