//! Fashion-MNIST on this machine's disk.

use std::env;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::DataError;
use super::fashion;
use super::source::Source;
use crate::experiment::DataSource;

/// The folder in which downloaded files are kept: `fashion-mnist` under
/// `ACTIVATION_LAB_CACHE`, else under `activation-lab` in the user's cache folder
/// (`XDG_CACHE_HOME` or `~/.cache`; `~/Library/Caches` on macOS; `LOCALAPPDATA`
/// on Windows). None where none of these is set.
pub fn cache_dir() -> Option<PathBuf> {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let root = folder("ACTIVATION_LAB_CACHE").or_else(|| {
        let caches = if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            folder("HOME").map(|home| home.join("Library/Caches"))
        } else {
            folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
        };
        caches.map(|caches| caches.join("activation-lab"))
    })?;
    Some(root.join("fashion-mnist"))
}

/// The first file that `directory` lacks or that has a wrong size.
fn lacking(directory: &Path) -> Option<&'static str> {
    fashion::FILES
        .iter()
        .find(|file| {
            std::fs::metadata(directory.join(file.name))
                .map_or(true, |found| !found.is_file() || found.len() != file.size)
        })
        .map(|file| file.name)
}

/// The folder with the four files: `explicit` if given, else `FASHION_MNIST_DIR`,
/// else [`cache_dir`]. Sizes are checked here, checksums by [`load`].
///
/// # Errors
/// If `explicit` lacks a file, or none of the folders has all four.
pub fn find(explicit: Option<&Path>) -> Result<PathBuf, DataError> {
    if let Some(directory) = explicit {
        return match lacking(directory) {
            None => Ok(directory.to_owned()),
            Some(file) => Err(DataError::Missing {
                file: file.to_owned(),
                directory: directory.display().to_string(),
            }),
        };
    }
    env::var_os("FASHION_MNIST_DIR")
        .map(PathBuf::from)
        .into_iter()
        .chain(cache_dir())
        .find(|directory| lacking(directory).is_none())
        .ok_or(DataError::NotFound)
}

/// Reads, checks and decodes the files in `directory`, with the first `n` training samples.
///
/// # Errors
/// If a file cannot be read or is not what it should be.
pub fn load(directory: &Path, n: usize) -> Result<Source, DataError> {
    let mut source = Source::open(DataSource::Fashion, n);
    let mut piece = vec![0; 64 << 10];
    for file in source.files_wanted() {
        let unreadable = |error: std::io::Error| DataError::Read {
            file: file.name.to_owned(),
            detail: error.to_string(),
        };
        let mut reader = File::open(directory.join(file.name)).map_err(unreadable)?;
        loop {
            match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => source.push(file, &piece[..count])?,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(error)),
            }
        }
        source.finish(file)?;
    }
    Ok(source)
}
