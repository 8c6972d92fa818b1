//! Rows of histograms as a component: canvas, what is pointed at in words, table, buttons.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::cursor::{Cursor, Press, pressed};
use super::figures::{self, bin_sentence, row_sentence};
use super::layout::height;
use super::ruler::Extent;
use super::scene::{Bars, Row, Scene, extent};
use super::settings::{Axes, Settings};
use super::stage::{Drawn, Last, draw, mark, save_image};
use super::table::Table;
use crate::ui::chart::frame::{Frame, watch};
use crate::ui::chart::{Swatch, save};
use crate::ui::palette::{Style, Weight};
use crate::ui::t;

/// Histograms in rows, with values on hover and by keyboard, a table behind them, and buttons
/// that save them as an image or as comma-separated values.
#[component]
pub fn Histograms(
    /// The title, a heading above the rows and in saved files.
    #[prop(into)]
    title: Signal<String>,
    /// What the values are, with the unit; stands below the x axis.
    #[prop(into)]
    label: Signal<String>,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// How they are shown.
    #[prop(into)]
    settings: Signal<Settings>,
    /// The axis that the rows share with those of other panels; by default that of these rows.
    /// Places of [`extent`] on the settings' scale.
    #[prop(optional, into)]
    range: MaybeProp<Extent>,
    /// Heads of the rows' further cells.
    #[prop(optional, into)]
    notes: Signal<Vec<String>>,
    /// The row that is chosen, by id.
    #[prop(optional, into)]
    picked: Signal<Option<String>>,
    /// Told the id of a row that is clicked, or on which Enter is pressed.
    #[prop(optional, into)]
    on_pick: Option<Callback<String>>,
    /// A piece of a curve beside the title.
    #[prop(optional)]
    swatch: Option<Style>,
    /// Whatever names the page's theme: the picture reads its colours anew when it changes.
    #[prop(optional, into)]
    theme: Signal<String>,
) -> impl IntoView {
    let cursor = RwSignal::new(None::<Cursor>);
    let spoken = RwSignal::new(String::new());
    let dark = RwSignal::new(false);
    let scene = Memo::new(move |_| {
        let settings = settings.get();
        rows.with(|rows| Scene {
            title: title.get(),
            label: label.get(),
            settings,
            shared: (settings.axes == Axes::Shared).then(|| {
                let own = || extent(rows.iter().map(|row| &*row.distribution), settings.scale);
                range.get().or_else(own).unwrap_or((0.0, 1.0))
            }),
            rows: rows
                .iter()
                .map(|row| (row.clone(), Bars::new(&row.distribution, settings)))
                .collect(),
            picked: picked
                .with(|picked| rows.iter().position(|row| Some(&row.id) == picked.as_ref())),
        })
    });
    let stage = NodeRef::<html::Div>::new();
    let below = NodeRef::<html::Canvas>::new();
    let above = NodeRef::<html::Canvas>::new();
    let drawn = Last::new_local(Drawn::default());

    let point = Frame::new(move || mark(above, drawn, scene, cursor));
    let pointed = point.clone();
    let paint = Frame::whole(move || {
        if let Some(is_dark) = draw(stage, below, drawn, scene) {
            // Only a change may be told.
            if dark.try_get_untracked() == Some(!is_dark) {
                dark.set(is_dark);
            }
            mark(above, drawn, scene, cursor);
        }
    });
    let painted = paint.clone();
    Effect::new(move |_| {
        scene.track();
        theme.track();
        // The words are drawn, too.
        crate::ui::i18n::language();
        painted.request();
    });
    Effect::new(move |_| {
        cursor.track();
        pointed.request();
    });
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            let paint = paint.clone();
            watch(&stage, move || paint.request());
        }
    });

    let found = move |event: &web_sys::MouseEvent| {
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        scene.with_untracked(|scene| {
            drawn.with_value(|drawn| drawn.layout.as_ref()?.pick(&scene.rows, at))
        })
    };
    let hover = move |event: PointerEvent| {
        let at = found(&event);
        if cursor.get_untracked() != at {
            cursor.set(at);
        }
    };
    let leave = move |event: PointerEvent| {
        // A finger leaves when it lifts; its values stay until another place is touched.
        if event.pointer_type() != "touch" {
            cursor.set(None);
        }
    };
    let pick = move |row: usize| {
        let id = scene.with_untracked(|scene| Some(scene.rows.get(row)?.0.id.clone()));
        if let (Some(on_pick), Some(id)) = (on_pick, id) {
            on_pick.run(id);
        }
    };
    let click = move |event: leptos::ev::MouseEvent| {
        if let Some(at) = found(&event) {
            pick(at.row);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let before = cursor.get_untracked();
        let bins: Vec<usize> = scene.with_untracked(|scene| {
            let rows = scene.rows.iter();
            rows.map(|(_, bars)| bars.extent().map_or(0, |_| bars.histogram.counts.len()))
                .collect()
        });
        let Some(press) = pressed(&event.key(), before, &bins) else {
            return;
        };
        match press {
            Press::Pick(_) if on_pick.is_none() => return,
            Press::Pick(row) => pick(row),
            Press::Leave => cursor.set(None),
            Press::To(to) => {
                cursor.set(Some(to));
                let row_too = before.is_none_or(|before| before.row != to.row);
                spoken.set(scene.with_untracked(|scene| untrack(|| said(scene, to, row_too))));
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let save_image = move |_| {
        let (theme, width) = drawn.with_value(|drawn| {
            let width = drawn.layout.as_ref().map_or(640.0, |layout| layout.size.0);
            (drawn.theme, width)
        });
        scene.with_untracked(|scene| save_image(scene, &theme, width));
    };
    let save_csv = move |_| {
        let notes = notes.get_untracked();
        scene.with_untracked(|scene| {
            let rows = untrack(|| figures::file(scene, &notes));
            save::csv(&scene.title, rows);
        });
    };
    let high = Memo::new(move |_| height(rows.with(Vec::len), settings.get()));
    let label = move || match on_pick.is_some() {
        true => t!("hist-label-pick", title = title.get()),
        false => t!("hist-label", title = title.get()),
    };
    let values = move || match cursor.get() {
        Some(at) => scene.with(|scene| said(scene, at, true)),
        None => t!("hist-hint"),
    };
    view! {
        <figure class="chart hist">
            <figcaption class="chart-head">
                <h3 class="chart-title">
                    {swatch.map(|style| view! { <Swatch style weight=Weight::Strong dark /> })}
                    {title}
                </h3>
                <div class="chart-tools">
                    <button type="button" on:click=save_image>
                        {move || t!("chart-save-image")}
                    </button>
                    <button type="button" on:click=save_csv>
                        {move || t!("chart-save-csv")}
                    </button>
                </div>
            </figcaption>
            <div
                class="chart-stage hist-stage"
                class:picking=on_pick.is_some()
                style:height=move || format!("{}px", high.get())
                node_ref=stage
                tabindex="0"
                role="application"
                aria-label=label
                on:pointermove=hover
                on:pointerdown=hover
                on:pointerleave=leave
                on:click=click
                on:keydown=press
                on:blur=move |_| cursor.set(None)
            >
                <canvas node_ref=below aria-hidden="true"></canvas>
                <canvas node_ref=above aria-hidden="true"></canvas>
            </div>
            <p class="hist-values">{values}</p>
            <p class="visually-hidden" aria-live="polite">
                {spoken}
            </p>
            <Table scene notes />
        </figure>
    }
    .into_any()
}

/// What is pointed at, as sentences.
fn said(scene: &Scene, at: Cursor, row_too: bool) -> String {
    let Some((row, bars)) = scene.rows.get(at.row) else {
        return String::new();
    };
    let mut parts = Vec::new();
    if row_too {
        parts.push(row_sentence(row));
    }
    if let Some(bin) = at.bin {
        parts.push(bin_sentence(bars, bin, scene.settings));
    }
    parts.join(" ")
}
