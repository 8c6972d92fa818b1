//! The main journey: open the page, press Start, and watch a network learn.

use std::sync::Arc;
use std::time::Duration;

use activation_lab::native::serve::Fault;
use activation_lab::{link, native};
use activation_lab_journeys::{Page, Visit, real_data, skipped};

use crate::{LONG, SMALL};

/// How long a small run may take on a slow machine, its worker's start included.
const RUN: Duration = Duration::from_secs(120);

#[test]
fn the_page_can_be_used_before_any_worker_has_loaded() {
    let mut visit = Visit::new(SMALL);
    visit.faults = Some(Arc::new(|path: &str| {
        path.contains("worker_")
            .then_some(Fault::Delay(Duration::from_secs(8)))
    }));
    let page = Page::open(visit);
    page.wait_until_usable();
    page.choose("lang-select", "zh-CN");
    let language = || page.string("return document.documentElement.lang");
    page.wait("the page speaks Chinese", Duration::from_secs(2), || {
        language() == "zh-CN"
    });
    let workers: Vec<_> = page
        .fetched()
        .into_iter()
        .filter(|url| url.contains("worker_"))
        .collect();
    assert!(workers.is_empty(), "already loaded: {workers:?}");
    page.finish();
}

#[test]
fn a_network_trains_on_the_cpu_and_its_accuracy_appears() {
    let page = Page::open(Visit::new(SMALL));
    page.wait_until_usable();
    let pressed = page.number("return performance.now()");
    page.click("start");
    page.wait_for_state("finished", RUN);
    let results = page.text("results-table");
    assert!(results.contains('%'), "no accuracy in {results:?}");
    assert!(
        !page.text("device-line").is_empty(),
        "what ran, and how fast, is not said"
    );
    for chart in [
        "loss-chart",
        "accuracy-chart",
        "predictions",
        "confusion",
        "summary",
    ] {
        page.wait_for(chart);
    }
    let long: Vec<_> = page
        .long_tasks()
        .into_iter()
        .filter(|task| task.0 > pressed)
        .collect();
    assert!(
        long.is_empty(),
        "main-thread tasks over 50 ms (start, length): {long:?}"
    );
    let gpu: Vec<_> = page
        .fetched()
        .into_iter()
        .filter(|url| url.contains("worker_gpu"))
        .collect();
    assert!(
        gpu.is_empty(),
        "fetched though nobody wanted WebGPU: {gpu:?}"
    );
    page.finish();
}

#[test]
fn pause_is_obeyed_at_once_and_the_run_goes_on() {
    let page = Page::open(Visit::new(LONG));
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("running", RUN);
    page.wait("steps are counted", RUN, || step(&page) > 20.0);
    // Measured in the page: the way of a click through WebDriver is not the page's to answer for.
    let waited = page.script_async(
        "const done = arguments[arguments.length - 1];
         const state = document.querySelector('[data-testid=\"run-state\"]');
         const pressed = performance.now();
         new MutationObserver(() => {
             if (state.dataset.state === 'paused') done(performance.now() - pressed);
         }).observe(state, { attributes: true });
         document.querySelector('[data-testid=\"pause\"]').click();",
        Vec::new(),
    );
    let waited = waited.as_f64().expect("a time");
    assert!(waited <= 100.0, "paused only after {waited:.0} ms");
    let paused_at = step(&page);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(step(&page), paused_at, "a paused run trains on");
    page.click("start");
    page.wait("the run goes on", RUN, || step(&page) > paused_at);
    page.click("stop");
    page.wait_for_state("stopped", Duration::from_secs(10));
    page.finish();
}

#[test]
fn single_steps_an_epoch_and_the_way_back_to_the_start() {
    let page = Page::open(Visit::new(SMALL));
    page.wait_until_usable();
    let first = steps(&page, 3);
    page.click("reset");
    page.wait("the run is back at its start", RUN, || step(&page) == 0.0);
    let again = steps(&page, 3);
    assert_eq!(
        first, again,
        "the losses after Reset are not the first ones"
    );
    page.click("epoch");
    page.wait("the epoch has ended", RUN, || step(&page) == 16.0);
    page.finish();
}

#[test]
fn the_page_and_the_command_line_get_the_same_losses() {
    agrees_with_native("/train?v=1&act=relu&data=synthetic&n=6400&epochs=1&device=cpu");
}

#[test]
fn so_they_do_on_the_real_images() {
    if !real_data() {
        skipped("Fashion-MNIST is not in the site");
        return;
    }
    agrees_with_native("/train?v=1&act=relu&n=6400&epochs=1&device=cpu");
}

/// Runs a link of 50 steps in the page and natively; the mean training loss over the steps
/// and the test loss after them agree within a thousandth.
fn agrees_with_native(link: &str) {
    let page = Page::open(Visit::new(link));
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("finished", RUN);
    let (decoded, notices) = link::decode(&format!("#{link}"));
    assert!(notices.is_empty(), "{notices:?}");
    let wanted = native::run::Wanted::Training { metrics: false };
    let report =
        native::run::run(decoded.experiment, wanted, None, 1, &|_| ()).expect("a native run");
    let expected = report.runs[0].epochs.last().expect("one epoch");
    for (name, expected) in [
        ("data-train-loss", expected.train_loss),
        ("data-test-loss", expected.test_loss),
    ] {
        let shown = page.attribute("results-table", name);
        let shown: f64 = shown
            .parse()
            .unwrap_or_else(|_| panic!("{name} is {shown:?}"));
        let difference = (shown - expected).abs() / expected.abs();
        assert!(
            difference <= 1e-3,
            "{name}: {shown} in the page, {expected} natively"
        );
    }
    page.finish();
}

/// The number of steps made, as the page shows it.
fn step(page: &Page) -> f64 {
    page.attribute("progress-text", "data-step")
        .parse()
        .unwrap_or(0.0)
}

/// Makes single steps and gives the loss of each, as the page has it.
fn steps(page: &Page, count: u32) -> Vec<String> {
    (1..=count)
        .map(|number| {
            page.click("step");
            page.wait("one more step is made", RUN, || {
                step(page) == f64::from(number)
            });
            page.wait_for_state("paused", RUN);
            let loss = page.attribute("progress-text", "data-loss");
            assert!(
                loss.parse::<f64>().is_ok_and(f64::is_finite),
                "no loss: {loss:?}"
            );
            loss
        })
        .collect()
}
