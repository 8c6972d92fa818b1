//! The wasm target, Trunk, wasm-bindgen and wasm-opt: found where the user has them in
//! the right version, else installed once under `target/tools`, never over the user's own.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::download::fetch;
use crate::project::{Project, on_path, path_with, shown};
use crate::steps::{output, run, say};

/// The wasm target of the compiler.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The version of Trunk that the site is built with.
const TRUNK: &str = "0.21.14";
/// The version of cargo-fuzz.
const FUZZER: &str = "0.13.2";
/// More than any of the archives has; a larger answer is not what was asked for.
const LARGEST_ARCHIVE: u64 = 200_000_000;

/// A program this project needs in one exact version.
struct Tool {
    /// The package on crates.io.
    package: &'static str,
    /// The version of package and programs.
    version: String,
    /// The programs it brings; the first is asked for its version.
    programs: &'static [&'static str],
    /// Where a ready-made archive of the programs is, for the systems that have one.
    archive: Option<String>,
    /// How to install it from source. Without Trunk's TLS, which only its own downloads
    /// need; wasm-bindgen's lock file is left aside, for it names a withdrawn crate.
    source: &'static [&'static str],
}

/// The folders to put before `PATH` so that the tools are found.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A call of a program with the tools on its `PATH`.
    pub fn command(&self, project: &Project, program: &str) -> Command {
        let found = self
            .folders
            .iter()
            .map(|folder| folder.join(program))
            .find(|file| file.is_file());
        let mut command = match found {
            Some(file) => project.command(file),
            None => project.command(program),
        };
        command.env("PATH", path_with(&self.folders));
        command
    }

    /// The folders themselves.
    pub fn path(&self) -> std::ffi::OsString {
        path_with(&self.folders)
    }
}

/// Adds the wasm target to the toolchain, if it is missing.
pub fn wasm_target(project: &Project) -> Result<()> {
    let sysroot = output(project.command("rustc").args(["--print", "sysroot"]))
        .context("`rustc` does not answer; install Rust from https://rustup.rs")?;
    let installed = Path::new(&sysroot).join("lib/rustlib").join(TARGET);
    if installed.is_dir() {
        say("already there");
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!(
            "the Rust in {sysroot} cannot compile to WebAssembly and there is no rustup to add \
             that; install Rust from https://rustup.rs, or your system's package of the \
             {TARGET} target"
        );
    }
    run(
        project.command("rustup").args(["target", "add", TARGET]),
        "Check the network connection and try again.",
    )
}

/// What the compiler calls this machine.
pub fn host_triple(project: &Project) -> Option<String> {
    let said = output(project.command("rustc").arg("-vV"))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(line.to_owned())
}

/// Finds or installs cargo-fuzz; gives its folder.
pub fn fuzzer(project: &Project) -> Result<PathBuf> {
    ensure(
        project,
        &Tool {
            package: "cargo-fuzz",
            version: FUZZER.to_owned(),
            programs: &["cargo-fuzz"],
            archive: None,
            source: &["--locked"],
        },
    )
}

/// Finds or installs Trunk and the wasm-bindgen command line.
pub fn site_tools(project: &Project) -> Result<Tools> {
    let mut folders = vec![wasm_bindgen(project)?];
    let trunk = ensure(
        project,
        &Tool {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
            archive: host("unknown-linux-musl").map(|host| {
                format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{host}.tar.gz")
            }),
            source: &["--locked", "--no-default-features"],
        },
    )?;
    folders.push(trunk);
    Ok(Tools { folders })
}

/// The wasm-bindgen programs, in the version of the library: the two talk to each other
/// in a format that changes from version to version.
fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let version = project.locked_version("wasm-bindgen")?;
    let linux = if std::env::consts::ARCH == "aarch64" {
        "unknown-linux-gnu"
    } else {
        "unknown-linux-musl"
    };
    let archive = host(linux).map(|host| {
        format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/\
             wasm-bindgen-{version}-{host}.tar.gz"
        )
    });
    ensure(
        project,
        &Tool {
            package: "wasm-bindgen-cli",
            version,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            archive,
            source: &[],
        },
    )
}

/// axe-core, with which the journeys look for what keeps people from using the page. It is
/// fetched for the tests alone; nothing of it is in the site.
const AXE: &str = "4.14.1";
/// SHA-256 of its package at the npm registry.
const AXE_SHA256: &str = "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745";

/// Finds or downloads axe-core; gives its script.
pub fn axe(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join(format!("axe-core-{AXE}"));
    let script = folder.join("axe.min.js");
    if script.is_file() {
        say(&format!("axe-core {AXE} is in {}", shown(project, &folder)));
        return Ok(script);
    }
    let address = format!("https://registry.npmjs.org/axe-core/-/axe-core-{AXE}.tgz");
    say(&format!("downloading {address}"));
    let archive = fetch(&address, LARGEST_ARCHIVE)
        .or_else(|error| {
            // Behind a proxy npm knows its own way to the registry.
            say(&format!("that did not work: {error:#}"));
            packed(project, &format!("axe-core@{AXE}"))
        })
        .context("axe-core cannot be had; check that the network reaches registry.npmjs.org")?;
    let hash = Sha256::digest(&archive);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    if hash != AXE_SHA256 {
        bail!("what came as axe-core {AXE} is not that package (SHA-256 {hash})");
    }
    unpack(&archive, &["axe.min.js"], &folder)?;
    Ok(script)
}

/// A package's archive, by npm.
fn packed(project: &Project, package: &str) -> Result<Vec<u8>> {
    if on_path("npm").is_none() {
        bail!("npm, which might know another way, is not here");
    }
    let folder = project.tools().join("packed");
    std::fs::create_dir_all(&folder)?;
    let mut npm = project.command("npm");
    npm.args(["pack", "--silent", package, "--pack-destination"]);
    let name = output(npm.arg(&folder)).context("npm does not get it either")?;
    Ok(std::fs::read(folder.join(name.trim()))?)
}

/// What release archives call this machine; their names differ on Linux only.
/// Windows programs come as zip files or are quickly built, so those are built.
fn host(linux: &str) -> Option<String> {
    let system = match std::env::consts::OS {
        "linux" => linux,
        "macos" => "apple-darwin",
        _ => return None,
    };
    matches!(std::env::consts::ARCH, "x86_64" | "aarch64")
        .then(|| format!("{}-{system}", std::env::consts::ARCH))
}

/// The folder in which all of a tool's programs are, in the right version.
fn ensure(project: &Project, tool: &Tool) -> Result<PathBuf> {
    let name = tool.programs[0];
    let version = &tool.version;
    let own = project.tools().join("bin");
    if has(&own, tool) {
        say(&format!("{name} {version} is in {}", shown(project, &own)));
        return Ok(own);
    }
    let users = on_path(name).and_then(|file| file.parent().map(Path::to_path_buf));
    if let Some(users) = users.filter(|folder| has(folder, tool)) {
        say(&format!("{name} {version} is in {}", users.display()));
        return Ok(users);
    }
    say(&format!(
        "{name} {version} is not here; it goes into {}",
        shown(project, &own)
    ));
    if let Some(archive) = &tool.archive {
        say(&format!("trying the ready-made program: {archive}"));
        match ready_made(archive, tool, &own) {
            Ok(()) => return Ok(own),
            Err(error) => say(&format!("that did not work: {error:#}")),
        }
    }
    from_source(project, tool)?;
    if has(&own, tool) {
        Ok(own)
    } else {
        bail!(
            "{name} was built, but does not say that it is version {version}; delete {} and try again",
            shown(project, &project.tools())
        )
    }
}

/// Downloads an archive of the programs and sees whether they run.
fn ready_made(archive: &str, tool: &Tool, folder: &Path) -> Result<()> {
    unpack(&fetch(archive, LARGEST_ARCHIVE)?, tool.programs, folder)?;
    if !has(folder, tool) {
        bail!("it does not run here, or is another version");
    }
    Ok(())
}

/// Builds a tool from source, cheaply: it runs for seconds, so the minutes that its own
/// release settings (link-time optimisation) would take are not worth it.
fn from_source(project: &Project, tool: &Tool) -> Result<()> {
    say("building it from source instead; on two cores this takes about two minutes, once");
    let mut cargo = project.cargo();
    cargo
        .env("CARGO_TARGET_DIR", project.tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .args([
            "install",
            tool.package,
            "--version",
            &tool.version,
            "--force",
        ])
        .args(tool.source)
        .arg("--root")
        .arg(project.tools());
    run(
        &mut cargo,
        "Check that the network reaches crates.io and that a C compiler is installed, and try again.",
    )
}

/// Whether `folder` has all programs of the tool and they are of its version.
fn has(folder: &Path, tool: &Tool) -> bool {
    let program = |name: &str| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    tool.programs.iter().all(|name| program(name).is_file())
        && output(Command::new(program(tool.programs[0])).arg("--version"))
            .is_some_and(|said| said.split_whitespace().any(|word| word == tool.version))
}

/// Takes the named programs out of a `.tar.gz` and makes them executable in `folder`.
fn unpack(archive: &[u8], programs: &[&str], folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut found = 0;
    let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(archive));
    for entry in tar.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !programs.contains(&name.trim_end_matches(".exe"))
            || !entry.header().entry_type().is_file()
        {
            continue;
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        executable(&folder.join(name), &bytes)?;
        found += 1;
    }
    if found < programs.len() {
        bail!("the archive lacks {}", programs.join(" or "));
    }
    Ok(())
}

/// Writes a program beside its place and moves it there, so that it is never half there.
fn executable(file: &Path, bytes: &[u8]) -> Result<()> {
    let beside = file.with_extension("part");
    std::fs::write(&beside, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&beside, std::fs::Permissions::from_mode(0o755))?;
    }
    std::fs::rename(&beside, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive as the projects publish them: the programs inside a folder.
    fn archive(names: &[&str]) -> Vec<u8> {
        let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(
            Vec::new(),
            flate2::Compression::fast(),
        ));
        for name in names {
            let text = b"#!/bin/sh\necho tool 1.2.3\n";
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            tar.append_data(&mut header, format!("tool-1.2.3-x/{name}"), &text[..])
                .unwrap();
        }
        tar.into_inner().unwrap().finish().unwrap()
    }

    fn tool(version: &str) -> Tool {
        Tool {
            package: "tool",
            version: version.to_owned(),
            programs: &["tool", "helper"],
            archive: None,
            source: &[],
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_archive_is_unpacked_and_its_version_checked() {
        let folder = std::env::temp_dir().join(format!("xtask-unpack-{}", std::process::id()));
        let bytes = archive(&["README", "tool", "helper"]);
        unpack(&bytes, tool("1.2.3").programs, &folder).unwrap();
        assert!(has(&folder, &tool("1.2.3")));
        assert!(!has(&folder, &tool("1.2.4")));
        assert!(!folder.join("README").exists());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_broken_archive_is_refused() {
        let folder = std::env::temp_dir().join(format!("xtask-broken-{}", std::process::id()));
        let whole = archive(&["tool", "helper"]);
        assert!(unpack(&whole[..whole.len() / 2], &["tool", "helper"], &folder).is_err());
        assert!(unpack(&archive(&["tool"]), &["tool", "helper"], &folder).is_err());
        assert!(unpack(b"<html>", &["tool"], &folder).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
