//! What goes over the wire, against what may.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::steps::say;

/// A part of the site that is loaded together.
struct Part {
    name: &'static str,
    /// Most bytes after brotli at [`QUALITY_OF_SERVERS`].
    limit: u64,
    holds: fn(&str) -> bool,
}

/// The promised limits. The app is everything that is not loaded later.
const PARTS: [Part; 7] = [
    Part {
        name: "app",
        limit: 350_000,
        holds: |file| {
            let later = [
                "worker_", "trainer", "explorer", "inside", "course", "later/", "data/", "sw.js",
            ];
            !later.iter().any(|start| file.starts_with(start))
        },
    },
    Part {
        name: "trainer",
        // Nobody asked for this one nor for that of `inside`: they are our own, so that the pages
        // stay quick to open.
        limit: 350_000,
        holds: |file| file.starts_with("trainer") || file.starts_with("later/train"),
    },
    Part {
        name: "explorer",
        limit: 450_000,
        // The styles of all that is loaded later count for this one and for `inside`.
        holds: |file| file.starts_with("explorer") || file.starts_with("later/"),
    },
    Part {
        name: "inside",
        limit: 530_000,
        holds: |file| file.starts_with("inside") || file.starts_with("later/"),
    },
    Part {
        name: "course",
        // Our own limit too: the largest of the pages, as an exercise runs, checks formulas and
        // draws charts. It comes when the bare address can be used already. The texts, a few
        // kilobytes each, are not among it: only those are loaded that are read.
        limit: 600_000,
        holds: |file| {
            (file.starts_with("course") && !file.starts_with("course/"))
                || file.starts_with("later/course")
                || file.starts_with("later/figures")
        },
    },
    Part {
        name: "worker_cpu",
        limit: 500_000,
        holds: |file| file.starts_with("worker_cpu"),
    },
    Part {
        name: "worker_gpu",
        limit: 3_200_000,
        holds: |file| file.starts_with("worker_gpu"),
    },
];

/// One file of the site.
pub struct Sized {
    /// Its path in the site, with `/`.
    pub path: String,
    /// Bytes as built.
    pub raw: u64,
    /// Bytes after brotli as a server packs, or as built where that does not shrink it.
    pub wire: u64,
    /// Bytes of the copy that is written beside the file, or as built where there is none.
    pub written: u64,
}

/// Writes a `.br` file beside each file worth it; gives the sizes of all.
pub fn compress(site: &Path) -> Result<Vec<Sized>> {
    let mut paths = Vec::new();
    list(site, &mut paths)?;
    paths
        .into_iter()
        .map(|file| {
            let path = relative(site, &file);
            let bytes = std::fs::read(&file).with_context(|| format!("{path} cannot be read"))?;
            let raw = bytes.len() as u64;
            let (mut wire, mut written) = (raw, raw);
            if shrinks(&path) {
                wire = raw.min(brotli(&bytes, QUALITY_OF_SERVERS).len() as u64);
                let packed = brotli(&bytes, QUALITY_WRITTEN);
                written = packed.len() as u64;
                std::fs::write(format!("{}.br", file.display()), packed)?;
            }
            Ok(Sized {
                path,
                raw,
                wire,
                written,
            })
        })
        .collect()
}

/// Prints the table and says which part is over its limit.
pub fn report(files: &[Sized]) -> Result<()> {
    say(&format!(
        "{:<12} {:>12} {:>12} {:>12} {:>12}",
        "part", "bytes", "written", "on the wire", "limit"
    ));
    let mut over = Vec::new();
    for part in &PARTS {
        let (mut raw, mut wire, mut written) = (0, 0, 0);
        for file in files.iter().filter(|file| (part.holds)(&file.path)) {
            raw += file.raw;
            wire += file.wire;
            written += file.written;
        }
        say(&format!(
            "{:<12} {raw:>12} {written:>12} {wire:>12} {:>12}",
            part.name, part.limit
        ));
        if wire == 0 {
            bail!("the site has no {}", part.name);
        }
        if wire > part.limit {
            over.push(part.name);
        }
    }
    if over.is_empty() {
        say("every part is within its limit");
        return Ok(());
    }
    let large = |file: &&Sized| file.wire > 10_000 && !file.path.starts_with("data/");
    for file in files.iter().filter(large) {
        say(&format!("{:>12} {}", file.wire, file.path));
    }
    bail!(
        "{} over the limit; the largest files are listed above",
        over.join(" and ")
    )
}

/// The paths of all files of a site, with `/`.
pub fn files(site: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    list(site, &mut paths)?;
    Ok(paths.iter().map(|file| relative(site, file)).collect())
}

/// What a server that packs as it sends would take at most, and what the limits are for.
const QUALITY_OF_SERVERS: i32 = 9;
/// The highest, for the copies beside the files: packed once, sent many times.
const QUALITY_WRITTEN: i32 = 11;

fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)
        .expect("writing to memory does not fail");
    packed
}

/// Whether a file is text or code; images and gzip are packed already.
fn shrinks(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    [
        "html",
        "js",
        "wasm",
        "css",
        "ftl",
        "json",
        "svg",
        "txt",
        "webmanifest",
        "bin",
    ]
    .contains(&extension)
}

/// All files below `folder`, without earlier brotli copies.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_none_or(|extension| extension != "br") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

fn relative(site: &Path, file: &Path) -> String {
    let path = file.strip_prefix(site).unwrap_or(file);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, wire: u64) -> Sized {
        Sized {
            path: path.to_owned(),
            raw: 2 * wire,
            wire,
            written: wire,
        }
    }

    #[test]
    fn a_part_over_its_limit_is_named() {
        let site = |app| {
            [
                file("index.html", app),
                file("trainer_bg.wasm", 250_000),
                file("explorer_bg.wasm", 300_000),
                file("inside_bg.wasm", 300_000),
                file("course_bg.wasm", 300_000),
                file("worker_cpu_bg.wasm", 400_000),
                file("worker_gpu_bg.wasm", 3_000_000),
                file("data/fashion-mnist/train-images-idx3-ubyte.gz", 26_000_000),
            ]
        };
        report(&site(300_000)).unwrap();
        let error = report(&site(350_001)).unwrap_err().to_string();
        assert!(error.starts_with("app over"), "{error}");
        assert!(report(&site(1)[..1]).is_err(), "a site without workers");
    }

    #[test]
    fn a_site_is_compressed_beside_itself() {
        let site = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        std::fs::create_dir_all(site.join("snippets")).unwrap();
        std::fs::write(site.join("snippets/a.js"), "let x = 1;".repeat(1000)).unwrap();
        std::fs::write(site.join("b.png"), [1, 2, 3]).unwrap();
        for _ in 0..2 {
            let files = compress(&site).unwrap();
            assert_eq!(files.len(), 2);
            assert_eq!((files[0].path.as_str(), files[0].wire), ("b.png", 3));
            assert_eq!(files[1].path, "snippets/a.js");
            assert!(files[1].wire < 200);
        }
        assert!(site.join("snippets/a.js.br").is_file());
        assert!(!site.join("b.png.br").exists());
        std::fs::remove_dir_all(&site).unwrap();
    }
}
