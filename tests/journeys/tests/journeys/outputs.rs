//! The Outputs page: what every layer of a trained network puts out.

use activation_lab::session::headless::Task;
use activation_lab_journeys::Page;
use activation_lab_journeys::figures::number;

use crate::inside::{
    ALL, SMALL, SOON, doing, natively, open, open_and_wait, ready, runs, wait_for_link,
};

/// All that the page shows.
fn shown(page: &Page) -> Vec<Vec<Vec<String>>> {
    let files = ["relu", "tanh"].map(|act| page.file(&format!("[data-testid=\"panel-{act}\"]")));
    let accuracies = page.table("[data-testid=\"accuracies\"]");
    files.into_iter().chain([accuracies]).collect()
}

#[test]
fn it_trains_by_itself_and_its_link_shows_the_same() {
    let link = format!("/outputs?v=1&act=relu,tanh&epochs=2&{SMALL}");
    let page = open_and_wait(&link);
    let said = shown(&page);
    let names: Vec<_> = said[0][1..].iter().map(|line| line[0].as_str()).collect();
    assert_eq!(
        names,
        [
            "1 Linear",
            "1 Activation",
            "2 Linear",
            "2 Activation",
            "Output"
        ]
    );
    for (row, run) in said[2][1..].iter().zip(runs(&link)) {
        let native = natively(&run, Task::default());
        let expected = native.epochs.last().expect("two epochs").test_accuracy;
        assert_eq!(row[1], "32", "steps of {row:?}");
        // One of the 10,000 images may lie on the edge between two classes.
        assert!(
            (number(&row[2]) / 100.0 - expected).abs() < 1e-3,
            "{row:?}, natively {expected}"
        );
        assert!(expected > 0.2, "nothing was learned: {expected}");
    }
    // Fresh it looks otherwise, and the link says so.
    page.choose("moment", "start");
    wait_for_link(&page, "at=0");
    ready(&page);
    page.wait("the panel is of the fresh network", SOON, || {
        page.text("panel-relu").contains("step 0")
    });
    let fresh = shown(&page);
    assert_ne!(fresh, said);
    let fresh_link = page.link();
    page.finish();

    for (link, said) in [(&link, said), (&fresh_link, fresh)] {
        let page = open_and_wait(link);
        assert_eq!(shown(&page), said, "{link}");
        page.finish();
    }
}

#[test]
fn more_epochs_go_on_from_what_was_trained_and_fewer_show_what_was() {
    let link = |epochs: u32| format!("/outputs?v=1&act=relu,tanh&epochs={epochs}&{SMALL}");
    let page = open_and_wait(&link(1));
    let one = shown(&page);
    let go = |epochs: u32| {
        page.follow(&link(epochs));
        page.wait("the panels are of its end", ALL, || {
            let title = format!("step {}", 16 * epochs);
            page.text("panel-relu").contains(&title) && page.text("panel-tanh").contains(&title)
        });
        ready(&page);
        shown(&page)
    };
    let three = go(3);
    assert_eq!(go(1), one);
    page.finish();
    let page = open_and_wait(&link(3));
    assert_eq!(shown(&page), three);
    page.finish();
}

#[test]
fn a_training_that_is_disturbed_ends_as_one_that_is_not() {
    let link = "/outputs?v=1&act=relu,tanh&epochs=2&data=synthetic&n=8000&hidden=64-32&device=cpu";
    let page = open(link);
    for part in ["", "&at=20", "&at=0", "&at=70", "&sample=whole", ""] {
        page.wait("it trains or is done", ALL, || {
            let said = page.string("return document.querySelector('#inside .cockpit').innerText");
            doing(&page) == "finished" || said.contains("step ")
        });
        page.follow(&format!("{link}{part}"));
        // Not as a hand would: the buttons may be hidden by now.
        for button in ["pause", "resume"] {
            page.script(
                "document.querySelector(`[data-testid=\"inside-${arguments[0]}\"]`).click()",
                vec![button.into()],
            );
        }
    }
    ready(&page);
    let said = shown(&page);
    page.finish();
    let page = open_and_wait(link);
    assert_eq!(shown(&page), said);
    page.finish();
}
