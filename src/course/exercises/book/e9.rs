//! A rational activation: without poles, and against ReLU.

use super::conditions::{can_start, grows_slowly, has_parameters, no_pole, quotient};
use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Wanted};
use crate::course::exercises::tools::{compared, explain, formula, mistake};
use crate::course::measure::{Measure, Read};

/// The exercise. Glorot's start values keep the signal's size, so that not the function's gain
/// decides.
pub const EXERCISE: Exercise = Exercise {
    name: "e9",
    start: "#/explore?v=1&act=rational,relu",
    steps: &[
        formula(
            "shape",
            Wanted::Such(&[
                ("quotient", quotient),
                ("pole", no_pole),
                ("parameters", has_parameters),
                ("growth", grows_slowly),
                ("start", can_start),
            ]),
        ),
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: Ask::Choose(&["above", "same", "below"]),
                right: |measured| compared(measured, ("against", "f1"), ("against", "relu")),
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[Measure {
                name: "against",
                experiment: "act=f1,relu&f1={shape}&init=xavier&n=6000&epochs=3&seeds=3",
                reads: &[Read::Training],
            }]),
        },
        explain("words", 150),
    ],
    hints: 3,
    solution: &[
        (
            "shape",
            "(a0 + a1*x + a2*x^2 + a3*x^3)/(1 + abs(b1)*abs(x) + abs(b2)*x^2); \
             train a0 = 0.1145; train a1 = 0.5892; train a2 = 0.542; train a3 = 0.1327; \
             train b1 = 0.2073; train b2 = 0.2069",
        ),
        ("guess", "same"),
        (
            "words",
            "For it: a few trained numbers can take the shape of many other functions, and it needs no exponential. \
             Against it: the denominator must be kept away from 0, the numbers are sensitive to their start and to \
             the learning rate, and in these runs the freedom bought nothing that three seeds can show.",
        ),
    ],
    mistakes: &[
        mistake(
            "shape",
            "a*x + b*x^2; train a = 1; train b = 0.1",
            "quotient",
        ),
        mistake(
            "shape",
            "tanh(a*x)/(1 + abs(b*x)); train a = 1; train b = 1",
            "quotient",
        ),
        mistake("shape", "1/x", "pole"),
        mistake(
            "shape",
            "(a*x + b*x^2)/(1 + c*x); train a = 1; train b = 1; train c = 0.5",
            "pole",
        ),
        mistake(
            "shape",
            "(a*x + b*x^2)/(1 + c*abs(x)); train a = 1; train b = 1; train c = 1",
            "pole",
        ),
        mistake("shape", "x/(1 + abs(x))", "parameters"),
        mistake("shape", "a*x/(1 + abs(x)); train a = 1", "parameters"),
        mistake(
            "shape",
            "(a*x + b*x^3)/(1 + abs(c)*abs(x)); train a = 1; train b = 0.1; train c = 1",
            "growth",
        ),
        mistake(
            "shape",
            "(a*x + b*x*abs(x))/(1 + abs(x)); train a = 1; train b = 1",
            "start",
        ),
        mistake("guess", "above", "guess-above"),
        mistake("guess", "same", "guess-same"),
        mistake("guess", "below", "guess-below"),
    ],
};
