//! How a visitor comes: with which screen, language and network.

use std::path::PathBuf;

use activation_lab::native::serve::Faults;

/// A machine and a network slower than this one, as Chromium imitates them.
#[derive(Clone, Copy, Debug)]
pub struct Slow {
    /// How many times longer everything computes.
    pub times: f64,
    /// What the network carries, in megabits a second; none for all it can.
    pub megabits: Option<f64>,
    /// What the network adds to each answer, in milliseconds.
    pub latency: f64,
}

/// A way of coming to the site.
pub struct Visit {
    /// The part of the address after `#`.
    pub link: String,
    /// Width and height of the window's inside, in CSS pixels.
    pub size: (u32, u32),
    /// Whether the system asks for dark colours.
    pub dark: bool,
    /// Whether the system asks for little to move.
    pub still: bool,
    /// The browser's language.
    pub language: &'static str,
    /// Where the server puts the site.
    pub prefix: &'static str,
    /// What is wrong with the network.
    pub faults: Option<Faults>,
    /// The site that is served, if it is not the built one.
    pub site: Option<PathBuf>,
    /// Whether the page may keep itself for use without a network. Most journeys are over before
    /// that, and need not wait for it.
    pub keeps: bool,
    /// What the browser is slowed down to.
    pub slow: Option<Slow>,
    /// A script that runs before anything in the page.
    pub watch: &'static str,
}

impl Visit {
    /// A visitor with a laptop, light colours, English and a good network.
    pub fn new(link: &str) -> Self {
        Self {
            link: link.to_owned(),
            size: (1280, 900),
            dark: false,
            still: false,
            language: "en",
            prefix: "/",
            faults: None,
            site: None,
            keeps: false,
            slow: None,
            watch: "",
        }
    }
}

/// The folder with the site to visit.
///
/// # Panics
/// If there is none, with a sentence on how to build it.
pub fn site() -> PathBuf {
    let site = match std::env::var_os("ACTIVATION_LAB_SITE") {
        Some(folder) => PathBuf::from(folder),
        None => target().join("site-quick"),
    };
    assert!(
        site.join("index.html").is_file(),
        "there is no built site in {}; run `cargo xtask test --part journeys`, which builds one",
        site.display()
    );
    site
}

/// The build folder, as Cargo chooses it.
pub(crate) fn target() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}

/// Whether the site was built with the real Fashion-MNIST in it.
pub fn real_data() -> bool {
    site()
        .join("data/fashion-mnist/train-images-idx3-ubyte.gz")
        .is_file()
}

/// Says that a journey, or a part of it, was not made. `cargo xtask test` lists these.
pub fn skipped(reason: &str) {
    println!("skipped: {reason}");
}
