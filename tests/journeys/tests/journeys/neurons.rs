//! The Neurons page: the worked mask, the census, single neurons, their lives, and changes.

use activation_lab::protocol::{Change, Found, Look};
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
const CHANGES: &str = "[data-testid=\"changes-table\"]";

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

/// Accuracy in percent and loss of each row of the table of changes.
fn tested(page: &Page) -> Vec<(f64, f64)> {
    let rows = page.table(CHANGES);
    rows[1..]
        .iter()
        .map(|row| (number(&row[2]), number(&row[4])))
        .collect()
}

#[test]
fn changes_of_a_network_can_be_tested_and_taken_back() {
    let link = format!("/neurons?v=1&act=relu&epochs=2&at=end&layer=2&neuron=5&{SMALL}");
    let page = open_and_wait(&link);
    let before = page.text("chosen-neuron");
    page.click("changes-open");
    ready(&page);
    page.click("silence");
    wait_for_link(&page, "edit=s2.5");
    page.click("redraw");
    wait_for_link(&page, "edit=s2.5,r1.1");
    ready(&page);
    let all = tested(&page);
    assert_eq!(all.len(), 3);
    // The library says the same of each list of changes.
    let silence = Change::Silence {
        layer: 1,
        neuron: 4,
    };
    let redraw = Change::Redraw { layer: 0, times: 1 };
    let task = Task {
        looks: [vec![], vec![silence], vec![silence, redraw]]
            .map(|changes| Look::Changed { changes })
            .to_vec(),
        ..Task::default()
    };
    let native = natively(&runs(&page.link())[0], task);
    for (shown, found) in all.iter().zip(&native.found) {
        let Some(Found::Changed { loss, accuracy, .. }) = found else {
            panic!("not tested");
        };
        println!(
            "{shown:?} in the page, {:.2} % and {loss:.4} natively",
            100.0 * accuracy
        );
        // One image in ten thousand may lie on the edge between two classes.
        assert!(
            (shown.0 - 100.0 * accuracy).abs() < 0.06,
            "{shown:?}, {accuracy}"
        );
        assert!((shown.1 - loss).abs() < 2e-3 * loss, "{shown:?}, {loss}");
    }
    assert!(
        all[2].0 < all[0].0 - 5.0,
        "a layer drawn anew makes no difference: {all:?}"
    );
    let changed = page.link();
    page.click("restore");
    page.wait("the network is as it was", SOON, || {
        !page.link().contains("edit=")
    });
    assert_eq!(tested(&page), all[..1]);
    // What is looked at next, the worker looks at in the network as it was.
    page.set("[data-testid=\"choose-neuron\"]", "6");
    wait_for_link(&page, "neuron=6");
    ready(&page);
    let restored = page.text("chosen-neuron");
    assert_ne!(restored, before);
    page.finish();

    let page = open_and_wait(&link.replace("neuron=5", "neuron=6"));
    assert_eq!(
        page.text("chosen-neuron"),
        restored,
        "not the network that was trained"
    );
    page.finish();
    let page = open_and_wait(&changed);
    assert_eq!(tested(&page), all, "{changed}");
    page.finish();
}

#[test]
fn neurons_are_followed_over_a_training_and_the_link_shows_all_of_it() {
    let page = open_and_wait(
        "/neurons?v=1&act=relu&hidden=24-16-16&data=synthetic&n=2000&epochs=2&lr=0.1&every=10&device=cpu",
    );
    page.click("lives-open");
    wait_for_link(&page, "show=lives");
    ready(&page);
    let lives = [":first-child", ":last-child"]
        .map(|place| format!("[data-testid=\"lives\"] .pair > {place}"));
    // 16 steps an epoch: start, 10, 16, 20, 30, 32.
    page.wait("the curves are there", SOON, || {
        page.count("[data-testid=\"lives\"] canvas") > 0 && page.file(&lives[0]).len() == 1 + 6
    });
    page.choose("lives-layer", "2");
    wait_for_link(&page, "show=lives-3");
    page.click("at-end");
    wait_for_link(&page, "at=end");
    page.set("[data-testid=\"choose-layer\"]", "3");
    page.set("[data-testid=\"choose-neuron\"]", "4");
    wait_for_link(&page, "layer=3&neuron=4");
    ready(&page);
    page.click("changes-open");
    page.click("silence");
    wait_for_link(&page, "edit=s3.4");
    ready(&page);
    let exact = page.table("[data-testid=\"exact\"]");
    for row in &exact[1..] {
        assert!(
            number(&row[3]) >= number(&row[2]),
            "the probe missed a death: {row:?}"
        );
    }
    let all = |page: &Page| {
        let tables = [CENSUS, CHANGES, "[data-testid=\"exact\"]"].map(|css| page.table(css));
        (
            tables,
            lives.each_ref().map(|chart| page.file(chart)),
            page.text("chosen-neuron"),
            page.picture("[data-testid=\"neuron-map\"]"),
        )
    };
    let (link, said) = (page.link(), all(&page));
    page.finish();
    let page = open_and_wait(&link);
    assert_eq!(all(&page), said, "{link}");
    assert_eq!(page.link(), link);
    page.finish();
}
