//! From a request's path to a file of the site, and to nothing else.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use percent_encoding::percent_decode_str;

/// The folder that is served.
pub(super) struct Files {
    /// Canonical, so that a link that leads out of it can be told.
    root: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
}

/// A file to send.
pub(super) struct File {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    /// Changes whenever the file does.
    pub tag: String,
    /// The bytes are the file's, compressed with brotli.
    pub brotli: bool,
    /// Another browser would get other bytes.
    pub varies: bool,
}

pub(super) enum Found {
    File(File),
    /// A folder, asked for without its slash.
    Moved(String),
    Nothing,
}

impl Files {
    pub fn new(dir: &Path, prefix: &str) -> io::Result<Self> {
        let root = dir.canonicalize()?;
        if !root.is_dir() {
            return Err(io::Error::from(io::ErrorKind::NotADirectory));
        }
        let prefix = match prefix.trim_matches('/') {
            "" => "/".to_owned(),
            name => format!("/{name}/"),
        };
        Ok(Self { root, prefix })
    }

    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The file for a request's path; `index.html` for a folder.
    ///
    /// # Errors
    /// When a file is there but cannot be read.
    pub fn find(&self, url: &str, accepts_brotli: bool) -> io::Result<Found> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Ok(Found::Moved(self.prefix.clone()));
        }
        let Some(inside) = path.strip_prefix(&self.prefix) else {
            return Ok(Found::Nothing);
        };
        let Some(mut file) = relative(inside).and_then(|inside| self.inside(&inside)) else {
            return Ok(Found::Nothing);
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                return Ok(Found::Moved(format!("{path}/")));
            }
            match self.inside(&file.join("index.html")) {
                Some(index) => file = index,
                None => return Ok(Found::Nothing),
            }
        }
        if !file.is_file() {
            return Ok(Found::Nothing);
        }

        let mime = mime(&file);
        let mut compressed = file.clone().into_os_string();
        compressed.push(".br");
        let compressed = self
            .inside(Path::new(&compressed))
            .filter(|path| path.is_file());
        let varies = compressed.is_some();
        let (path, brotli) = match compressed {
            Some(compressed) if accepts_brotli => (compressed, true),
            _ => (file, false),
        };
        // Read at once: the length is then that of the bytes sent, even if the file changes.
        let bytes = fs::read(&path)?;
        Ok(Found::File(File {
            mime,
            tag: tag(&path, bytes.len(), brotli)?,
            bytes,
            brotli,
            varies,
        }))
    }

    /// The path with its links followed, if it exists and lies inside the folder.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let path = self.root.join(path).canonicalize().ok()?;
        path.starts_with(&self.root).then_some(path)
    }
}

/// A path inside the site; none if it tries to be anything else or names a hidden file.
fn relative(text: &str) -> Option<PathBuf> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    if text.contains(['\0', '\\']) {
        return None;
    }
    let path = PathBuf::from(text.as_ref());
    let plain = path.components().all(|component| match component {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    });
    plain.then_some(path)
}

fn tag(path: &Path, length: usize, brotli: bool) -> io::Result<String> {
    let modified = fs::metadata(path)?.modified()?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    let suffix = if brotli { "-br" } else { "" };
    Ok(format!("\"{length:x}-{:x}{suffix}\"", since.as_nanos()))
}

/// The media type by the file's extension.
fn mime(path: &Path) -> &'static str {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str().unwrap_or_default() {
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "ftl" | "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        // Without Content-Encoding: the page gets the compressed bytes and checks their SHA-256.
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    }
}
