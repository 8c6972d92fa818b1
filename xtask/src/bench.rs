//! Measures what the project promises: sizes over the wire, time per training step
//! beside another library's, time per step natively.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::browser::Browser;
use crate::project::{Project, on_path, shown};
use crate::steps::{Steps, run, say};
use crate::{browser, sizes};

/// The other library: the fastest in a browser when this was written.
const JAX: &str = "@jax-js/jax@0.1.25";

/// `cargo xtask bench`
#[derive(Args)]
pub struct Options {
    /// What to measure; without this, everything.
    #[arg(value_enum)]
    sections: Vec<Section>,
    /// The built site; `cargo xtask build` makes it.
    #[arg(long, default_value = "dist")]
    site: PathBuf,
}

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Bytes over the wire.
    Sizes,
    /// The CPU worker beside jax-js's wasm backend, in one browser. Needs npm.
    Peers,
    /// The CPU worker with some activation functions beside itself with ReLU.
    Activations,
    /// The CPU worker while it is looked at beside itself while it is not.
    Observing,
    /// How soon the bare address is alive, on a slow phone too.
    First,
    /// Training natively.
    Native,
}

/// Runs the wanted sections, each whatever becomes of the others.
pub fn bench(project: &Project, options: &Options) -> Result<()> {
    let site = project.root.join(&options.site);
    let all = [
        Section::Sizes,
        Section::Peers,
        Section::Activations,
        Section::Observing,
        Section::First,
        Section::Native,
    ];
    let wanted: Vec<_> = all
        .into_iter()
        .filter(|section| options.sections.is_empty() || options.sections.contains(section))
        .collect();
    let mut steps = Steps::new(wanted.len());
    let mut failed = Vec::new();
    for section in wanted {
        let outcome = match section {
            Section::Sizes => steps.run("Sizes over the wire", || {
                built(&site)?;
                sizes::report(&sizes::compress(&site)?)
            }),
            Section::Peers => steps.run("The CPU worker beside jax-js, in Chromium", || {
                built(&site)?;
                peers(project, &site)
            }),
            Section::Activations => steps.run("Activation functions beside ReLU", || {
                built(&site)?;
                in_chromium(project, &site, "activations")
            }),
            Section::Observing => {
                steps.run("A run that is looked at beside one that is not", || {
                    built(&site)?;
                    in_chromium(project, &site, "observing")
                })
            }
            Section::First => steps.run("The bare address on a first visit", || {
                built(&site)?;
                in_chromium(project, &site, "first")
            }),
            Section::Native => steps.run("Training natively", || native(project)),
        };
        if let Err(problem) = outcome {
            say(&format!("{problem:#}"));
            failed.push(format!("{problem:#}"));
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("not as promised: {}", failed.join("; "))
}

/// Measures are of what is shipped, so that has to be there.
fn built(site: &Path) -> Result<()> {
    if site.join("worker_cpu_bg.wasm").is_file() {
        return Ok(());
    }
    bail!(
        "there is no site in {}; run `cargo xtask build` first",
        site.display()
    )
}

/// Our worker and jax-js in one folder, and the program that lets them take turns.
fn peers(project: &Project, site: &Path) -> Result<()> {
    let browser = browser::ensure(project)?;
    let folder = project.target.join("bench-peers");
    std::fs::create_dir_all(&folder)?;
    if !folder
        .join("node_modules/@jax-js/jax/package.json")
        .is_file()
    {
        if on_path("npm").is_none() {
            bail!("jax-js comes by npm, which is not here; install Node.js");
        }
        let mut npm = project.command("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            JAX,
            "--prefix",
        ])
        .arg(&folder);
        run(&mut npm, "Check the network connection.")?;
    }
    for file in [
        "worker_cpu_loader.js",
        "worker_cpu.js",
        "worker_cpu_bg.wasm",
    ] {
        std::fs::copy(site.join(file), folder.join(file))
            .with_context(|| format!("{file} cannot be copied"))?;
    }
    let script = project.root.join("tests/journeys/peers/jax.js");
    std::fs::copy(script, folder.join("jax.js"))?;
    let page = "<!doctype html><title>Timing</title><link rel=\"icon\" href=\"data:,\">\
                <script type=\"module\" src=\"jax.js\"></script>";
    std::fs::write(folder.join("index.html"), page)?;
    say(&format!("the worker is {}'s", shown(project, site)));
    in_browser(project, &browser, &folder, "peers")
}

/// A program that measures something in Chromium.
fn in_chromium(project: &Project, site: &Path, program: &str) -> Result<()> {
    let browser = browser::ensure(project)?;
    in_browser(project, &browser, site, program)
}

/// Runs a program of the journeys' package on a site.
fn in_browser(project: &Project, browser: &Browser, site: &Path, program: &str) -> Result<()> {
    let mut cargo = project.cargo();
    cargo
        .env("ACTIVATION_LAB_SITE", site)
        .env("CHROME", &browser.chrome)
        .env("CHROMEDRIVER", &browser.driver)
        .args([
            "run",
            "--profile",
            "quick",
            "--package",
            "activation-lab-journeys",
            "--bin",
            program,
        ]);
    run(
        &mut cargo,
        "A ratio is over the promised one, or a part did not start.",
    )
}

/// Two epochs on synthetic images; the second's time is without the start.
fn native(project: &Project) -> Result<()> {
    let link = "#/train?v=1&act=relu&data=synthetic&n=12800&epochs=2&device=cpu";
    let mut cargo = project.cargo();
    cargo.args([
        "run",
        "--release",
        "--bin",
        "lab",
        "--",
        "run",
        link,
        "--json",
    ]);
    say(&format!("$ {}", crate::steps::written(&cargo)));
    cargo.stdout(std::process::Stdio::piped());
    let output = cargo.spawn()?.wait_with_output()?;
    if !output.status.success() {
        bail!("`lab run` ended with {}", output.status);
    }
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("`lab run --json` printed no JSON")?;
    let seconds = report["runs"][0]["seconds"]
        .as_f64()
        .context("the report has no runs[0].seconds")?;
    // 12,800 images in batches of 128 are 100 steps an epoch; the two evaluations of the
    // test set are in the time too, so this is an upper bound.
    say(&format!(
        "{:.2} ms per step, evaluation included",
        seconds * 1000.0 / 200.0
    ));
    Ok(())
}
