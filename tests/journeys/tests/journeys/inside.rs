//! What the journeys through Gradients, Outputs and Neurons have in common, and what holds for all
//! three: both languages on a phone, nothing held up, a bounded memory, nonsense in a link.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use activation_lab::data::{Source, files};
use activation_lab::experiment::{DataSource, Experiment};
use activation_lab::link;
use activation_lab::session::headless::{self, Outcome, Task};
use activation_lab_journeys::{Page, Visit};

/// How long the page may take to compute all that it shows of a small experiment.
pub const ALL: Duration = Duration::from_secs(120);
/// How long it may take for what needs no computation.
pub const SOON: Duration = Duration::from_secs(20);

/// A network of a few seconds.
pub const SMALL: &str = "data=synthetic&n=2000&hidden=64-32&device=cpu";

/// Opens one of the pages, by a new browser, and waits until it is there.
pub fn open(link: &str) -> Page {
    let page = Page::open(Visit::new(link));
    page.wait_for("inside-state");
    page
}

/// The same, and waits until all that the link asks for is computed.
pub fn open_and_wait(link: &str) -> Page {
    let page = open(link);
    ready(&page);
    page
}

/// What the page is doing.
pub fn doing(page: &Page) -> String {
    page.attribute("inside-state", "data-state")
}

/// Waits until all is computed that can be.
pub fn ready(page: &Page) {
    page.wait("all is computed", ALL, || doing(page) == "finished");
}

/// Waits until the link says something.
pub fn wait_for_link(page: &Page, part: &str) {
    page.wait(&format!("the link says {part}"), SOON, || {
        page.link().contains(part)
    });
}

/// The runs of a link.
pub fn runs(link: &str) -> Vec<Experiment> {
    let (link, notices) = link::decode(&format!("#{}", link.trim_start_matches('#')));
    assert!(notices.is_empty(), "{notices:?}");
    link.experiment.runs()
}

/// The same work by the library, without a page.
pub fn natively(run: &Experiment, task: Task) -> Outcome {
    let source = match run.data {
        DataSource::Fashion => {
            let folder = files::find(None).expect("Fashion-MNIST is on this machine");
            files::load(&folder, run.n).expect("its files can be read")
        }
        other => Source::open(other, run.n),
    };
    headless::run(run, source, task, &mut |_| ()).expect("a native run")
}

/// One link of each page: networks that are trained and followed.
const PAGES: [&str; 3] = [
    "/gradients?v=1&act=relu,prelu&epochs=1&at=9&show=none",
    "/outputs?v=1&act=relu,prelu&epochs=1",
    "/neurons?v=1&act=relu,prelu&epochs=1&at=end&layer=1&neuron=2&edit=s1.2,r2.1&show=lives",
];

#[test]
fn they_speak_chinese_and_fit_a_phone() {
    let keys = keys();
    let mut visit = Visit::new("");
    (visit.language, visit.size) = ("zh-CN", (360, 740));
    let page = Page::open(visit);
    let title = || page.string("return document.querySelector('#inside h1').textContent");
    let fits = |link: &str| {
        let text = page.string("return document.body.innerText");
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let bare: Vec<_> = words.filter(|word| keys.contains(*word)).collect();
        assert!(bare.is_empty(), "untranslated on {link}: {bare:?}");
        let width = page.number("return document.documentElement.scrollWidth");
        assert!(width <= 360.0, "{link} is {width} px wide");
    };
    for theme in ["light", "dark"] {
        for link in PAGES {
            page.go(&format!("{link}&{SMALL}&theme={theme}"));
            page.wait_for("inside-state");
            ready(&page);
            assert!(!title().is_ascii(), "{link} has the title {:?}", title());
            fits(link);
        }
    }
    page.choose("lang-select", "en");
    page.wait("the page speaks English", SOON, || title().is_ascii());
    fits("the last one, in English,");
    page.finish();
}

/// The names of all sentences that cannot be taken for anything else.
fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/locales/en");
    let mut keys = BTreeSet::new();
    for file in fs::read_dir(folder).expect("the sentences are there") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it is text");
        let names = text.lines().filter_map(|line| line.split_once(" ="));
        let names = names.map(|(name, _)| name.to_owned());
        keys.extend(names.filter(|name| name.contains('-') && !name.contains([' ', '#'])));
    }
    assert!(keys.len() > 300, "only {} sentences", keys.len());
    keys
}

/// Tries on a machine that others may be using: work that is the page's own comes every time.
const TRIES: usize = 3;

#[test]
fn nothing_is_held_up_while_they_compute() {
    for link in PAGES {
        let kept = (1..=TRIES).any(|number| {
            let (opening, later) = held_up(link);
            println!("{link}, try {number}: tasks over 50 ms (start, length) until all was there: {opening:.0?}; later: {later:.0?}");
            opening.iter().all(|task| task.1 <= 150.0) && later.is_empty()
        });
        assert!(
            kept,
            "{link}: main-thread tasks over 150 ms while it opens, or over 50 ms later"
        );
    }
}

/// When a task of the main thread began and how long it took, in milliseconds.
type Held = Vec<(f64, f64)>;

/// The main thread's tasks over 50 ms until all was there when the page was opened, and later,
/// when the results of another training came.
fn held_up(link: &str) -> (Held, Held) {
    const RUN: &str = "data=synthetic&n=6000&hidden=64-32-16&device=cpu";
    let page = open(&format!("{link}&{RUN}"));
    page.wait("a canvas is there", SOON, || {
        page.count("#inside canvas") > 0
    });
    ready(&page);
    let again = page.number("return performance.now()");
    let longer = link.replace("epochs=1", "epochs=3");
    page.follow(&format!("{longer}&{RUN}&seed=3"));
    wait_for_link(&page, "seed=3");
    page.wait("another network trains", ALL, || doing(&page) != "finished");
    ready(&page);
    let tasks = page.long_tasks();
    page.finish();
    tasks.into_iter().partition(|task| task.0 < again)
}

#[test]
fn a_long_run_with_a_picture_of_every_step_stays_small() {
    let page =
        open("/gradients?v=1&act=relu,gelu&data=synthetic&n=1000&epochs=50&every=1&device=cpu");
    ready(&page);
    page.click("train");
    page.wait("it trains", SOON, || doing(&page) != "finished");
    ready(&page);
    let stops = page.number("return +document.querySelector('[data-testid=\"scrubber\"]').max");
    assert!(stops >= 100.0, "only {stops} moments were kept");
    let memory = page.wasm_memory("inside");
    let scripts = page.script_memory();
    println!(
        "{stops} moments; the program's memory {:.1} MB, scripts {:.1} MB",
        memory / 1e6,
        scripts / 1e6
    );
    assert!(memory > 0.0, "the program's memory was not found");
    assert!(memory + scripts < 100e6, "{memory} and {scripts} bytes");
    page.finish();
}

#[test]
fn nonsense_in_a_link_is_as_if_it_were_not_there() {
    let page = Page::open(Visit::new(""));
    for name in ["gradients", "outputs", "neurons"] {
        page.go(&format!(
            "/{name}?v=1&layer=999&neuron=-3&show=%3Cimg%20src=x%20onerror=alert(1)%3E&at=NaN\
             &bins=0&every=-1&axes=%00&scale=1e999&sample=all&edit=s999.999999,r0.0,%F0%9F%91%97\
             &x=s9,999:1&data=synthetic&n=500&hidden=8&epochs=1&device=cpu"
        ));
        page.wait_for("inside-state");
        ready(&page);
        assert_eq!(page.count("#inside img"), 0, "{name}");
        assert_eq!(page.count("#inside [role=\"alert\"]"), 0, "{name}");
        assert!(page.count("#inside canvas") > 0, "{name} shows nothing");
    }
    page.finish();
}
