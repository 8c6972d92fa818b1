//! Chromium and chromedriver for the tests: named by `CHROME` and `CHROMEDRIVER`, or on
//! `PATH`, or installed where that is a matter of one command.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::project::{Project, on_path};
use crate::steps::{output, run, say};

/// A browser and the program that drives it, of the same major version.
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// Its chromedriver.
    pub driver: PathBuf,
}

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const HOW: &str = "Install Chromium (or Chrome) and the chromedriver of the same version, or name \
                   them in CHROME and CHROMEDRIVER; on Debian: `apt install chromium chromium-driver`, \
                   on macOS: `brew install --cask chromium chromedriver`";

impl Browser {
    /// The file that tells wasm-bindgen's test runner how to start this browser: ours from
    /// the checkout, which works where Chromium is in its usual place, with the place added.
    pub fn capabilities(&self, project: &Project) -> Result<PathBuf> {
        let ours = std::fs::read_to_string(project.root.join("webdriver.json"))?;
        let mut all: serde_json::Value = serde_json::from_str(&ours)?;
        all["goog:chromeOptions"]["binary"] = self.chrome.display().to_string().into();
        let file = project.target.join("webdriver.json");
        std::fs::write(&file, all.to_string())?;
        Ok(file)
    }
}

/// Finds the two, or installs them on Debian and Ubuntu when running as root.
pub fn ensure(project: &Project) -> Result<Browser> {
    let first = find(project);
    let missing = match first {
        Ok(browser) => return Ok(browser),
        Err(missing) => missing,
    };
    if !may_use_apt(project) {
        bail!("{missing} {HOW}");
    }
    say(&format!("{missing} Installing both with apt."));
    let advice = "Check the network connection, or install Chromium and chromedriver yourself.";
    run(project.command("apt-get").arg("update"), advice)?;
    run(
        project
            .command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args([
                "install",
                "-y",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
            ]),
        advice,
    )?;
    find(project).or_else(|missing| bail!("{missing} {HOW}"))
}

/// Both, running and of one version; or a sentence about which of them is not there.
fn find(project: &Project) -> Result<Browser> {
    let chrome = named("CHROME")?.or_else(|| NAMES.iter().find_map(|name| on_path(name)));
    let driver = named("CHROMEDRIVER")?.or_else(|| on_path("chromedriver"));
    let (Some(chrome), Some(driver)) = (chrome, driver) else {
        bail!("The tests need Chromium and chromedriver, and at least one of them is not here.");
    };
    let versions = (version(project, &chrome), version(project, &driver));
    let (Some(browser), Some(by)) = versions else {
        bail!(
            "{} or {} does not start.",
            chrome.display(),
            driver.display()
        );
    };
    if major(&browser) != major(&by) {
        bail!("Chromium is version {browser} but chromedriver is {by}; they must agree.");
    }
    say(&format!("Chromium {browser}, {}", chrome.display()));
    say(&format!("chromedriver {by}, {}", driver.display()));
    Ok(Browser { chrome, driver })
}

/// The file that a variable names, if it is set.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = std::env::var_os(variable) else {
        return Ok(None);
    };
    let file = PathBuf::from(&value);
    if file.is_file() {
        return Ok(Some(file));
    }
    match value.to_str().and_then(on_path) {
        Some(file) => Ok(Some(file)),
        None => bail!("{variable} names {}, which is no file.", file.display()),
    }
}

/// The dotted number in what `--version` prints.
fn version(project: &Project, program: &Path) -> Option<String> {
    let said = output(project.command(program).arg("--version"))?;
    said.split_whitespace()
        .find(|word| word.contains('.') && word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// Whether this is Debian or a child of it, and we may install packages.
fn may_use_apt(project: &Project) -> bool {
    on_path("apt-get").is_some() && output(project.command("id").arg("-u")).as_deref() == Some("0")
}
