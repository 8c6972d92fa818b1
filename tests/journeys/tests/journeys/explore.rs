//! The Explore page: curves, cards and sliders, and the book's claims that can be checked there.

use std::sync::Arc;
use std::time::Duration;

use activation_lab::native::serve::{Fault, Faults};
use activation_lab_journeys::{Page, Visit};

const SOON: Duration = Duration::from_secs(20);

/// What the first card says about a property.
fn fact(page: &Page, about: &str) -> String {
    page.string(&format!(
        "return document.querySelector('[data-fact=\"{about}\"] td')?.textContent ?? ''"
    ))
}

fn open(link: &str) -> Page {
    let page = Page::open(Visit::new(link));
    page.wait_for("function-card");
    page
}

#[test]
fn the_books_claims_about_functions_can_be_seen() {
    let page = open("/explore?v=1&act=gelu");
    // Claim 5: the slope does cross 0, at one point.
    assert!(fact(&page, "fact-zeros").contains("−0.7518"));
    // Claim 11: GELU is not monotonic.
    assert!(fact(&page, "fact-monotonic").starts_with("no"));
    // Claim 7: NIPUNA is not continuous.
    page.go("/explore?v=1&act=nipuna");
    page.wait_for("function-card");
    assert!(fact(&page, "fact-breaks").contains("not continuous"));
    // Claim 8: two functions are called TeLU, and they differ.
    page.go("/explore?v=1&act=telu,telu_tanh_exp");
    page.wait_for("function-card");
    page.wait("both cards are there", SOON, || {
        page.count("[data-testid=\"function-card\"]") == 2
    });
    // Claim 15: PReLU with a > 1 is no maximum: its slope on the left is a.
    page.go("/explore?v=1&act=prelu(a=2.3)");
    page.wait_for("function-card");
    assert!(fact(&page, "fact-breaks").contains("2.3 to 1"));
    page.finish();
}

#[test]
fn a_slider_moves_the_curve_and_the_link() {
    let page = open("/explore?v=1&act=prelu");
    page.script(
        "const slider = document.querySelector('[data-testid=\"slider-prelu-a\"]');
         slider.value = 1.5;
         slider.dispatchEvent(new Event('input', { bubbles: true }));",
        Vec::new(),
    );
    page.wait("the link says so", SOON, || {
        page.link().contains("prelu(a=1.5)")
    });
    page.wait("the card says so", SOON, || {
        fact(&page, "fact-breaks").contains("1.5 to 1")
    });
    page.finish();
}

#[test]
fn formulas_are_mathml_and_text_is_only_text() {
    let page = open("/explore?v=1&act=f1,relu&f1=x*<b>");
    let said = page.string("return document.querySelector('.function .problem').textContent");
    assert!(said.contains("f1"), "{said}");
    assert_eq!(page.count(".function b"), 0);
    page.go("/explore?v=1&act=f1&f1=x/(1%2Bexp(-b*x));b=2");
    page.wait_for("function-card");
    assert!(page.count("math") >= 2 && page.count("math mfrac") >= 1);
    let space = page.string("return document.querySelector('mfrac').namespaceURI");
    assert_eq!(space, "http://www.w3.org/1998/Math/MathML");
    let code =
        page.string("return document.querySelector('[data-testid=\"pytorch\"]').textContent");
    assert!(code.contains("class F1(nn.Module)"), "{code}");
    page.finish();
}

#[test]
fn the_window_is_moved_by_wheel_and_fields_and_kept_in_the_link() {
    let page = open("/explore?v=1&act=tanh");
    page.script(
        "const stage = document.querySelector('[data-testid=\"value-chart\"] .chart-stage');
         const at = stage.getBoundingClientRect();
         stage.dispatchEvent(new WheelEvent('wheel', {
             bubbles: true, cancelable: true, ctrlKey: true, deltaY: -100,
             clientX: at.left + at.width / 2, clientY: at.top + at.height / 2,
         }));",
        Vec::new(),
    );
    page.wait("the link has a window", SOON, || page.link().contains("x="));
    page.go("/explore?v=1&act=tanh&x=-1,2");
    page.wait_for("function-card");
    let field = |id: &str| {
        page.string(&format!(
            "return document.querySelector('[data-testid=\"{id}\"]').value"
        ))
    };
    assert_eq!(
        (field("range-from"), field("range-to")),
        ("-1".into(), "2".into())
    );
    page.finish();
}

/// Calls `act(k)` before each frame for two seconds. Gives the frames in that time and the
/// longest and the 95th-percentile time between two frames, in milliseconds.
fn frames(page: &Page, act: &str) -> (f64, f64, f64) {
    let found = page.script_async(
        &format!(
            "const done = arguments[arguments.length - 1];
             const act = {act};
             const times = [];
             const tick = (now) => {{
                 times.push(now);
                 if (now - times[0] >= 2000) {{
                     const gaps = times.slice(1).map((time, k) => time - times[k]).sort((a, b) => a - b);
                     done([gaps.length, gaps[gaps.length - 1], gaps[Math.floor(0.95 * gaps.length)]]);
                     return;
                 }}
                 act(times.length);
                 requestAnimationFrame(tick);
             }};
             requestAnimationFrame(tick);"
        ),
        Vec::new(),
    );
    let number = |place: usize| found[place].as_f64().unwrap_or(f64::NAN);
    (number(0), number(1), number(2))
}

#[test]
fn the_surface_turns_at_fifty_frames_a_second() {
    let page = open("/explore?v=1&act=gelu");
    page.allow_scripts(Duration::from_secs(30));
    page.wait("the surface is there", SOON, || {
        page.count(".surface-turning") == 1
    });
    let before = page.link();
    let (count, longest, most) = frames(
        &page,
        "(k) => {
             const stage = document.querySelector('.surface-turning');
             if (k === 1) { stage.scrollIntoView(); }
             stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
         }",
    );
    println!("turning: {count} frames in 2 s, 95 % within {most:.1} ms, longest {longest:.1} ms");
    page.wait("the angle is in the link", SOON, || page.link() != before);
    assert!(count >= 100.0, "{count} frames in 2 s");
    page.finish();
}

#[test]
fn a_slider_redraws_all_charts_within_a_frame() {
    let page = open("/explore?v=1&act=prelu,relu,gelu");
    page.allow_scripts(Duration::from_secs(30));
    page.wait_for("slider-prelu-a");
    println!("tasks over 50 ms while opening: {:?}", page.long_tasks());
    let picture =
        "return document.querySelector('[data-testid=\"value-chart\"] canvas').toDataURL()";
    let before = page.string(picture);
    let (count, longest, most) = frames(
        &page,
        "(k) => {
             const slider = document.querySelector('[data-testid=\"slider-prelu-a\"]');
             slider.value = (k % 100) / 25 - 2;
             slider.dispatchEvent(new Event('input', { bubbles: true }));
         }",
    );
    println!("sliding: {count} frames in 2 s, 95 % within {most:.1} ms, longest {longest:.1} ms");
    assert_ne!(page.string(picture), before, "nothing was drawn");
    assert!(most <= 33.4, "95 % of the frames within {most} ms");
    page.finish();
}

#[test]
fn without_another_program_the_page_says_so_and_the_rest_works() {
    let (explore, gradients, train) = (
        "/explore?v=1&act=gelu",
        "/gradients?v=1&act=gelu",
        "/train?v=1&act=gelu",
    );
    for (address, missing, other, there) in [
        (explore, "explorer_loader.js", train, "start"),
        (explore, "explorer_bg.wasm", train, "start"),
        (gradients, "inside_loader.js", train, "start"),
        (gradients, "inside_bg.wasm", train, "start"),
        (train, "trainer_loader.js", explore, "value-chart"),
        (train, "trainer_bg.wasm", explore, "value-chart"),
    ] {
        let faults: Faults =
            Arc::new(move |path: &str| path.contains(missing).then_some(Fault::NotFound));
        let mut visit = Visit::new(address);
        visit.faults = Some(faults);
        let page = Page::open(visit);
        page.wait(missing, SOON, || {
            page.string("return document.querySelector('main').innerText")
                .contains("could not be loaded")
        });
        page.follow(other);
        page.wait_for(there);
        assert!(page.link().contains("act=gelu"), "{}", page.link());
    }
}
