//! What the student did, kept in the browser.

use std::time::Duration;

use leptos::prelude::*;

use crate::course::progress::{Progress, ProgressError};
use crate::ui::shell::stored;

/// The name under which the browser keeps it.
const NAME: &str = "activation-lab:progress";

/// How long after a change it is kept: typing changes it with every key.
const DELAY: Duration = Duration::from_millis(400);

/// The student's progress, as components see it.
#[derive(Clone, Copy)]
pub struct Desk {
    progress: RwSignal<Progress>,
    /// The browser refuses to keep it.
    refused: RwSignal<bool>,
    waiting: StoredValue<bool>,
}

impl Desk {
    /// With what the browser kept. What it kept and this program cannot read is left as it is
    /// until something is done here.
    pub fn open() -> Self {
        let kept = stored(NAME).and_then(|text| Progress::from_json(&text).ok());
        Self {
            progress: RwSignal::new(kept.unwrap_or_default()),
            refused: RwSignal::new(false),
            waiting: StoredValue::new(false),
        }
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

    /// Changes the progress, and has it kept.
    pub fn change(self, update: impl FnOnce(&mut Progress)) {
        self.progress.update(update);
        if !self.waiting.get_value() {
            self.waiting.set_value(true);
            set_timeout(move || self.keep(), DELAY);
        }
    }

    /// Whether the browser refuses to keep it.
    pub fn refused(self) -> Signal<bool> {
        self.refused.into()
    }

    /// Takes the progress of a file in place of what is here.
    ///
    /// # Errors
    /// The file is no progress; what is here stays.
    pub fn import(self, text: &str) -> Result<(), ProgressError> {
        let read = Progress::from_json(text)?;
        self.change(|progress| *progress = read);
        Ok(())
    }

    fn keep(self) {
        self.waiting.set_value(false);
        let text = self.now(Progress::to_json);
        let storage = window().local_storage().ok().flatten();
        let kept = storage.is_some_and(|storage| storage.set_item(NAME, &text).is_ok());
        self.refused.set(!kept);
    }
}
