//! Fashion-MNIST for the site: from `FASHION_MNIST_DIR`, else from the download cache,
//! else from its public homes; and if there is none, the site does without it.

use std::path::{Path, PathBuf};

use activation_lab::data::fashion::{FILES, FashionFile, HOMES};
use activation_lab::data::files::cache_dir;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::download::fetch;
use crate::project::{Project, shown};
use crate::steps::say;

/// Where the page looks for the files, from its own address.
pub const PLACE: &str = "data/fashion-mnist";

/// The folder with the four files, each of them checked; or nothing, said in a sentence.
pub fn find_or_download(project: &Project) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("FASHION_MNIST_DIR") {
        let folder = project.root.join(named);
        match verified(&folder) {
            Ok(()) => {
                say(&format!("found in {}", folder.display()));
                return Some(folder);
            }
            Err(problem) => say(&format!("FASHION_MNIST_DIR: {problem:#}")),
        }
    }
    let Some(cache) = cache_dir() else {
        say("there is no cache folder on this machine; set FASHION_MNIST_DIR to a folder of yours");
        return None;
    };
    if verified(&cache).is_ok() {
        say(&format!("found in {}", cache.display()));
        return Some(cache);
    }
    match download(&cache) {
        Ok(()) => {
            say(&format!("now in {}", shown(project, &cache)));
            Some(cache)
        }
        Err(problem) => {
            say(&format!("not to be had: {problem:#}"));
            say("Set FASHION_MNIST_DIR to a folder with the four .gz files to use them.");
            None
        }
    }
}

/// Copies the four files into the site.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for file in &FILES {
        std::fs::copy(from.join(file.name), to.join(file.name))
            .with_context(|| format!("{} cannot be copied", file.name))?;
    }
    Ok(())
}

/// Whether all four files are in `folder`, with the published hashes.
fn verified(folder: &Path) -> Result<()> {
    for file in &FILES {
        let path = folder.join(file.name);
        let bytes = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
        verify(file, &bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Whether these bytes are the published file.
fn verify(file: &FashionFile, bytes: &[u8]) -> Result<()> {
    if bytes.len() as u64 != file.size {
        bail!("{} bytes instead of {}", bytes.len(), file.size);
    }
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if hash != file.sha256 {
        bail!("its SHA-256 is {hash}, not the published one");
    }
    Ok(())
}

/// Downloads what is missing, from the first home that answers.
fn download(cache: &Path) -> Result<()> {
    std::fs::create_dir_all(cache)
        .with_context(|| format!("{} cannot be made", cache.display()))?;
    for home in HOMES {
        match download_from(home, cache) {
            Ok(()) => return Ok(()),
            Err(problem) => say(&format!("{problem:#}")),
        }
    }
    bail!("no public home of it answered")
}

/// The four files from one home; a file that is already right is not fetched again.
fn download_from(home: &str, cache: &Path) -> Result<()> {
    for file in &FILES {
        let place = cache.join(file.name);
        if std::fs::read(&place).is_ok_and(|bytes| verify(file, &bytes).is_ok()) {
            continue;
        }
        let url = format!("{home}{}", file.name);
        say(&format!("{} from {home}", file.name));
        let bytes = fetch(&url, file.size)?;
        verify(file, &bytes).with_context(|| url.clone())?;
        let part = cache.join(format!("{}.part", file.name));
        std::fs::write(&part, &bytes)?;
        std::fs::rename(&part, &place)?;
    }
    Ok(())
}
