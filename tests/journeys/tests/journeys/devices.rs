//! Where a network trains: WebGPU when the student asks for it, the CPU when that fails.

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
