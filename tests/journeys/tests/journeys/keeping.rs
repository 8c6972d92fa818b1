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

/// What the browser keeps; nothing as long as nothing was done.
fn kept(page: &Page) -> Progress {
    match &*page.string("return localStorage.getItem('activation-lab:progress') ?? ''") {
        "" => Progress::default(),
        text => Progress::from_json(text).expect("the browser keeps the progress"),
    }
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

#[test]
fn a_student_who_comes_back_goes_on_where_they_were() {
    let page = Page::open(Visit::new(""));
    page.wait_for("begin");
    assert!(page.attribute("begin", "href").contains("chapter=why"));
    page.go("/?v=1&chapter=slopes");
    page.wait_for("mark-read");
    page.go("");
    page.wait_for("begin");
    assert!(page.attribute("begin", "href").contains("chapter=slopes"));
    page.wait_for("go-on");
    assert!(page.attribute("go-on", "href").contains("chapter=slopes"));
    page.finish();
}

/// Ticks a box in the second tab.
fn tick(page: &Page, id: &str) {
    page.script(
        "document.getElementById('tab').contentDocument
             .querySelector(`[data-testid=${arguments[0]}]`).click()",
        vec![id.into()],
    );
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    let page = Page::open(Visit::new("/?v=1&pick=c5"));
    page.wait("the exercise is there", SOON, || {
        page.count("[data-testid=c5] ol") > 0
    });
    // A frame of the same site is a document of its own, with a program and a state of its own, as
    // another tab is.
    page.script(
        "const tab = document.createElement('iframe');
         tab.id = 'tab';
         tab.src = location.pathname + '?tab#/?v=1&chapter=why';
         tab.width = 600; tab.height = 600;
         document.body.append(tab);",
        vec![],
    );
    page.wait("the second tab is open", SOON, || {
        page.script(
            "return document.getElementById('tab').contentDocument
                 ?.querySelector('[data-testid=mark-read]') != null",
            vec![],
        ) == serde_json::Value::Bool(true)
    });
    tick(&page, "mark-read");
    page.wait("the chapter is marked", SOON, || {
        kept(&page).has_read("why")
    });
    // The first tab answers an exercise, and the second takes its mark back.
    student::solve(&page, exercises::find("c5").expect("an exercise"));
    page.wait("both are kept", SOON, || {
        let kept = kept(&page);
        let answered = kept.exercises.get("c5");
        kept.has_read("why") && answered.is_some_and(|one| one.answers.contains_key("why"))
    });
    let answers = kept(&page).exercises["c5"].answers.clone();
    tick(&page, "mark-read");
    page.wait("the mark is gone", SOON, || !kept(&page).has_read("why"));
    assert_eq!(kept(&page).exercises["c5"].answers, answers);
    // The first tab knows it too, and does not bring the mark back with what it keeps next.
    page.script(
        "const name = document.querySelector('[data-testid=student]');
         name.value = 'Ada'; name.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![],
    );
    page.wait("the name is kept", SOON, || kept(&page).student == "Ada");
    assert!(!kept(&page).has_read("why"));
    page.finish();
}

#[test]
fn a_printed_report_is_the_report_and_nothing_else() {
    let page = Page::open(Visit {
        dark: true,
        ..Visit::new("/?v=1&pick=c5")
    });
    page.wait("the exercise is there", SOON, || {
        page.count("[data-testid=c5] ol") > 0
    });
    student::solve(&page, exercises::find("c5").expect("an exercise"));
    page.click("report-show");
    page.wait_for("report");
    page.on_paper();
    let seen = page.script(
        "return [...document.querySelectorAll('button, input, textarea, select, nav, header, footer')]
             .filter((one) => one.checkVisibility({ visibilityProperty: true }))
             .map((one) => one.outerHTML.slice(0, 80))",
        vec![],
    );
    assert_eq!(
        seen,
        serde_json::json!([]),
        "there is nothing to press on paper"
    );
    assert!(page.text("report").contains("C5"));
    let colours = page.script(
        "const style = getComputedStyle(document.querySelector('[data-testid=report]'));
         return [style.color, style.backgroundColor, getComputedStyle(document.body).backgroundColor]",
        vec![],
    );
    assert_eq!(
        colours,
        serde_json::json!([
            "rgb(17, 17, 17)",
            "rgb(255, 255, 255)",
            "rgb(255, 255, 255)"
        ]),
        "dark colours are printed"
    );
    assert!(!page.overflows(), "something is cut off");
    page.finish();
}
