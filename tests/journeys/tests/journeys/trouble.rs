//! Bad networks, bad files, bad links: a clear sentence, nothing lost, no panic.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use activation_lab::native::serve::{Fault, Faults};
use activation_lab_journeys::{Page, Visit, real_data, skipped};

const REAL: &str = "/train?v=1&act=relu&n=2000&epochs=1&device=cpu";
const RUN: Duration = Duration::from_secs(120);

/// Opens a run on the real images, which meet `fault`; expects a sentence with all of
/// `words` and the way out to the synthetic garments, and takes it.
fn data_meets(fault: Fault, words: &[&str]) {
    let faults: Faults = Arc::new(move |path: &str| {
        path.ends_with("train-images-idx3-ubyte.gz")
            .then(|| fault.clone())
    });
    let mut visit = Visit::new(REAL);
    visit.faults = Some(faults);
    let page = Page::open(visit);
    page.wait_until_usable();
    page.click("start");
    page.wait("the problem is said", RUN, || {
        !page.text("problem").is_empty()
    });
    let said = page.text("problem");
    for word in words {
        assert!(said.contains(word), "no {word:?} in {said:?}");
    }
    page.click("use-synthetic");
    page.wait("the link says synthetic", RUN, || {
        page.link().contains("data=synthetic")
    });
    page.wait_until_usable();
    if page.state() != "running" {
        page.click("start");
    }
    page.wait_for_state("finished", RUN);
}

/// Makes a journey on real data, or says that there is none.
macro_rules! with_real_data {
    ($body:expr) => {
        if real_data() {
            $body
        } else {
            skipped("Fashion-MNIST is not in the site");
        }
    };
}

#[test]
fn a_missing_file() {
    // This needs no data: the file is missing either way.
    data_meets(Fault::NotFound, &["train-images-idx3-ubyte.gz", "404"]);
}

#[test]
fn a_truncated_file() {
    with_real_data!(data_meets(
        Fault::Truncate(100_000),
        &["train-images-idx3-ubyte.gz"]
    ));
}

#[test]
fn a_corrupted_file() {
    with_real_data!(data_meets(
        Fault::Corrupt(5_000_000),
        &["train-images-idx3-ubyte.gz"]
    ));
}

#[test]
fn a_dropped_connection() {
    with_real_data!(data_meets(
        Fault::DropAfter(1_000_000),
        &["train-images-idx3-ubyte.gz"]
    ));
}

#[test]
fn a_connection_that_broke_once_is_taken_up_again() {
    with_real_data!({
        let broken = AtomicBool::new(false);
        let mut visit = Visit::new(REAL);
        visit.faults = Some(Arc::new(move |path: &str| {
            let first = path.ends_with("train-images-idx3-ubyte.gz")
                && !broken.swap(true, Ordering::SeqCst);
            first.then_some(Fault::DropAfter(1_000_000))
        }));
        let page = Page::open(visit);
        page.wait_until_usable();
        page.click("start");
        page.wait_for_state("finished", RUN);
        // The browser itself reports the broken connection; nothing else may be wrong.
        let complaints = page.complaints();
        let ours: Vec<_> = complaints
            .iter()
            .filter(|line| !line.contains("Failed to load resource"))
            .collect();
        assert!(ours.is_empty(), "{ours:#?}");
    });
}

#[test]
fn a_browser_that_will_not_keep_the_data() {
    with_real_data!({
        let page = Page::open(Visit::new(REAL));
        page.wait_until_usable();
        page.limit_storage(1_000_000);
        page.click("start");
        page.wait_for_state("finished", RUN);
        page.wait("the page says so", RUN, || {
            page.text("warnings").contains("would not keep the data")
        });
        assert_eq!(page.text("problem"), "");
        page.finish();
    });
}

#[test]
fn links_with_nonsense_in_them() {
    let nonsense = [
        "/train?v=1&act=nothing_known&data=synthetic",
        "/train?v=1&hidden=1000000000&data=synthetic",
        "/train?v=1&lr=NaN&data=synthetic",
        "/train?v=1&epochs=-1&data=synthetic",
        "/train?v=1&momentum=1e99&batch=0&seed=-3&n=1e30&data=synthetic",
        "/train?v=99&share=%00&init=%ff&opt=%3Cscript%3Ealert(1)%3C/script%3E&data=%F0%9F%91%97",
        "/train?v=1&preset=none&device=abacus&seeds=x&vary=lr:&data=synthetic",
    ];
    let page = Page::open(Visit::new(""));
    for link in nonsense {
        page.go(link);
        page.wait_until_usable();
        let notices = page.text("notices");
        assert!(!notices.is_empty(), "{link} was taken without a word");
        assert!(page.has("summary"), "{link} leaves no network");
    }
    // One that never ends in words, whatever it says, and must not break the page either.
    page.go("/nowhere?&&==&%");
    page.wait_until_usable();
    page.finish();
}
