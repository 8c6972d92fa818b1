//! The count of dead neurons cannot see saturation.

use crate::activation;
use crate::course::equal::start_numbers;
use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{
    about, answer, card, measure, mistake, one, predict, run, why,
};
use crate::course::measure::Read;
use crate::course::measured::{Layer, Measured};
use crate::course::right::Right;
use crate::formula::Compiled;

const FOUR: [&str; 4] = ["relu", "tanh", "hardswish", "gelu"];

/// The exercise: a network wrecked by a learning rate that is far too large.
pub const EXERCISE: Exercise = Exercise {
    name: "c10",
    start: "#/neurons?v=1&act=tanh&lr=1&n=2000&batch=32&epochs=2&at=end",
    steps: &[
        predict(
            "guess",
            Ask::Choose(&["none", "some", "most"]),
            |measured| {
                let (dead, all) = count(measured, |layer| layer.counts.dead)?;
                one(match dead / all {
                    share if share < 0.01 => "none",
                    share if share < 0.5 => "some",
                    _ => "most",
                })
            },
        ),
        run(&[measure(
            "wreck",
            "act=tanh&lr=1&n=2000&batch=32&epochs=2",
            &[Read::Training, Read::NeuronsAtEnd],
        )]),
        answer("saturated", Ask::Number(Unit::Neurons), |measured| {
            about(count(measured, |layer| layer.counts.saturated)?.0, 0.5)
        }),
        answer("can", Ask::Mark(&FOUR), |_| {
            Some(Right::Set(
                FOUR.into_iter().filter(|key| silent(key)).collect(),
            ))
        }),
        why(),
    ],
    hints: 3,
    solution: &[
        ("guess", "=measured"),
        ("saturated", "=measured"),
        ("can", "relu,hardswish"),
        (
            "why",
            "The count asks for outputs of exactly 0, which tanh has only at 0; its saturated neurons say 1 or −1, and their slope is as small as that of a dead one.",
        ),
    ],
    mistakes: &[
        mistake("guess", "some", "some"),
        mistake("guess", "most", "most"),
        mistake("saturated", "0", "column"),
        mistake("can", "relu", "clamp"),
        mistake("can", "relu,tanh,hardswish", "crosses"),
        mistake("can", "relu,hardswish,gelu", "fades"),
    ],
};

/// How many neurons the counts have, of how many, over all layers.
fn count(measured: &Measured, part: fn(&Layer) -> u32) -> Option<(f64, f64)> {
    let runs = measured.each("wreck", "tanh", |reading| reading.neurons_at_end.clone());
    let layers = runs.first()?;
    let sum = |part: fn(&Layer) -> u32| layers.iter().map(part).sum::<u32>();
    Some((sum(part).into(), sum(|layer| layer.width).into()))
}

/// Whether a function is exactly 0 on a whole stretch.
fn silent(key: &str) -> bool {
    let Some(entry) = activation::find(key) else {
        return false;
    };
    let formula = entry.formula();
    let (compiled, p) = (Compiled::new(&formula), start_numbers(&formula));
    card(key).is_some_and(|card| {
        card.slopes.flat.iter().any(|flat| {
            let inside = flat.from.max(-100.0) / 2.0 + flat.to.min(100.0) / 2.0;
            compiled.value(&[inside], &p, None) == 0.0
        })
    })
}
