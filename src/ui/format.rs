//! Numbers as people read them.
//!
//! Both languages of the page write 60,000 and 0.875, so there is one set of
//! separators; a language that differs would be asked for here and nowhere else.

use super::t;

/// Between groups of three digits.
const GROUP: char = ',';

/// A whole number, grouped: 60,000.
pub fn integer(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(GROUP);
        }
        text.push(digit);
    }
    text
}

/// A number with a fixed count of decimals; a dash for one that is not finite.
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_finite() {
        format!("{value:.decimals$}")
    } else {
        "–".to_owned()
    }
}

/// A share in 0…1 as percent, without the sign: 0.8754 → 87.5.
pub fn percent(share: f64, decimals: usize) -> String {
    fixed(share * 100.0, decimals)
}

/// A number as short as it can be written exactly: 0.001, 7, 1e-12.
pub fn plain(value: f64) -> String {
    if value != 0.0 && !(1e-5..1e7).contains(&value.abs()) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// Three significant digits for what is measured: 6.04, 17.3, 640.
pub fn measured(value: f64) -> String {
    let decimals = match value.abs() {
        v if v < 10.0 => 2,
        v if v < 100.0 => 1,
        _ => 0,
    };
    fixed(value, decimals)
}

/// Bytes as megabytes (10⁶), without the unit: 30.9.
pub fn megabytes(bytes: u64) -> String {
    fixed(bytes as f64 / 1e6, 1)
}

/// A length of time: 8.3 s, 2 min 05 s, 1 h 04 min.
pub fn duration(seconds: f64) -> String {
    if !seconds.is_finite() || seconds < 0.0 {
        return "–".to_owned();
    }
    if seconds < 10.0 {
        return t!("time-seconds", seconds = fixed(seconds, 1));
    }
    let whole = seconds.round() as u64;
    if whole < 60 {
        t!("time-seconds", seconds = whole.to_string())
    } else if whole < 3600 {
        let rest = format!("{:02}", whole % 60);
        t!("time-minutes", minutes = whole / 60, seconds = rest)
    } else {
        let rest = format!("{:02}", whole / 60 % 60);
        t!("time-hours", hours = whole / 3600, minutes = rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(1000), "1,000");
        assert_eq!(integer(20_000_000), "20,000,000");
        assert_eq!(fixed(f64::NAN, 2), "–");
        assert_eq!(percent(0.8754, 1), "87.5");
        assert_eq!(plain(0.001), "0.001");
        assert_eq!(plain(1e-12), "1e-12");
        assert_eq!(plain(0.0), "0");
        assert_eq!(measured(6.0401), "6.04");
        assert_eq!(measured(17.34), "17.3");
        assert_eq!(measured(640.2), "640");
        assert_eq!(megabytes(26_421_880), "26.4");
    }

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!(duration(8.34), "8.3 s");
        assert_eq!(duration(59.4), "59 s");
        assert_eq!(duration(125.0), "2 min 05 s");
        assert_eq!(duration(3_840.0), "1 h 04 min");
        assert_eq!(duration(f64::INFINITY), "–");
    }
}
