//! The handle that components hold: it reads the state, calls its updates and
//! carries out the effects they answer with.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::device::Adapter;
use super::state::{Effect as Deed, LabState, Timer};
use super::{i18n, workers};
use crate::experiment::Experiment;
use crate::link::{Lang, Link, Notice, Page, Presentation};
use crate::protocol::{DeviceKind, Event};

thread_local! {
    /// How many labs the program has had.
    static LABS: Cell<u32> = const { Cell::new(0) };
}

/// The lab, as components see it.
#[derive(Clone, Copy)]
pub struct Lab {
    /// Tells it from the program's other labs.
    id: u32,
    state: RwSignal<LabState>,
    /// The link alone: it changes seldom, the state twenty times a second.
    link: Memo<Link>,
}

impl Lab {
    /// A lab that shows `link`.
    pub fn new(link: Link, notices: Vec<Notice>, data_base: String) -> Self {
        let state = RwSignal::new(LabState::new(link, notices, data_base));
        let link = Memo::new(move |_| state.with(|state| state.link.clone()));
        let id = LABS.get();
        LABS.set(id + 1);
        Self { id, state, link }
    }

    /// The lab of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of the state that is told only when it changes.
    pub fn memo<T>(self, part: impl Fn(&LabState) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.state.with(&part))
    }

    /// A part of the state; whoever reads it follows every change of the state.
    pub fn with<T>(self, part: impl FnOnce(&LabState) -> T) -> T {
        self.state.with(part)
    }

    /// A part of the state, now.
    pub fn now<T>(self, part: impl FnOnce(&LabState) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// An update that has no effects.
    pub fn change(self, update: impl FnOnce(&mut LabState)) {
        self.state.update(update);
    }

    /// An update and its effects.
    pub fn perform(self, update: impl FnOnce(&mut LabState) -> Vec<Deed>) {
        let mut deeds = Vec::new();
        self.state.update(|state| deeds = update(state));
        for deed in deeds {
            workers::carry_out(self, deed);
        }
    }

    /// Ends the workers of a lab that is going; what they still had to say is not heard.
    pub fn leave(self) {
        workers::end(self);
    }

    /// Changes the experiment that the next start trains.
    pub fn edit(self, change: impl FnOnce(&mut Experiment)) {
        self.state.update(|state| state.edit(change));
    }

    /// Changes how the page is shown.
    pub fn present(self, change: impl FnOnce(&mut Presentation)) {
        self.state
            .update(|state| change(&mut state.link.presentation));
    }

    /// A part of the link that is told only when it changes.
    pub fn of_link<T>(self, part: impl Fn(&Link) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.link.with(&part))
    }

    /// The page that is shown.
    pub fn page(self) -> Memo<Page> {
        self.of_link(|link| link.page)
    }

    /// The experiment as it is set now.
    pub fn experiment(self) -> Memo<Experiment> {
        self.of_link(|link| link.experiment.clone())
    }

    /// The link of another page with everything else as it is.
    pub fn link_to(self, page: Page) -> Memo<String> {
        self.of_link(move |link| {
            let mut link = link.clone();
            link.page = page;
            crate::link::encode(&link)
        })
    }

    /// Whether an instructor's link hides a control.
    pub fn hides(self, control: &'static str) -> Memo<bool> {
        self.of_link(move |link| link.presentation.hide.iter().any(|name| name == control))
    }
}

impl workers::Owner for Lab {
    fn id(self) -> u32 {
        self.id
    }

    fn hear(self, from: DeviceKind, event: Event) {
        self.perform(|state| state.apply(from, event));
    }

    fn adapter(self, adapter: Adapter) {
        self.perform(|state| state.adapter(adapter));
    }

    fn timer(self, timer: Timer) {
        self.perform(|state| state.timer(timer));
    }
}

/// A memo as it was a moment ago: it is followed at most once per `interval`, and in a
/// task of its own, so that what is dear to show never holds up an event.
pub fn calmly<T>(source: Memo<T>, interval: Duration) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = RwSignal::new(source.get_untracked());
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        source.with(|_| ());
        if !waiting.get_value() {
            waiting.set_value(true);
            let take = move || {
                // What shows it may be gone by now.
                if waiting.try_set_value(false).is_none()
                    && let Some(value) = source.try_get_untracked()
                    && shown.try_with_untracked(|old| *old != value) == Some(true)
                {
                    shown.try_set(value);
                }
            };
            set_timeout(take, interval);
        }
    });
    shown.read_only()
}

/// Makes the page speak the chosen language.
pub fn speak(language: Lang) {
    i18n::set_language(language);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
}
