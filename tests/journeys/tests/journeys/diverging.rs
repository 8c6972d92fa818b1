//! Trainings that leave the finite range, and workers that die while something is looked at.

use activation_lab::protocol::Part;
use activation_lab::session::headless::{Outcome, Task};
use activation_lab_journeys::{Page, Visit};

use crate::inside::{ALL, SOON, doing, natively, open, open_and_wait, ready, runs, wait_for_link};

/// The book's network with a learning rate that it survives for a few steps.
const TOO_FAST: &str = "act=relu&lr=10&data=synthetic&n=2000&epochs=3&device=cpu";
/// With this one it survives the first epoch of 16 steps.
const A_LITTLE_TOO_FAST: &str = "act=relu&lr=0.5&data=synthetic&n=2000&epochs=3&device=cpu";

/// How the library's own run ends.
fn native(query: &str) -> Outcome {
    let outcome = natively(&runs(&format!("/train?v=1&{query}"))[0], Task::default());
    assert!(outcome.diverged.is_some(), "{query} does not diverge");
    outcome
}

/// What the page has to say of a run that diverged.
fn words(outcome: &Outcome) -> Vec<String> {
    let (epoch, step) = outcome.diverged.expect("it diverged");
    let blowup = outcome.blowup.expect("its place was found");
    println!("step {step} of epoch {epoch}, {blowup:?}");
    let part = match blowup.part {
        Part::Weights => "weights or biases",
        Part::PreActivations => "pre-activations",
        Part::Parameters => "activation parameters",
        Part::Activations => "activations f(z)",
    };
    let layer = match blowup.layer {
        4 => "the output layer".to_owned(),
        layer => format!("hidden layer {}", layer + 1),
    };
    vec![
        format!("step {step} of epoch {epoch} "),
        format!("the {part}"),
        format!("of {layer}."),
    ]
}

fn assert_says(said: &str, words: &[String]) {
    for word in words {
        assert!(said.contains(word), "no {word:?} in {said:?}");
    }
}

#[test]
fn a_training_that_diverges_says_where_and_rewinds() {
    let expected = words(&native(TOO_FAST));
    let page = Page::open(Visit::new(&format!("/train?v=1&{TOO_FAST}")));
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("diverged", ALL);
    assert_says(&page.text("problem"), &expected);
    page.click("rewind");
    page.wait_for_state("paused", SOON);
    assert_eq!(page.text("problem"), "");
    let step = || page.attribute("progress-text", "data-step");
    let before = step();
    page.click("step");
    page.wait("one more step is made", SOON, || step() != before);
    // With the same settings it ends the same way.
    page.click("start");
    page.wait_for_state("diverged", ALL);
    assert_says(&page.text("problem"), &expected);
    // So does a tenth of the learning rate, a little later.
    page.click("rewind-anew");
    page.wait("another run is trained", SOON, || {
        page.link().contains("lr=1&")
    });
    let smaller = words(&native(&TOO_FAST.replace("lr=10", "lr=1")));
    page.wait("it diverges elsewhere", ALL, || {
        page.text("problem").contains(&smaller[0])
    });
    assert_says(&page.text("problem"), &smaller);
    page.finish();
}

#[test]
fn the_pages_that_look_inside_say_it_too() {
    let expected = words(&native(TOO_FAST));
    let alert = |page: &Page| {
        page.string(
            "return document.querySelector('#inside .cockpit [role=\"alert\"]')?.innerText ?? ''",
        )
    };
    // Outputs trains by itself, here into the second epoch.
    let late = words(&native(A_LITTLE_TOO_FAST));
    let page = open_and_wait(&format!("/outputs?v=1&{A_LITTLE_TOO_FAST}"));
    assert_says(&alert(&page), &late);
    assert_eq!(
        page.count("#inside .hist"),
        0,
        "there is no network to show"
    );
    page.click("inside-rewind");
    wait_for_link(&page, "at=16");
    ready(&page);
    page.wait("a network is shown instead", SOON, || {
        page.text("panel-relu").contains("step 16")
    });
    assert_eq!(page.count("#inside .hist"), 1);
    assert_eq!(alert(&page), "");
    page.finish();

    // On Gradients it diverges while it is watched; the moments before stay.
    let page = open_and_wait(&format!("/gradients?v=1&every=1&{TOO_FAST}"));
    page.click("train");
    page.wait("it is said", ALL, || !alert(&page).is_empty());
    ready(&page);
    assert_says(&alert(&page), &expected);
    let (epoch, step) = native(TOO_FAST).diverged.expect("it diverged");
    let last = u64::from(epoch - 1) * 16 + u64::from(step) - 1;
    wait_for_link(&page, &format!("at={last}"));
    assert!(page.text("panel-relu").contains(&format!("step {last}")));
    page.finish();

    // Neurons counts the trained network, which there is not.
    let page = open_and_wait(&format!("/neurons?v=1&at=end&{TOO_FAST}"));
    assert_says(&alert(&page), &expected);
    page.click("inside-rewind");
    page.wait("the link says something else", SOON, || {
        !page.link().contains("at=end")
    });
    ready(&page);
    page.wait("it is counted", SOON, || {
        page.text("census").contains("Counted over")
    });
    assert_eq!(alert(&page), "");
    page.finish();
}

#[test]
fn a_worker_that_dies_while_it_looks_is_replaced() {
    let link =
        "/neurons?v=1&act=relu&data=synthetic&n=20000&epochs=1&hidden=256-128&at=end&device=cpu";
    let page = open(link);
    page.wait("it trains or looks", ALL, || doing(&page) == "running");
    // Nothing the page sends can make a worker fail, so it gets what the page never sends.
    page.script("journeyWorkers.at(-1).postMessage('nonsense')", Vec::new());
    let said = || page.string("return document.querySelector('#inside .cockpit').innerText");
    page.wait("the page says what happened", ALL, || {
        said().contains("worker failed")
    });
    ready(&page);
    assert!(page.text("census").contains("Counted over"), "{}", said());
    assert_eq!(page.count("#inside [role=\"alert\"]"), 0);
    assert!(page.number("return journeyWorkers.length") >= 2.0);
    let census = page.table("[data-testid=\"census\"]");
    page.finish();

    let page = open_and_wait(link);
    assert_eq!(
        page.table("[data-testid=\"census\"]"),
        census,
        "another network was counted"
    );
    page.finish();
}
