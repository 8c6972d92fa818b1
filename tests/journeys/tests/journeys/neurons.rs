//! The Neurons page: the worked mask, the census, and single neurons.

use activation_lab::protocol::{Found, Look};
use activation_lab::session::headless::Task;
use activation_lab_journeys::Page;
use activation_lab_journeys::figures::number;
use serde_json::Value;

use crate::inside::{SMALL, SOON, natively, open, open_and_wait, ready, runs, wait_for_link};

/// Keys as WebDriver names them.
const RIGHT: &str = "\u{e014}";
const PAGE_DOWN: &str = "\u{e00f}";
const HOME: &str = "\u{e011}";
const ENTER: &str = "\u{e007}";

const CENSUS: &str = "[data-testid=\"census\"]";

/// The letters of a row of the worked example.
fn truths(page: &Page, id: &str) -> String {
    page.string(&format!(
        "return [...document.querySelectorAll('[data-testid=\"{id}\"] .truth')]
             .map((cell) => cell.innerText).join(' ')"
    ))
}

/// Gives an element the focus, as the Tab key would.
fn focus(page: &Page, css: &str) {
    let has = page.script(
        "const one = document.querySelector(arguments[0]);
         one?.focus(); one?.select?.();
         return one !== null && document.activeElement === one;",
        vec![css.into()],
    );
    assert_eq!(has, Value::Bool(true), "{css} takes no focus");
}

#[test]
fn the_worked_example_comes_out_as_printed_and_can_be_changed() {
    let page = open(&format!("/neurons?v=1&act=relu&{SMALL}"));
    assert_eq!(truths(&page, "mask-1"), "T F T F F");
    assert_eq!(truths(&page, "mask-2"), "F F T F F");
    assert_eq!(truths(&page, "mask-fold"), "F F T F F");
    // Batch by batch.
    page.click("mask-first");
    page.wait("nothing is folded", SOON, || {
        truths(&page, "mask-fold") == "T T T T T"
    });
    page.click("mask-next");
    page.wait("one batch is folded", SOON, || {
        truths(&page, "mask-fold") == "T F T F F"
    });
    page.click("mask-next");
    page.wait("both are folded", SOON, || {
        truths(&page, "mask-fold") == "F F T F F"
    });
    // Batch 2, sample 3, neuron 3: it speaks once. Typed by keyboard.
    focus(
        &page,
        "[data-testid=\"mask-example\"] table:nth-of-type(2) tbody tr:nth-child(3) td:nth-of-type(3) input",
    );
    page.press("0.5");
    page.wait("nobody is dead", SOON, || {
        truths(&page, "mask-fold") == "F F F F F"
    });
    wait_for_link(&page, "x=233:0.5");
    // What is no number is refused in words, and changes nothing.
    page.press("x");
    page.wait("it is refused", SOON, || {
        !page.text("mask-refused").is_empty()
    });
    assert_eq!(truths(&page, "mask-fold"), "F F F F F");
    let link = page.link();
    page.go(&link);
    page.wait("the link shows it", SOON, || {
        truths(&page, "mask-fold") == "F F F F F"
    });
    page.click("mask-reset");
    page.wait("it is as printed", SOON, || {
        truths(&page, "mask-fold") == "F F T F F"
    });
    page.finish();
}

#[test]
fn the_census_is_the_librarys() {
    // Narrow and deep, so that there are neurons of every kind.
    let link = "/neurons?v=1&act=relu,sigmoid&hidden=12-12-12-12-12-12-12-12&data=synthetic&n=2000&device=cpu";
    let page = open_and_wait(link);
    let table = page.table(CENSUS);
    let mut rows = table
        .iter()
        .filter(|row| row.len() >= 7 && row[0].parse::<u32>().is_ok());
    let mut states = [0; 4];
    for run in runs(link) {
        let task = Task {
            until: Some(0),
            looks: vec![Look::Census { samples: 2000 }],
            ..Task::default()
        };
        let Some(Some(Found::Census(census))) = natively(&run, task).found.pop() else {
            panic!("no census");
        };
        for (layer, counted) in census.layers.iter().enumerate() {
            let row = rows.next().expect("a row for each layer");
            assert_eq!(row[0], (layer + 1).to_string());
            let counts = counted.counts();
            let native = [
                counts.dead,
                counts.near_dead,
                counts.saturated,
                counts.constant,
            ];
            let shown = [2, 3, 4, 5].map(|cell| number(&row[cell]) as u32);
            assert_eq!(shown, native, "{}, {row:?}", run.activation().key);
            let predicted = 100.0 * census.predicted()[layer];
            let said = number(&row[6]);
            assert!(
                (said - predicted).abs() < 0.06,
                "{said} % for {predicted} %"
            );
            states
                .iter_mut()
                .zip(native)
                .for_each(|(sum, count)| *sum += count);
        }
    }
    assert!(rows.next().is_none());
    println!("dead, near-dead, saturated, constant: {states:?}");
    assert!(
        states[0] > 0 && states[2] > 0,
        "a census of nothing: {states:?}"
    );
    page.finish();
}

#[test]
fn a_neuron_is_chosen_by_keyboard_and_seen_from_close_by() {
    let page = open_and_wait(&format!("/neurons?v=1&act=relu&{SMALL}"));
    focus(&page, ".neurons-map");
    // The first key marks the first neuron.
    for key in [HOME, RIGHT, RIGHT] {
        page.press(key);
    }
    page.wait("neuron 3 is read", SOON, || {
        page.text("neuron-map")
            .contains("Layer 1, neuron 3 of 64: ")
    });
    page.press(ENTER);
    wait_for_link(&page, "layer=1&neuron=3");
    ready(&page);
    let chosen = "[data-testid=\"chosen-neuron\"]";
    page.wait("its images are there", SOON, || {
        page.count(&format!("{chosen} .tiles li")) > 0
    });
    assert!(
        page.count(&format!("{chosen} .neurons-weights")) > 0,
        "no picture of its weights"
    );
    let said = page.text("chosen-neuron");
    let task = Task {
        until: Some(0),
        looks: vec![Look::Neuron {
            layer: 0,
            neuron: 2,
            samples: 2000,
        }],
        ..Task::default()
    };
    let Some(Some(Found::Neuron(native))) = natively(&runs(&page.link())[0], task).found.pop()
    else {
        panic!("no neuron");
    };
    let active = format!("Active on {} of 2,000 samples", group(native.active));
    let plain = format!("Active on {} of 2000 samples", native.active);
    assert!(
        said.contains(&active) || said.contains(&plain),
        "{active:?} is not in {said}"
    );
    assert_eq!(page.count(&format!("{chosen} .tiles li")), native.top.len());
    // To the next layer, whose inputs are no pixels: the strongest weights are listed.
    focus(&page, ".neurons-map");
    page.press(PAGE_DOWN);
    page.press(ENTER);
    wait_for_link(&page, "layer=2");
    ready(&page);
    page.wait("its weights are listed", SOON, || {
        page.text("chosen-neuron")
            .contains("The strongest of 64 incoming weights")
    });
    page.finish();
}

/// A whole number with commas.
fn group(number: u32) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[test]
fn depths_are_swept_and_the_link_shows_them() {
    let page = open_and_wait(&format!("/neurons?v=1&act=relu&{SMALL}"));
    page.click("sweep-depth");
    wait_for_link(&page, "show=sweep-depth");
    ready(&page);
    let charts = |page: &Page| {
        [":first-child", ":last-child"]
            .map(|place| page.file(&format!("[data-testid=\"sweeps\"] .pair > {place}")))
    };
    let said = charts(&page);
    assert!(said.iter().all(|file| file.len() > 3), "{said:?}");
    let link = page.link();
    page.finish();
    let page = open_and_wait(&link);
    assert_eq!(charts(&page), said, "{link}");
    page.finish();
}
