use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::{Fault, Faults, Options, Server, serve};

/// A folder `site` with a few files, beside a file that must never be served.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("lab-serve-{}-{name}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(path.join("site/data")).unwrap();
        fs::create_dir_all(path.join("site-2")).unwrap();
        for (file, content) in [
            ("secret.txt", "secret"),
            ("site-2/secret.txt", "secret"),
            ("site/index.html", "<!doctype html>"),
            ("site/app.js", "let a;"),
            ("site/app.js.br", "compressed"),
            ("site/app.wasm", "\0asm"),
            ("site/data/images.gz", "0123456789"),
            ("site/data/a b.txt", "space"),
            ("site/.hidden", "secret"),
        ] {
            fs::write(path.join(file), content).unwrap();
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(path.join("secret.txt"), path.join("site/out.txt")).unwrap();
            std::os::unix::fs::symlink(path.join("site-2"), path.join("site/out")).unwrap();
        }
        Self(path)
    }

    fn serve(&self, prefix: &str, faults: Option<Faults>) -> Server {
        serve(Options {
            prefix: prefix.into(),
            faults,
            ..Options::new(self.0.join("site"))
        })
        .unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

fn ask(server: &Server, method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let text = format!("{method} {path} HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\n\r\n");
    stream.write_all(text.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .expect("a head");
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    Answer {
        status: status.parse().unwrap(),
        headers: lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect(),
        body: answer[end + 4..].to_vec(),
    }
}

fn get(server: &Server, path: &str) -> Answer {
    ask(server, "GET", path, "")
}

#[test]
fn files_come_with_their_type_and_the_headers() {
    let site = Site::new("types");
    let server = site.serve("/", None);
    for (path, mime, body) in [
        ("/", "text/html; charset=utf-8", "<!doctype html>"),
        (
            "/index.html?v=1",
            "text/html; charset=utf-8",
            "<!doctype html>",
        ),
        ("/app.js", "text/javascript; charset=utf-8", "let a;"),
        ("/app.wasm", "application/wasm", "\0asm"),
        ("/data/images.gz", "application/gzip", "0123456789"),
        ("/data/a%20b.txt", "text/plain; charset=utf-8", "space"),
    ] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.headers["content-type"], mime);
        assert_eq!(answer.headers["content-length"], body.len().to_string());
        assert_eq!(answer.body, body.as_bytes());
        assert!(!answer.headers.contains_key("content-encoding"), "{path}");
        for (name, value) in super::HEADERS {
            assert_eq!(answer.headers[&name.to_ascii_lowercase()], value);
        }
        assert_eq!(answer.headers["cache-control"], "no-cache");
    }
}

#[test]
fn a_file_that_has_not_changed_is_not_sent_again() {
    let site = Site::new("etag");
    let server = site.serve("/", None);
    let tag = get(&server, "/app.wasm").headers["etag"].clone();
    let asked = format!("If-None-Match: W/\"x\", {tag}\r\n");
    let again = ask(&server, "GET", "/app.wasm", &asked);
    assert_eq!((again.status, again.body.len()), (304, 0));
    fs::write(site.0.join("site/app.wasm"), "another").unwrap();
    let changed = ask(&server, "GET", "/app.wasm", &asked);
    assert_eq!(
        (changed.status, changed.body.as_slice()),
        (200, &b"another"[..])
    );
}

#[test]
fn a_compressed_sibling_is_sent_to_who_takes_it() {
    let site = Site::new("brotli");
    let server = site.serve("/", None);
    let answer = ask(&server, "GET", "/app.js", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(answer.body, b"compressed");
    assert_eq!(answer.headers["content-encoding"], "br");
    assert_eq!(
        answer.headers["content-type"],
        "text/javascript; charset=utf-8"
    );
    assert_eq!(answer.headers["vary"], "Accept-Encoding");
    for headers in [
        "Accept-Encoding: gzip, br;q=0\r\n",
        "Accept-Encoding: brx\r\n",
    ] {
        let plain = ask(&server, "GET", "/app.js", headers);
        assert_eq!(plain.body, b"let a;");
        assert_ne!(plain.headers["etag"], answer.headers["etag"]);
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::new("outside");
    let server = site.serve("/", None);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/data/../../secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/app.js%00.txt",
        "/%ff",
        "/.hidden",
        "/../site-2/secret.txt",
        "/out.txt",
        "/out/secret.txt",
        "/missing",
        "http://127.0.0.1/app.js",
        "app.js",
    ] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("secret"));
    }
}

#[test]
fn only_get_and_head_are_answered() {
    let site = Site::new("methods");
    let server = site.serve("/", None);
    let head = ask(&server, "HEAD", "/app.js", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], "6");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(&server, method, "/app.js", "Content-Length: 0\r\n");
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.headers["allow"], "GET, HEAD");
    }
}

#[test]
fn a_site_under_a_sub_path_is_only_there() {
    let site = Site::new("prefix");
    let server = site.serve("lab/try", None);
    assert!(server.url().ends_with("/lab/try/"));
    assert_eq!(get(&server, "/lab/try/app.js").body, b"let a;");
    let moved = get(&server, "/lab/try");
    assert_eq!(
        (moved.status, moved.headers["location"].as_str()),
        (301, "/lab/try/")
    );
    let moved = get(&server, "/lab/try/data");
    assert_eq!(
        (moved.status, moved.headers["location"].as_str()),
        (301, "/lab/try/data/")
    );
    for path in [
        "/",
        "/app.js",
        "/lab/app.js",
        "/lab/tryapp.js",
        "/lab/try/data/",
    ] {
        assert_eq!(get(&server, path).status, 404, "{path}");
    }
}

#[test]
fn faults_spoil_the_answer_they_are_asked_for() {
    let site = Site::new("faults");
    let count = Arc::new(AtomicUsize::new(0));
    let counter = count.clone();
    let late = Duration::from_millis(300);
    let server = site.serve(
        "/",
        Some(Arc::new(move |path: &str| {
            if path != "/data/images.gz" {
                return None;
            }
            match counter.fetch_add(1, Ordering::SeqCst) {
                0 => Some(Fault::NotFound),
                1 => Some(Fault::DropAfter(4)),
                2 => Some(Fault::Truncate(4)),
                3 => Some(Fault::Corrupt(4)),
                4 => Some(Fault::Delay(late)),
                5 => Some(Fault::Stall(4, late)),
                _ => None,
            }
        })),
    );
    let path = "/data/images.gz";
    assert_eq!(get(&server, path).status, 404);
    for (length, body) in [("10", "0123"), ("4", "0123"), ("10", "0123556789")] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-length"], length);
        assert_eq!(answer.body, body.as_bytes());
    }
    for _ in 0..2 {
        let start = Instant::now();
        assert_eq!(get(&server, path).body, b"0123456789");
        assert!(start.elapsed() >= late);
    }
    let whole = get(&server, path);
    assert_eq!(
        (whole.status, whole.body.as_slice()),
        (200, &b"0123456789"[..])
    );
    assert_eq!(whole.headers["content-type"], "application/gzip");
    let other = ask(&server, "HEAD", "/app.js", "");
    assert_eq!(
        (other.headers["content-length"].as_str(), other.body.len()),
        ("6", 0)
    );
}

#[test]
fn many_requests_on_many_connections_are_answered() {
    let site = Site::new("many");
    let server = site.serve("/", None);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert_eq!(get(&server, "/app.js").status, 200)));
        }
    });
}

#[test]
fn connections_that_come_at_once_and_stay_open_are_all_answered() {
    let site = Site::new("open");
    let server = site.serve("/", None);
    // As a browser does: several at once, and none is closed by it.
    let mut all: Vec<TcpStream> = (0..24)
        .map(|_| TcpStream::connect(server.address()).unwrap())
        .collect();
    for stream in &mut all {
        stream
            .write_all(b"GET /app.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
    }
    for stream in &mut all {
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"HTTP/1.1 200");
    }
}

#[test]
fn a_missing_folder_or_a_taken_port_is_an_error() {
    let site = Site::new("errors");
    assert!(serve(Options::new(site.0.join("nowhere"))).is_err());
    assert!(serve(Options::new(site.0.join("secret.txt"))).is_err());
    let server = site.serve("/", None);
    let taken = serve(Options {
        port: server.address().port(),
        ..Options::new(site.0.join("site"))
    });
    let error = taken.err().expect("the port is taken");
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
    // A dropped server frees its port.
    let port = server.address().port();
    drop(server);
    std::thread::sleep(Duration::from_millis(200));
    let again = serve(Options {
        port,
        ..Options::new(site.0.join("site"))
    });
    assert!(again.is_ok());
}
