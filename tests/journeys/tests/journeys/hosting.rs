//! The site on a web server that knows nothing of it.

use std::time::Duration;

use activation_lab_journeys::{Page, Visit};

use crate::SMALL;

#[test]
fn the_site_works_from_a_sub_path() {
    let mut visit = Visit::new(SMALL);
    visit.prefix = "/somebody/activation-lab/";
    let page = Page::open(visit);
    assert!(page.address().ends_with("/somebody/activation-lab/"));
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("finished", Duration::from_secs(120));
    let elsewhere: Vec<_> = page
        .fetched()
        .into_iter()
        .filter(|url| !url.starts_with(&page.address()) && !url.starts_with("blob:"))
        .collect();
    assert!(
        elsewhere.is_empty(),
        "fetched from outside the site: {elsewhere:?}"
    );
    page.finish();
}
