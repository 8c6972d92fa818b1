//! Language, colours, sizes of screens, and the link in the address bar.

use std::time::Duration;

use activation_lab_journeys::{Page, Visit};

use crate::SMALL;

const AT_ONCE: Duration = Duration::from_secs(3);

#[test]
fn the_language_follows_the_browser_and_can_be_changed() {
    let mut visit = Visit::new(SMALL);
    visit.language = "zh-CN";
    let page = Page::open(visit);
    page.wait_until_usable();
    let language = || page.string("return document.documentElement.lang");
    assert_eq!(language(), "zh-CN", "the browser asks for Chinese");
    let chinese = page.text("start");
    page.choose("lang-select", "en");
    page.wait("the page speaks English", AT_ONCE, || language() == "en");
    page.wait("so does the button", AT_ONCE, || {
        page.text("start") != chinese
    });
    page.reload();
    page.wait_until_usable();
    assert_eq!(language(), "en", "the choice is forgotten");
    page.finish();
}

#[test]
fn the_colours_follow_the_system_and_can_be_changed() {
    let background = "return getComputedStyle(document.body).backgroundColor";
    let mut visit = Visit::new(SMALL);
    visit.dark = true;
    let page = Page::open(visit);
    page.wait_until_usable();
    let dark = page.string(background);
    // What the browser of a phone draws around the page.
    let frame = "return [...document.querySelectorAll('meta[name=theme-color]')]
         .find((one) => matchMedia(one.media).matches).content";
    let dark_frame = page.string(frame);
    page.choose("theme-select", "light");
    page.wait("the page is light", AT_ONCE, || {
        page.string(background) != dark
    });
    assert_ne!(page.string(frame), dark_frame);
    page.choose("theme-select", "dark");
    page.wait("the page is dark again", AT_ONCE, || {
        page.string(background) == dark
    });
    page.finish();
}

#[test]
fn the_address_bar_holds_the_link_of_what_is_shown() {
    let page = Page::open(Visit::new(
        "/train?v=1&act=tanh&hidden=32-16&lr=0.05&seed=3&data=synthetic",
    ));
    page.wait_until_usable();
    let summary = page.text("summary");
    assert!(
        summary.contains("32") && summary.contains("16"),
        "not this network: {summary}"
    );
    let shown = page.link();
    for part in [
        "act=tanh",
        "hidden=32-16",
        "lr=0.05",
        "seed=3",
        "data=synthetic",
    ] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    // Another visitor with the same link sees the same.
    page.go(&shown);
    page.wait_until_usable();
    assert_eq!((page.link(), page.text("summary")), (shown, summary));
    // A link followed inside the page changes it without loading it again.
    page.follow("/train?v=1&hidden=8&data=synthetic");
    page.wait("the network has one layer of 8", AT_ONCE, || {
        let summary = page.text("summary");
        summary.contains("6,280") || summary.contains("6280")
    });
    page.finish();
}

#[test]
fn nothing_is_wider_than_a_phone() {
    for language in ["en", "zh-CN"] {
        let mut visit = Visit::new(SMALL);
        visit.size = (360, 740);
        visit.language = language;
        let page = Page::open(visit);
        page.wait_until_usable();
        assert!(
            !page.overflows(),
            "scrolls sideways before a run, in {language}"
        );
        page.click("start");
        page.wait_for_state("finished", Duration::from_secs(120));
        assert!(
            !page.overflows(),
            "scrolls sideways after a run, in {language}"
        );
        page.resize((3840, 2160));
        assert!(
            !page.overflows(),
            "scrolls sideways on a large screen, in {language}"
        );
        page.finish();
    }
}
