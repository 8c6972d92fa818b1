//! A static server on loopback, for the built site: the right types and headers,
//! nothing outside its folder. Used by `lab serve`, by `cargo xtask serve` and by
//! the journeys through the page in a real browser. Knows nothing of Burn.

mod faults;
mod files;
#[cfg(test)]
mod tests;

use std::io::{self, Cursor};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

use faults::Relay;
pub use faults::{Fault, Faults};
use files::{Files, Found};

/// Threads that answer requests. A browser opens about six connections to a server.
const THREADS: usize = 6;

/// Sent with every answer. The first two make the page cross-origin isolated, the
/// others keep it to itself.
const HEADERS: [(&str, &str); 5] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
];

/// What is served, and where.
pub struct Options {
    /// The folder with the built site.
    pub dir: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Where the site appears, such as `/lab/`; `/` unless a build for a sub-path is tried out.
    pub prefix: String,
    /// Faults put into the answers, for tests.
    pub faults: Option<Faults>,
}

impl Options {
    /// Serves `dir` at `/` on a free port, without faults.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            port: 0,
            prefix: "/".into(),
            faults: None,
        }
    }
}

/// A running server. It stops when this is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
    relay: Option<Relay>,
    address: SocketAddr,
    prefix: String,
}

/// Starts a server; it runs until the returned value is dropped.
///
/// # Errors
/// When `dir` is not a folder that can be read, or the port is taken.
pub fn serve(options: Options) -> io::Result<Server> {
    let files = Arc::new(Files::new(&options.dir, &options.prefix)?);
    let outer = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
    let address = outer.local_addr()?;
    // The files are served on a port of their own, behind a relay that ends each connection after
    // one answer: tiny_http lends every open connection a thread, and of many that come at once it
    // leaves some waiting until others end.
    let inner = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let faults = options.faults.unwrap_or_else(|| Arc::new(|_: &str| None));
    let relay = Some(Relay::start(outer, inner.local_addr()?, faults)?);
    let http = tiny_http::Server::from_listener(inner, None).map_err(io::Error::other)?;
    let http = Arc::new(http);
    let workers = (0..THREADS)
        .map(|_| {
            let (http, files) = (http.clone(), files.clone());
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // An error here means that the browser has gone: nobody is left to tell.
                    answer(&files, request).ok();
                }
            })
        })
        .collect();
    Ok(Server {
        http,
        workers,
        relay,
        address,
        prefix: files.prefix().to_owned(),
    })
}

impl Server {
    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The site's address, such as `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            worker.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(relay) = self.relay.take() {
            relay.stop();
        }
        // Each call wakes one worker.
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            worker.join().ok();
        }
    }
}

fn answer(files: &Files, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return say(request, 405, &[("Allow", "GET, HEAD")]);
    }
    let brotli = accepts_brotli(&request);
    let file = match files.find(request.url(), brotli) {
        Ok(Found::File(file)) => file,
        Ok(Found::Moved(to)) => return say(request, 301, &[("Location", &to)]),
        Ok(Found::Nothing) => return say(request, 404, &[]),
        Err(_) => return say(request, 500, &[]),
    };

    let mut headers = vec![
        ("Content-Type", file.mime),
        ("Cache-Control", "no-cache"),
        ("ETag", &file.tag),
    ];
    if file.varies {
        headers.push(("Vary", "Accept-Encoding"));
    }
    if file.brotli {
        headers.push(("Content-Encoding", "br"));
    }
    let current = header(&request, "If-None-Match")
        .is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == file.tag));
    let status = if current { 304 } else { 200 };
    let length = file.bytes.len();
    let response = Response::new(
        status.into(),
        headers_of(&headers),
        Cursor::new(file.bytes),
        Some(length),
        None,
    );
    // One piece with its length, which the page shows as progress.
    request.respond(response.with_chunked_threshold(usize::MAX))
}

/// An answer in a few words.
fn say(request: Request, status: u16, headers: &[(&str, &str)]) -> io::Result<()> {
    let status = tiny_http::StatusCode(status);
    let body = format!("{} {}\n", status.0, status.default_reason_phrase());
    let mut all = vec![
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-cache"),
    ];
    all.extend(headers);
    let length = body.len();
    request.respond(Response::new(
        status,
        headers_of(&all),
        Cursor::new(body.into_bytes()),
        Some(length),
        None,
    ))
}

/// The given headers and those of every answer. A value that no header can hold is left out.
fn headers_of(headers: &[(&str, &str)]) -> Vec<Header> {
    let all = headers.iter().chain(&HEADERS);
    all.filter_map(|(name, value)| Header::from_bytes(*name, *value).ok())
        .collect()
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let found = request.headers().iter().find(|h| h.field.equiv(name));
    found.map(|h| h.value.as_str())
}

/// Whether the browser takes brotli: `br` in Accept-Encoding, not refused by `q=0`.
fn accepts_brotli(request: &Request) -> bool {
    let accepted = header(request, "Accept-Encoding").unwrap_or_default();
    accepted.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        name.trim().eq_ignore_ascii_case("br") && weight.parse().is_ok_and(|q: f64| q > 0.0)
    })
}
