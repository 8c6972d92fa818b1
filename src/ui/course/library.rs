//! The texts of the course, got from the site when they are first read.

use std::collections::HashMap;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::course::text::{Lesson, Titles, Wording};
use crate::course::texts::{self, Kind};
use crate::link::Lang;
use crate::protocol::from_bytes;
use crate::ui::i18n;
use crate::ui::state::Shared;

/// A text that may still be on its way.
#[derive(Debug, PartialEq)]
pub enum Reading<T> {
    /// It is being got.
    Coming,
    /// It is here.
    Here(Shared<T>),
    /// It could not be got; [`Library::again`] tries once more.
    Failed,
}

impl<T> Clone for Reading<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Coming => Self::Coming,
            Self::Here(text) => Self::Here(text.clone()),
            Self::Failed => Self::Failed,
        }
    }
}

type Key = (&'static str, Lang);
type Shelf<T> = RwSignal<HashMap<Key, Reading<T>>>;

/// The texts that were got so far.
#[derive(Clone, Copy)]
pub struct Library {
    lessons: Shelf<Lesson>,
    exercises: Shelf<Wording>,
    titles: Shelf<Titles>,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            lessons: RwSignal::new(HashMap::new()),
            exercises: RwSignal::new(HashMap::new()),
            titles: RwSignal::new(HashMap::new()),
        }
    }
}

impl Library {
    /// The library of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// A chapter in the page's language.
    pub fn lesson(self, name: &'static str) -> Signal<Reading<Lesson>> {
        text(self.lessons, name, move |language| {
            texts::file(Kind::Lesson, name, language)
        })
    }

    /// An exercise's words in the page's language.
    pub fn wording(self, name: &'static str) -> Signal<Reading<Wording>> {
        text(self.exercises, name, move |language| {
            texts::file(Kind::Exercise, name, language)
        })
    }

    /// What all exercises are called, in the page's language.
    pub fn titles(self) -> ExerciseTitles {
        ExerciseTitles(text(self.titles, "", texts::titles))
    }

    /// Tries once more what could not be got.
    pub fn again(self) {
        self.lessons
            .update(|shelf| shelf.retain(|_, text| *text != Reading::Failed));
        self.exercises
            .update(|shelf| shelf.retain(|_, text| *text != Reading::Failed));
    }
}

/// What exercises are called.
#[derive(Clone, Copy)]
pub struct ExerciseTitles(Signal<Reading<Titles>>);

impl ExerciseTitles {
    /// An exercise's title; its name as long as that is not here. Tracked.
    pub fn of(self, name: &str) -> String {
        self.0
            .with(|titles| match titles {
                Reading::Here(titles) => titles.get(name).cloned(),
                _ => None,
            })
            .unwrap_or_else(|| name.to_uppercase())
    }
}

/// A text in the page's language, asked for where it is missing.
fn text<T>(
    shelf: Shelf<T>,
    name: &'static str,
    file: impl Fn(Lang) -> String + Send + Sync + 'static,
) -> Signal<Reading<T>>
where
    T: DeserializeOwned + PartialEq + Send + Sync + 'static,
{
    let language = Memo::new(|_| i18n::language());
    Effect::new(move |_| {
        let key = (name, language.get());
        if !shelf.with(|shelf| shelf.contains_key(&key)) {
            shelf.update(|shelf| _ = shelf.insert(key, Reading::Coming));
            let file = file(key.1);
            leptos::task::spawn_local(async move {
                let read = match fetch(&file).await {
                    Some(bytes) => match from_bytes(&bytes) {
                        Ok(text) => Reading::Here(Shared::new(text)),
                        Err(_) => Reading::Failed,
                    },
                    None => Reading::Failed,
                };
                // The program may have been left by then.
                shelf.try_update(|shelf| shelf.insert(key, read));
            });
        }
    });
    Memo::new(move |_| {
        let key = (name, language.get());
        shelf.with(|shelf| shelf.get(&key).cloned().unwrap_or(Reading::Coming))
    })
    .into()
}

/// The bytes of a file beside the page; none if they cannot be had.
async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
