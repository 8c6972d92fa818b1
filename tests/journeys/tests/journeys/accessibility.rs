//! What keeps people from using a page, as far as a program can find it: axe-core on every page,
//! light and dark; and what every page owes its readers.

use std::time::Duration;

use activation_lab::course::{Chapter, exercises, outline};
use activation_lab_journeys::{Page, Visit, skipped};
use serde_json::Value;

const SOON: Duration = Duration::from_secs(60);

/// Every page but the course's, with a link under which something is to be seen, and an element
/// that stands when it is there.
const PAGES: [(&str, &str); 7] = [
    ("", "[data-testid=chapters]"),
    ("/explore?v=1&act=relu,gelu", "#explorer canvas"),
    ("/design?v=1", "#explorer canvas"),
    (
        "/train?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu",
        "[data-testid=start]",
    ),
    (
        "/gradients?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu",
        "#inside canvas",
    ),
    (
        "/outputs?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu&at=0",
        "#inside canvas",
    ),
    (
        "/neurons?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu&at=0",
        "#inside canvas",
    ),
];

/// Those, each chapter, and all exercises as an instructor assigns them.
fn pages() -> Vec<(String, &'static str)> {
    let names: Vec<_> = exercises::all().map(|exercise| exercise.name).collect();
    let all = format!("/?v=1&pick={}", names.join("."));
    let chapter = |chapter: &Chapter| format!("/?v=1&chapter={}", chapter.name);
    let chapters = outline::CHAPTERS.iter().map(chapter);
    let fixed = PAGES
        .into_iter()
        .map(|(link, sign)| (link.to_owned(), sign));
    fixed
        .chain(chapters.map(|link| (link, "[data-testid=lesson] h2")))
        .chain([(all, ".exercise ol")])
        .collect()
}

/// Opens a page as a reader does who goes through all of it: what is folded is opened, and what
/// comes when one is near has come.
fn read(page: &Page, link: &str, sign: &str) {
    page.go(link);
    page.wait(link, SOON, || page.count(sign) > 0);
    page.script(
        "for (const one of document.querySelectorAll('#course > * .folded')) one.open = true;
         document.querySelector('[data-testid=report-show]')?.click();",
        vec![],
    );
    page.script_async(
        "const done = arguments[arguments.length - 1];
         const page = document.scrollingElement;
         (function on() {
             const end = page.scrollTop + innerHeight >= page.scrollHeight - 1;
             page.scrollBy({ top: innerHeight, behavior: 'instant' });
             setTimeout(end ? done : on, 60);
         })()",
        vec![],
    );
    page.wait(&format!("{link}: all figures are there"), SOON, || {
        page.count(".figure[data-state=wanted]") == 0
    });
    // What comes in turns is there too, and what was being computed.
    std::thread::sleep(Duration::from_millis(1000));
}

/// What axe-core finds serious or critical by these of its rules, or by all: rule, and the
/// elements.
fn found(page: &Page, axe: &str, rules: &[&str]) -> Vec<String> {
    page.script(axe, vec![]);
    let result = page.script_async(
        "const [rules, done] = arguments;
         const options = { resultTypes: ['violations'] };
         if (rules.length > 0) options.runOnly = { type: 'rule', values: rules };
         axe.run(document, options).then(
             (result) => done(result.violations
                 .filter((one) => ['serious', 'critical'].includes(one.impact))
                 .map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`)),
             (error) => done([`axe failed: ${error}`]))",
        vec![rules.into()],
    );
    let list = result.as_array().expect("a list of findings");
    list.iter()
        .map(|one| one.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// The script of axe-core; none, and said so, where it is not.
fn axe() -> Option<String> {
    let Some(axe) = std::env::var_os("AXE") else {
        skipped("accessibility: axe-core is not here (AXE names its script)");
        return None;
    };
    Some(std::fs::read_to_string(axe).expect("axe-core can be read"))
}

/// What a page owes its readers besides and does not have: a name, a language, a description,
/// headings in order.
fn owed(page: &Page) -> Vec<String> {
    let mut owed = Vec::new();
    let title = page.string("return document.title");
    if !title.contains("Activation Lab") {
        owed.push(format!("the title “{title}”"));
    }
    let language = page.string("return document.documentElement.lang");
    if language != "en" {
        owed.push(format!("the language “{language}”"));
    }
    let description =
        page.string("return document.querySelector('meta[name=description]')?.content ?? ''");
    if description.len() <= 50 {
        owed.push(format!("the description “{description}”"));
    }
    let levels = page.script(
        "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
             .filter((one) => one.offsetParent !== null)
             .map((one) => [Number(one.tagName[1]), one.textContent])",
        vec![],
    );
    let levels: Vec<(u64, String)> = levels
        .as_array()
        .expect("a list of headings")
        .iter()
        .map(|one| {
            (
                one[0].as_u64().unwrap_or_default(),
                text(&one[1]).to_owned(),
            )
        })
        .collect();
    let first = levels.iter().filter(|(level, _)| *level == 1).count();
    if first != 1 {
        owed.push(format!("{first} headings of the first level"));
    }
    let skips = levels.windows(2).filter(|pair| pair[1].0 > pair[0].0 + 1);
    owed.extend(skips.map(|pair| format!("“{}” comes after “{}”", pair[1].1, pair[0].1)));
    owed
}

#[test]
fn every_page_can_be_used_and_names_itself() {
    let axe = axe();
    let page = Page::open(Visit::new(""));
    page.allow_scripts(Duration::from_secs(120));
    let mut all = Vec::new();
    for (link, sign) in pages() {
        read(&page, &link, sign);
        let found = axe.as_ref().map(|axe| found(&page, axe, &[]));
        let found = found.into_iter().flatten().chain(owed(&page));
        all.extend(found.map(|one| format!("{link}: {one}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    page.finish();
}

#[test]
fn every_page_can_be_read_in_dark_colours() {
    let Some(axe) = axe() else { return };
    let page = Page::open(Visit {
        dark: true,
        ..Visit::new("")
    });
    page.allow_scripts(Duration::from_secs(120));
    let mut all = Vec::new();
    for (link, sign) in pages() {
        read(&page, &link, sign);
        // What else a page owes does not depend on its colours.
        let found = found(&page, &axe, &["color-contrast", "link-in-text-block"]);
        all.extend(found.into_iter().map(|one| format!("{link}: {one}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn nothing_jumps_when_charts_arrive() {
    let page = Page::open(Visit::new(""));
    for (link, sign) in pages() {
        page.go(&link);
        page.wait(&link, SOON, || page.count(sign) > 0);
        std::thread::sleep(Duration::from_millis(1500));
        let shift = page.script(
            "return new Promise((done) => {
                 let sum = 0;
                 const parts = [];
                 new PerformanceObserver((list) => {
                     for (const one of list.getEntries()) {
                         if (one.hadRecentInput) continue;
                         sum += one.value;
                         parts.push(`${one.value.toFixed(3)} ${one.sources.map((source) => source.node?.className ?? source.node?.nodeName).join(',')}`);
                     }
                 }).observe({ type: 'layout-shift', buffered: true });
                 setTimeout(() => done([sum, parts.join('; ')]), 300);
             })",
            vec![],
        );
        let sum = shift[0].as_f64().unwrap_or(f64::NAN);
        println!("{link}: layout shift {sum:.3}");
        // Up to 0.1 counts as good: https://web.dev/articles/cls
        assert!(sum <= 0.1, "{link}: {sum} {}", text(&shift[1]));
    }
    page.finish();
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
