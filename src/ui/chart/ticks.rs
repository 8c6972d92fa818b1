//! Round ranges, tick positions and the numbers beside them.
//!
//! Steps are 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph
//! labels", Graphics Gems 1990), here the smallest that gives no more ticks than asked.

use super::scene::Values;

/// Ticks of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The lower end of the axis, in data units.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Where the ticks are, ascending.
    pub at: Vec<f64>,
    /// What stands beside each tick.
    pub labels: Vec<String>,
    /// The axis is divided by equal factors.
    pub logarithmic: bool,
}

impl Ticks {
    /// The same ticks on an axis that ends at `low` and `high`.
    pub fn cut(mut self, low: f64, high: f64) -> Self {
        let slack = (high - low) * 1e-9;
        let keep: Vec<bool> = self
            .at
            .iter()
            .map(|&at| at >= low - slack && at <= high + slack)
            .collect();
        // With fewer than two ticks inside, the round ends carry the scale instead.
        if keep.iter().filter(|&&keep| keep).count() < 2 {
            return self;
        }
        let mut kept = keep.iter();
        self.at.retain(|_| *kept.next().unwrap_or(&false));
        let mut kept = keep.iter();
        self.labels.retain(|_| *kept.next().unwrap_or(&false));
        (self.low, self.high) = (low, high);
        self
    }

    /// Where a value lies on the axis, as a share of its length: 0 at `low`, 1 at `high`.
    pub fn share(&self, value: f64) -> f64 {
        if self.logarithmic {
            (value.log10() - self.low.log10()) / (self.high.log10() - self.low.log10())
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }

    /// The value at a share of the axis; the reverse of [`Ticks::share`].
    pub fn value(&self, share: f64) -> f64 {
        if self.logarithmic {
            let (low, high) = (self.low.log10(), self.high.log10());
            10f64.powf(low + (high - low) * share)
        } else {
            self.low + (self.high - self.low) * share
        }
    }
}

/// Ticks with equal steps for a range with `low < high`, at most about `most` of them.
pub fn linear(low: f64, high: f64, most: usize, values: Values) -> Ticks {
    let most = most.max(2) as f64;
    let mut step = round_step((high - low) / (most - 1.0));
    if values == Values::Whole {
        step = step.max(1.0);
    }
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    // A range far from zero but tiny in comparison: steps vanish in rounding.
    if !(last - first).is_finite() || last - first > 1000.0 || first + 1.0 == first {
        return ends(low, high);
    }
    let count = (last - first) as usize + 1;
    let at: Vec<f64> = (0..count)
        .map(|index| {
            let value = (first + index as f64) * step;
            // 3 × 0.1 is not 0.3; rounding to the step's own decimals is.
            round_to(value, step)
        })
        .collect();
    let labels = at.iter().map(|&value| label(value, step, values)).collect();
    Ticks {
        low: at[0],
        high: at[count - 1],
        at,
        labels,
        logarithmic: false,
    }
}

/// Ticks at powers of ten, and at 2 and 5 times them where there is room; `0 < low < high`.
pub fn logarithmic(low: f64, high: f64, most: usize) -> Ticks {
    let most = most.max(2);
    let low = low.max(f64::MIN_POSITIVE);
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let decades = (last - first).max(1) as usize;
    let mut at = Vec::new();
    let fine: &[f64] = if decades * 3 < most.max(4) {
        &[1.0, 2.0, 5.0]
    } else {
        &[1.0]
    };
    let stride = decades.div_ceil(most).max(1);
    for power in (first..=last).step_by(stride) {
        for factor in fine {
            at.push(factor * 10f64.powi(power));
        }
    }
    // The axis ends at the nearest ticks around the data.
    let from = at.iter().rposition(|&tick| tick <= low * (1.0 + 1e-12));
    let to = at.iter().position(|&tick| tick >= high * (1.0 - 1e-12));
    let at = at[from.unwrap_or(0)..=to.unwrap_or(at.len() - 1)].to_vec();
    if at.len() < 2 {
        return ends(low, high);
    }
    Ticks {
        low: at[0].min(low),
        high: at[at.len() - 1].max(high),
        labels: at.iter().map(|&value| short(value)).collect(),
        at,
        logarithmic: true,
    }
}

fn ends(low: f64, high: f64) -> Ticks {
    Ticks {
        low,
        high,
        at: vec![low, high],
        labels: vec![short(low), short(high)],
        logarithmic: false,
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is at least `rough`.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let power = if power > 0.0 && power.is_finite() {
        power
    } else {
        return f64::MIN_POSITIVE;
    };
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

fn decimals(step: f64) -> usize {
    (-step.log10().floor()).clamp(0.0, 300.0) as usize
}

fn round_to(value: f64, step: f64) -> f64 {
    let places = decimals(step);
    if places > 12 {
        return value;
    }
    let scale = 10f64.powi(places as i32);
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() {
        rounded + 0.0
    } else {
        value
    }
}

/// The number beside a tick, with the decimals that `step` needs.
fn label(value: f64, step: f64, values: Values) -> String {
    match values {
        Values::Percent => {
            let places = decimals(step * 100.0 * (1.0 + 1e-9));
            format!("{:.places$}%", value * 100.0 + 0.0)
        }
        // Powers of ten, unless their four digits could not tell neighbouring ticks apart.
        _ if (value.abs() >= 1e6 && step >= value.abs() * 1e-3)
            || (step < 1e-4 && value.abs() < step * 1e3) =>
        {
            short(value)
        }
        _ => minus(format!("{:.*}", decimals(step * (1.0 + 1e-9)), value)),
    }
}

/// A number for a tooltip or a tick: four or five significant digits, powers of ten for the rest.
pub fn short(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    if value != 0.0 && !(1e-4..1e6).contains(&value.abs()) {
        let text = format!("{value:.3e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        let power = superscript(power);
        return minus(match digits {
            "1" => format!("10{power}"),
            "-1" => format!("-10{power}"),
            _ => format!("{digits}×10{power}"),
        });
    }
    let magnitude = value.abs().log10().floor();
    let places = match magnitude {
        m if !m.is_finite() => 0,
        m if m < 0.0 => (3.0 - m) as usize,
        m => 4_usize.saturating_sub(m as usize),
    };
    let text = format!("{value:.places$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    minus(if text == "-0" { "0" } else { text }.to_owned())
}

/// A value as an axis of this kind writes it, for tooltips, tables and the live region.
pub fn written(value: f64, values: Values) -> String {
    match values {
        Values::Percent if value.is_finite() => format!("{:.2}%", value * 100.0),
        _ => short(value),
    }
}

fn minus(text: String) -> String {
    text.replacen('-', "−", 1)
}

fn superscript(power: &str) -> String {
    power
        .chars()
        .map(|digit| match digit {
            '-' => '⁻',
            '0'..='9' => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][digit as usize - 48],
            other => other,
        })
        .collect()
}

#[cfg(test)]
#[path = "ticks_tests.rs"]
mod tests;
