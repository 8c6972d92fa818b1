//! Means leave out what diverged, and places claim no more than the noise allows.

use super::*;

fn run(key: &str, seed: u64, accuracy: f64) -> RunResult {
    RunResult {
        key: key.into(),
        name: key.to_uppercase(),
        seed,
        device: "CPU".into(),
        epochs: 15,
        test_accuracy: accuracy,
        regression: false,
        test_loss: 1.0 - accuracy,
        seconds: 60.0,
        diverged: false,
        learned: Vec::new(),
    }
}

#[test]
fn learned_numbers_are_told_over_the_seeds_that_did_not_diverge() {
    let trained = |seed, accuracy, a: f32| RunResult {
        learned: vec![("a".into(), a)],
        ..run("prelu", seed, accuracy)
    };
    let mut bad = trained(3, 0.1, f32::NAN);
    bad.diverged = true;
    let groups = groups(&[
        bad,
        trained(1, 0.86, 2.0),
        trained(2, 0.86, 3.0),
        run("relu", 1, 0.8),
    ]);
    let (name, spread) = &groups[0].learned[0];
    assert_eq!((name.as_str(), spread.mean, spread.count), ("a", 2.5, 2));
    assert!(groups[1].learned.is_empty());
}

#[test]
fn seeds_become_a_mean_and_a_range() {
    let groups = groups(&[
        run("relu", 1, 0.81),
        run("tanh", 1, 0.82),
        run("relu", 2, 0.83),
    ]);
    assert_eq!(groups.len(), 2);
    let accuracy = groups[0].accuracy.expect("two runs");
    assert!((accuracy.mean - 0.82).abs() < 1e-12);
    assert_eq!(
        (accuracy.low, accuracy.high, accuracy.count),
        (0.81, 0.83, 2)
    );
    assert_eq!(groups[0].runs, 2);
}

#[test]
fn a_diverged_run_is_counted_and_in_no_mean() {
    let mut bad = run("staf", 2, 0.1);
    bad.diverged = true;
    bad.test_loss = f64::NAN;
    let groups = groups(&[run("staf", 1, 0.87), bad.clone()]);
    assert_eq!((groups[0].runs, groups[0].diverged), (2, 1));
    assert_eq!(groups[0].accuracy.expect("one run").mean, 0.87);
    let only_bad = super::groups(&[bad]);
    assert_eq!((only_bad[0].accuracy, only_bad[0].places), (None, None));
}

#[test]
fn differences_inside_the_noise_are_not_ranked() {
    let places = |runs: &[RunResult]| -> Vec<_> {
        groups(runs)
            .iter()
            .map(|group| group.places.expect("finite"))
            .collect()
    };
    // One seed each: half a point between SiLU and Swish says nothing, eight points do.
    let single = [
        run("silu", 1, 0.783),
        run("swish", 1, 0.785),
        run("prelu", 1, 0.860),
    ];
    assert_eq!(places(&single), [(2, 3), (2, 3), (1, 1)]);
    // Three tight seeds each tell one point apart.
    let tight: Vec<_> = [("a", 0.80), ("b", 0.81)]
        .into_iter()
        .flat_map(|(key, mean)| (0..3).map(move |s| run(key, s, mean + s as f64 * 1e-3)))
        .collect();
    assert_eq!(places(&tight), [(2, 2), (1, 1)]);
    // Two seeds that lie far apart tell nothing of eight points, however far their means are.
    let wide = [
        run("a", 1, 0.70),
        run("a", 2, 0.78),
        run("b", 1, 0.79),
        run("b", 2, 0.85),
    ];
    assert_eq!(places(&wide), [(1, 2), (1, 2)]);
}

#[test]
fn fits_of_values_have_no_places() {
    let fit = |key, seed| RunResult {
        regression: true,
        ..run(key, seed, 0.9)
    };
    let groups = groups(&[fit("relu", 1), fit("tanh", 1)]);
    assert!(
        groups
            .iter()
            .all(|group| group.regression && group.places.is_none())
    );
}

#[test]
fn sorting_keeps_rows_without_the_figure_last() {
    let mut bad = run("staf", 1, 0.1);
    bad.diverged = true;
    let mut rows = groups(&[bad, run("relu", 1, 0.81), run("prelu", 1, 0.86)]);
    let keys = |rows: &[Group]| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
    sort(&mut rows, Column::Accuracy, true);
    assert_eq!(keys(&rows), ["prelu", "relu", "staf"]);
    sort(&mut rows, Column::Accuracy, false);
    assert_eq!(keys(&rows), ["relu", "prelu", "staf"]);
    sort(&mut rows, Column::Name, false);
    assert_eq!(keys(&rows), ["relu", "prelu", "staf"]);
}

#[test]
fn nothing_is_nothing() {
    assert!(groups(&[]).is_empty());
    assert_eq!(Spread::of([f64::NAN].into_iter()), None);
}
