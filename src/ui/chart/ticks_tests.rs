//! Ticks are round, few, ascending and around the data, whatever the data.

use super::*;

#[test]
fn steps_are_round() {
    let labels = |low, high, most, values| linear(low, high, most, values).labels.join(" ");
    assert_eq!(
        labels(0.0, 1.0, 6, Values::Number),
        "0.0 0.2 0.4 0.6 0.8 1.0"
    );
    assert_eq!(
        labels(0.0, 1.0, 6, Values::Percent),
        "0% 20% 40% 60% 80% 100%"
    );
    assert_eq!(
        labels(0.853, 0.871, 5, Values::Percent),
        "85.0% 85.5% 86.0% 86.5% 87.0% 87.5%"
    );
    assert_eq!(labels(-5.0, 5.0, 5, Values::Number), "−5 0 5");
    assert_eq!(labels(1.0, 10.0, 12, Values::Whole), "1 2 3 4 5 6 7 8 9 10");
    assert_eq!(labels(0.0, 0.6, 9, Values::Whole), "0 1");
    assert_eq!(
        labels(0.0, 60_000.0, 4, Values::Number),
        "0 20000 40000 60000"
    );
    assert_eq!(labels(0.0, 2e-5, 3, Values::Number), "0 10⁻⁵ 2×10⁻⁵");
}

#[test]
fn ticks_hold_the_range_and_ascend() {
    for exponent in -30..30 {
        for (low, high) in [(0.0, 1.0), (-3.7, 2.2), (0.1, 0.11), (7.0, 1234.5)] {
            let scale = 10f64.powi(exponent);
            let (low, high) = (low * scale, high * scale);
            for most in [2, 3, 5, 8] {
                let ticks = linear(low, high, most, Values::Number);
                let slack = (high - low) * 1e-9;
                assert!(
                    ticks.low <= low + slack && ticks.high >= high - slack,
                    "{ticks:?}"
                );
                assert!(
                    ticks.at.windows(2).all(|pair| pair[0] < pair[1]),
                    "{ticks:?}"
                );
                assert!(ticks.at.len() <= most + 2, "{most}: {ticks:?}");
                assert_eq!(ticks.at.len(), ticks.labels.len());
                let distinct = ticks.labels.windows(2).all(|pair| pair[0] != pair[1]);
                assert!(distinct, "{ticks:?}");
            }
        }
    }
}

#[test]
fn ranges_that_break_naive_ticks() {
    for (low, high) in [
        (1e15, 1e15 + 1.0),
        (1.0, 1.0 + f64::EPSILON),
        (-1e149, 1e149),
        (0.0, f64::MIN_POSITIVE),
    ] {
        let ticks = linear(low, high, 6, Values::Number);
        assert!(
            ticks.low < ticks.high && (2..=20).contains(&ticks.at.len()),
            "{ticks:?}"
        );
    }
}

#[test]
fn logarithmic_ticks_are_powers_of_ten() {
    assert_eq!(
        logarithmic(0.03, 40.0, 5).labels.join(" "),
        "0.01 0.1 1 10 100"
    );
    assert_eq!(logarithmic(0.3, 2.2, 7).labels.join(" "), "0.2 0.5 1 2 5");
    let wide = logarithmic(1e-12, 1e12, 5);
    assert!(
        wide.at.len() <= 7 && wide.low <= 1e-12 && wide.high >= 1e12,
        "{wide:?}"
    );
    for value in [1e-12, 0.5, 3e7] {
        let back = wide.value(wide.share(value));
        assert!((back / value - 1.0).abs() < 1e-9, "{value} {back}");
    }
}

#[test]
fn cutting_keeps_the_ticks_inside() {
    let ticks = linear(1.0, 10.0, 6, Values::Whole).cut(1.0, 10.0);
    assert_eq!((ticks.low, ticks.high), (1.0, 10.0));
    assert_eq!(ticks.labels.join(" "), "2 4 6 8 10");
    let narrow = linear(0.1, 0.15, 2, Values::Number).cut(0.1, 0.15);
    assert!(narrow.at.len() >= 2);
}

#[test]
fn numbers_are_short() {
    for (value, text) in [
        (0.0, "0"),
        (-0.0, "0"),
        (0.35221, "0.3522"),
        (-2.5, "−2.5"),
        (12345.678, "12346"),
        (1e-5, "10⁻⁵"),
        (-3.25e8, "−3.25×10⁸"),
        (f64::NAN, "–"),
        (f64::INFINITY, "–"),
    ] {
        assert_eq!(short(value), text, "{value}");
    }
    assert_eq!(written(0.87541, Values::Percent), "87.54%");
    assert_eq!(written(f64::NAN, Values::Percent), "–");
}
