//! The real files, where they are, and the folders in which they are looked for.

use std::path::{Path, PathBuf};

use crate::data::error::DataError;
use crate::data::fashion::FILES;
use crate::data::{Features, Targets, files};

#[test]
fn the_real_files_load_and_verify() {
    let Some(directory) = std::env::var_os("FASHION_MNIST_DIR").map(PathBuf::from) else {
        eprintln!("skipped: FASHION_MNIST_DIR names no folder with the four files");
        return;
    };
    assert_eq!(files::find(Some(&directory)), Ok(directory.clone()));
    let source = files::load(&directory, 60_000).expect("the files are good");
    assert!(source.verified());
    assert_eq!((source.train_ready(), source.test_len()), (60_000, 10_000));
    for (dataset, each) in [(source.train(), 6000), (source.test(), 1000)] {
        let (Features::Images { rows, columns, .. }, Targets::Classes { labels, .. }) =
            (&dataset.features, &dataset.targets)
        else {
            panic!("images with classes were expected");
        };
        assert_eq!((*rows, *columns), (28, 28));
        for class in 0..10 {
            let count = labels.iter().filter(|&&label| label == class).count();
            assert_eq!(count, each);
        }
    }
    // The data set's published start: an ankle boot, two T-shirts, a dress.
    let Targets::Classes { labels, .. } = &source.train().targets else {
        panic!("classes were expected");
    };
    assert_eq!(labels[..4], [9, 0, 0, 3]);
    let progress = source.progress();
    assert_eq!(progress.received, progress.total);
}

#[test]
fn a_folder_without_the_files_is_named() {
    let nowhere = Path::new("/nonexistent");
    let error = files::find(Some(nowhere)).expect_err("the folder is not there");
    assert_eq!(
        error,
        DataError::Missing {
            file: FILES[0].name.to_owned(),
            directory: "/nonexistent".to_owned()
        }
    );
    assert!(error.to_string().contains("cargo xtask build"));
    assert!(matches!(
        files::load(nowhere, 10),
        Err(DataError::Read { .. })
    ));
}

#[test]
fn the_cache_folder_is_ours() {
    if let Some(directory) = files::cache_dir() {
        assert!(directory.ends_with("fashion-mnist"));
    }
}
