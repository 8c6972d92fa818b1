//! The surface's stage: turned by drag, by keys and by buttons, read like the heat map.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::camera::Camera;
use super::component::Shown;
use super::stage::{Drawn, Held, State, mark, paint};
use crate::ui::chart::frame::{Frame, watch};
use crate::ui::{key, t};

/// Between the last key and the end of the turn, when the surface is drawn in full again.
const REST: Duration = Duration::from_millis(160);

/// Pixels that a pointer may wander without turning anything: a tap.
const TAP: f64 = 4.0;

/// The buttons, for those who neither drag nor type: sign, key that does the same, name.
const BUTTONS: [(&str, &str, &str); 5] = [
    ("←", "ArrowLeft", key("surface-turn-left")),
    ("→", "ArrowRight", key("surface-turn-right")),
    ("↑", "ArrowUp", key("surface-turn-up")),
    ("↓", "ArrowDown", key("surface-turn-down")),
    ("⟲", "Home", key("surface-turn-back")),
];

/// The surface.
#[component]
pub(super) fn Turning(
    shown: Shown,
    /// Where the reader looks from, while turning as well.
    now: RwSignal<Camera>,
    on_turn: Option<Callback<Camera>>,
) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let canvases = [(); 3].map(|()| NodeRef::<html::Canvas>::new());
    let [walls, surface, above] = canvases;
    let state: State = StoredValue::new_local(Drawn::default());

    let marking = Frame::new(move || mark(shown, above, state, now));
    let painting = Frame::new(move || {
        paint(shown, stage, [walls, surface], state, now);
        mark(shown, above, state, now);
    });
    let repaint = painting.clone();
    Effect::new(move |_| {
        shown.grid.track();
        shown.theme.track();
        now.track();
        // The words are drawn, too.
        crate::ui::i18n::language();
        repaint.request();
    });
    Effect::new(move |_| {
        shown.marked.track();
        marking.request();
    });
    let resized = painting.clone();
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            let resized = resized.clone();
            watch(&stage, move || resized.request());
        }
    });
    let painting = StoredValue::new_local(painting);
    let settle = move || {
        // The component may be gone by now.
        let turned = state.try_update_value(|state| std::mem::take(&mut state.turning));
        if turned == Some(true) {
            painting.with_value(Frame::request);
            if let Some(on_turn) = on_turn {
                on_turn.run(now.get_untracked());
            }
        }
    };
    let turn = move |camera: Camera, held: bool| {
        state.update_value(|state| {
            state.turning = true;
            if let Some(before) = state.rest.take() {
                before.clear();
            }
            // A pointer that is down says itself when the turn has ended.
            if !held {
                state.rest = set_timeout_with_handle(settle, REST).ok();
            }
        });
        if now.get_untracked() != camera {
            now.set(camera);
        }
    };
    let turn_by_key = move |key: &str| {
        let Some(camera) = now.get_untracked().pressed(key) else {
            return false;
        };
        turn(camera, false);
        let (elevation, azimuth) = (camera.elevation.to_string(), camera.azimuth.to_string());
        shown.say(t!(
            "surface-angle",
            elevation = elevation,
            azimuth = azimuth
        ));
        true
    };
    let pick = move |event: &PointerEvent| {
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        shown
            .marked
            .set(state.with_value(|state| state.solid.pick(at)));
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        if let Some(stage) = stage.get_untracked() {
            // Without capture, the turn ends at the stage's edge; nothing worse.
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        pick(&event);
        let held = Held {
            from: place(&event),
            camera: now.get_untracked(),
            dragged: false,
        };
        state.update_value(|state| state.held = Some(held));
    };
    let moved = move |event: PointerEvent| {
        let Some((held, layout)) = state.with_value(|state| state.held.zip(state.layout)) else {
            pick(&event);
            return;
        };
        let (x, y) = place(&event);
        let way = (x - held.from.0, y - held.from.1);
        if !held.dragged && way.0.hypot(way.1) < TAP {
            return;
        }
        if !held.dragged {
            let held = Held {
                dragged: true,
                ..held
            };
            state.update_value(|state| state.held = Some(held));
        }
        turn(held.camera.dragged(way, layout.size), true);
    };
    let up = move |_: PointerEvent| {
        state.update_value(|state| state.held = None);
        settle();
    };
    let leave = move |event: PointerEvent| {
        // A finger leaves when it lifts; its values stay until another place is touched.
        let held = state.with_value(|state| state.held.is_some());
        if event.pointer_type() != "touch" && !held {
            shown.marked.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let marks = event.shift_key() || key == "Escape";
        let known = if marks {
            shown.pressed(&key)
        } else {
            turn_by_key(&key)
        };
        if known {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let buttons = BUTTONS.map(|(sign, key, name)| {
        view! {
            <button
                type="button"
                aria-label=move || t!(name)
                title=move || t!(name)
                on:click=move |_| {
                    turn_by_key(key);
                }
            >
                {sign}
            </button>
        }
    });
    view! {
        <div class="surface-half">
            <div class="surface-head">
                <h4>{move || t!("surface-heading")}</h4>
                <div
                    class="chart-tools surface-turn"
                    role="group"
                    aria-label=move || t!("surface-turn")
                >
                    {buttons.into_iter().collect::<Vec<_>>()}
                </div>
            </div>
            <div
                class="chart-stage surface-stage surface-turning"
                node_ref=stage
                tabindex="0"
                role="application"
                aria-label=move || t!("surface-label", name = shown.name.get())
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=up
                on:pointerleave=leave
                on:keydown=press
            >
                <canvas node_ref=walls aria-hidden="true"></canvas>
                <canvas node_ref=surface aria-hidden="true"></canvas>
                <canvas node_ref=above aria-hidden="true"></canvas>
            </div>
        </div>
    }
    .into_any()
}

/// Where a pointer is in the window, which stays true outside the stage.
fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
