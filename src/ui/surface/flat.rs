//! The heat map of the gradient's size, read by pointer and by keyboard.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::component::{Shown, gradient_names};
use super::heat::Layout;
use super::paint::{self, Look};
use crate::ui::chart::frame::{Frame, density, watch};
use crate::ui::chart::read_theme;
use crate::ui::t;

/// The heat map.
#[component]
pub(super) fn HeatMap(shown: Shown) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let below = NodeRef::<html::Canvas>::new();
    let above = NodeRef::<html::Canvas>::new();
    let drawn = StoredValue::new(None::<Layout>);

    let mark = Frame::new(move || mark(shown, above, drawn));
    let marking = mark.clone();
    let paint = Frame::new(move || {
        paint(shown, stage, below, drawn);
        marking.request();
    });
    let painting = paint.clone();
    Effect::new(move |_| {
        shown.grid.track();
        shown.theme.track();
        // The words are drawn, too.
        crate::ui::i18n::language();
        painting.request();
    });
    Effect::new(move |_| {
        shown.marked.track();
        mark.request();
    });
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            let paint = paint.clone();
            watch(&stage, move || paint.request());
        }
    });

    let hover = move |event: PointerEvent| {
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        shown.marked.set(shown.grid.with_untracked(|grid| {
            drawn.with_value(|layout| layout.as_ref()?.pick(grid.as_ref()?, at))
        }));
    };
    let leave = move |event: PointerEvent| {
        // A finger leaves when it lifts; its values stay until another place is touched.
        if event.pointer_type() != "touch" {
            shown.marked.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if shown.pressed(&event.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="surface-half">
            <div class="surface-head">
                <h4>{move || t!("surface-gradient")}</h4>
            </div>
            <div
                class="chart-stage surface-stage"
                node_ref=stage
                tabindex="0"
                role="application"
                aria-label=move || t!("surface-gradient-label", name = shown.name.get())
                on:pointermove=hover
                on:pointerdown=hover
                on:pointerleave=leave
                on:keydown=press
            >
                <canvas node_ref=below aria-hidden="true"></canvas>
                <canvas node_ref=above aria-hidden="true"></canvas>
            </div>
        </div>
    }
    .into_any()
}

fn paint(
    shown: Shown,
    stage: NodeRef<html::Div>,
    canvas: NodeRef<html::Canvas>,
    drawn: StoredValue<Option<Layout>>,
) -> Option<()> {
    let stage = stage.try_get_untracked()??;
    let canvas = canvas.try_get_untracked()??;
    let size = (
        f64::from(stage.client_width()),
        f64::from(stage.client_height()),
    );
    // Not laid out: in a closed part of the page. Its size will change when it opens.
    if size.0 < 1.0 || size.1 < 1.0 {
        return None;
    }
    let theme = read_theme(&stage);
    shown.grid.try_with_untracked(|grid| {
        let grid = grid.as_ref()?;
        let layout = Layout::new(grid, size);
        drawn.try_set_value(Some(layout));
        let names = untrack(gradient_names);
        let look = Look {
            names: &names,
            theme: &theme,
            density: density(),
        };
        paint::heat_map(&canvas, grid, &layout, look)
    })?
}

fn mark(shown: Shown, canvas: NodeRef<html::Canvas>, drawn: StoredValue<Option<Layout>>) {
    let (Some(Some(canvas)), Some(marked), Some(Some(layout))) = (
        canvas.try_get_untracked(),
        shown.marked.try_get_untracked(),
        drawn.try_get_value(),
    ) else {
        return;
    };
    shown.grid.try_with_untracked(|grid| {
        let at = grid.as_ref().zip(marked).and_then(|(grid, vertex)| {
            grid.row(vertex)?;
            Some(layout.pixel(grid, vertex))
        });
        paint::ring(&canvas, layout.size, density(), at)
    });
}
