//! The Gradients page: every layer of fresh networks.

use activation_lab::observe::{Distribution, Sample, Snapshot, Stats};
use activation_lab::protocol::{Found, Look};
use activation_lab::session::headless::Task;
use activation_lab_journeys::Page;
use activation_lab_journeys::figures::{close, number};
use activation_lab_journeys::real_data;

use crate::inside::{ALL, SMALL, SOON, natively, open, open_and_wait, ready, runs, wait_for_link};

/// How far the page and a native computation may be apart, as a share.
const APART: f64 = 1e-3;

/// The place of a network's histograms.
pub fn panel(act: &str) -> String {
    format!("[data-testid=\"panel-{act}\"]")
}

/// Every layer of the runs of a link before the first step, natively.
fn fresh(link: &str) -> Vec<Snapshot> {
    let look = Look::Layers {
        sample: Sample::Batch,
    };
    let task = || Task {
        until: Some(0),
        looks: vec![look.clone()],
        ..Task::default()
    };
    let found = |run| match natively(run, task()).found.pop().flatten() {
        Some(Found::Layers(snapshot)) => snapshot,
        other => panic!("no layers, but {other:?}"),
    };
    runs(link).iter().map(found).collect()
}

/// The figures of a row of the file and of the table, in the order of the columns from the third.
fn figures(stats: &Stats) -> [f64; 8] {
    [
        stats.mean(),
        stats.std(),
        stats.mean_abs(),
        stats.norm(),
        stats.zero_share() * 100.0,
        stats.not_finite as f64,
        stats.min,
        stats.max,
    ]
}

#[test]
fn the_page_and_the_library_get_the_same_gradients() {
    let data = if real_data() { "" } else { "&data=synthetic" };
    let link = format!("/gradients?v=1&act=relu,sigmoid&n=2000&device=cpu{data}");
    let page = open_and_wait(&link);
    for (act, native) in ["relu", "sigmoid"].iter().zip(fresh(&link)) {
        let layers: Vec<&Distribution> = native.layers.iter().map(|one| &one.gradients).collect();
        let (file, table) = (page.file(&panel(act)), page.table(&panel(act)));
        assert_eq!(
            (file.len(), table.len()),
            (layers.len() + 1, layers.len() + 1)
        );
        for (at, layer) in layers.iter().enumerate() {
            let (line, row) = (&file[at + 1], &table[at + 1]);
            assert_eq!(number(&line[1]), layer.stats.count as f64);
            assert_eq!(number(&row[1]), layer.stats.count as f64);
            for (column, expected) in figures(&layer.stats).into_iter().enumerate() {
                let (exact, written) = (number(&line[column + 2]), number(&row[column + 2]));
                let what = format!("{act}, layer {}, {}", at + 1, file[0][column + 2]);
                // A mean is what is left of sums that cancel: it is measured by the deviation.
                let agrees = match column {
                    0 => (exact - expected).abs() <= APART * layer.stats.std(),
                    _ => close(exact, expected, APART),
                };
                assert!(agrees, "{what}: {exact} in the page, {expected} natively");
                // Three digits are written.
                assert!(close(written, exact, 6e-3), "{what}: {written} for {exact}");
            }
            // All values are in the bars, but for those that are exactly 0.
            let bars: f64 = line[12..].iter().map(|cell| number(cell)).sum();
            let zeros = number(&line[6]) / 100.0 * layer.stats.count as f64;
            assert!((bars + zeros - layer.stats.count as f64).abs() < 0.5);
        }
    }
    page.finish();
}

/// All that the page shows of some networks, unrounded.
pub fn shown(page: &Page, acts: &[&str]) -> Vec<Vec<Vec<String>>> {
    let places = acts.iter().map(|act| panel(act));
    let places = places.chain([
        "[data-testid=\"norms\"]".into(),
        "[data-testid=\"split\"]".into(),
    ]);
    places.map(|place| page.file(&place)).collect()
}

#[test]
fn what_is_chosen_is_in_the_link_and_the_link_alone_shows_it() {
    let acts = ["relu", "tanh"];
    let page = open_and_wait(&format!("/gradients?v=1&act=relu,tanh&{SMALL}"));
    for (field, value, part) in [
        ("#view-bins", "20", "bins=20"),
        ("#view-scale", "0", "scale=linear"),
        ("#view-axes", "1", "axes=own"),
        ("#view-show", "3", "show=post"),
        ("#view-sample", "1", "sample=test"),
    ] {
        let before = page.picture(&panel("relu"));
        page.set(field, value);
        wait_for_link(&page, part);
        ready(&page);
        page.wait(&format!("the picture follows {part}"), SOON, || {
            page.picture(&panel("relu")) != before
        });
    }
    // A row is read and chosen by keyboard.
    page.script(
        "document.querySelector(arguments[0] + ' .hist-stage').focus()",
        vec![panel("tanh").into()],
    );
    page.press("\u{e015}");
    page.press("\u{e015}");
    page.wait("the row is read", SOON, || {
        page.text("panel-tanh").contains("Layer 2: mean ")
    });
    page.press("\u{e007}");
    wait_for_link(&page, "layer=2");
    let (link, said) = (page.link(), shown(&page, &acts));
    assert_eq!(said[0][1].len(), 12 + 20, "{:?}", said[0]);
    page.finish();

    let page = open_and_wait(&link);
    assert_eq!(shown(&page, &acts), said);
    assert_eq!(
        page.string("return document.querySelector('[data-testid=\"layer\"]').value"),
        "2"
    );
    assert_eq!(page.link(), link);
    page.finish();
}

#[test]
fn gradients_vanish_with_depth() {
    let page = open_and_wait("/gradients?v=1&act=relu,sigmoid&data=synthetic&n=2000&device=cpu");
    page.click("thirty-layers");
    wait_for_link(&page, "preset=thirty-layers");
    ready(&page);
    let norms = "[data-testid=\"norms\"]";
    let sized = |layers: usize| {
        page.wait(&format!("the chart has {layers} layers"), ALL, || {
            page.file(norms).len() == layers + 1
        });
    };
    sized(31);
    assert_eq!(page.table(norms).len(), 32, "a head and 31 layers");
    let file = page.file(norms);
    let sigmoid = file[0]
        .iter()
        .position(|name| name == "Sigmoid")
        .expect("its column");
    let of = |row: usize| number(&file[row][sigmoid]);
    let (input, output) = (of(1), of(31));
    println!("Sigmoid, 30 hidden layers: {input:e} at the input, {output:e} at the output");
    assert!(
        output > 1e-3 && input < 1e-20 * output,
        "{input} and {output}"
    );
    assert!(page.text("silent").is_empty(), "{}", page.text("silent"));

    page.set("[data-testid=\"depth\"]", "64");
    wait_for_link(&page, "hidden=128-128");
    ready(&page);
    sized(65);
    let native = &fresh(&page.link())[1];
    let zero = |stats: &Stats| stats.zeros == stats.count;
    let layers = native.layers.iter();
    let silent = layers
        .take_while(|layer| zero(&layer.gradients.stats))
        .count();
    assert!(silent > 1, "natively all layers have gradients");
    page.wait("the layers without gradient are named", SOON, || {
        page.text("silent")
            .contains(&format!("Sigmoid, layer 1–{silent}: "))
    });
    assert!(
        page.text("silent").contains("32-bit float"),
        "{}",
        page.text("silent")
    );
    page.finish();
}

#[test]
fn a_page_that_is_left_and_opened_again_has_what_it_had() {
    let page = open(&format!("/gradients?v=1&act=relu&{SMALL}"));
    ready(&page);
    let said = page.file(&panel("relu"));
    page.follow(&format!("/explore?v=1&act=relu&{SMALL}"));
    page.wait_for("function-card");
    page.follow(&format!("/gradients?v=1&act=relu&{SMALL}"));
    page.wait("the histograms are back", SOON, || page.count(".hist") == 1);
    assert_eq!(page.file(&panel("relu")), said);
    page.finish();
}
