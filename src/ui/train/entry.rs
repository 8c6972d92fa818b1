//! What a student types into a field, read as a link would be read: the same
//! limits, the same clamping, the same notices. Plain logic.

use crate::experiment::Experiment;
use crate::link::{Link, Notice, Page, decode, encode};

/// What became of a typed value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// The experiment with the value, or as it was.
    pub experiment: Experiment,
    /// What was clamped or refused.
    pub notice: Option<Notice>,
}

/// The value of a field as it is written.
pub fn shown(e: &Experiment, key: &str) -> String {
    match key {
        "hidden" => {
            let widths: Vec<_> = e.hidden.iter().map(usize::to_string).collect();
            widths.join("-")
        }
        "lr" => super::super::format::plain(e.lr),
        "momentum" => super::super::format::plain(e.momentum),
        "batch" => e.batch.to_string(),
        "epochs" => e.epochs.to_string(),
        "seed" => e.seed.to_string(),
        "seeds" => e.seeds.to_string(),
        "n" => e.n.to_string(),
        _ => String::new(),
    }
}

/// Reads a typed value.
pub fn enter(experiment: &Experiment, key: &str, typed: &str) -> Entered {
    let text = tidy(key, typed);
    let query = format!("{}&{key}={}", without(experiment, key), coded(&text));
    let (link, notices) = decode(&query);
    let refused = |notice: Notice| {
        let used = shown(experiment, key);
        let notice = match notice {
            Notice::BadValue { key, given, .. } => Notice::BadValue { key, given, used },
            Notice::TooManyParameters {
                given,
                asked,
                limit,
                ..
            } => Notice::TooManyParameters {
                given,
                asked,
                limit,
                used,
            },
            other => other,
        };
        Entered {
            experiment: experiment.clone(),
            notice: Some(notice),
        }
    };
    match notices.into_iter().next() {
        Some(notice @ (Notice::BadValue { .. } | Notice::TooManyParameters { .. })) => {
            refused(notice)
        }
        notice => Entered {
            experiment: link.experiment,
            notice,
        },
    }
}

/// Widths may be parted by whatever people part numbers with; a number may have
/// grouping commas, and Chinese input methods write full-width characters.
fn tidy(key: &str, typed: &str) -> String {
    let plain: String = typed
        .trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' => ' ',
            '、' => ',',
            '−' | '–' | '—' => '-',
            c => c,
        })
        .collect();
    if key != "hidden" {
        return plain.replace([',', ' '], "");
    }
    let parts: Vec<_> = plain
        .split(|c: char| "-,;/×x".contains(c) || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

/// The experiment as a query that does not name `key`.
fn without(experiment: &Experiment, key: &str) -> String {
    let mut link = Link::new(Page::Train);
    link.experiment = experiment.clone();
    let text = encode(&link);
    let query = text.split_once('?').map_or("", |(_, query)| query);
    let others: Vec<_> = query
        .split('&')
        .filter(|pair| pair.split('=').next() != Some(key) && !pair.is_empty())
        .collect();
    format!("#/train?{}", others.join("&"))
}

/// Percent-encoded, so that typed text cannot be read as another key.
fn coded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut coded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push('%');
            for digit in [byte >> 4, byte & 15] {
                coded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
        coded
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{ActivationChoice, Preset};

    #[test]
    fn good_values_are_taken_in_any_usual_writing() {
        let base = Experiment::preset(Preset::BookTable);
        for (key, typed, expected) in [
            ("lr", "0.05", "0.05"),
            ("lr", " 1e-3 ", "0.001"),
            ("lr", "０．０１", "0.01"),
            ("n", "60,000", "60000"),
            ("epochs", "3", "3"),
            ("seeds", "4", "4"),
            ("seed", "0", "0"),
            ("hidden", "512, 256 128", "512-256-128"),
            ("hidden", "32×16", "32-16"),
            ("hidden", "", ""),
            ("momentum", "0", "0"),
        ] {
            let entered = enter(&base, key, typed);
            assert_eq!(entered.notice, None, "{key}={typed}");
            assert_eq!(shown(&entered.experiment, key), expected, "{key}={typed}");
            let mut rest = entered.experiment;
            rest.clone_from(&enter(&rest, key, &shown(&base, key)).experiment);
            assert_eq!(rest, base, "{key} changes nothing else");
        }
    }

    #[test]
    fn what_cannot_be_used_leaves_the_value_as_it_was_and_says_so() {
        let base = Experiment::preset(Preset::BookTable);
        for (key, typed) in [
            ("lr", "NaN"),
            ("lr", "fast"),
            ("epochs", "1e9"),
            ("batch", ""),
            ("lr", "1&act=tanh"),
            ("hidden", "4096-4096-4096-4096"),
            ("hidden", "many"),
        ] {
            let entered = enter(&base, key, typed);
            assert_eq!(entered.experiment, base, "{key}={typed}");
            let used = match entered.notice {
                Some(Notice::BadValue { used, .. }) => used,
                Some(Notice::TooManyParameters { used, .. }) => used,
                other => panic!("{key}={typed}: {other:?}"),
            };
            assert_eq!(used, shown(&base, key));
        }
    }

    #[test]
    fn what_is_out_of_range_is_clamped_and_says_so() {
        let base = Experiment {
            activations: vec![ActivationChoice::new("gelu")],
            ..Experiment::default()
        };
        for (key, typed, expected) in [
            ("n", "999999", "60000"),
            ("hidden", "1000000000", "4096"),
            ("epochs", "1000000000", "1000"),
            ("epochs", "-1", "1"),
        ] {
            let entered = enter(&base, key, typed);
            assert!(
                matches!(entered.notice, Some(Notice::Clamped { .. })),
                "{key}={typed}: {:?}",
                entered.notice
            );
            assert_eq!(shown(&entered.experiment, key), expected);
            assert_eq!(entered.experiment.activations, base.activations);
        }
    }
}
