//! The first minute: what stands on the bare address, and a training that begins at a tap.

use std::time::Duration;

use activation_lab_journeys::{Page, Visit};

/// How long the curves may take to stand, and to move.
const SOON: Duration = Duration::from_secs(10);

/// Where the point is, as the reader reads it.
fn reading(page: &Page) -> String {
    page.string("return document.querySelector('.alive-reading')?.innerText ?? ''")
}

/// A number of the reading, by its name in front of the equals sign.
fn number(page: &Page, name: &str) -> f64 {
    let said = reading(page);
    let line = said.lines().find(|line| line.trim().starts_with(name));
    let value = line.and_then(|line| line.split('=').nth(1));
    let value = value.unwrap_or_default().trim().replace('−', "-");
    value.parse().unwrap_or(f64::NAN)
}

#[test]
fn a_point_travels_on_a_phone_and_can_be_taken_by_hand() {
    let mut visit = Visit::new("");
    visit.size = (360, 740);
    let page = Page::open(visit);
    page.wait_for("alive");
    let first = reading(&page);
    page.wait("the point moves", SOON, || reading(&page) != first);
    assert!(!page.overflows(), "scrolls sideways");
    let top =
        page.number("return document.querySelector('.alive-stage').getBoundingClientRect().top");
    assert!(
        top < 400.0,
        "the curves begin at {top}, below a phone's screen"
    );

    page.set("[data-testid=alive-x]", "100");
    assert_eq!(number(&page, "x"), -2.0);
    let rest = reading(&page);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(reading(&page), rest, "it rests where it was put");
    // GELU: x Φ(x), and Φ(x) + x φ(x).
    assert_eq!(number(&page, "f(x)"), -0.046);
    assert_eq!(number(&page, "f′(x)"), -0.085);
    page.script(
        "[...document.querySelectorAll('.alive-functions button')]
             .find((one) => one.textContent === 'Sigmoid').click()",
        Vec::new(),
    );
    page.wait("another function", SOON, || number(&page, "f(x)") == 0.119);
    page.click("alive-move");
    page.wait("it travels again", SOON, || number(&page, "x") != -2.0);
    page.finish();
}

#[test]
fn nothing_moves_by_itself_for_who_wants_that() {
    let mut visit = Visit::new("");
    visit.still = true;
    let page = Page::open(visit);
    page.wait_for("alive");
    let first = reading(&page);
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(reading(&page), first);
    page.set("[data-testid=alive-x]", "300");
    assert_eq!(number(&page, "x"), 2.0);
    page.finish();
}

#[test]
fn a_training_begins_at_a_tap() {
    let page = Page::open(Visit::new(""));
    page.wait_until_usable();
    let trains = |what: &str| page.fetched().iter().any(|file| file.contains(what));
    assert!(
        !trains("trainer") && !trains("worker_"),
        "nothing asked for it"
    );
    page.click("start");
    page.wait_for_state("finished", Duration::from_secs(60));
    let results = page.text("results-table");
    assert!(
        results.contains("Identity") && results.contains("ReLU"),
        "{results}"
    );
    // The page of the same experiment is a tap away, and the welcome's training ends with it.
    page.follow("/train?v=1&act=gelu");
    page.wait("the Train page", SOON, || {
        page.count("#trainer [data-testid=start]") > 0
    });
    assert_eq!(page.count(".training-part"), 0);
    page.finish();
}
