//! The IDX format, as it arrives: bytes are pushed in pieces of any size, plain or
//! in gzip, and items come out as soon as they are complete.
//!
//! IDX (<https://yann.lecun.org/exdb/mnist/>) is a big-endian magic number, one
//! 32-bit count per dimension, then the items: `0x0801` is a vector of bytes
//! (labels), `0x0803` a stack of byte images. Nothing is believed before it is
//! checked, and nothing is allocated on the word of a header.

use std::io::{self, Write};

use flate2::write::MultiGzDecoder;

use super::error::Fault;

/// Most items of a file.
pub const MAX_ITEMS: u64 = 1_000_000;
/// Most pixels of an image along either side.
pub const MAX_SIDE: u64 = 4096;
/// Most bytes of content.
pub const MAX_BYTES: u64 = 512 << 20;

/// What a file is expected to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One byte per item, each below `classes`.
    Labels {
        /// The number of classes.
        classes: usize,
    },
    /// One image per item.
    Images,
}

impl Kind {
    /// The magic number a file of this kind begins with.
    pub const fn magic(self) -> u32 {
        match self {
            Kind::Labels { .. } => 0x0801,
            Kind::Images => 0x0803,
        }
    }

    /// Length of the header in bytes.
    const fn header_len(self) -> usize {
        match self {
            Kind::Labels { .. } => 8,
            Kind::Images => 16,
        }
    }
}

/// A header that has passed its checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Number of items.
    pub items: usize,
    /// Height of an image in pixels; 1 for labels.
    pub rows: usize,
    /// Width of an image in pixels; 1 for labels.
    pub columns: usize,
}

impl Header {
    /// Bytes of content that must follow.
    pub fn bytes(&self) -> usize {
        self.items * self.rows * self.columns
    }

    fn parse(kind: Kind, bytes: &[u8]) -> Result<Self, Fault> {
        let word =
            |i: usize| u32::from_be_bytes([bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]]);
        let found = word(0);
        if found != kind.magic() {
            return Err(Fault::Magic {
                found,
                expected: kind.magic(),
            });
        }
        let within = |what, found: u64, limit| {
            if found > limit {
                Err(Fault::TooLarge { what, found, limit })
            } else {
                Ok(found)
            }
        };
        let items = within("a number of items", u64::from(word(4)), MAX_ITEMS)?;
        let (rows, columns) = match kind {
            Kind::Labels { .. } => (1, 1),
            Kind::Images => (
                within("an image height", u64::from(word(8)), MAX_SIDE)?,
                within("an image width", u64::from(word(12)), MAX_SIDE)?,
            ),
        };
        if rows == 0 || columns == 0 {
            return Err(Fault::NoPixels {
                rows: rows as u32,
                columns: columns as u32,
            });
        }
        // At most 10⁶ · 4096², which 64 bits hold.
        within("a size in bytes", items * rows * columns, MAX_BYTES)?;
        Ok(Self {
            items: items as usize,
            rows: rows as usize,
            columns: columns as usize,
        })
    }
}

/// The plain format: a header, then content that is checked and kept until it is taken.
struct Parser {
    kind: Kind,
    start: Vec<u8>,
    header: Option<Header>,
    /// Bytes of content seen so far.
    seen: usize,
    /// Bytes of content not yet taken.
    content: Vec<u8>,
}

impl Parser {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            start: Vec::with_capacity(kind.header_len()),
            header: None,
            seen: 0,
            content: Vec::new(),
        }
    }

    fn push(&mut self, mut bytes: &[u8]) -> Result<(), Fault> {
        let header = match self.header {
            Some(header) => header,
            None => {
                let missing = self.kind.header_len() - self.start.len();
                let (start, rest) = bytes.split_at(missing.min(bytes.len()));
                self.start.extend_from_slice(start);
                if self.start.len() < self.kind.header_len() {
                    return Ok(());
                }
                bytes = rest;
                *self.header.insert(Header::parse(self.kind, &self.start)?)
            }
        };
        if bytes.len() > header.bytes() - self.seen {
            return Err(Fault::Trailing);
        }
        if let Kind::Labels { classes } = self.kind
            && let Some(at) = bytes
                .iter()
                .position(|&label| usize::from(label) >= classes)
        {
            return Err(Fault::Label {
                item: self.seen + at,
                label: bytes[at],
                classes,
            });
        }
        self.seen += bytes.len();
        self.content.extend_from_slice(bytes);
        Ok(())
    }

    fn finish(&self) -> Result<Header, Fault> {
        match self.header {
            None => Err(Fault::HeaderCut),
            Some(header) if self.seen < header.bytes() => Err(Fault::Truncated {
                found: self.seen,
                expected: header.bytes(),
            }),
            Some(header) => Ok(header),
        }
    }
}

impl Write for Parser {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A fault of ours comes back out of the decompressor as it went in; anything else is broken gzip.
fn fault(error: io::Error) -> Fault {
    let detail = error.to_string();
    error.downcast::<Fault>().unwrap_or(Fault::Gzip { detail })
}

enum State {
    /// Fewer than two bytes have come: plain or gzip is not known yet.
    Start(Option<u8>),
    Plain(Parser),
    Gzip(Box<MultiGzDecoder<Parser>>),
}

/// Decodes one IDX file that is pushed in pieces.
///
/// Gzip is told by its first bytes, because a server that labels the file
/// `Content-Encoding: gzip` makes the browser unpack it on the way.
pub struct Decoder {
    kind: Kind,
    state: State,
    failed: Option<Fault>,
}

impl Decoder {
    /// A decoder for a file of `kind`.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            state: State::Start(None),
            failed: None,
        }
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// The first fault found in the file; every later call repeats it.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if let Some(fault) = &self.failed {
            return Err(fault.clone());
        }
        self.advance(bytes)
            .inspect_err(|fault| self.failed = Some(fault.clone()))
    }

    fn advance(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match &mut self.state {
            State::Plain(parser) => parser.push(bytes),
            State::Gzip(decoder) => decoder.write_all(bytes).map_err(fault),
            State::Start(held) => {
                let (first, rest) = match (*held, bytes) {
                    (_, []) => return Ok(()),
                    (Some(first), rest) => (first, rest),
                    (None, [first]) => {
                        *held = Some(*first);
                        return Ok(());
                    }
                    (None, [first, rest @ ..]) => (*first, rest),
                };
                let second = rest[0];
                self.state = match (first, second) {
                    (0x1f, 0x8b) => {
                        State::Gzip(Box::new(MultiGzDecoder::new(Parser::new(self.kind))))
                    }
                    (0, 0) => State::Plain(Parser::new(self.kind)),
                    _ => return Err(Fault::NotData { first, second }),
                };
                self.advance(&[first])?;
                self.advance(rest)
            }
        }
    }

    /// Says that the file has ended.
    ///
    /// # Errors
    /// If it is not complete, or a fault was found before.
    pub fn finish(&mut self) -> Result<Header, Fault> {
        if let Some(fault) = &self.failed {
            return Err(fault.clone());
        }
        let result = match &mut self.state {
            State::Start(None) => Err(Fault::Empty),
            State::Start(Some(_)) => Err(Fault::HeaderCut),
            State::Plain(parser) => parser.finish(),
            State::Gzip(decoder) => match decoder.try_finish() {
                Ok(()) => decoder.get_ref().finish(),
                Err(error) => Err(fault(error)),
            },
        };
        // The decompressor must not be written to after its end.
        self.failed = Some(result.clone().err().unwrap_or(Fault::Trailing));
        result
    }

    fn parser(&self) -> Option<&Parser> {
        match &self.state {
            State::Start(_) => None,
            State::Plain(parser) => Some(parser),
            State::Gzip(decoder) => Some(decoder.get_ref()),
        }
    }

    /// The header, once it has come and passed its checks.
    pub fn header(&self) -> Option<Header> {
        self.parser()?.header
    }

    /// Whether the file turned out to come unpacked; false while unknown.
    pub fn is_plain(&self) -> bool {
        matches!(self.state, State::Plain(_))
    }

    /// Content that has been decoded and not yet been cleared.
    pub fn content(&self) -> &[u8] {
        self.parser().map_or(&[], |parser| &parser.content)
    }

    /// Forgets the content that has been used.
    pub fn clear_content(&mut self) {
        match &mut self.state {
            State::Start(_) => {}
            State::Plain(parser) => parser.content.clear(),
            State::Gzip(decoder) => decoder.get_mut().content.clear(),
        }
    }
}
