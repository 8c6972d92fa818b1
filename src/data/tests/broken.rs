//! Bad files end in an error that names what is wrong, and never in a panic.

use proptest::prelude::*;

use super::*;
use crate::data::error::Fault;
use crate::data::idx::{Decoder, Kind, MAX_BYTES, MAX_ITEMS, MAX_SIDE};

const LABELS: Kind = Kind::Labels { classes: 10 };

/// The fault of a file that is pushed in pieces of `size`; none if it is good.
fn fault(kind: Kind, bytes: &[u8], size: usize) -> Option<Fault> {
    let mut decoder = Decoder::new(kind);
    for piece in bytes.chunks(size) {
        if let Err(fault) = decoder.push(piece) {
            // A fault is final.
            assert_eq!(decoder.push(piece), Err(fault.clone()));
            assert_eq!(decoder.finish(), Err(fault.clone()));
            return Some(fault);
        }
    }
    decoder.finish().err()
}

/// The fault, which must not depend on how the file is cut.
fn any_fault(kind: Kind, bytes: &[u8]) -> Option<Fault> {
    let whole = fault(kind, bytes, bytes.len().max(1));
    assert_eq!(whole, fault(kind, bytes, 1));
    whole
}

fn images() -> Vec<u8> {
    image_file(7, 7, &noise(9, 40 * 49, 256))
}

#[test]
fn a_file_that_ends_early_is_an_error_wherever_it_ends() {
    for file in [images(), gzip(&images())] {
        for end in 0..file.len() {
            assert!(
                fault(Kind::Images, &file[..end], 64).is_some(),
                "cut at {end}"
            );
        }
        assert_eq!(fault(Kind::Images, &file, 64), None);
    }
    assert_eq!(any_fault(Kind::Images, &[]), Some(Fault::Empty));
    let plain = images();
    assert_eq!(any_fault(Kind::Images, &plain[..9]), Some(Fault::HeaderCut));
    assert_eq!(
        any_fault(Kind::Images, &plain[..26]),
        Some(Fault::Truncated {
            found: 10,
            expected: 40 * 49
        })
    );
}

#[test]
fn wrong_magic_numbers_are_named() {
    assert_eq!(
        any_fault(Kind::Images, &label_file(&[1; 20])),
        Some(Fault::Magic {
            found: 0x0801,
            expected: 0x0803
        })
    );
    assert_eq!(
        any_fault(LABELS, &gzip(&images())),
        Some(Fault::Magic {
            found: 0x0803,
            expected: 0x0801
        })
    );
    assert_eq!(
        any_fault(LABELS, b"<!DOCTYPE html>"),
        Some(Fault::NotData {
            first: b'<',
            second: b'!'
        })
    );
}

#[test]
fn a_label_beyond_the_classes_is_named() {
    let mut labels = vec![9; 500];
    labels[321] = 10;
    let expected = Some(Fault::Label {
        item: 321,
        label: 10,
        classes: 10,
    });
    assert_eq!(any_fault(LABELS, &label_file(&labels)), expected);
    assert_eq!(any_fault(LABELS, &gzip(&label_file(&labels))), expected);
}

#[test]
fn bytes_after_the_last_item_are_an_error() {
    let mut plain = images();
    plain.push(0);
    assert_eq!(any_fault(Kind::Images, &plain), Some(Fault::Trailing));
    assert_eq!(
        any_fault(Kind::Images, &gzip(&plain)),
        Some(Fault::Trailing)
    );
    let mut packed = gzip(&images());
    packed.extend(b"garbage");
    for size in [1, 50, 10_000] {
        assert!(fault(Kind::Images, &packed, size).is_some());
    }
}

#[test]
fn a_header_cannot_ask_for_more_than_the_limits() {
    let header = |items: u32, rows: u32, columns: u32| {
        let mut file = 0x0803u32.to_be_bytes().to_vec();
        for size in [items, rows, columns] {
            file.extend(size.to_be_bytes());
        }
        file
    };
    for (items, rows, columns, limit) in [
        (u32::MAX, 28, 28, MAX_ITEMS),
        (10, u32::MAX, 28, MAX_SIDE),
        (10, 28, u32::MAX, MAX_SIDE),
        (1_000_000, 4096, 4096, MAX_BYTES),
    ] {
        let found = any_fault(Kind::Images, &gzip(&header(items, rows, columns)));
        assert!(
            matches!(found, Some(Fault::TooLarge { limit: named, .. }) if named == limit),
            "{found:?}"
        );
    }
    assert_eq!(
        any_fault(Kind::Images, &header(5, 0, 28)),
        Some(Fault::NoPixels {
            rows: 0,
            columns: 28
        })
    );
    // A header within the limits, and nothing behind it: nothing is allocated on its word.
    let mut decoder = Decoder::new(Kind::Images);
    decoder
        .push(&header(600_000, 28, 28))
        .expect("a header alone is no fault");
    assert!(decoder.content().is_empty());
    assert!(matches!(decoder.finish(), Err(Fault::Truncated { .. })));
}

#[test]
fn a_bomb_stops_at_the_size_that_its_header_gives() {
    let mut plain = label_file(&[0; 100]);
    plain.resize(4 << 20, 0);
    let mut decoder = Decoder::new(LABELS);
    assert_eq!(decoder.push(&gzip(&plain)), Err(Fault::Trailing));
    assert!(decoder.content().len() <= 100);
}

proptest! {
    #[test]
    fn flipped_bytes_never_pass_the_checksums(
        which in 0usize..4, at in any::<prop::sample::Index>(), flip in 1u8.., size in 1usize..500
    ) {
        let small = small();
        let mut source = crate::data::Source::arriving(small.files, usize::MAX);
        let file = &small.files[which];
        let mut bytes = small.packed[which].clone();
        bytes[at.index(small.packed[which].len())] ^= flip;
        let outcome = bytes
            .chunks(size)
            .try_for_each(|piece| source.push(file, piece))
            .and_then(|()| source.finish(file));
        prop_assert!(outcome.is_err());
        prop_assert!(!source.verified());
        // And the true file mends it.
        source.reset_file(file).expect("a file of this set");
        source.push(file, &small.packed[which]).expect("the file is good");
        source.finish(file).expect("the file is good");
    }

    #[test]
    fn random_bytes_are_never_data(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0usize..4) {
        // As they are, and behind the first bytes of gzip.
        let kinds = [LABELS, Kind::Images];
        let start: &[u8] = if kind < 2 { &[] } else { &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] };
        let bytes = [start, &bytes].concat();
        for size in [1, 50, 1000] {
            prop_assert!(fault(kinds[kind % 2], &bytes, size).is_some());
        }
    }
}
