//! The lab without a network, and the way of a new version to the student.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use activation_lab::native::serve::Fault;
use activation_lab_journeys::{Page, Visit, site};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// How long a version may take to be kept whole: the quick build's code is large.
const KEPT: Duration = Duration::from_secs(90);
const SOON: Duration = Duration::from_secs(20);

/// A network that can be cut.
fn network() -> (Arc<AtomicBool>, Visit) {
    let cut = Arc::new(AtomicBool::new(false));
    let seen = cut.clone();
    let visit = Visit {
        faults: Some(Arc::new(move |_: &str| {
            seen.load(Ordering::SeqCst).then_some(Fault::DropAfter(0))
        })),
        keeps: true,
        ..Visit::new("")
    };
    (cut, visit)
}

/// Waits until the page is kept whole.
fn kept(page: &Page) {
    page.wait("the page is kept", KEPT, || {
        page.string("return navigator.serviceWorker?.controller?.state ?? ''") == "activated"
    });
}

#[test]
fn all_but_the_data_works_without_a_network_after_the_first_visit() {
    let (cut, visit) = network();
    let page = Page::open(visit);
    page.wait_for("chapters");
    kept(&page);
    assert_eq!(page.not_installable(), Vec::<String>::new());
    cut.store(true, Ordering::SeqCst);
    page.reload();
    page.wait_for("chapters");
    page.follow("/?v=1&chapter=why");
    page.wait_for("lesson");
    page.follow("/explore?v=1&act=gelu");
    page.wait("curves are drawn", SOON, || {
        page.count("#explorer canvas") > 0
    });
    page.follow("/gradients?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu");
    page.wait("histograms are drawn", KEPT, || {
        page.count("#inside canvas") > 0
    });
    page.follow("/train?v=1&act=relu&data=synthetic&n=500&hidden=8&epochs=1&device=cpu");
    page.wait_until_usable();
    page.click("start");
    page.wait_for_state("finished", KEPT);
}

/// A copy of the site that can be changed.
fn copy(name: &str) -> PathBuf {
    fn link(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).expect("a folder for the copy");
        for entry in std::fs::read_dir(from).expect("the site") {
            let path = entry.expect("a file").path();
            let place = to.join(path.file_name().expect("a name"));
            match path.is_dir() {
                true => link(&path, &place),
                false => std::fs::hard_link(&path, &place).expect("a link"),
            }
        }
    }
    let folder = site()
        .with_file_name("site-copies")
        .join(format!("{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    link(&site(), &folder);
    folder
}

/// Puts something else in a file of a copy.
fn write(folder: &Path, file: &str, bytes: &[u8]) {
    let file = folder.join(file);
    // The built site has the same file under another name.
    std::fs::remove_file(&file).expect("the file was there");
    std::fs::write(file, bytes).expect("the copy can be changed");
}

const FILE: &str = "later/course.css";

/// A new version of the site: a file of styles has one rule more. Whether the file itself is
/// there already, or only the list that names it.
fn update(folder: &Path, whole: bool) {
    let mut css = std::fs::read(folder.join(FILE)).expect("the styles");
    let old = hash(&css);
    css.extend(b"\n.new-in-this-version { color: red; }\n");
    let worker = std::fs::read_to_string(folder.join("sw.js")).expect("the service worker");
    let begin = worker.find("VERSION = \"").expect("a version") + "VERSION = \"".len();
    let version = &worker[begin..begin + 16];
    let new = worker
        .replace(&old, &hash(&css))
        .replace(version, "0000000000000000");
    assert_ne!(
        new.find(&old),
        worker.find(&old),
        "the file was in the list"
    );
    write(folder, "sw.js", new.as_bytes());
    if whole {
        write(folder, FILE, &css);
    }
}

fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// The styles that the page gets.
fn styles(page: &Page) -> String {
    let text = page.script_async(
        "const done = arguments[arguments.length - 1];
         fetch('./later/course.css').then((response) => response.text()).then(done)",
        vec![],
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// A page that is kept whole; then its server's site becomes a new version, and the page is loaded
/// again.
fn updated(name: &str, whole: bool) -> (Page, PathBuf) {
    let folder = copy(name);
    let visit = Visit {
        site: Some(folder.clone()),
        keeps: true,
        ..Visit::new("")
    };
    let page = Page::open(visit);
    page.wait_for("chapters");
    kept(&page);
    update(&folder, whole);
    page.reload();
    (page, folder)
}

#[test]
fn a_new_version_is_announced_and_put_in_place_on_request() {
    let (page, folder) = updated("update", true);
    page.wait("the new version is announced", KEPT, || {
        page.count("[data-testid=new-version] button") == 2
    });
    assert!(
        !styles(&page).contains("new-in-this-version"),
        "half of the new version is in use"
    );
    page.script(
        "document.querySelector('[data-testid=new-version] button').click()",
        vec![],
    );
    // The browser lets the old version come to rest first, which takes it up to half a minute.
    page.wait("the new version is in use", KEPT, || {
        page.count("[data-testid=chapters]") > 0 && styles(&page).contains("new-in-this-version")
    });
    assert_eq!(page.count("[data-testid=new-version] button"), 0);
    page.finish();
    std::fs::remove_dir_all(folder).expect("the copy is removed");
}

#[test]
fn a_server_that_is_half_updated_changes_nothing() {
    let (page, folder) = updated("half", false);
    page.wait_for("chapters");
    // The new version's file is not the one that its list names: it is given up.
    let tried = page.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.getRegistration()
             .then((registration) => registration.update())
             .then(() => setTimeout(() => navigator.serviceWorker.getRegistration()
                 .then((registration) => done(registration.waiting ? 'waiting' : 'none')), 5000),
                 () => done('refused'))",
        vec![],
    );
    assert_ne!(
        tried.as_str(),
        Some("waiting"),
        "a mixture is ready for use"
    );
    assert_eq!(page.count("[data-testid=new-version] button"), 0);
    page.reload();
    page.wait_for("chapters");
    assert!(!styles(&page).contains("new-in-this-version"));
    std::fs::remove_dir_all(folder).expect("the copy is removed");
}
