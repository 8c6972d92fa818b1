//! A student's way through the course, with the keyboard alone and in both languages.

use std::time::Duration;

use activation_lab::course::{exercises, outline};
use activation_lab::link::Lang;
use activation_lab_journeys::{Page, Visit, real_data, skipped, student};

const SOON: Duration = Duration::from_secs(20);
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";

/// The chapters that are worked through: with runs, formulas, numbers, options and marks.
const CHAPTERS: [&str; 3] = ["why", "functions", "slopes"];

fn visit(language: Lang) -> Visit {
    Visit {
        language: language.tag(),
        ..Visit::new("")
    }
}

/// Three whole chapters, each read to its end and all its exercises done, from the bare address on.
fn walk(language: Lang) {
    if !real_data() {
        skipped("the course's exercises: the site has no Fashion-MNIST");
        return;
    }
    let page = Page::open(visit(language));
    page.wait_for("chapters");
    for name in CHAPTERS {
        let chapter = outline::find(name).expect("a chapter");
        let entry = format!("[data-testid=chapters] a[href*='chapter={name}']");
        page.tab_to(&entry);
        page.press(ENTER);
        page.wait(&format!("{name} is open"), SOON, || {
            page.count(&format!("[data-testid=lesson][data-chapter={name}] h1")) == 1
        });
        for exercise in chapter.exercises {
            let shown = format!("[data-testid={exercise}] ol");
            page.wait(&format!("{exercise} is there"), SOON, || {
                page.count(&shown) > 0
            });
            let exercise = exercises::find(exercise).expect("an exercise");
            student::solve(&page, exercise);
        }
        page.tab_to("[data-testid=mark-read]");
        page.press(SPACE);
        page.tab_to(".trail a[href]");
        page.press(ENTER);
        page.wait_for("chapters");
    }
    // All of it is still there when the page is opened again, and stands in the report.
    page.reload();
    page.wait_for("chapters");
    page.tab_to("[data-testid=report-show]");
    page.press(ENTER);
    page.wait_for("report");
    let report = page.text("report");
    for name in CHAPTERS {
        for exercise in outline::find(name).expect("a chapter").exercises {
            let entry = format!("[data-testid=report] [data-exercise={exercise}][data-done=true]");
            assert_eq!(page.count(&entry), 1, "{exercise} in {report}");
        }
    }
    assert_eq!(
        page.string("return document.documentElement.lang"),
        language.tag()
    );
    page.finish();
}

#[test]
fn a_student_walks_through_three_chapters_in_english_by_keyboard() {
    walk(Lang::En);
}

#[test]
fn a_student_walks_through_three_chapters_in_chinese_by_keyboard() {
    walk(Lang::ZhCn);
}

#[test]
fn an_assignment_shows_what_was_picked_and_hides_what_was_hidden() {
    let page = Page::open(Visit::new(
        "/?v=1&pick=e1.c5&hide=hints,solution&lang=zh-CN",
    ));
    page.wait_for("assignment");
    page.wait("both exercises are there", SOON, || {
        page.count("[data-testid=e1] ol") > 0 && page.count("[data-testid=c5] ol") > 0
    });
    assert_eq!(page.string("return document.documentElement.lang"), "zh-CN");
    let seen = |id: &str| {
        page.number(&format!(
            "return [...document.querySelectorAll('[data-testid={id}]')]
                 .filter((one) => one.offsetParent !== null).length"
        ))
    };
    assert_eq!((seen("open-hint"), seen("open-solution")), (0.0, 0.0));
    student::solve(&page, exercises::find("c5").expect("an exercise"));
    page.click("report-show");
    page.wait_for("report");
    // What was assigned and not begun is named as well.
    assert_eq!(page.count("[data-testid=report] [data-exercise]"), 2);
    page.finish();
}

#[test]
fn a_ranking_is_run_and_judged_by_the_students_own_results() {
    if !real_data() {
        skipped("a ranking: the site has no Fashion-MNIST");
        return;
    }
    let page = Page::open(Visit::new("/?v=1&pick=e6"));
    page.wait("the exercise is there", SOON, || {
        page.count("[data-testid=e6] ol") > 0
    });
    student::solve(&page, exercises::find("e6").expect("an exercise"));
    page.reload();
    page.wait("it is still done", SOON, || {
        page.count("[data-testid=e6][data-done=true]") == 1
    });
    page.finish();
}

#[test]
fn an_instructor_gets_one_link() {
    let page = Page::open(Visit::new(""));
    page.wait_for("chapters");
    page.tab_to("[data-testid=instructor] summary");
    page.press(ENTER);
    page.tab_to("[data-testid=pick-e3]");
    page.press(SPACE);
    page.tab_to("[data-testid=hide-solution]");
    page.press(SPACE);
    let link = page.string("return document.querySelector('[data-testid=assign-link]').value");
    assert!(
        link.contains("pick=e3") && link.contains("hide=solution"),
        "{link}"
    );
    page.go(link.split('#').nth(1).unwrap_or_default());
    page.wait("the assignment is open", SOON, || {
        page.count("[data-testid=e3] ol") > 0
    });
    page.finish();
}

#[test]
fn figures_of_a_chapter_are_live() {
    let page = Page::open(Visit::new("/?v=1&chapter=why"));
    page.wait_for("lesson");
    page.script(
        "document.querySelector('[data-part=curves]').scrollIntoView()",
        vec![],
    );
    page.wait("curves are drawn", SOON, || {
        page.count("[data-part=curves] canvas") > 0
    });
    page.script(
        "document.querySelector('.figure[data-part=training]').closest('figure').scrollIntoView()",
        vec![],
    );
    page.tab_to("[data-testid=figure-show]");
    page.press(ENTER);
    page.wait(
        "a network trains in the chapter",
        Duration::from_secs(120),
        || page.state() == "finished",
    );
    page.finish();
}
