//! The palette's promises: contrast, distinct looks, and looks that stay apart
//! for people with red- or green-blindness.

use super::*;
use crate::experiment::BOOK_TABLE;

/// The pages that curves are drawn on: chart surfaces and page backgrounds.
const LIGHT: [Rgb; 2] = [Rgb(0xFF, 0xFF, 0xFF), Rgb(0xF3, 0xF5, 0xF8)];
const DARK: [Rgb; 2] = [Rgb(0x0F, 0x13, 0x18), Rgb(0x20, 0x26, 0x2E)];

fn keys() -> Vec<&'static str> {
    BOOK_TABLE.into_iter().chain(["identity"]).collect()
}

/// Machado, Oliveira and Fernandes 2009, severity 1: what linear light becomes
/// for a reader without red (protanopia) or green (deuteranopia) cones.
const PROTANOPIA: [[f64; 3]; 3] = [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
];
const DEUTERANOPIA: [[f64; 3]; 3] = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
];
const TRICHROMAT: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// OKLab (Ottosson 2020) of a colour as seen through `eye`, scaled by 100.
fn seen(colour: Rgb, eye: &[[f64; 3]; 3]) -> [f64; 3] {
    let light = colour.linear();
    let [r, g, b] =
        eye.map(|row| (row[0] * light[0] + row[1] * light[1] + row[2] * light[2]).clamp(0.0, 1.0));
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    [
        100.0 * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
        100.0 * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
        100.0 * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s),
    ]
}

fn distance(a: Rgb, b: Rgb, eye: &[[f64; 3]; 3]) -> f64 {
    let (a, b) = (seen(a, eye), seen(b, eye));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn contrast_matches_the_standards_own_examples() {
    let black = Rgb(0, 0, 0);
    let white = Rgb(255, 255, 255);
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    assert_eq!(white.contrast(white), 1.0);
    // #767676 is the well-known lightest grey with 4.5:1 on white.
    let grey = Rgb(0x76, 0x76, 0x76).contrast(white);
    assert!((4.5..4.6).contains(&grey), "{grey}");
}

#[test]
fn every_function_stands_out_from_the_page_in_both_themes() {
    for key in keys().into_iter().chain(["f1", "f2", "elu"]) {
        let style = style(key);
        for page in LIGHT {
            let contrast = style.light.contrast(page);
            assert!(contrast >= 3.0, "{key} on {}: {contrast:.2}", page.css());
        }
        for page in DARK {
            let contrast = style.dark.contrast(page);
            assert!(contrast >= 3.0, "{key} on {}: {contrast:.2}", page.css());
        }
    }
}

#[test]
fn no_two_functions_look_the_same() {
    let mut looks = std::collections::BTreeMap::new();
    for key in keys() {
        let style = style(key);
        for (theme, colour) in [("light", style.light), ("dark", style.dark)] {
            let look = format!(
                "{theme} {} {:?} {:?}",
                colour.css(),
                style.dash,
                style.marker
            );
            if let Some(other) = looks.insert(look.clone(), key) {
                panic!("{key} and {other} both look like {look}");
            }
        }
    }
    assert_eq!(looks.len(), 28);
}

#[test]
fn functions_with_one_dash_pattern_differ_for_every_eye() {
    // About five just-noticeable differences (one is near 2 on this scale).
    const APART: f64 = 9.0;
    let keys = keys();
    for (at, a) in keys.iter().enumerate() {
        for b in &keys[at + 1..] {
            let (one, two) = (style(a), style(b));
            if one.dash != two.dash {
                continue;
            }
            for (eye, matrix) in [
                ("trichromat", &TRICHROMAT),
                ("protanope", &PROTANOPIA),
                ("deuteranope", &DEUTERANOPIA),
            ] {
                for (theme, x, y) in [
                    ("light", one.light, two.light),
                    ("dark", one.dark, two.dark),
                ] {
                    let apart = distance(x, y, matrix);
                    assert!(apart >= APART, "{a} and {b}, {theme}, {eye}: {apart:.1}");
                }
            }
        }
    }
}

#[test]
fn an_unknown_key_never_borrows_a_known_look() {
    for key in ["f1", "f2", "elu", "", "长", "identity2"] {
        assert_eq!(style(key).dash, Dash::Long, "{key}");
        assert_eq!(style(key), style(key));
    }
}

#[test]
fn curves_of_one_function_are_told_apart_by_dash_and_marker() {
    for key in ["relu", "staf", "identity", "f7"] {
        let own = style(key);
        assert_eq!(own.again(0), own);
        let several: Vec<Style> = (0..5).map(|times| own.again(times)).collect();
        for (at, one) in several.iter().enumerate() {
            assert_eq!((one.light, one.dark), (own.light, own.dark));
            for other in &several[at + 1..] {
                assert!(
                    one.dash != other.dash && one.marker != other.marker,
                    "{key}"
                );
            }
        }
    }
}

#[test]
fn computed_colours_are_read() {
    assert_eq!(Rgb::parse("rgb(1, 2, 3)"), Some(Rgb(1, 2, 3)));
    assert_eq!(Rgb::parse("rgba(255, 0, 3, 0.5)"), Some(Rgb(255, 0, 3)));
    assert_eq!(Rgb::parse("rgb(1 2 3 / 0.5)"), Some(Rgb(1, 2, 3)));
    assert_eq!(Rgb::parse("#0072B2"), Some(Rgb(0, 0x72, 0xB2)));
    for bad in ["", "red", "#12", "rgb(1,2)", "oklch(0.5 0.1 20)", "#ééé"] {
        assert_eq!(Rgb::parse(bad), None, "{bad}");
    }
}
