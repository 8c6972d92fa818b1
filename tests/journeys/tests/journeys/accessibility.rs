//! What keeps people from using a page, as far as a program can find it: axe-core on every page,
//! light and dark; and what every page owes its readers.

use std::time::Duration;

use activation_lab_journeys::{Page, Visit, skipped};
use serde_json::Value;

const SOON: Duration = Duration::from_secs(60);

/// Every page with a link under which something is to be seen, and an element that stands when it
/// is there.
const PAGES: [(&str, &str); 10] = [
    ("", "[data-testid=chapters]"),
    ("/?v=1&chapter=why", "[data-testid=lesson] h2"),
    ("/?v=1&chapter=functions", "[data-testid=lesson] .exercise"),
    ("/?v=1&pick=e1.e3", ".exercise"),
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

/// What axe-core finds serious or critical: rule, and the elements.
fn found(page: &Page, axe: &str) -> Vec<String> {
    page.script(axe, vec![]);
    let result = page.script_async(
        "const done = arguments[arguments.length - 1];
         axe.run(document, { resultTypes: ['violations'] }).then(
             (result) => done(result.violations
                 .filter((one) => ['serious', 'critical'].includes(one.impact))
                 .map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`)),
             (error) => done([`axe failed: ${error}`]))",
        vec![],
    );
    let list = result.as_array().expect("a list of findings");
    list.iter()
        .map(|one| one.as_str().unwrap_or_default().to_owned())
        .collect()
}

fn look(dark: bool) {
    let Some(axe) = std::env::var_os("AXE") else {
        skipped("accessibility: axe-core is not here (AXE names its script)");
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("axe-core can be read");
    let page = Page::open(Visit {
        dark,
        ..Visit::new("")
    });
    page.allow_scripts(Duration::from_secs(120));
    let mut all = Vec::new();
    for (link, sign) in PAGES {
        page.go(link);
        page.wait(link, SOON, || page.count(sign) > 0);
        // What comes in turns is there too, and what was being computed.
        std::thread::sleep(Duration::from_millis(1500));
        all.extend(
            found(&page, &axe)
                .into_iter()
                .map(|one| format!("{link}: {one}")),
        );
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_page_has_a_serious_problem_in_light_colours() {
    look(false);
}

#[test]
fn no_page_has_a_serious_problem_in_dark_colours() {
    look(true);
}

#[test]
fn every_page_names_itself_and_keeps_its_headings_in_order() {
    let page = Page::open(Visit::new(""));
    for (link, sign) in PAGES {
        page.go(link);
        page.wait(link, SOON, || page.count(sign) > 0);
        let title = page.string("return document.title");
        assert!(title.contains("Activation Lab"), "{link}: {title}");
        assert_eq!(page.string("return document.documentElement.lang"), "en");
        let description =
            page.string("return document.querySelector('meta[name=description]')?.content ?? ''");
        assert!(description.len() > 50, "{link}: {description}");
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
                let text = one[1].as_str().unwrap_or_default().to_owned();
                (one[0].as_u64().unwrap_or_default(), text)
            })
            .collect();
        let first = levels.iter().filter(|(level, _)| *level == 1).count();
        assert_eq!(first, 1, "{link}: {levels:?}");
        for pair in levels.windows(2) {
            assert!(
                pair[1].0 <= pair[0].0 + 1,
                "{link}: “{}” comes after “{}”",
                pair[1].1,
                pair[0].1
            );
        }
    }
    page.finish();
}

#[test]
fn nothing_jumps_when_charts_arrive() {
    let page = Page::open(Visit::new(""));
    for (link, sign) in PAGES {
        page.go(link);
        page.wait(link, SOON, || page.count(sign) > 0);
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
