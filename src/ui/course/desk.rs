//! What the student did, kept in the browser.
//!
//! Several tabs may show the page. Each writes all that it knows, so before it does, it takes in
//! what another wrote since it last looked; and it follows when another writes.

use std::time::Duration;

use leptos::prelude::*;

use super::outlook::{Next, next};
use crate::course::merge::merge;
use crate::course::progress::{Attempt, Progress, Standing};
use crate::course::{Exercise, exercises};
use crate::ui::shell::{self, stored};

/// The name under which the browser keeps it.
const NAME: &str = "activation-lab:progress";

/// How long after a change it is kept: typing changes it with every key.
const DELAY: Duration = Duration::from_millis(400);

/// What the browser keeps, as far as this tab knows.
#[derive(Default)]
struct Kept {
    text: String,
    progress: Progress,
}

/// The student's progress, as components see it.
#[derive(Clone, Copy)]
pub struct Desk {
    progress: RwSignal<Progress>,
    kept: StoredValue<Kept>,
    /// The browser refuses to keep it.
    refused: RwSignal<bool>,
    /// The student knows that.
    told: RwSignal<bool>,
    /// What the browser keeps and this program cannot read. As long as it is there nothing is
    /// written over it.
    unread: RwSignal<Option<String>>,
    waiting: StoredValue<bool>,
}

impl Desk {
    /// With what the browser kept.
    pub fn open() -> Self {
        let desk = Self {
            progress: RwSignal::default(),
            kept: StoredValue::new(Kept::default()),
            refused: RwSignal::new(false),
            told: RwSignal::new(false),
            unread: RwSignal::new(None),
            waiting: StoredValue::new(false),
        };
        if let Some(text) = stored(NAME) {
            desk.take_over(text);
        }
        let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
            // Without a value someone emptied the browser's storage: what is here stays.
            if event.key().as_deref() == Some(NAME)
                && let Some(text) = event.new_value()
            {
                desk.take_over(text);
            }
        });
        let hidden = leptos::ev::Custom::<web_sys::Event>::new("pagehide");
        let leaving = window_event_listener(hidden, move |_| {
            if desk.waiting.get_value() {
                desk.keep();
            }
        });
        // As long as the page.
        std::mem::forget((elsewhere, leaving));
        let next = desk.memo(next);
        Effect::new(move |_| {
            shell::remember(match next.get() {
                Next::GoOn(chapter) => Some(chapter),
                Next::Start(_) | Next::Finished => None,
            });
        });
        desk
    }

    /// The desk of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of the progress that is told only when it changes.
    pub fn memo<T>(self, part: impl Fn(&Progress) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.progress.with(&part))
    }

    /// A part of the progress, now.
    pub fn now<T>(self, part: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with_untracked(part)
    }

    /// How far some exercises are, in the same order. Each is judged again only when something was
    /// done with it.
    pub fn standings(self, names: &[&'static str]) -> Memo<Vec<Standing>> {
        let each: Vec<_> = names
            .iter()
            .filter_map(|name| exercises::find(name))
            .map(|exercise| self.standing(exercise))
            .collect();
        Memo::new(move |_| each.iter().map(|standing| standing.get()).collect())
    }

    /// How far an exercise is.
    fn standing(self, exercise: &'static Exercise) -> Memo<Standing> {
        let attempt: Memo<Option<Attempt>> =
            self.memo(|progress| progress.attempt(exercise.name).cloned());
        Memo::new(move |_| {
            attempt.track();
            self.now(|progress| progress.standing(exercise))
        })
    }

    /// Changes the progress, and has it kept.
    pub fn change(self, update: impl FnOnce(&mut Progress)) {
        self.progress.update(update);
        if !self.waiting.get_value() {
            self.waiting.set_value(true);
            set_timeout(
                move || {
                    // It may have been kept when the page was hidden.
                    if self.waiting.get_value() {
                        self.keep();
                    }
                },
                DELAY,
            );
        }
    }

    /// Puts a progress in place of what is here, and of what could not be read.
    pub fn replace(self, progress: Progress) {
        if self.unread.with_untracked(Option::is_some) {
            self.unread.set(None);
            self.kept
                .update_value(|kept| kept.text = stored(NAME).unwrap_or_default());
        }
        self.change(|now| *now = progress);
    }

    /// Whether the student is to be told that the browser refuses to keep it.
    pub fn refused(self) -> Memo<bool> {
        Memo::new(move |_| self.refused.get() && !self.told.get())
    }

    /// That was told, and is not told again.
    pub fn understood(self) {
        self.told.set(true);
    }

    /// What the browser keeps and this program cannot read.
    pub fn unread(self) -> Signal<Option<String>> {
        self.unread.into()
    }

    /// Takes in what another tab, or an earlier visit, had the browser keep.
    fn take_over(self, text: String) {
        let theirs = match Progress::from_json(&text) {
            Ok(theirs) => theirs,
            Err(_) => return self.unread.set(Some(text)),
        };
        self.unread.maybe_update(|unread| unread.take().is_some());
        let base = self.kept.try_update_value(|kept| {
            let progress = theirs.clone();
            std::mem::replace(kept, Kept { text, progress }).progress
        });
        let merged = self.now(|mine| merge(&base.unwrap_or_default(), mine, &theirs));
        let more = merged != theirs;
        if self.now(|mine| *mine != merged) {
            self.progress.set(merged);
        }
        if more {
            self.change(|_| ());
        }
    }

    fn keep(self) {
        self.waiting.set_value(false);
        let there = stored(NAME);
        if let Some(text) = there
            && self.kept.with_value(|kept| kept.text != text)
        {
            // Another tab wrote it, and this one was not told yet.
            self.take_over(text);
        }
        self.waiting.set_value(false);
        if self.unread.with_untracked(Option::is_some) {
            return;
        }
        let text = self.now(Progress::to_json);
        let storage = window().local_storage().ok().flatten();
        let kept = storage.is_some_and(|storage| storage.set_item(NAME, &text).is_ok());
        self.refused.set(!kept);
        if kept {
            let progress = self.now(Clone::clone);
            self.kept.set_value(Kept { text, progress });
        }
    }
}
