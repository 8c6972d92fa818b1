//! An activation from basis functions: what goes wrong with coefficients that do not learn, and one
//! whose coefficients do.

use super::conditions::{has_basis, learns_coefficients, lets_through};
use crate::course::exercise::{Ask, Exercise, Question, Step, Task, Wanted};
use crate::course::exercises::tools::{compared, explain, formula, mistake};
use crate::course::measure::{Measure, Read};
use crate::course::measured::Trained;
use crate::course::right::Right;

const ORDER: Ask = Ask::Choose(&["above", "same", "below"]);

/// A network that guesses reaches 0.1; one that is above this has learned.
const LEARNED: f64 = 0.2;

/// The exercise. `fix` is what the book's code does to its coefficients.
pub const EXERCISE: Exercise = Exercise {
    name: "e10",
    start: "#/explore?v=1&act=bspline,fourier",
    steps: &[
        Step {
            name: "kept",
            task: Task::Predict(Question {
                ask: Ask::Choose(&["stops", "frozen", "follows"]),
                right: |measured| {
                    let ends = measured.each("kept", "f1", |reading| reading.trained.clone());
                    let learned = |end: &Trained| !end.diverged && end.test_accuracy > LEARNED;
                    // Numbers that training moved are told with its end.
                    let moved = ends.iter().any(|end| !end.parameters.is_empty());
                    let what = match () {
                        () if ends.is_empty() => return None,
                        () if moved => "follows",
                        () if ends.iter().all(learned) => "frozen",
                        () => "stops",
                    };
                    Some(Right::OneOf(vec![what]))
                },
            }),
        },
        Step {
            name: "gain",
            task: Task::Predict(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("kept", "f2"), ("kept", "f1")),
            }),
        },
        Step {
            name: "run",
            task: Task::Run(&[Measure {
                name: "kept",
                experiment: "act=f1,f2&hidden=64-64&n=6000&epochs=2&seeds=3\
                    &f1=spline(x,-3,3,c);fix%20c[7]=(0,0,0,0,1,2,3)\
                    &f2=spline(x,-3,3,c);train%20c[7]=(0,0,0,0,1,2,3)",
                reads: &[Read::Training],
            }]),
        },
        formula(
            "shape",
            Wanted::Such(&[
                ("basis", has_basis),
                ("detached", learns_coefficients),
                ("flat", lets_through),
            ]),
        ),
        Step {
            name: "guess",
            task: Task::Predict(Question {
                ask: ORDER,
                right: |measured| compared(measured, ("own", "f1"), ("own", "relu")),
            }),
        },
        Step {
            name: "again",
            task: Task::Run(&[Measure {
                name: "own",
                experiment: "act=f1,relu&f1={shape}&hidden=64-64&init=xavier&n=6000&epochs=3&seeds=3",
                reads: &[Read::Training],
            }]),
        },
        explain("words", 120),
    ],
    hints: 3,
    solution: &[
        ("kept", "frozen"),
        ("gain", "above"),
        (
            "shape",
            "x/2 + sum(k, n, c[k]*sin(k*x)); size n = 3; train c[n] = 0.2",
        ),
        ("guess", "same"),
        (
            "words",
            "A detached coefficient has no gradient, so the optimiser never moves it; nothing fails, since the \
             weights around it still learn. One sees it by printing the coefficients before and after training.",
        ),
    ],
    mistakes: &[
        mistake("kept", "stops", "stops"),
        mistake("kept", "follows", "follows"),
        mistake("gain", "same", "gain-same"),
        mistake("gain", "below", "gain-below"),
        mistake(
            "shape",
            "c*sin(omega*x + phi); train c = 1; train omega = 1; train phi = 0",
            "basis",
        ),
        mistake("shape", "if(x > 0, x, a*x); train a = 0.25", "basis"),
        mistake(
            "shape",
            "spline(x, -3, 3, c); fix c[7] = (0, 0, 0, 0, 1.5, 3, 4.5)",
            "detached",
        ),
        mistake(
            "shape",
            "sum(k, n, sin(omega[k]*x)); size n = 4; train omega[n] = normal",
            "detached",
        ),
        mistake("shape", "spline(x, -3, 3, c); train c[7] = 0", "flat"),
        mistake("guess", "above", "guess-above"),
        mistake("guess", "same", "guess-same"),
        mistake("guess", "below", "guess-below"),
    ],
};
