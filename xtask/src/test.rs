//! All tests: natively, in a real browser, and journeys through the page.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::browser::Browser;
use crate::project::Project;
use crate::steps::{Steps, say, shown};
use crate::tools::{TARGET, Tools};
use crate::{browser, data, site, tools};

/// `cargo xtask test`
#[derive(Args)]
pub struct Options {
    /// Run only these parts; without this, all of them.
    #[arg(long, value_enum, value_delimiter = ',')]
    part: Vec<Part>,
    /// Run only tests whose name contains this.
    filter: Option<String>,
}

/// What can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// These commands themselves.
    Helpers,
    /// The core and training, on this machine; the borders between the layers.
    Native,
    /// The page's own logic, on this machine.
    Page,
    /// Training as the workers do it, in Chromium.
    Browser,
    /// A person's ways through the page, in Chromium.
    Journeys,
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Helpers,
        Self::Native,
        Self::Page,
        Self::Browser,
        Self::Journeys,
    ];

    /// What it is called in the list of steps and in the table.
    fn name(self) -> &'static str {
        match self {
            Self::Helpers => "Tests of the helpers",
            Self::Native => "Tests of the core and of training",
            Self::Page => "Tests of the page's own logic",
            Self::Browser => "Tests of training in the browser",
            Self::Journeys => "Journeys through the page",
        }
    }

    /// Cargo's arguments.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Helpers => &["--package", "xtask"],
            Self::Native => &["--profile", "quick"],
            Self::Page => &[
                "--profile",
                "quick",
                "--no-default-features",
                "--features",
                "ui",
                "--lib",
            ],
            Self::Browser => &[
                "--profile",
                "quick",
                "--target",
                TARGET,
                "--features",
                "gpu",
                "--test",
                "web_engine",
            ],
            Self::Journeys => &["--profile", "quick", "--package", "activation-lab-journeys"],
        }
    }

    fn in_browser(self) -> bool {
        matches!(self, Self::Browser | Self::Journeys)
    }
}

/// What the test programs of one part said.
#[derive(Default, Debug, PartialEq)]
struct Counts {
    passed: u32,
    failed: u32,
    skipped: u32,
    reasons: Vec<String>,
}

/// One row of the table at the end.
struct Row {
    part: Part,
    good: bool,
    counts: Counts,
    time: Duration,
    note: String,
}

/// Runs every wanted part, whatever becomes of the others, and sums up.
pub fn test(project: &Project, options: &Options) -> Result<()> {
    let wanted = |part: &Part| options.part.is_empty() || options.part.contains(part);
    let parts: Vec<Part> = Part::ALL.into_iter().filter(wanted).collect();
    let in_browser = parts.iter().any(|part| part.in_browser());
    let mut steps = Steps::new(1 + parts.len() + if in_browser { SETUP } else { 0 });
    let folder = steps.run("Fashion-MNIST, 31 MB", || {
        Ok(data::find_or_download(project))
    })?;
    let mut rows = Vec::new();
    let mut ready = None;
    for part in parts {
        let mut command = project.cargo();
        command.arg("test").args(part.arguments()).arg("--");
        command.args(&options.filter);
        if let Some(folder) = &folder {
            command
                .env("FASHION_MNIST_DIR", folder)
                .arg("--include-ignored");
        }
        if part.in_browser() {
            let ready =
                ready.get_or_insert_with(|| prepare(project, &mut steps, folder.as_deref()));
            match ready {
                Ok(ready) => ready.arrange(&mut command),
                Err(problem) => {
                    rows.push(Row::not_run(part, format!("{problem:#}")));
                    continue;
                }
            }
        }
        if part != Part::Browser {
            command.arg("--show-output");
        }
        let started = Instant::now();
        let outcome = steps.run(part.name(), || watched(&mut command));
        rows.push(Row::new(part, outcome, started.elapsed()));
    }
    summary(&rows, steps.elapsed(), folder.is_some())
}

/// The steps that [`prepare`] takes.
const SETUP: usize = 7;

/// What the tests in a browser need.
struct Ready {
    tools: Tools,
    browser: Browser,
    capabilities: PathBuf,
    axe: Option<PathBuf>,
    site: PathBuf,
}

/// Gets the tools and the browser, and builds the site the journeys go through.
fn prepare(project: &Project, steps: &mut Steps, data: Option<&Path>) -> Result<Ready> {
    let browser = steps.run("Chromium and chromedriver", || browser::ensure(project))?;
    let tools = site::tools(project, steps)?;
    // Without a network the rest can be tested all the same; the journeys say what they skip.
    let axe = steps.run("axe-core, for the tests of accessibility", || {
        Ok(tools::axe(project)
            .inspect_err(|error| say(&format!("{error:#}")))
            .ok())
    })?;
    let site = site::quick(project, steps, &tools, data)?;
    let capabilities = browser.capabilities(project)?;
    Ok(Ready {
        tools,
        browser,
        capabilities,
        axe,
        site,
    })
}

impl Ready {
    /// Tells a test program where everything is.
    fn arrange(&self, command: &mut Command) {
        command
            .env("PATH", self.tools.path())
            .env("CHROME", &self.browser.chrome)
            .env("CHROMEDRIVER", &self.browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &self.capabilities)
            // Shaders are compiled in software: the first step alone takes 15 seconds.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
            .env("ACTIVATION_LAB_SITE", &self.site);
        if let Some(axe) = &self.axe {
            command.env("AXE", axe);
        }
    }
}

/// Runs Cargo with its output going through, and counts what the tests say.
fn watched(command: &mut Command) -> Result<Counts> {
    command.stdout(Stdio::piped());
    say(&format!("$ {}", crate::steps::written(command)));
    let mut child = command.spawn()?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.read(&line);
        }
    }
    if child.wait()?.success() {
        return Ok(counts);
    }
    // Cargo stops at the first test program that fails, and a program that was not even
    // compiled counts nothing: either way at least one thing has failed.
    counts.failed = counts.failed.max(1);
    bail!(Failed(counts))
}

/// The counts of a part that failed, as an error.
#[derive(Debug)]
struct Failed(Counts);

impl std::fmt::Display for Failed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} failed", self.0.failed)
    }
}

impl std::error::Error for Failed {}

impl Counts {
    /// Takes what there is to count from one line of output: a summary, as in
    /// `test result: ok. 12 passed; 0 failed; 3 ignored; …`, or a test that says
    /// why it did not do its work.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(reason) = line.strip_prefix("skipped: ") {
            self.skipped += 1;
            self.reasons.push(reason.to_owned());
        }
        let Some(summary) = line.strip_prefix("test result: ") else {
            return;
        };
        let mut before = 0;
        for word in summary.split_whitespace() {
            match word.trim_end_matches(';') {
                "passed" => self.passed += before,
                "failed" => self.failed += before,
                "ignored" => self.skipped += before,
                other => before = other.parse().unwrap_or(before),
            }
        }
    }
}

impl Row {
    fn new(part: Part, outcome: Result<Counts>, time: Duration) -> Self {
        let (good, counts, note) = match outcome {
            Ok(counts) => (true, counts, String::new()),
            Err(error) => match error.downcast::<Failed>() {
                Ok(Failed(counts)) => (false, counts, String::new()),
                Err(error) => (false, Counts::default(), format!("{error:#}")),
            },
        };
        Self {
            part,
            good,
            counts,
            time,
            note,
        }
    }

    /// A part that could not be started.
    fn not_run(part: Part, note: String) -> Self {
        Self {
            part,
            good: false,
            counts: Counts::default(),
            time: Duration::ZERO,
            note,
        }
    }
}

/// Prints the table; an error if anything failed.
fn summary(rows: &[Row], time: Duration, has_data: bool) -> Result<()> {
    println!(
        "\n{:<34} {:>7} {:>7} {:>7}  time",
        "", "passed", "failed", "skipped"
    );
    for row in rows {
        let counts = &row.counts;
        println!(
            "{:<34} {:>7} {:>7} {:>7}  {}{}",
            row.part.name(),
            counts.passed,
            counts.failed,
            counts.skipped,
            shown(row.time),
            if row.good { "" } else { "  FAILED" },
        );
        if !row.note.is_empty() {
            println!("    not run: {}", row.note);
        }
        for reason in &counts.reasons {
            println!("    skipped: {reason}");
        }
    }
    if !has_data {
        println!("Fashion-MNIST is not here, so the tests that need it were skipped.");
    }
    println!("All together {}.", shown(time));
    let bad: Vec<_> = rows
        .iter()
        .filter(|row| !row.good)
        .map(|row| row.part.name())
        .collect();
    if bad.is_empty() {
        return Ok(());
    }
    bail!("failed: {}", bad.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_over_all_test_programs() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 1 filtered out; finished in 0.00s",
            "skipped: no WebGPU adapter",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.00s",
        ] {
            counts.read(line);
        }
        assert_eq!(
            counts,
            Counts {
                passed: 13,
                failed: 2,
                skipped: 4,
                reasons: vec!["no WebGPU adapter".to_owned()],
            }
        );
    }

    #[test]
    fn a_failed_part_fails_the_command() {
        let failed = Counts {
            passed: 3,
            failed: 1,
            ..Counts::default()
        };
        let row = Row::new(Part::Native, Err(Failed(failed).into()), Duration::ZERO);
        assert_eq!((row.good, row.counts.passed), (false, 3));
        assert!(summary(&[row], Duration::ZERO, true).is_err());
        let row = Row::new(Part::Native, Ok(Counts::default()), Duration::ZERO);
        assert!(summary(&[row], Duration::ZERO, true).is_ok());
        let row = Row::not_run(Part::Browser, "no browser".to_owned());
        assert!(summary(&[row], Duration::ZERO, true).is_err());
    }
}
