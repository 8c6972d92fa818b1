//! What each artifact is built from, asked of `cargo tree`.

use std::process::Command;

use super::root;

/// The packages that a build of ours is made from.
fn packages(arguments: &[&str]) -> Vec<String> {
    let tree = |offline: &[&str]| {
        Command::new(env!("CARGO"))
            .args([
                "tree",
                "--package",
                "activation-lab",
                "--edges",
                "normal",
                "--prefix",
                "none",
            ])
            .args(["--format", "{p}"])
            .args(arguments)
            .args(offline)
            .current_dir(root())
            .output()
            .expect("cargo should start: this test runs `cargo tree`")
    };
    // A fresh clone may not have the other target's packages yet; only then is the network needed.
    let mut output = tree(&["--offline"]);
    if !output.status.success() {
        output = tree(&[]);
    }
    assert!(
        output.status.success(),
        "`cargo tree {}` failed; if packages are missing, run `cargo fetch` once with a network:\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    let mut names: Vec<String> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Of Burn's GPU compiler, the crates that burn-core needs on any device: types and file paths.
const CUBECL_TYPES: [&str; 3] = ["cubecl-common", "cubecl-environment", "cubecl-zspace"];

#[test]
fn artifacts_are_built_from_what_they_should_be() {
    const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
    /// Name, arguments of `cargo tree`, packages that must be there and that must not.
    type Case = (
        &'static str,
        Vec<&'static str>,
        &'static [&'static str],
        &'static [&'static str],
    );
    let cases: [Case; 3] = [
        (
            "the native build",
            vec![],
            &["burn", "clap"],
            &[
                "wasm-bindgen",
                "web-sys",
                "js-sys",
                "leptos",
                "wgpu",
                "cubecl",
                "naga",
            ],
        ),
        (
            "the page",
            [&["--no-default-features", "--features", "ui"], &WASM[..]].concat(),
            &["leptos", "web-sys"],
            &["burn", "cubecl", "wgpu", "naga", "clap", "tiny_http"],
        ),
        (
            "the CPU worker",
            [&["--no-default-features", "--features", "train"], &WASM[..]].concat(),
            &["burn", "web-sys"],
            &[
                "wgpu",
                "cubecl",
                "naga",
                "burn-wgpu",
                "leptos",
                "plotters",
                "fluent",
                "clap",
            ],
        ),
    ];
    for (what, arguments, present, absent) in cases {
        let packages = packages(&arguments);
        for name in present {
            assert!(
                packages.iter().any(|package| package == name),
                "{what} should contain {name}: `cargo tree {}` lists {packages:?}",
                arguments.join(" ")
            );
        }
        for name in absent {
            // The package itself and its family: `burn` and `burn-core`.
            let family = format!("{name}-");
            let found: Vec<_> = packages
                .iter()
                .filter(|package| *package == name || package.starts_with(&family))
                .filter(|package| !CUBECL_TYPES.contains(&package.as_str()) || what == "the page")
                .collect();
            assert!(
                found.is_empty(),
                "{what} must not contain {found:?}. `cargo tree {} -i {}` shows who brings it in; \
                 make that dependency optional and part of the feature that needs it in Cargo.toml",
                arguments.join(" "),
                found[0]
            );
        }
    }
}
