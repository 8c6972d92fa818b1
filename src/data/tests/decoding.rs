//! Good files decode to what they hold, however they are cut.

use super::*;
use crate::data::idx::{Decoder, Header, Kind};

const LABELS: Kind = Kind::Labels { classes: 10 };

/// Pushes `bytes` in pieces of `size`; the content and the header.
fn decode(kind: Kind, bytes: &[u8], size: usize) -> (Vec<u8>, Header) {
    let mut decoder = Decoder::new(kind);
    let mut content = Vec::new();
    for piece in bytes.chunks(size) {
        decoder.push(piece).expect("the file is good");
        content.extend_from_slice(decoder.content());
        decoder.clear_content();
    }
    let header = decoder.finish().expect("the file is good");
    content.extend_from_slice(decoder.content());
    (content, header)
}

#[test]
fn pieces_of_any_size_decode_to_the_same() {
    let pixels = noise(5, 100 * 30, 256);
    let plain = image_file(6, 5, &pixels);
    let packed = gzip(&plain);
    let header = Header {
        items: 100,
        rows: 6,
        columns: 5,
    };
    for size in [1, 2, 3, 7, 16, 17, 1000, 1 << 20] {
        for file in [&plain, &packed] {
            assert_eq!(decode(Kind::Images, file, size), (pixels.clone(), header));
        }
    }
    let labels = noise(6, 77, 10);
    let packed = gzip(&label_file(&labels));
    for size in [1, 9, 1000] {
        let (content, header) = decode(LABELS, &packed, size);
        assert_eq!(content, labels);
        assert_eq!((header.items, header.rows, header.columns), (77, 1, 1));
    }
}

#[test]
fn gzip_of_several_members_is_one_file() {
    let pixels = noise(7, 200, 256);
    let plain = image_file(10, 10, &pixels);
    for cut in [1, 2, 15, 16, 100] {
        let mut packed = gzip(&plain[..cut]);
        packed.extend(gzip(&plain[cut..]));
        for size in [1, 13, 10_000] {
            assert_eq!(decode(Kind::Images, &packed, size).0, pixels);
        }
    }
}

#[test]
fn a_file_without_items_is_a_file() {
    assert_eq!(decode(LABELS, &gzip(&label_file(&[])), 5).1.items, 0);
}

#[test]
fn content_can_be_used_before_the_end() {
    let labels = noise(8, 50_000, 10);
    let packed = gzip(&label_file(&labels));
    let mut decoder = Decoder::new(LABELS);
    decoder
        .push(&packed[..packed.len() * 4 / 5])
        .expect("the file is good");
    let ready = decoder.content().len();
    assert!(ready > 10_000, "only {ready} of 50000 labels are there");
    assert_eq!(decoder.content(), &labels[..ready]);
}
