//! What decoding a link has to say. A closed enum, so that the page translates
//! by variant; the English stands in `Display` for the native command.
//!
//! Text that came from the link is shown shortened and without characters that
//! could disturb the line around it.

use thiserror::Error;

/// Longest text from a link inside a notice, in characters.
pub const SHOWN: usize = 60;

/// Most notices of one link; the last of them counts the rest.
pub const NOTICES: usize = 24;

/// One thing about a link that the reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs)] // the message says what the fields are
pub enum Notice {
    /// The link is longer than any honest one.
    #[error("the link is longer than {limit} bytes; the rest of it was ignored")]
    TooLong { limit: usize },
    /// There is no such page.
    #[error("there is no page “{given}”; showing the course instead")]
    UnknownPage { given: String },
    /// The link was written by another version.
    #[error("the link says version “{given}”; it was read as version 1")]
    UnknownVersion { given: String },
    /// There is no such key.
    #[error("the link's key “{key}” is not known and was ignored")]
    UnknownKey { key: String },
    /// A value makes no sense; another one is used.
    #[error("{key}: “{given}” cannot be used; using “{used}”")]
    BadValue {
        key: String,
        given: String,
        used: String,
    },
    /// A value is out of range; the nearest one is used.
    #[error("{key}: “{given}” is out of range; using “{used}”")]
    Clamped {
        key: String,
        given: String,
        used: String,
    },
    /// There is no such activation.
    #[error("there is no activation “{given}”; it was left out")]
    UnknownActivation { given: String },
    /// The activation has no such parameter.
    #[error("{activation} has no parameter “{given}”; it was left out")]
    UnknownParameter { activation: String, given: String },
    /// The same activation with the same parameters is named twice.
    #[error("“{given}” is named twice; it is trained once")]
    RepeatedActivation { given: String },
    /// An activation names a formula that the link does not hold.
    #[error("the link names the formula “{given}” but does not hold it; it was left out")]
    MissingFormula { given: String },
    /// The widths ask for a network that is too large.
    #[error(
        "a network of widths “{given}” has {asked} parameters, more than {limit}; using “{used}”"
    )]
    TooManyParameters {
        given: String,
        asked: u64,
        limit: u64,
        used: String,
    },
    /// There was more to say.
    #[error("and {count} more things in the link were ignored or replaced")]
    More { count: usize },
}

impl Notice {
    pub(super) fn unknown_key(key: &str) -> Self {
        Self::UnknownKey { key: shown(key) }
    }

    pub(super) fn bad(key: &str, given: &str, used: &str) -> Self {
        Self::BadValue {
            key: shown(key),
            given: shown(given),
            used: shown(used),
        }
    }

    pub(super) fn clamped(key: &str, given: &str, used: &str) -> Self {
        Self::Clamped {
            key: shown(key),
            given: shown(given),
            used: shown(used),
        }
    }
}

/// The notices of one link, as they come up.
#[derive(Default)]
pub(super) struct Notices {
    kept: Vec<Notice>,
    dropped: usize,
}

impl Notices {
    pub(super) fn push(&mut self, notice: Notice) {
        if self.kept.len() < NOTICES - 1 {
            self.kept.push(notice);
        } else {
            self.dropped += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(super) fn finish(mut self) -> Vec<Notice> {
        if self.dropped > 0 {
            self.kept.push(Notice::More {
                count: self.dropped,
            });
        }
        self.kept
    }
}

/// Text from a link, fit to be shown: at most [`SHOWN`] characters, none of them
/// a control character or one that reorders or hides the text around it.
pub(super) fn shown(text: &str) -> String {
    let mut characters = text
        .chars()
        .map(|c| if disturbs(c) { '\u{fffd}' } else { c });
    let mut start: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() {
        start.pop();
        start.push('…');
    }
    start
}

/// Control characters, line separators, direction overrides and zero-width characters.
pub(super) fn disturbs(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
