//! What can go wrong with data, each as a sentence that names the file.

use crate::protocol::Problem;

/// What is wrong with the content of one IDX file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)] // the message says what the fields are
pub enum Fault {
    #[error("it is empty")]
    Empty,
    #[error(
        "it begins with the bytes {first:02x} {second:02x}, which neither gzip nor IDX does; \
         perhaps the server sent a web page instead of the file"
    )]
    NotData { first: u8, second: u8 },
    #[error("its compression is broken: {detail}")]
    Gzip { detail: String },
    #[error("its magic number is {found:#010x} where {expected:#010x} was expected")]
    Magic { found: u32, expected: u32 },
    #[error("its header announces {what} of {found}, more than the {limit} that are accepted")]
    TooLarge {
        what: &'static str,
        found: u64,
        limit: u64,
    },
    #[error("its header announces images without a pixel ({rows}×{columns})")]
    NoPixels { rows: u32, columns: u32 },
    #[error("it holds {found} items where {expected} were expected")]
    Items { found: usize, expected: usize },
    #[error(
        "its images are {rows}×{columns} pixels where {expected_rows}×{expected_columns} were expected"
    )]
    Shape {
        rows: usize,
        columns: usize,
        expected_rows: usize,
        expected_columns: usize,
    },
    #[error("item {item} has the label {label}, but there are only {classes} classes")]
    Label {
        item: usize,
        label: u8,
        classes: usize,
    },
    #[error("it ends in the middle of its header")]
    HeaderCut,
    #[error("it ends after {found} of {expected} bytes of content")]
    Truncated { found: usize, expected: usize },
    #[error("more bytes follow after its last item")]
    Trailing,
    #[error("its SHA-256 is {found}, not {expected}")]
    Checksum { found: String, expected: String },
}

/// Why a data set cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)] // the message says what the fields are
pub enum DataError {
    #[error("the data file {file} is damaged: {fault}")]
    Damaged { file: String, fault: Fault },
    #[error("the data file {file} holds {found} items, but {partner} holds {expected}")]
    CountsDisagree {
        file: String,
        found: usize,
        partner: String,
        expected: usize,
    },
    #[error("{file} is not a file of this data set")]
    Unknown { file: String },
    #[error(
        "the Fashion-MNIST file {file} is not in {directory}; put the four gzip files there, \
         or run `cargo xtask build`, which downloads them"
    )]
    Missing { file: String, directory: String },
    #[error(
        "Fashion-MNIST is not on this machine; name the folder with its four gzip files with \
         --data or in FASHION_MNIST_DIR, run `cargo xtask build`, which downloads them, or choose data=synthetic"
    )]
    NotFound,
    #[error("the data file {file} could not be read: {detail}")]
    Read { file: String, detail: String },
}

impl From<DataError> for Problem {
    fn from(error: DataError) -> Self {
        match error {
            DataError::Damaged { file, fault } => Problem::Damaged {
                file,
                detail: fault.to_string(),
            },
            DataError::CountsDisagree {
                file,
                found,
                partner,
                expected,
            } => Problem::Damaged {
                file,
                detail: format!("it holds {found} items, but {partner} holds {expected}"),
            },
            DataError::Unknown { ref file }
            | DataError::Missing { ref file, .. }
            | DataError::Read { ref file, .. } => Problem::Download {
                file: file.clone(),
                detail: error.to_string(),
            },
            DataError::NotFound => Problem::Download {
                file: "Fashion-MNIST".to_owned(),
                detail: error.to_string(),
            },
        }
    }
}
