//! The page and its workers: compiled by Trunk, then finished here.

use std::path::{Path, PathBuf};

use activation_lab::native::serve as server;
use anyhow::{Context, Result, bail};
use clap::Args;

use crate::project::{Project, shown};
use crate::steps::{Steps, run, say};
use crate::tools::{self, Tools};
use crate::{course, csp, data, offline, sizes, wasm_opt};

/// `cargo xtask serve`
#[derive(Args)]
pub struct ServeOptions {
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// `cargo xtask build`
#[derive(Args)]
pub struct BuildOptions {
    /// The path the site will be served from, as in `/activation-lab/`. The default works
    /// from any path, for all addresses in the site are relative.
    #[arg(long, default_value = "./")]
    public_url: String,
    /// Where to put the site.
    #[arg(long, default_value = "dist")]
    out: PathBuf,
}

/// How much time a build may take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For trying and testing: the profile `quick`.
    Quick,
    /// For a web server: small and fast, minutes of link-time optimisation.
    Ship,
}

/// Builds quickly and serves until interrupted.
pub fn serve(project: &Project, options: &ServeOptions) -> Result<()> {
    let mut steps = Steps::new(PREPARATION + 2);
    let (tools, folder) = prepare(project, &mut steps)?;
    let site = quick(project, &mut steps, &tools, folder.as_deref())?;
    println!("\nReady after {}.", crate::steps::shown(steps.elapsed()));
    let server = server::serve(server::Options {
        port: options.port,
        ..server::Options::new(&site)
    })
    .with_context(|| {
        format!(
            "port {} cannot be had; choose another with --port",
            options.port
        )
    })?;
    println!("Open {} in a browser. Ctrl+C ends it.", server.url());
    server.wait();
    Ok(())
}

/// Builds the site that is shipped.
pub fn build(project: &Project, options: &BuildOptions) -> Result<()> {
    let mut steps = Steps::new(PREPARATION + 6);
    let (tools, folder) = prepare(project, &mut steps)?;
    let out = project.root.join(&options.out);
    steps.run(
        "The page and its workers, with link-time optimisation",
        || {
            say("each worker takes some minutes here");
            trunk(project, &tools, Kind::Ship, &out, &options.public_url)
        },
    )?;
    steps.run("Content-Security-Policy, course and data", || {
        finish(project, &out, folder.as_deref())
    })?;
    steps.run("Smaller and faster code", || {
        wasm_opt::optimise(project, &out)
    })?;
    steps.run("Use without a network", || offline::write(project, &out))?;
    let files = steps.run("Brotli copies of all files that are text or code", || {
        sizes::compress(&out)
    })?;
    steps.run("Sizes over the wire", || sizes::report(&files))?;
    println!(
        "\nThe site is in {}, after {}. Put that folder on any web server.",
        shown(project, &out),
        crate::steps::shown(steps.elapsed())
    );
    Ok(())
}

/// The steps that [`prepare`] takes.
const PREPARATION: usize = 4;

/// Everything a build needs; also says where the data is.
fn prepare(project: &Project, steps: &mut Steps) -> Result<(Tools, Option<PathBuf>)> {
    let folder = steps.run("Fashion-MNIST, 31 MB", || {
        Ok(data::find_or_download(project))
    })?;
    Ok((tools(project, steps)?, folder))
}

/// The wasm target, the tools and the libraries, in three steps.
pub fn tools(project: &Project, steps: &mut Steps) -> Result<Tools> {
    steps.run("Rust's WebAssembly target", || tools::wasm_target(project))?;
    let tools = steps.run("Trunk and wasm-bindgen", || tools::site_tools(project))?;
    steps.run("The libraries", || fetch_libraries(project))?;
    Ok(tools)
}

/// The quick site, in two steps; gives its folder.
pub fn quick(
    project: &Project,
    steps: &mut Steps,
    tools: &Tools,
    data: Option<&Path>,
) -> Result<PathBuf> {
    let out = project.target.join("site-quick");
    steps.run("The page and its workers", || {
        trunk(project, tools, Kind::Quick, &out, "./")
    })?;
    steps.run("Content-Security-Policy, course and data", || {
        finish(project, &out, data)?;
        offline::write(project, &out)
    })?;
    Ok(out)
}

/// Downloads the libraries that Cargo.lock names, for this machine and for wasm.
fn fetch_libraries(project: &Project) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["fetch", "--target", tools::TARGET]);
    if let Some(host) = tools::host_triple(project) {
        cargo.args(["--target", &host]);
    }
    run(
        &mut cargo,
        "Check that the network reaches crates.io and try again.",
    )
}

/// Compiles everything that index.html names. Its `data-cargo-profile-dev` and
/// `-release` choose the profile of each artifact.
fn trunk(project: &Project, tools: &Tools, kind: Kind, out: &Path, public_url: &str) -> Result<()> {
    let mut trunk = tools.command(project, "trunk");
    trunk
        .env("CARGO_TARGET_DIR", &project.target)
        // Trunk reads this variable as a flag of its own and knows only true and false.
        .env_remove("NO_COLOR")
        .args([
            "build",
            "--offline",
            "--skip-version-check",
            "--public-url",
            public_url,
        ])
        .arg("--dist")
        .arg(out);
    if kind == Kind::Ship {
        trunk.args(["--release", "--minify"]);
    }
    run(
        &mut trunk,
        "What the compiler says above is what to repair.",
    )
}

/// What is left to do on a folder that Trunk has filled.
fn finish(project: &Project, out: &Path, data: Option<&Path>) -> Result<()> {
    let page = out.join("index.html");
    let html = std::fs::read_to_string(&page).context("the build left no index.html")?;
    std::fs::write(&page, csp::allow_inline_scripts(&html)?)?;
    say("the page's one inline script is in its policy");
    course::write(project, out)?;
    match data {
        Some(folder) => {
            data::copy(folder, &out.join(data::PLACE))?;
            say(&format!("data copied to {}", data::PLACE));
        }
        None => say("no Fashion-MNIST here: the site offers its synthetic garments"),
    }
    if !out.join("worker_cpu_loader.js").is_file() {
        bail!("the build left no worker_cpu_loader.js; see the <link> lines in index.html");
    }
    Ok(())
}
