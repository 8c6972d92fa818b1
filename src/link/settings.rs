//! The keys of a link that make the experiment: each is read into it and written from it.

use std::collections::BTreeMap;

use super::activations;
use super::notice::{Notice, Notices, shown};
use super::values::{
    DATA, DEVICES, INITS, OPTIMIZERS, PRESETS, Read, SHARES, SWITCH, between, choice, clamp, count,
    find, formula, hidden, name, widths,
};
use super::wire::number;
use crate::activation::formula_number;
use crate::experiment::{Experiment, Preset, Vary, limits};

/// The keys in the order in which they are written. `preset` stands first, because
/// the others override it.
const KEYS: [&str; 26] = [
    "preset", "act", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "hidden", "noact",
    "share", "opt", "lr", "momentum", "batch", "epochs", "seed", "seeds", "vary", "init", "data",
    "n", "device",
];

/// The settings that `vary` may sweep.
const SWEPT: [&str; 12] = [
    "hidden", "noact", "share", "opt", "lr", "momentum", "batch", "epochs", "seed", "init", "data",
    "n",
];

/// The preset's name in a link.
pub fn preset_key(preset: Preset) -> &'static str {
    name(&PRESETS, preset)
}

pub(super) fn is_key(key: &str) -> bool {
    KEYS.contains(&key)
}

/// The experiment with one setting read from text, as a link would have it; none if
/// the text is not a valid value. This is how a swept setting (`vary`) becomes an experiment.
pub fn with(experiment: &Experiment, key: &str, value: &str) -> Option<Experiment> {
    let mut changed = experiment.clone();
    let mut notices = Notices::default();
    set(&mut changed, key, value, &mut notices);
    let fits = changed.parameter_count() <= limits::PARAMETERS as u64;
    (SWEPT.contains(&key) && notices.is_empty() && fits).then_some(changed)
}

pub(super) fn read(pairs: &BTreeMap<String, String>, notices: &mut Notices) -> Experiment {
    let mut experiment = Experiment::default();
    if let Some(given) = pairs.get("preset") {
        match find(&PRESETS, given) {
            Some(preset) => experiment = Experiment::preset(preset),
            None => notices.push(Notice::bad("preset", given, "")),
        }
    }
    let base = experiment.clone();
    let given = |key: &str| pairs.get(key).map(String::as_str);

    // Formulas first: `act` may name them.
    for key in KEYS {
        if let (Some(number), Some(text)) = (formula_number(key), given(key)) {
            match formula(text) {
                Some(text) => _ = experiment.formulas.insert(number, text),
                None => notices.push(Notice::bad(key, text, "")),
            }
        }
    }
    if let Some(text) = given("act") {
        let choices = activations::read(text, &experiment.formulas, notices);
        if choices.is_empty() {
            let used = activations::write(&base.activations);
            notices.push(Notice::bad("act", text, &used));
        } else {
            experiment.activations = choices;
        }
    }
    for key in KEYS {
        if let Some(text) = given(key) {
            set(&mut experiment, key, text, notices);
        }
    }

    // Only now is the input's size known.
    let asked = experiment.parameter_count();
    if asked > limits::PARAMETERS as u64 {
        notices.push(too_many(&experiment.hidden, asked, &base.hidden));
        experiment.hidden = base.hidden;
    }
    if let Some(text) = given("vary") {
        experiment.vary = vary(&experiment, text, notices);
    }
    experiment
}

fn too_many(hidden: &[usize], asked: u64, used: &[usize]) -> Notice {
    Notice::TooManyParameters {
        given: shown(&widths(hidden)),
        asked,
        limit: limits::PARAMETERS as u64,
        used: shown(&widths(used)),
    }
}

/// Reads one setting that stands for itself (not `act`, a formula, `vary` or `preset`).
/// A bad value leaves the experiment as it is.
fn set(experiment: &mut Experiment, key: &str, text: &str, notices: &mut Notices) {
    let e = experiment;
    let read = match key {
        "hidden" => put(&mut e.hidden, hidden(text)),
        "noact" => put(&mut e.noact, choice(&SWITCH, text)),
        "share" => put(&mut e.share, choice(&SHARES, text)),
        "opt" => put(&mut e.optimizer, choice(&OPTIMIZERS, text)),
        "lr" => put(&mut e.lr, between(text, limits::LR)),
        "momentum" => put(&mut e.momentum, between(text, limits::MOMENTUM)),
        "batch" => put(&mut e.batch, count(text, limits::BATCH)),
        "epochs" => put(&mut e.epochs, count(text, limits::EPOCHS)),
        "seed" => put(&mut e.seed, clamp(text, 0, limits::SEED)),
        "seeds" => put(&mut e.seeds, count(text, limits::SEEDS)),
        "init" => put(&mut e.init, choice(&INITS, text)),
        "data" => put(&mut e.data, choice(&DATA, text)),
        "n" => put(&mut e.n, count(text, limits::SAMPLES)),
        "device" => put(&mut e.device, choice(&DEVICES, text)),
        _ => return,
    };
    let used = || get(e, key).unwrap_or_default();
    match read {
        Read::Ok(()) => {}
        Read::Clamped(()) => notices.push(Notice::clamped(key, text, &used())),
        Read::Bad => notices.push(Notice::bad(key, text, &used())),
    }
}

fn put<T>(place: &mut T, read: Read<T>) -> Read<()> {
    match read {
        Read::Ok(value) => {
            *place = value;
            Read::Ok(())
        }
        Read::Clamped(value) => {
            *place = value;
            Read::Clamped(())
        }
        Read::Bad => Read::Bad,
    }
}

/// The value of a key as it is written; none where there is nothing to write.
fn get(e: &Experiment, key: &str) -> Option<String> {
    Some(match key {
        "preset" => preset_key(e.preset?).into(),
        "act" => activations::write(&e.activations),
        "hidden" => widths(&e.hidden),
        "noact" => name(&SWITCH, e.noact).into(),
        "share" => name(&SHARES, e.share).into(),
        "opt" => name(&OPTIMIZERS, e.optimizer).into(),
        "lr" => number(e.lr),
        "momentum" => number(e.momentum),
        "batch" => e.batch.to_string(),
        "epochs" => e.epochs.to_string(),
        "seed" => e.seed.to_string(),
        "seeds" => e.seeds.to_string(),
        "vary" => {
            let vary = e.vary.as_ref()?;
            format!("{}:{}", vary.key, vary.values.join(","))
        }
        "init" => name(&INITS, e.init).into(),
        "data" => name(&DATA, e.data).into(),
        "n" => e.n.to_string(),
        "device" => name(&DEVICES, e.device).into(),
        key => e.formulas.get(&formula_number(key)?)?.to_owned(),
    })
}

/// What differs from the preset's values, or from the defaults.
pub(super) fn write(experiment: &Experiment) -> Vec<(String, String)> {
    let base = match experiment.preset {
        Some(preset) => Experiment {
            preset: None, // so that the preset itself is written
            ..Experiment::preset(preset)
        },
        None => Experiment::default(),
    };
    KEYS.iter()
        .filter_map(|key| Some((*key, get(experiment, key)?)))
        .filter(|(key, value)| get(&base, key).as_ref() != Some(value))
        .map(|(key, value)| (key.to_string(), value))
        .collect()
}

/// `vary=lr:0.001,0.01`: each value is read as the key's own, and kept as that key would be written.
fn vary(experiment: &Experiment, text: &str, notices: &mut Notices) -> Option<Vary> {
    let Some((key, list)) = text.split_once(':').filter(|(key, _)| SWEPT.contains(key)) else {
        notices.push(Notice::bad("vary", text, ""));
        return None;
    };
    let mut values: Vec<String> = Vec::new();
    for given in list.split(',') {
        if values.len() == limits::VARY {
            let used = format!("{} values", limits::VARY);
            notices.push(Notice::clamped("vary", text, &used));
            break;
        }
        let mut changed = experiment.clone();
        let mut said = Notices::default();
        set(&mut changed, key, given, &mut said);
        let asked = changed.parameter_count();
        let bad = said.finish().into_iter().any(|notice| {
            let bad = matches!(notice, Notice::BadValue { .. });
            notices.push(match bad {
                true => Notice::bad("vary", given, ""),
                false => notice,
            });
            bad
        });
        if bad {
            continue;
        }
        if asked > limits::PARAMETERS as u64 {
            notices.push(too_many(&changed.hidden, asked, &[]));
            continue;
        }
        let value = get(&changed, key).unwrap_or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }
    (!values.is_empty()).then(|| Vary {
        key: key.to_owned(),
        values,
    })
}
