//! What the parts of the page share.

use leptos::prelude::*;

use super::view::{self, View};
use super::{edits, wants, worked};
use crate::experiment::Experiment;
use crate::observe::Census;
use crate::protocol::Found;
use crate::ui::inside::{Moment, Room, Want};
use crate::ui::lab::Lab;
use crate::ui::shell::Dark;
use crate::ui::state::Shared;
use crate::ui::{t, words};

/// The page, as its parts see it.
#[derive(Clone, Copy)]
pub struct Page {
    /// The link.
    pub lab: Lab,
    /// What is known of networks.
    pub room: Room,
    /// The experiment of the link.
    pub experiment: Memo<Experiment>,
    /// What is shown.
    pub view: Memo<View>,
    /// The networks that are counted.
    pub runs: Memo<Vec<Experiment>>,
    /// The one that is looked at closely.
    pub run: Memo<Experiment>,
    /// Its census at the moment that is looked at.
    pub census: Memo<Option<Shared<Found>>>,
    /// Whether the page is dark.
    pub dark: Signal<bool>,
    /// Whatever names the page's theme.
    pub theme: Signal<String>,
}

impl Page {
    /// The page of the link.
    pub fn new() -> Self {
        let (lab, room) = (Lab::get(), Room::get());
        let Dark(dark) = expect_context();
        let experiment = lab.experiment();
        let view = lab.of_link(|link| View::read(&link.view, &link.experiment));
        let runs = Memo::new(move |_| experiment.with(view::runs));
        let place = Memo::new(move |_| view.with(|view| view.run));
        let run = Memo::new(move |_| {
            runs.with(|runs| {
                let run = runs.get(place.get()).or_else(|| runs.first());
                run.cloned().unwrap_or_default()
            })
        });
        let at = Memo::new(move |_| view.with(|view| view.at));
        let census = Memo::new(move |_| run.with(|run| room.found(&wants::census(run, at.get()))));
        Self {
            lab,
            room,
            experiment,
            view,
            runs,
            run,
            census,
            dark,
            theme: Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned()),
        }
    }

    /// The page of a part.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of what is shown that is told only when it changes.
    pub fn of_view<T>(self, part: impl Fn(&View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.view.with(&part))
    }

    /// Changes what is shown, and so the link.
    pub fn change(self, change: impl FnOnce(&mut View)) {
        self.lab.change(|state| {
            let link = &mut state.link;
            let mut view = View::read(&link.view, &link.experiment);
            change(&mut view);
            view.write(&mut link.view);
        });
    }

    /// Changes the worked example.
    pub fn work(self, worked: worked::Worked) {
        self.lab.change(|state| {
            let view = &mut state.link.view;
            match worked.text() {
                Some(text) => view.insert("x".to_owned(), text),
                None => view.remove("x"),
            };
        });
    }

    /// Adds a change of the network, if there is room for one more in the link.
    pub fn edit(self, change: impl FnOnce(&[crate::protocol::Change]) -> crate::protocol::Change) {
        self.change(|view| {
            if let Some(more) = edits::with(&view.changes, change(&view.changes)) {
                (view.changes, view.edit) = (more, true);
            }
        });
    }

    /// What was found for a want that follows other signals; none while it is not known.
    pub fn found(
        self,
        want: impl Fn() -> Option<Want> + Send + Sync + 'static,
    ) -> Memo<Option<Shared<Found>>> {
        let want = Memo::new(move |_| want());
        Memo::new(move |_| want.with(|want| self.room.found(want.as_ref()?)))
    }
}

/// The census that was found.
pub fn as_census(found: &Found) -> Option<&Census> {
    match found {
        Found::Census(census) => Some(census),
        _ => None,
    }
}

/// A moment in words.
pub fn moment(at: Moment) -> String {
    match at {
        Moment::Start => t!("neurons-fresh"),
        Moment::Step(steps) => t!("neurons-after", steps = steps),
        Moment::End => t!("neurons-trained"),
    }
}

/// A network's name among the others of the experiment.
pub fn name(run: &Experiment, several: bool) -> String {
    let name = words::trained(run);
    match several {
        true => t!("run-seed", name = name, seed = run.seed.to_string()),
        false => name,
    }
}
