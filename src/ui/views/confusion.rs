//! The confusion matrix as a table whose cells are shaded.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use web_sys::Element;

use super::confusion_data::Confusion;
use crate::ui::chart::save;
use crate::ui::{format, t};

/// A cell: true class, predicted class.
type Cell = (usize, usize);

/// Counts of true against predicted class, with each class's recall. The cell under the
/// pointer, or the one reached with the arrow keys, is put into a sentence.
#[component]
pub fn ConfusionMatrix(
    /// The matrix, once there is one.
    #[prop(into)]
    matrix: Signal<Option<Confusion>>,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<Cell>);
    let sentence = move || {
        matrix.with(|matrix| {
            let (matrix, cell) = (matrix.as_ref()?, chosen.get()?);
            Some(describe(matrix, cell))
        })
    };
    let size = move || matrix.with(|matrix| matrix.as_ref().map_or(0, Confusion::size));
    let pressed = move |event: KeyboardEvent| {
        if let Some(next) = step(&event.key(), chosen.get_untracked(), untrack(size)) {
            event.prevent_default();
            event.stop_propagation();
            chosen.set(next);
        }
    };
    let pointed = move |event: Event| {
        chosen.set(cell_of(&event_target::<Element>(&event)));
    };
    let save = move |_| {
        matrix.with_untracked(|matrix| {
            if let Some(matrix) = matrix {
                save::csv(
                    &t!("matrix-title"),
                    matrix.rows(&t!("matrix-corner"), &t!("matrix-recall")),
                );
            }
        });
    };
    let body = move || {
        matrix.with(|matrix| {
            let Some(matrix) = matrix else {
                return view! { <p class="view-empty">{t!("matrix-empty")}</p> }.into_any();
            };
            let heads: Vec<_> = matrix
                .classes
                .iter()
                .map(|name| view! { <th scope="col"><span>{name.clone()}</span></th> })
                .collect();
            let rows: Vec<_> = (0..matrix.size())
                .map(|row| line(matrix, row, chosen))
                .collect();
            view! {
                <div
                    class="table-scroll"
                    tabindex="0"
                    role="region"
                    aria-label=t!("matrix-label")
                    on:keydown=pressed
                    on:pointerover=move |event| pointed(event.into())
                    on:pointerleave=move |_| chosen.set(None)
                    on:blur=move |_| chosen.set(None)
                >
                    <table class="matrix">
                        <caption class="visually-hidden">{t!("matrix-title")}</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="matrix-corner">{t!("matrix-corner")}</th>
                                {heads}
                                <th scope="col" class="matrix-recall">
                                    <span>{t!("matrix-recall")}</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="view-note">{t!("matrix-caption")}</p>
            }
            .into_any()
        })
    };
    view! {
        <section class="view">
            <header class="view-head">
                <h3>{move || t!("matrix-title")}</h3>
                <button type="button" disabled=move || size() == 0 on:click=save>
                    {move || t!("chart-save-csv")}
                </button>
            </header>
            {body}
            <p class="view-note" aria-live="polite">
                {move || sentence().unwrap_or_else(|| t!("matrix-hint"))}
            </p>
        </section>
    }
}

fn line(matrix: &Confusion, row: usize, chosen: RwSignal<Option<Cell>>) -> impl IntoView + use<> {
    let cells: Vec<_> = (0..matrix.size())
        .map(|column| {
            let right = if row == column { " right" } else { "" };
            let class = format!("heat-{}{right}", matrix.level(row, column));
            view! {
                <td
                    class=class
                    class:chosen=move || chosen.get() == Some((row, column))
                    data-row=row.to_string()
                    data-column=column.to_string()
                >
                    {format::integer(matrix.count(row, column).into())}
                </td>
            }
        })
        .collect();
    let recall = format::percent(matrix.recall(row), 1);
    view! {
        <tr>
            <th scope="row">{matrix.classes[row].clone()}</th>
            {cells}
            <td class="matrix-recall">{recall}</td>
        </tr>
    }
}

/// The cell that an element of the table stands for.
fn cell_of(element: &Element) -> Option<Cell> {
    let read = |name| element.get_attribute(name)?.parse().ok();
    Some((read("data-row")?, read("data-column")?))
}

fn describe(matrix: &Confusion, (row, column): Cell) -> String {
    if row >= matrix.size() || column >= matrix.size() {
        return String::new();
    }
    let share = format::percent(matrix.share(row, column), 1);
    let count = matrix.count(row, column);
    let truth = matrix.classes[row].clone();
    if row == column {
        t!("matrix-right", count = count, truth = truth, share = share)
    } else {
        let predicted = matrix.classes[column].clone();
        t!(
            "matrix-wrong",
            count = count,
            truth = truth,
            predicted = predicted,
            share = share
        )
    }
}

/// Where a key moves the chosen cell; `None` for keys that mean nothing here.
fn step(key: &str, chosen: Option<Cell>, size: usize) -> Option<Option<Cell>> {
    let last = size.checked_sub(1)?;
    let (row, column) = chosen.unwrap_or((0, 0));
    let arrow = matches!(key, "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight");
    Some(match key {
        "Escape" if chosen.is_some() => None,
        _ if arrow && chosen.is_none() => Some((0, 0)),
        "ArrowUp" => Some((row.saturating_sub(1), column)),
        "ArrowDown" => Some(((row + 1).min(last), column)),
        "ArrowLeft" => Some((row, column.saturating_sub(1))),
        "ArrowRight" => Some((row, (column + 1).min(last))),
        "Home" => Some((row, 0)),
        "End" => Some((row, last)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_walk_over_the_cells_and_stop_at_the_edges() {
        for (key, from, to) in [
            ("ArrowDown", None, Some(Some((0, 0)))),
            ("ArrowDown", Some((0, 0)), Some(Some((1, 0)))),
            ("ArrowDown", Some((9, 3)), Some(Some((9, 3)))),
            ("ArrowRight", Some((2, 8)), Some(Some((2, 9)))),
            ("ArrowLeft", Some((2, 0)), Some(Some((2, 0)))),
            ("End", Some((2, 0)), Some(Some((2, 9)))),
            ("Escape", Some((2, 0)), Some(None)),
            ("Escape", None, None),
            ("Tab", Some((2, 0)), None),
        ] {
            let moved = step(key, from, 10);
            // Escape without a choice belongs to whoever is around the table.
            let expected = if key == "Escape" && from.is_none() {
                None
            } else {
                to
            };
            assert_eq!(moved, expected, "{key} from {from:?}");
        }
        assert_eq!(step("ArrowDown", None, 0), None);
    }
}
