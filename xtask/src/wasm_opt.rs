//! Smaller and faster wasm: names out, and wasm-opt over it. The latter is never required:
//! without it the site is built all the same, and the person is told.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

use crate::names;
use crate::project::{Project, on_path};
use crate::steps::{output, run, say};

/// Older ones do not know what the compiler writes today.
const OLDEST: u32 = 116;
/// The package that npm has.
const NPM: &str = "binaryen@132.0.0";
/// What the compiler and wasm-bindgen may have used.
const FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// Takes the names out of each artifact of the site and runs wasm-opt over it, if one can be had.
pub fn optimise(project: &Project, site: &Path) -> Result<()> {
    let mut files = std::fs::read_dir(site)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
        .collect::<Vec<_>>();
    files.sort();
    for file in &files {
        let before = std::fs::read(file)?;
        replace(site, file, &before, &names::strip(&before)?)?;
    }
    let Some(program) = find(project) else {
        say("no wasm-opt here and none to be had: the code stays as it is, a little larger");
        return Ok(());
    };
    for file in &files {
        if let Err(error) = optimise_file(project, &program, site, file) {
            say(&format!("left as it is: {error:#}"));
        }
    }
    Ok(())
}

/// Optimises one file in place. A file that grew, or that wasm-opt cannot read, stays.
fn optimise_file(project: &Project, program: &Path, site: &Path, file: &Path) -> Result<()> {
    let name = name(file);
    // The CPU worker's inner loops are what it is for; the others are size.
    let level = if name.starts_with("worker_cpu") {
        "-O3"
    } else {
        "-Oz"
    };
    let optimised = file.with_extension("optimised");
    let mut command = project.command(program);
    command
        .arg(level)
        .args(FEATURES)
        .arg(file)
        .arg("-o")
        .arg(&optimised);
    run(&mut command, "The site works without this.")?;
    let before = std::fs::read(file)?;
    let after = std::fs::read(&optimised).context("wasm-opt left no file")?;
    std::fs::remove_file(&optimised)?;
    if after.len() >= before.len() {
        bail!("{name} would not shrink");
    }
    replace(site, file, &before, &after)
}

/// Puts other bytes into a file of the site, and their hash into the page.
fn replace(site: &Path, file: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    std::fs::write(file, after)?;
    replace_integrity(site, before, after)?;
    say(&format!(
        "{}: {} → {} bytes",
        name(file),
        before.len(),
        after.len()
    ));
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Trunk wrote the hash of the file into the page, where the browser checks it.
fn replace_integrity(site: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    let hash = |bytes| format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    std::fs::write(page, html.replace(&hash(before), &hash(after)))?;
    Ok(())
}

/// A wasm-opt that is new enough: the user's, else one from npm.
fn find(project: &Project) -> Option<PathBuf> {
    if let Some(users) = on_path("wasm-opt") {
        match version(project, &users) {
            Some(version) if version >= OLDEST => {
                say(&format!("wasm-opt {version}, {}", users.display()));
                return Some(users);
            }
            Some(version) => say(&format!(
                "wasm-opt {version} is too old, {OLDEST} is the oldest"
            )),
            None => say(&format!("{} does not say its version", users.display())),
        }
    }
    let folder = project.tools().join("binaryen");
    let own = folder.join("node_modules/.bin/wasm-opt");
    if !own.exists() && on_path("npm").is_some() {
        say("installing wasm-opt from npm");
        let mut npm = project.command("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--fetch-timeout=15000",
        ])
        .args(["--fetch-retries=1", NPM, "--prefix"])
        .arg(&folder);
        if let Err(error) = run(&mut npm, "The site can be built without it.") {
            say(&format!("{error:#}"));
        }
    }
    version(project, &own).map(|version| {
        say(&format!(
            "wasm-opt {version} from npm: a few minutes for the large file"
        ));
        own
    })
}

/// The number in `wasm-opt version 132 (version_132)`.
fn version(project: &Project, program: &Path) -> Option<u32> {
    let said = output(project.command(program).arg("--version"))?;
    said.split_whitespace().find_map(|word| word.parse().ok())
}
