//! Sigmoid ends at chance in the book's table: is that the function, or the recipe?

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, fitting, mean, measure, mistake, one, percent, predict, run, why,
};
use crate::course::measure::Read;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c6",
    start: "#/train?v=1&act=sigmoid&lr=0.1&n=6000&batch=16&epochs=10",
    steps: &[
        predict("guess", Ask::Choose(&["stays", "learns"]), |measured| {
            one(match percent(measured, "larger", "sigmoid")? {
                reached if reached > 20.0 => "learns",
                _ => "stays",
            })
        }),
        run(&[
            measure(
                "table",
                "act=sigmoid&lr=0.001&momentum=0.8&n=6000&batch=16&epochs=2&seeds=2",
                &[Read::GradientsAtStart, Read::Training],
            ),
            measure(
                "larger",
                "act=sigmoid&lr=0.1&n=6000&batch=16&epochs=10&seeds=2",
                &[Read::Training],
            ),
        ]),
        answer("reached", Ask::Number(Unit::Percent), |measured| {
            about(percent(measured, "larger", "sigmoid")?, 1.0)
        }),
        answer(
            "ratio",
            Ask::Choose(&["same", "hundreds", "thousands"]),
            |measured| {
                let ratio = |reading: &crate::course::measured::Reading| {
                    let layers = reading.gradients_at_start.as_ref()?;
                    Some(layers.last()? / layers.first()?)
                };
                fitting(
                    mean(&measured.each("table", "sigmoid", ratio))?,
                    &[
                        ("same", 0.0..15.0),
                        ("hundreds", 7.0..1500.0),
                        ("thousands", 700.0..f64::INFINITY),
                    ],
                )
            },
        ),
        answer("shows", Ask::Choose(&["function", "recipe"]), |_| {
            one("recipe")
        }),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("reached", "=measured"),
        ("ratio", "=measured"),
        ("shows", "recipe"),
        (
            "why",
            "The gradients that reach the first layers are tiny, and a small learning rate makes tiny steps of them; larger steps leave the plateau.",
        ),
    ],
    mistakes: &[
        mistake("guess", "stays", "stays"),
        mistake("reached", "10", "table"),
        mistake("ratio", "same", "same"),
        mistake("ratio", "hundreds", "hundreds"),
        mistake("shows", "function", "function"),
    ],
};
