//! The side of a program whose parts are shown in figures.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::heading::Suffix;
use super::host::{all, of_event, say, set, state};
use super::link::on_page;
use super::place::State;
use super::{HIDE, SHOW, TOLD};
use crate::course::figure::Part;
use crate::link::encode;
use crate::ui::lab::Lab;
use crate::ui::{data_base, router};

/// Between two figures that were waiting: each comes in a task of its own.
const APART: Duration = Duration::from_millis(15);

/// The parts that are shown, each with what takes it away when it is dropped.
type Shelf = Rc<RefCell<Vec<(HtmlElement, Box<dyn Any>)>>>;

/// Shows these parts wherever a figure wants one, from now on for as long as the document lives.
/// Called by a program's root component: its parts have the root's contexts, and a [`Lab`] of their
/// own with the figure's link, of which the address bar knows nothing.
pub fn serve(parts: &'static [Part], view: fn(Part) -> AnyView) {
    let Some(owner) = Owner::current() else {
        return;
    };
    let shelf = Shelf::default();
    let count = Rc::new(Cell::new(0u32));
    let kept = Rc::clone(&shelf);
    let mount = move |figure: &HtmlElement, part: Part| {
        // It may have been hidden while it waited for its turn.
        if !matches!(state(figure), State::Wanted | State::Failed) {
            return;
        }
        clear(&kept, |shown| shown.is_same_node(Some(figure)));
        count.set(count.get() + 1);
        let suffix = Suffix(format!("{}-{}", part.key(), count.get()));
        let (place, at) = (figure.clone(), figure.clone());
        let shown = owner.with(|| {
            leptos::mount::mount_to(place, move || {
                provide_context(suffix);
                provide_context(lab_of(&at));
                view(part)
            })
        });
        kept.borrow_mut().push((figure.clone(), Box::new(shown)));
        set(figure, State::Shown);
        say(figure, TOLD);
    };
    // Some may have been given up when something else failed while this program was on its way.
    let waiting = [State::Wanted, State::Failed].into_iter().flat_map(all);
    for (turn, (figure, part)) in (1..).zip(waiting) {
        if parts.contains(&part) {
            let mount = mount.clone();
            set_timeout(move || mount(&figure, part), turn * APART);
        }
    }
    let come = leptos::ev::Custom::<web_sys::Event>::new(SHOW);
    let come = window_event_listener(come, move |event| {
        if let Some((figure, part)) = of_event(&event).filter(|(_, part)| parts.contains(part)) {
            let mount = mount.clone();
            // The host goes on first: what is mounted may take its time.
            set_timeout(move || mount(&figure, part), Duration::ZERO);
        }
    });
    let go = leptos::ev::Custom::<web_sys::Event>::new(HIDE);
    let go = window_event_listener(go, move |event| {
        let figure = of_event(&event).map(|(figure, _)| figure);
        clear(&shelf, |shown| {
            let named = figure.as_ref().map(AsRef::as_ref);
            // What was taken out of the document without a word goes as well.
            named.is_some_and(|figure| shown.is_same_node(Some(figure))) || !shown.is_connected()
        });
    });
    std::mem::forget((come, go));
}

/// Takes the parts of some figures away.
fn clear(shelf: &Shelf, gone: impl Fn(&web_sys::Node) -> bool) {
    // Dropped after the shelf is free: what goes may say so.
    let taken: Vec<_> = {
        let mut shelf = shelf.borrow_mut();
        let all = std::mem::take(&mut *shelf).into_iter();
        let (taken, stays) = all.partition(|(figure, _)| gone(figure));
        *shelf = stays;
        taken
    };
    for (figure, shown) in taken {
        let _ = figure.remove_attribute("data-now");
        drop(shown);
    }
}

/// The lab of a figure. The element says what it shows by now.
fn lab_of(figure: &HtmlElement) -> Lab {
    let text = figure.get_attribute("data-link").unwrap_or_default();
    let link = on_page(&text, &router::read().0.presentation);
    let lab = Lab::new(link, Vec::new(), data_base());
    let now = lab.of_link(encode);
    let figure = figure.clone();
    Effect::new(move |before: Option<()>| {
        let _ = figure.set_attribute("data-now", &now.get());
        if before.is_some() {
            say(&figure, TOLD);
        }
    });
    lab
}
