//! The Neurons page: what becomes of neurons over a training, and of a network that is changed.

use activation_lab::protocol::{Change, Found, Look};
use activation_lab::session::headless::Task;
use activation_lab_journeys::Page;
use activation_lab_journeys::figures::number;

use crate::inside::{SMALL, SOON, natively, open_and_wait, ready, runs, wait_for_link};

const CENSUS: &str = "[data-testid=\"census\"]";
const CHANGES: &str = "[data-testid=\"changes-table\"]";

/// Accuracy in percent, loss and dead neurons of each row of the table of changes.
fn tested(page: &Page) -> Vec<(f64, f64, String)> {
    let rows = page.table(CHANGES);
    let row = |row: &Vec<String>| (number(&row[2]), number(&row[4]), row[5].clone());
    rows[1..].iter().map(row).collect()
}

#[test]
fn changes_of_a_network_can_be_tested_and_taken_back() {
    let link = format!("/neurons?v=1&act=relu&epochs=2&at=end&layer=2&neuron=5&{SMALL}");
    let page = open_and_wait(&link);
    let before = page.text("chosen-neuron");
    page.click("changes-open");
    ready(&page);
    for (button, part) in [
        ("silence", "edit=s2.5"),
        ("redraw", "edit=s2.5,r1.1"),
        ("train-on", "edit=s2.5,r1.1,t16"),
    ] {
        page.click(button);
        wait_for_link(&page, part);
    }
    ready(&page);
    let all = tested(&page);
    // The library says the same of each list of changes.
    let changes = [
        Change::Silence {
            layer: 1,
            neuron: 4,
        },
        Change::Redraw { layer: 0, times: 1 },
        Change::Train { steps: 16 },
    ];
    let lists = 0..=changes.len();
    let task = Task {
        looks: lists
            .map(|count| Look::Changed {
                changes: changes[..count].to_vec(),
            })
            .collect(),
        ..Task::default()
    };
    let native = natively(&runs(&page.link())[0], task);
    assert_eq!(all.len(), native.found.len());
    for (shown, found) in all.iter().zip(&native.found) {
        let Some(Found::Changed {
            loss,
            accuracy,
            dead,
            ..
        }) = found
        else {
            panic!("not tested");
        };
        println!("{shown:?} in the page, {accuracy:.4}, {loss:.4} and {dead:?} natively");
        // Few images in ten thousand lie on the edge between two classes.
        assert!((shown.0 - 100.0 * accuracy).abs() < 0.06, "{shown:?}");
        assert!((shown.1 - loss).abs() < 2e-3 * loss, "{shown:?}");
        let dead: Vec<_> = dead.iter().map(u32::to_string).collect();
        assert_eq!(shown.2, dead.join(" · "));
    }
    let accuracy = |row: usize| all[row].0;
    assert!(
        accuracy(2) < accuracy(0) - 5.0 && accuracy(3) > accuracy(2) + 5.0,
        "a layer drawn anew makes no difference, or training on: {all:?}"
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

#[test]
fn what_is_trained_after_a_change_begins_with_the_network_as_it_was() {
    let link =
        format!("/neurons?v=1&act=relu&epochs=2&at=7&edit=r1.1,s2.3&layer=1&neuron=1&{SMALL}");
    let page = open_and_wait(&link);
    // Amid an epoch, so that no checkpoint can be gone back to.
    assert_eq!(tested(&page).len(), 3);
    page.click("at-end");
    wait_for_link(&page, "at=end");
    ready(&page);
    let all = |page: &Page| (page.table(CENSUS), tested(page), page.text("chosen-neuron"));
    let (link, said) = (page.link(), all(&page));
    page.finish();
    let page = open_and_wait(&link);
    assert_eq!(all(&page), said, "{link}");
    page.finish();
}
