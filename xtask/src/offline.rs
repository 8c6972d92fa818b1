//! The service worker's list: every file of the site but the data, with its hash.

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::steps::say;
use crate::{data, sizes};

/// The service worker's file in the site.
const FILE: &str = "sw.js";

/// Puts the service worker into a site that is otherwise finished.
pub fn write(project: &Project, out: &Path) -> Result<()> {
    let source = project.root.join("www").join(FILE);
    let code = std::fs::read_to_string(&source)
        .with_context(|| format!("reading {}", source.display()))?;
    let mut files = Vec::new();
    for path in sizes::files(out)? {
        let kept = path != FILE && !path.starts_with(data::PLACE) && !path.ends_with(".br");
        if kept {
            let bytes = std::fs::read(out.join(&path))?;
            let hash = BASE64_STANDARD.encode(Sha256::digest(&bytes));
            let usage = match path.starts_with("worker_gpu") {
                true => "gpu",
                false => "all",
            };
            files.push((path, format!("sha256-{hash}"), usage));
        }
    }
    files.sort();
    std::fs::write(out.join(FILE), filled(&code, &files)?)?;
    say(&format!("{} files for use without a network", files.len()));
    Ok(())
}

/// The service worker's code with the list and a version that is the list's own hash.
fn filled(code: &str, files: &[(String, String, &str)]) -> Result<String> {
    let list = serde_json::to_string(files)?;
    let list = list.trim_start_matches('[').trim_end_matches(']');
    // A change of the worker itself is a new version too.
    let version = Sha256::digest([list, code].concat());
    let version: String = version[..8].iter().map(|b| format!("{b:02x}")).collect();
    for place in ["@VERSION@", "/*@FILES@*/"] {
        code.contains(place)
            .then_some(())
            .with_context(|| format!("{FILE} has no {place}"))?;
    }
    let list = match list.is_empty() {
        true => String::new(),
        false => ["[", list, "]"].concat(),
    };
    Ok(code
        .replace("@VERSION@", &version)
        .replace("/*@FILES@*/", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "const VERSION = \"@VERSION@\"; const FILES = [/*@FILES@*/];";

    #[test]
    fn the_version_follows_the_files() {
        let file = |hash: &str| [("a.js".to_owned(), hash.to_owned(), "all")];
        let first = filled(CODE, &file("sha256-A")).unwrap();
        assert!(
            first.contains(r#"const FILES = [["a.js","sha256-A","all"]];"#),
            "{first}"
        );
        assert_eq!(first, filled(CODE, &file("sha256-A")).unwrap());
        let other = filled(CODE, &file("sha256-B")).unwrap();
        let version = |code: &str| code.split('"').nth(1).map(str::to_owned);
        assert_ne!(version(&first), version(&other));
        assert_eq!(version(&first).unwrap().len(), 16);
    }

    #[test]
    fn a_worker_without_its_places_is_refused() {
        assert!(filled("const FILES = [];", &[]).is_err());
    }
}
