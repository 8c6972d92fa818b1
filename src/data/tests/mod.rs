//! Tests of the data layer, and the small made-up files they share.

mod broken;
mod decoding;
#[cfg(not(target_arch = "wasm32"))]
mod real;
mod sets;
mod sources;

use std::io::Write as _;

use sha2::{Digest, Sha256};

use super::arrival::hexadecimal;
use super::fashion::{Content, FashionFile, Split};
use crate::random::{Draws, Purpose};

const ROWS: usize = 5;
const COLUMNS: usize = 4;

/// An IDX file of labels.
fn label_file(labels: &[u8]) -> Vec<u8> {
    let mut file = 0x0801u32.to_be_bytes().to_vec();
    file.extend((labels.len() as u32).to_be_bytes());
    file.extend(labels);
    file
}

/// An IDX file of images.
fn image_file(rows: usize, columns: usize, pixels: &[u8]) -> Vec<u8> {
    let mut file = 0x0803u32.to_be_bytes().to_vec();
    for size in [pixels.len() / (rows * columns), rows, columns] {
        file.extend((size as u32).to_be_bytes());
    }
    file.extend(pixels);
    file
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte")
}

fn sha256(bytes: &[u8]) -> &'static str {
    hexadecimal(&Sha256::digest(bytes)).leak()
}

/// `len` bytes below `bound`, different for each `salt`.
fn noise(salt: u64, len: usize, bound: u64) -> Vec<u8> {
    let plane = Draws::new(salt, Purpose::Data).at(0, 0);
    (0..len as u64)
        .map(|i| plane.below(i, 0, bound) as u8)
        .collect()
}

/// A small data set as four files with their manifest.
struct Small {
    files: &'static [FashionFile],
    /// In the order of `files`.
    plain: Vec<Vec<u8>>,
    packed: Vec<Vec<u8>>,
}

const TRAIN: usize = 300;
const TEST: usize = 40;

fn small() -> Small {
    let plain = vec![
        label_file(&noise(1, TRAIN, 10)),
        image_file(ROWS, COLUMNS, &noise(2, TRAIN * ROWS * COLUMNS, 256)),
        label_file(&noise(3, TEST, 10)),
        image_file(ROWS, COLUMNS, &noise(4, TEST * ROWS * COLUMNS, 256)),
    ];
    let packed: Vec<_> = plain.iter().map(|file| gzip(file)).collect();
    let images = Content::Images {
        rows: ROWS,
        columns: COLUMNS,
    };
    let parts = [
        ("train-labels", Split::Train, Content::Labels, TRAIN),
        ("train-images", Split::Train, images, TRAIN),
        ("test-labels", Split::Test, Content::Labels, TEST),
        ("test-images", Split::Test, images, TEST),
    ];
    let files = parts
        .into_iter()
        .enumerate()
        .map(|(i, (name, split, content, items))| FashionFile {
            name,
            split,
            content,
            items,
            size: packed[i].len() as u64,
            sha256: sha256(&packed[i]),
            plain_sha256: sha256(&plain[i]),
        });
    Small {
        files: files.collect::<Vec<_>>().leak(),
        plain,
        packed,
    }
}
