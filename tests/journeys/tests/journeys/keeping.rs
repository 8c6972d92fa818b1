//! What a student did, kept, taken along, handed in.

use std::time::Duration;

use activation_lab::course::exercises;
use activation_lab::course::progress::Progress;
use activation_lab::course::report::Report;
use activation_lab_journeys::{Page, Visit, student};

const SOON: Duration = Duration::from_secs(20);

/// From now on the page's files are kept in `window.saved` as well as saved.
const CATCH: &str = "
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        blob.text().then((text) => window.saved.push(text));
        return make.call(URL, blob);
    };";

/// The text of the file that a button saves.
fn saved(page: &Page, button: &str) -> String {
    page.script("window.saved = []", vec![]);
    page.click(button);
    page.wait("a file was saved", SOON, || {
        page.number("return window.saved.length") == 1.0
    });
    page.string("return window.saved[0]")
}

/// Has the page read a file, as a student chooses one.
fn choose(page: &Page, text: &str) {
    page.script(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'progress.json', { type: 'application/json' }));
         const input = document.querySelector('[data-testid=import]');
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![text.into()],
    );
}

fn open(page: &Page) {
    page.wait_for("keeping");
    page.script(
        "document.querySelector('[data-testid=keeping] summary').click()",
        vec![],
    );
    page.wait_for("export");
}

fn kept(page: &Page) -> Progress {
    let text = page.string("return localStorage.getItem('activation-lab:progress') ?? ''");
    Progress::from_json(&text).expect("the browser keeps the progress")
}

#[test]
fn progress_goes_to_a_file_and_comes_back() {
    let page = Page::open(Visit::new("/?v=1&pick=c5"));
    page.wait("the exercise is there", SOON, || {
        page.count("[data-testid=c5] ol") > 0
    });
    student::solve(&page, exercises::find("c5").expect("an exercise"));
    page.go("");
    page.script(CATCH, vec![]);
    open(&page);
    let file = saved(&page, "export");
    let done = Progress::from_json(&file).expect("the file is progress");
    assert!(!done.exercises["c5"].answers.is_empty());

    // Nothing is lost before the student agreed to it.
    page.click("reset");
    page.wait_for("confirm");
    page.click("confirm-no");
    assert_eq!(kept(&page).exercises, done.exercises);
    page.click("reset");
    page.click("confirm-yes");
    page.wait("nothing is left", SOON, || kept(&page).exercises.is_empty());

    for other in ["", "[1, 2]", "{\"version\": 99}"] {
        choose(&page, other);
        page.wait_for("import-refused");
    }
    assert!(kept(&page).exercises.is_empty());
    choose(&page, &file);
    page.wait("it is all there again", SOON, || {
        kept(&page).exercises == done.exercises
    });
    page.finish();
}

#[test]
fn a_report_holds_what_was_done_and_by_whom() {
    let page = Page::open(Visit::new("/?v=1&pick=c5.e1"));
    page.wait("the exercise is there", SOON, || {
        page.count("[data-testid=c5] ol") > 0
    });
    student::solve(&page, exercises::find("c5").expect("an exercise"));
    page.script(CATCH, vec![]);
    page.script(
        "const name = document.querySelector('[data-testid=student]');
         name.value = 'Ada <b>'; name.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![],
    );
    let report: Report =
        serde_json::from_str(&saved(&page, "report-save")).expect("the file is a report");
    assert_eq!(report.student, "Ada <b>");
    assert!(report.browser.contains("Chrome") && report.made.contains('T'));
    assert!(
        report
            .assignment
            .is_some_and(|link| link.contains("pick=c5.e1"))
    );
    let done: Vec<_> = report
        .exercises
        .iter()
        .map(|entry| (entry.exercise.as_str(), entry.done))
        .collect();
    assert_eq!(done, [("c5", true), ("e1", false)]);
    page.click("report-show");
    page.wait_for("report");
    assert!(page.text("report").contains("Ada <b>"));
    page.finish();
}
