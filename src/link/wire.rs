//! The text of a link: its page, its pairs, percent-encoding and numbers.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::notice::{Notice, Notices, shown};
use super::{Page, VERSION};

/// Longest link that is read, in bytes. The longest valid one has nine formulas
/// of 2,000 bytes, each byte written in three, and some 30 KB of everything else.
pub const LENGTH: usize = 128 * 1024;

/// What stays readable in a value. `+` is written `%2B`, because other programs take it for a space.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b',')
    .remove(b'(')
    .remove(b')')
    .remove(b'-')
    .remove(b'.')
    .remove(b'=')
    .remove(b':')
    .remove(b'_')
    .remove(b'~')
    .remove(b'*')
    .remove(b'/');

/// The page and the decoded pairs of a link; of a key given twice the last counts.
pub(super) fn split(text: &str, notices: &mut Notices) -> (Page, BTreeMap<String, String>) {
    let text = text.trim();
    let mut end = text.len().min(LENGTH);
    if end < text.len() {
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        notices.push(Notice::TooLong { limit: LENGTH });
    }
    let (page, query) = parts(&text[..end]);

    let mut pairs = BTreeMap::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.insert(unescape(key), unescape(value));
    }
    if let Some(given) = pairs.get("v")
        && given.parse() != Ok(VERSION)
    {
        notices.push(Notice::UnknownVersion {
            given: shown(given),
        });
    }

    let page = match page {
        None => Page::Train,
        Some(name) => {
            let name = unescape(name.trim_matches('/'));
            match Page::ALL.iter().find(|page| page.key() == name) {
                Some(page) => *page,
                None if name.is_empty() => Page::Course,
                None => {
                    notices.push(Notice::UnknownPage {
                        given: shown(&name),
                    });
                    Page::Course
                }
            }
        }
    };
    (page, pairs)
}

/// The page's name (none for a bare query) and the query.
fn parts(text: &str) -> (Option<&str>, &str) {
    let text = match text.split_once('#') {
        Some((_, fragment)) => fragment,
        // A full address without a fragment: its path is the site's, not ours.
        None if is_address(text) => text.split_once('?').map_or("", |(_, query)| query),
        None => text,
    };
    if text.is_empty() {
        return (Some(""), "");
    }
    match text.split_once('?') {
        Some((page, query)) if !page.contains('=') => (Some(page), query),
        None if !text.contains('=') => (Some(text), ""),
        _ => (None, text),
    }
}

fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    matches!(scheme, Some("http" | "https" | "file"))
}

/// `#/PAGE?v=1&key=value&…`.
pub(super) fn join(page: Page, pairs: &[(String, String)]) -> String {
    let mut text = String::from("#/");
    if page != Page::Course {
        text.push_str(page.key());
    }
    if !pairs.is_empty() {
        text.push_str(&format!("?v={VERSION}"));
    }
    for (key, value) in pairs {
        text.push('&');
        text.push_str(key);
        text.push('=');
        text.extend(utf8_percent_encode(value, ESCAPED));
    }
    text
}

/// Undoes percent-encoding. Bytes that are not UTF-8 become U+FFFD. A `+` stays a
/// plus sign, so that a formula typed into the address bar keeps it.
fn unescape(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The shortest text that reads back as the same number.
pub(super) fn number(value: f64) -> String {
    // Not −0, and not three hundred zeros.
    match value.abs() {
        0.0 => "0".into(),
        1e-5..1e15 => format!("{value}"),
        _ => format!("{value:e}"),
    }
}

/// A finite number.
pub(super) fn real(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|x: &f64| x.is_finite())
}

/// A whole number of any length, brought into `low..=high`.
pub(super) fn whole(text: &str, low: u64, high: u64) -> Option<u64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if negative {
        return Some(low);
    }
    // Only too many digits can fail here.
    Some(digits.parse().unwrap_or(u64::MAX).clamp(low, high))
}
