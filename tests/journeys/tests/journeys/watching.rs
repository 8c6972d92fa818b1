//! The Gradients page while networks train: moments are kept, and can be gone back to.

use std::time::Duration;

use activation_lab_journeys::Page;

use crate::gradients::shown;
use crate::inside::{ALL, SMALL, SOON, doing, open_and_wait, ready, wait_for_link};

/// Moments that the slider goes through, but for the first.
fn stops(page: &Page) -> f64 {
    page.number("return +document.querySelector('[data-testid=\"scrubber\"]').max")
}

#[test]
fn a_training_is_watched_and_its_link_shows_the_same_moment() {
    let page = open_and_wait(&format!("/gradients?v=1&act=relu&epochs=3&every=5&{SMALL}"));
    assert_eq!(stops(&page), 0.0, "nothing was trained yet");
    page.click("train");
    page.wait("it trains", SOON, || doing(&page) != "finished");
    ready(&page);
    // 16 steps an epoch: the start, every fifth step, and the ends of the epochs.
    let kept: Vec<u32> = (0..=48)
        .filter(|step| step % 5 == 0 || step % 16 == 0)
        .collect();
    assert_eq!(stops(&page), (kept.len() - 1) as f64);
    wait_for_link(&page, "at=48");
    let end = shown(&page, &["relu"]);
    // Back to step 32, where an epoch ended, and to one amid an epoch.
    let mut links = Vec::new();
    for step in [32, 35] {
        let place = kept
            .iter()
            .position(|one| *one == step)
            .expect("it was kept");
        page.set("[data-testid=\"scrubber\"]", &place.to_string());
        wait_for_link(&page, &format!("at={step}"));
        page.wait("the panel says so", SOON, || {
            page.text("panel-relu").contains(&format!("step {step}"))
        });
        links.push((page.link(), shown(&page, &["relu"])));
    }
    page.click("forward");
    wait_for_link(&page, "at=40");
    page.finish();

    // By the link alone there is no watching: the network is trained up to there and looked at.
    for (link, said) in links {
        assert_ne!(said, end, "{link} looks like the end");
        let page = open_and_wait(&link);
        assert_eq!(shown(&page, &["relu"]), said, "{link}");
        page.finish();
    }
}

#[test]
fn a_training_that_is_watched_pauses_and_goes_on() {
    let page = open_and_wait(
        "/gradients?v=1&act=relu&data=synthetic&n=20000&epochs=10&every=20&hidden=64&device=cpu",
    );
    page.click("train");
    page.wait("moments are kept", ALL, || stops(&page) >= 3.0);
    page.click("inside-pause");
    page.wait("it rests", SOON, || doing(&page) == "paused");
    // What was under way when it was told may still arrive.
    std::thread::sleep(Duration::from_millis(300));
    let before = stops(&page);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(stops(&page), before, "it trains while it is paused");
    page.click("inside-resume");
    page.wait("it goes on", ALL, || stops(&page) > before);
    page.click("inside-cancel");
    page.wait("it is called off", SOON, || doing(&page) == "stopped");
    page.finish();
}

#[test]
fn what_was_watched_before_a_worker_died_is_seen_after_it() {
    let link =
        "/gradients?v=1&act=relu&data=synthetic&n=8000&epochs=3&every=10&hidden=64-32&device=cpu";
    let page = open_and_wait(link);
    page.click("train");
    // 63 steps an epoch: some of the second has been seen.
    page.wait("an epoch is trained", ALL, || stops(&page) >= 9.0);
    page.script("journeyWorkers.at(-1).postMessage('nonsense')", Vec::new());
    let said = || page.string("return document.querySelector('#inside .cockpit').innerText");
    page.wait("the page says what happened", ALL, || {
        said().contains("worker failed")
    });
    ready(&page);
    let kept = (0..=189)
        .filter(|step| step % 10 == 0 || step % 63 == 0)
        .count();
    assert_eq!(stops(&page), (kept - 1) as f64);
    wait_for_link(&page, "at=189");
    let (link, said) = (page.link(), shown(&page, &["relu"]));
    page.finish();
    let page = open_and_wait(&link);
    assert_eq!(shown(&page, &["relu"]), said);
    page.finish();
}
