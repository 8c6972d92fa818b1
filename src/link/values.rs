//! The values that the settings of a link take: names from closed lists, numbers
//! with their bounds, widths and formulas.

use super::notice::disturbs;
use super::wire::{real, whole};
use crate::experiment::{DataSource, DeviceChoice, Init, Optimizer, Preset, Share, limits};

pub(super) const PRESETS: [(&str, Preset); 4] = [
    ("book-relu", Preset::BookRelu),
    ("book-table", Preset::BookTable),
    ("big-untrained", Preset::BigUntrained),
    ("thirty-layers", Preset::ThirtyLayers),
];
pub(super) const SHARES: [(&str, Share); 3] = [
    ("all", Share::All),
    ("layer", Share::Layer),
    ("neuron", Share::Neuron),
];
pub(super) const OPTIMIZERS: [(&str, Optimizer); 1] = [("sgd", Optimizer::Sgd)];
pub(super) const INITS: [(&str, Init); 4] = [
    ("torch", Init::Torch),
    ("kaiming", Init::Kaiming),
    ("xavier", Init::Xavier),
    ("orthogonal", Init::Orthogonal),
];
pub(super) const DATA: [(&str, DataSource); 7] = [
    ("fashion", DataSource::Fashion),
    ("synthetic", DataSource::Synthetic),
    ("xor", DataSource::Xor),
    ("circles", DataSource::Circles),
    ("spiral", DataSource::Spiral),
    ("moons", DataSource::Moons),
    ("fit1d", DataSource::Fit1d),
];
pub(super) const DEVICES: [(&str, DeviceChoice); 3] = [
    ("auto", DeviceChoice::Auto),
    ("cpu", DeviceChoice::Cpu),
    ("webgpu", DeviceChoice::Webgpu),
];
pub(super) const SWITCH: [(&str, bool); 2] = [("0", false), ("1", true)];

/// What became of a value.
pub(super) enum Read<T> {
    Ok(T),
    Clamped(T),
    Bad,
}

pub(super) fn formula(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.len() <= limits::FORMULA && !text.chars().any(disturbs);
    fits.then(|| text.to_owned())
}

pub(super) fn hidden(text: &str) -> Read<Vec<usize>> {
    let mut clamped = false;
    let mut list = Vec::new();
    for part in text.split('-').filter(|_| !text.is_empty()) {
        if list.len() == limits::LAYERS {
            clamped = true;
            break;
        }
        match count(part, limits::WIDTH) {
            Read::Ok(width) => list.push(width),
            Read::Clamped(width) => {
                clamped = true;
                list.push(width);
            }
            Read::Bad => return Read::Bad,
        }
    }
    match clamped {
        true => Read::Clamped(list),
        false => Read::Ok(list),
    }
}

pub(super) fn widths(hidden: &[usize]) -> String {
    let widths: Vec<String> = hidden.iter().map(usize::to_string).collect();
    widths.join("-")
}

/// A number from 0 to `high`. Below zero there is no nearest sensible value.
pub(super) fn between(text: &str, high: f64) -> Read<f64> {
    match real(text) {
        Some(value) if value < 0.0 => Read::Bad,
        Some(value) if value > high => Read::Clamped(high),
        // Not −0, which would be written like 0.
        Some(value) => Read::Ok(value + 0.0),
        None => Read::Bad,
    }
}

/// A whole number from 1 to `high`.
pub(super) fn count(text: &str, high: usize) -> Read<usize> {
    match clamp(text, 1, high as u64) {
        Read::Ok(value) => Read::Ok(value as usize),
        Read::Clamped(value) => Read::Clamped(value as usize),
        Read::Bad => Read::Bad,
    }
}

pub(super) fn clamp(text: &str, low: u64, high: u64) -> Read<u64> {
    match whole(text, low, high) {
        // Whatever does not read as the very number was brought into range.
        Some(value) if text.trim().parse() == Ok(value) => Read::Ok(value),
        Some(value) => Read::Clamped(value),
        None => Read::Bad,
    }
}

pub(super) fn choice<T: Copy>(table: &[(&str, T)], text: &str) -> Read<T> {
    match find(table, text) {
        Some(value) => Read::Ok(value),
        None => Read::Bad,
    }
}

pub(super) fn find<T: Copy>(table: &[(&str, T)], text: &str) -> Option<T> {
    let found = table.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value)
}

pub(super) fn name<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    let found = table.iter().find(|(_, known)| *known == value);
    found.map_or("", |(name, _)| name)
}
