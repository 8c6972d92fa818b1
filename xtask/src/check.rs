//! Formatting and lints, for every set of features.

use anyhow::Result;

use crate::project::Project;
use crate::steps::{Steps, run};
use crate::tools::{self, TARGET};

/// What clippy looks at: a name, and its arguments.
const SETS: [(&str, &[&str]); 7] = [
    ("Lints: the core alone", &["--no-default-features", "--lib"]),
    ("Lints: training, natively", &["--all-targets"]),
    (
        "Lints: the page's own logic, natively",
        &[
            "--no-default-features",
            "--features",
            "ui",
            "--lib",
            "--tests",
        ],
    ),
    (
        "Lints: the page",
        &[
            "--target",
            TARGET,
            "--no-default-features",
            "--features",
            "ui",
            "--bin",
            "app",
        ],
    ),
    (
        "Lints: the page with the pages to come",
        &[
            "--target",
            TARGET,
            "--no-default-features",
            "--features",
            "ui",
            "--bin",
            "app",
        ],
    ),
    (
        "Lints: the workers",
        &[
            "--target",
            TARGET,
            "--features",
            "gpu",
            "--bin",
            "worker_cpu",
            "--bin",
            "worker_gpu",
        ],
    ),
    (
        "Lints: the helpers",
        &[
            "--all-targets",
            "--package",
            "xtask",
            "--package",
            "activation-lab-journeys",
        ],
    ),
];

/// Stops at the first complaint.
pub fn check(project: &Project) -> Result<()> {
    let mut steps = Steps::new(SETS.len() + 2);
    steps.run("Formatting", || {
        run(
            project.cargo().args(["fmt", "--all", "--check"]),
            "Run `cargo fmt --all`.",
        )
    })?;
    steps.run("Rust's WebAssembly target", || tools::wasm_target(project))?;
    for (name, arguments) in SETS {
        steps.run(name, || {
            let mut cargo = project.cargo();
            cargo.args(["clippy", "--profile", "quick"]).args(arguments);
            cargo.args(["--", "--deny", "warnings"]);
            run(&mut cargo, "What clippy says above is what to repair.")
        })?;
    }
    println!("\nNothing to complain about.");
    Ok(())
}
