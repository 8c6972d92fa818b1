//! A new activation, compared with evidence: at the usual recipe, and again with start values that
//! keep the signal's size.

use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Wanted};
use crate::course::exercises::tools::{compared, explain, formula, mistake};
use crate::course::measure::{Measure, Read};

const ORDER: Ask = Ask::Choose(&["above", "same", "below"]);

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "e11",
    start: "#/design?v=1&act=f1,relu,gelu&f1=(x%20%2B%20abs(x))%2F2",
    steps: &[
        formula("own", Wanted::Own),
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("recipe", "f1"), ("recipe", "relu")),
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[
                Measure {
                    name: "recipe",
                    experiment: "act=f1,relu&f1={own}&n=6000&epochs=3&seeds=3",
                    reads: &[Read::Training],
                },
                Measure {
                    name: "level",
                    experiment: "act=f1,relu,gelu&f1={own}&init=xavier&n=6000&epochs=3&seeds=3",
                    reads: &[Read::Training],
                },
            ]),
        },
        Step {
            name: "level",
            task: Task::Answer(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("level", "f1"), ("level", "relu")),
            }),
        },
        Step {
            name: "gelu",
            task: Task::Answer(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("level", "f1"), ("level", "gelu")),
            }),
        },
        explain("words", 200),
    ],
    hints: 3,
    solution: &[
        ("own", "max(x, tanh(x))"),
        ("guess", "above"),
        ("level", "same"),
        ("gelu", "same"),
        (
            "words",
            "At the usual recipe it is clearly ahead of ReLU, but with start values that keep the signal's \
             size the lead is gone. So it starts faster from small weights, because its slope at 0 is 1 on both \
             sides; that it ends higher, three seeds and three epochs do not show.",
        ),
    ],
    mistakes: &[
        mistake("own", "max(0, x)", "known"),
        mistake("own", "x*sigmoid(x)", "known"),
        mistake("own", "if(x > 0, x, 0.01*x)", "known"),
        mistake("own", "2*x + 1", "straight"),
        mistake("own", "ln(x)", "finite"),
        mistake("own", "1/(x - 1)", "finite"),
        mistake("own", "x1*x2", "maps"),
        mistake("guess", "above", "recipe-above"),
        mistake("guess", "same", "recipe-same"),
        mistake("guess", "below", "recipe-below"),
        mistake("level", "above", "level-above"),
        mistake("level", "same", "level-same"),
        mistake("level", "below", "level-below"),
        mistake("gelu", "above", "gelu-above"),
        mistake("gelu", "same", "gelu-same"),
        mistake("gelu", "below", "gelu-below"),
    ],
};
