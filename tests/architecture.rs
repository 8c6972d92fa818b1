//! The borders between the layers: which module may use which, which packages it
//! may know, and what each artifact is built from. The map is in `src/lib.rs`.

#![cfg(not(target_arch = "wasm32"))]

#[path = "architecture/artifacts.rs"]
mod artifacts;
#[path = "architecture/source.rs"]
mod source;

use std::path::{Path, PathBuf};

use source::{code, mentions_package, names_after, without_tests};

/// Everything that knows neither Burn nor the browser.
const CORE: [&str; 12] = [
    "random",
    "parameters",
    "experiment",
    "formula",
    "activation",
    "link",
    "observe",
    "protocol",
    "data",
    "network",
    "reference",
    "course",
];

/// Each module of `src/lib.rs` and the modules it may use, in reading order: nothing may be used
/// before it has been read.
fn allowed() -> Vec<(&'static str, Vec<&'static str>)> {
    let core_and = |more: &[&'static str]| [&CORE[..], more].concat();
    vec![
        ("random", vec![]),
        ("parameters", vec![]),
        ("experiment", vec![]),
        ("formula", vec![]),
        ("activation", vec!["experiment", "formula", "random"]),
        ("link", vec!["experiment", "formula", "activation"]),
        ("observe", vec![]),
        ("protocol", vec!["experiment", "observe", "parameters"]),
        ("data", vec!["experiment", "protocol", "random"]),
        (
            "network",
            vec!["activation", "experiment", "parameters", "random"],
        ),
        (
            "reference",
            vec![
                "activation",
                "data",
                "experiment",
                "formula",
                "network",
                "parameters",
                "random",
            ],
        ),
        (
            "course",
            vec![
                "activation",
                "experiment",
                "formula",
                "link",
                "observe",
                "protocol",
            ],
        ),
        ("kernels", vec!["activation", "formula"]),
        ("engine", [&engine()[..], &["kernels"]].concat()),
        ("session", [&engine()[..], &["engine"]].concat()),
        ("native", core_and(&["engine", "session"])),
        ("worker", [&engine()[..], &["engine", "session"]].concat()),
        ("ui", core_and(&[])),
    ]
}

fn engine() -> Vec<&'static str> {
    vec![
        "activation",
        "data",
        "experiment",
        "formula",
        "network",
        "observe",
        "parameters",
        "protocol",
        "random",
    ]
}

/// The library's modules that each program may use; a program is a few lines around one of them.
const PROGRAMS: [(&str, &[&str]); 8] = [
    ("app", &["ui"]),
    ("trainer", &["ui"]),
    ("explorer", &["ui"]),
    ("inside", &["ui"]),
    ("course", &["ui"]),
    ("worker_cpu", &["worker"]),
    ("worker_gpu", &["worker", "engine"]),
    ("lab", &["native"]),
];

/// Packages, and the only modules or programs whose code may name them.
const PACKAGES: [(&str, &[&str]); 11] = [
    (
        "burn",
        &[
            "kernels",
            "engine",
            "session",
            "native",
            "worker",
            "worker_cpu",
            "worker_gpu",
        ],
    ),
    ("burn_cubecl", &["kernels"]),
    ("burn_wgpu", &["engine", "worker", "worker_gpu"]),
    ("postcard", &["protocol", "session"]),
    ("leptos", &["ui", "app"]),
    ("plotters", &["ui"]),
    ("plotters_canvas", &["ui"]),
    ("fluent_bundle", &["ui"]),
    (
        "web_sys",
        &["ui", "worker", "app", "worker_cpu", "worker_gpu"],
    ),
    (
        "js_sys",
        &["ui", "worker", "app", "worker_cpu", "worker_gpu"],
    ),
    (
        "wasm_bindgen",
        &["ui", "worker", "app", "worker_cpu", "worker_gpu"],
    ),
];

/// A Rust file of ours.
struct File {
    path: PathBuf,
    /// The top-level module, or the program for a file in `src/bin`.
    owner: String,
    program: bool,
    /// 1 for a top-level module's own file, 2 for a file of its submodules, and so on.
    depth: usize,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The modules that `src/lib.rs` declares.
fn modules() -> Vec<String> {
    let library = code(&std::fs::read_to_string(root().join("src/lib.rs")).unwrap());
    assert!(
        !library.contains("pub use"),
        "src/lib.rs re-exports something, which hides who uses whom: name the module instead"
    );
    library
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub mod "))
        .map(|name| name.trim_end_matches(';').to_owned())
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every file of the library and the programs, tests left out.
fn files() -> Vec<File> {
    let source = root().join("src");
    let mut paths = Vec::new();
    rust_files(&source, &mut paths);
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let relative = path.strip_prefix(&source).unwrap().with_extension("");
        let mut parts: Vec<String> = relative
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if parts == ["lib"] || parts.iter().skip(1).any(|part| part == "tests") {
            continue;
        }
        parts.retain(|part| part != "mod");
        let program = parts[0] == "bin";
        files.push(File {
            owner: parts[usize::from(program)].clone(),
            program,
            depth: parts.len(),
            code: without_tests(&code(&std::fs::read_to_string(&path).unwrap())),
            path: path.strip_prefix(root()).unwrap().to_owned(),
        });
    }
    assert!(files.len() > 10, "no source files found under {source:?}");
    files
}

/// The top-level modules that a file uses.
fn uses(file: &File, modules: &[String]) -> Vec<String> {
    let mut names = if file.program {
        names_after(&file.code, "activation_lab")
    } else {
        let mut names = names_after(&file.code, "crate");
        // `super::` as often as the file is deep leads to the crate's root as well.
        names.extend(names_after(
            &file.code,
            &vec!["super"; file.depth].join("::"),
        ));
        names
    };
    names.retain(|name| modules.contains(name) && *name != file.owner);
    names.sort();
    names.dedup();
    names
}

#[test]
fn modules_use_only_what_they_may() {
    let modules = modules();
    let allowed = allowed();
    let mut problems = Vec::new();
    for file in files() {
        let may: &[&str] = if file.program {
            let program = PROGRAMS.iter().find(|(name, _)| *name == file.owner);
            program
                .expect("add the program to PROGRAMS in tests/architecture.rs")
                .1
        } else {
            let module = allowed.iter().find(|(name, _)| *name == file.owner);
            &module
                .unwrap_or_else(|| {
                    panic!(
                        "add the module {:?} to src/lib.rs's map and to allowed() in \
                         tests/architecture.rs, with the modules that it may use",
                        file.owner
                    )
                })
                .1
        };
        for used in uses(&file, &modules) {
            if !may.contains(&used.as_str()) {
                problems.push(format!(
                    "{} uses `{used}`, but `{}` may use only {may:?}",
                    file.path.display(),
                    file.owner
                ));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{}\nMove the code to a layer that may use it, or pass a plain value in. If the map in \
         src/lib.rs is wrong, change it there and in allowed() in tests/architecture.rs, and say why.",
        problems.join("\n")
    );
}

#[test]
fn the_list_follows_the_map_and_has_no_cycles() {
    let allowed = allowed();
    let mut listed: Vec<_> = allowed.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (index, (module, may)) in allowed.iter().enumerate() {
        for used in may {
            assert!(
                allowed[..index].iter().any(|(name, _)| name == used),
                "`{module}` may use `{used}`, which is not above it: the layers would form a cycle"
            );
        }
    }
    let mut declared = modules();
    listed.sort();
    declared.sort();
    assert_eq!(
        listed, declared,
        "allowed() in tests/architecture.rs must list the modules that src/lib.rs declares"
    );
}

#[test]
fn only_their_layers_know_burn_and_the_browser() {
    let mut problems = Vec::new();
    for file in files() {
        for (package, owners) in PACKAGES {
            if mentions_package(&file.code, package) && !owners.contains(&file.owner.as_str()) {
                problems.push(format!(
                    "{} names `{package}`, which is for {owners:?} alone",
                    file.path.display()
                ));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{}\nMove the code to one of these layers, behind a plain value or a trait of ours.",
        problems.join("\n")
    );
}
