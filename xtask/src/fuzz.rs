//! Hostile text for the formula parser, found by a fuzzer that sees which code it reaches.

use activation_lab::activation;
use anyhow::{Context, Result};
use clap::Args;

use crate::project::Project;
use crate::steps::{Steps, run, say};
use crate::tools;

/// `cargo xtask fuzz`
#[derive(Args)]
pub struct Options {
    /// How long, in minutes.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
}

/// Longest text, in bytes: somewhat over what a formula may be.
const LONGEST: u32 = 2_200;
/// Seconds after which one text counts as a hang.
const PATIENCE: u32 = 10;

/// Runs the fuzzer from the catalogue's formulas; a text that breaks something is kept.
pub fn fuzz(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::new(2);
    let tools = steps.run("cargo-fuzz", || tools::fuzzer(project))?;
    let corpus = project.root.join("fuzz/corpus/formula");
    std::fs::create_dir_all(&corpus).context("the folder fuzz/corpus cannot be made")?;
    for entry in activation::all() {
        std::fs::write(corpus.join(entry.key), entry.text)?;
    }
    let seconds = options.minutes * 60;
    steps.run("Text that is no formula, and formulas nobody writes", || {
        say("a text that breaks something is left in fuzz/artifacts");
        let mut cargo = project.cargo();
        // Without a sanitizer it needs no nightly compiler; what can go wrong here is a panic, a
        // hang or a stack overflow, and those are seen.
        cargo
            .env("PATH", crate::project::path_with(&[tools]))
            .args(["fuzz", "run", "--sanitizer", "none", "formula", "--"])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-timeout={PATIENCE}"))
            .arg(format!("-max_len={LONGEST}"));
        run(
            &mut cargo,
            "If it says “crash” or “timeout” above, the text is in fuzz/artifacts; else it did not build, which takes a C++ compiler.",
        )
    })
}
