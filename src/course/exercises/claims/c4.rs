//! The answer key orders STAF > TeLU > PReLU > ReLU. Do its own table, and runs, bear it out?

use super::printed::{PRELU, RELU, STAF, TELU};
use crate::course::evidence::{Order, compare};
use crate::course::exercise::{Ask, Exercise};
use crate::course::exercises::tools::{answer, measure, mistake, one, predict, run, why};
use crate::course::measure::Read;
use crate::course::measured::Measured;
use crate::course::right::Right;

const FOUR: [&str; 4] = ["staf", "telu", "prelu", "relu"];

/// The steps of the key's order, and the two functions that each of them compares.
const STEPS: [(&str, &str, &str); 3] = [
    ("staf-telu", "staf", "telu"),
    ("telu-prelu", "telu", "prelu"),
    ("prelu-relu", "prelu", "relu"),
];

/// The exercise. Its runs begin as the table's do; they end after a fraction of its steps.
pub const EXERCISE: Exercise = Exercise {
    name: "c4",
    start: "#/train?v=1&act=staf,telu,prelu,relu&lr=0.001&momentum=0.8&n=6000&batch=32&epochs=2",
    steps: &[
        answer("table", Ask::Rank(&FOUR), |_| {
            let printed = [
                ("staf", STAF),
                ("telu", TELU),
                ("prelu", PRELU),
                ("relu", RELU),
            ];
            let pairs = printed.iter().flat_map(|first| {
                let below = printed.iter().filter(|second| first.1 > second.1);
                below.map(|second| (first.0, second.0))
            });
            Some(Right::Pairs(pairs.collect()))
        }),
        predict("guess", Ask::Choose(&["all", "some", "none"]), |measured| {
            one(match borne_out(measured)?.len() {
                0 => "none",
                3 => "all",
                _ => "some",
            })
        }),
        run(&[measure(
            "four",
            "act=staf,telu,prelu,relu&lr=0.001&momentum=0.8&n=6000&batch=32&epochs=2&seeds=3",
            &[Read::Training],
        )]),
        answer(
            "shown",
            Ask::Mark(&["staf-telu", "telu-prelu", "prelu-relu"]),
            |measured| Some(Right::Set(borne_out(measured)?)),
        ),
        answer(
            "differs",
            Ask::Choose(&["noise", "moment", "recipe"]),
            |_| one("moment"),
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("table", "telu>prelu>staf>relu"),
        ("guess", "=measured"),
        ("shown", "=measured"),
        ("differs", "moment"),
        (
            "why",
            "The table has one run of each, so its last tenths are noise; only differences larger than the spread over seeds can be ranked.",
        ),
    ],
    mistakes: &[
        mistake("table", "staf>telu>prelu>relu", "key"),
        mistake("table", "relu>staf>prelu>telu", "turned"),
        mistake("guess", "all", "all"),
        mistake("guess", "none", "none"),
        mistake("shown", "staf-telu,telu-prelu,prelu-relu", "means"),
        mistake("shown", "none", "nothing"),
        mistake("differs", "noise", "noise"),
        mistake("differs", "recipe", "recipe"),
    ],
};

/// The steps of the key's order that the runs show.
fn borne_out(measured: &Measured) -> Option<Vec<&'static str>> {
    let of = |key| {
        let runs = measured.accuracies("four", key);
        (!runs.is_empty()).then_some(runs)
    };
    let mut shown = Vec::new();
    for (name, first, second) in STEPS {
        if compare(&of(first)?, &of(second)?) == Order::Above {
            shown.push(name);
        }
    }
    Some(shown)
}
