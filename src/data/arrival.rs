//! One file of a data set on its way.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::error::{DataError, Fault};
use super::fashion::{self, Content, FashionFile};
use super::idx::{Decoder, Header, Kind};

/// How far one file has come.
pub(super) struct Arrival {
    pub(super) decoder: Decoder,
    pub(super) digest: Sha256,
    /// Bytes received of this delivery, compressed or not.
    pub(super) received: u64,
    /// Bytes of content decoded from this delivery.
    pub(super) position: usize,
    pub(super) header: Option<Header>,
    pub(super) verified: bool,
    pub(super) from_cache: bool,
}

impl Arrival {
    /// Nothing has come of `file` yet.
    pub(super) fn new(file: &FashionFile) -> Self {
        let kind = match file.content {
            Content::Labels => Kind::Labels {
                classes: fashion::CLASSES.len(),
            },
            Content::Images { .. } => Kind::Images,
        };
        Self {
            decoder: Decoder::new(kind),
            digest: Sha256::new(),
            received: 0,
            position: 0,
            header: None,
            verified: false,
            from_cache: false,
        }
    }
}

/// `fault`, with the file in which it is.
pub(super) fn damaged(file: &FashionFile, fault: Fault) -> DataError {
    DataError::Damaged {
        file: file.name.to_owned(),
        fault,
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
