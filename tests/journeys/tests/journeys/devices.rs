//! Where a network trains: WebGPU when the student asks for it, the CPU when that fails; and
//! what becomes of a run whose worker or GPU is gone.

use std::sync::Arc;
use std::time::Duration;

use activation_lab::native::serve::{Fault, Faults};
use activation_lab_journeys::{Page, Visit};

/// A small network: the adapter is a software one, and compiling its shaders takes a while.
const ON_WEBGPU: &str = "/train?v=1&act=relu&hidden=16&n=512&epochs=1&data=synthetic&device=webgpu";
const RUN: Duration = Duration::from_secs(240);

#[test]
fn a_network_trains_on_webgpu() {
    let page = Page::open(Visit::new(ON_WEBGPU));
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("finished", RUN);
    let device = page.text("device-line");
    assert!(device.contains("WebGPU"), "{device}");
    assert!(
        page.fetched()
            .iter()
            .any(|file| file.contains("worker_gpu")),
        "{:?}",
        page.fetched()
    );
    page.finish();
}

#[test]
fn without_the_webgpu_worker_the_cpu_trains_and_the_page_says_so() {
    let faults: Faults = Arc::new(|path: &str| {
        path.contains("worker_gpu_bg.wasm")
            .then_some(Fault::NotFound)
    });
    let mut visit = Visit::new(ON_WEBGPU);
    visit.faults = Some(faults);
    let page = Page::open(visit);
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("finished", RUN);
    let device = page.text("device-line");
    assert!(device.contains("CPU"), "{device}");
}

/// Many short epochs, so that something can happen between the first and the last.
const EPOCHS: &str = "/train?v=1&act=relu&hidden=16&n=512&epochs=40&data=synthetic";

/// Waits until at least one epoch has its figures, so that there is a checkpoint.
fn wait_for_an_epoch(page: &Page) {
    page.wait("an epoch has ended", RUN, || {
        !page.attribute("results-table", "data-test-loss").is_empty()
    });
}

/// The run goes on from a checkpoint, to its end, and the page says so.
fn goes_on(page: &Page, words: &[&str]) {
    page.wait("the page says what happened", RUN, || {
        !page.text("warnings").is_empty()
    });
    let said = page.text("warnings");
    for word in words.iter().chain(&["from the end of epoch"]) {
        assert!(said.contains(word), "no {word:?} in {said:?}");
    }
    page.wait_for_state("finished", RUN);
    let device = page.text("device-line");
    assert!(device.contains("CPU"), "{device}");
}

#[test]
fn a_worker_that_dies_is_replaced_and_the_run_goes_on() {
    let page = Page::open(Visit::new(&format!("{EPOCHS}&device=cpu")));
    page.wait_until_usable();
    page.click("start");
    wait_for_an_epoch(&page);
    // Nothing the page sends can make a worker fail, so it gets what the page never sends.
    page.script("journeyWorkers[0].postMessage('nonsense')", Vec::new());
    goes_on(&page, &["worker failed", "new worker"]);
    page.finish();
}

#[test]
fn a_run_survives_the_loss_of_the_gpu() {
    let page = Page::open(Visit::new(&format!("{EPOCHS}&device=webgpu")));
    page.wait_until_usable();
    page.click("start");
    wait_for_an_epoch(&page);
    page.lose_gpu();
    goes_on(&page, &["lost the GPU", "on the CPU"]);
}
