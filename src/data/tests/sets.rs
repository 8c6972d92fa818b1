//! Batches, and the sets that are drawn.

use super::*;
use crate::data::{BatchTargets, Dataset, Features, Source, Targets};
use crate::experiment::DataSource;

#[test]
fn batches_hold_the_samples_asked_for_scaled() {
    let dataset = Dataset {
        features: Features::Images {
            rows: 1,
            columns: 2,
            pixels: vec![0, 255, 51, 204, 127, 128, 9],
        },
        targets: Targets::Classes {
            names: vec!["a".to_owned(), "b".to_owned()],
            labels: vec![0, 1, 0, 1],
        },
    };
    assert_eq!(dataset.len(), 3, "the fourth image has not arrived");
    let mut batch = dataset.batch(&[1, 0, 1]);
    assert_eq!((batch.size, batch.width), (3, 2));
    // torchvision: ToTensor()(51) = 0.2, Normalize(0.5, 0.5) → −0.6.
    let expected = [-0.6, 0.6, -1.0, 1.0, -0.6, 0.6];
    for (value, expected) in batch.inputs.iter().zip(expected) {
        assert!((value - expected).abs() < 1e-6, "{value} and {expected}");
    }
    assert_eq!(batch.targets, BatchTargets::Classes(vec![1, 0, 1]));
    dataset.batch_into(&[2], &mut batch);
    assert_eq!(batch, dataset.batch(&[2]));
    for v in 0..=255u8 {
        let value = (f32::from(v) / 255.0 - 0.5) / 0.5;
        assert_eq!(super::super::SCALED[usize::from(v)], value);
    }
}

#[test]
fn regression_batches_hold_values() {
    let dataset = Dataset {
        features: Features::Points {
            width: 1,
            values: vec![0.1, 0.2, 0.3],
        },
        targets: Targets::Values {
            width: 2,
            values: vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        },
    };
    let batch = dataset.batch(&[2, 0]);
    assert_eq!(batch.inputs, [0.3, 0.1]);
    let values = vec![5.0, 6.0, 1.0, 2.0];
    assert_eq!(batch.targets, BatchTargets::Values { width: 2, values });
    assert_eq!((dataset.output_width(), dataset.classes().len()), (2, 0));
}

#[test]
fn toy_sets_are_complete_capped_and_in_range() {
    for data in [
        DataSource::Xor,
        DataSource::Circles,
        DataSource::Spiral,
        DataSource::Moons,
        DataSource::Fit1d,
    ] {
        let source = Source::open(data, 60_000);
        assert!(source.files_wanted().is_empty());
        assert!(source.verified() && source.test_ready());
        assert_eq!((source.train_ready(), source.test_len()), (2000, 500));
        let short = Source::open(data, 100);
        assert_eq!(short.train_len(), 100);
        let first: Vec<u32> = (0..100).collect();
        assert_eq!(short.train().batch(&first), source.train().batch(&first));
        let all: Vec<u32> = (0..2000).collect();
        let batch = source.train().batch(&all);
        assert!(batch.inputs.iter().all(|v| v.abs() < 1.6), "{data:?}");
        match batch.targets {
            BatchTargets::Classes(labels) => {
                assert_eq!(batch.width, 2);
                let ones = labels.iter().filter(|&&label| label == 1).count();
                assert!((850..1150).contains(&ones), "{data:?}: {ones} of class 1");
            }
            BatchTargets::Values { width, values } => {
                assert_eq!((batch.width, width), (1, 1));
                for (x, y) in batch.inputs.iter().zip(values) {
                    let curve = crate::data::toy::curve(f64::from(*x));
                    assert!((curve - f64::from(y)).abs() < 0.3);
                }
            }
        }
        assert_ne!(source.train().batch(&[0, 1]), source.test().batch(&[0, 1]));
    }
}

#[test]
fn the_nearest_neighbour_can_solve_every_toy_set() {
    for data in [
        DataSource::Xor,
        DataSource::Circles,
        DataSource::Spiral,
        DataSource::Moons,
    ] {
        let source = Source::open(data, 2000);
        let train = source.train().batch(&(0..2000).collect::<Vec<_>>());
        let test = source.test().batch(&(0..500).collect::<Vec<_>>());
        let (BatchTargets::Classes(known), BatchTargets::Classes(asked)) =
            (&train.targets, &test.targets)
        else {
            panic!("classes were expected");
        };
        let right = (0..500)
            .filter(|&i| {
                let distance = |j: usize| {
                    let (dx, dy) = (
                        train.inputs[2 * j] - test.inputs[2 * i],
                        train.inputs[2 * j + 1] - test.inputs[2 * i + 1],
                    );
                    dx * dx + dy * dy
                };
                let nearest = (0..2000).min_by(|&a, &b| distance(a).total_cmp(&distance(b)));
                known[nearest.expect("2000 samples")] == asked[i]
            })
            .count();
        assert!(right > 475, "{data:?}: {right} of 500");
    }
}

#[test]
fn the_garments_are_balanced_varied_and_always_the_same() {
    let source = Source::open(DataSource::Synthetic, 1000);
    assert_eq!((source.train_ready(), source.test_len()), (1000, 10_000));
    let (Features::Images { pixels, .. }, Targets::Classes { labels, names }) =
        (&source.train().features, &source.train().targets)
    else {
        panic!("images with classes were expected");
    };
    assert_eq!(names.len(), 10);
    let mut counts = [0; 10];
    for &label in labels {
        counts[usize::from(label)] += 1;
    }
    assert_eq!(counts, [100; 10]);
    let images: std::collections::BTreeSet<_> = pixels.chunks(784).collect();
    assert_eq!(images.len(), 1000, "no two drawings are alike");
    for image in images {
        let ink = image.iter().filter(|&&v| v > 30).count();
        assert!((30..700).contains(&ink), "{ink} pixels are drawn");
    }
    // Links to results on these drawings must keep their meaning: who changes a
    // drawing changes this digest, and should give the set a new name.
    assert_eq!(sha256(pixels), GARMENTS);
}

/// SHA-256 of the first thousand training drawings.
const GARMENTS: &str = "24533b10b75893fdf2ca823c8e15d2bdc1b4c4e491b6a4500dd1dbb89487e3d2";

#[test]
fn the_garments_are_neither_trivial_nor_hopeless() {
    // The nearest class mean, far below what a network reaches.
    let source = Source::open(DataSource::Synthetic, 2000);
    let train = source.train().batch(&(0..2000).collect::<Vec<_>>());
    let test = source.test().batch(&(0..1000).collect::<Vec<_>>());
    let (BatchTargets::Classes(known), BatchTargets::Classes(asked)) =
        (&train.targets, &test.targets)
    else {
        panic!("classes were expected");
    };
    let mut means = vec![[0.0f32; 784]; 10];
    for (image, &label) in train.inputs.chunks(784).zip(known) {
        for (mean, v) in means[usize::from(label)].iter_mut().zip(image) {
            *mean += v / 200.0;
        }
    }
    let right = (test.inputs.chunks(784).zip(asked))
        .filter(|(image, label)| {
            let distance = |class: u8| -> f32 {
                let mean = &means[usize::from(class)];
                mean.iter()
                    .zip(*image)
                    .map(|(m, v)| (m - v) * (m - v))
                    .sum()
            };
            let nearest = (0..10).min_by(|&a, &b| distance(a).total_cmp(&distance(b)));
            nearest == Some(**label)
        })
        .count();
    assert!((500..800).contains(&right), "{right} of 1000");
}
