//! The surface's stage between two drawings, and the drawings.

use leptos::html;
use leptos::prelude::*;

use super::axes::Layout;
use super::camera::Camera;
use super::component::{Shown, surface_names};
use super::mesh::position;
use super::paint::{self, Look, Solid};
use crate::ui::chart::frame::density;
use crate::ui::chart::read_theme;

/// A pointer that is down on the stage.
#[derive(Clone, Copy)]
pub(super) struct Held {
    /// Where it went down.
    pub from: (f64, f64),
    /// Where the reader looked from then.
    pub camera: Camera,
    /// It has left the place since.
    pub dragged: bool,
}

/// What a drawing leaves behind for the next one and for pointers.
#[derive(Default)]
pub(super) struct Drawn {
    /// The surface itself.
    pub solid: Solid,
    /// Where things are.
    pub layout: Option<Layout>,
    /// Turns are under way: draw fast.
    pub turning: bool,
    /// The pointer that turns.
    pub held: Option<Held>,
    /// Ends a turn by keys.
    pub rest: Option<TimeoutHandle>,
    /// A mark is drawn.
    pub ringed: bool,
}

/// The state of one stage.
pub(super) type State = StoredValue<Drawn, LocalStorage>;

/// Draws the box and the surface as the reader sees them now.
pub(super) fn paint(
    shown: Shown,
    stage: NodeRef<html::Div>,
    [walls, surface]: [NodeRef<html::Canvas>; 2],
    state: State,
    now: RwSignal<Camera>,
) -> Option<()> {
    let stage = stage.try_get_untracked()??;
    let walls = walls.try_get_untracked()??;
    let surface = surface.try_get_untracked()??;
    let camera = now.try_get_untracked()?;
    shown.grid.try_with_untracked(|grid| {
        let grid = grid.as_ref()?;
        state.try_update_value(|state| {
            // Colours and sizes are asked for at rest only: the browser would lay the page out.
            if !state.turning || state.layout.is_none() {
                let size = (
                    f64::from(stage.client_width()),
                    f64::from(stage.client_height()),
                );
                // Not laid out: in a closed part of the page. Its size will change when it opens.
                if size.0 < 1.0 || size.1 < 1.0 {
                    return None;
                }
                state.layout = Some(Layout::new(grid, size));
                shown.colours.try_set_value(read_theme(&stage));
            }
            let layout = state.layout?;
            let theme = shown.colours.try_get_value()?;
            let names = untrack(surface_names);
            let look = Look {
                names: &names,
                theme: &theme,
                density: density(),
            };
            let (canvases, turning) = ([&walls, &surface], state.turning);
            state
                .solid
                .draw(canvases, grid, (&layout, camera), look, turning)
        })?
    })?
}

/// Draws the mark above the surface, or takes it away.
pub(super) fn mark(
    shown: Shown,
    canvas: NodeRef<html::Canvas>,
    state: State,
    now: RwSignal<Camera>,
) {
    let (Some(Some(canvas)), Some(marked), Some(camera), Some(Some(layout))) = (
        canvas.try_get_untracked(),
        shown.marked.try_get_untracked(),
        now.try_get_untracked(),
        state.try_with_value(|state| state.layout),
    ) else {
        return;
    };
    shown.grid.try_with_untracked(|grid| {
        let at = grid.as_ref().zip(marked).and_then(|(grid, vertex)| {
            grid.row(vertex)?;
            let point = layout.view(camera).project(position(grid, vertex));
            point.y.is_finite().then_some((point.x, point.y))
        });
        // Clearing what is clear would still have the browser compose it anew in every frame.
        let before =
            state.try_update_value(|state| std::mem::replace(&mut state.ringed, at.is_some()));
        if at.is_some() || before == Some(true) {
            paint::ring(&canvas, layout.size, density(), at);
        }
    });
}
