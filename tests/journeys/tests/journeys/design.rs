//! The Design page: typing, mistakes, breeding, and the way to training.

use std::time::Duration;

use activation_lab_journeys::{Page, Visit};

const SOON: Duration = Duration::from_secs(20);

fn open(link: &str) -> Page {
    let page = Page::open(Visit::new(link));
    page.wait_for("formula");
    page
}

/// Types into the formula's field as a hand does: the whole text, then the event.
fn type_formula(page: &Page, text: &str) {
    page.script(
        "const field = document.querySelector('[data-testid=\"formula\"]');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));",
        vec![text.into()],
    );
}

fn text_of(page: &Page, id: &str) -> String {
    page.string(&format!(
        "return document.querySelector('[data-testid=\"{id}\"]')?.textContent ?? ''"
    ))
}

#[test]
fn a_formula_is_typed_and_followed_by_everything() {
    let page = open("/design?v=1");
    type_formula(&page, "x*sigmoid(b*x); b = 2");
    page.wait("the code follows", SOON, || {
        text_of(&page, "away").contains("self.b = ")
    });
    page.wait("the link carries the formula", SOON, || {
        page.link().contains("f1=x*sigmoid(b*x)")
    });
    assert_eq!(page.count("[data-testid=\"function-card\"]"), 1);
    // Nothing is held up while the rest is typed.
    let from = page.number("return performance.now()");
    for end in 1..=" + a*tanh(x); a = 0.5".len() {
        let typed = &" + a*tanh(x); a = 0.5"[..end];
        let (body, declared) = typed.split_once(';').unwrap_or((typed, ""));
        type_formula(&page, &format!("x*sigmoid(b*x){body}; b = 2;{declared}"));
        std::thread::sleep(Duration::from_millis(60));
    }
    page.wait("the code has followed", SOON, || {
        text_of(&page, "away").contains("self.a = ")
    });
    let long: Vec<_> = page
        .long_tasks()
        .into_iter()
        .filter(|task| task.0 > from)
        .collect();
    assert!(
        long.is_empty(),
        "main-thread tasks over 50 ms while typing (start, length): {long:?}"
    );
    // A slider writes into the formula.
    page.script(
        "const slider = document.querySelector('[data-testid=\"slider-f1-b\"]');
         slider.value = 3;
         slider.dispatchEvent(new Event('input', { bubbles: true }));",
        Vec::new(),
    );
    page.wait("the field follows the slider", SOON, || {
        page.string("return document.querySelector('[data-testid=\"formula\"]').value")
            .contains("b = 3")
    });
    page.finish();
}

#[test]
fn a_mistake_is_explained_where_it_is() {
    let page = open("/design?v=1&f1=x^2");
    type_formula(&page, "2*sigmod(x)");
    page.wait("the mistake is explained", SOON, || {
        text_of(&page, "problem").contains("no function called sigmod")
    });
    let spot =
        page.string("return document.querySelector('[data-testid=\"spot\"] mark').textContent");
    assert_eq!(spot, "sigmod");
    // Nothing is lost: the last good version is still drawn, and the link has what was typed.
    assert!(text_of(&page, "away").contains("return x**2"));
    assert_eq!(page.count("[data-testid=\"train-it\"]"), 0);
    page.wait("the link keeps it", SOON, || page.link().contains("sigmod"));
    page.choose("lang-select", "zh-CN");
    page.wait("the mistake is explained in Chinese", SOON, || {
        text_of(&page, "problem").contains("没有名为 sigmod 的函数")
    });
    page.finish();
}

#[test]
fn text_is_never_html() {
    let page = open("/design?v=1&f1=<img src=x onerror=alert(1)>");
    page.wait_for("problem");
    assert_eq!(page.count("#explorer img"), 0);
    page.finish();
}

#[test]
fn two_functions_become_one_that_can_be_trained() {
    let page = open("/design?v=1&data=synthetic&n=2000&epochs=1&device=cpu");
    page.choose("breed-first", "tanh");
    page.choose("breed-second", "silu");
    page.choose("breed-how", "2");
    page.click("breed-go");
    page.wait("the product is the formula", SOON, || {
        page.link().contains("*(x*sigmoid(x))") || page.link().contains("*x*sigmoid(x)")
    });
    page.wait_for("train-it");
    page.script(
        "document.querySelector('[data-testid=\"train-it\"]').click()",
        Vec::new(),
    );
    page.wait_until_usable();
    assert!(page.link().contains("act=f1,relu,gelu"), "{}", page.link());
    page.click("start");
    page.wait("all three are trained", Duration::from_secs(120), || {
        page.text("results-table").matches("CPU").count() >= 3
    });
    page.finish();
}
