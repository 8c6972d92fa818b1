//! The panels beside each other.

use std::time::Duration;

use leptos::prelude::*;

use super::panels::{Panel, Shown};
use super::view::View;
use crate::ui::histogram::{Axes, Extent, Histograms, Row, Scale, extent, height};
use crate::ui::shell::Dark;
use crate::ui::{t, words};

/// Panels that come in one task, and milliseconds to the next.
const TOGETHER: usize = 3;
const APART: u64 = 25;

/// The rows of a network.
pub type Rows = fn(&Shown, &View) -> Vec<Row>;

/// How many rows a network will have, whether it was looked at or not.
pub type Count = fn(&Panel, &View) -> usize;

/// Pixels that a panel takes besides its rows: head, what is pointed at, and the table's line.
const AROUND: f64 = 150.0;

/// A heading of a panel: the name of the network and the moment.
fn title(shown: &Shown) -> String {
    let name = shown.panel.name.clone();
    match shown.snapshot() {
        Some(snapshot) => t!("layers-panel", name = name, steps = snapshot.steps),
        None => name,
    }
}

/// One panel of histograms for each network.
#[component]
pub fn Grid(
    /// The networks.
    shown: Memo<Vec<Shown>>,
    /// What is looked at.
    view: Memo<View>,
    /// What the values are.
    #[prop(into)]
    label: Signal<String>,
    /// The rows of a network.
    rows: Rows,
    /// How many rows a network will have.
    count: Count,
    /// Heads of the rows' further cells.
    #[prop(optional, into)]
    notes: Signal<Vec<String>>,
    /// The row that is chosen.
    #[prop(optional, into)]
    picked: Signal<Option<String>>,
    /// Told the id of a row that is chosen.
    #[prop(optional, into)]
    on_pick: Option<Callback<String>>,
    /// What stands below a panel.
    #[prop(optional)]
    below: Option<fn(&Shown) -> Option<AnyView>>,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        crate::ui::i18n::language();
        view.with(|view| {
            shown.with(|shown| {
                let each = shown
                    .iter()
                    .map(|one| (one.panel.id.clone(), rows(one, view)));
                each.collect::<Vec<_>>()
            })
        })
    });
    let range = Memo::new(move |_| {
        let settings = view.with(|view| view.settings);
        (settings.axes == Axes::Shared).then(|| {
            all.with(|all| {
                let rows = all.iter().flat_map(|(_, rows)| rows);
                extent(rows.map(|row| &*row.distribution), settings.scale)
            })
        })?
    });
    // Many panels come one after another, so that opening the page holds nothing up for long.
    let ready = RwSignal::new(TOGETHER);
    let ids = Memo::new(move |_| {
        let ready = ready.get();
        shown.with(|shown| {
            let ids = shown.iter().take(ready).map(|one| one.panel.id.clone());
            ids.collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        let now = ready.get();
        if shown.with(|shown| shown.len() > now) {
            let more = move || {
                // The page may have been left by then.
                let _ = ready.try_set(now + TOGETHER);
            };
            set_timeout(more, Duration::from_millis(APART));
        }
    });
    view! {
        <div class="layer-grid">
            <For each=move || ids.get() key=Clone::clone let(id)>
                <One id shown all range view label count notes picked on_pick below />
            </For>
        </div>
        <p class="chart-note">
            {move || match view.with(|view| view.settings.scale) {
                Scale::Linear => t!("layers-note"),
                Scale::Log => t!("layers-note-log"),
            }}
        </p>
    }
    .into_any()
}

/// One panel.
#[component]
fn One(
    id: String,
    shown: Memo<Vec<Shown>>,
    all: Memo<Vec<(String, Vec<Row>)>>,
    range: Memo<Option<Extent>>,
    view: Memo<View>,
    label: Signal<String>,
    count: Count,
    notes: Signal<Vec<String>>,
    picked: Signal<Option<String>>,
    on_pick: Option<Callback<String>>,
    below: Option<fn(&Shown) -> Option<AnyView>>,
) -> impl IntoView {
    let Dark(dark) = expect_context();
    let (mine, own) = (id.clone(), id.clone());
    let shown = Memo::new(move |_| {
        shown.with(|shown| shown.iter().find(|one| one.panel.id == mine).cloned())
    });
    let rows = Memo::new(move |_| {
        all.with(|all| {
            let rows = all.iter().find(|(id, _)| *id == own);
            rows.map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    });
    let has_rows = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let title = Signal::derive(move || {
        crate::ui::i18n::language();
        shown.with(|shown| shown.as_ref().map_or_else(String::new, title))
    });
    let settings = Signal::derive(move || view.with(|view| view.settings));
    let theme = Signal::derive(move || if dark.get() { "dark" } else { "light" }.to_owned());
    // It is there: its id came from the same list.
    let style = shown.with_untracked(|shown| shown.as_ref().map(|one| one.panel.style));
    let swatch = style.unwrap_or_else(|| crate::ui::palette::style(""));
    // The standing line says what to do about it.
    let problem = move || {
        shown.with(|shown| {
            let trouble = shown.as_ref()?.trouble.as_ref()?;
            let text = words::trouble(&trouble.problem, trouble.experiment.hidden.len());
            Some(view! { <p class="view-note">{text}</p> })
        })
    };
    let further = move || {
        crate::ui::i18n::language();
        shown.with(|shown| below?(shown.as_ref()?))
    };
    let picture = move || match has_rows.get() {
        true => match on_pick {
            Some(on_pick) => {
                view! {
                    <Histograms
                        title label rows settings range notes picked on_pick swatch theme
                    />
                }
            }
            .into_any(),
            None => view! { <Histograms title label rows settings range notes swatch theme /> }
                .into_any(),
        },
        false => {
            let text = move || match shown.with(|shown| shown.as_ref()?.trouble.clone()) {
                Some(_) => t!("layers-nothing"),
                None => t!("layers-coming"),
            };
            // What is coming has its place already.
            let high = move || {
                shown.with(|shown| {
                    let one = shown.as_ref().filter(|one| one.trouble.is_none())?;
                    let rows = view.with(|view| count(&one.panel, view));
                    let rows = height(rows, settings.get());
                    Some(format!("{}px", rows + AROUND))
                })
            };
            view! {
                <div style:min-height=high>
                    <h3 class="chart-title">{title}</h3>
                    <p class="view-empty">{text}</p>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="layer-panel" data-testid=format!("panel-{id}")>
            {picture}
            {further}
            {problem}
        </section>
    }
    .into_any()
}
