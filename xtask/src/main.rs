//! The project's commands, for a machine that has nothing but Rust:
//! `cargo xtask serve | build | test | check | bench | fuzz | curves`.
//!
//! | module | does |
//! |---|---|
//! | [`project`] | where things are, and how Cargo is called |
//! | [`steps`] | names each step, times it, says what to do when it fails |
//! | [`download`] | fetches a file over HTTP and never hangs |
//! | [`tools`], [`wasm_opt`], [`names`] | the wasm target, Trunk, wasm-bindgen; a smaller wasm |
//! | [`browser`] | Chromium and chromedriver for the tests |
//! | [`data`] | Fashion-MNIST: found, else downloaded, else done without |
//! | [`site`] | the page and its workers, built by Trunk and finished here |
//! | [`course`] | the course's texts, from Markdown into the site |
//! | [`curves`] | the curves of the first page, computed beforehand |
//! | [`csp`] | lets Trunk's own inline script through a strict policy |
//! | [`offline`] | the service worker's list of files |
//! | [`sizes`] | what goes over the wire, against what may |
//! | [`test`], [`check`], [`bench`], [`fuzz`] | the commands of those names |

mod bench;
mod browser;
mod check;
mod course;
mod csp;
mod curves;
mod data;
mod download;
mod fuzz;
mod names;
mod offline;
mod project;
mod site;
mod sizes;
mod steps;
mod test;
mod tools;
mod wasm_opt;

use std::process::ExitCode;

use clap::Parser;

/// The commands of Activation Lab. Each works alone on a machine that has only Rust.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Build the site quickly and serve it on this machine.
    Serve(site::ServeOptions),
    /// Build the site that is put on a web server: small, fast, in a few minutes more.
    Build(site::BuildOptions),
    /// Run the tests: natively, in a real browser, and journeys through the page.
    Test(test::Options),
    /// Formatting and lints, for every set of features.
    Check,
    /// Measure what the project promises: sizes, times, other libraries.
    Bench(bench::Options),
    /// Feed the formula parser, and what is made of formulas, with hostile text.
    Fuzz(fuzz::Options),
    /// Compute the curves of the first page anew, from the catalogue's formulas.
    Curves,
}

fn main() -> ExitCode {
    let project = project::Project::find();
    let outcome = match Command::parse() {
        Command::Serve(options) => site::serve(&project, &options),
        Command::Build(options) => site::build(&project, &options),
        Command::Test(options) => test::test(&project, &options),
        Command::Check => check::check(&project),
        Command::Bench(options) => bench::bench(&project, &options),
        Command::Fuzz(options) => fuzz::fuzz(&project, &options),
        Command::Curves => curves::write(&project),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nStopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}
