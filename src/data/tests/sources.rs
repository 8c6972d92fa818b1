//! A data set that arrives in pieces.

use super::*;
use crate::data::error::{DataError, Fault};
use crate::data::{Dataset, Features, Source, Targets};
use crate::protocol::Problem;

fn deliver(source: &mut Source, file: &FashionFile, bytes: &[u8], size: usize) {
    for piece in bytes.chunks(size) {
        source.push(file, piece).expect("the file is good");
    }
    source.finish(file).expect("the file is good");
}

fn complete(small: &Small, bytes: &[Vec<u8>], size: usize) -> Source {
    let mut source = Source::arriving(small.files, usize::MAX);
    for (file, bytes) in small.files.iter().zip(bytes) {
        deliver(&mut source, file, bytes, size);
    }
    source
}

fn parts(dataset: &Dataset) -> (&[u8], &[u8]) {
    match (&dataset.features, &dataset.targets) {
        (Features::Images { pixels, .. }, Targets::Classes { labels, .. }) => (pixels, labels),
        _ => panic!("images with classes were expected"),
    }
}

#[test]
fn what_arrives_is_what_the_files_hold_packed_or_not_in_any_pieces() {
    let small = small();
    for bytes in [&small.packed, &small.plain] {
        for size in [1, 7, 4096] {
            let source = complete(&small, bytes, size);
            let (pixels, labels) = parts(source.train());
            assert_eq!(labels, &small.plain[0][8..]);
            assert_eq!(pixels, &small.plain[1][16..]);
            let (pixels, labels) = parts(source.test());
            assert_eq!(labels, &small.plain[2][8..]);
            assert_eq!(pixels, &small.plain[3][16..]);
            assert!(source.verified() && source.test_ready());
            let progress = source.progress();
            assert_eq!(progress.received, progress.total);
            assert_eq!(progress.train_ready as usize, TRAIN);
            assert!(progress.verified && !progress.from_cache);
        }
    }
}

#[test]
fn samples_are_ready_before_the_last_byte() {
    let small = small();
    let mut source = Source::arriving(small.files, usize::MAX);
    assert_eq!((source.train_len(), source.test_len()), (TRAIN, TEST));
    assert_eq!(source.train().input_width(), ROWS * COLUMNS);
    assert_eq!(source.train().output_width(), 10);
    assert_eq!(source.train_ready(), 0);
    deliver(&mut source, &small.files[0], &small.plain[0], 100);
    assert_eq!(source.train_ready(), 0, "labels alone are not samples");
    // The header, three images and half of a fourth.
    source
        .push(&small.files[1], &small.plain[1][..16 + 20 * 3 + 10])
        .expect("the file is good");
    assert_eq!(source.train_ready(), 3);
    assert!(!source.verified() && !source.test_ready());
    assert_eq!(source.train().batch(&[2, 0]).size, 2);
}

#[test]
fn only_the_first_samples_are_kept_but_all_are_checked() {
    let small = small();
    let mut source = Source::arriving(small.files, 11);
    for (file, bytes) in small.files.iter().zip(&small.packed) {
        deliver(&mut source, file, bytes, 50);
    }
    assert_eq!((source.train_len(), source.train_ready()), (11, 11));
    assert!(source.verified());
    assert_eq!(parts(source.train()).0, &small.plain[1][16..16 + 11 * 20]);
}

#[test]
fn a_file_can_be_begun_anew_and_nothing_ready_is_lost() {
    let small = small();
    let mut source = Source::arriving(small.files, usize::MAX);
    deliver(&mut source, &small.files[0], &small.packed[0], 50);
    source
        .push(&small.files[1], &small.plain[1][..1000])
        .expect("the file is good");
    let ready = source.train_ready();
    assert!(ready > 0);
    let received = source.progress().received;
    source
        .reset_file(&small.files[1])
        .expect("it is of this set");
    assert!(source.progress().received < received);
    assert_eq!(source.train_ready(), ready);
    deliver(&mut source, &small.files[1], &small.packed[1], 50);
    assert_eq!(source.train_ready(), TRAIN);
    assert_eq!(source.revision(), 0, "the second delivery was the same");
    assert_eq!(parts(source.train()).0, &small.plain[1][16..]);
}

#[test]
fn a_second_delivery_that_differs_is_told() {
    let small = small();
    let mut source = Source::arriving(small.files, usize::MAX);
    deliver(&mut source, &small.files[0], &small.packed[0], 50);
    let mut wrong = small.plain[1].clone();
    wrong[16 + 25] ^= 1;
    source
        .push(&small.files[1], &wrong)
        .expect("a pixel can be anything");
    assert_eq!(source.train_ready(), TRAIN);
    assert!(matches!(
        source.finish(&small.files[1]),
        Err(DataError::Damaged {
            fault: Fault::Checksum { .. },
            ..
        })
    ));
    assert!(!source.verified());
    source
        .reset_file(&small.files[1])
        .expect("it is of this set");
    deliver(&mut source, &small.files[1], &small.packed[1], 50);
    assert_eq!(source.revision(), 1);
    assert_eq!(parts(source.train()).0, &small.plain[1][16..]);
}

#[test]
fn counts_that_disagree_are_an_error_that_names_both_files() {
    let small = small();
    let mut source = Source::arriving(small.files, usize::MAX);
    deliver(&mut source, &small.files[0], &small.packed[0], 50);
    let error = source.push(&small.files[1], &small.plain[3]);
    assert_eq!(
        error,
        Err(DataError::CountsDisagree {
            file: "train-images".to_owned(),
            found: TEST,
            partner: "train-labels".to_owned(),
            expected: TRAIN,
        })
    );
    let problem = Problem::from(error.expect_err("just compared"));
    assert_eq!(
        problem.to_string(),
        "the data file train-images is damaged (it holds 40 items, but train-labels \
         holds 300)"
    );
}

#[test]
fn files_unlike_the_manifest_are_errors() {
    let small = small();
    let mut source = Source::arriving(small.files, usize::MAX);
    assert_eq!(
        source.push(&small.files[0], &small.plain[2]),
        Err(DataError::Damaged {
            file: "train-labels".to_owned(),
            fault: Fault::Items {
                found: TEST,
                expected: TRAIN
            }
        })
    );
    let square = image_file(2, 2, &noise(1, TEST * 4, 256));
    assert!(matches!(
        source.push(&small.files[3], &square),
        Err(DataError::Damaged {
            fault: Fault::Shape { rows: 2, .. },
            ..
        })
    ));
    let stranger = &crate::data::fashion::FILES[0];
    assert!(matches!(
        source.push(stranger, b""),
        Err(DataError::Unknown { .. })
    ));
}
