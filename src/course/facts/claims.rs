//! Numbers of the claims worth checking: what the answer key says, and the formulas.

use super::{Fact, cited, computed, count, decimals};
use crate::activation::find;
use crate::course::equal::start_numbers;
use crate::course::exercises::claims::printed;
use crate::experiment::{Experiment, Preset};
use crate::formula::Compiled;

/// f(x) and f′(x) of an entry of the catalogue of one input, with its start values.
fn at(key: &str, x: f64) -> (f64, f64) {
    let formula = find(key).expect("a key of the catalogue").formula();
    let out = Compiled::new(&formula).derivatives(&[x], &start_numbers(&formula), None);
    (out[0], out[1])
}

/// Where an entry's slope turns from negative to positive between −4 and 0, by halving.
fn lowest(key: &str) -> f64 {
    let (mut low, mut high) = (-4.0, 0.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        match at(key, middle).1 < 0.0 {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}

/// A small number as a multiple of a power of ten: −3.5·10⁻⁸.
fn scientific(value: f64) -> String {
    let power = value.abs().log10().floor();
    let digits = format!("{}", power.abs());
    let raised: String = digits
        .chars()
        .filter_map(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize))
        .collect();
    let sign = if power < 0.0 { "⁻" } else { "" };
    format!(
        "{}·10{sign}{raised}",
        decimals(value / 10_f64.powf(power), 1)
    )
}

pub fn facts() -> Vec<Fact> {
    let table = Experiment::preset(Preset::BookTable);
    let steps = table.epochs * table.n.div_ceil(table.batch);
    // U(±1/√n) has variance 1/(3n); ReLU leaves half of a symmetric signal's mean square.
    let (square, half) = (1.0_f64 / 3.0, 0.5);
    let apart = at("telu", -1.0).0 - at("telu_tanh_exp", -1.0).0;
    vec![
        cited("claim-key-none", "10", "book"),
        cited("claim-key-relu", "80", "book"),
        computed("claim-run-steps", count(steps as u64)),
        computed(
            "claim-twins-apart",
            decimals(printed::SWISH - printed::SILU, 1),
        ),
        computed("claim-lead", decimals(printed::TELU - printed::RELU, 1)),
        computed("claim-gelu-far", scientific(at("gelu", -6.0).1)),
        computed("claim-gelu-low", decimals(at("gelu", lowest("gelu")).0, 3)),
        computed(
            "claim-swish-low",
            decimals(at("swish", lowest("swish")).0, 3),
        ),
        computed("claim-mish-low", decimals(at("mish", lowest("mish")).0, 3)),
        computed("claim-swish-turn", decimals(lowest("swish"), 3)),
        computed("claim-nipuna-jump", decimals(at("nipuna", 0.0).0, 4)),
        computed("claim-telu-code", decimals(at("telu", -1.0).0, 3)),
        computed("claim-telu-paper", decimals(at("telu_tanh_exp", -1.0).0, 3)),
        computed("claim-telu-apart", decimals(apart.abs(), 3)),
        computed("claim-gain", decimals(square.sqrt(), 3)),
        computed("claim-he-gain", decimals(2_f64.sqrt(), 3)),
        computed("claim-four-layers", scientific((square * half).powi(4))),
    ]
}
