//! Seeds are folded, and what the noise hides is said.

use super::*;
use crate::experiment::Init;
use crate::observe::Counts;
use crate::ui::course::exercise::fixture::{RUN, measured};

const OWN: &str = "x*sigmoid(2*x)";

fn answers(formula: &str) -> Answers {
    Answers::from([("own".to_owned(), formula.to_owned())])
}

fn some(relu: [f64; 2], gelu: [f64; 2]) -> Vec<Row> {
    rows(RUN, &answers(OWN), &measured(relu, gelu, OWN))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

#[test]
fn seeds_are_folded_into_one_row_of_each_function() {
    let rows = some([0.8, 0.82], [0.7, 0.71]);
    let keys: Vec<_> = rows.iter().map(|row| key(&row.experiment)).collect();
    assert_eq!(keys, ["relu", "gelu", "f1"]);
    let accuracy = rows[0].figure(|end| end.test_accuracy).unwrap();
    assert_eq!(accuracy.count, 2);
    assert!(near(accuracy.mean, 0.81) && near(accuracy.deviation, 0.02 / 2f64.sqrt()));
    assert_eq!(rows[0].numbers()[0].0, "a");
    assert_eq!(rows[0].numbers()[0].1.count, 2);
    let gradients = rows[0].gradients(true);
    assert_eq!((gradients.len(), gradients[1].mean), (2, 2e-4));
    assert!(rows[0].gradients(false).is_empty() && rows[2].gradients(true).is_empty());
    // The link has all its seeds, on the page that shows what was read.
    let (link, notices) = crate::link::decode(&rows[2].link());
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!((link.page, link.experiment.seeds), (Page::Neurons, 2));
    assert_eq!(link.experiment.formulas[&1], OWN);
    assert_eq!(link.view["at"], "0");
    let (link, _) = crate::link::decode(&rows[0].link());
    assert_eq!(
        (link.page, link.view["at"].as_str()),
        (Page::Gradients, "end")
    );
    assert_eq!(page(&[Read::Training]), Page::Train);
}

#[test]
fn what_was_not_measured_or_is_stale_has_no_row() {
    let old = measured([0.8, 0.8], [0.8, 0.8], OWN);
    assert_eq!(rows(RUN, &answers("x^2"), &old).len(), 2);
    assert_eq!(rows(RUN, &Answers::new(), &old).len(), 2);
    assert!(rows(RUN, &answers(OWN), &Measured::default()).is_empty());
}

#[test]
fn runs_that_diverged_are_in_no_mean_and_are_counted() {
    let mut rows = some([0.8, 0.1], [0.7, 0.71]);
    rows[0].readings[1].trained.as_mut().unwrap().diverged = true;
    assert_eq!(rows[0].diverged(), 1);
    let accuracy = rows[0].figure(|end| end.test_accuracy).unwrap();
    assert_eq!((accuracy.count, accuracy.mean), (1, 0.8));
    // The exercises compare all of them: with one that diverged, nothing is told apart.
    assert_eq!(rows[0].accuracies(), [0.8, 0.1]);
    assert_eq!(noise(&rows)[0], Noise::Same(vec![1, 2]));
    rows[0].readings[0].trained.as_mut().unwrap().diverged = true;
    assert_eq!(rows[0].figure(|end| end.test_accuracy), None);
    let dots = dots(&rows, &["a", "b", "c"].map(String::from));
    assert!(dots[0].points.is_empty());
    assert_eq!((dots[1].points.len(), dots[1].points[0]), (4, (2.0, 0.7)));
    assert!(dots[1].points[1].1.is_nan());
}

#[test]
fn rows_that_the_noise_does_not_tell_apart_are_named() {
    let rows = some([0.8, 0.801], [0.7, 0.901]);
    let found = noise(&rows);
    assert_eq!(found[0], Noise::Same(vec![1]));
    assert_eq!(found[1], Noise::Same(vec![0, 2]));
    let mut alone = rows;
    alone[0].readings.truncate(1);
    let found = noise(&alone);
    assert_eq!(found[0], Noise::Unknown);
    assert_eq!(found[1], Noise::Same(vec![2]), "one run is no evidence");
}

#[test]
fn neurons_are_counted_by_layer() {
    let mut rows = some([0.8, 0.8], [0.7, 0.7]);
    for (reading, dead) in rows[2].readings.iter_mut().zip([2, 4]) {
        let counts = Counts {
            dead,
            ..Counts::default()
        };
        reading.neurons_at_start = Some(vec![Layer { width: 10, counts }; 2]);
    }
    let dead = rows[2].neurons(false, |layer| layer.counts.dead);
    assert_eq!((dead.len(), dead[1].0.mean, dead[1].1), (2, 3.0, 10));
    assert!(rows[2].neurons(true, |layer| layer.counts.dead).is_empty());
    let names = ["a", "b", "c"].map(String::from);
    let curves = curves(&rows, &names, |row| {
        let dead = row.neurons(false, |layer| layer.counts.dead);
        let share = |(dead, width): (Spread, u32)| dead.mean / f64::from(width);
        dead.into_iter().map(share).collect()
    });
    assert_eq!(curves.len(), 1);
    assert_eq!(curves[0].points, [(1.0, 0.3), (2.0, 0.3)]);
    assert_eq!(curves[0].name, "c");
}

#[test]
fn no_two_rows_look_the_same() {
    const TWICE: &[Measure] = &[
        Measure {
            name: "slow",
            experiment: "lr=0.001&n=600",
            reads: &[Read::Training],
        },
        Measure {
            name: "fast",
            experiment: "lr=0.1&n=600",
            reads: &[Read::Training],
        },
    ];
    let mut measured = Measured::default();
    for measure in TWICE {
        for run in measure.experiment(&Answers::new()).runs() {
            measured.reading_mut(measure.name, &run).end(&[], false);
        }
    }
    let rows = rows(TWICE, &Answers::new(), &measured);
    assert_eq!(rows.len(), 2);
    assert_ne!(rows[0].style, rows[1].style);
    let experiments: Vec<_> = rows.iter().map(|row| row.experiment.clone()).collect();
    let (differ, common) = settings(&experiments, true);
    assert_eq!(differ, [Setting::Lr]);
    assert_eq!(
        common,
        [
            Setting::Data,
            Setting::Epochs,
            Setting::Momentum,
            Setting::Batch
        ]
    );
}

#[test]
fn what_is_not_trained_has_no_learning_rate() {
    let mut he = Experiment {
        init: Init::Kaiming,
        ..Experiment::default()
    };
    assert_eq!(
        settings(std::slice::from_ref(&he), false),
        (vec![], vec![Setting::Data, Setting::Init])
    );
    he.lr = 0.5;
    let both = [he, Experiment::default()];
    assert_eq!(settings(&both, false).0, [Setting::Init]);
    assert_eq!(settings(&both, true).0, [Setting::Init, Setting::Lr]);
    assert_eq!(settings(&[], true), (vec![], vec![]));
}
